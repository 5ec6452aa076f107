"""Whose a party is: the reader's word on its sentence and the report's own word, mixed."""

import pytest

from zerohour.coding.decoding import code_of
from zerohour.coding.weighing import Known, weighed
from zerohour.records import Argument, Proposal, Span


def proposed(*parties):
    return Proposal(Span(0, 3), 1.0, (("ACCUSE", 1.0),), (("occurred", 1.0),), (), 0.0, 0.0, tuple(parties))


def party(start, *codes):
    return Argument("actor", Span(start, start + 5), 1.0, codes)


def codes(known, *parties):
    return [code_of(one) for one in weighed([proposed(*parties)], lambda one: known.get(one.span.start, Known(None)))[0].arguments]


@pytest.mark.parametrize(
    ("read", "told", "code"),
    [
        ((("TUR", 0.5),), Known("JOR", "Safadi", "Ayman"), "JOR"),
        ((("TUR", 0.95),), Known("JOR", "Safadi", "Ayman"), "TUR"),
        ((("TUR", 0.95),), Known(None, "Safadi", "Ayman"), "TUR"),
        ((("TUR", 0.6),), Known("JOR"), "TUR"),
        ((("TUR", 0.3), ("JOR", 0.3)), Known("JOR"), "JOR"),
        ((("", 0.9),), Known("JOR"), None),
    ],
)
def test_the_report_weighs_where_the_reader_is_unsure(read, told, code):
    assert codes({10: told}, party(10, *read)) == [code]


def test_all_mentions_of_a_name_have_one_code():
    full, short = Known(None, "Kokesh", "Adam"), Known(None, "Kokesh")
    assert codes({10: full, 40: short}, party(10, ("USA", 0.8)), party(40, ("IRQ", 0.5), ("USA", 0.4))) == ["USA", "USA"]


def test_what_is_no_party_is_left_as_it_is():
    place = Argument("place", Span(4, 8), 0.7)
    assert weighed([proposed(place)], lambda _: Known("KEN"))[0].arguments == (place,)


def test_namesakes_are_two():
    saddam, king, short = Known(None, "Hussein", "Saddam"), Known(None, "Hussein", "King"), Known(None, "Hussein")
    parties = party(10, ("IRQ", 0.9)), party(40, ("JOR", 0.9)), party(70, ("JOR", 0.6), ("IRQ", 0.4))
    assert codes({10: saddam, 40: king, 70: short}, *parties) == ["IRQ", "JOR", "JOR"]
