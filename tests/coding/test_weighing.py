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
    return [code_of(one) for one in weighed([proposed(*parties)], lambda one: known.get(one.span.start, Known(None, None)))[0].arguments]


@pytest.mark.parametrize(
    ("read", "told", "code"),
    [
        ((("TUR", 0.5),), Known("JOR", "Ayman Safadi"), "JOR"),
        ((("TUR", 0.95),), Known("JOR", "Ayman Safadi"), "TUR"),
        ((("TUR", 0.95),), Known(None, "Ayman Safadi"), "TUR"),
        ((("TUR", 0.6),), Known("JOR", None), "TUR"),
        ((("TUR", 0.3), ("JOR", 0.3)), Known("JOR", None), "JOR"),
        ((("", 0.9),), Known("JOR", None), None),
    ],
)
def test_the_report_weighs_where_the_reader_is_unsure(read, told, code):
    assert codes({10: told}, party(10, *read)) == [code]


def test_all_mentions_of_a_name_have_one_code():
    both = Known(None, "Adam Kokesh")
    assert codes({10: both, 40: both}, party(10, ("USA", 0.8)), party(40, ("IRQ", 0.5), ("USA", 0.4))) == ["USA", "USA"]


def test_what_is_no_party_is_left_as_it_is():
    place = Argument("place", Span(4, 8), 0.7)
    assert weighed([proposed(place)], lambda _: Known("KEN", None))[0].arguments == (place,)
