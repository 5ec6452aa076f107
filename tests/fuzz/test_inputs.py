"""Whatever comes in, at every place where bytes of others do, is read, or refused in one sentence, in its time. `python -m bench.fuzz` tries more."""

import io
import json
import time
from datetime import datetime, timedelta

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.entries import ENTRIES, FaultError, looked_at, one_line, tried
from tests.sources import made
from zerohour.errors import ZerohourError
from zerohour.sources import from_stream, instant
from zerohour.sources.kinds.fields import FIELDS
from zerohour.sources.moments import moment
from zerohour.sources.stamps import stamp

PATIENCE = 10.0
COUNT = 40
# Coding what was read takes minutes: `bench.fuzz` tries it.
NAMES = [name for name in ENTRIES if name != "reading"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", NAMES)
def test_a_mutated_input_is_read_or_refused(name, tmp_path):
    for number in range(COUNT):
        folder, began = tmp_path / str(number), time.process_time()
        folder.mkdir()
        tried(name, number, folder)
        assert time.process_time() - began < PATIENCE, number


# What programs put where others expect words.
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from([made.LEAD, made.MOMENT, made.ARTICLE, made.URL, "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "title", "@type", "#text", "rendered"]) | st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
NAMED = st.sampled_from(sorted({part for names in FIELDS.values() for name in names for part in name.split(".")}))
ROW = st.dictionaries(NAMED, ODD, max_size=5).map(lambda row: {"text": made.LEAD} | row)


def read(name, raw):
    looked_at(from_stream(io.BytesIO(raw), name))


@given(ROW | ODD)
def test_an_object_of_odd_values_is_a_report_or_refused(row):
    written = json.dumps(row).encode()
    read("a.jsonl", written + b"\n")
    read("a.json", b'{"articles": [' + written + b"]}")
    read("b.json", written)


@given(st.lists(ROW | ODD, max_size=3))
def test_a_feed_of_odd_values_is_read_or_refused(rows):
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": rows}
    read("feed.json", json.dumps(whole).encode())


@given(ODD, ODD)
def test_a_telegram_channel_of_odd_values_is_read_or_refused(text, when):
    rows = [
        {"type": "message", "date": when, "text": text, "from": when},
        {"type": "message", "text": [text, {"text": text}], "edited": when},
    ]
    read("c.json", json.dumps({"name": "Desk", "type": "public_channel", "messages": rows}).encode())


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), ODD, max_size=4))
def test_a_front_matter_of_odd_values_is_read_or_refused(row):
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in row.items())
    read("a.md", f"---\n{head}---\n{made.PLAIN}".encode())
    read("a.yaml", yaml.safe_dump([{"text": made.LEAD} | json.loads(json.dumps(row))], allow_unicode=True).encode("utf-8", "surrogatepass"))


@given(st.dictionaries(st.sampled_from(["headline", "datePublished", "author", "publisher", "@type", "@graph", "liveBlogUpdate", "articleBody", "url", "mainEntityOfPage"]), ODD))  # fmt: skip
def test_a_page_with_odd_linked_data_is_read_or_refused(row):
    kept = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle"} | row)
    read("a.html", made.PAGE.replace(json.dumps(made.LINKED), kept).encode())


@given(
    st.text(),
    st.sampled_from(["charset", "name", "property", "http-equiv", "itemprop", "datetime", "href", "class", "id", "lang", "content"]),
)
def test_a_page_with_odd_attributes_is_read_or_refused(value, name):
    words = value.replace('"', "&quot;")
    page = made.PAGE.replace(
        "<article>", f'<meta {name}="{words}"><article {name}="{words}"><time {name}="{words}">{words}</time><a {name}="{words}">x</a>'
    )
    read("a.html", page.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=300), st.sampled_from(sorted(made.every())))
def test_bytes_of_any_name_are_read_or_refused(raw, name):
    read(name, raw)


DAYS = st.lists(st.sampled_from(["2024", "-", "08", "15", "T", " ", ":", "Aug", "Thu", ",", "+", "14:00", "Z", "pm", "of", "EST", "9" * 90, ".", "W", "٢", "²", "at", "0"]), max_size=12).map("".join)  # fmt: skip


@settings(max_examples=400)
@given(DAYS | st.text(max_size=40))
def test_a_date_is_a_moment_or_none(words):
    stamp(words)
    try:
        instant(words)
    except ZerohourError as why:
        one_line(str(why))


@pytest.mark.parametrize(
    "words",
    [
        "15 August 2024 10:00 +9999",
        "15 August 2024 10:00 GMT-99999",
        f"15 August 2024 1.{'9' * 90}:{'9' * 90}",
        "2024-08-15T10:00:00+99:00",
    ],
)
def test_a_zone_or_minute_that_cannot_be_is_none(words):
    found = [moment(words), stamp(words) and stamp(words).moment]
    assert all(
        one is None or not isinstance(one, datetime) or one.utcoffset() is None or abs(one.utcoffset()) <= timedelta(hours=24)
        for one in found
    )


def test_the_test_sees_a_fault():
    with pytest.raises(FaultError):
        looked_at([object()])
