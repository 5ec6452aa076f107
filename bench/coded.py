"""Reading, on coded reports that the shipped reader was not trained on: `python -m bench.coded --gold ../shared/gold`.

The fold that was held out (`training.reports.fold_of`), scored by `score_ledger.py` of the gold folder; long reports beside short ones, and
how many of the codes given are wrong among matched events.
"""

import argparse
import importlib.util
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from training.reports import fold_of

import zerohour

LONG = 1500


def held(data: Path, fold: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Gold and text of the coded reports of a fold."""
    index = {row["id"]: row for row in map(json.loads, (data / "coded/texts/index.jsonl").read_text().splitlines())}
    for path in sorted((data / "coded/gold").glob("*.json")):
        about = index.get(path.stem, {})
        if fold_of(f"{about.get('outlet')}|{(about.get('published') or '')[:10]}") == fold:
            yield json.loads(path.read_text()), (data / "coded/texts" / f"{path.stem}.txt").read_text()


def scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ledger", gold / "score_ledger.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold} has no score_ledger.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(name: str, score: ModuleType, rows: Sequence[tuple[dict[str, Any], str, list[dict[str, Any]]]]) -> str:
    """One line of figures."""
    golds, texts, found = {}, {}, defaultdict(list)
    for gold, text, records in rows:
        number = gold["report"]["id"]
        golds[number], texts[number] = gold, text
        found[number] = records
    total, _ = score.score(golds, found, texts)
    share = lambda part, whole: f"{score.ratio(total[part], total[whole]):.3f}"
    fields = " · ".join(
        f"{shown} {share(field, 'dated' if field == 'date' else 'matched')}"
        for field, shown in (
            ("actor", "actor"),
            ("recipient", "recipient"),
            ("date", "date"),
            ("status", "status"),
            ("attribution", "said by"),
        )
    )
    counts = (total["gold"], total["predicted"])
    return (
        f"{name}: {len(rows)} reports, {total['gold']} firm events; detection "
        f"P {share('matched', 'predicted')} R {share('matched', 'gold')} F1 {score.f1(total['matched'], *counts):.3f}; "
        f"{fields}; record F1 {score.f1(total['record'], *counts):.3f}"
    )


def wrong_codes(rows: Sequence[tuple[dict[str, Any], str, list[dict[str, Any]]]]) -> str:
    """Of the codes given to parties of events whose words meet a firm event of the gold, those that the gold has on neither side."""
    given = wrong = 0
    for gold, _, records in rows:
        for event in gold["events"]:
            spans = event["text_info"]
            for record in records if not event["optional"] else ():
                other = record["text_info"]
                if spans["start"] < other["end"] and other["start"] < spans["end"]:
                    codes = {party["code"] for side in ("actor", "recipient") for party in record[side] if party["code"]}
                    given, wrong = given + len(codes), wrong + len(codes - _codes(event))
                    break
    return f"wrong codes among {given} given: {wrong / max(given, 1):.3f}"


def _codes(event: Mapping[str, Any]) -> set[str]:
    sides = [event["actor"], event["recipient"], *(event.get("or", {}).get(side) or [] for side in ("actor", "recipient"))]
    return {party["code"] for side in sides for party in side if party["code"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--fold", type=int, default=0)
    args = parser.parse_args()
    score, rows = scorer(args.gold), []
    clock = time.perf_counter()
    for gold, text in held(args.data, args.fold):
        rows.append((gold, text, zerohour.to_plover(zerohour.read(text, published=gold["report"]["published"]))))
    print(f"read in {time.perf_counter() - clock:.0f} s")
    print(told("all", score, rows))
    for name, is_long in ((f"up to {LONG} words", False), (f"over {LONG} words", True)):
        print(told(name, score, [row for row in rows if (len(row[1].split()) > LONG) is is_long]))
    print(wrong_codes(rows))


if __name__ == "__main__":
    main()
