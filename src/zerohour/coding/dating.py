"""When each event is: which time expressions date it, and the window that they give. Without one the date is unknown."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from zerohour.codebook import Codebook
from zerohour.coding.gazetteer import Candidate
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import named
from zerohour.records import PlaceMention, TimeExpression, Token, Window, day_of

_FAR = 99
_FURTHEST = 4
# Characters: further apart, two days stand in two phrases.
_FAR_APART = 20
# "not on Monday or Tuesday" leaves the rest of the week open; "not in April" says nothing about May.
_DENIED_DAYS = 7
_AFTER = frozenset({"since", "after", "from", "following"})
_BEFORE = frozenset({"by", "before", "until", "till"})
# "The first talks in two years", "the worst attack since 2021".
_RECORD_SPANS = frozenset({"since", "in", "for"})
_DEMANDS = frozenset({"call", "ask", "appeal", "plan", "press", "push", "invite"})
_TENSE_FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with the word that heads it in a sentence, and the preposition before it."""

    head: int
    marker: str
    expression: TimeExpression


def placed(trees: Sequence[Tree], expressions: Iterable[TimeExpression], judges: Set[str], day: date | None) -> dict[int, list[Timed]]:
    """The expressions by sentence, each with the word that heads it.

    `judges` are the verbs that take an event for granted, `day` is the report's.
    """
    found: dict[int, list[Timed]] = {}
    rows = sorted(expressions, key=lambda e: e.start)
    for tree in trees:
        span = tree.sentence.span
        for row in rows:
            if not span.start <= row.start < span.end:
                continue
            inside = [n for n, t in enumerate(tree.tokens) if t.start < row.end and row.start < t.end]
            if inside:
                head = next((n for n in inside if (h := tree.head(n)) is None or h not in inside), inside[-1])
                head = _verb_behind(tree, inside, head)
                if row.earliest == row.latest == day and not any(o is not row and span.start <= o.start < span.end for o in rows):
                    head = _judging(tree, head, judges)
                found.setdefault(tree.number, []).append(Timed(head, tree.case(head).split(" ")[-1], row))
    return found


def _judging(tree: Tree, head: int, judges: Set[str]) -> int:
    """The verb that judges what the report's own day stands behind: who "condemned the bombing on Thursday" did so on Thursday."""
    chain = [head, *tree.ancestors(head)]
    for below, up in pairwise(chain):
        if tree.tokens[up].upos == "VERB":
            judged = tree.tokens[up].lemma.lower() in judges and tree.tokens[up].xpos == "VBD"
            return up if judged and tree.tokens[below].label == "obj" else head
    return head


def _verb_behind(tree: Tree, inside: Sequence[int], head: int) -> int:
    """The verb right behind a bare day, which it dates whatever the parse says: "U.S. forces Thursday launched", the style of agencies."""
    verb = inside[-1] + 1
    while verb < len(tree.tokens) and tree.tokens[verb].upos == "ADV":
        verb += 1
    bare = len(inside) == 1 and tree.tokens[head].upos == "PROPN" and not tree.case(head)
    return verb if bare and verb < len(tree.tokens) and tree.tokens[verb].xpos == "VBD" else head


def looks_ahead(trees: Sequence[Tree], book: Codebook) -> Mapping[int, bool]:
    """For each sentence's words, by offset: whether the clause that they stand in speaks of the future."""
    found: dict[int, bool] = {}
    for tree in trees:
        for number, token in enumerate(tree.tokens):
            if token.upos in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "DET"):
                verb = next((a for a in tree.ancestors(number) if tree.tokens[a].upos in ("VERB", "AUX") or tree.children(a, "cop")), None)
                if verb is not None:
                    found[token.start] = _future_clause(tree, verb, number, book)
    return found


def _future_clause(tree: Tree, verb: int, time: int, book: Codebook) -> bool:
    """Whether the verb's clause looks ahead; "called for a meeting on Wednesday" does, behind what is called for."""
    helpers = {tree.tokens[n].text.lower() for n in tree.children(verb, "aux")}
    token = tree.tokens[verb]
    foretold = book.grammar["adjectives_possible"] | book.grammar["adjectives_expected"] | book.grammar["adjectives_planned"]
    if token.lemma.lower() in _DEMANDS and any(tree.case(n) == "for" and n < time for n in tree.children(verb, "obl")):
        return True
    if helpers & _TENSE_FUTURE or (token.upos == "ADJ" and token.lemma.lower() in foretold):
        return True
    if token.lemma.lower() in book.grammar["planned"] | book.grammar["expected"] and (
        tree.children(verb, "aux:pass", "cop") or token.upos == "ADJ"
    ):
        return True
    if tree.case(time) in ("until", "till", "to", "for") and named(tree, verb) & book.grammar["defers"]:
        return True
    if _is_on_the_calendar(tree, verb, time, book):
        return True
    infinitive = any(tree.tokens[n].text.lower() == "to" for n in tree.children(verb, "mark"))
    above = tree.head(verb)
    if infinitive and above is not None:
        return tree.tokens[above].lemma.lower() in book.grammar["planned"] | book.grammar["expected"] | {"have", "go"}
    return bool(helpers & {"may", "might", "could", "should"}) and "have" not in helpers


def is_present(verb: Token) -> bool:
    """Whether a verb stands in the present, by its form too: "deplored" is past whatever its tag says."""
    form = verb.text.lower()
    return (verb.xpos == "VBP" and form == verb.lemma.lower()) or (verb.xpos == "VBZ" and form.endswith("s"))


def _is_on_the_calendar(tree: Tree, verb: int, time: int, book: Codebook) -> bool:
    """Whether a verb in the present has a day: "they meet Monday". In a title it tells what was, and what is said is said already."""
    token = tree.tokens[verb]
    present = is_present(token) and not tree.children(verb, "aux", "cop")
    dated = tree.tokens[time].upos == "PROPN" and time > verb and tree.tokens[time].label.split(":")[0] == "obl" and tree.head(time) == verb
    return present and dated and tree.sentence.kind != "headline" and token.lemma.lower() not in book.grammar["says"]


def of_event(
    tree: Tree, word: int, carrier: int | None, timed: Sequence[Timed], says: frozenset[str], others: Set[int], elsewhere: Set[int]
) -> list[Timed]:
    """The expressions that date the event of a word: those nearest by the dependency path.

    `others` are the verbs of other events: what one of them is done to ("condemned on Friday the attack") has its own time. What stands
    in the phrase of another event, `elsewhere`, is its time ("arrested over last year's bombing").
    """
    timed = [t for t in timed if not _names_a_thing(tree, t.head, word, carrier)]
    if _is_record(tree, word):
        timed = [t for t in timed if t.marker not in _RECORD_SPANS]
    timed = [t for t in timed if (t.marker != "of" or tree.head(t.head) in (word, carrier)) and not _within(tree, t.head, word, elsewhere)]
    ranked = sorted(
        (cost, abs(t.head - word), k)
        for k, t in enumerate(timed)
        if (cost := _distance(tree, word, carrier, t.head, t.marker, says) + _foreign(tree, word, carrier, t.head, others)) <= _FURTHEST
    )
    if not ranked:
        return []
    best = ranked[0][0]
    heads = {timed[k].head for cost, _, k in ranked if cost == best and not (word == tree.head(timed[k].head) and _perfect(tree, word))}
    nearest = timed[ranked[0][2]]
    heads = {t.head for t in timed if t.head in heads and (t is nearest or not _another_day(t, nearest))}
    return [t for t in timed if t.head in heads or (tree.tokens[t.head].label == "conj" and tree.head(t.head) in heads)]


def _distance(tree: Tree, word: int, carrier: int | None, head: int, marker: str, says: frozenset[str]) -> int:
    """Steps in the tree from the event's word to the expression.

    Clause borders count more; a reporting verb's own time never reaches its content.
    """
    own = [word, *tree.ancestors(word)]
    other = [head, *tree.ancestors(head)]
    meet = next((n for n in other if n in own), None)
    if meet is None:
        return _FAR
    up, down = own[: own.index(meet)], other[: other.index(meet)]
    cost = 0
    for number in up:
        label = tree.tokens[number].label
        if label == "ccomp" and (h := tree.head(number)) is not None and tree.tokens[h].lemma.lower() in says:
            return _FAR
        cost += _step(label, number in (word, carrier))
    if meet == word and tree.tokens[word].upos == "VERB" and any(tree.tokens[n].label == "acl:relcl" for n in down):
        # "Egypt, which met them last week, urged": the aside's time is not the verb's.
        return _FAR
    if any(_is_before_or_after(tree, n) for n in down) or (marker in _BEFORE and any(tree.tokens[n].label == "conj" for n in down)):
        # "Imposed sanctions and put off a decision until October".
        return _FAR
    if len(down) > 1:
        cost += sum(_step(tree.tokens[n].label, False) for n in down[1:])
    if (
        meet not in (word, carrier)
        and tree.tokens[meet].lemma.lower() in says
        and any(tree.tokens[n].label in ("parataxis", "ccomp") for n in up)
    ):
        return _FAR
    return cost + (0 if meet in (word, carrier) else 1)


def _another_day(one: Timed, nearest: Timed) -> bool:
    """Whether a bare day far from the nearest one is of what the verb is done to: "on Saturday condemned the attacks Friday"."""
    a, b = one.expression, nearest.expression
    days = all(e.type == "DATE" and e.earliest == e.latest for e in (a, b)) and {one.marker, nearest.marker} <= {"", "on"}
    return days and max(a.start - b.end, b.start - a.end) > _FAR_APART


def _names_a_thing(tree: Tree, head: int, word: int, carrier: int | None) -> bool:
    """Whether a time is part of what a thing is called: "agreed on a 2025 budget", "attended Friday prayers"."""
    return tree.tokens[head].label in ("compound", "nummod", "amod") and tree.head(head) not in (word, carrier)


def _is_record(tree: Tree, word: int) -> bool:
    """Whether an event is called the first or the deadliest of a time: "the deadliest attack since 2021" was not in 2021."""
    beside = [tree.tokens[n] for n in tree.children(word, "amod")]
    return any(t.xpos == "JJS" or t.text.lower().endswith("iest") or t.lemma.lower() in ("first", "last", "bad", "worst") for t in beside)


def _within(tree: Tree, head: int, word: int, elsewhere: Set[int]) -> bool:
    """Whether a time stands in the phrase of another event, below where it meets the event's word."""
    own = {word, *tree.ancestors(word)}
    for up in (head, *tree.ancestors(head)):
        if up in own:
            return False
        if up in elsewhere and tree.tokens[up].label != "conj":
            return True
    return False


def _is_before_or_after(tree: Tree, verb: int) -> bool:
    """Whether a clause is told as of another time than its main clause: "agreed after the attack began on Friday"."""
    marks = {tree.tokens[n].lemma.lower() for n in tree.children(verb, "mark")}
    return tree.tokens[verb].label == "advcl" and bool(marks & (_AFTER | _BEFORE))


def _perfect(tree: Tree, verb: int) -> bool:
    """Whether the verb is in the present perfect, which takes no definite past time: "has condemned the killing last Wednesday"."""
    helpers = [tree.tokens[n] for n in tree.children(verb, "aux")]
    return any(t.lemma.lower() == "have" and t.xpos in ("VBZ", "VBP") for t in helpers) and not any(t.xpos == "MD" for t in helpers)


def _foreign(tree: Tree, word: int, carrier: int | None, head: int, others: Set[int]) -> int:
    """A charge for taking the time of another event's verb of which this event is the object."""
    above = tree.head(word)
    below = word in (head, *tree.ancestors(head))
    if not below and tree.case(word) in ("for", "over"):
        # What something is done for or over ("fired on Sunday in retaliation for the killing") came before it.
        return _FAR
    if above is not None and _perfect(tree, above):
        return 0
    return 3 if above in others and above != carrier and not below and tree.tokens[word].label in ("obj", "obl", "nmod") else 0


def _step(label: str, own: bool) -> int:
    if label in ("ccomp", "advcl", "acl:relcl", "parataxis", "advcl:relcl"):
        return 3
    if label in ("conj", "xcomp", "acl", "nsubj", "obj", "nsubj:pass", "obl", "nmod"):
        return 1 if own or label in ("xcomp", "conj", "nsubj", "obj", "nsubj:pass") else 2
    return 2


def window(chosen: Sequence[Timed]) -> Window | None:
    """The window that expressions give together; "Monday or Tuesday" spans both."""
    dated = [t for t in chosen if t.expression.earliest is not None and t.expression.type in ("DATE", "TIME", "DURATION")]
    if not dated:
        return None
    ends = [ends for t in dated if (ends := _ends(t)) != (None, None)]
    if not ends:
        return None
    firsts, lasts = [a for a, _ in ends], [b for _, b in ends]
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    at = next((t.expression.earliest for t in dated if isinstance(t.expression.earliest, datetime)), None)
    return Window(first, last, " | ".join(t.expression.text for t in sorted(dated, key=lambda t: t.expression.start)), at)


def _ends(timed: Timed) -> tuple[date | None, date | None]:
    first, last = day_of(timed.expression.earliest), day_of(timed.expression.latest)
    if timed.expression.type == "TIME":
        # "After midnight" is of that day.
        return first, last
    if timed.marker in _AFTER:
        return first, last if timed.marker == "from" else None
    if timed.marker in _BEFORE:
        return None, last
    return first, last


def deferred_to(chosen: Sequence[Timed]) -> Window | None:
    """The new day of what is put off: "postponed until Thursday", "delayed to September"."""
    return window([replace(t, marker="") for t in chosen if t.marker in ("until", "till", "to", "for")])


def moved_past(chosen: Sequence[Timed], timed: Sequence[Timed]) -> Window | None:
    """From the day after the denied days to the later expression's end: "won't come Monday, but later this week"."""
    denied = window(chosen)
    if denied is None or denied.latest is None or (denied.latest - (denied.earliest or denied.latest)).days > _DENIED_DAYS:
        return None
    later = [t for t in timed if t.head > max(c.head for c in chosen) and t.expression.latest is not None and t not in chosen]
    bounds = [w for t in later if (w := window([t])) and w.latest and w.latest > denied.latest]
    if not bounds:
        return Window(denied.latest + timedelta(days=1), None, f"not {denied.words}")
    return Window(denied.latest + timedelta(days=1), bounds[0].latest, f"not {denied.words} | {bounds[0].words}")


def with_clocks(found: Window, tree: Tree, timed: Sequence[Timed], places: Sequence[PlaceMention], zones: Mapping[int, str]) -> Window:
    """The window's moment in the zone of the place beside it, checked against the same moment given for another place.

    `zones` maps the offset of a place name to its tz database zone. Where two clocks are given, `clock` says how many minutes they differ.
    """
    clocks = [t.expression for t in timed if isinstance(t.expression.earliest, datetime)]
    if found.at is None or not clocks:
        return found
    first = next((c for c in clocks if c.earliest == found.at), clocks[0])
    here = _zone_near(first, places, zones, tree, None)
    at = found.at if found.at.tzinfo or here is None else found.at.replace(tzinfo=ZoneInfo(here[0]))
    note = None
    for second in clocks:
        if second is first or not isinstance(second.earliest, datetime) or at.tzinfo is None:
            continue
        there = _zone_near(second, places, zones, tree, here)
        if there is None:
            continue
        told = second.earliest.replace(tzinfo=ZoneInfo(there[0]))
        real = at.astimezone(ZoneInfo(there[0]))
        minutes = round((told.replace(year=real.year, month=real.month, day=real.day) - real).total_seconds() / 60)
        minutes = (minutes + 720) % 1440 - 720
        note = (
            f"{at:%H:%M} {here[1] if here else ''} is {real:%H:%M} {there[1]}; the text says {second.text}: {abs(minutes)} min off".replace(
                "  ", " "
            )
        )
    return replace(found, at=at, clock=note)


def _zone_near(
    clock: TimeExpression, places: Sequence[PlaceMention], zones: Mapping[int, str], tree: Tree, taken: tuple[str, str] | None
) -> tuple[str, str] | None:
    """The zone of the place named right behind the time, else right before it, in the same sentence."""
    span = tree.sentence.span
    inside = [p for p in places if span.start <= p.start < span.end and p.start in zones and (taken is None or zones[p.start] != taken[0])]
    behind = [p for p in inside if 0 <= p.start - clock.end <= 30]
    before = [p for p in inside if 0 <= clock.start - p.end <= 30]
    chosen = (before[-1:] + behind[:1]) if taken is None else (behind[:1] + before[-1:])
    for place in chosen:
        try:
            ZoneInfo(zones[place.start])
        except (ZoneInfoNotFoundError, ValueError):
            continue
        return zones[place.start], place.name
    return None


def zone_of(place: Candidate | None) -> str:
    """The tz database's zone of a place; empty where it spans several."""
    return place.zone if place and place.is_local else ""
