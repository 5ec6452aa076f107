"""The events that a ledger keeps as reports arrive are those that joining gives for the whole of it."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zerohour
from zerohour.ledger import Ledger, events, joining, traits
from zerohour.ledger.traits import Traits
from zerohour.records import Actor, EventMention, Place, Query, Reading, Report, Span, Window

WORDS = ("Rebels shelled a town.", "An attack is expected.", "Troops fired on a port.")


def mention(report, number, words, start, kind, status, actor, recipient, days):
    span = Span(start, start + len(words))
    sides = [(Actor(code, code),) if code else () for code in (actor, recipient)]
    window = Window(date(2024, 8, days[0]), date(2024, 8, days[0] + days[1])) if days else None
    return EventMention(f"{report}-{number}", report, span, Span(start, start + 6), kind, status, None, *sides, window=window)


@st.composite
def readings(draw, number):
    rows, text, name = [], "", f"r{number}"
    for n in range(draw(st.integers(1, 3))):
        words = draw(st.sampled_from(WORDS))
        rows.append(
            mention(
                name, n, words, len(text), draw(st.sampled_from(["ASSAULT", "CONSULT"])),
                draw(st.sampled_from(["occurred", "planned", "negated"])), draw(st.sampled_from([None, "IRN", "USA"])),
                draw(st.sampled_from([None, "ISR"])), draw(st.sampled_from([None, (1, 0), (3, 2), (4, 0)])),
            )
        )  # fmt: skip
        text += words + " "
    published = draw(st.sampled_from([None, date(2024, 8, 1), date(2024, 8, 3), date(2024, 9, 20)]))
    return Reading(Report(name, text, (Span(0, len(text)),), published=published), tuple(rows))


LEDGERS = st.integers(1, 5).flatmap(lambda count: st.tuples(*(readings(n) for n in range(count))))


def groups(found):
    return sorted(sorted(t.mention.id for t in event.mentions) for event in found)


def everything(_report):
    return True


@settings(max_examples=40)
@given(
    LEDGERS, st.randoms(), st.lists(st.tuples(st.sampled_from(["same", "different"]), st.integers(0, 99), st.integers(0, 99)), max_size=3)
)
def test_what_is_kept_is_what_joining_gives(rows, order, verdicts):
    shuffled = list(rows)
    order.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "l.db")
        half = len(shuffled) // 2
        for reading in shuffled[:half]:
            ledger.add(reading)
        stored = [m for reading in shuffled[:half] for m in reading.mentions]
        for verdict, one, other in verdicts if stored else ():
            ledger.acts.judge(verdict, stored[one % len(stored)], [stored[other % len(stored)]], "ann")
        for reading in shuffled[half:]:
            ledger.add(reading)
        if verdicts and stored:
            ledger.acts.undo(1)
        kept, joined = ledger.events(everything), events(ledger.told(), ledger.judgements())
        assert kept == joined
        until = lambda report: report.published is None or report.published <= date(2024, 8, 2)
        assert ledger.events(until) == events([t for t in ledger.told() if until(t.report)], ledger.judgements())
        day = date(2024, 8, 2)
        for published in (lambda _: True, lambda told: told is None or told <= day):
            counts = lambda report, out=published: out(report.published)
            for first, last, known in ((None, date.max, None), (date(2024, 8, 2), date(2024, 8, 4), (date(2024, 8, 2), date(2024, 8, 4)))):
                whole = [e.outline for e in ledger.events(counts, None, known) if known is None or told_since(e, first)]
                assert sorted(ledger.outlines(first, last, published), key=repr) == sorted(whole, key=repr)
        ledger.close()


def told_since(event, first):
    return any(t.report.day is None or t.report.day >= first for t in event.mentions)


@pytest.fixture
def desk(url):
    with zerohour.open(url) as own:
        for day, words in (
            (1, "Iran attacked Israel on 1 August 2024."),
            (2, "Egypt and Jordan held talks."),
            (3, "Iran threatened Israel."),
        ):
            own.add(zerohour.read(words, f"2024-08-0{day}"), datetime(2024, 8, 9 + day, tzinfo=UTC))
        yield own


def test_a_list_of_events_is_filtered_and_paged(desk):
    page = desk.view().listed(Query(limit=2))
    assert [e.type for e in page.events] == ["THREATEN", "CONSULT"]
    assert page.total == 3
    assert [e.type for e in desk.view().listed(Query(limit=2), 2).events] == ["ASSAULT"]
    assert [e.type for e in desk.view().listed(Query(actor="IRN")).events] == ["THREATEN", "ASSAULT"]
    assert [e.type for e in desk.view("2024-08-01").listed(Query(actor="IRN")).events] == ["ASSAULT"]
    assert [e.type for e in desk.view(known_at="2024-08-11").listed(Query(actor="iran")).events] == ["ASSAULT"]


def test_a_desk_as_it_knew(desk):
    assert [e.type for e in desk.view(known_at="2024-08-10").events()] == ["ASSAULT"]
    assert [e.type for e in desk.view("2024-08-02", "2024-08-12").events()] == ["ASSAULT", "CONSULT"]


def test_a_new_coding_replaces_the_former_and_keeps_judgements(url):
    ledger = Ledger(url)
    first, second = (
        zerohour.read("Iran attacked Israel on Monday.", "2024-08-06"),
        zerohour.read("Iran struck Israel on Monday.", "2024-08-06"),
    )
    for reading in (first, second):
        ledger.add(reading)
    assert len(ledger.events(everything)) == 1
    ledger.acts.judge("different", first.mentions[0], [second.mentions[0]], "ann")
    assert not ledger.recode(first)
    before = datetime.now(UTC)
    assert ledger.recode(Reading(first.report))
    assert groups(ledger.events(everything)) == [[second.mentions[0].id]]
    # What was known before the new coding stays askable.
    assert len(ledger.told(before)) == 2
    assert len(ledger.told(datetime.now(UTC))) == 1
    assert ledger.recode(first)
    assert groups(ledger.events(everything)) == sorted([[first.mentions[0].id], [second.mentions[0].id]])
    ledger.acts.undo(1)
    assert len(ledger.events(everything)) == 1
    ledger.close()


TRAITS = st.builds(
    lambda n, report, kind, status, actors, recipients, symmetric, first, length, place, names, targets, victims, words, day, sense, here, nouns: Traits(
        f"m{n}", report, n, n % 2, str(day or ""), day, kind, status, actors, recipients, symmetric,
        None if first is None else Window(*((first, first + length) if length is not None else (first, None))),
        Place(place, "XX") if place else None, names, targets, victims, (), words, sense, here, *nouns,
    ),
    st.integers(0, 10_000), st.sampled_from(["r1", "r2"]), st.sampled_from(["ASSAULT", "CONSULT"]),
    st.sampled_from(["occurred", "negated", "planned", "possible"]), *[st.frozensets(st.sampled_from(["IRN", "ISR", "USA"]), max_size=2)] * 2,
    st.booleans(), st.none() | st.dates(date(2024, 6, 1), date(2024, 9, 30)),
    st.none() | st.sampled_from([timedelta(), timedelta(2), timedelta(40), timedelta(900)]), st.sampled_from([None, "Doha", "Cairo"]),
    *[st.frozensets(st.sampled_from(["lee", "ruiz"]), max_size=1)] * 2, st.frozensets(st.sampled_from(["MIL", "CVL"]), max_size=1), st.integers(0, 2), st.none() | st.dates(date(2024, 7, 1), date(2024, 8, 20)),
    st.sampled_from([(), (127, 0), (100, 78), (0, 127)]),
    st.tuples(*[st.frozensets(st.sampled_from(["IRN", "ISR"]), max_size=1)] * 2),
    st.tuples(st.just(frozenset()), st.frozensets(st.tuples(st.just("school"), st.booleans()), max_size=1), st.booleans(), st.booleans()),
)  # fmt: skip


@settings(max_examples=6000)
@given(TRAITS, TRAITS)
def test_what_fits_is_found_by_its_keys(one, other):
    if joining.fits(one, other):
        stored = traits.keys(other)
        assert any(
            ask.key == key and (ask.first is None or ask.last is None or day is None or ask.first <= day <= ask.last)
            for ask in traits.asks(one)
            for key, day in stored
        )


def test_only_what_is_shown_counts_as_changed(url):
    reading = zerohour.read("Iran attacked Israel on Monday.", "2024-08-06")
    with zerohour.open(url) as own:
        own.add(replace(reading, mentions=tuple(replace(m, sense="") for m in reading.mentions)))
        assert not list(own.recode())
        assert [t.mention.sense for e in own.view().events() for t in e.mentions] == [m.sense for m in reading.mentions]


def test_hundreds_of_one_expectation_cost_little_in_any_order(tmp_path):
    def told(number, day):
        words = f"Iran may attack Israel {number} times."
        report = Report(f"r{number:03}", words, (Span(0, len(words)),), published=date(2024, 8, day))
        sides = {"actors": (Actor("Iran", "IRN"),), "recipients": (Actor("Israel", "ISR"),)}
        return Reading(report, (EventMention(f"r{number:03}-01", report.id, report.body[0], Span(9, 15), "ASSAULT", "possible", **sides),))

    # The oldest come last, so that each begins the event anew: the last of a hundred and twenty took half a minute.
    ledger = Ledger(tmp_path / "ledger.db")
    began = process_time()
    for number in range(150):
        ledger.add(told(number, 8 - number // 20))
    assert process_time() - began < 15
    (event,) = ledger.events(everything)
    assert (event.id, len(event.mentions)) == ("r140-01", 150)
    ledger.close()
