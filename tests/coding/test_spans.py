"""Every span lies in the untouched input and equals its words: over generated text, and over every report at hand."""

import csv
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zerohour
from zerohour import desk
from zerohour.records import Report

SHARED = Path(__file__).parents[3] / "shared"
PIECES = [
    "Iran ",
    "Israel ",
    "attacked ",
    "the ",
    "army ",
    "of ",
    "“",
    "” ",
    "said ",
    "that ",
    "on Monday ",
    "will ",
    "not ",
    ". ",
    "\n\n",
    "Gen. Kurilla ",
    "met with ",
    "\xa0",
    "in Tehran ",
    ", ",
    "— ",
    "🙂 ",
    "ſ ",
    "According to ",
    "2.15 pm ",
]


def check(text, published="2024-08-05"):
    reading = zerohour.read(text, published)
    for mention, record in zip(reading.mentions, zerohour.to_plover(reading), strict=True):
        assert mention.sentence.start <= mention.trigger.start < mention.trigger.end <= mention.sentence.end <= len(text)
        assert record["event_text"] == text[record["text_info"]["start"] : record["text_info"]["end"]]
        assert record["quote"]["exact"] == mention.sentence.of(text)
        assert text[: mention.sentence.start].endswith(record["quote"]["prefix"])
        assert text[mention.sentence.end :].startswith(record["quote"]["suffix"])
        for actor in (*mention.actors, *mention.recipients):
            assert actor.span is not None
            assert actor.text == " ".join(actor.span.of(text).split())
        for source in mention.attribution:
            assert source.span is None or source.text == " ".join(source.span.of(text).split())
    return reading


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join))
def test_spans_of_generated_news(text):
    if any(c.isalnum() for c in text):
        check(text)


@given(st.text(max_size=300))
def test_spans_of_any_text(text):
    if any(c.isalnum() for c in text):
        check(text)


def shared_texts():
    """All reports beside the checkout: of the large archives every fourth under CI, elsewhere every eighth."""
    step = 4 if os.environ.get("CI") else 8
    for path in (SHARED / "reports" / "countdown.txt", *sorted((SHARED / "gold").glob("*.txt"))):
        yield path.read_text(encoding="utf-8")
    with (SHARED / "reports" / "wikinews_2019.csv").open(encoding="utf-8", newline="") as stream:
        yield from [row["text"] for row in csv.DictReader(stream)][:: min(step, 2)]
    for name in ("whitehouse_2021_2024-08.zip", "current_events_2023-10_2024-08.zip"):
        with zipfile.ZipFile(SHARED / "reports" / name) as archive:
            for member in sorted(n for n in archive.namelist() if not n.endswith("/"))[::step]:
                yield archive.read(member).decode("utf-8", "replace")


def test_spans_of_all_shared_reports():
    if not SHARED.is_dir():
        pytest.skip("the folder of shared reports is not beside this checkout")
    assert sum(len(check(text).mentions) for text in shared_texts() if any(c.isalnum() for c in text)) > 500


def demo_reports():
    return [row for row in desk.reports(desk.demo_reports()) if isinstance(row, Report)]


def test_the_demo_reports_are_coded():
    rows = demo_reports()
    assert len(rows) >= 14
    assert all(row.published for row in rows)
    assert all(desk.shipped().read(row).mentions for row in rows)


def test_a_report_is_coded_alike_whatever_was_read_before_it():
    reports = demo_reports()
    own = desk.shipped()
    forward = {report.id: own.read(report) for report in reports}
    assert all(own.read(report) == forward[report.id] for report in reversed(reports))
