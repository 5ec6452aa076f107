"""Reports are read one ahead, and come out as if each were read by itself."""

from datetime import date

import zerohour
from zerohour import desk, sources
from zerohour.records import Refusal

TEXTS = (
    "Kenya and Sudan will hold talks in Cairo on Monday.",
    "Iran threatened to attack Israel, officials said.",
    "Angola sent food to Zambia.",
)


def test_many_are_read_in_their_order_as_each_alone():
    reports = [sources.report(text, date(2024, 8, 5)) for text in TEXTS]
    own = desk.shipped()
    assert list(own.read_all(reports)) == [own.read(report) for report in reports]
    assert list(own.read_all(())) == []


def test_what_could_not_be_read_keeps_its_place_and_is_recorded(tmp_path):
    refused, (one, other, last) = Refusal("x", "x: the file is empty"), [sources.report(text, date(2024, 8, 5)) for text in TEXTS]
    with zerohour.open(tmp_path / "all.db") as own:
        own.add(other)
        assert list(own.add_all([one, refused, other, last, one])) == [True, refused, False, True, False]
        assert own.size() == 3
        assert list(own.add_all(iter([refused]))) == [refused]


def test_reading_that_ends_early_stores_what_was_taken(tmp_path):
    with zerohour.open(tmp_path / "some.db") as own:
        done = own.add_all(sources.report(text, date(2024, 8, 5)) for text in TEXTS)
        assert next(done)
        done.close()
        assert own.size() == 1
