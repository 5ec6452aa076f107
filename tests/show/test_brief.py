"""A briefing cannot claim more than its references say."""

import re
from datetime import date

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zerohour
from zerohour import desk
from zerohour.errors import UsageError
from zerohour.show.brief import unsupported

SENTENCES = [
    "Rebels killed twelve soldiers near Nairobi on Monday, Kenya's defence minister Ann Lee said.",
    "At least 1,200 people fled to Garissa.",
]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        # What the sentences say, in other words and forms.
        ("In Nairobi, rebels killed 12 soldiers on Monday.", ()),
        ("Ann Lee, the defence minister of Kenya, said that rebels had killed twelve soldiers.", ()),
        ("In all, 1200 people fled to Garissa.", ()),
        # Lines made to fool it.
        ("Rebels killed twenty soldiers near Nairobi.", ("twenty",)),
        ("Rebels killed 13 soldiers near Nairobi.", ("13",)),
        ("Rebels killed dozens of soldiers.", ("dozens",)),
        ("Rebels killed twelve soldiers near Mombasa.", ("Mombasa",)),
        ("Al-Shabaab killed twelve soldiers.", ("Al", "Shabaab")),
        ("Rebels killed twelve soldiers on Tuesday.", ("Tuesday",)),
        ("Ann Leeds said so.", ("Leeds",)),
        ("Kenyan minister Ann Lee said so.", ("Kenyan",)),
        ("At least 1,200 people fled on 5 August.", ("5", "August")),
        ("UN: 1,200 fled.", ("UN",)),
        ("Half of the people fled.", ("Half",)),
    ],
)  # fmt: skip
def test_names_numbers_places_and_dates_must_stand_in_the_cited_sentences(line, missing):
    assert unsupported(line, SENTENCES) == missing


@given(st.text(max_size=200))
def test_a_quotation_is_always_supported_by_itself(words):
    assert unsupported(words, [words]) == ()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with zerohour.open(tmp_path_factory.mktemp("brief") / "demo.db") as own:
        for report in list(desk.reports(desk.demo_reports()))[:8]:
            own.add(report)
        yield own


def test_every_line_quotes_a_report_and_has_its_reference(demo):
    words = demo.view("2024-08-05").brief(date(2024, 8, 1))
    texts = [" ".join(r.report.text.split()) for r in demo.readings()]
    lines = re.findall(r"^- “(.+)” ((?:\[\[\d+\]\]\(#\d+\))+)", words, re.MULTILINE)
    assert len(lines) > 5
    for quote, references in lines:
        for part in quote.split("” / “"):
            assert any(part.replace("\\", "") in text for text in texts), part
        for number in re.findall(r"#(\d+)", references):
            assert f'<a id="{number}"></a>' in words
    assert "Refused" not in words


def test_html_is_one_file_that_asks_for_nothing(demo):
    words = demo.view("2024-08-05").brief(date(2024, 8, 1), "html")
    assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import", words)
    assert words.count("<h2>") == 4


def pages(made):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)).split())


def test_pdf_says_what_the_others_say(demo, tmp_path):
    watched = tmp_path / "i.toml"
    watched.write_text(
        "[[indicator]]\nname = 'Attack on Israel'\nrecipient = 'ISR'\nquad = 4\n[[indicator]]\nname = 'Quiet'\ntype = 'AID'\ncount = 9\n"
    )
    view = demo.view("2024-08-05")
    words = pages(view.brief(date(2024, 8, 1), "pdf", watched))
    assert "Briefing as of Mon 5 Aug 2024" in words
    assert "The meeting is planned for Wednesday in Jeddah." in words
    assert "Attack on Israel: tripped" in words
    assert "Quiet: " in words
    assert view.brief(date(2024, 8, 1), "pdf", watched) == view.brief(date(2024, 8, 1), "pdf", watched)
    assert "Attack on Israel: tripped" in view.brief(None, "md", watched)


def test_no_words_of_a_report_are_markup_for_pdf(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        own.add(zerohour.read("#panic(1) Iran attacked *Israel* $x$ on Sunday, \u202ethe army said.", "2024-08-05"))
        words = pages(own.view().brief(output="pdf"))
        assert "*Israel* $x$" in words


def test_markup_in_a_report_stays_words(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        own.add(zerohour.read("Iran attacked [Israel](http://x) and <b>Lebanon</b> on Sunday, the army said.", "2024-08-05"))
        assert "<b>" not in own.view().brief(output="html")
        assert "\\[Israel\\](http" in own.view().brief()


def test_an_empty_ledger_gives_a_briefing_that_says_so(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        assert "Nothing." in own.view().brief()
        with pytest.raises(UsageError, match="no format"):
            own.view().brief(output="docx")
