"""Files of one thing again and again: each is read or refused in one sentence within ten seconds, and nothing of them is followed without end."""

import io
import time

import pytest

from zerohour.records import Refusal
from zerohour.sources import from_stream

PATIENCE = 10.0
HEAD = "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>Talks</h1>"
WORDS = "<p>Kenya and Sudan will hold talks in Geneva on Friday, their ministers said on Monday.</p>" * 5
REFUSED = {
    "attributes.html": (HEAD + "<p " + " ".join(f"a{n}='{n}'" for n in range(150_000)) + ">x</p>" + WORDS, "more than 1,000 attributes"),
    "bare.html": (HEAD + "<p " + " ".join(f"a{n}" for n in range(150_000)) + ">x</p>" + WORDS, "more than 1,000 attributes"),
    "elements.html": (HEAD + "<br>" * 400_000 + WORDS, "more than 60,000 elements"),
    "paragraphs.html": (HEAD + "<p>Yes.</p>" * 9_000 + WORDS, "more than 8,000 paragraphs"),
    "pieces.html": (HEAD + "<p>" + ("<b>x</b>" * 2_900 + "</p><p>") * 8 + WORDS, "more than 20,000 pieces of text"),
    "line.html": (HEAD + "<p>" + "<span>x</span> " * 3_100 + WORDS, "a line of the page has more than 3,000 elements"),
    "pictures.html": (HEAD + "<div>" + "x<img src=a>" * 30_000 + WORDS, "a line of the page has more than 3,000 elements"),
    "comments.html": (HEAD + "<p>" + "x<!-- y -->" * 50_000 + WORDS, "a line of the page has more than 3,000 elements"),
    "lists.html": (HEAD + "<ul>" + "<li>x" * 200_000 + WORDS, "more than 60,000 elements"),
    "marks.txt": ("Kenya and Sudan will hold talks.\n\n" + "]" * 50_000, "thousands of marks and single letters are no report"),
    "letters.txt": ("Talks\n\nGENEVA, " + "L, " * 15_000, "thousands of marks and single letters are no report"),
    "arrows.txt": ("Kenya and Sudan will hold talks.\n\n" + "an-->-->-->" * 5_000, "thousands of marks and single letters are no report"),
    "nested.json": ("[" * 2_000_000, "more than 200 lists in one another"),
}
READ = {
    "few.html": HEAD + "<p>Yes, he said.</p>" * 7_000 + WORDS,
    "times.html": HEAD + "<ul>" + "<li><time datetime='2024-08-05T10:00'>x</time>" * 9_000 + WORDS,
    "spans.html": HEAD + ("<p>" + "<span>x</span> " * 2_900 + "</p>") * 6 + WORDS,
    "breaks.html": HEAD + "<p>" + "he said<br>" * 50_000 + WORDS,
    "data.html": HEAD + f"<div data-all='{'a=1 ' * 50_000}'></div>" + WORDS,
    "deep.html": HEAD + ("<div>" * 200 + "</div>" * 200) * 250 + WORDS,
    "blanks.html": HEAD + WORDS + " " * 2_000_000,
    "brackets.html": HEAD + WORDS + "<" * 1_000_000,
    "script.html": HEAD + WORDS + "<script type='application/ld+json'>" + "[" * 1_000_000 + "</script>",
    "lines.txt": "Yes.\n" * 190_000,
    "figures.txt": "Wounded by day and district.\n" + "12 340 7, 81\n" * 5_000,
    "hindi.txt": "सरकार ने सोमवार को कहा कि वार्ता जारी है। " * 2_000,
    "contents.txt": "".join(f"Chapter {n} {'.' * 60} {n}\n" for n in range(80))
    + "Kenya and Sudan will hold talks in Geneva on Friday. " * 500,
    "digits.txt": "7" * 900_000,
    "bylines.txt": ("By " + "A" * 60 + "\n") * 15_000,
    "head.eml": "X-A: b\n" * 100_000 + "\nThe army attacked.",
    "front.md": "---\n" + "title: x\n" * 50_000 + "---\nThe army attacked. ",
}


def rows(name, words):
    began = time.process_time()
    found = list(from_stream(io.BytesIO(words.encode()), name))
    assert time.process_time() - began < PATIENCE
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_a_flood_is_refused_in_a_sentence(name):
    words, said = REFUSED[name]
    (row,) = rows(name, words)
    assert isinstance(row, Refusal)
    assert said in row.reason


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", READ)
def test_what_a_page_might_hold_is_read_in_time(name):
    (row,) = rows(name, READ[name])
    assert not isinstance(row, Refusal), row
