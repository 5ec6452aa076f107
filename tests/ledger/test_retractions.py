"""A report that was taken back reaches its events, its grades, what is due and the next briefing; and that can be undone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import zerohour
from zerohour.errors import UsageError
from zerohour.records import Actor, EventMention, Notice, Reading, Report, Span, Window

DAY = date(2024, 8, 5)
MOMENT = datetime(2024, 8, 5, 18, tzinfo=UTC)


def read(number, outlet, status="occurred", day=5, notice=None, url=None, published=DAY, words="Iran attacked Israel on Monday."):
    text = f"{words} {outlet} has it from people who were there."
    report = Report(
        number, text, (Span(0, len(text)),), title=f"Attack {number}", outlet=outlet, published=published, url=url, notice=notice
    )
    mention = EventMention(
        f"{number}-1", number, Span(0, len(words)), Span(5, 13), "ASSAULT", status, actors=(Actor("Iran", "IRN"),),
        recipients=(Actor("Israel", "ISR"),), window=Window(date(2024, 8, day), date(2024, 8, day)), factuality=3.0,
    )  # fmt: skip
    return Reading(report, (mention,))


def filled(desk, *readings):
    for row in readings:
        desk.add(row, MOMENT)


def grade(desk):
    (event,) = desk.events()
    return desk.corroboration(event).credibility


def test_a_retracted_report_is_no_support_and_its_event_says_so(url):
    with zerohour.open(url) as desk:
        filled(desk, read("a", "Levant Wire"), read("b", "Gulf Ledger"))
        assert grade(desk) == 1
        desk.retract("b", "the strike was another one", "ann")
        assert grade(desk) is None
        (event,) = desk.events()
        assert not event.is_retracted
        assert [t.mark.why for t in event.mentions if t.mark] == ["the strike was another one"]
        assert [name for name, _ in desk.corroboration(event).retracted] == ["Gulf Ledger"]
        desk.retract("a", "so was this", "ann", "withdrawn")
        (event,) = desk.events()
        assert event.is_retracted
        assert desk.view("2024-08-05").outlines()[0].retracted
        assert desk.tempo() == desk.network() == ()
        assert len(desk.happened("2024-08-05")) == 1
        desk.reinstate("a")
        desk.reinstate("b")
        assert grade(desk) == 1
        assert [(r.report, r.kind, r.undone is None) for r in desk.retractions()] == [("b", "retracted", False), ("a", "withdrawn", False)]
        assert desk.upkeep.check().faults == ()


def test_what_was_told_by_the_report_alone_tells_nothing_of_the_others(url):
    with zerohour.open(url) as desk:
        filled(desk, read("a", "Levant Wire", "planned", day=7), read("b", "Gulf Ledger", "occurred", day=7, published=date(2024, 8, 7)))
        assert [e.status for e in desk.events()] == ["occurred"]
        desk.retract("b", "nothing happened", "ann")
        assert [e.status for e in desk.events()] == ["planned"]
        assert [d.event.best.report.id for d in desk.countdown("2024-08-07").due] == ["a"]


def test_the_desk_of_before_did_not_know_of_it(url):
    with zerohour.open(url) as desk:
        filled(desk, read("a", "Levant Wire"))
        desk.retract("a", "made up", "ann")
        assert desk.events()[0].is_retracted
        assert [e.is_retracted for e in desk.view(known_at=MOMENT).events()] == [False]
        assert [e.is_retracted for e in desk.view(known_at=desk.retractions()[0].at).events()] == [True]


@pytest.mark.parametrize(
    ("kind", "before", "itself"),
    [("retracted", "retracted", "retracted"), ("withdrawn", "withdrawn", "withdrawn"), ("corrected", "replaced", "corrected")],
)
def test_what_a_page_says_at_its_top_reaches_its_earlier_versions(url, kind, before, itself):
    place = "https://wire.example/1"
    first = read("a", "Levant Wire", url=place)
    later = read(
        "b", "Levant Wire", url=place, notice=Notice(kind, "This article was taken back."), words="Iran attacked Israel early on Monday."
    )
    later = replace(later, report=replace(later.report, published=datetime(2024, 8, 6, tzinfo=UTC)))
    with zerohour.open(url) as desk:
        filled(desk, first, later)
        assert {r.report: (r.kind, r.told_by) for r in desk.retractions()} == {"b": (itself, "b"), "a": (before, "b")}
        assert desk.reading("b").report.notice == later.report.notice
        assert [e.is_retracted for e in desk.events()] == [kind != "corrected"]
        # What its page says can be overruled, as a reading of it may be wrong.
        desk.reinstate(place)
        assert not any(t.mark for e in desk.events() for t in e.mentions)


def test_the_order_in_which_versions_arrive_does_not_matter(url):
    place = "https://wire.example/1"
    later = read("b", "Levant Wire", url=place, notice=Notice("retracted", "Retraction"), published=date(2024, 8, 6))
    with zerohour.open(url) as desk:
        filled(desk, later, read("a", "Levant Wire", url=place), read("c", "Levant Wire", url=place, published=date(2024, 8, 7)))
        assert {r.report for r in desk.retractions()} == {"a", "b"}


def test_a_copy_of_a_retracted_report_falls_with_it(url):
    words = "Iran attacked Israel on Monday."
    shared = " ".join(f"The {n} witness spoke of smoke, of noise and of people who ran along road {n}." for n in range(9))

    def copied(number, outlet, published):
        row = read(number, outlet, published=published)
        text = f"{words} {shared} {outlet}"
        return replace(row, report=replace(row.report, text=text, body=(Span(0, len(text)),)))

    with zerohour.open(url) as desk:
        filled(desk, copied("a", "Levant Wire", date(2024, 8, 4)), copied("b", "Gulf Ledger", DAY), read("c", "Harbour Post"))
        assert grade(desk) == 1
        desk.retract("a", "made up", "ann")
        (event,) = desk.events()
        assert [t.stands for t in event.mentions] == [False, False, True]
        assert grade(desk) is None
        desk.retract("c", "from the same source", "ann")
        assert [o.retracted for o in desk.view().outlines()] == [True]


def test_the_next_briefing_says_so_and_counts_it_no_more(url):
    with zerohour.open(url) as desk:
        ahead = read("b", "Gulf Ledger", status="planned", day=9)
        filled(desk, read("a", "Levant Wire"), replace(ahead, mentions=tuple(replace(m, type="CONSULT") for m in ahead.mentions)))
        desk.retract("a", "the strike was another one", "ann")
        told = desk.view("2024-08-06").brief()
        section = told.split("## ")[1]
        assert section.startswith("Retracted and corrected")
        assert "“Attack a” (Levant Wire): retracted, by ann on" in section
        assert "the strike was another one" in section
        assert "Retracted: Iran attacked Israel" in section
        assert told.split("## What happened")[1].strip().startswith("Nothing.")
        assert "ASSAULT" not in told
        # Also where the report itself is older than the period.
        assert "Retracted and corrected" in desk.view().brief(desk.retractions()[0].at.date())


def test_it_is_news(url):
    with zerohour.open(url) as desk:
        filled(desk, read("a", "Levant Wire"))
        since = datetime.now(UTC)
        desk.retract("a", "made up", "ann")
        found = desk.view().news(since)
        assert [e.is_retracted for e in found.retracted] == [True]
        assert found.new == ()


def test_what_is_no_report_and_no_reason_is_refused(url):
    with zerohour.open(url) as desk:
        filled(desk, read("a", "Levant Wire"))
        for ask, says in (
            (lambda: desk.retract("zzz", "why", "ann"), "names no report"),
            (lambda: desk.retract("a", " ", "ann"), "say why"),
            (lambda: desk.retract("a", "why", "ann", "corrected"), "is no way"),
            (lambda: desk.reinstate("a"), "nothing holds"),
        ):
            with pytest.raises(UsageError, match=says):
                ask()
        desk.retract("a", "why", "ann")
        desk.upkeep.erase(["a"], "ann")
        assert desk.retractions() == []
