"""Nothing leaves the machine while a desk reads, briefs and serves: the kernel is asked, which sees what native code opens too."""

import re
import shutil
import subprocess
import sys

import pytest
from tests.desk.offline import SERVED

# Where a call goes: an address of IPv4, or of IPv6, that is not this machine's own.
_AWAY = re.compile(r'inet_addr\("(?!127\.|0\.0\.0\.0")|inet_pton\(AF_INET6, "(?!::1"|::"|::ffff:127\.)')
_CALLS = "connect,sendto,sendmsg,sendmmsg,bind"
_WORK = [sys.executable, "-m", "tests.desk.offline"]
# What sends a packet to an address that is nobody's (RFC 5737), as telemetry would.
_TALKS = [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 53))"]
_COUNTS = (
    "from tests.desk.offline import unsent; import socket\ntry: socket.socket().connect(('192.0.2.1', 80))\nexcept OSError: print(unsent())",
)


def works(*words):
    """Whether the kernel lets a command do nothing."""
    return shutil.which(words[0]) is not None and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def traced():
    if not works("strace", "-f", "-o", "/dev/null"):
        pytest.skip("strace is not there, or the kernel lets no process be traced: what is sent cannot be seen")

    def run(words, record):
        done = subprocess.run(["strace", "-f", "-e", f"trace={_CALLS}", "-o", record, *words], capture_output=True, text=True, check=False)
        return done, [line for line in record.read_text(encoding="utf-8", errors="replace").splitlines() if _AWAY.search(line)]

    return run


@pytest.fixture(scope="module")
def apart():
    alone = next((one for one in (["unshare", "-n", "-u"], ["unshare", "-r", "-n", "-u"]) if works(*one)), None)
    if alone is None:
        pytest.skip("the kernel makes no network namespace for this user: a desk without a network cannot be tried")
    return lambda words: subprocess.run([*alone, *words], capture_output=True, text=True, check=False)


def test_no_call_goes_beyond_loopback(traced, tmp_path):
    done, away = traced([*_WORK, tmp_path], tmp_path / "calls")
    assert (done.returncode, done.stdout) == (0, f"{len(SERVED)} of {len(SERVED)} pages\n"), done.stderr
    assert away == []


def test_a_desk_works_without_a_network_and_looks_for_none(apart, tmp_path):
    done = apart([*_WORK, tmp_path, "own"])
    assert (done.returncode, done.stdout) == (0, f"{len(SERVED)} of {len(SERVED)} pages, 0 sent nowhere\n"), done.stderr


def test_the_trace_shows_what_goes_away(traced, tmp_path):
    assert len(traced(_TALKS, tmp_path / "calls")[1]) == 1


def test_the_namespace_counts_what_goes_nowhere(apart):
    assert int(apart([sys.executable, "-c", *_COUNTS]).stdout) > 0
