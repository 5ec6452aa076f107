"""Reports coded by reading, as rows for the network: words, namings, events with their links as numbers of words.

    python -m training.reports --data ../shared/data --out build/reports.json

Groups keep reports of one outlet and day, and near-duplicates, together; the fold of a group is a hash of its name (`fold_of`). What is
measured are the reports of `data/coded`: texts of other groups, and our own, are learned from whichever fold is held out (`is_held`).
"""

import argparse
import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from training import taught, texts
from zerohour import sources
from zerohour.coding import gazetteer, lexicon
from zerohour.coding.naming import named
from zerohour.language.sentences import paragraphs, sentences
from zerohour.language.tokens import words

FOLDS = 5
UNMEASURED = ("taught|", "ours|")


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def is_held(group: str, fold: int) -> bool:
    """Whether a group belongs to a fold that is held out; groups of which no report is measured belong to none."""
    return not group.startswith(UNMEASURED) and fold_of(group) == fold


def coded(data: Path) -> Iterator[tuple[dict, str, str]]:
    """(gold, text, group) of every coded report and taught text; a group is kept together."""
    index = {row["id"]: row for row in map(json.loads, (data / "coded/texts/index.jsonl").read_text().splitlines())}
    measured = set()
    for path in sorted((data / "coded/gold").glob("*.json")):
        about = index.get(path.stem, {})
        group = f"{about.get('outlet')}|{(about.get('published') or '')[:10]}"
        measured.add(group)
        yield json.loads(path.read_text()), (data / "coded/texts" / f"{path.stem}.txt").read_text(), group
    for row, text, group in texts.gold(data):
        yield row, text, group if group in measured else f"ours|{group}"
    tool = taught.coding(data)
    for path in sorted(taught.FOLDER.glob("*.txt")):
        rows, _ = taught.gold(path, tool)
        for number, row in enumerate(rows):
            yield row, row["text"], f"taught|{path.stem}|{number // 4}"


def layout(report) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[str], list[int]]:
    """Offsets of all words of the body; of the sentences as (first word, last word); their kinds and paragraphs."""
    spans, rows, kinds, numbers = [], [], [], []
    number = 0
    for part in report.body:
        for paragraph in paragraphs(report.text, part):
            for sentence, kind in sentences(report.text, paragraph):
                first = len(spans)
                spans += [(a + sentence.start, b + sentence.start) for a, b in words(sentence.of(report.text))]
                if len(spans) > first:
                    rows.append((first, len(spans)))
                    kinds.append(kind)
                    numbers.append(number)
            number += 1
    return spans, rows, kinds, numbers


def row_of(gold: dict, text: str, group: str) -> tuple[dict, int]:
    """The row, and how many events have no word in the body."""
    about = gold["report"]
    report = sources.report(text, sources.published(about["published"]))
    spans, rows, kinds, numbers = layout(report)
    starts = [a for a, _ in spans]

    def within(start: int | None, end: int | None) -> tuple[int, int] | None:
        if start is None or end is None:
            return None
        first = bisect_left(starts, start)
        if first > 0 and spans[first - 1][1] > start:
            first -= 1
        last = first
        while last < len(spans) and spans[last][0] < end:
            last += 1
        return (first, last) if last > first else None

    events, lost = [], 0
    for e in gold["events"]:
        trigger = within(e["text_info"]["start"], e["text_info"]["end"])
        if trigger is None:
            lost += 1
            continue
        links = {}
        for role in ("actor", "recipient"):
            links[role] = [[*span, a["code"], a["sector"], bool(a["inherited"])] for a in e[role] if (span := within(a["start"], a["end"]))]
        place = e["event_loc"]
        links["place"] = (
            [[*span, place["countryCode"], "", bool(place["inherited"])]]
            if place and (span := within(place["start"], place["end"]))
            else []
        )
        cue = e.get("date_cue")
        links["time"] = [[*span, "", "", bool(cue["inherited"])]] if cue and (span := within(cue["start"], cue["end"])) else []
        links["said"] = [[*span, "", a["kind"], False] for a in e["attribution"][:1] if (span := within(a["start"], a["end"]))]
        events.append(
            {
                "trigger": trigger,
                "type": e["event"][0],
                "alt": e.get("alt_event", []),
                "mode": (e.get("mode") or [""])[0],
                "status": e["status"],
                "optional": e["optional"],
                "sym": e["symmetric"],
                "same": e.get("same_as"),
                "links": links,
                "lacks": {r: len(e[r]) for r in ("actor", "recipient")},
            }
        )
    day = date.fromisoformat(about["published"][:10]) if about.get("published") else None
    tokens = [text[a:b] for a, b in spans]
    names = named(tokens, day, lexicon.shipped(), gazetteer.shipped().find)
    row = {
        "id": about["id"],
        "group": group,
        "words": tokens,
        "sentences": rows,
        "kinds": kinds,
        "paragraphs": numbers,
        "namings": [[n.first, n.last, n.code] for n in names],
        "events": events,
    }
    return row, lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    lost = told = 0
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w") as out:
        for gold, text, group in coded(args.data):
            row, gone = row_of(gold, text, group)
            lost, told = lost + gone, told + len(gold["events"])
            out.write(json.dumps(row) + "\n")
    print(f"{told} events, {lost} of them in litter")


if __name__ == "__main__":
    main()
