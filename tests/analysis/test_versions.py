"""A report that changed at its address."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

import zerohour
from zerohour.analysis import versions
from zerohour.records import Report, Span

AT = [datetime(2024, 8, 5, hour, tzinfo=UTC) for hour in (9, 10, 11)]


def report(number, text):
    return Report(number, text, (Span(0, len(text)),), url="https://example.org/a", published=AT[0])


def test_what_came_and_went():
    rows = [(report("a", "Ten died. Kenya mourned."), AT[0]), (report("b", "Twelve died. Kenya mourned.\nAid came."), AT[1])]
    first, second = versions(rows)
    assert (first.new, first.gone) == ((), ())
    assert (second.new, second.gone) == (("Twelve died.", "Aid came."), ("Ten died.",))


@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_version_never_loses_what_stays(texts):
    rows = [(report(str(n), text), AT[0]) for n, text in enumerate(texts)]
    found = versions(rows)
    assert len(found) == len(rows)
    assert all(line in " ".join(v.report.text.split()) for v in found for line in v.new)


def test_both_versions_stay_in_the_ledger(tmp_path):
    with zerohour.open(tmp_path / "v.db") as own:
        own.add(report("a", "Israel attacked Lebanon. Ten people died."), AT[0])
        own.add(report("b", "Israel attacked Lebanon. Twelve people died."), AT[1])
        assert [v.report.id for v in own.versions("https://example.org/a")] == ["a", "b"]
        assert own.versions("b")[1].new == ("Twelve people died.",)
        assert own.versions("nowhere") == ()
