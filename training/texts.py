"""Texts that we coded beside those of `data/coded`: found in the folders that hold them, by the id that `training/coded/index.jsonl` gives.

`training/coded/*.lines` are their codings, in the format of `gold/coding/CODING.md`; no text is kept here.

    python -m training.texts --data ../shared/data --out build/texts      writes the texts, to read them or to code more
"""

import argparse
import csv
import html
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

from training.taught import coding

FOLDER = Path(__file__).with_name("coded")


def index() -> list[dict[str, Any]]:
    """Id, publication day, title, outlet and set of every text, in their order."""
    return [json.loads(line) for line in (FOLDER / "index.jsonl").read_text(encoding="utf-8").splitlines()]


def texts(data: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Every text with what is known of it."""
    reports = data.parent / "reports"
    with (reports / "wikinews_2019.csv").open(newline="", encoding="utf-8") as file:
        csv.field_size_limit(10**9)
        news = list(csv.DictReader(file))
    with zipfile.ZipFile(reports / "current_events_2023-10_2024-08.zip") as days:
        for about in index():
            yield about, _text(about, data, news, days).strip() + "\n"


def _text(about: Mapping[str, Any], data: Path, news: list[dict[str, str]], days: zipfile.ZipFile) -> str:
    name = about["id"]
    if about["set"] == "wikinews":
        row = news[int(name.removeprefix("wikinews2019-"))]
        return row["title"] + "\n\n" + row["text"]
    if about["set"] == "current":
        told = yaml.safe_load(days.read(name.removeprefix("current-") + ".yaml"))["Intelligence_Payload"]
        # What ends with its source is an event, all else a heading.
        return "\n\n".join(item for item in _leaves(told) if item.strip().endswith(")") and ". " in item + " ")
    if about["set"] == "polnear":
        return (data / "attribution/train/text" / f"{name}.txt").read_text(encoding="utf-8")
    if about["set"] == "lgl":
        return about["title"] + "\n\n" + _local(data)[name.removeprefix("lgl-")]
    raw = (data / "time" / about["set"] / f"{name}.tml").read_text(encoding="utf-8")
    found = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    plain = html.unescape(re.sub(r"<[^>]+>", "", found[1] if found else ""))
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n|\n {2,}", plain) if part.strip())


@cache
def _local(data: Path) -> Mapping[str, str]:
    """The texts of LGL's articles by their number."""
    return {str(one.get("docid")): (one.findtext("text") or "").strip() for one in ElementTree.parse(data / "geo/lgl.xml").iter("article")}


def _leaves(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _leaves(one)
    elif isinstance(told, str):
        yield told


def gold(data: Path) -> Iterator[tuple[dict[str, Any], str, str]]:
    """(gold, text, group) of every text that has a coding. Raises SystemExit for lines that are not found in their text."""
    tool, codings = coding(data), {}
    for path in sorted(FOLDER.glob("*.lines")):
        for block in re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]:
            head, *lines = block.splitlines()
            codings[head.split()[0]] = [line for line in lines if re.match(r"\d+ \|", line)]
    for about, text in texts(data):
        if about["id"] not in codings:
            continue
        spans = tool.sentences(text)
        try:
            events = [tool.event(text, spans, line, n) for n, line in enumerate(codings[about["id"]], 1)]
        except (tool.Unfound, ValueError) as fault:
            raise SystemExit(f"{about['id']}: {fault}") from fault
        yield {"report": about, "events": events}, text, f"{about['outlet']}|{about['published'][:10]}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for row, words in texts(args.data):
        (args.out / f"{row['id']}.txt").write_text(words, encoding="utf-8")
