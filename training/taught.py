"""Short texts of our own with their coding, for kinds that reports show too seldom: `training/taught/KIND.txt`.

    # ID PUBLISHED
    > A paragraph of the text.
    0 | trigger | TYPE | mode | actors | recipients | time | place | status | said by | flags

The coding lines are those of `../shared/gold/coding/CODING.md`; a text without lines tells no event. `python -m training.taught --data ../shared/data` checks them all.
"""

import argparse
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).with_name("taught")


def coding(data: Path) -> ModuleType:
    """The tool of the line format, which lies beside the gold reports."""
    folder = data.parent / "gold" / "coding"
    spec = importlib.util.spec_from_file_location("coding_lines", folder / "lines.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no coding tool in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(path: Path) -> list[tuple[str, str, str, list[str]]]:
    """(id, day of publication, text, coding lines) of each text of a file."""
    found = []
    for block in re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]:
        head, *rest = block.splitlines()
        name, day = head.split()
        text = "\n\n".join(line[2:] for line in rest if line.startswith("> "))
        found.append((name, day, text, [line for line in rest if line.strip() and not line.startswith(">")]))
    return found


def gold(path: Path, lines: ModuleType) -> tuple[list[dict], list[str]]:
    """The texts of a file as gold reports, each with its text; and what is wrong with the lines."""
    rows, wrong = [], []
    for name, day, text, told in blocks(path):
        spans, events = lines.sentences(text), []
        for line in told:
            try:
                events.append(lines.event(text, spans, line, len(events) + 1))
            except (lines.Unfound, ValueError) as fault:
                wrong.append(f"{path.name} {name}: {fault}   [{line[:100]}]")
        rows.append({"report": {"id": f"{path.stem}-{name}", "published": day}, "events": events, "text": text})
    return rows, wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    tool, faults = coding(args.data), []
    for file in sorted(FOLDER.glob("*.txt")):
        texts, wrong = gold(file, tool)
        faults += wrong
        print(f"{file.name}: {len(texts)} texts, {sum(len(t['events']) for t in texts)} events")
    print("\n".join(faults))
    sys.exit(bool(faults))
