"""Whatever is asked of a desk over HTTP has an answer: no fault of ours, nothing of this machine in it, and not late."""

import socket

import httpx
import pytest

import zerohour
from tests.fuzz.requests import asked, fault
from tests.web.conftest import Server, ledger  # noqa: F401 - a fixture

REQUESTS = 300


@pytest.fixture
def served(ledger):  # noqa: F811
    with zerohour.open(ledger) as own:
        server = Server(own)
        yield server.url
        server.stop()


def test_no_request_finds_a_fault(served):
    with httpx.Client(base_url=served, timeout=30) as client:
        assert [(address, why) for address in asked(REQUESTS) if (why := fault(client, address)[0])] == []


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
