"""Reports that repeat others form one family; which came first does not depend on the order of adding."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.ledger import Ledger, reprints
from zerohour.records import EventMention, Reading, Report, Span

WIRE = (
    "Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, two diplomats said. The talks went on until the evening, and "
    "a second round is planned for Wednesday, when the American envoy is due to arrive. Neither side would say what had been agreed, but the Qatari "
    "foreign ministry spoke of a good atmosphere. Rebels attacked an army base near Nairobi on Sunday."
)
OTHER = (
    "Prices of wheat fell for the third week in a row as ships left the ports of the Black Sea again, traders said on Monday. Insurance has become "
    "cheaper since the convoy arrived, and farmers in three countries hope to sell what is left of the harvest before the winter comes to the north."
)


def reading(number, words, day):
    whole = Span(0, len(words))
    start = words.find("attacked")
    mentions = (
        (EventMention(f"{number}-1", number, sentence(words, start), Span(start, start + 8), "ASSAULT", "occurred"),) if start >= 0 else ()
    )
    return Reading(Report(number, words, (whole,), outlet=number, published=day), mentions)


def sentence(words, place):
    start = words.rfind(". ", 0, place)
    return Span(start + 2 if start >= 0 else 0, words.find(".", place) + 1)


READINGS = (
    reading("wire", WIRE, date(2024, 8, 5)),
    reading("cut", WIRE[: WIRE.index("Neither")] + "Rebels attacked an army base near Nairobi on Sunday.", date(2024, 8, 6)),
    reading(
        "edited", "Doha: " + WIRE.replace("two diplomats", "officials") + " In the north, troops attacked a village.", date(2024, 8, 7)
    ),
    reading("other", OTHER + " Rebels attacked an army base near Nairobi on Sunday.", date(2024, 8, 6)),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_copies_follow_the_first_in_any_order_of_adding(url, order):
    ledger = Ledger(url)
    for number in order:
        ledger.add(READINGS[number], datetime(2024, 9, 1, tzinfo=UTC))
    first = {told.mention.id: told.first for told in ledger.told()}
    ledger.close()
    assert first == {"wire-1": "wire", "cut-1": "wire", "edited-1": "wire", "other-1": "other"}


def test_a_sentence_that_a_copy_adds_is_its_own(url):
    ledger = Ledger(url)
    ledger.add(READINGS[0])
    words = WIRE + " In the north, troops attacked a village."
    start = words.rindex("attacked")
    own = EventMention("new-1", "new", sentence(words, start), Span(start, start + 8), "ASSAULT", "occurred")
    ledger.add(Reading(Report("new", words, (Span(0, len(words)),), published=date(2024, 8, 8)), (own,)))
    assert {t.mention.id: t.first for t in ledger.told()} == {"wire-1": "wire", "new-1": "new"}
    ledger.close()


def grams(words):
    return reprints.grams(Report("x", words, (Span(0, len(words)),)))


def test_containment_is_of_the_smaller_report():
    half = WIRE[: WIRE.index("Neither")]
    assert reprints.containment(grams(WIRE), grams(half)) == 1.0
    assert reprints.containment(grams(WIRE), grams(OTHER)) == 0.0
    assert (
        reprints.containment(grams("Rebels attacked an army base near Nairobi."), grams("Rebels attacked an army base near Nairobi."))
        == 0.0
    )


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] != p[1]), max_size=8))
def test_families_do_not_depend_on_the_order_of_pairs(pairs):
    seen = {name: (f"2024-08-0{n}", "") for n, name in enumerate("abcdef", 1)}
    found = reprints.families(pairs, seen)
    assert found == reprints.families(list(reversed(pairs)), seen)
    assert all(seen[first] <= seen[name] for name, first in found.items())
    assert all(found[one] == found[other] for one, other in pairs)
