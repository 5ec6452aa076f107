"""The ledger: `python -m bench.ledger --reports ../shared/data/time/AQUAINT --kills 200 --stored 100000`.

Adding real reports end to end; adding a synthetic one to a small and to a large ledger; queries on the large one; and `kill -9` at random
moments of adding: nothing acknowledged may be lost, nothing stored twice, the file must be whole.
"""

import argparse
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pycountry

import zerohour
from bench.reading import texts
from zerohour import desk, sources
from zerohour.language.sentences import paragraphs, sentences
from zerohour.ledger import Ledger
from zerohour.records import Actor, EventMention, Place, Query, Reading, Report, Span, Window

WORDS = [f"word{n}" for n in range(3000)]
CODES = tuple(sorted(country.alpha_3 for country in pycountry.countries))[::4]
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "REQUEST", "AID")


def synthetic(number: int, sentences: int = 25) -> Reading:
    """A report of random words with a mention in every fifth sentence; the same number gives the same report."""
    rng = random.Random(number)
    text, mentions = "", []
    day = date(2024, 1, 1) + timedelta(days=number % 700)
    for n in range(sentences):
        start = len(text)
        text += " ".join(rng.choices(WORDS, k=20)).capitalize() + ". "
        if n % 5 == 0:
            one, other = rng.sample(CODES, 2)
            mentions.append(
                EventMention(
                    f"{number:08d}-{n}",
                    f"{number:08d}",
                    Span(start, len(text) - 1),
                    Span(start, start + 5),
                    rng.choice(TYPES),
                    "planned" if n == 0 else "occurred",
                    actors=(Actor(one, one),),
                    recipients=(Actor(other, other),),
                    window=Window(day + timedelta(days=5), day + timedelta(days=6)) if n == 0 else Window(day, day),
                    place=Place(f"Place {rng.randrange(200)}", "QA", 1, 25.3, 51.5),
                )
            )
    report = Report(f"{number:08d}", text, (Span(0, len(text)),), f"Report {number}", outlet=f"Outlet {number % 50}", published=day)
    return Reading(report, tuple(mentions))


WRITER = """
import sys
from bench.ledger import synthetic
from zerohour.ledger import Ledger
ledger = Ledger(sys.argv[1])
for number in range(int(sys.argv[2]), 10**6):
    ledger.add(synthetic(number, 5))
    print(number, flush=True)
"""


def kills(count: int, folder: Path) -> str:
    """What a ledger holds after its writer was killed that often, against what the writer said was stored."""
    path, rng, told = folder / "killed.db", random.Random(1), 0
    for _ in range(count):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(told)], stdout=subprocess.PIPE, text=True)
        first = writer.stdout.readline()
        time.sleep(rng.random() * 0.05)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        told = max(int(n) for n in [first, *rest] if n.strip()) + 1
    with sqlite3.connect(path) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone()[0]
        stored = database.execute("SELECT count(*), count(DISTINCT id) FROM reports").fetchone()
        halves = database.execute(
            "SELECT count(*) FROM reports r WHERE (SELECT count(*) FROM mentions WHERE report = r.id) != 1"
        ).fetchone()[0]
        missing = told - database.execute("SELECT count(*) FROM reports WHERE CAST(id AS INTEGER) < ?", (told,)).fetchone()[0]
    return f"{count} kills: {stored[0]} reports, {stored[0] - stored[1]} twice, {missing} lost, {halves} half-written, integrity {whole}"


def fill(ledger: Ledger, first: int, count: int) -> float:
    """Adds synthetic reports: seconds a report."""
    began = time.perf_counter()
    for number in range(first, first + count):
        ledger.add(synthetic(number), datetime(2026, 1, 1, tzinfo=UTC))
    return (time.perf_counter() - began) / count


def pieces(text: str, size: int = 25) -> list[str]:
    """The text in reports of so many sentences; a rest of fewer goes with the last."""
    found = [span for part in paragraphs(text, Span(0, len(text))) for span, _ in sentences(text, part)]
    cuts = range(0, max(len(found) - size, 0) + 1, size)
    return [text[found[n].start : found[n + size].start if n + size in cuts else found[-1].end] for n in cuts if found]


def end_to_end(reports: Sequence[str], path: Path) -> str:
    """Reports a second, and memory, where real reports are read and stored, as `zerohour add` does it."""
    steps = []
    dated = (sources.report(text, date(1998, 1, 1) + timedelta(days=number)) for number, text in enumerate(reports, 1))
    with zerohour.open(path) as own:
        began, marks = time.perf_counter(), {len(reports) // 4, len(reports) // 2, len(reports)}
        for number, _ in enumerate(own.add_all(dated), 1):
            if number in marks:
                steps.append(f"{number} at {number / (time.perf_counter() - began):.1f}/s, {_resident():.0f} MB resident")
    count = sum(len(list(sentences(text, part))) for text in reports for part in paragraphs(text, Span(0, len(text))))
    return f"end to end  {'; '.join(steps)}; {count / len(reports):.1f} sentences each"


def _resident() -> float:
    """The memory that the process holds now, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


def asked(path: Path) -> str:
    """Milliseconds of queries on a ledger, the best of three."""
    with zerohour.open(path) as own:
        rows = []
        for name, ask in (
            ("two words", lambda: own.search(Query("word17 word1200"))),
            ("actor and type", lambda: own.search(Query(actor=CODES[7], type="AID"))),
            ("words and actor", lambda: own.search(Query("word17", actor=CODES[9]))),
            ("part of a name", lambda: own.search(Query(actor="qa"))),
            ("board", lambda: own.view("2025-06-01").soonest(100)),
            ("all that is due", lambda: own.countdown("2025-06-01")),
            ("newest events", lambda: own.view().listed(Query(limit=15))),
            ("an actor's events", lambda: own.view().listed(Query(actor=CODES[7], type="AID", limit=50))),
            ("an event", lambda: own.event("00000007-5")),
        ):
            best = 1e9
            for _ in range(3):
                began = time.perf_counter()
                ask()
                best = min(best, time.perf_counter() - began)
            rows.append(f"{name} {best * 1000:.0f} ms")
    return ", ".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--reports", type=Path, nargs="+", required=True, help="folders of TimeML documents and text files, to add end to end"
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--stored", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where the large ledger is to stay")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        desk.shipped()
        print(end_to_end([piece for one in args.reports for text in texts(one) for piece in pieces(text)], folder / "real.db"), flush=True)
        print(kills(args.kills, folder), flush=True)
        large = args.keep or folder / "large.db"
        ledger = Ledger(large)
        small = fill(ledger, 0, 1000)
        small = fill(ledger, 1000, 200)
        print(f"adding to 1,000 reports  {small * 1000:.1f} ms", flush=True)
        fill(ledger, 1200, args.stored - 1200)
        print(f"adding to {args.stored:,} reports  {fill(ledger, args.stored, 200) * 1000:.1f} ms", flush=True)
        ledger.close()
        print(f"queries on it  {asked(large)}")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"file {large.stat().st_size / 1e6:.0f} MB, peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
