"""Who a source is: its kind, and the fullest name that the report gives."""

from zerohour.codebook import Codebook
from zerohour.coding.entities import ARMED
from zerohour.coding.people import Cast
from zerohour.coding.trees import Tree
from zerohour.records import Actor, Source

_OUTLETS = frozenset(
    {"publication", "newspaper", "outlet", "paper", "daily", "magazine", "broadcaster", "channel", "network", "agency", "website", "tv"}
)
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "COP", "SPY", "ELI"})
_BODIES = frozenset({"BUS", "SOC", "LAB", "EDU", "MED", "REL", "PTY"})
_INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO"})
_SOCIAL = frozenset({"tweet", "post", "x"})


def source_of(tree: Tree, head: int, phrase: list[int], text: str, cast: Cast, book: Codebook) -> Source:
    """The source that a phrase names, with its kind and its fullest name in the report."""
    words, span = tree.words(phrase, text), tree.span(phrase)
    actor = next(iter(cast.one(tree, head)), Actor(words))
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    name = actor.name if actor.name and actor.name != words else None
    if lemma in _OUTLETS and head not in tree.name_at and (outlet := cast.last_outlet(tree, head)):
        return Source(words, "outlet", span, outlet)
    return Source(words, _kind(tree, head, lemma, actor, book), span, name)


def _kind(tree: Tree, head: int, lemma: str, actor: Actor, book: Codebook) -> str:
    """What kind of source the phrase names."""
    named = head in tree.name_at
    if lemma in book.grammar["unattributed"] and not named:
        return "unattributed"
    if lemma in book.grammar["documents"] and not named:
        return "document"
    if actor.code in _INTERNATIONAL and not actor.office:
        return "organisation"
    if actor.sector == "JRN" or lemma in _OUTLETS or (named and lemma in book.grammar["outlet_names"]):
        return "outlet"
    if (lemma in _SOCIAL and not named) or tree.tokens[head].text.startswith("@"):
        return "social media"
    if actor.sector in ARMED:
        return "armed group"
    if actor.sector == "MIL":
        return "military"
    person = tree.name_at.get(head, (0, 0, ""))[2] == "PER"
    if not named and lemma in book.grammar["anonymous"] and actor.name is None:
        return "anonymous"
    if actor.sector in _OFFICIAL:
        return "official" if person or actor.office else "government"
    if (named and not person and not actor.code) or actor.sector in _BODIES:
        return "organisation"
    return "person" if person or not actor.code else "government"
