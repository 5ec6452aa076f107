"""Whatever is asked of a desk over HTTP has an answer: no fault of ours, nothing of this machine in it, and not late."""

import re
import socket
import time

import httpx
import pytest

import zerohour
from tests.fuzz.requests import asked
from tests.web.conftest import Server, ledger  # noqa: F401 - a fixture

REQUESTS, PATIENCE = 300, 10.0
# What would tell of the machine that serves.
INSIDE = re.compile(r"Traceback|site-packages|/tmp/|\.py\b|sqlite3|sqlalchemy", re.IGNORECASE)


@pytest.fixture
def served(ledger):  # noqa: F811
    with zerohour.open(ledger) as own:
        server = Server(own)
        yield server.url
        server.stop()


def fault(client, address):
    """What is wrong with the answer to an address; empty where nothing is."""
    began = time.monotonic()
    answer = client.get(address)
    took = time.monotonic() - began
    if answer.status_code >= 500 or took > PATIENCE:
        return f"{answer.status_code} after {took:.1f} s"
    if answer.status_code < 400:
        return ""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind != ("application/problem+json" if address.startswith("/api") else "text/html"):
        return f"{answer.status_code} as {kind}"
    return "tells of this machine" if INSIDE.search(answer.text) else ""


def faults(client, count, seed=1):
    """The addresses, of so many, whose answers are wrong, each with what is."""
    return [(address, wrong) for address in asked(count, seed) if (wrong := fault(client, address))]


def test_no_request_finds_a_fault(served):
    with httpx.Client(base_url=served, timeout=30) as client:
        assert faults(client, REQUESTS) == []


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"\x00" * 100 + b"\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(served, head):
    host, port = served.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(head)
        came = b""
        while part := line.recv(65_536):
            came += part
    assert came.startswith(b"HTTP/1.1 4")
    assert httpx.get(served + "/sources").status_code == 200
