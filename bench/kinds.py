"""Reading files of every kind: `python -m bench.kinds --files 1000 --broken 5000`.

How many mixed files are read a minute (without coding), and how memory grows with ten times as many rows in one file; then files after
accidents: how many raise, the slowest, and the memory that they took.
"""

import argparse
import io
import json
import random
import resource
import tempfile
import time
import tracemalloc
import warnings
from collections import Counter
from pathlib import Path

from tests.sources import made

from zerohour.records import Report
from zerohour.sources import from_stream, reports


def mixed(count: int) -> str:
    """Files of all kinds in one folder, no two alike."""
    every = list(made.every().items())
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, raw = every[number % len(every)]
            # Another number in the words of those that are not packed.
            (Path(folder) / f"{number:05}-{name}").write_bytes(raw.replace(b"fourteen", str(number).encode()))
        began, rows = time.perf_counter(), Counter[str]()
        for row in reports(Path(folder)):
            rows[type(row).__name__] += 1
        took = time.perf_counter() - began
    return f"{count} files in {took:.1f} s: {count / took * 60:,.0f} a minute; rows {dict(rows)}"


def grown(rows: int) -> str:
    """The most memory that Python held while a file of so many rows was read, in MB."""
    told = []
    for count in (rows, 10 * rows):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            for number in range(count):
                file.write((json.dumps(made.OBJECT | {"content": f"{made.LEAD} Number {number}."}) + "\n").encode())
            file.flush()
            tracemalloc.start()
            found = sum(isinstance(row, Report) for row in reports(Path(file.name)))
            told.append(f"{found} rows {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
            tracemalloc.stop()
    return "; ".join(told)


def broken(count: int, seed: int) -> str:
    """What comes of so many files after accidents: those that raise, the slowest, the process's memory."""
    rng, every = random.Random(seed), list(made.every().items())
    raised: list[str] = []
    slowest, rows = (0.0, ""), Counter[str]()
    for number in range(count):
        name, raw = every[number % len(every)]
        raw = made.broken(raw, rng)
        began = time.perf_counter()
        try:
            for row in from_stream(io.BytesIO(raw), name):
                rows[type(row).__name__] += 1
        except Exception as why:  # noqa: BLE001 - what is counted here
            raised.append(f"{name}: {type(why).__name__}: {str(why)[:80]}")
        slowest = max(slowest, (time.perf_counter() - began, name))
    lines = [
        f"{count} broken files: {len(raised)} raised, slowest {slowest[0]:.2f} s ({slowest[1]}), rows {dict(rows)}",
        *sorted(set(raised)),
    ]
    return "\n".join([*lines, f"most memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--broken", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    print(mixed(options.files))
    print(grown(options.rows))
    print(broken(options.broken, options.seed))


if __name__ == "__main__":
    main()
