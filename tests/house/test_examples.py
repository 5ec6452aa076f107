"""The examples of docs/python.md do what they show, and frames hold what records say."""

import doctest
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from tests.ledger.test_joining import told

import zerohour
from zerohour.analysis import outcomes
from zerohour.errors import UsageError
from zerohour.ledger import events
from zerohour.show import frame

EXAMPLES = Path(__file__).parents[2] / "docs" / "python.md"


def test_the_examples_do_what_they_show(tmp_path):
    words = EXAMPLES.read_text(encoding="utf-8").replace("…", "...")
    example = doctest.DocTestParser().get_doctest(words, {}, "python.md", str(EXAMPLES), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    with chdir(tmp_path):
        runner.run(example)
    assert (runner.failures, runner.tries > 10) == (0, True)


@pytest.mark.parametrize("library", sorted(frame.LIBRARIES))
def test_a_frame_has_a_row_a_record(library):
    pytest.importorskip(library)
    rows = events([told(1), told(2, kind="CONSULT", status="occurred", first=0)])
    made = zerohour.to_frame(rows, library)
    assert made.shape == (2, len(frame.columns(rows)))
    assert list(made["type"]) == ["ASSAULT", "CONSULT"] or made["type"].to_pylist() == ["ASSAULT", "CONSULT"]


def test_every_kind_of_record_has_columns():
    rows = events([told(1)])
    assert frame.columns(rows)["date"] == [date(2024, 8, 7)]
    assert frame.columns(outcomes(rows, date(2024, 8, 20)))["state"] == ["lapsed"]
    assert frame.columns(zerohour.read("Iran attacked Israel on Sunday.", "2024-08-05"))["actor_codes"] == ["IRN"]
    assert frame.columns([{"a": 1}, {"b": ("x", "y")}]) == {"a": [1, None], "b": [None, "x; y"]}
    assert frame.columns([]) == {}
    for wrong in ("words", 7, [7], {"a": 1}):
        with pytest.raises(UsageError, match="a frame is made of"):
            frame.columns(wrong)
    with pytest.raises(UsageError, match="makes no frames here"):
        zerohour.to_frame(rows, "numpy")


def test_a_notebook_shows_a_table_in_which_words_are_no_markup():
    (event,) = events([told(1, actor="<b>")])
    assert "<b>x" not in frame.html([event])
    assert "&lt;b&gt;" in frame.html([event])
    assert "&lt;b&gt;" in event._repr_html_()
    assert "and 2 more" in frame.html([event] * 62)
