"""Reading speed, room by room: `python -m bench.reading --reports ../shared/data/time/AQUAINT`.

Reads the text of each file of the folder (TimeML or plain) on a warm machine; the best of three runs.
"""

import argparse
import html
import re
import time
from collections.abc import Callable
from pathlib import Path

from zerohour import coding, desk, sources
from zerohour.records import Report
from zerohour.show.files import plover


def texts(folder: Path) -> list[str]:
    """The text of every file, without tags."""
    found = []
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".tml", ".txt")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        found.append(html.unescape(re.sub(r"<[^>]+>", "", body.group(1))) if body else raw)
    return found


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--published", default="1998-08-07")
    args = parser.parse_args()
    given = texts(args.reports)
    own = desk.shipped()
    when = sources.published(args.published)
    reports: list[Report] = [sources.report(text, when) for text in given]
    own.read(reports[0])
    analyses = [own.analyser.analyse(r.text, r.body) for r in reports]
    propose = lambda r, a: own.analyser.propose(a, coding.namings(a, r.day, own.actors, own.places.find))
    proposed = [propose(r, a) for r, a in zip(reports, analyses, strict=True)]
    told = list(zip(reports, analyses, proposed, strict=True))
    readings = [coding.code(r, a, p, own.book, own.actors, own.places) for r, a, p in told]
    count, words = sum(len(a.sentences) for a in analyses), sum(len(s.tokens) for a in analyses for s in a.sentences)
    rooms = {
        "sources": best(lambda: [sources.report(text, when) for text in given]),
        "language": best(lambda: [own.analyser.analyse(r.text, r.body) for r in reports]),
        "reader": best(lambda: [propose(r, a) for r, a, _ in told]),
        "coding": best(lambda: [coding.code(r, a, p, own.book, own.actors, own.places) for r, a, p in told]),
        "show": best(lambda: list(plover.lines(readings, own.book))),
    }
    total = sum(rooms.values())
    characters = sum(map(len, given))
    print(f"{len(given)} reports, {count} sentences, {words / count:.1f} words each, {sum(len(r.mentions) for r in readings)} mentions")
    for name, seconds in rooms.items():
        print(f"  {name:9} {seconds:6.2f} s  {100 * seconds / total:4.0f} %  {count / seconds:8.0f} sentences/s")
    print(f"  whole     {total:6.2f} s         {count / total:8.0f} sentences/s  {len(given) / total:.1f} reports/s")
    seconds = best(lambda: [coding.find_times(text, when) for text in given])
    print(f"times alone  {characters / seconds:.0f} characters/s on one core")


if __name__ == "__main__":
    main()
