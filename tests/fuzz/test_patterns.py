"""No pattern of the package takes more than time in proportion to what it is given: a text of a million characters is no attack."""

import re
import signal
import time
from contextlib import contextmanager

import pytest

from tests.fuzz import patterns

SHORT, LONG = 10_000, 40_000
# Four times the length may take so many times the time; what is faster than the floor cannot be measured.
GROWTH, FLOOR, PATIENCE = 8, 0.15, 4.0
# Of the one pattern that holds all others of times, each of which is tried by itself, so many strings are enough.
MOST = 100
PATTERNS = patterns.every()
# What is asked of short words alone, by what is asked; the module refuses longer ones before.
BOUNDED = {"zerohour.sources.furniture._SIGNED": 120, "zerohour.sources.moments:sub": 120}
# The language model's own, in words and sentences of a report whose reading has a budget of time; they go back still.
GO_BACK = {"lemmas._LONG", "sentences._END", "sentences._DATELINE", "tokens._WORD"}


class TooLongError(Exception):
    pass


@contextmanager
def deadline(seconds):
    def end(_signal, _frame):
        raise TooLongError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spent(pattern, text, anchored):
    given = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    began = time.process_time()
    if anchored:
        pattern.match(given)
        pattern.fullmatch(given)
    else:
        for _ in pattern.finditer(given):
            pass
    return time.process_time() - began


def is_linear(pattern, short, long, anchored):
    try:
        with deadline(PATIENCE):
            took = spent(pattern, long, anchored)
            return took < FLOOR or took < GROWTH * spent(pattern, short, anchored)
    except TooLongError:
        return False


def listed():
    for name in PATTERNS:
        marks = [pytest.mark.xfail(reason="goes back", strict=True)] if name.removeprefix("zerohour.language.") in GO_BACK else []
        yield pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", list(listed()))
def test_a_pattern_takes_time_in_proportion(name):
    pattern, anchored = PATTERNS[name], patterns.is_anchored(name)
    if bound := next((most for part, most in BOUNDED.items() if name.startswith(part)), None):
        assert all(spent(pattern, text, anchored) < FLOOR for text in patterns.hostile(pattern, bound))
        return
    rounds = list(zip(patterns.hostile(pattern, SHORT), patterns.hostile(pattern, LONG), strict=True))
    for short, long in rounds[:: 1 + len(rounds) // MOST]:
        assert is_linear(pattern, short, long, anchored), f"{pattern.pattern!r} on {long[:60]!r} …"


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"\s*x", r"a*a*b", r"\d+\s*\d*x"])
def test_the_test_sees_patterns_that_go_back(pattern):
    made = re.compile(pattern)
    rounds = zip(patterns.hostile(made, SHORT), patterns.hostile(made, LONG), strict=True)
    assert not all(is_linear(made, short, long, False) for short, long in rounds)


def test_patterns_are_found_wherever_they_are_kept():
    assert "zerohour.coding.times._FUTURE" in PATTERNS
    assert any(name.endswith("RULES['ago']") for name in PATTERNS)
    assert len(PATTERNS) > 150
