"""Every kind of file: what a report in it says of itself comes out, whatever wrote the file."""

import json
import zipfile
from io import BytesIO

import pytest
from tests.sources import made
from tests.sources.made import AUTHOR, LAST, LEAD, NEXT, OUTLET, PAGE, PLAIN, TITLE, URL

from zerohour.records import Address, Noted, Passed, Refusal, Report
from zerohour.sources import KINDS, Given, reports
from zerohour.sources.fetch import Fetcher, Limits
from zerohour.sources.web import reports as from_web

LOCAL, UTC = "2024-08-15T09:30:00+03:00", "2024-08-15T06:30:00+00:00"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0"
# name of the file, its bytes, its kind, and of its first report: when published, by what that is known, outlet, author, address
GOOD = [
    ("grain.txt", PLAIN.encode(), "text", "2024-08-15", "byline", None, AUTHOR, None),
    ("grain.html", PAGE.encode(), "HTML", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("grain", PAGE.encode(), "HTML", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("grain.mhtml", made.mhtml(), "MHTML", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("grain.pdf", made.pdf(), "PDF", "2024-08-15", "byline", None, AUTHOR, None),
    ("grain.docx", made.word(), "docx document", "2024-08-15", "byline", None, AUTHOR, None),
    ("grain.odt", made.opened(), "odt document", "2024-08-15", "byline", None, AUTHOR, None),
    ("grain.eml", made.mail(), "mail", LOCAL, "mail", OUTLET, None, None),
    ("forwarded.eml", made.forwarded(), "mail", "2024-08-15T09:30:00", "mail", OUTLET, None, None),
    ("inner.eml", made.attached_mail(), "mail", LOCAL, "mail", OUTLET, None, None),
    ("box", made.mailboxed(), "mbox", LOCAL, "mail", OUTLET, None, None),
    ("rss.xml", made.rss(), "feed", LOCAL, "feed", OUTLET, AUTHOR, URL),
    ("atom", made.atom(), "feed", LOCAL, "feed", OUTLET, AUTHOR, URL),
    ("feed.json", made.json_feed(), "feed", LOCAL, "feed", OUTLET, AUTHOR, URL),
    ("list.json", made.json_list(), "JSON", LOCAL, "field", OUTLET, AUTHOR, URL),
    ("lines.jsonl", made.json_lines(), "JSON lines", LOCAL, "field", OUTLET, AUTHOR, URL),
    ("lines", made.json_lines(), "JSON lines", LOCAL, "field", OUTLET, AUTHOR, URL),
    ("list.yaml", made.yaml_list(), "YAML", LOCAL, "field", OUTLET, AUTHOR, None),
    ("rows.csv", made.table(), "table", LOCAL, "field", OUTLET, AUTHOR, None),
    ("rows.tsv", made.table("\t"), "table", LOCAL, "field", OUTLET, AUTHOR, None),
    ("rows.txt", made.table(";"), "table", LOCAL, "field", OUTLET, AUTHOR, None),
    ("result.json", made.telegram(), "JSON", UTC, "field", OUTLET, OUTLET, None),
    ("messages.html", made.telegram_page(), "Telegram export", LOCAL, "field", OUTLET, OUTLET, None),
    ("a.warc.gz", made.warc(), "packed file", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("a.warc", made.warc(packed=False), "WARC", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("a.wacz", made.wacz(), "WACZ", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("a.zip", made.zipped(("in/grain.html", PAGE.encode()), ("in/logo.png", PNG)), "zip", LOCAL, "JSON-LD", OUTLET, AUTHOR, URL),
    ("a.tar", made.tarred(("in/grain.txt", PLAIN.encode()), packing=""), "tar", "2024-08-15", "byline", None, AUTHOR, None),
    ("a.tar.gz", made.tarred(("in/grain.docx", made.word())), "packed file", "2024-08-15", "byline", None, AUTHOR, None),
    ("a.txz", made.tarred(("in/list.json", made.json_list()), packing="xz"), "packed file", LOCAL, "field", OUTLET, AUTHOR, URL),
    ("grain.txt.bz2", made.packed(PLAIN.encode(), "bz2"), "packed file", "2024-08-15", "byline", None, AUTHOR, None),
]  # fmt: skip
# What holds only addresses: what is named, and what becomes of the other rows.
LISTS = [
    ("gkg.csv", made.gkg(), [URL, "https://desk.example/other"], []),
    ("events.CSV", made.gdelt_events(), [URL], ["row of an article that was named before"]),
    ("links.txt", f"{URL}\nhttps://desk.example/other\n".encode(), [URL, "https://desk.example/other"], []),
    ("titles.csv", f"title,url\nGrain,{URL}\n".encode(), [URL], []),
    ("titles.xml", made.rss().replace(made.ARTICLE.encode(), b""), [URL], []),
]
# What holds no report: the kind by which it is passed over, and the words with which it is refused when it comes alone.
OTHERS = [
    ("logo.png", PNG, "image", "an image"),
    ("sheet.xlsx", made.zipped(("xl/workbook.xml", b"<x/>")), "spreadsheet", "save its sheet as CSV"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office document", "save it as docx"),
    ("talk.mp3", b"ID3\x04\0\0\0" + bytes(range(256)), "audio or video", "give a transcript"),
    ("more.7z", b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(60), "foreign archive", "unpack it first"),
    ("table.parquet", b"PAR1" + bytes(60), "Parquet table", "JSON lines"),
    ("desk.db", b"SQLite format 3\0" + bytes(60), "database", "--ledger"),
    ("feeds.opml", b'<opml version="2.0"><body><outline xmlUrl="https://a.example/rss"/></body></opml>', "OPML", "zerohour watch"),
    ("site.css", b"p { margin: 0 }", "style sheet or script", "a report's text"),
]
# What cannot be read, and a word of the one sentence why.
BAD = [
    ("scan.pdf", made.scan(), "scan"),
    ("cut.pdf", made.pdf()[:9000], "PDF"),
    ("cut.docx", made.word()[:-400], "damaged"),
    ("cut.zip", made.zipped(("a.txt", PLAIN.encode()))[:-30], "damaged"),
    ("cut.tar.gz", made.tarred(("a.txt", PLAIN.encode()))[:-20], "damaged"),
    ("cut.json", made.json_list()[:-100], "damaged"),
    ("no.yaml", b"a: [b\n- c", "no YAML"),
    ("no.csv", b"a,b\n1,2\n", "no column holds texts"),
    ("empty.txt", b"", "empty"),
    ("bytes.bin", bytes(range(256)) * 20, "binary"),
    ("empty.eml", b"From: a@b.example\nSubject: x\nDate: Thu, 15 Aug 2024 09:30:00 +0300\n\n", "no words"),
]


def rows(folder, name, raw):
    (folder / name).write_bytes(raw)
    return list(reports(folder / name))


@pytest.mark.parametrize(("name", "raw", "kind", "published", "basis", "outlet", "author", "url"), GOOD, ids=[row[0] for row in GOOD])
def test_a_report_comes_out_of_every_kind(tmp_path, name, raw, kind, published, basis, outlet, author, url):
    found = next(row for row in rows(tmp_path, name, raw) if isinstance(row, Report))
    channel = name in ("result.json", "messages.html")
    assert found.title == (None if channel else TITLE)
    assert (found.published.isoformat(), found.dating.basis) == (published, basis)
    assert (found.outlet, found.author, found.url, found.language) == (outlet, author, url, "en")
    body = "\n".join(span.of(found.text) for span in found.body)
    for paragraph in (LEAD, NEXT, LAST) if not channel else (LEAD, "Both sides will meet again on Monday."):
        assert paragraph in body.split("\n"), paragraph
    assert not {"Home", "Contact us", "Gulf Desk Daily", "margin: 0"} & {line.strip() for line in found.text.splitlines()}


def test_each_kind_that_is_read_is_tried():
    assert {kind.name for kind in KINDS if kind.reader} == {kind for _, _, kind, *_ in GOOD} | {"GDELT list", "list of addresses"}


@pytest.mark.parametrize(("name", "raw", "kind"), [row[:3] for row in GOOD], ids=[row[0] for row in GOOD])
def test_a_file_is_told_by_what_it_holds(tmp_path, name, raw, kind):
    from zerohour.sources import kinds

    suffix = name if kind in ("YAML", "packed file", "tar", "table", "JSON lines") else "without"
    found = kinds.kind_of(kinds.Item(suffix, suffix, BytesIO(raw), kinds.Given(), kinds.read))
    assert found.name == kind


@pytest.mark.parametrize(("name", "raw", "urls", "passed"), LISTS, ids=[row[0] for row in LISTS])
def test_lists_give_addresses(tmp_path, name, raw, urls, passed):
    found = [row for row in rows(tmp_path, name, raw) if not isinstance(row, Noted)]
    assert [row.url for row in found if isinstance(row, Address)] == urls
    assert [row.kind for row in found if isinstance(row, Passed)] == passed
    assert len(found) == len(urls) + len(passed)


@pytest.mark.parametrize(("name", "raw", "kind", "words"), OTHERS, ids=[row[0] for row in OTHERS])
def test_what_holds_no_report_is_passed_over_by_name_and_refused_alone(tmp_path, name, raw, kind, words):
    (alone,) = rows(tmp_path, name, raw)
    assert isinstance(alone, Refusal)
    assert words in alone.reason
    assert [(row.kind, row.locator) for row in reports(tmp_path)] == [(kind, str(tmp_path / name))]


@pytest.mark.parametrize(("name", "raw", "words"), BAD, ids=[row[0] for row in BAD])
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, name, raw, words):
    found = rows(tmp_path, name, raw)
    refused = [row for row in found if isinstance(row, Refusal)]
    assert words in refused[-1].reason
    assert all("\n" not in row.reason and row.locator for row in refused)


def test_each_part_of_a_mail_has_its_own_outcome(tmp_path):
    own, attached, picture = rows(tmp_path, "paper.eml", made.mail_with_attachment())
    assert (own.author, own.title) == ("Ben Doe", "The paper")
    assert (attached.title, attached.dating.basis) == (TITLE, "byline")
    assert (picture.kind, picture.locator) == ("image", f"{tmp_path / 'paper.eml'}, logo.png")


def test_a_cover_is_no_report(tmp_path):
    cover, report = rows(tmp_path, "inner.eml", made.attached_mail())
    assert (cover.kind, report.title) == ("cover of a mail", TITLE)


def test_a_box_of_mail_is_parted_at_its_messages(tmp_path):
    first, second = rows(tmp_path, "box", made.mailboxed())
    assert (first.outlet, second.author) == (OUTLET, "Cleo Poe")
    assert "From what we hear" in second.text
    assert "From there the envoys go" in second.text


def test_each_message_of_a_channel_has_its_own_outcome(tmp_path):
    service, first, picture, forwarded = rows(tmp_path, "messages.html", made.telegram_page())
    assert (service.kind, picture.kind) == ("Telegram service message", "Telegram message without words")
    assert (first.place, first.author) == (f"{tmp_path / 'messages.html'}, message2", OUTLET)
    assert (forwarded.text, forwarded.author, forwarded.outlet) == (NEXT, "Wire", OUTLET)
    assert forwarded.published.isoformat() == "2024-08-15T09:32:00+03:00"


@pytest.mark.parametrize("write", [made.word, made.opened])
def test_tables_of_documents_keep_their_rows(tmp_path, write):
    (found,) = rows(tmp_path, "grain", write())
    assert found.text.endswith("Port | Ships held\n\nSelby | 14\n\nOld Strelsau | 3")


def test_a_pdf_is_read_as_paragraphs_without_its_running_heads(tmp_path):
    (found,) = rows(tmp_path, "grain.pdf", made.pdf())
    lines = found.text.split("\n\n")
    assert lines[:2] == [TITLE, made.BYLINE]
    assert lines[-1] == "The last word of the second page is corridor."
    assert len(lines) == 7


def test_which_columns_were_taken_is_said_and_may_be_chosen(tmp_path):
    noted, first, second = rows(tmp_path, "rows.csv", made.table())
    assert "text from 'Body'" in noted.words
    assert "published from 'Publication date'" in noted.words
    assert (first.title, second.title, second.published.isoformat()) == (TITLE, "Second", "2024-08-16")
    assert '"So it is", he said.' in second.text


@pytest.mark.parametrize("end", [b"\r", b"\r\n"])
def test_lines_of_a_table_end_in_any_way(tmp_path, end):
    raw = end.join((b"title,text,date", f'Grain,"{LEAD}",2024-08-15'.encode(), b"Ships,Ships pass the strait of Selby.,2024-08-16", b""))
    assert [row.title for row in rows(tmp_path, "rows.csv", raw) if isinstance(row, Report)] == ["Grain", "Ships"]


FIELDS = [
    ({"text": LEAD, "date": "2024-08-15"}, "2024-08-15", ""),
    ({"body": LEAD, "pubDate": "Thu, 15 Aug 2024 09:30:00 +0300"}, LOCAL, ""),
    ({"content": LEAD, "publishedAt": 1723703400}, UTC, ""),
    ({"content": LEAD, "timestamp": "1723703400000"}, UTC, ""),
    ({"maintext": LEAD, "date_publish": "2024-08-15 09:30:00"}, "2024-08-15T09:30:00", ""),
    ({"fields": {"bodyText": LEAD}, "webPublicationDate": "2024-08-15T06:30:00Z"}, UTC, ""),
    ({"_source": {"text": LEAD, "created_at": "2024-08-15T06:30:00Z"}}, UTC, ""),
    ({"text": LEAD, "seendate": "20240815T063000Z"}, UTC, "published by then"),
    ({"text": LEAD, "date": "05/08/2024"}, "2024-08-05", "may also be 2024-05-08"),
    ({"text": LEAD, "date": "soon"}, None, "no publication date"),
    ({"content": f"{LEAD} … [+3120 chars]", "date": "2024-08-15"}, "2024-08-15", "cut off by the interface"),
]


@pytest.mark.parametrize(("row", "published", "note"), FIELDS, ids=[" ".join(row) for row, *_ in FIELDS])
def test_fields_under_the_names_that_people_use(tmp_path, row, published, note):
    (found,) = rows(tmp_path, "a.jsonl", json.dumps(row).encode())
    assert (found.published.isoformat() if found.published else None) == published
    assert found.text.startswith(LEAD)
    assert note in " ".join(found.notes)
    assert not found.notes or note


def test_a_column_of_days_is_read_one_way(tmp_path):
    raw = f"text,date\n{LEAD[:60]},05/08/2024\n{NEXT[:60]},25/07/2024\n".encode()
    assert [row.published.isoformat() for row in rows(tmp_path, "a.csv", raw) if isinstance(row, Report)] == ["2024-08-05", "2024-07-25"]


def test_the_user_says_which_column_holds_what(tmp_path):
    (tmp_path / "a.csv").write_text(f"text,other,day\nx,{LEAD[:60]},2024-08-15\n")
    given = Given(columns={"text": "other", "published": "day"})
    noted, found = reports(tmp_path / "a.csv", given=given)
    assert "text from 'other'" in noted.words
    assert (found.text, found.published.isoformat()) == (LEAD[:60], "2024-08-15")
    (refused,) = reports(tmp_path / "a.csv", given=Given(columns={"text": "none"}))
    assert "there is no column 'none'; there are text, other, day" in refused.reason


def test_zips_in_zips_end(tmp_path):
    raw = PLAIN.encode()
    for number in range(8):
        raw = made.zipped((f"{number}.zip", raw))
    (found,) = rows(tmp_path, "deep.zip", raw)
    assert "packed more than" in found.reason


def test_a_locked_member_is_named(tmp_path):
    raw = bytearray(made.zipped(("open.txt", PLAIN.encode()), ("locked.txt", PLAIN.encode())))
    with zipfile.ZipFile(BytesIO(bytes(raw))) as parts:
        place = parts.start_dir
    second = raw.index(b"PK\1\2", place + 4)
    raw[second + 8] |= 1
    report, refused = rows(tmp_path, "a.zip", bytes(raw))
    assert report.title == TITLE
    assert "locked.txt: it is locked by a password" in refused.reason


def test_what_is_fetched_is_read_as_a_file_of_its_kind(site, tmp_path):
    fetcher = Fetcher(private=True, limits=Limits(pause=0.0))
    for name, raw, _, published, basis, *_ in GOOD:
        site.page(f"/{name}", raw, media="application/octet-stream")
        found = next(row for row in from_web(fetcher, f"{site.url}/{name}") if isinstance(row, (Report, Refusal)))
        if basis == "feed":
            # What a feed announces is fetched; here nothing is there, and the feed's own words are read.
            assert isinstance(found, (Report, Refusal))
            continue
        assert isinstance(found, Report), found.reason
        assert (found.published.isoformat(), found.dating.basis) == (published, basis), name


def test_a_page_is_told_by_its_words_whatever_the_server_calls_it(site):
    fetcher = Fetcher(private=True, limits=Limits(pause=0.0))
    site.page("/x", made.pdf(), media="text/html")
    site.page("/y.php", PAGE.encode(), media="application/pdf")
    site.page("/z", b"\0\1", media="image/png")
    assert next(from_web(fetcher, site.url + "/x")).title == TITLE
    assert next(from_web(fetcher, site.url + "/y.php")).title == TITLE
    assert "it came as image/png" in next(from_web(fetcher, site.url + "/z")).reason


def test_a_list_is_followed_and_what_it_says_is_kept(site):
    fetcher = Fetcher(private=True, limits=Limits(pause=0.0))
    bare = f"<html><body><article><h1>Talks</h1>{made.ARTICLE}</article></body></html>"
    site.page("/talks", bare.encode())
    site.page("/list.csv", f"title,url,date,outlet\nTalks,{site.url}/talks,2024-08-15,{OUTLET}\n".encode(), media="text/csv")
    noted, found = from_web(fetcher, site.url + "/list.csv")
    assert "url from 'url'" in noted.words
    assert (found.title, found.outlet, found.published.isoformat(), found.url) == ("Talks", OUTLET, "2024-08-15", site.url + "/talks")
