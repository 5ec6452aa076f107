"""Files of every kind with one report of our own, written by the programs that write such files, or as they write them."""

import bz2
import csv
import gzip
import io
import json
import lzma
import mailbox
import random
import tarfile
import tempfile
import warnings
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

import docx
import typst
import yaml
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, P
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Envoys meet in Doha over grain corridor"
AUTHOR, OUTLET, URL = "Ann Roe", "Gulf Desk", "https://desk.example/2024/08/15/grain"
MOMENT = "2024-08-15T09:30:00+03:00"
BYLINE = f"By {AUTHOR}, 15 August 2024"
LEAD = (
    "Envoys of Ruritania and Graustark met in Doha on Thursday to talk about a corridor for grain ships, the foreign ministry of Qatar said in a "
    "statement that was read out in the evening."
)
NEXT = (
    "Both sides will meet again on Monday – the ministry said – and the navy of Graustark let two ships with wheat pass the strait of Selby for "
    "the first time since the beginning of July."
)
LAST = "“We have agreed on nothing yet,” said Karl Zenda, who speaks for the government of Ruritania. Café owners in the old port were shelled on Tuesday."
PARAGRAPHS = (LEAD, NEXT, LAST)
ROWS = (("Port", "Ships held"), ("Selby", "14"), ("Old Strelsau", "3"))
PLAIN = "\n\n".join((TITLE, BYLINE, *PARAGRAPHS)) + "\n"
ARTICLE = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": MOMENT,
    "author": {"@type": "Person", "name": AUTHOR},
    "publisher": {"@type": "Organization", "name": OUTLET},
}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>
<link rel="canonical" href="{URL}"><script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>{TITLE}</h1>{ARTICLE}</article></main>
<footer>Contact us · All rights reserved</footer></body></html>"""
OBJECT = {
    "title": TITLE,
    "content": "\n\n".join(PARAGRAPHS),
    "publishedAt": MOMENT,
    "author": AUTHOR,
    "source": {"id": None, "name": OUTLET},
    "url": URL,
}


def pdf() -> bytes:
    """Two pages by typst, with a running head, page numbers and justified lines that part words."""
    filler = (
        "The harbour master counted the ships that wait at the mouth of the river, and told reporters how long each has been there. " * 12
    )
    body = "\n\n".join((*PARAGRAPHS, filler, "The last word of the second page is corridor."))
    source = f"""#set document(title: "{TITLE}", author: "{AUTHOR}")
#set page(width: 130mm, height: 160mm, header: [Gulf Desk Daily], numbering: "1")
#set par(justify: true)
#set text(hyphenate: true, lang: "en")
= {TITLE}

{BYLINE}

{body}
"""
    return typst.compile(source.encode())


def scan() -> bytes:
    """A PDF of a page without a letter."""
    return typst.compile(b"#set page(numbering: none)\n#rect(width: 5cm, height: 5cm, fill: black)")


def word() -> bytes:
    """A document of a word processor, with a heading, a table, and its properties."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, AUTHOR
    made.add_heading(TITLE, 0)
    for line in (BYLINE, *PARAGRAPHS):
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return _kept(made.save)


def opened() -> bytes:
    """The same as OpenDocument."""
    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text=TITLE))
    for line in (BYLINE, *PARAGRAPHS):
        made.text.addElement(P(text=line))
    table = Table(name="ships")
    for row in ROWS:
        line = TableRow()
        for words in row:
            cell = TableCell()
            cell.addElement(P(text=words))
            line.addElement(cell)
        table.addElement(line)
    made.text.addElement(table)
    return _kept(made.save)


def message(
    sender: str = f"{OUTLET} <newsletter@desk.example>", words: str | None = None, page: str | None = PAGE, subject: str = TITLE
) -> EmailMessage:
    """A mail with a plain part that programs quote and wrap, and a page."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@office.example", subject
    made["Date"] = datetime.fromisoformat(MOMENT)
    made.set_content(words or "\n\n".join(PARAGRAPHS), cte="quoted-printable")
    if page:
        made.add_alternative(page, subtype="html")
    return made


def mail() -> bytes:
    return message().as_bytes()


def mail_with_attachment() -> bytes:
    """A mail of a colleague to which the article is attached as a PDF, and a picture."""
    made = message(
        "Ben Doe <ben@office.example>", "Hi all, the paper of this morning is attached, please read it before the call.", None, "The paper"
    )
    made.add_attachment(pdf(), maintype="application", subtype="pdf", filename="grain.pdf")
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0\0\0", maintype="image", subtype="png", filename="logo.png")
    return made.as_bytes()


def forwarded() -> bytes:
    """A mail that a colleague sent on, as mail programs write it into the text."""
    head = f"---------- Forwarded message ---------\nFrom: {OUTLET} <news@desk.example>\nDate: Thu, 15 Aug 2024 at 09:30\nSubject: {TITLE}\nTo: <ben@office.example>"
    words = "\n\n".join(("FYI, see below.", head, "", *PARAGRAPHS))
    return message("Ben Doe <ben@office.example>", words, None, f"Fwd: {TITLE}").as_bytes()


def attached_mail() -> bytes:
    """A mail that holds another as its attachment."""
    made = message("Ben Doe <ben@office.example>", "FYI", None, "Fwd: grain")
    made.add_attachment(message())
    return made.as_bytes()


def mailboxed() -> bytes:
    """A box of two mails, the second with lines that begin with From."""
    with tempfile.TemporaryDirectory() as folder:
        return _boxed(f"{folder}/made.mbox")


def _boxed(path: str) -> bytes:
    box = mailbox.mbox(path)
    box.add(message())
    box.add(
        message(
            "Cleo Poe <cleo@office.example>",
            "From what we hear, the talks in Doha will end on Friday.\n\nFrom there the envoys go to Geneva.",
            None,
            "Talks end",
        )
    )
    box.close()
    return Path(path).read_bytes()


def mhtml() -> bytes:
    """A page as browsers save it."""
    made = MIMEMultipart("related", type="text/html")
    made["From"], made["Snapshot-Content-Location"], made["Subject"] = "<Saved by Blink>", URL, TITLE
    made["Date"] = "Sun, 18 Aug 2024 10:00:00 -0000"
    part = MIMEText(PAGE, "html", "utf-8")
    part["Content-Location"] = URL
    made.attach(part)
    style = MIMEText("p { margin: 0 }", "css", "utf-8")
    style["Content-Location"] = "cid:css-1@mhtml.blink"
    made.attach(style)
    return made.as_bytes()


def rss() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><link>https://desk.example/</link><description>news</description><item>
<title>{TITLE}</title><link>{URL}</link><pubDate>Thu, 15 Aug 2024 09:30:00 +0300</pubDate><dc:creator>{AUTHOR}</dc:creator>
<content:encoded><![CDATA[{ARTICLE}]]></content:encoded></item></channel></rss>""".encode()


def atom() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>
<entry><title>{TITLE}</title><link href="/2024/08/15/grain"/><id>tag:desk.example,2024:1</id><published>{MOMENT}</published>
<updated>2024-08-16T10:00:00Z</updated><author><name>{AUTHOR}</name></author><content type="html">{escape(ARTICLE)}</content></entry>
<link href="https://desk.example/"/></feed>""".encode()


def json_feed() -> bytes:
    entry = {"id": "1", "url": URL, "title": TITLE, "date_published": MOMENT, "authors": [{"name": AUTHOR}], "content_html": ARTICLE}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "items": [entry]}).encode()


def json_list() -> bytes:
    return json.dumps({"status": "ok", "totalResults": 1, "articles": [OBJECT]}, indent=2).encode()


def json_lines() -> bytes:
    return (json.dumps(OBJECT) + "\n" + json.dumps(OBJECT | {"content": NEXT, "publishedAt": 1723703400000}) + "\n").encode()


def yaml_list() -> bytes:
    return yaml.safe_dump(
        [{"title": TITLE, "text": "\n\n".join(PARAGRAPHS), "date": datetime.fromisoformat(MOMENT), "outlet": OUTLET, "author": AUTHOR}]
    ).encode()


def table(mark: str = ",") -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=mark)
    rows.writerow(["Headline", "Publication date", "Byline", "Newspaper", "Body", "Words"])
    rows.writerow([TITLE, MOMENT, AUTHOR, OUTLET, "\n\n".join(PARAGRAPHS), 90])
    rows.writerow(["Second", "2024-08-16", "", OUTLET, f'{NEXT} "So it is", he said.', 30])
    return out.getvalue().encode()


def telegram() -> bytes:
    """What Telegram's desktop program exports of a channel."""
    words = [LEAD + "\n\n", {"type": "bold", "text": "Both sides"}, " will meet again on Monday."]
    rows = [
        {"id": 1, "type": "service", "date": "2024-08-01T00:00:00", "action": "create_channel"},
        {
            "id": 2,
            "type": "message",
            "date": "2024-08-15T09:30:00",
            "date_unixtime": "1723703400",
            "from": OUTLET,
            "from_id": "channel1",
            "text": words,
        },
        {
            "id": 3,
            "type": "message",
            "date": "2024-08-15T09:31:00",
            "date_unixtime": "1723703460",
            "from": OUTLET,
            "photo": "photos/1.jpg",
            "text": "",
        },
    ]
    return json.dumps({"name": OUTLET, "type": "public_channel", "id": 1, "messages": rows}, indent=1).encode()


def telegram_page() -> bytes:
    """The same channel exported as pages, with a message behind it that another channel wrote."""

    def said(number: int, clock: str, words: str, more: str = "", name: str = "") -> str:
        body = f'<div class="body">{name}<div class="pull_right date details" title="15.08.2024 {clock}:00 UTC+03:00">{clock}</div>{more or words}</div>'
        return f'<div class="message default clearfix{"" if name else " joined"}" id="message{number}">{body}</div>'

    name = f'<div class="from_name">{OUTLET} </div>'
    text = f'<div class="text">{LEAD}<br><br><strong>Both sides</strong> will meet again on Monday.</div>'
    sent_on = f'<div class="forwarded body"><div class="from_name">Wire <span class="date details" title="14.08.2024 20:00:00"> 14.08.2024</span></div><div class="text">{NEXT}</div></div>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header">
<div class="content"><div class="text bold">{OUTLET}</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">15 August 2024</div></div>{said(2, "09:30", text, name=name)}
{said(3, "09:31", '<div class="media_wrap clearfix"></div>')}{said(4, "09:32", "", sent_on)}</div></div></div></body></html>""".encode()


def warc(packed: bool = True) -> bytes:
    # The writer of warcio leaves its temporary files to the collector.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        return _archived(packed)


def _archived(packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "ours"}))
    writer.write_record(writer.create_warc_record(URL, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers))
    return out.getvalue()


def wacz() -> bytes:
    index = json.dumps({"format": "json-pages-1.0", "id": "pages"}).encode()
    return zipped(("archive/data.warc.gz", warc()), ("datapackage.json", b'{"profile": "data-package"}'), ("pages/pages.jsonl", index))


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in parts:
            made.writestr(name, raw)
    return out.getvalue()


def tarred(*parts: tuple[str, bytes], packing: str = "gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}") as made:
        for name, raw in parts:
            about = tarfile.TarInfo(name)
            about.size = len(raw)
            made.addfile(about, io.BytesIO(raw))
    return out.getvalue()


def gkg() -> bytes:
    """A line of GDELT's Global Knowledge Graph: 27 columns, the address in the fifth."""
    cells = ["20240815093000-7", "20240815093000", "1", "desk.example", URL, *[""] * 22]
    return ("\t".join(cells) + "\n" + "\t".join([cells[0], *cells[1:4], "https://desk.example/other", *cells[5:]]) + "\n").encode()


def gdelt_events() -> bytes:
    """Two lines of GDELT's events, 61 columns, of one article."""
    cells = ["1190000001", "20240815", "202408", "2024", "2024.6164", *[""] * 55, URL]
    return ("\t".join(cells) + "\n" + "\t".join(["1190000002", *cells[1:]]) + "\n").encode()


def packed(raw: bytes, how: str) -> bytes:
    return {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[how](raw)


def _kept(save) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def every() -> dict[str, bytes]:
    """A file of every kind that is read, by its name."""
    page = PAGE.encode()
    return {
        "a.txt": PLAIN.encode(), "a.html": page, "a.pdf": pdf(), "a.docx": word(), "a.odt": opened(), "a.eml": mail(), "b.eml": mail_with_attachment(),
        "c.eml": attached_mail(), "a.mbox": mailboxed(), "a.mhtml": mhtml(), "a.rss": rss(), "a.atom": atom(), "b.json": json_feed(), "a.json": json_list(),
        "a.jsonl": json_lines(), "a.yaml": yaml_list(), "a.csv": table(), "c.json": telegram(), "messages.html": telegram_page(), "a.warc": warc(packed=False), "a.warc.gz": warc(), "a.wacz": wacz(),
        "a.zip": zipped(("a.html", page), ("a.docx", word())), "a.tar.gz": tarred(("a.html", page), ("a.pdf", pdf())), "a.tar": tarred(("a.txt", PLAIN.encode()), packing=""),
        "gkg.csv": gkg(), "events.csv": gdelt_events(), "a.txt.xz": packed(PLAIN.encode(), "xz"),
    }  # fmt: skip


def broken(raw: bytes, rng: random.Random) -> bytes:
    """The same after one to four accidents: bytes changed, cut out, doubled, put elsewhere, or all that follows lost."""
    for _ in range(rng.randint(1, 4)):
        here, there = sorted(rng.randrange(len(raw) + 1) for _ in range(2))
        there = min(there, here + rng.choice((1, 4, 64, 4096)))
        accident = rng.randrange(6)
        if accident == 0:
            raw = raw[:here] + rng.randbytes(there - here) + raw[there:]
        elif accident == 1:
            raw = raw[:here] + raw[there:]
        elif accident == 2:
            raw = raw[:there] + raw[here:there] * rng.choice((1, 2, 50)) + raw[there:]
        elif accident == 3:
            raw = raw[:here]
        elif accident == 4:
            raw = raw[:here] + rng.choice((b"\0", b"<", b">", b'"', b"{", b"[", b"\xff", b"99999999999", b"\n\n", b"--")) + raw[here:]
        else:
            raw = raw[there:] + raw[:there]
    return raw
