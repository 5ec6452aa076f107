"""Inputs that somebody's program, or somebody, might have made of a good one: of one number always the same."""

import random
import re
from collections.abc import Callable, Mapping

from tests.sources import made

# No more of a grown input: larger files are refused by their size, or read a piece at a time.
LARGEST = 2_000_000
WORDS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b]0;x\x07", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\r", b"\r\n\r\n"),
    *(b"<", b">", b"</", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE x [", b"<!ENTITY a '&a;&a;'>", b"&a;", b"&#0;", b"&#x110000;", b"&#xd800;"),
    *(b"<p>", b"<div>", b"</article>", b"<table><tr><td>", b"<template>", b"<svg>", b"<script>", b"<base href='//[::1'>", b"<meta charset=utf-7>"),
    *(b'<time datetime="9999-12-31T23:59:60+14:00">', b'<a href="javascript:x">', b'<a href="http://[">', b'<link rel=canonical href="http://a@b:99999">'),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b"NaN", b"Infinity", b"1e999", b"-0", b'{"a":', b"[[", b"\\u0000", b"\\ud800"),
    *(b"---\n", b"...\n", b"!!python/object:os.system x\n", b"&a [*a]", b"? ", b"<<: *a", b"- - - ", b"|\n", b"0o7", b"2024-02-30", b"1:2:3"),
    *(b"From x\n", b"Date: x\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Content-Transfer-Encoding: uuencode\n", b"=?utf-8?b?//8=?=", b"=\n"),
    *(b"Content-Type: text/plain; charset=x\n", b"Content-Type: message/rfc822\n", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n"),
    *(b"published: 9999-12-31\n", b"title: [\n", b"0001-01-01", b"31.12.9999 24:00", b"1e400", b"9" * 400, b"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa4", "²".encode()),
    *(b"PK\3\4", b"%PDF-1.7\n", b"\x1f\x8b\x08", b"ustar", b"[[source]]\n", b"names = [[]]\n", b"[actor]\n", b"''' ", b"1979-05-27T07:32:00Z", b"\t" * 40),
    *(b"By ", b"Updated: ", b"LIVE 10:00\n", b"Q: ", b"A: ", b"said ", b"will ", b", which ", b"\xe2\x80\x9c", b"(", b"on Monday ", b"the ", b"Mr. ", b"-"),
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp037", "koi8-r", "shift_jis", "gb18030", "iso2022_jp")
Change = Callable[[bytes, random.Random], bytes]


def _accident(raw: bytes, rng: random.Random) -> bytes:
    return made.broken(raw, rng)


def _word(raw: bytes, rng: random.Random) -> bytes:
    """A word put in, once or many times."""
    here = rng.randrange(len(raw) + 1)
    return raw[:here] + rng.choice(WORDS) * rng.choice((1, 1, 1, 2, 30, 400)) + raw[here:]


def _grown(raw: bytes, rng: random.Random) -> bytes:
    """A stretch again and again, until it is large."""
    here = rng.randrange(len(raw) + 1)
    stretch = raw[here : here + rng.choice((1, 3, 12, 50, 300))] or b" "
    return raw[:here] + stretch * (rng.choice((5_000, 50_000, 400_000)) // len(stretch)) + raw[here:]


def _numbers(raw: bytes, rng: random.Random) -> bytes:
    """Another number in the place of some."""
    other = rng.choice((b"0", b"-1", b"99", b"1e9", b"4294967296", b"0.0000001", b"9" * 60))
    return re.sub(rb"\d+", lambda m: other if rng.random() < 0.2 else m.group(), raw)


def _encoded(raw: bytes, rng: random.Random) -> bytes:
    """The same in another encoding, whatever it says of itself."""
    return raw.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def _lines(raw: bytes, rng: random.Random) -> bytes:
    """Its lines in another order."""
    lines = raw.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


_CHANGES: tuple[Change, ...] = (_accident, _accident, _accident, _word, _word, _word, _grown, _numbers, _encoded, _lines)


def mutated(seeds: Mapping[str, bytes], rng: random.Random) -> tuple[str, bytes]:
    """A good input after one to four changes, and its name; one in eight goes on as another of the seeds does, or is called as it is."""
    called = rng.choice(sorted(seeds))
    raw = seeds[called]
    for _ in range(rng.randint(1, 4)):
        raw = rng.choice(_CHANGES)(raw, rng)[:LARGEST]
    other = rng.choice(sorted(seeds))
    if rng.random() < 1 / 8:
        raw = raw[: rng.randrange(len(raw) + 1)] + seeds[other][rng.randrange(len(seeds[other]) + 1) :]
    return (other if rng.random() < 1 / 8 else called), raw
