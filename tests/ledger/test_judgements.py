"""A user's judgement about two mentions holds against every feature, can be undone, and survives a new coding."""

from datetime import UTC, date, datetime

import pytest

import zerohour
from zerohour.errors import UsageError
from zerohour.ledger import events
from zerohour.records import Act, Actor, EventMention, Report, Span, Told, Window

NOW = datetime(2024, 8, 6, tzinfo=UTC)


def told(number, actor="IRN", day=5, start=0):
    words = "Iran attacked. " * 4
    report = Report(number, words, (Span(0, len(words)),), published=date(2024, 8, day))
    mention = EventMention(
        f"{number}-{start}", number, Span(start, start + 14), Span(start, start + 4), "ASSAULT", "occurred", actors=(Actor("x", actor),),
        recipients=(Actor("y", "ISR"),), window=Window(date(2024, 8, day), date(2024, 8, day)),
    )  # fmt: skip
    return Told(mention, report, NOW, number)


def judged(number, verdict, one, other, undone=None):
    return Act(number, verdict, (one, 0), (other, 0), "ann", NOW, undone)


def groups(rows, *judgements):
    return sorted(sorted(t.report.id for t in e.mentions) for e in events(rows, judgements))


ROWS = [told("a"), told("b"), told("c", "LBN")]


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([], [["a", "b"], ["c"]]),
        ([judged(1, "same", "a", "c")], [["a", "b", "c"]]),
        ([judged(1, "different", "a", "b")], [["a"], ["b"], ["c"]]),
        ([judged(1, "different", "a", "b"), judged(2, "same", "b", "a")], [["a", "b"], ["c"]]),
        ([judged(1, "different", "a", "b", undone=NOW)], [["a", "b"], ["c"]]),
        # What is kept apart stays so, even where a third would bridge it.
        ([judged(1, "different", "a", "b"), judged(2, "same", "a", "c"), judged(3, "same", "b", "c")], [["a", "c"], ["b"]]),
        ([judged(1, "same", "a", "gone")], [["a", "b"], ["c"]]),
    ],
)
def test_judgements_hold(judgements, expected):
    assert groups(ROWS, *judgements) == expected
    assert groups(list(reversed(ROWS)), *reversed(judgements)) == expected


def test_a_judgement_is_kept_with_author_and_time_and_undone(url):
    with zerohour.open(url) as desk:
        for words in ("Iran attacked Israel on Monday.", "Israel was attacked by Iran on Monday, an official said.", "Talks failed."):
            desk.add(zerohour.read(words, "2024-08-06"))
        (event,) = [e for e in desk.events() if e.type == "ASSAULT"]
        one, other = event.mentions
        number = desk.judge("different", one.mention, other.mention, "ann")
        assert len([e for e in desk.events() if e.type == "ASSAULT"]) == 2
        (kept,) = desk.acts()
        assert (kept.number, kept.verb, kept.author, kept.undone) == (number, "different", "ann", None)
        desk.undo(number)
        assert len([e for e in desk.events() if e.type == "ASSAULT"]) == 1
        assert desk.acts()[0].undone is not None
        with pytest.raises(UsageError):
            desk.undo(number)
        with pytest.raises(UsageError):
            desk.event("zzz")


def test_outlets_have_the_users_grade_and_f_by_default(url):
    with zerohour.open(url) as desk:
        desk.grade("Levant Wire", "c", "ann")
        desk.grade("Levant Wire", "B", "ann")
        assert desk.outlets() == [("Levant Wire", "B", 0)]
        with pytest.raises(UsageError, match="no grade"):
            desk.grade("Levant Wire", "G", "ann")
