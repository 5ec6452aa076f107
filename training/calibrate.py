"""How far the reader's probabilities are what they say, on the fold that it was not trained on; `--write` fits them anew.

    python -m training.calibrate --data ../shared/data --gold ../shared/gold [--write]

A field's probability is fitted to whether it is right by slope and intercept of its log odds (Platt 1999); printed is the expected
calibration error of ten bins (Naeini et al. 2015), of the fold and of its halves, each fitted on the other.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.coded import held, scorer

import zerohour
from zerohour.coding import sureness

FIELDS = ("event", "status", "party", "window", "place", "said")
TABLE = Path("src/zerohour/coding/calibration.toml")
Pair = tuple[float, bool]


def pairs(
    gold: Mapping[str, Any], text: str, mentions: Sequence[Any], records: Sequence[Mapping[str, Any]], score: ModuleType
) -> Iterator[tuple[str, Pair]]:
    """(field, (probability, whether it is right)) of every field of a report's mentions that the gold can judge."""
    bounds = score.sentence_bounds(text)
    place = lambda e: score.sentence_of(e["text_info"]["start"], bounds)
    taken: set[str] = set()
    for mention, record in zip(mentions, records, strict=True):
        if mention.sure is None:
            continue
        told = [
            g
            for g in gold["events"]
            if place(g) == place(record) and {*g["event"], *g.get("alt_event", [])} & set(record["event"]) and g["id"] not in taken
        ]
        meets = lambda g, r=record: g["text_info"]["start"] < r["text_info"]["end"] and r["text_info"]["start"] < g["text_info"]["end"]
        best = max(told, key=lambda g: (meets(g), not g.get("optional")), default=None)
        yield "event", (mention.sure, best is not None)
        if best is None:
            continue
        taken.add(best["id"])
        same = {mention.status, best["status"]}
        yield "status", (mention.sure_status, len(same) == 1 or same == {"occurred", "ongoing"})
        sides = (("actor", mention.actors), ("recipient", mention.recipients))
        for side, parties in sides:
            names = ("actor", "recipient") if best.get("symmetric") else (side,)
            right = {e["code"] for name in names for e in [*best[name], *(best.get("or", {}).get(name) or [])]}
            yield from (("party", (one.sure, one.code in right)) for one in parties if one.code and one.sure is not None)
        if mention.window and mention.window.sure is not None and best["date"]:
            yield "window", (mention.window.sure, str(mention.window.earliest) == best["date"][:10])
        if mention.place and mention.place.sure is not None and best["event_loc"]:
            yield "place", (mention.place.sure, mention.place.country_code == best["event_loc"]["countryCode"])
        if mention.attribution and mention.attribution[0].sure is not None:
            yield "said", (mention.attribution[0].sure, score.same_source(best["attribution"], record["attribution"]))


def error(rows: Sequence[Pair], bins: int = 10) -> float:
    """The expected calibration error."""
    parts: dict[int, list[Pair]] = defaultdict(list)
    for chance, right in rows:
        parts[min(int(chance * bins), bins - 1)].append((chance, right))
    gaps = (abs(sum(c for c, _ in part) - sum(r for _, r in part)) for part in parts.values())
    return sum(gaps) / max(len(rows), 1)


def fitted(rows: Sequence[Pair], steps: int = 60) -> tuple[float, float]:
    """Slope and intercept of the log odds, by Newton's method on the log likelihood, held a little to (1, 0)."""
    slope, intercept = 1.0, 0.0
    odds = [(sureness.logit(chance), float(right)) for chance, right in rows]
    for _ in range(steps):
        first = [-(slope - 1.0), -intercept]
        second = [1.0, 0.0, 1.0]
        for x, y in odds:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * x + intercept))))
            w = p * (1 - p)
            first = [first[0] + (y - p) * x, first[1] + (y - p)]
            second = [second[0] + w * x * x, second[1] + w * x, second[2] + w]
        det = second[0] * second[2] - second[1] ** 2
        slope += (second[2] * first[0] - second[1] * first[1]) / det
        intercept += (second[0] * first[1] - second[1] * first[0]) / det
    return slope, intercept


def moved(rows: Sequence[Pair], line: tuple[float, float]) -> list[Pair]:
    """The pairs with their probabilities on another line of the log odds."""
    return [(1 / (1 + math.exp(-(line[0] * sureness.logit(chance) + line[1]))), right) for chance, right in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    score, halves = scorer(args.gold), ({f: [] for f in FIELDS}, {f: [] for f in FIELDS})
    for number, (gold, text) in enumerate(held(args.data, args.fold)):
        reading = zerohour.read(text, published=gold["report"]["published"])
        for field, pair in pairs(gold, text, reading.mentions, zerohour.to_plover(reading), score):
            halves[number % 2][field].append(pair)
    lines = {}
    for field in FIELDS:
        one, other = halves[0][field], halves[1][field]
        lines[field] = fitted([*one, *other])
        crossed = [*moved(one, fitted(other)), *moved(other, fitted(one))]
        rows = [*one, *other]
        print(
            f"{field:7} {len(rows):5} told, {sum(r for _, r in rows) / max(len(rows), 1):.3f} right; calibration error "
            f"{error(rows):.3f} as shipped, {error(crossed):.3f} fitted on the other half"
        )
    if args.write:
        before = sureness.lines()
        with TABLE.open("w", encoding="utf-8") as file:
            for field, (slope, intercept) in lines.items():
                old = before[field]
                file.write(f"{field} = {{ slope = {slope * old[0]:.4f}, intercept = {slope * old[1] + intercept:.4f} }}\n")


if __name__ == "__main__":
    main()
