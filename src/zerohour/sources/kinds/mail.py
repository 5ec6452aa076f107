"""Mail: one message (eml) or a box of them (mbox): its words, the message that it forwards, its attachments."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import IO

from zerohour.errors import SourceError
from zerohour.records import Dating, Passed, Refusal, Report
from zerohour.sources import page, text
from zerohour.sources.charset import decode
from zerohour.sources.joined import joined
from zerohour.sources.kinds.item import MOST_BYTES, Item, Row
from zerohour.sources.stamps import stamp

# Mailboxes of an office and not of a person.
_OFFICE = re.compile(
    r"(?i)(?:no-?reply|news|newsletters?|info|alerts?|press|media|desk|editors?|updates?|daily|bulletin|mail|contact|hello|list)\b"
)
_FORWARDED = re.compile(
    r"(?im)^\s*(?:-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht)\s*-{2,}|begin forwarded message:)\s*$"
    r"(?P<head>\s*(?:^[ \t>]*\*?(?:from|date|sent|subject|to|cc|reply-to):.*\n(?:[ \t]+\S.*\n)?){2,9})"
)
_HEAD = re.compile(r"(?im)^[ \t>]*\*?(?P<name>from|date|sent|subject):\*?\s*(?P<value>.+)$")
_FOOT = re.compile(
    r"(?im)^(?:--\s?$|you (?:are receiving|received) this|unsubscribe\b|to unsubscribe|view (?:this|it) (?:email )?in your browser|"
    r"manage your preferences|sent from my \w+).*"
)
_STUB = re.compile(r"(?i)\b(?:html|browser|view (?:it|this) online)\b")
_READ = ("text/plain", "text/html")
# With fewer words a mail only covers what is attached to it.
_COVERS = 6


def message(item: Item) -> Iterator[Row]:
    """The report of a message, and what is attached to it."""
    try:
        found = BytesParser(policy=policy.default).parsebytes(item.whole())
        parts = [p for p in found.walk() if isinstance(p, EmailMessage)]
        inner = [p for p in parts if p.get_content_type() == "message/rfc822"]
        held = [p for p in parts if not p.is_multipart()]
        attached = [p for p in held if p.is_attachment() or p.get_content_type() not in _READ]
        kept = {id(q) for p in inner for q in p.walk() if q is not p}
        own = [p for p in parts if id(p) not in kept and p not in attached and p.get_content_type() in _READ]
        yield from _own(item, found, own, bool(attached or inner))
        for number, part in enumerate((p for p in attached if id(p) not in kept), 1):
            yield from _attachment(item, part, number)
        for part in inner:
            for content in part.iter_parts():
                raw = content.as_bytes(policy=policy.compat32)
                yield from item.inside(str(content["Subject"] or "forwarded") + ".eml", f"{item.where}, forwarded message", io.BytesIO(raw))
    # The parser of mail raises whatever a header that is none makes its parts raise.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, OverflowError) as why:
        raise SourceError(f"{item.where}: the mail cannot be read ({type(why).__name__}); save its text") from why


def box(item: Item) -> Iterator[Row]:
    """The messages of a mailbox, one after the other."""
    for number, raw in enumerate(_messages(item.stream), 1):
        where = f"{item.where}, message {number}"
        if len(raw) > MOST_BYTES:
            yield Refusal(where, f"{where}: more than {MOST_BYTES // 1_000_000} MB are no single report")
        else:
            yield from item.inside(f"{item.stem} {number}.eml", where, io.BytesIO(raw))


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    held = bytearray()
    blank, begun = True, False
    while line := stream.readline(MOST_BYTES):
        if blank and line.startswith(b"From "):
            if begun:
                yield bytes(held)
            held, begun = bytearray(), True
        elif len(held) <= MOST_BYTES:
            held += line[1:] if re.match(rb">+From ", line) else line
        blank = not line.strip()
    if begun:
        yield bytes(held)


def _own(item: Item, found: EmailMessage, parts: list[EmailMessage], more: bool) -> Iterator[Row]:
    """The message's own words, or those that it forwards."""
    plain = next((_words(p, item) for p in parts if p.get_content_type() == "text/plain"), "")
    html = next((_words(p, item) for p in parts if p.get_content_type() == "text/html"), "")
    if html and (len(plain) < 200 or (len(plain) < 400 and _STUB.search(plain))):
        plain = page.plain(html) if len(page.plain(html)) > len(plain) else plain
    subject, sender, sent = (str(found[name] or "") for name in ("Subject", "From", "Date"))
    if forwarded := _FORWARDED.search(plain):
        fields = {m["name"].lower(): m["value"].strip() for m in _HEAD.finditer(forwarded["head"])}
        subject, sender = fields.get("subject", subject), fields.get("from", sender)
        sent = fields.get("date") or fields.get("sent") or sent
        plain = plain[forwarded.end() :]
    words = _bare(plain)
    if more and len(words.split()) < _COVERS:
        yield Passed(item.where, "cover of a mail")
        return
    if not any(c.isalnum() for c in words):
        raise SourceError(f"{item.where}: the mail holds no words; give its attachments, or its text")
    subject = re.sub(r"(?i)^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", subject).strip()
    whole = f"{subject}\n\n{words}" if subject and not words.startswith(subject) else words
    yield text.bounded(_report(item, whole, subject or None, sender, sent), item.given.fetched)


def _report(item: Item, whole: str, subject: str | None, sender: str, sent: str) -> Report:
    name, address = parseaddr(sender)
    outlet = name if _OFFICE.match(address) else None
    when = stamp(sent)
    published: date | None = item.given.published or (when.moment if when else None)
    made = text.report(whole, published, item.stem, item.url, outlet, subject, None if outlet else name or None)
    return replace(made, dating=Dating("mail", when.other)) if when and not item.given.published else made


def _words(part: EmailMessage, item: Item) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    return decode(raw, item.where, part.get_content_charset()).replace("\r\n", "\n")


def _bare(words: str) -> str:
    """A mail's text without what it quotes, its signature and its list's foot, paragraphs joined."""
    lines = [line for line in words.split("\n") if not line.startswith(">")]
    kept = "\n".join(lines)
    foot = next((m for m in _FOOT.finditer(kept) if m.start() > len(kept) // 3), None)
    return joined(kept[: foot.start()] if foot else kept)


def _attachment(item: Item, part: EmailMessage, number: int) -> Iterator[Row]:
    kind = part.get_content_type().rpartition("/")[2]
    name = part.get_filename() or f"attachment {number}.{kind}"
    raw = part.get_payload(decode=True)
    yield from item.inside(name, f"{item.where}, {name}", io.BytesIO(raw if isinstance(raw, bytes) else b""))
