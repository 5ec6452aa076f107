"""Events against hand-coded reports: `python -m bench.gold --gold ../shared/gold`.

Codes each report as `zerohour read` does, runs the folder's own scorer, and counts the errors by class. Our own codings of six TimeBank and
AQUAINT reports lie without their texts in quality/coded; they were made from the texts alone, before the coder had read them:
`python -m bench.gold --gold quality/coded --texts ../shared/data/time --scorer ../shared/gold/score_ledger.py`.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zerohour
from zerohour import desk

_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which"})


def unpacked(gold: Path, timeml: Path | None, folder: Path) -> Path:
    """A folder with the text of each gold file: the gold's own, or `folder` filled with the texts of TimeML files, without their tags."""
    if timeml is None:
        return gold
    for path in gold.glob("*.json"):
        raw = next(timeml.rglob(f"{path.stem}.tml")).read_text(encoding="utf-8", errors="replace")
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", body.group(1) if body else "")).strip()
        (folder / f"{path.stem}.txt").write_text(text, encoding="utf-8")
    return folder


def records(gold: Path, texts: Path) -> list[str]:
    """PLOVER lines of all reports of the folder, published when their gold file says."""
    lines = []
    for path in sorted(gold.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))["report"]
        reading = zerohour.read((texts / f"{report['id']}.txt").read_text(encoding="utf-8"), report["published"])
        for row in zerohour.to_plover(reading):
            row["cite_info"]["report"] = report["id"]
            lines.append(json.dumps(row, ensure_ascii=False))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="folder of TimeML files with the texts; without it they lie beside the gold")
    parser.add_argument("--scorer", type=Path, help="score_ledger.py; without it the gold's own")
    parser.add_argument("--errors", action="store_true", help="list every error")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        report(args.gold, unpacked(args.gold, args.texts, Path(name)), args.scorer or args.gold / "score_ledger.py", args.errors)


def report(gold: Path, texts: Path, scorer: Path, listed: bool) -> None:
    """Prints the scorer's figures and the errors by class."""
    lines = records(gold, texts)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write("\n".join(lines))
        out.flush()
        files = [*map(str, sorted(gold.glob("*.json")))]
        command = [sys.executable, str(scorer), *files, "--predicted", out.name, "--texts", str(texts), "--errors"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    errors = [line.split("\t") for line in printed if "\t" in line]
    if listed:
        print("\n".join("\t".join(row) for row in errors))
    print("\n".join(line for line in printed if "\t" not in line))
    print("\nerrors by class")
    told = [json.loads(line) for line in lines]
    classes = Counter(name for row in errors for name in classified(row, gold, texts, told))
    for name, count in classes.most_common():
        print(f"  {count:3} {name}")


def classified(error: list[str], folder: Path, texts: Path, told: list[dict[str, Any]]) -> Iterator[str]:
    """The classes of one error of the scorer: what kind of word was missed, and what about a side was wrong."""
    report, kind, type_, _, number = error
    if kind == "spurious":
        yield f"spurious {type_}"
        return
    gold = next(e for e in json.loads((folder / f"{report}.json").read_text(encoding="utf-8"))["events"] if e["id"] == number)
    place = gold["text_info"]
    if kind == "missed":
        yield f"missed {_word_class((texts / f'{report}.txt').read_text(encoding='utf-8'), place['start'], place['end'])} event"
        return
    near = [r for r in told if r["cite_info"]["report"] == report and set(r["event"]) & {*gold["event"], *gold.get("alt_event", [])}]
    found = min(near, key=lambda r: abs(r["text_info"]["start"] - place["start"]), default=None)
    for side in ("actor", "recipient"):
        if side in kind and found is not None:
            yield f"{side}: {_of_side(gold[side], found[side])}"
    yield from (f"wrong {field}" for field in ("date", "status") if field in kind)


def _of_side(gold: list[dict[str, Any]], told: list[dict[str, Any]]) -> str:
    """What is wrong with the codes of a side."""
    wanted, given = ({e["code"] for e in side if e.get("code")} for side in (gold, told))
    if wanted and not told:
        return "nobody found"
    if wanted and not given:
        words = " ".join(e["entity_text"].lower() for e in told)
        return "unresolved pronoun" if words in _PRONOUNS else "no code for a name or description"
    if given and not wanted:
        return "somebody where the text names nobody"
    if given > wanted:
        return "one too many"
    return "one too few" if given < wanted else "another country"


def _word_class(text: str, start: int, end: int) -> str:
    """noun or verb: the class of the first such word of a trigger."""
    for sentence in desk.shipped().analyser.analyse(text).sentences:
        for token in sentence.tokens:
            if token.start < end and start < token.end and token.upos in ("NOUN", "PROPN", "VERB"):
                return "verb" if token.upos == "VERB" else "noun"
    return "other"


if __name__ == "__main__":
    main()
