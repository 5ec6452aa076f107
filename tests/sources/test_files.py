"""Files, folders and pages: a report, or a refusal with its one sentence."""

import bz2
import gzip
import io
import json
import lzma
import random
from datetime import date

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zerohour.records import Refusal, Report
from zerohour.sources import reports

HTML = """<!DOCTYPE html><html lang="en"><head><title>Blast hits market | Demo Post</title>
<meta property="og:site_name" content="Demo Post"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-08-12T09:05:00+00:00"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Blast hits market</h1><p>A bomb exploded in a market in Nairobi on Sunday and killed ten people, the Kenyan police said.</p>
<p>The president of Kenya condemned the attack and promised help for the families of the victims of the blast.</p></article>
<footer>© Demo Post</footer></body></html>"""


def read(path):
    (found,) = reports(path)
    return found


def test_a_text_file(tmp_path):
    path = tmp_path / "blast.txt"
    path.write_text("Blast in market\n\nA bomb exploded. Ten died.", encoding="utf-8")
    found = read(path)
    assert (found.name, found.title, found.language) == ("blast", "Blast in market", "en")


def test_a_page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    found = read(path)
    assert (found.title, found.author, found.outlet) == ("Blast hits market", "Ann Lee", "Demo Post")
    assert found.published.isoformat().startswith("2024-08-12")
    assert "©" not in found.text


def test_a_page_cut_in_the_middle_is_read_or_refused(tmp_path):
    for length in (60, 300, 500, len(HTML) - 120):
        path = tmp_path / f"{length}.html"
        path.write_text(HTML[:length], encoding="utf-8")
        found = read(path)
        assert isinstance(found, Report) or found.reason.count("\n") == 0


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" * 5000,
        "<a href='" * 2000,
        "<html><body>" + "<div>" * 3000 + "x",
        "<!DOCTYPE html [<!ENTITY a 'b'>]><html>&a;</html>",
        "<html><script>",
    ],
)
def test_hostile_markup_ends(tmp_path, markup):
    path = tmp_path / "page.html"
    path.write_text(markup, encoding="utf-8")
    assert isinstance(read(path), (Report, Refusal))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"   \n\n ", "is empty"),
        (bytes(range(256)) * 20, "is binary"),
        (random.Random(1).randbytes(5000), "is binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "this is an image"),
        (b"!!! ... ???", "no words"),
        (b"The army attacked. " * 280_000, "split it"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path, content, words):
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    found = read(path)
    assert isinstance(found, Refusal)
    assert words in found.reason
    assert "\n" not in found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "file.txt"
    path.write_bytes("The minister’s café was attacked on Monday.".encode(encoding))
    assert read(path).text == "The minister’s café was attacked on Monday."


def test_a_folder_is_read_by_name(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("A bomb exploded in the market.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    one, other, passed = reports(tmp_path)
    assert (one.name, other.name, passed.kind) == ("a", "b", "image")


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path):
    assert "no such file" in read(tmp_path / "none.txt").reason
    assert "holds no" in read(tmp_path).reason


STORY = "Blast in market\n\nA bomb exploded in Nairobi. Ten people died."


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_a_packed_file_is_read_and_a_damaged_one_refused(tmp_path, suffix, pack):
    path = tmp_path / f"blast.txt{suffix}"
    path.write_bytes(pack(STORY.encode()))
    assert (read(path).name, read(path).title) == ("blast", "Blast in market")
    path.write_bytes(pack(STORY.encode())[:-12])
    assert "damaged" in read(path).reason
    path.write_bytes(STORY.encode())
    assert read(path).title == "Blast in market"


def test_a_bomb_is_no_report(tmp_path):
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"war " * 10_000_000))
    assert "MB are no single report" in read(path).reason


def test_json_lines_are_a_report_each(tmp_path):
    rows = [
        {
            "text": STORY,
            "title": "Blast",
            "url": "https://x.example/1",
            "publisher": "Demo Post",
            "byline": "Ann Lee",
            "date": "2024-08-12",
        },
        {"html": HTML, "url": "https://x.example/2"},
        {"title": "empty"},
        ["no", "object"],
    ]
    path = tmp_path / "all.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join([*map(json.dumps, rows), "{broken", ""]).encode()))
    first, second, *refused = reports(path)
    assert (first.title, first.url, first.outlet, first.author) == ("Blast", "https://x.example/1", "Demo Post", "Ann Lee")
    assert first.published.isoformat() == "2024-08-12"
    assert (second.title, second.url) == ("Blast hits market", "https://x.example/2")
    assert [r.locator for r in refused] == [f"{path}, line {n}" for n in (3, 4, 5)]
    assert ["no text in it" in refused[0].reason, "no JSON object" in refused[1].reason, "no JSON" in refused[2].reason] == [True] * 3


# The writer of warcio leaves its temporary file to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_pages(tmp_path, packed):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, media, body in (
        ("https://x.example/a", "200 OK", "text/html; charset=utf-8", HTML.encode()),
        ("https://x.example/b", "404 Not Found", "text/html", b"<html>none</html>"),
        ("https://x.example/c.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://x.example/d", "200 OK", "text/html", b"<html><body></body></html>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    path = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    path.write_bytes(out.getvalue())
    found, missing, picture, refused = reports(path)
    assert (missing.kind, picture.kind) == ("answer 404 of a web archive", "image/png")
    assert (found.url, found.title, found.published.isoformat()[:10]) == ("https://x.example/a", "Blast hits market", "2024-08-12")
    assert "no article" in refused.reason
    path.write_bytes(out.getvalue()[: out.getvalue().index(b"WARC", 900) if not packed else 300])
    assert all(isinstance(row, (Refusal, Report)) for row in reports(path))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (
            '"Readout of the Minister\\u2019s Call with\\_Ann Roe of\\\n  \\ Ruritania"',
            "Readout of the Minister\u2019s Call with Ann Roe of Ruritania",
        ),
        ('"Talks on\n  grain open"', "Talks on grain open"),
        ("Talks on grain\n  open in Doha", "Talks on grain open in Doha"),
        ('"Talks \\q open"', "Talks \\q open"),
    ],
)
def test_a_title_in_front_matter_may_be_broken_into_lines(tmp_path, written, title):
    path = tmp_path / "talks.md"
    path.write_text(f"---\ntitle: {written}\ndate: 2024-08-15\n---\n\nEnvoys met in Doha.\n", encoding="utf-8")
    (report,) = reports(path)
    assert (report.title, report.published) == (title, date(2024, 8, 15))


def test_front_matter_says_when_who_and_where(tmp_path):
    path = tmp_path / "talks.md"
    path.write_text(
        '---\ntitle: "Talks open in Doha"\ndate: 2024-08-15T09:30:00+03:00\nauthors: [Ann Roe, Ben Doe]\nsource: Gulf Desk\n'
        "url: https://example.org/talks\ntags:\n  - talks\n---\n\nEnvoys met in Doha on Thursday.\n\nThey will meet again on Friday.\n",
        encoding="utf-8",
    )
    (report,) = reports(path)
    assert (report.title, report.author, report.outlet) == ("Talks open in Doha", "Ann Roe", "Gulf Desk")
    assert (report.published.isoformat(), report.url) == ("2024-08-15T09:30:00+03:00", "https://example.org/talks")
    assert report.body[0].of(report.text).startswith("Envoys met")


def test_a_readme_is_no_report_of_its_folder(tmp_path):
    for name in ("README.md", "blast.md"):
        (tmp_path / name).write_text("A bomb exploded in Nairobi. Ten died.", encoding="utf-8")
    passed, report = reports(tmp_path)
    assert (passed.kind, report.name) == ("README of a folder", "blast")


@pytest.mark.parametrize(
    "text",
    [
        "---\nOne rule and no more.\n",
        "---\nnothing: here\n---\nEnvoys met in Doha.\n",
        "---\n---\nEnvoys met in Doha.\n",
        "---\ndate: the 32nd\n---\nEnvoys met in Doha.\n",
        "---\n" + "sort: b\n" * 5000 + "Envoys met in Doha.\n",
    ],
)
def test_a_block_that_says_nothing_gives_nothing(tmp_path, text):
    path = tmp_path / "odd.md"
    path.write_text(text, encoding="utf-8")
    (report,) = reports(path)
    assert (report.published, report.author, report.url) == (None, None, None)
    assert "".join(span.of(report.text) for span in report.body)
