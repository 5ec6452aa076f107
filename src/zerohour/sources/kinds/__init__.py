"""The kinds of file that reports come in: one table, a row a kind, told by what a file holds first and by its name second."""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import IO

from zerohour.errors import SourceError
from zerohour.records import Passed, Refusal, Report
from zerohour.sources import feed
from zerohour.sources.charset import decode, is_binary
from zerohour.sources.kinds import packs, tables
from zerohour.sources.kinds.item import Given, Item, Row

__all__ = ["DATABASE", "KINDS", "Given", "Item", "Kind", "Row", "kind_of", "read", "unread"]

_HEAD = 65_536
_MAIL = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To|X-[\w-]+|DKIM-Signature):", re.IGNORECASE
)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|main|section|div|p|h1|meta|title|span|table)\b", re.IGNORECASE)
_GKG = re.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t|\d{8}\t\d+\t[^\t]*\t[A-Z_;0-9]*\t|DATE\tNUMARTS\t")
_EVENTS = re.compile(r"\d{6,12}\t\d{8}\t\d{6}\t\d{4}\t|\d{6,12}\t\d{14}\t\d{14}\t\d\t")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\"\d\]]|$))")


@dataclass(frozen=True)
class Look:
    """What a file is told by: its first bytes, the same as text ("" where they are none), its name, the members of a zip."""

    head: bytes
    text: str
    name: str
    members: frozenset[str]

    def named(self, *suffixes: str) -> bool:
        """Whether the name ends so."""
        return self.name.lower().endswith(suffixes)

    def begins(self, *magics: bytes) -> bool:
        """Whether the bytes begin so."""
        return self.head.startswith(magics)


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, how it is told, the function that reads it ("module.function"), and what that gives.

    One without a function holds no report: among others it is passed over by its name, alone it is refused. `mend` is what to do then.
    """

    name: str
    is_it: Callable[[Look], bool]
    reader: str | None = None
    gives: str = ""
    mend: str = "give a text, page, document, feed or archive"


def _is_mail(look: Look) -> bool:
    """Whether it begins with the head of a message: two lines of it are named as mail names them."""
    head = look.text.split("\n\n", 1)[0].split("\r\n\r\n", 1)[0].splitlines()[:60]
    return bool(head) and re.match(r"[\w-]+:", head[0]) is not None and sum(_MAIL.match(line) is not None for line in head) >= 2


def _is_mhtml(look: Look) -> bool:
    start = look.text[:3000].lower()
    return _is_mail(look) and "multipart/related" in start and ("text/html" in start or "snapshot-content-location" in start)


def _is_lines(look: Look) -> bool:
    """Whether the first line is whole an object, and the next begins one."""
    if look.named(".jsonl", ".ndjson", ".jsonlines"):
        return True
    first, _, rest = look.text.lstrip("\ufeff \r\n").partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _is_gdelt(look: Look) -> bool:
    first = look.text.split("\n", 1)[0]
    return first.count("\t") >= 10 and (_GKG.match(first) or _EVENTS.match(first)) is not None


def _is_addresses(look: Look) -> bool:
    """Whether every line is an address."""
    lines = [line.strip() for line in look.text.splitlines()[:200] if line.strip()]
    return len(lines) > 1 and all(re.fullmatch(r"https?://\S+", line) for line in lines[: -1 if len(look.head) >= _HEAD else None])


def _is_picture(look: Look) -> bool:
    return (
        (
            look.begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS")
            and (is_binary(look.head[:512]))
        )
        or look.head[8:12] in (b"WEBP", b"avif")
        or look.head[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")
        or "<svg" in look.text[:600].lower()
    )


def _is_sound_or_film(look: Look) -> bool:
    return (
        look.head[4:8] == b"ftyp"
        or look.begins(b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\0\0\x01\xba", b"FLV", b"\xff\xfb", b"\xff\xf1")
        or look.head[8:12] in (b"WAVE", b"AVI ")
    )


DATABASE = Kind("database", lambda k: k.begins(b"SQLite format 3\0"), mend="open a ledger with --ledger")
# The first row that fits is the kind of a file.
KINDS: tuple[Kind, ...] = (
    Kind(
        "system file", lambda k: k.name in (".DS_Store", "Thumbs.db", "desktop.ini") or k.name.startswith("._"), mend="it holds no report"
    ),
    Kind("PDF", lambda k: b"%PDF-" in k.head[:1024], "pdf.report", "one report, of its text layer"),
    Kind("docx document", lambda k: "word/document.xml" in k.members, "office.docx", "one report"),
    Kind("spreadsheet", lambda k: "xl/workbook.xml" in k.members, mend="save its sheet as CSV"),
    Kind("presentation", lambda k: "ppt/presentation.xml" in k.members, mend="save it as PDF"),
    Kind("e-book", lambda k: "META-INF/container.xml" in k.members, mend="save its chapters as HTML"),
    Kind("odt document", lambda k: "content.xml" in k.members and "META-INF/manifest.xml" in k.members, "office.odt", "one report"),
    Kind(
        "WACZ",
        lambda k: "datapackage.json" in k.members and any(m.startswith("archive/") for m in k.members),
        "crawls.wacz",
        "a report a page",
    ),
    Kind("zip", lambda k: k.begins(b"PK\3\4", b"PK\5\6"), "packs.unzipped", "what its files give"),
    Kind("packed file", lambda k: k.begins(*packs.PACKINGS), "packs.packed", "what is packed"),
    Kind("tar", lambda k: k.head[257:262] == b"ustar" or (k.named(".tar") and len(k.head) > 500), "packs.untarred", "what its files give"),
    Kind("foreign archive", lambda k: k.begins(b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"), mend="unpack it first"),
    Kind("WARC", lambda k: k.begins(b"WARC/"), "crawls.warc", "a report a page"),
    Kind("old Office document", lambda k: k.begins(b"\xd0\xcf\x11\xe0"), mend="save it as docx, PDF or text"),
    Kind("RTF document", lambda k: k.begins(b"{\\rtf"), mend="save it as docx, PDF or text"),
    Kind("image", _is_picture, mend="give its text"),
    Kind("audio or video", _is_sound_or_film, mend="give a transcript"),
    Kind("font", lambda k: k.begins(b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0\0")),
    DATABASE,
    Kind("program", lambda k: k.begins(b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"#!/")),
    Kind("Parquet table", lambda k: k.begins(b"PAR1"), mend="save it as CSV or JSON lines"),
    Kind("MHTML", _is_mhtml, "pages.mhtml", "one report"),
    Kind(
        "mbox",
        lambda k: k.begins(b"From ") and re.match(r"From \S.*\n(?:[\w-]+:|>)", k.text) is not None,
        "mail.box",
        "a report a message",
    ),
    Kind("mail", _is_mail, "mail.message", "a report, and what is attached"),
    Kind("OPML", lambda k: "<opml" in k.text[:1000].lower(), mend="follow its feeds with: zerohour watch FILE"),
    Kind("feed", lambda k: feed.is_feed("", k.text[:3000].encode("utf-8", "replace")), "feeds.entries", "a report an entry"),
    Kind("style sheet or script", lambda k: k.named(".css", ".js", ".mjs", ".py", ".sh", ".map", ".ts"), mend="give a report's text"),
    Kind("subtitles", lambda k: k.named(".srt", ".vtt") or k.text.startswith("WEBVTT"), mend="give a transcript with its speakers"),
    Kind(
        "Telegram export",
        lambda k: "page_wrap" in k.text and 'class="message default' in k.text,
        "telegram.messages",
        "a report a message",
    ),
    Kind(
        "HTML",
        lambda k: k.text.lstrip()[:1] == "<" and _HTML.search(k.text[:5000]) is not None,
        "pages.html",
        "one report; of a live blog a report a post",
    ),
    Kind("HTML", lambda k: k.named(".html", ".htm", ".xhtml") and bool(k.text), "pages.html", "the same, by its name"),
    Kind("GDELT list", _is_gdelt, "gdelt.addresses", "the addresses of its articles"),
    Kind("JSON lines", _is_lines, "objects.lines", "a report a line"),
    Kind("JSON", lambda k: _JSON.match(k.text) is not None, "objects.whole", "a report an object, Telegram's messages too"),
    Kind("JSON", lambda k: k.named(".json"), "objects.whole", "the same, by its name"),
    Kind("YAML", lambda k: k.named(".yaml", ".yml"), "objects.yaml", "a report an entry"),
    Kind("table", lambda k: k.named(".csv", ".tsv", ".tab") or tables.is_table(k.text), "tables.rows", "a report a row"),
    Kind("list of addresses", _is_addresses, "plain.addresses", "its addresses"),
    Kind("empty file", lambda k: not k.head.strip()),
    Kind("text", lambda k: bool(k.text), "plain.report", "one report; Markdown with its front matter"),
)
_UNKNOWN = Kind("binary file", lambda _: True)


def kind_of(item: Item) -> Kind:
    """The kind of a file. Its stream, which must be one in which one can go back, stands at its beginning again."""
    head = item.stream.read(_HEAD)
    look = Look(head, _text(head), item.name, _members(item.stream) if head.startswith(b"PK") else frozenset())
    item.stream.seek(0)
    return next((kind for kind in KINDS if kind.is_it(look)), _UNKNOWN)


def unread(where: str, kind: Kind, among: bool) -> Row:
    """What becomes of a file of a kind that holds no report."""
    article = "an" if kind.name[0] in "aeio" else "a"
    return Passed(where, kind.name) if among else Refusal(where, f"{where}: this is {article} {kind.name}; {kind.mend}")


def read(item: Item) -> Iterator[Row]:
    """What a file gives: its reports, addresses, and remarks; a Refusal with its sentence, or Passed with the kind that is passed over."""
    with item.seekable() as stream:
        item = replace(item, stream=stream)
        kind = kind_of(item)
        if kind.reader is None and kind.name in ("empty file", "binary file"):
            yield Refusal(item.where, f"{item.where}: the file is {kind.name.split()[0]}{_WHAT[kind.name]}")
            return
        if kind.reader is None:
            yield unread(item.where, kind, item.among)
            return
        module, _, name = kind.reader.partition(".")
        reader: Callable[[Item], Iterator[Row]] = getattr(import_module(f"{__name__}.{module}"), name)
        try:
            for row in reader(item):
                yield replace(row, place=item.where) if isinstance(row, Report) and row.place is None else row
        except SourceError as why:
            yield Refusal(item.where, str(why))
        except packs.DAMAGED as why:
            yield Refusal(item.where, f"{item.where}: the file is packed and damaged ({type(why).__name__}); get it again")


_WHAT = {"empty file": "; give a report's text", "binary file": ", not text; give a text, page, document, feed or archive"}


def _text(head: bytes) -> str:
    with suppress(SourceError):
        return decode(head, "")
    return ""


def _members(stream: IO[bytes]) -> frozenset[str]:
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as parts:
            return frozenset(parts.namelist()[:5000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()
