"""What each user has read, and what is important or dismissed for all: kept as acts, undone, and surviving a new coding."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import zerohour
from zerohour.errors import UsageError
from zerohour.records import Actor, Attention, EventMention, Query, Reading, Report, Span, Tally, Window

MOMENT = datetime(2024, 8, 5, 18, tzinfo=UTC)


def read(number, kind="ASSAULT", recipient="ISR", start=5):
    words = f"Iran attacked {recipient} on Monday."
    report = Report(number, words, (Span(0, len(words)),), outlet=f"Wire {number}", published=date(2024, 8, 5))
    mention = EventMention(
        f"{number}-01", number, Span(0, len(words)), Span(start, start + 8), kind, "occurred", actors=(Actor("Iran", "IRN"),),
        recipients=(Actor(recipient, recipient),), window=Window(date(2024, 8, 5), date(2024, 8, 5)), factuality=3.0,
    )  # fmt: skip
    return Reading(report, (mention,))


@pytest.fixture
def desk(url):
    """Three events: one told by two reports."""
    with zerohour.open(url) as own:
        for row in (read("a"), read("b"), read("c", recipient="LBN"), read("d", "ACCUSE")):
            own.add(row, MOMENT)
        yield own


def ids(inbox, stands="unread", **query):
    return {event.id for event in inbox.listed(Query(**query), stands).events}


def test_what_is_not_read_is_unread_for_each_user_by_himself(desk):
    ann, ben = desk.triage("ann"), desk.triage("ben")
    assert ids(ann) == {"a-01", "c-01", "d-01"}
    ann.mark([desk.event("a-01")], "read")
    assert (ids(ann), ids(ann, "read")) == ({"c-01", "d-01"}, {"a-01"})
    assert ids(ben) == {"a-01", "c-01", "d-01"}
    assert (ann.tally(), ben.tally()) == (Tally(2, 0, 0), Tally(3, 0, 0))
    ann.mark([desk.event("a-01")], "unread")
    assert ids(ann) == {"a-01", "c-01", "d-01"}


def test_what_is_told_again_is_unread_again(desk):
    ann = desk.triage("ann")
    ann.mark([desk.event("a-01")], "read")
    assert ann.attention(desk.events())["a-01"] == Attention(read=True)
    desk.add(read("e"))
    assert [t.report.id for t in desk.event("a-01").mentions] == ["a", "b", "e"]
    assert ann.attention(desk.events())["a-01"] == Attention(told_again=True)
    assert "a-01" in ids(ann)


def test_all_is_read_at_once_and_what_comes_after_is_not(desk):
    ann = desk.triage("ann")
    (act,) = ann.read_all()
    assert (ids(ann), ann.tally().unread, ids(ann, "read")) == (set(), 0, {"a-01", "c-01", "d-01"})
    ann.mark([desk.event("c-01")], "unread")
    desk.add(read("e", recipient="SYR"))
    assert ids(ann) == {"c-01", "e-01"}
    assert ids(desk.triage("ben")) == {"a-01", "c-01", "d-01", "e-01"}
    desk.undo(act)
    assert ids(ann) == {"a-01", "c-01", "d-01", "e-01"}


def test_what_is_important_or_dismissed_is_so_for_all(desk):
    ann, ben = desk.triage("ann"), desk.triage("ben")
    ann.mark([desk.event("a-01")], "important")
    dismissed = ben.mark([desk.event("c-01"), desk.event("d-01")], "dismissed")
    assert (ids(ben, "important"), ids(ann, "dismissed"), ids(ann), ids(ann, "read")) == ({"a-01"}, {"c-01", "d-01"}, {"a-01"}, set())
    assert ann.attention(desk.events())["c-01"] == Attention(dismissed="ben")
    assert ann.tally() == Tally(1, 1, 0)
    # Taking back concerns that event alone, undoing the whole act.
    ann.mark([desk.event("c-01")], "undismissed")
    assert ids(ann, "dismissed") == {"d-01"}
    assert desk.undo(dismissed[-1]) == dismissed[-1:]
    assert ids(ann, "dismissed") == set()
    ann.mark([desk.event("a-01")], "unimportant")
    assert ann.tally().important == 0


def test_every_act_is_listed_with_author_and_time_and_undone_whole(desk):
    made = desk.triage("ann").mark(desk.events(), "read")
    # The first event has two mentions, by either of which it is found again.
    assert len(made) == 4
    assert desk.undo(made[1]) == made
    assert ids(desk.triage("ann")) == {"a-01", "c-01", "d-01"}
    assert [(act.verb, act.author, act.undone is not None) for act in desk.acts()] == [("read", "ann", True)] * 4
    assert [act.number for act in desk.acts(2)] == made[2:]
    with pytest.raises(UsageError, match="no act 1 that holds"):
        desk.undo(made[0])


def test_marks_survive_a_new_coding_a_split_and_a_join(desk):
    ann = desk.triage("ann")
    ann.mark([desk.event("a-01"), desk.event("c-01")], "important")
    again = read("a")
    desk._store.recode(replace(again, mentions=(replace(again.mentions[0], id="a-07", status="ongoing"),)))
    assert ids(ann, "important") == {"a-07", "c-01"}
    one = desk.event("a-07")
    desk.split(one.mentions[1].mention, [one.mentions[0].mention], "ann")
    # What was important is so in both parts.
    assert ids(ann, "important") == {"a-07", "b-01", "c-01"}
    desk.judge("same", desk.event("c-01").mentions[0].mention, desk.event("b-01").mentions[0].mention, "ann")
    assert ids(ann, "important") == {"a-07", desk.event("c-01").id}


def test_lists_are_narrowed_and_paged(desk):
    ann = desk.triage("ann")
    assert ids(ann, type="ASSAULT") == {"a-01", "c-01"}
    assert ids(ann, actor="LBN") == {"c-01"}
    page = ann.listed(Query(limit=2), "unread", 2)
    assert (len(page.events), page.total) == (1, 3)
    for ask in (lambda: ann.listed(Query(), "new"), lambda: ann.mark(desk.events(), "seen")):
        with pytest.raises(UsageError, match="give one of"):
            ask()


def test_news_are_what_came_since_the_user_looked(desk):
    ann = desk.triage("ann")
    assert (ann.news(), ann.looked()) == (None, None)
    (act,) = ann.look()
    assert ann.news().new == ()
    desk.add(read("e", recipient="SYR"))
    assert [event.id for event in ann.news().new] == ["e-01"]
    assert ann.tally().fresh == 1
    ann.look()
    assert ann.tally().fresh == 0
    desk.undo(act + 1)
    assert ann.tally().fresh == 1


def test_a_deleted_report_takes_its_marks_along(desk):
    desk.triage("ann").mark([desk.event("c-01")], "important")
    desk.upkeep.erase(["c"], "ann")
    desk.upkeep.sweep()
    assert desk.acts() == []
    assert desk.upkeep.check().faults == ()


def test_the_clock_of_acts_goes_on(desk):
    ann = desk.triage("ann")
    desk.add(read("e", recipient="SYR"), datetime.now(UTC) + timedelta(days=400))
    ann.mark([desk.event("e-01")], "read")
    assert ids(ann, "read") == {"e-01"}
