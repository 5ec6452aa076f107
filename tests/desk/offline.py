"""A desk at work: it reads, keeps, briefs and serves on loopback, and ends: `python -m tests.desk.offline FOLDER [own]`.

To be run where what it asks of the kernel is seen. In namespaces of its `own` it switches the loopback device on, which no packet leaves, gives
the machine a name that no file knows, and tells at last how often something was to be sent for which there was no route.
"""

import fcntl
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

import httpx

from zerohour import desk

SERVED = ("/", "/events", "/network", "/map", "/search?q=Iran", "/chart/map.svg", "/api/countdown", "/api/events", "/api/openapi.json")
# The runtime of the language model first tells its makers something when it has been there for about ten seconds.
_STAYS = "import time, zerohour; zerohour.read('Rebels attacked an army base on Monday.', '2024-08-05'); time.sleep(25)"
_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1


def loopback() -> None:
    """Switches the loopback device on, where it is off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        flags = struct.unpack("16sh", fcntl.ioctl(line, _FLAGS, struct.pack("16sh", b"lo", 0)))[1]
        if not flags & _UP:
            fcntl.ioctl(line, _SET_FLAGS, struct.pack("16sh", b"lo", flags | _UP))


def unsent() -> int:
    """How often this network namespace had no route for what was to be sent."""
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text(encoding="utf-8").splitlines()[:2])
    return int(dict(zip(names, values, strict=True))["OutNoRoutes"])


def ran(*words: str, cwd: Path) -> str:
    """What a command prints. Raises where it fails."""
    return subprocess.run([*zerohour(), *words], cwd=cwd, check=True, capture_output=True, text=True).stdout


def zerohour() -> list[str]:
    """How the program is run."""
    return [sys.executable, "-c", "from zerohour.cli import main; main()"]


def served(folder: Path) -> int:
    """How many pages a server gave."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*zerohour(), "serve", "--ledger", "desk.db", "--port", str(port)], cwd=folder, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            for _ in range(300):
                try:
                    client.get("/sources")
                    break
                except httpx.ConnectError:
                    time.sleep(0.2)
            return sum(client.get(address).status_code == 200 for address in SERVED)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def main() -> None:
    folder = Path(sys.argv[1])
    os.environ.pop("ZEROHOUR_LEDGER", None)
    own = sys.argv[2:] == ["own"]
    if own:
        loopback()
        socket.sethostname("a-name-of-ours")
    stays = subprocess.Popen([sys.executable, "-c", _STAYS])
    page = sorted(desk.demo_reports().glob("*.html"))[0]
    assert ran("read", str(page), cwd=folder)
    ran("add", str(desk.demo_reports()), "--ledger", "desk.db", "-q", cwd=folder)
    for words in (("board",), ("brief",), ("brief", "--format", "html"), ("export", "--format", "geojson"), ("check",)):
        assert ran(*words, "--ledger", "desk.db", cwd=folder)
    pages = served(folder)
    assert stays.wait(300) == 0
    sys.stdout.write(f"{pages} of {len(SERVED)} pages")
    sys.stdout.write(f", {unsent()} sent nowhere\n" if own else "\n")


if __name__ == "__main__":
    main()
