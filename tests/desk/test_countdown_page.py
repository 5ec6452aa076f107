"""The page that the desk was made for, told in our own words: a scraped text with byline, post and form; its board on the day."""

from datetime import date

import pytest

import zerohour
from zerohour import desk
from zerohour.records import Report

PAGE = desk.demo_reports() / "06-countdown-scraped.txt"


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    (report,) = desk.reports(PAGE)
    assert isinstance(report, Report)
    with zerohour.open(tmp_path_factory.mktemp("board") / "page.db") as own:
        own.add(report)
        return own.countdown("2024-08-05")


def due(board, kind, code):
    return next(d for d in board.due if d.event.type == kind and code in {a.code for a in (*d.event.actors, *d.event.recipients)})


def test_the_meeting_of_the_organisation_is_due_on_wednesday(board):
    found = due(board, "CONSULT", "IGO")
    assert found.event.window.earliest == found.event.window.latest == date(2024, 8, 7)
    assert found.opens == found.closes == 2


def test_the_presidents_meeting_is_due_today_on_two_clocks(board):
    found = due(board, "CONSULT", "USA")
    assert found.event.window.at.isoformat() == "2024-08-05T14:15:00-04:00"
    assert "21:45 Tehran" in found.event.window.clock
    assert (found.section, found.opens, found.closes) == ("Now open", 0, 0)


def test_the_expected_attack_is_due_without_a_day(board):
    assert due(board, "ASSAULT", "IRN").event.status == "possible"


def test_furniture_is_not_coded():
    (report,) = desk.reports(PAGE)
    words = " ".join(span.of(report.text) for span in report.body)
    assert "Inline Feedbacks" not in words
    assert "pic.twitter" not in words
    assert (report.author, report.published.isoformat()) == ("Nadia Farrow", "2024-08-05T16:20:00")


def test_the_first_of_what_is_due_are_those_of_the_whole_board(tmp_path):
    with zerohour.open(tmp_path / "all.db") as own:
        assert any(done is True for done in own.add_all(desk.reports(desk.demo_reports())))
        for day in ("2024-08-05", "2024-08-20"):
            whole, (first, total) = own.view(day).countdown(), own.view(day).soonest(3)
            assert (first.due, first.as_of, total) == (whole.due[:3], whole.as_of, len(whole.due))
