"""Who is said to say what: reporting verbs, "according to", reporting nouns and quotations, by syntax.

A statement is a source, the cue that says so, and the content. Where the text ascribes content to nobody ("growing speculation that"),
the source is unattributed, never the report's own voice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zerohour.codebook import Codebook
from zerohour.coding.introduced import content as introduced_by
from zerohour.coding.introduced import introduction
from zerohour.coding.mending import TIMES
from zerohour.coding.people import Cast
from zerohour.coding.speakers import source_of
from zerohour.coding.subjects import may_be_somebody, subjects
from zerohour.coding.trees import Tree
from zerohour.records import AttributionMention, Said, Source, Span, Statement

_WITH_AS = frozenset(
    {"describe", "call", "brand", "label", "deem", "denounce", "hail", "characterize", "characterise", "condemn", "praise", "dismiss"}
)
# A cue of such words alone says nothing: "is", "also".
_NO_CUE = frozenset({"AUX", "ADV", "PART", "PRON", "DET"})
# Inside somebody's words; the statement around them says whose.
_SPEAKERS = frozenset({"i", "you", "we", "this", "that", "these", "those", "which", "what"})
_QUOTE = re.compile(r"``|''|[\"“”]")
# Words of no source that may stand within one, and one more.
_GAP = 4
Found = tuple[Tree, int | None, list[int], Span, tuple[Span, ...], bool]


def statements(trees: Sequence[Tree], text: str, cast: Cast, book: Codebook) -> list[Statement]:
    """All statements of a report, in the order of their cues."""
    found: list[Statement] = []
    quotes, waiting = quoted(text), []
    for tree in trees:
        if tree.sentence.kind == "dateline":
            continue
        ruled = list(_ruled(tree, book))
        rows = _seen(tree, ruled, book)
        for row in sorted(rows, key=lambda row: row[3]):
            _, head, phrase, cue, content, denied = row
            source = source_of(tree, head, phrase, text, cast, book) if head is not None else _nobody(tree, cue)
            found.append(Statement(_with_quotes(content, quotes, cue), cue, source, denied, _asserts(row, ruled, book)))
        if (opened := introduction(tree, book)) and (said := introduced_by(tree, opened[1], trees)):
            verb, head = opened
            found.append(Statement(said, tree.tokens[verb].span, source_of(tree, head, tree.phrase(head), text, cast, book), False, True))
        elif spoken := _spoken(tree, quotes, found):
            waiting.append((tree, spoken))
    for tree, spoken in waiting:
        _go_on(found, tree, spoken, quotes, trees)
    return found


def _spoken(tree: Tree, quotes: Sequence[Span], found: Sequence[Statement]) -> Span | None:
    """The sentence where somebody says it whom another sentence names: most of it, or all of it within quotation marks."""
    span = tree.sentence.span
    if any(s.covers(span.start) or span.start <= s.cue.start < span.end for s in found):
        return None
    whole = any(quote.start <= span.start + 2 and span.end <= quote.end + 3 and quote.end > span.start for quote in quotes)
    return span if whole or len(tree.sentence.spoken) * 2 > len(tree.tokens) else None


def _go_on(found: list[Statement], tree: Tree, spoken: Span, quotes: Sequence[Span], trees: Sequence[Tree]) -> None:
    """Adds the sentence to the statement whose quotation it stands in, else to the one before it in this paragraph or the last."""
    around = [q for q in quotes if q.meets(spoken)]
    in_quote = [n for n, s in enumerate(found) if any(c.meets(q) for c in s.content for q in around)]
    before = [n for n, s in enumerate(found) if s.cue.start < spoken.start]
    for number in (*in_quote[:1], *before[-1:]):
        told = found[number]
        where = next((t for t in trees if t.sentence.span.start <= told.cue.start < t.sentence.span.end), None)
        if where is not None and abs(tree.sentence.paragraph - where.sentence.paragraph) <= 1 and told.source.kind != "unattributed":
            found[number] = replace(told, content=tuple(sorted((*told.content, spoken))))
            return


def chain(found: Sequence[Statement], offset: int, cue: int) -> tuple[Source, ...]:
    """Those who say what stands at the offset, nearest first. A statement whose cue is the event's own word is not counted."""
    over = [s for s in found if s.asserts and s.covers(offset) and not s.cue.start <= cue < s.cue.end]
    sources: list[Source] = []
    for statement in sorted(over, key=lambda s: s.size):
        if all(statement.source.text != known.text for known in sources):
            sources.append(statement.source)
    return tuple(sources)


def mentions(found: Sequence[Statement]) -> list[AttributionMention]:
    """The same as plain spans; the source is empty where nobody is named."""
    return [AttributionMention((s.source.span,) if s.source.span else (), (s.cue,), s.content) for s in found]


def _learned(tree: Tree, book: Codebook) -> Iterator[Found]:
    """What the trained layer sees; the source's head is its highest word."""
    for said in tree.sentence.said or ():
        source = _run_by(tree, said.source, said.cue)
        head = next((n for n in source if tree.tokens[n].head not in source), None)
        content = tuple(_pieces(tree, said.content))
        empty = all(tree.tokens[n].upos in _NO_CUE for n in said.cue)
        if content and not empty and not _is_spoken_of(tree, head, said, book):
            denied = any(tree.tokens[n].lemma.lower() in book.grammar["denies"] for n in said.cue)
            yield tree, head, _without_days(tree, source, head), tree.span(said.cue), content, denied


def _is_spoken_of(tree: Tree, head: int | None, said: Said, book: Codebook) -> bool:
    """Whether the source is whom it is said of: "Kopp is wanted", "he was accused"; not whom another quotes: "was quoted as saying"."""
    verbs = [n for n in said.cue if tree.tokens[n].upos == "VERB"]
    return any(head in tree.children(n, "nsubj:pass") and tree.tokens[n].lemma.lower() in book.grammar["speaks_of"] for n in verbs)


def _run_by(tree: Tree, source: Sequence[int], cue: Sequence[int]) -> list[int]:
    """Of the words of a source, the run with the cue's subject, else the nearest to the cue; it may have gaps of three words."""
    runs: list[list[int]] = []
    for number in source:
        between = range(runs[-1][-1] + 1, number) if runs else range(0)
        if runs and len(between) < _GAP and not any(n in cue or tree.tokens[n].upos == "VERB" for n in between):
            runs[-1] += [*between, number]
        else:
            runs.append([number])
    speaks = {n for c in cue if tree.tokens[c].upos == "VERB" for n in subjects(tree, c)[0]}
    return min(runs, key=lambda run: (speaks.isdisjoint(run), min(abs(n - c) for n in run for c in cue)), default=[])


def _without_days(tree: Tree, source: Sequence[int], head: int | None) -> list[int]:
    """The words of a source without the day or comma behind them: "President Clinton Thursday"."""
    kept = list(source)
    while kept and kept[-1] != head and (tree.tokens[kept[-1]].upos == "PUNCT" or not may_be_somebody(tree, kept[-1])):
        kept.pop()
    return kept


def _seen(tree: Tree, ruled: list[Found], book: Codebook) -> list[Found]:
    """What the trained layer sees, and by rule what is ascribed to nobody ("speculation that"), which its training set leaves out.

    An analyser without the layer has the rules alone.
    """
    if tree.sentence.said is None:
        return ruled
    learned = list(_learned(tree, book))
    return learned + [row for row in ruled if _is_nobodys(row, book) and not any(row[3].meets(known[3]) for known in learned)]


def _asserts(row: Found, ruled: Sequence[Found], book: Codebook) -> bool:
    """Whether a statement says that its content is so: a clause or a quotation, or what a verb of saying has as its object.

    Where nobody is named the rules must see it too: the training set ascribes much of the report's own voice to nobody.
    """
    tree, head, _, cue, content, _ = row
    if head is not None and (tree.tokens[head].text.lower() in _SPEAKERS or _is_nobody(tree, head)):
        return False
    words = [n for n, t in enumerate(tree.tokens) if cue.start <= t.start < cue.end]
    if any(tree.tokens[n].lemma.lower() in book.grammar["judges"] and not tree.children(n, "ccomp") for n in words):
        # Who condemns an attack takes it for granted: that it came is the report's word.
        return False
    if any(cue.meets(known[3]) for known in ruled):
        return True
    if head is None:
        return False
    tops = [n for n, t in enumerate(tree.tokens) if any(s.start <= t.start < s.end for s in content) and t.head in words]
    labels = {tree.tokens[n].label.split(":")[0] for n in tops}
    said = any(tree.tokens[n].lemma.lower() in book.grammar["says"] for n in words)
    return not labels or bool(labels - {"obj", "obl", "nmod"}) or (said and "obj" in labels)


def _is_nobody(tree: Tree, head: int) -> bool:
    """Whether the source is one that there is not: "no group has claimed the attack"."""
    return tree.tokens[head].text.lower() in ("nobody", "none") or any(
        tree.tokens[n].text.lower() == "no" for n in tree.children(head, "det")
    )


def _is_nobodys(row: Found, book: Codebook) -> bool:
    tree, head = row[:2]
    return head is not None and head not in tree.name_at and tree.tokens[head].lemma.lower() in book.grammar["unattributed"]


def _ruled(tree: Tree, book: Codebook) -> Iterator[Found]:
    """The same by rules over syntax, for an analyser without the trained layer."""
    yield from _verbs(tree, book)
    yield from _according(tree)
    yield from _nouns(tree, book)


def _verbs(tree: Tree, book: Codebook) -> Iterator[Found]:
    says, denies = book.grammar["says"], book.grammar["denies"]
    for number, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if token.upos != "VERB" or lemma not in says:
            continue
        content = _content(tree, number, lemma)
        if not content:
            continue
        subject, passive = subjects(tree, number)
        if passive:
            subject = [n for n in tree.children(number, "obl") if tree.case(n) == "by"]
            if not subject and lemma not in (
                "report",
                "say",
                "believe",
                "fear",
                "think",
                "expect",
                "understand",
                "allege",
                "speculate",
                "claim",
            ):
                continue
        subject = [n for n in _past_days(tree, subject) if may_be_somebody(tree, n)]
        head = subject[0] if subject else None if passive else _stray_speaker(tree, number)
        if head is not None and not subject:
            content = _without(tree, content, head)
        if head is not None and tree.tokens[head].text.lower() in _SPEAKERS:
            continue
        yield tree, head, tree.phrase(head) if head is not None else [], token.span, content, lemma in denies


def _stray_speaker(tree: Tree, verb: int) -> int | None:
    """The speaker that was taken for an apposition of a day: "talks on Thursday, the envoy said"."""
    found = [n for n in range(verb) if tree.tokens[n].label == "appos" and (h := tree.head(n)) is not None and not may_be_somebody(tree, h)]
    return found[-1] if found else None


def _without(tree: Tree, content: tuple[Span, ...], head: int) -> tuple[Span, ...]:
    """The content without the words of its own speaker."""
    away = set(tree.subtree(head))
    inside = [n for n, t in enumerate(tree.tokens) if n not in away and any(s.start <= t.start < s.end for s in content)]
    return tuple(_pieces(tree, inside))


def _content(tree: Tree, verb: int, lemma: str) -> tuple[Span, ...]:
    """What a reporting verb reports: its clause, the clause that it stands in as an aside, or "X as Y"."""
    token = tree.tokens[verb]
    clauses = [n for n in tree.children(verb, "ccomp") if not tree.tokens[n].label.startswith("ccomp:pm")]
    if clauses:
        return tuple(_pieces(tree, tree.subtree(clauses[0])))
    if token.label.split(":")[0] == "parataxis" and (head := tree.head(verb)) is not None:
        aside = set(tree.subtree(verb))
        return tuple(_pieces(tree, [n for n in tree.subtree(head) if n not in aside]))
    loose = [n for n in tree.children(verb, "parataxis") if tree.tokens[n].upos in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")]
    if loose:
        return tuple(_pieces(tree, tree.subtree(loose[0])))
    if lemma in _WITH_AS:
        named = tree.children(verb, "obj")
        how = [
            n
            for n in tree.children(verb, "obl", "xcomp", "advcl")
            if tree.case(n) == "as" or tree.tokens[n].label == "xcomp" or any(tree.tokens[m].text == "as" for m in tree.children(n, "mark"))
        ]
        if named and how:
            return tuple(_pieces(tree, sorted({*tree.subtree(named[0]), *tree.subtree(how[0])})))
    return ()


def _pieces(tree: Tree, numbers: Sequence[int]) -> Iterator[Span]:
    """Runs of neighbouring words as spans, without the marks at their ends that belong to the sentence."""
    run: list[int] = []
    for number in [*numbers, -9]:
        if run and number != run[-1] + 1:
            while run and tree.tokens[run[-1]].text in (",", ";", "."):
                run.pop()
            while run and tree.tokens[run[0]].text in (",", ";"):
                run.pop(0)
            if any(tree.tokens[n].upos != "PUNCT" for n in run):
                yield tree.span(run)
            run = []
        run.append(number)


def _according(tree: Tree) -> Iterator[Found]:
    for number, token in enumerate(tree.tokens):
        if token.text.lower() not in ("according", "citing"):
            continue
        if token.text.lower() == "citing":
            named, main = tree.children(number, "obj"), tree.head(number)
        else:
            head = tree.head(number)
            inner = tree.children(number, "obl", "nmod")
            named = inner[:1] if inner else [head] if head is not None else []
            main = tree.head(number) if inner else tree.head(head) if head is not None else None
        if not named or main is None:
            continue
        away = {*tree.subtree(named[0]), *tree.subtree(number)}
        content = tuple(_pieces(tree, [n for n in tree.subtree(main) if n not in away]))
        if content:
            last = (
                number + 1
                if token.text.lower() == "according" and number + 1 < len(tree.tokens) and tree.tokens[number + 1].text == "to"
                else number
            )
            yield tree, named[0], tree.phrase(named[0]), tree.span([number, last]), content, False


def _nouns(tree: Tree, book: Codebook) -> Iterator[Found]:
    """ "a statement that", "growing speculation that": the noun's clause; its source is the noun's owner, else the noun's own words."""
    for number, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or token.lemma.lower() not in book.grammar["saying_nouns"]:
            continue
        clauses = [
            n for n in tree.children(number, "acl", "ccomp") if any(tree.tokens[m].text.lower() == "that" for m in tree.children(n, "mark"))
        ]
        if not clauses:
            continue
        owner = [
            n
            for n in tree.children(number, "nmod:poss", "nmod")
            if tree.tokens[n].upos in ("NOUN", "PROPN", "PRON")
            and (tree.tokens[n].label == "nmod:poss" or tree.case(n) in ("by", "from", "of"))
        ]
        head = owner[0] if owner else number
        inside = set(tree.subtree(clauses[0]))
        phrase = (
            [n for n in tree.phrase(head) if n not in inside]
            if owner
            else sorted([number, *tree.children(number, "det", "amod", "compound")])
        )
        yield tree, head, phrase, token.span, tuple(_pieces(tree, sorted(inside))), False


def _nobody(tree: Tree, cue: Span) -> Source:
    """Without a subject: a passive ascribes its content to nobody; an active verb has somebody whom the sentence does not name."""
    passive = next((subjects(tree, n)[1] for n, t in enumerate(tree.tokens) if t.start == cue.start), False)
    return Source("unattributed", "unattributed") if passive else Source("unnamed", "anonymous")


def quoted(text: str) -> list[Span]:
    """Stretches between quotation marks, straight or curly, `` and '' too; an unclosed one ends with its paragraph."""
    spans: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in _QUOTE.finditer(paragraph.group()):
            here = mark.group()
            if opened is None and here not in ("”", "''"):
                opened = mark.end()
            elif opened is not None and here not in ("“", "``"):
                spans.append(Span(paragraph.start() + opened, paragraph.start() + mark.start()))
                opened = None
        if opened is not None and opened < len(paragraph.group()):
            spans.append(Span(paragraph.start() + opened, paragraph.end()))
    return spans


def _with_quotes(content: tuple[Span, ...], quotes: Sequence[Span], cue: Span) -> tuple[Span, ...]:
    """The content, widened to the end of a quotation that it begins or ends in; never over its own cue."""
    wide: list[Span] = []
    for span in content:
        start, end = span
        for quote in quotes:
            holds_cue = quote.start <= cue.start < quote.end
            if not holds_cue and quote.start < end and start < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        wide.append(Span(start, end))
    return tuple(wide)


def _past_days(tree: Tree, heads: Sequence[int]) -> list[int]:
    """The name before a weekday that was taken for its head: "Iran Saturday condemned"."""
    found = []
    for head in heads:
        named = (
            [n for n in tree.children(head, "compound", "nmod") if tree.tokens[n].upos == "PROPN"]
            if tree.tokens[head].lemma.lower() in TIMES
            else []
        )
        found.append(named[0] if named else head)
    return found
