"""Inputs that nobody means, at every place where bytes of others come in: `python -m bench.fuzz --inputs 10000 --requests 3000`.

How many were faults (neither read nor refused in a sentence: a traceback), the slowest, and the most memory that one took; the same for
requests to a desk that is really served. `--only file --first 812 --inputs 1` tries one input again, with its traceback.
"""

import argparse
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
from tests.fuzz.entries import ENTRIES, tried
from tests.fuzz.requests import asked, fault
from tests.web.conftest import Server

import zerohour
from zerohour import desk

PATIENCE, LARGEST = 10.0, 500_000_000
# A process that takes more computing for one input, or more memory in all, is ended, and another goes on.
_END, _MEMORY = 60.0, 4_000_000_000


@dataclass
class Told:
    """What came of the inputs of one entry."""

    count: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    largest: tuple[int, int] = (0, 0)

    def add(self, number: int, why: str, took: float, most: int) -> None:
        """Counts one input: why it is a fault ("" where it is none), its seconds of computing, its bytes of memory."""
        self.count += 1
        self.slowest, self.largest = max(self.slowest, (took, number)), max(self.largest, (most, number))
        if why:
            self.faults[f"{why} (as input {number})"] += 1
        if took > PATIENCE:
            self.slow.append(f"{number}: {took:.1f} s")
        if most > LARGEST:
            self.large.append(f"{number}: {most / 1e6:.0f} MB")

    def told(self) -> str:
        """The faults, the slowest and the largest, with the numbers of their inputs."""
        late, large = f"{len(self.slow)} over {PATIENCE:.0f} s", f"{len(self.large)} over {LARGEST / 1e6:.0f} MB"
        slowest, largest = f"{self.slowest[0]:.1f} s (input {self.slowest[1]})", f"{self.largest[0] / 1e6:.0f} MB (input {self.largest[1]})"
        return f"{self.faults.total()} faults; slowest {slowest}, {late}; most memory {largest}, {large}"


def _serve(line: Connection, name: str, told: bool) -> None:
    """Tries the inputs whose numbers come along the line: for each why it is a fault, the seconds, and the memory that it took."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    sys.stderr = open(os.devnull, "w") if not told else sys.stderr  # noqa: SIM115 - as long as the process
    while True:
        number, why = line.recv(), ""
        Path("/proc/self/clear_refs").write_text("5")
        before = _memory("VmRSS")
        began = sum(os.times()[:4])
        signal.setitimer(signal.ITIMER_PROF, _END)
        with tempfile.TemporaryDirectory() as folder:
            try:
                tried(name, number, Path(folder))
            except Exception as error:  # noqa: BLE001 - what is counted here
                why = _place(error)
                if told:
                    traceback.print_exc()
        signal.setitimer(signal.ITIMER_PROF, 0)
        line.send((why, sum(os.times()[:4]) - began, _memory("VmHWM") - before))


def _memory(name: str) -> int:
    """Bytes that this process holds, or held at most since it was asked to forget."""
    words = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(words.partition(f"{name}:")[2].split()[0]) * 1024


def _place(why: Exception) -> str:
    """What was raised, and where in the package."""
    own = [f for f in traceback.extract_tb(why.__traceback__) if "zerohour" in f.filename and "site-packages" not in f.filename]
    where = f"{Path(own[-1].filename).parent.name}/{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"
    return f"{type(why).__name__} at {where}: {' '.join(str(why).split())[:160]}"


class Worker:
    """A process that tries inputs of an entry, and another in its place once it has ended."""

    def __init__(self, name: str, told: bool) -> None:
        self._name, self._told = name, told
        self._begin()

    def _begin(self) -> None:
        self._line, far = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(target=_serve, args=(far, self._name, self._told))
        self._process.start()
        far.close()

    def tried(self, number: int) -> tuple[str, float, int]:
        """Why an input is a fault, its seconds of computing, its bytes."""
        self._line.send(number)
        try:
            found: tuple[str, float, int] = self._line.recv()
        except EOFError:
            self._process.join()
            found = f"the process ended ({self._process.exitcode})", _END if self._process.exitcode == -signal.SIGPROF else 0.0, 0
            self._begin()
        return found

    def end(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.join()


def inputs(names: list[str], count: int, first: int) -> Iterator[str]:
    """Tries so many inputs, as many of each entry: a line an entry, the faults, the sum."""
    whole = Told()
    for place, name in enumerate(names):
        told, own = Told(), count // len(names) + (place < count % len(names))
        began, worker = time.perf_counter(), Worker(name, count == 1)
        for number in range(first, first + own):
            row = worker.tried(number)
            told.add(number, *row)
            whole.add(number, *row)
        worker.end()
        yield f"{name}: {told.count} inputs in {time.perf_counter() - began:.0f} s, {told.told()}"
        yield from (f"  {times} times {why}" for why, times in told.faults.most_common(20))
        yield from (f"  late: {row}" for row in told.slow[:20])
        yield from (f"  large: {row}" for row in told.large[:20])
    yield f"all: {whole.count} inputs, {whole.told()}"


def requests(count: int, seed: int) -> Iterator[str]:
    """Asks a desk over the demo's ledger so many things: how many answers were faults, and the slowest."""
    with tempfile.TemporaryDirectory() as folder, zerohour.open(Path(folder) / "demo.db") as own:
        for _ in own.add_all(desk.reports(desk.demo_reports())):
            pass
        server, slowest, kinds = Server(own), (0.0, ""), Counter[str]()
        wrong: list[str] = []
        with httpx.Client(base_url=server.url, timeout=60) as client:
            for address in asked(count, seed):
                began = time.perf_counter()
                why, status = fault(client, address)
                slowest = max(slowest, (time.perf_counter() - began, address))
                kinds[f"{status // 100}xx"] += 1
                if why:
                    wrong.append(f"{why}: {address[:200]}")
        server.stop()
    told = ", ".join(f"{times} {kind}" for kind, times in sorted(kinds.items()))
    yield f"{count} requests: {told}; {len(wrong)} faults; slowest {slowest[0]:.2f} s ({slowest[1][:80]})"
    yield from (f"  {row}" for row in wrong[:20])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=3_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--only", choices=sorted(ENTRIES), help="one place alone")
    args = parser.parse_args()
    names = [args.only] if args.only else list(ENTRIES)
    if "reading" in names:
        # Loaded once, for all processes that try readings.
        desk.shipped()
    for line in inputs(names, args.inputs, args.first):
        print(line, flush=True)
    if not args.only:
        for line in requests(args.requests, 1):
            print(line, flush=True)


if __name__ == "__main__":
    main()
