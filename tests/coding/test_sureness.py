"""How sure a reading is, calibrated, and what stands in for what a mention leaves out."""

import math

import pytest

import zerohour
from zerohour.coding.sureness import sure

FIELDS = ("event", "status", "party", "window", "place", "said")


@pytest.mark.parametrize("field", FIELDS)
def test_a_probability_stays_one_and_keeps_its_order(field):
    told = [sure(field, chance / 20) for chance in range(21)]
    assert all(0 <= one <= 1 for one in told)
    assert told == sorted(told)
    assert not any(math.isnan(one) for one in told)


def test_every_field_of_a_mention_says_how_sure_it_is():
    (mention,) = zerohour.read(
        "Kenya attacked a Somali army base near Mogadishu on Friday, officials in Nairobi said.", "2024-08-05"
    ).mentions
    told = [mention.sure, mention.sure_status, *(one.sure for one in (*mention.actors, *mention.recipients, *mention.attribution))]
    told += [mention.window.sure, mention.place.sure]
    assert all(0 < one < 1 for one in told)


def test_how_sure_the_reading_is_makes_no_other_mention():
    reading = zerohour.read("Kenya attacked a Somali army base on Friday.", "2024-08-05")
    record = zerohour.to_plover(reading)[0]
    assert record["reading"] == {"event": reading.mentions[0].sure, "status": reading.mentions[0].sure_status}
    assert record["actor"][0]["reading"] == reading.mentions[0].actors[0].sure
    assert record["inherited"] == {}
