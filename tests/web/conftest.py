"""A desk over a small ledger, served by a real server, and a real browser where there is one."""

import shutil
import socket
import threading
import time
from datetime import UTC, datetime

import pytest
import uvicorn

import zerohour
from zerohour import desk, web
from zerohour.records import Report, Span

# What a hostile report may hold: markup, a script, a right-to-left name, a name of ten thousand letters.
HOSTILE = Report(
    "hostile",
    "<script>alert('x')</script> Talks\n\nIran attacked Israel on Sunday, the <b>army</b> \"said\" & denied. \u202eevil\u202c المتحدث",
    (Span(0, 33), Span(35, 100)),
    title="<img src=x onerror=alert(1)>" + "N" * 10_000,
    outlet="<i>Wire</i> & Sons",
    published=datetime(2024, 8, 5, 9, tzinfo=UTC),
)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """The demo's first reports and a hostile one."""
    path = tmp_path_factory.mktemp("web") / "web.db"
    with zerohour.open(path) as own:
        for report in list(desk.reports(desk.demo_reports()))[:8]:
            own.add(report)
        own.add(HOSTILE)
    return path


class Server:
    def __init__(self, own, token=None, indicators=None, names=(), author="desk", **served):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._server = uvicorn.Server(web.configured(web.create(own, token, indicators, names, author), "127.0.0.1", port, **served))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def stop(self):
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def site(ledger):
    own = zerohour.open(ledger)
    server = Server(own)
    yield server
    server.stop()
    own.close()


@pytest.fixture(scope="session")
def browser():
    where = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if where is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        found = tool.chromium.launch(executable_path=where, args=["--no-sandbox"])
        yield found
        found.close()
