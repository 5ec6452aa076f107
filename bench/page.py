"""The page under readers: `python -m bench.page --ledger large.db --readers 50 --seconds 20`.

First byte and size of each view of a ledger; then so many readers who look at the board again and again while reports arrive, from
processes of their own. `bench.ledger --keep FILE` leaves a ledger to look at.
"""

import argparse
import multiprocessing
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bench.ledger import synthetic
from zerohour.ledger import Ledger

VIEWS = (
    "/",
    "/?as_of=2025-06-01",
    "/events",
    "/events?type=AID",
    "/search?q=word17",
    "/network?as_of=2025-06-01",
    "/map?as_of=2025-06-01",
    "/sources",
)


def served(ledger: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server of its own over a ledger, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from zerohour.cli import main; main()", "serve", "--ledger", str(ledger), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            httpx.get(f"http://127.0.0.1:{port}/static/icon.svg")
            break
        except httpx.ConnectError:
            time.sleep(0.1)
    return process, f"http://127.0.0.1:{port}"


def first_byte(url: str) -> tuple[float, int]:
    """Seconds to the first byte, and the bytes of the whole page."""
    began = time.perf_counter()
    with httpx.stream("GET", url, timeout=60) as answer:
        pieces = answer.iter_raw()
        start = next(pieces, b"")
        waited = time.perf_counter() - began
        return waited, len(start) + sum(map(len, pieces))


def add(ledger: str, seconds: float, first: int) -> None:
    """Adds a report every half second."""
    own, until, number = Ledger(ledger), time.monotonic() + seconds, first
    while time.monotonic() < until:
        own.add(synthetic(number), datetime.now(UTC))
        number += 1
        time.sleep(0.5)


def look(url: str, seconds: float) -> list[tuple[float, int]]:
    """What one reader waited and got, a look a second."""
    found, until = [], time.monotonic() + seconds
    # To load certificates takes a client 27 ms of computing: 200 of them at once were five seconds in which no other had his turn.
    with httpx.Client(base_url=url, timeout=60, verify=False) as client:
        while time.monotonic() < until:
            began = time.perf_counter()
            found.append((client.get("/?as_of=2025-06-01").status_code, time.perf_counter() - began))
            time.sleep(max(0.0, 1.0 - found[-1][1]))
    return [(waited, status) for status, waited in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, required=True, help="a ledger that may be added to")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    args = parser.parse_args()
    process, url = served(args.ledger)
    try:
        for view in VIEWS:
            cold, _ = first_byte(url + view)
            warm, size = first_byte(url + view)
            print(f"{view:28} first byte {cold * 1000:5.0f} ms, again {warm * 1000:4.0f} ms, {size / 1000:.0f} kB", flush=True)
        first = int(time.time())
        adder = multiprocessing.get_context("spawn").Process(target=add, args=(str(args.ledger), args.seconds, first))
        adder.start()
        with ThreadPoolExecutor(args.readers) as pool:
            found = list(pool.map(lambda _: look(url, args.seconds), range(args.readers)))
        adder.join()
        looks = [one for rows in found for one in rows]
        waited = sorted(seconds for seconds, _ in looks)
        # All come at one instant, which readers do not: the first of each wait for one another.
        later = sorted(seconds for rows in found for seconds, _ in rows[1:])
        wrong = sum(status != 200 for _, status in looks)
        print(
            f"{args.readers} readers, {len(looks)} looks, {wrong} errors, median {statistics.median(waited) * 1000:.0f} ms, "
            f"p99 {waited[int(len(waited) * 0.99)] * 1000:.0f} ms, "
            f"without the first look of each {later[int(len(later) * 0.99)] * 1000:.0f} ms"
        )
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
