"""Blocs and triangles of signed ties, shifts, change points, the unusual, escalation."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.test_joining import told

from zerohour import codebook
from zerohour.analysis.balance import balance
from zerohour.analysis.pace import breaks, escalation, shifts, unusual
from zerohour.analysis.patterns import patterns
from zerohour.ledger import events
from zerohour.records import Day, Tie
from zerohour.show import standing

BOOK = codebook.load()
COUNTRIES = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]


def tie(one, other, score):
    return Tie(*sorted((one, other)), 1, score, 0.0)


def test_enemies_of_an_enemy_who_stand_together_are_a_bloc():
    answer = balance([tie("USA", "GBR", 5), tie("USA", "IRN", -9), tie("GBR", "IRN", -4), tie("IRN", "RUS", 6), tie("RUS", "USA", -3)])
    assert answer.blocs == (("GBR", "USA"), ("IRN", "RUS"))
    assert answer.frustration == 0.0
    assert answer.triangles == ()


def test_three_enemies_are_three_blocs_and_a_triangle():
    answer = balance([tie("AAA", "BBB", -2), tie("BBB", "CCC", -3), tie("AAA", "CCC", -4)])
    assert answer.blocs == (("AAA",), ("BBB",), ("CCC",))
    assert [(t.countries, t.weight) for t in answer.triangles] == [(("AAA", "BBB", "CCC"), 2)]
    assert standing.triangle(answer.triangles[0]) == "AAA, BBB, CCC: each at odds with the others"


def test_a_friend_of_two_who_are_at_odds_frustrates():
    answer = balance([tie("AAA", "BBB", 5), tie("AAA", "CCC", 4), tie("BBB", "CCC", -6)])
    assert standing.triangle(answer.triangles[0]) == "AAA stands with BBB and with CCC, who are at odds"
    assert answer.frustration == round(4 / 15, 3)


def test_a_tie_without_a_score_says_nothing():
    assert balance([tie("AAA", "BBB", 0)]).blocs == ()


signed = st.dictionaries(
    st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES)).filter(lambda p: p[0] < p[1]), st.sampled_from([-5, -2, -1, 1, 2, 5])
)


@given(signed, st.randoms())
def test_blocs_hold_each_country_once_whatever_the_order(scores, rng):
    rows = [tie(a, b, score) for (a, b), score in scores.items()]
    mixed = rng.sample(rows, len(rows))
    answer = balance(rows)
    assert answer == balance(mixed)
    assert sorted(c for bloc in answer.blocs for c in bloc) == sorted({c for pair in scores for c in pair})
    assert 0.0 <= answer.frustration <= 1.0


@given(st.permutations(COUNTRIES), st.integers(1, 5))
def test_two_blocs_that_balance_are_found(order, cut):
    """What Cartwright and Harary's theorem promises: in a balanced network the two sides come out, without frustration."""
    sides = {country: n < cut for n, country in enumerate(order)}
    rows = [tie(a, b, 2 if sides[a] == sides[b] else -2) for a in COUNTRIES for b in COUNTRIES if a < b]
    answer = balance(rows)
    assert answer.frustration == 0.0
    assert len(answer.blocs) == 2
    assert answer.triangles == ()


def test_shifts_between_two_periods():
    found = shifts([tie("AAA", "BBB", 3), tie("AAA", "CCC", -1)], [tie("AAA", "BBB", -4), tie("AAA", "CCC", -1), tie("BBB", "CCC", 2)])
    assert [(s.one, s.other, s.change) for s in found] == [("AAA", "BBB", -7.0), ("BBB", "CCC", 2.0)]
    assert standing.shift(found[1]) == "BBB – CCC: +2.0 (no event, now +2.0 in 1)"


def days(counts, first=date(2024, 1, 1)):
    return [Day(first + timedelta(days=n), (count, 0, 0, 0)) for n, count in enumerate(counts)]


def test_a_change_of_pace_is_found_with_its_uncertainty():
    rng = random.Random(1)
    counts = [rng.choice([0, 1, 1, 2]) for _ in range(30)] + [rng.choice([4, 5, 6, 7]) for _ in range(30)]
    (found,) = breaks(days(counts), date(2024, 1, 1), date(2024, 2, 29))
    assert found.first <= date(2024, 1, 31) <= found.last
    assert (found.last - found.first).days <= 4
    assert found.before < 1.5 < 4 < found.after
    assert found.odds > 20


@given(st.integers(0, 4), st.integers(0, 60), st.integers(0, 1000))
def test_a_steady_pace_rarely_has_a_change_point(rate, length, seed):
    counts = [rate] * length
    assert breaks(days(counts), date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=length - 1)) == ()
    rng = random.Random(seed)
    mixed = [rng.randint(0, 1) for _ in range(length)]
    found = breaks(days(mixed), date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=length - 1))
    assert all(one.first <= one.day <= one.last for one in found)


def test_no_change_point_in_an_empty_period():
    assert breaks([], date(2024, 1, 2), date(2024, 1, 1)) == ()


def outlines(rows):
    return [event.outline for event in rows]


def occurred(number, day, month=8):
    return told(number, status="occurred", first=day, last=day, day=day)


def test_what_is_unusual_for_a_pair():
    as_of = date(2024, 8, 31)
    quiet = [occurred(n, day) for n, day in enumerate((1, 4))]
    burst = [occurred(10 + n, day) for n, day in enumerate((26, 27, 28, 29, 30, 31))]
    (found,) = unusual(outlines(events([*quiet, *burst])), as_of)
    assert (found.one, found.other, found.events) == ("IRN", "ISR", 6)
    assert found.chance < 0.01
    assert unusual(outlines(events(quiet)), as_of) == ()


def test_a_short_past_lets_nothing_be_unusual():
    assert unusual(outlines(events([occurred(n, 20 + n) for n in range(6)])), date(2024, 8, 28)) == ()


def test_escalation_is_minus_the_mean_score_of_seven_days():
    found = escalation(outlines(events([occurred(1, 5), told(2, kind="CONSULT", status="occurred", first=6, last=6, day=6)])), BOOK)
    assert [(row.day.day, row.escalation, row.events) for row in found] == [(5, 9.0, 1), (6, 3.25, 2)]


def test_patterns_of_a_period_and_the_one_before():
    rows = outlines(events([occurred(1, 5), occurred(2, 25)]))
    found = patterns(rows, date(2024, 8, 16), date(2024, 8, 31), BOOK)
    assert found.balance.blocs == (("IRN",), ("ISR",))
    assert found.shifts == ()
    assert patterns(rows, date(2024, 8, 26), date(2024, 8, 31), BOOK).shifts[0].change == 9.0
