"""Files, folders and pages: a report, or a refusal with its one sentence."""

import random

import pytest

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
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is binary"),
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
    for name in ("b.txt", "a.txt", "c.png"):
        (tmp_path / name).write_text("A bomb exploded in the market.", encoding="utf-8")
    assert [r.name for r in reports(tmp_path)] == ["a", "b"]


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path):
    assert "no such file" in read(tmp_path / "none.txt").reason
    assert "holds no" in read(tmp_path).reason
