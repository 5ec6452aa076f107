"""One person, one actor within a report: names taken up again, pronouns, "the ministry". What the text does not decide stays open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from zerohour.coding import figures
from zerohour.coding.countries import countries, folded
from zerohour.coding.entities import ARMED, INSTITUTIONS, Coder, is_role
from zerohour.coding.pronouns import HE, IT, THEY, Seen, antecedents, is_met, opens_sentence, those_who_met
from zerohour.coding.trees import Tree
from zerohour.records import Actor

_NOT_HOME = frozenset({"foreign", "other", "some", "several", "many", "all", "both", "every", "any", "no", "these", "those"})
# So many words of a name make letters that stand for it.
_INITIALS = 3
_ISSUES = frozenset({"issue", "release", "publish", "make"})
_GROUPS = frozenset({"group", "movement", "organization", "organisation", "militia", "faction"})
_BLOCS = frozenset({"alliance", "bloc", "union"})
_COUNTRY = frozenset({"country", "nation", "kingdom", "republic"})


@dataclass
class Cast:
    """Everybody named in a report, in order; filled once, then only asked.

    `home` is the country that the dateline gives; `lands` the countries of the towns and regions named, by the offset of the name.
    """

    coder: Coder
    text: str
    home: str | None = None
    lands: Mapping[int, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    by_name: dict[str, Actor] = field(default_factory=dict)
    papers: list[tuple[int, int, str, Actor]] = field(default_factory=list)

    def fill(self, trees: Sequence[Tree]) -> None:
        """Reads all noun phrases that name somebody."""
        for tree in trees:
            for number, token in enumerate(tree.tokens) if tree.sentence.kind != "dateline" else ():
                if (
                    token.upos in ("PROPN", "NOUN") and token.label not in ("flat", "compound", "amod", "nmod:desc", "goeswith")
                ) or self._nationals(tree, number):
                    self._add(tree, number)
                elif token.upos == "VERB" and token.lemma.lower() in _ISSUES:
                    self._issued(tree, number)
        for row in self.seen:
            named = (row.actor.name or "").lower().split(" ")
            if row.kind == "PER" and row.actor.name and named[-1] not in self.coder.book.sectors and (row.actor.code or row.actor.sector):
                self._remember(row.actor)
            if row.kind in ("ORG", "MANY", "ONE") and row.actor.code and (letters := _initials(row.actor.text)):
                self.by_name.setdefault(letters, row.actor)

    @cached_property
    def _meets(self) -> frozenset[str]:
        """Verbs whose object is somebody on equal terms: "met"."""
        return frozenset(verb for kind in self.coder.book.types.values() for verb in kind.mutual)

    def _nationals(self, tree: Tree, number: int) -> bool:
        token = tree.tokens[number]
        return (
            token.upos == "ADJ"
            and token.label.split(":")[0] in ("nsubj", "obj", "obl", "nmod", "conj")
            and countries().nationality(token.text) is not None
        )

    def _add(self, tree: Tree, number: int) -> None:
        token = tree.tokens[number]
        name = tree.name_at.get(number)
        actor = self.coder.actors(tree, number, self.text)[0]
        plural = token.xpos in ("NNS", "NNPS") or bool(tree.children(number, "conj"))
        kind = name[2] if name else ("MANY" if plural else "ONE")
        if kind == "LOC" and not actor.code:
            return
        if kind == "PER" and actor.code and name and name[1] - name[0] == 1 and folded(token.text) in countries().names:
            kind = "LOC"
        if kind == "ORG" and actor.office and any(tree.tokens[n].label == "nmod:desc" for n in tree.children(number)):
            # "President Glafcos Clerides": who has a title is a person.
            kind = "PER"
        if kind == "PER" and actor.sector in ARMED and actor.code and not actor.office:
            kind = "ORG"
        if (kind == "PER" or (kind == "ONE" and actor.office and _definite(tree, number))) and actor.sector and not actor.code:
            actor = self._completed(tree, number, actor)
        if issuer := self.issuer(tree, number):
            actor, kind = replace(issuer, span=actor.span), "ORG"
        if name or actor.code or actor.sector:
            subject = token.label.split(":")[0] == "nsubj"
            first, main = tree.first(number), opens_sentence(tree, number) or _owns_subject(tree, number)
            met = is_met(tree, number, self._meets)
            self.seen.append(Seen(tree.number, number, actor, kind, subject, token.lemma.lower(), first, main, met))

    def _issued(self, tree: Tree, verb: int) -> None:
        """Keeps who issued a paper: "the ministry issued a statement"."""
        subject = next(iter(tree.children(verb, "nsubj")), None)
        for thing in tree.children(verb, "obj"):
            if subject is not None and tree.tokens[thing].lemma.lower() in self.coder.book.grammar["documents"]:
                self.papers += [(tree.number, thing, tree.tokens[thing].lemma.lower(), a) for a in self.one(tree, subject)[:1]]

    def issuer(self, tree: Tree, head: int) -> Actor | None:
        """Who issued the paper that a definite noun means: "the statement"."""
        lemma = tree.tokens[head].lemma.lower()
        before = [row for row in self.papers if row[:2] < (tree.number, head) and row[2] == lemma]
        return before[-1][3] if before and head not in tree.name_at and _definite(tree, head) else None

    def _remember(self, actor: Actor) -> None:
        for key in _keys(actor.name or ""):
            old = self.by_name.get(key)
            if old is None or (not old.code and actor.code) or (old.code == actor.code and not old.sector and actor.sector):
                merged = actor if old is None else replace(actor, sector=actor.sector or old.sector, name=_longer(old.name, actor.name))
                self.by_name[key] = merged
            elif len(actor.name or "") > len(old.name or ""):
                self.by_name[key] = replace(old, name=actor.name)

    def actors(self, tree: Tree, head: int) -> list[Actor]:
        """The actors that the word heads, coordinated ones apart, coded from the whole report."""
        return [actor for one in self._people(tree, head) for actor in self.one(tree, one)]

    def _people(self, tree: Tree, head: int) -> Iterable[int]:
        kind = tree.name_at.get(head, (0, 0, ""))[2]
        person = kind == "PER"
        # "Poland, the Czech Republic and Hungary" is often read as an apposition: no country is another one.
        more = [n for n in tree.children(head, "appos") if kind == "LOC" and tree.name_at.get(n, (0, 0, ""))[2] == "LOC"]
        yield from more
        yield from [
            n
            for n in tree.conjuncts(head)
            if n == head or (not (person and is_role(tree, head, n, self.coder.book)) and tree.tokens[n].upos != "VERB")
        ]

    def one(self, tree: Tree, head: int) -> list[Actor]:
        """The actor or actors of one noun phrase or pronoun."""
        token = tree.tokens[head]
        if token.upos == "PRON" or token.text.lower() in HE | IT | THEY:
            return self._pronoun(tree, head)
        found = self.coder.actors(tree, head, self.text)
        if issuer := self.issuer(tree, head):
            return [replace(issuer, text=found[0].text, name=issuer.name or issuer.text, span=found[0].span)]
        if len(found) == 1 and not found[0].code and (count := _counted(tree, head)) and (these := self._several(tree, head, count)):
            return [replace(found[0], code=code) for code in these]
        if len(found) == 1 and not found[0].code and found[0].office and tree.tokens[head].xpos == "NNS" and _definite(tree, head):
            met = [s.actor.code for s in those_who_met(self.seen, tree, head) if s.actor.office and s.actor.code]
            if len(met) > 1:
                # "The ministers discussed": those who met.
                return [replace(found[0], code=code) for code in met]
        if len(found) == 1 and not found[0].code and tree.tokens[head].xpos == "NNS":
            owners = [a.code for n in tree.children(head, "nmod:poss") if _counted(tree, n) for a in self.one(tree, n) if a.code]
            if owners:
                return [replace(found[0], code=code) for code in owners]
        return [self._completed(tree, head, actor) for actor in found]

    def _several(self, tree: Tree, head: int, count: int) -> list[str]:
        """The countries that "the three countries", "the two leaders" are: the last that were named together, or in one sentence."""
        groups: dict[tuple[int, int], list[str]] = {}
        sentences: dict[int, list[str]] = {}
        people = tree.tokens[head].lemma.lower() in self.coder.book.sectors
        for row in self.seen:
            code = row.actor.code if not people or row.kind != "LOC" else None
            if (row.sentence, row.word) < (tree.number, head) and code:
                groups.setdefault((row.sentence, row.first), []).append(code)
                sentences.setdefault(row.sentence, []).append(code)
        together = [list(dict.fromkeys(codes)) for codes in groups.values()]
        told = [list(dict.fromkeys(sentences.get(n, ()))) for n in (tree.number - 1, tree.number)]
        met = list(dict.fromkeys(s.actor.code for s in those_who_met(self.seen, tree, head) if s.actor.code))
        return next((codes for codes in [*reversed(together), met, *reversed(told)] if len(codes) == count), [])

    def _completed(self, tree: Tree, head: int, actor: Actor) -> Actor:
        if actor.name and tree.name_at.get(head, (0, 0, ""))[2] == "PER":
            known = next((self.by_name[key] for key in _keys(actor.name) if key in self.by_name), None)
            if known:
                actor = replace(
                    actor,
                    code=actor.code or known.code,
                    sector=actor.sector or known.sector,
                    name=_longer(actor.name, known.name),
                    office=actor.office or known.office,
                    former_office=actor.former_office or known.former_office,
                )
        if actor.code:
            return actor
        if tree.tokens[head].text.isupper() and not actor.sector and (known := self.by_name.get(tree.tokens[head].text.lower())):
            # "The Iraqi Security Forces ... the ISF".
            return replace(actor, code=known.code, sector=known.sector, name=known.name)
        related = tree.tokens[head].lemma.lower() in self.coder.book.grammar["relations"]
        if tree.tokens[head].lemma.lower() in _COUNTRY and _definite(tree, head) and tree.tokens[head].xpos != "NNS":
            return replace(actor, code=self._this_country(tree, head))
        within = [n for n in tree.children(head, "nmod") if tree.case(n) in ("in", "of") and tree.tokens[n].lemma.lower() in _COUNTRY]
        if self.home and within and _definite(tree, within[0]):
            return replace(actor, code=self.home)
        if (
            tree.tokens[head].lemma.lower() in _GROUPS | _BLOCS
            and _definite(tree, head)
            and head not in tree.name_at
            and (group := self._last_group(tree, head))
        ):
            return replace(actor, code=group.code, sector=group.sector, name=group.name)
        if actor.sector and (land := self._land(tree, head)):
            return replace(actor, code=land)
        owner = [code for n in tree.children(head, "nmod:poss") for a in self.one(tree, n) if (code := a.code)]
        if owner and not related:
            return replace(actor, code=owner[0])
        return replace(actor, code=self._same_body(tree, head) or self._at_home(tree, head, actor))

    def _land(self, tree: Tree, head: int) -> str | None:
        """The country of the town or region that people are said to be in or of: "police in Lagos", "Kursk's governor"."""
        if head in tree.name_at and tree.name_at[head][2] == "ORG":
            return None
        heads = [head, *tree.children(head, "nmod:desc", "appos")]
        told = [n for one in heads for n in tree.children(one, "nmod")]
        for near in [n for n in told if tree.case(n) in ("in", "of", "from") or tree.tokens[n].label == "nmod:poss"]:
            first = tree.name_at.get(near, (near, 0, ""))[0]
            for word in (first, near):
                if (land := self.lands.get(tree.tokens[word].start)) is not None:
                    return land
        return None

    def _same_body(self, tree: Tree, head: int) -> str | None:
        """The country of a body named before with the same noun: "Egypt's parliament ... the parliament"."""
        token = tree.tokens[head]
        if (head in tree.name_at and not self._is_title(tree, head)) or not (_definite(tree, head) or token.label == "compound"):
            return None
        lemma = token.lemma.lower()
        before = [s for s in self.seen if (s.sentence, s.word) < (tree.number, head) and s.actor.code and lemma in _bodies(s)]
        told = [s for s in before if s.subject] or (before if self.home is None else [])
        return told[-1].actor.code if told else None

    def _is_title(self, tree: Tree, head: int) -> bool:
        """Whether what was taken for a name is an office in capitals: "the President"."""
        first, last, _ = tree.name_at.get(head, (0, 0, ""))
        return last - first == 1 and _definite(tree, head) and tree.tokens[head].lemma.lower() in self.coder.book.sectors

    def _at_home(self, tree: Tree, head: int, actor: Actor) -> str | None:
        """The dateline's country for a body or office of state that the report names without one."""
        titled = actor.name is not None and actor.office is not None
        bare = (titled or _definite(tree, head) or tree.tokens[head].xpos in ("NNS", "NNPS")) and not _has_owner(tree, head)
        between = tree.tokens[head].lemma.lower() in self.coder.book.grammar["between"]
        told = self._teller(tree, head)
        if told and actor.sector in INSTITUTIONS and bare and (code := self._code_of(tree, told[1])):
            # Whose army says that "troops" did something has its own in mind.
            return code
        return self.home if actor.sector in INSTITUTIONS and bare and not between and not _foreign(tree, head) else None

    def _code_of(self, tree: Tree, teller: int) -> str | None:
        """The country for which the subject of a reporting verb speaks; None for one that tells of others, an outlet or a diplomat."""
        actor = self.one(tree, teller)[0]
        speaks = actor.sector in INSTITUTIONS and tree.tokens[teller].lemma.lower() not in self.coder.book.grammar["between"]
        return actor.code if speaks and actor.code and len(actor.code) == 3 else None

    def _last_group(self, tree: Tree, head: int) -> Actor | None:
        """The armed group or organisation named last before the word: "the group"."""
        before = [s for s in self.seen if (s.sentence, s.word) < (tree.number, head) and s.actor.code]
        bloc = tree.tokens[head].lemma.lower() in _BLOCS
        named = [
            s for s in before if (s.actor.code in ("IGO", "EUR") if bloc else s.actor.sector in ("REB", "UAF", "PTY") or s.kind == "ORG")
        ]
        return named[-1].actor if named else None

    def _this_country(self, tree: Tree, head: int) -> str | None:
        """The country that "the country" means: of the sentence's subject before it, else the dateline's, else of the last subject."""
        before = [
            s for s in self.seen if (s.sentence, s.word) < (tree.number, head) and s.subject and s.actor.code and len(s.actor.code) == 3
        ]
        here = [s for s in before if s.sentence == tree.number and tree.tokens[s.word].label.split(":")[0] == "nsubj" and s.kind != "PER"]
        told = [s for s in here if tree.tokens[head].head != s.word and tree.head(s.word) != head] or ([] if self.home else before)
        return told[-1].actor.code if told else self.home

    def _teller(self, tree: Tree, head: int) -> tuple[int, int] | None:
        """The subject of the reporting verb whose content holds the word: "Hezbollah denied that … its attack"."""
        below = head
        for up in tree.ancestors(head):
            if tree.tokens[below].label == "ccomp" and tree.tokens[up].lemma.lower() in self.coder.book.grammar["says"]:
                return next(((tree.number, n) for n in tree.children(up, "nsubj")), None)
            below = up
        return None

    def last_outlet(self, tree: Tree, head: int) -> str | None:
        """The name of the outlet named last before the word: "the same publication"."""
        if not _definite(tree, head):
            return None
        before = [s for s in self.seen if (s.sentence, s.word) < (tree.number, head) and s.actor.sector == "JRN" and s.actor.name]
        return before[-1].actor.name if before else None

    def _pronoun(self, tree: Tree, head: int) -> list[Actor]:
        chosen = antecedents(self.seen, tree, head, self._teller(tree, head), self.coder.book.grammar["bodies"])
        return [self._taken_up(tree, head, one.actor) for one in chosen] or [Actor(tree.tokens[head].text, span=tree.tokens[head].span)]

    def _taken_up(self, tree: Tree, head: int, actor: Actor) -> Actor:
        """The actor that a pronoun means, with the pronoun's words."""
        known = next((self.by_name[k] for k in _keys(actor.name or "") if k in self.by_name), actor)
        code = known.code or actor.code or (self.home if known.sector in INSTITUTIONS else None)
        return Actor(tree.tokens[head].text, code, known.sector, known.name or actor.text, known.office, tree.tokens[head].span)


def _initials(words: str) -> str:
    """The letters that stand for a name, lower case; empty for what is no name of three words."""
    parts = [w for w in words.split() if w.lower() not in ("the", "of", "for", "and")]
    return "".join(w[0] for w in parts).lower() if len(parts) >= _INITIALS and all(w[0].isupper() for w in parts) else ""


def _keys(name: str) -> list[str]:
    """A person's name as a whole and by its last word, lower case."""
    words = [w for w in name.split() if w not in ("'s", "’s")]
    if not words:
        return []
    return [" ".join(words).lower(), words[-1].lower()]


def _has_owner(tree: Tree, head: int) -> bool:
    """Whether a body is said to be somebody's: "your governments", "ministers of member states"."""
    return any(
        tree.tokens[n].label == "nmod:poss" or (tree.case(n) == "of" and tree.tokens[n].xpos in ("NNS", "PRP"))
        for n in tree.children(head, "nmod")
    )


_BODY_OF = {"ambassador": "embassy", "consul": "consulate"}


def _counted(tree: Tree, head: int) -> int:
    """How many "the two countries", "both sides" are; 0 for a phrase that does not count what was named before."""
    token = tree.tokens[head]
    if token.upos == "NUM":
        count = figures.number([token.text]) if _definite(tree, head) else None
        return count or 0
    if token.xpos != "NNS":
        return 0
    if any(tree.tokens[n].text.lower() == "both" for n in tree.children(head, "det", "amod")):
        return 2
    told = [figures.number([tree.tokens[n].text]) for n in tree.children(head, "nummod")] if _definite(tree, head) else []
    return next((count for count in told if count), 0)


def _owns_subject(tree: Tree, number: int) -> bool:
    """Whether the main verb's subject is a thing of theirs: "the rebels' demands include"."""
    head = tree.head(number)
    return tree.tokens[number].label == "nmod:poss" and head is not None and opens_sentence(tree, head)


def _longer(one: str | None, other: str | None) -> str | None:
    return max((n for n in (one, other) if n), key=len, default=None)


def _definite(tree: Tree, head: int) -> bool:
    return any(tree.tokens[n].lemma.lower() in ("the", "this", "that", "these", "those") for n in tree.children(head, "det"))


def _foreign(tree: Tree, head: int) -> bool:
    """Whether the phrase says that it is not the dateline's: "other armies", "all Balkan states"."""
    if tree.tokens[head].lemma.lower().endswith("minister"):
        return False
    beside = [tree.tokens[n] for n in tree.children(head, "amod", "det")]
    return any(t.lemma.lower() in _NOT_HOME or (t.label == "amod" and t.upos == "ADJ" and t.text[:1].isupper()) for t in beside)


def _bodies(seen: Seen) -> set[str]:
    """What somebody named before may be called by again: the noun, the office, the body whose head it is."""
    role = (seen.actor.office or "").split(" ")[-1].lower()
    return {seen.lemma, role, _BODY_OF.get(role, role), _BODY_OF.get(seen.lemma, role)}
