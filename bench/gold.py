"""Events against hand-coded reports: `python -m bench.gold --gold ../shared/gold`.

Codes each report as `zerohour read` does, runs the folder's own scorer, and counts the errors by class.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import zerohour


def records(folder: Path) -> list[str]:
    """PLOVER lines of all reports of the folder, published when their gold file says."""
    lines = []
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))["report"]
        reading = zerohour.read((folder / f"{report['id']}.txt").read_text(encoding="utf-8"), report["published"])
        for row in zerohour.to_plover(reading):
            row["cite_info"]["report"] = report["id"]
            lines.append(json.dumps(row, ensure_ascii=False))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="list every error")
    args = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write("\n".join(records(args.gold)))
        out.flush()
        command = [
            sys.executable,
            str(args.gold / "score_ledger.py"),
            *map(str, sorted(args.gold.glob("*.json"))),
            "--predicted",
            out.name,
            "--errors",
        ]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    errors = [line.split("\t") for line in printed if "\t" in line]
    if args.errors:
        print("\n".join("\t".join(row) for row in errors))
    print("\n".join(line for line in printed if "\t" not in line))
    print("\nerrors by class")
    for name, count in Counter(row[1] for row in errors).most_common():
        print(f"  {count:3} {name}")
    for name, count in Counter(f"{row[1]} {row[2]}" for row in errors if row[1] in ("missed", "spurious")).most_common():
        print(f"  {count:3} {name}")


if __name__ == "__main__":
    main()
