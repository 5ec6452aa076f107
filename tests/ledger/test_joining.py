"""Which mentions are one event."""

from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.ledger import FEATURES, events, joining, nouns, traits
from zerohour.records import Actor, EventMention, Report, Span, Told, Window

TEXT = "An attack is told here."


def told(number, kind="ASSAULT", status="possible", actor="IRN", recipient="ISR", first=7, last=7, day=5, report=None, figures=()):
    window = Window(date(2024, 8, first), date(2024, 8, last)) if first else None
    sides = [(Actor(code, code),) if code else () for code in (actor, recipient)]
    mention = EventMention(
        f"m{number}", report or f"r{number}", Span(0, 23), Span(3, 9), kind, status, None, *sides, window=window, figures=figures
    )
    return Told(
        mention,
        Report(report or f"r{number}", f"{TEXT} {number}", (Span(0, 23),), published=date(2024, 8, day)),
        datetime(2024, 8, day, tzinfo=UTC),
    )


def groups(rows):
    return sorted(sorted(t.mention.id for t in event.mentions) for event in events(rows))


def test_the_same_expectation_in_two_reports_is_one():
    assert groups([told(1), told(2, first=6, last=8)]) == [["m1", "m2"]]


def test_other_sides_other_event():
    assert groups([told(1), told(2, actor="USA")]) == [["m1"], ["m2"]]


def named(number, code, name="Ismail Haniyeh"):
    """A deed that met somebody whom each report counts to others."""
    row = told(number, status="occurred", actor=None)
    return replace(row, mention=replace(row.mention, recipients=(Actor(name, code, "REB", name=name),)))


def test_one_name_is_one_person_whatever_the_code():
    assert groups([named(1, "PSE"), named(2, "IRN", "Haniyeh")]) == [["m1", "m2"]]
    assert groups([named(1, "PSE"), named(2, "IRN", "Fuad Shukr")]) == [["m1"], ["m2"]]


@pytest.mark.parametrize(
    ("words", "noun", "several", "one"),
    [
        ("two U.S. embassies", "embassy", True, False),
        ("the U.S. embassy in Nairobi", "embassy", False, True),
        ("five districts of Russia", "district", True, False),
        ("A school", "school", False, True),
        ("people who fled", "people", False, False),
        ("the press", "press", False, False),
    ],
)
def test_the_number_of_those_who_are_met(words, noun, several, one):
    assert nouns.number(words) == (noun, several)
    assert nouns.is_one(words) is one


def test_only_nouns_of_deeds_tell_of_several():
    assert [w for w in ("bombings", "explosions", "bombing", "strikes", "killed") if nouns.are_deeds(w)] == ["bombings", "explosions"]


def test_other_types_other_event():
    assert groups([told(1), told(2, kind="CONSULT")]) == [["m1"], ["m2"]]


def test_what_occurred_on_other_days_is_apart():
    assert groups([told(1, status="occurred", first=1, last=1), told(2, status="occurred", first=3, last=3)]) == [["m1"], ["m2"]]


def test_a_deed_of_one_known_day_is_told_of_for_long():
    old = told(1, status="occurred", first=1, last=1, day=2)
    late = told(2, status="occurred", first=1, last=1, day=31)
    assert groups([old, late]) == [["m1", "m2"]]
    undated = told(3, status="occurred", first=0, day=31)
    assert groups([old, undated]) == [["m1"], ["m3"]]


def turned(one, numbers):
    """The mention with a sense."""
    sense = b64encode(bytes(n % 256 for n in numbers)).decode("ascii")
    return replace(one, mention=replace(one.mention, sense=sense))


def test_what_tells_of_the_same_is_nearer_what_tells_of_another_further_off():
    value = lambda a, b: joining.sense(*map(traits.of, (turned(told(1), a), turned(told(2), b))))
    assert value([127, 0], [127, 0]) == 1.0
    assert -1.0 < value([127, 0], [0, 127]) < 0.0
    assert value([127, 0], [-127, 0]) == -1.0


def test_a_mention_read_without_a_sense_is_judged_without():
    assert joining.sense(traits.of(told(1)), traits.of(turned(told(2), [127, 0]))) == 0.0
    assert joining.sense(traits.of(turned(told(1), [0, 0])), traits.of(turned(told(2), [0, 0]))) < 0


def test_the_sense_is_among_the_reasons():
    reasons = lambda a, b: dict(joining.reasons(turned(told(1), a), turned(told(2), b)))["sense"]
    assert reasons([127, 0], [127, 0]) == 0.6
    assert reasons([127, 0], [-127, 0]) == -0.6
    assert dict(joining.reasons(told(1), told(2)))["sense"] == 0.0


def test_what_came_meets_what_was_expected():
    (event,) = events([told(1), told(2, status="occurred", day=8)])
    assert event.status == "occurred"


def test_an_expectation_without_sides_joins_the_one_of_its_report():
    one, other = told(1, report="r"), told(2, actor=None, recipient=None, first=7, last=11, report="r")
    assert groups([turned(one, [127, 0]), turned(other, [127, 0])]) == [["m1", "m2"]]
    assert groups([turned(one, [127, 0]), turned(other, [0, 127])]) == [["m1"], ["m2"]]


def test_the_newest_window_holds():
    (event,) = events([told(1, first=5, last=6, day=4), told(2, first=7, last=9, day=5)])
    assert (event.window.earliest, event.window.latest) == (date(2024, 8, 7), date(2024, 8, 9))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda f: f.judge.__name__)
def test_a_feature_explains_itself(feature):
    assert feature.judge.__doc__
    assert -1 <= feature.judge(traits.of(told(1)), traits.of(told(2))) <= 1
    assert feature.judge(traits.of(told(1)), traits.of(told(2))) == feature.judge(traits.of(told(2)), traits.of(told(1)))


ROWS = st.builds(
    told,
    number=st.integers(0, 10_000),
    status=st.sampled_from(["possible", "planned", "occurred", "negated"]),
    actor=st.sampled_from([None, "IRN", "USA"]),
    recipient=st.sampled_from([None, "ISR"]),
    first=st.sampled_from([0, 5, 7]),
    last=st.sampled_from([7, 9]),
    day=st.integers(1, 12),
)


def test_a_chain_joins_nothing_that_differs():
    # Each is like the next, and the first is not like the last: who is met by it differs.
    first, between, last = told(1), told(2, recipient=None, report="r1"), told(3, recipient="USA", report="r1")
    assert groups([first, between]) == [["m1", "m2"]]
    assert groups([between, last]) == [["m2", "m3"]]
    assert groups([first, between, last]) == [["m1", "m2"], ["m3"]]


@given(st.lists(ROWS, max_size=8, unique_by=lambda t: t.mention.id))
def test_all_mentions_of_an_event_are_compatible(rows):
    for event in events(rows):
        found = [traits.of(t) for t in event.mentions]
        assert not any(joining.differ(one, other) for n, one in enumerate(found) for other in found[n + 1 :])


@given(st.lists(ROWS, max_size=8, unique_by=lambda t: t.mention.id), st.integers(1, 12))
def test_what_is_told_later_moves_nothing(rows, day):
    by_then = [t for t in rows if t.report.published <= date(2024, 8, day)]
    then = {frozenset(t.mention.id for t in e.mentions) for e in events(by_then)}
    now = {frozenset(t.mention.id for t in e.mentions if t in by_then) for e in events(rows)}
    assert then == now - {frozenset()}


@given(st.lists(ROWS, max_size=8, unique_by=lambda t: t.mention.id), st.randoms())
def test_the_order_of_arrival_changes_nothing(rows, order):
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert events(rows) == events(shuffled)
    assert sorted(t.mention.id for e in events(rows) for t in e.mentions) == sorted(t.mention.id for t in rows)
