"""One bad report stops nothing: it is a refusal that is kept, and the others are read."""

import os
import signal
import time
from dataclasses import replace

import pytest
from tests.conftest import stores
from tests.ledger.conftest import empty

import zerohour
from zerohour import desk
from zerohour.desk.apart import Apart, seconds
from zerohour.errors import LedgerError
from zerohour.ledger import Ledger
from zerohour.records import Reading, Refusal, Report, Span

TEXT = "Iran attacked Israel on Sunday, the army said."


def report(number, text=TEXT, **given):
    return replace(Report(f"r{number}", text, (Span(0, len(text)),)), **given)


def lines_of(reports, read):
    with Apart(read) as apart:
        return [apart.begin(one)() for one in reports]


def burns(one):
    """Reads for ever, in pure computing, where the report says so."""
    while "for ever" in one.text:
        pass
    return Reading(one, ())


def test_a_report_that_takes_for_ever_is_ended_and_the_others_are_read():
    begun = time.process_time()
    first, late, last = lines_of([report(1), report(2, "This goes on for ever."), report(3)], burns)
    assert (first.report.id, last.report.id) == ("r1", "r3")
    assert isinstance(late, Refusal)
    assert "more than its 8 seconds of computing" in late.reason
    # It was not we who computed.
    assert time.process_time() - begun < seconds(report(2))


def breaks(one):
    if "r2" in one.id:
        os.kill(os.getpid(), signal.SIGKILL)
    if "r3" in one.id:
        raise ZeroDivisionError(one.text)
    if "r4" in one.id:
        bytearray(10**11)
    if "r5" in one.id:
        raise RecursionError
    return Reading(one, ())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not copy processes")
def test_whatever_ends_or_fails_is_a_refusal_with_its_kind():
    first, *refused, last = lines_of([report(n) for n in range(1, 7)], breaks)
    assert (first.report.id, last.report.id) == ("r1", "r6")
    for row, kind in zip(refused, ("ended the reader (-9)", "ZeroDivisionError", "MemoryError", "RecursionError"), strict=True):
        assert kind in row.reason
        assert TEXT not in row.reason


def lost(one):
    raise LedgerError("the ledger is gone")


def test_what_is_no_fault_of_a_report_is_raised():
    with pytest.raises(LedgerError, match="is gone"):
        lines_of([report(1)], lost)


HOSTILE = {
    "surrogate.txt": b"\xed\xa0\x80 " + TEXT.encode(),
    "charset.html": b'<html><head><meta charset="no-such-thing"></head><body><article><p>'
    + TEXT.encode() * 9
    + b"</p></article></body></html>",
    "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
    "bad\udcff\udcfe.txt": TEXT.encode() + b" It is the fourth.",
    "nul.jsonl": b'{"text": "Iran attacked \\u0000 Israel.", "outlet": "A\\u0000B", "title": "\\ud800", "url": "https://x.example/\\udfff"}\n',
    "address.jsonl": b'{"text": "Iran attacked Israel again.", "url": "https://x.example/' + b"a" * 9000 + b'"}\n',
    "plain.txt": TEXT.encode(),
}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_hostile_files_are_each_read_or_refused(tmp_path, kind):
    url = stores(tmp_path)[kind]
    if not url:
        pytest.skip("no PostgreSQL answers; set ZEROHOUR_TEST_POSTGRES")
    if kind == "postgresql":
        empty(url)
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    with zerohour.open(url) as own:
        done = list(own.add_all(desk.reports(folder)))
        before = own.size()
        assert list(own.add_all(desk.reports(folder / "plain.txt"))) == [False]
        assert own.size() == before
        store = Ledger(url)
        kept = [row.reason for row in store.refusals()]
        store.close()
    refused = [row for row in done if isinstance(row, Refusal)]
    assert len(done) == len(HOSTILE)
    assert any("2,000 characters" in row.reason for row in refused)
    for row in refused:
        assert row.reason in kept
        assert row.reason.isprintable()
