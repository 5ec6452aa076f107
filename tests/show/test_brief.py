"""A briefing cannot claim more than its references say."""

import io
import re
import tomllib
import zipfile
from datetime import UTC, date, datetime

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zerohour
from zerohour.errors import UsageError
from zerohour.records import Actor, EventMention, Reading, Report, Source, Span, Window
from zerohour.show.brief import unsupported
from zerohour.show.brief.compose import period

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


IRAN, ISRAEL, KENYA, SUDAN = (Actor(name, code) for name, code in (("Iran", "IRN"), ("Israel", "ISR"), ("Kenya", "KEN"), ("Sudan", "SDN")))


def reading(number, outlet, day, *rows):
    """A report of an outlet, published on a day of August 2024: each row a sentence with what was read in it."""
    text, mentions = "", []
    for place, (sentence, kind, status, actors, recipients, when, *chain) in enumerate(rows):
        span = Span(len(text), len(text) + len(sentence))
        window = Window(date(2024, 8, when), date(2024, 8, when)) if when else None
        mention = EventMention(
            f"{number}-{place}", number, span, Span(span.start, span.start + 4), kind, status, None, actors, recipients, window=window
        )
        mentions.append(
            mention if not chain else EventMention(**{f: getattr(mention, f) for f in mention.__slots__} | {"attribution": tuple(chain)})
        )
        text += f"{sentence} "
    return Reading(
        Report(number, text, (Span(0, len(text)),), f"{outlet} of {day} August", outlet=outlet, published=date(2024, 8, day)),
        tuple(mentions),
    )


ATTACK = ("Iran attacked Israel on Sunday.", "ASSAULT", "occurred", (IRAN,), (ISRAEL,), 4)
TALKS = ("Kenya and Sudan will hold talks on Friday.", "CONSULT", "planned", (KENYA,), (SUDAN,), 9)
AID = ("Kenya gave aid to Sudan, officials said.", "AID", "occurred", (KENYA,), (SUDAN,), 0, Source("officials", "anonymous"))
THREAT = ("Sudan threatened Kenya on Saturday.", "THREATEN", "occurred", (SUDAN,), (KENYA,), 3)


@pytest.fixture
def ledger(tmp_path):
    with zerohour.open(tmp_path / "brief.db") as own:
        own.add(reading("a1", "Harbour Post", 4, ATTACK, TALKS))
        own.add(reading("b2", "Gulf Ledger", 5, ATTACK, AID, THREAT))
        yield own


def brief(ledger, output="md", **given):
    return ledger.view("2024-08-05").brief(date(2024, 8, 1), output, **given)


def test_the_title_tells_the_period(ledger):
    assert brief(ledger).startswith("# Briefing, 1 to 5 August 2024\n")
    # Without a first day it is that of the first report.
    assert ledger.view("2024-08-05").brief().startswith("# Briefing, 4 to 5 August 2024\n")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), "5 August 2024"),
        (date(2024, 7, 29), date(2024, 8, 5), "29 July to 5 August 2024"),
        (date(2023, 12, 31), date(2024, 1, 2), "31 December 2023 to 2 January 2024"),
        (None, date(2024, 8, 5), "until 5 August 2024"),
    ],
)
def test_a_period_in_words(first, last, words):
    assert period(first, last) == words


def test_it_opens_with_a_bottom_line_of_three_cited_sentences(ledger):
    assert brief(ledger).splitlines()[1:4] == [
        "1. Iran attacked Israel; on Sun 4 Aug; told by 2 independent origins. [[1]](#1)",
        "2. Kenya is to meet or talk with Sudan; on Fri 9 Aug; told by Harbour Post alone. [[2]](#2)",
        "3. Kenya gave aid to Sudan; says officials; told by Gulf Ledger alone. [[1]](#1)",
    ]


def test_every_line_quotes_a_report_and_has_its_reference(ledger):
    words = brief(ledger)
    texts = [r.report.text for r in ledger.readings()]
    lines = re.findall(r"^- “(.+)” ((?:\[\[\d+\]\]\(#\d+\))+)", words, re.MULTILINE)
    assert len(lines) == 4
    for quote, references in lines:
        assert any(quote in text for text in texts)
        for number in re.findall(r"#(\d+)", references):
            assert f'<a id="{number}"></a>' in words
    assert "Refused" not in words


def test_a_report_has_one_reference_however_often_it_is_cited(ledger):
    references = re.findall(r"^<a id.*", brief(ledger), re.MULTILINE)
    assert references == [
        '<a id="1"></a>1. Gulf Ledger of 5 August, Gulf Ledger, Mon 5 Aug 2024 (report b2)',
        '<a id="2"></a>2. Harbour Post of 4 August, Harbour Post, Sun 4 Aug 2024 (report a1)',
    ]


def test_a_timeline_has_what_has_a_day_in_order(ledger):
    words = brief(ledger)
    line = words[words.index("## Timeline") :]
    days = re.findall(r"^- (\w{3} \d+ Aug) 2024: (.+?) \[", line, re.MULTILINE)
    assert days == [
        ("Sat 3 Aug", "Sudan threatened Kenya"),
        ("Sun 4 Aug", "Iran attacked Israel"),
        ("Fri 9 Aug", "Kenya is to meet or talk with Sudan"),
    ]


def test_html_is_one_file_that_asks_for_nothing(ledger):
    words = brief(ledger, "html")
    assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import", words)
    assert words.count("<h2>") == 5


def pages(made):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)).split())


def paragraphs(made):
    return [
        " ".join("".join(t.text or "" for t in p._p.iter() if t.tag.endswith("}t")).split())
        for p in docx.Document(io.BytesIO(made)).paragraphs
    ]


def test_pdf_and_docx_say_what_the_others_say(ledger, tmp_path):
    watched = tmp_path / "i.toml"
    watched.write_text(
        "[[indicator]]\nname = 'Attack on Israel'\nrecipient = 'ISR'\nquad = 4\n[[indicator]]\nname = 'Quiet'\ntype = 'AID'\ncount = 9\n"
    )
    for words in (pages(brief(ledger, "pdf", indicators=watched)), " ".join(paragraphs(brief(ledger, "docx", indicators=watched)))):
        assert "Briefing, 1 to 5 August 2024" in words
        assert "told by 2 independent origins" in words
        assert "“Kenya and Sudan will hold talks on Friday.”" in words
        assert "Attack on Israel: tripped" in words
        assert "Quiet: " in words
    assert "Attack on Israel: tripped" in brief(ledger, indicators=watched)


@pytest.mark.parametrize("output", ["pdf", "docx"])
def test_a_file_bears_the_day_of_the_briefing_and_no_other(ledger, output):
    made = brief(ledger, output)
    assert made == brief(ledger, output)
    if output == "pdf":
        assert pypdfium2.PdfDocument(made).get_metadata_dict()["CreationDate"].startswith("D:20240805")
    else:
        about = docx.Document(io.BytesIO(made)).core_properties
        assert (about.created, about.modified) == (datetime(2024, 8, 5, tzinfo=UTC),) * 2
        assert {row.date_time[:3] for row in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(2024, 8, 5)}


def test_references_of_a_docx_are_links_to_the_list(ledger):
    body = docx.Document(io.BytesIO(brief(ledger, "docx"))).element
    name = lambda tag: "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + tag
    marks = {mark.get(name("name")) for mark in body.iter(name("bookmarkStart"))}
    links = {link.get(name("anchor")) for link in body.iter(name("hyperlink"))}
    assert links == marks == {"r1", "r2"}


def edited(ledger, tmp_path, change):
    """The briefing after an analyst has changed the file of its lines."""
    path = tmp_path / "lines.toml"
    path.write_text(change(brief(ledger, "toml")), encoding="utf-8")
    return brief(ledger, edits=path)


def line_of(words, sentence):
    """The id of a line."""
    return next(row["id"] for row in tomllib.loads(words)["line"] if sentence in row["source"])


def test_lines_that_nobody_changed_change_nothing(ledger, tmp_path):
    assert edited(ledger, tmp_path, lambda lines: lines) == brief(ledger)


def test_a_line_is_struck_out_wherever_it_stands(ledger, tmp_path):
    words = edited(ledger, tmp_path, lambda lines: f"[[line]]\nid = '{line_of(lines, 'threatened')}'\nstrike = true")
    assert "threaten" not in words
    assert "An analyst changed lines: 1 struck out." in words


def test_a_line_is_reworded_and_the_words_of_the_source_stay_beside_it(ledger, tmp_path):
    words = edited(ledger, tmp_path, lambda lines: f"[[line]]\nid = '{line_of(lines, 'Iran')}'\nwords = 'Iran struck Israel on Sun 4 Aug.'")
    assert "- Iran struck Israel on Sun 4 Aug. [[1]](#1)  \n  (“Iran attacked Israel on Sunday.”)" in words
    assert "1. Iran struck Israel on Sun 4 Aug; told by 2" in words
    assert "An analyst changed lines: 1 reworded." in words


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda n: f"[[line]]\nid = '{n}'\nwords = 'Iran killed 12 in Haifa.'", "its references do not say 12, Haifa"),
        (lambda _: "[[line]]\nid = 'nothing@0'\nstrike = true", "no line 'nothing@0'"),
        (lambda n: f"[[line]]\nid = '{n}'\nstruck = true", "'struck' is nothing of a line"),
        (lambda n: f"[[line]]\nid = '{n}'\nstrike = 'yes'", "strike is true or false"),
        (lambda _: "[[line]]\nstrike = true", "needs an id"),
        (lambda n: f"[[line]]\nid = '{n}'\n[[line]]\nid = '{n}'", "an id of its own"),
        (lambda _: "line = 3", "there is no [[line]] table"),
        (lambda _: "[[line", "cannot be read"),
    ],
)
def test_a_change_that_cannot_be_made_is_one_sentence(ledger, tmp_path, change, says):
    with pytest.raises(UsageError, match=r".") as caught:
        edited(ledger, tmp_path, lambda lines: change(line_of(lines, "Iran")))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_of_changes_that_is_not_there_is_one_sentence(ledger, tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        brief(ledger, edits=tmp_path / "nothing.toml")


def test_a_sentence_of_ours_whose_party_the_report_does_not_name_is_refused(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        own.add(reading("c3", "Gulf Ledger", 5, ("They attacked it on Sunday.", "ASSAULT", "occurred", (Actor("Chad", "TCD"),), (), 4)))
        words = own.view("2024-08-05").brief()
    assert "Chad attacked" not in words.split("## What happened")[0]
    assert words.rstrip().endswith("- Chad")


ODD = "#panic(1) Iran attacked *Israel* [x](http://x) <b>$x$</b> on Sunday, \u202ethe army said."


@pytest.fixture
def odd(tmp_path):
    with zerohour.open(tmp_path / "odd.db") as own:
        own.add(reading("d4", "Gulf Ledger", 5, (ODD, "ASSAULT", "occurred", (IRAN,), (ISRAEL,), 4)))
        yield own


def test_no_words_of_a_report_are_markup(odd):
    assert "*Israel*" in pages(brief(odd, "pdf"))
    assert "$x$" in pages(brief(odd, "pdf"))
    assert any("*Israel* [x](http://x) <b>$x$</b>" in line for line in paragraphs(brief(odd, "docx")))
    assert "<b>" not in brief(odd, "html")
    assert "\\[x\\](http" in brief(odd)
    assert "*Israel*" in next(row["source"] for row in tomllib.loads(brief(odd, "toml"))["line"])


def test_an_empty_ledger_gives_a_briefing_that_says_so(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        assert "Nothing." in own.view().brief()
        assert own.view("2024-08-05").brief().startswith("# Briefing, until 5 August 2024\n")
        assert own.view().brief(output="docx")
        with pytest.raises(UsageError, match="no format"):
            own.view().brief(output="odt")
