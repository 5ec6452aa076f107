"""A report and what scraping leaves around it."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.errors import UsageError
from zerohour.sources import report
from zerohour.sources.furniture import layout
from zerohour.sources.moments import moment, published
from zerohour.sources.stamps import Stamp

PAGE = """Ministers meet as deadline nears

Ministers meet as deadline nears

The ministers of both countries met in Geneva on Monday, and agreed to meet again.

Foreign minister Ana Brandt in Geneva

Talks had stalled in the spring.

So here we are: pic.twitter.com/a1b2c3

— Some Desk (@somedesk) July 8, 2024

Nobody expects a quick end.

Jo Miller
Mon, 07/08/2024 – 13:15

Read More

Please wait...

0 Comments
View all comments"""


def body(text):
    return [line for span in layout(text).body for line in span.of(text).splitlines() if line.strip()]


def test_a_scraped_page_keeps_title_and_paragraphs():
    assert body(PAGE) == [
        "Ministers meet as deadline nears",
        "The ministers of both countries met in Geneva on Monday, and agreed to meet again.",
        "Talks had stalled in the spring.",
        "Nobody expects a quick end.",
    ]


def test_title_author_and_time_are_found():
    found = layout(PAGE)
    assert (found.title, found.author) == ("Ministers meet as deadline nears", "Jo Miller")
    assert found.published == Stamp(datetime(2024, 7, 8, 13, 15))


def test_a_dateline_stays_and_names_the_wire():
    text = "Blast in market\n\nNAIROBI, Kenya (AP) _\n\nA bomb exploded. Ten died."
    assert "NAIROBI, Kenya (AP) _" in body(text)
    assert layout(text).outlet == "AP"


def test_headlines_alone_are_kept():
    assert body("Rebels attack town") == ["Rebels attack town"]


def test_a_byline_at_the_top():
    found = layout("Blast in market\n\nBy Jane Doe\n\n5 August 2024\n\nA bomb exploded. Ten died.")
    assert (found.author, found.published) == ("Jane Doe", Stamp(date(2024, 8, 5)))


@given(st.text(max_size=300))
def test_the_body_lies_in_the_text_in_order(text):
    spans = layout(text).body
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(spans[n].end <= spans[n + 1].start for n in range(len(spans) - 1))
    assert bool(spans) == bool(text.strip())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mon, 08/05/2024 – 13:15", datetime(2024, 8, 5, 13, 15)),
        ("Tue 06/08/2024", date(2024, 8, 6)),
        ("August 5, 2024", date(2024, 8, 5)),
        ("2024-08-05", date(2024, 8, 5)),
        ("In August 2024 he left", None),
        ("August 2024", None),
        ("2024", None),
        ("32/13/2024", None),
    ],
)
def test_moments(line, expected):
    assert moment(line) == expected


def test_a_moment_with_a_zone_is_aware():
    assert moment("5 August 2024, 14:00 GMT").utcoffset().total_seconds() == 0


def test_what_is_no_moment_is_refused():
    assert published("2024-08-05T13:15-04:00").utcoffset().total_seconds() == -4 * 3600
    assert published(None) is None
    with pytest.raises(UsageError, match="2024-08-05"):
        published("next week")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Minister beider Länder trafen sich am Montag in Genf und vereinbarten, sich wieder zu treffen. Niemand erwartet ein schnelles Ende der Gespräche.",
            "de",
        ),
        (
            "Les ministres des deux pays se sont rencontrés lundi à Genève et sont convenus de se revoir. Personne ne s'attend à une fin rapide des négociations.",
            "fr",
        ),
        ("Jordan urged Israel to open the crossing.", "en"),
        ("ISRAEL BOMBED A BASE IN SYRIA ON MONDAY, THE ARMY SAID.", "en"),
        ("وزراء الخارجية اجتمعوا في جنيف يوم الاثنين", "ar"),
    ],
)
def test_languages(text, language):
    assert report(text).language == language


def test_a_line_of_plain_english_is_english():
    from zerohour.sources.tongue import language

    assert language("Kenya deployed 400 police officers to Haiti last June.") == "en"


WRAPPED = """The President of Kenya spoke this afternoon with the Prime Minister
of all Ethiopia. The leaders discussed the dam on the Nile and asked
their ministers to sign in Nairobi what engineers of both sides had
drawn up in the spring.

Next steps

They also reviewed talks in Cairo and agreed that envoys of both
sides meet there in May.
"""


def test_the_lines_of_a_wrapped_paragraph_are_no_captions():
    found = layout(WRAPPED)
    assert [span.of(WRAPPED).split("\n")[0].split()[:2] for span in found.body] == [["The", "President"], ["They", "also"]]
    assert "Next steps" not in " ".join(span.of(WRAPPED) for span in found.body)


def test_a_caption_among_whole_paragraphs_stays_one():
    page = PAGE.replace("\n\n", "\n")
    assert "Foreign minister Ana Brandt in Geneva" not in " ".join(span.of(page) for span in layout(page).body)
