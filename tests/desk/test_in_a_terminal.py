"""Every command of the documents, in a real terminal of several widths."""

import re
import shutil
import socket
import threading
import urllib.request
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.desk.terminal import Terminal

import zerohour
from zerohour import desk
from zerohour.records import Report, Span

WIDTHS = (60, 80, 150)
DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"
AS_OF = ("--as-of", "2024-08-05")
# Each documented command: its words, the exit code, and something true of what it shows. {…} stand for ids of the ledger.
COMMANDS = {
    "read": (("read", "report.txt"), 0, "ASSAULT"),
    "add": (("add", "report.txt", "page.html"), 0, r"2 added, 0 already there, 0 refused"),
    "watch": (("watch", "list.txt", "--once", "--allow-private"), 0, r"1 new"),
    "search": (("search", "Tehran", "--limit", "3"), 0, "3 reports"),
    "events": (("events", "--limit", "5"), 0, "5 events"),
    "happened": (("happened", "--as-of", "2024-08-05", "--most", "5"), 0, "5 events"),
    "why": (("why", "{event}"), 0, "affirmed by"),
    "join": (("join", "{event}", "{other}"), 0, "are one event"),
    "split": (("split", "{shared}"), 0, "an event of its own"),
    "triage": (("triage", "--limit", "3"), 0, r"3 of \d+ events; \d+ unread"),
    "mark": (("mark", "{event}", "--as", "important"), 0, "1 event marked as important"),
    "correct": (("correct", "{event}", "day=2024-08-09"), 0, "is corrected"),
    "checks": (("checks",), 0, "Nothing was checked yet"),
    "acts": (("acts",), 0, "ann"),
    "undo": (("undo", "1"), 0, "act 1"),
    "retract": (("retract", "https://example.org/a", "--why", "made up"), 0, "retraction 1"),
    "retractions": (("retractions",), 0, "No report was taken back"),
    "sources list": (("sources", "list"), 0, "cannot be judged"),
    "sources grade": (("sources", "grade", "{outlet}", "b"), 0, ": B"),
    "board": (("board", *AS_OF), 0, "What is due as of Mon 5 Aug 2024"),
    "outcomes": (("outcomes", "--as-of", "2024-09-20"), 0, "no report"),
    "record": (("record", "--as-of", "2024-09-20"), 0, "forecast"),
    "indicators": (("indicators", "i.toml", *AS_OF), 0, "tripped"),
    "news": (("news", "--since", "2024-01-01"), 0, "new"),
    "recode": (("recode",), 0, "0 of 18 reports changed"),
    "brief": (("brief", "--since", "2024-08-01", *AS_OF), 0, "#"),
    "versions": (("versions", "https://example.org/a"), 0, "version 1 of 1"),
    "network": (("network", *AS_OF), 0, "IRN"),
    "tempo": (("tempo", *AS_OF), 0, "Change points"),
    "export": (("export", "--format", "csv"), 0, "ASSAULT"),
    "backup": (("backup", "copy.db"), 0, r"copy\.db"),
    "check": (("check",), 0, "no fault found"),
    "delete": (("delete", "https://example.org/a", "--yes"), 0, "deleted"),
    "deletions": (("deletions",), 0, "deleted"),
    "actors import": (("actors", "import", "actors.txt"), 0, r"\d+ actors written"),
    "places import": (("places", "import", "places.csv", "--to", "own.csv"), 0, "1 places written"),
    "demo": (("demo",), 0, "17 reports of the demo crisis"),
}
# What is laid out for the terminal.
TABLES = (
    *(
        "read",
        "search",
        "events",
        "happened",
        "why",
        "acts",
        "triage",
        "retractions",
        "sources list",
        "board",
        "outcomes",
        "record",
        "indicators",
    ),
    *("news", "network", "tempo", "check", "deletions", "demo"),
)
# What prints no table is run at one width.
RUNS = [(name, columns) for name in COMMANDS for columns in (WIDTHS if name in TABLES else WIDTHS[1:2])]


WORDS = "Kenya attacked Sudan on Sunday, the army said."


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo crisis with a judgement, and ids to ask for."""
    path = tmp_path_factory.mktemp("terminal") / "zerohour.db"
    with zerohour.open(path) as own:
        list(own.add_all(desk.reports(desk.demo_reports())))
        own.add(
            Report("addressed", WORDS, (Span(0, len(WORDS)),), url="https://example.org/a", published=datetime(2024, 8, 4, 9, tzinfo=UTC))
        )
        events = own.events()
        shared = next(e for e in events if len(e.mentions) > 2)
        event, other = [e for e in events if e.id != shared.id][:2]
        own.judge("same", shared.mentions[0].mention, shared.mentions[1].mention, "ann")
        ids = {"event": event.id, "other": other.id, "shared": shared.mentions[1].mention.id}
        return path, ids | {"outlet": own.outlets()[0][0]}


@pytest.fixture
def folder(demo, tmp_path):
    """A folder with a ledger of its own and every file that the commands name."""
    shutil.copy(demo[0], tmp_path / "zerohour.db")
    (tmp_path / "report.txt").write_text("Talks\n\nBy Ann Lee\n\n5 August 2024\n\n" + WORDS)
    article = "<p>Kenya and Sudan will hold talks in Geneva on Friday, their ministers said. They spoke of peace at the border.</p>" * 3
    page = f"<!DOCTYPE html><html><head><title>Talks in Geneva</title></head><body><article><h1>Talks</h1>{article}</article></body></html>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "i.toml").write_text("[[indicator]]\nname = 'Attack on Israel'\nrecipient = 'ISR'\n")
    (tmp_path / "places.csv").write_text("name,latitude,longitude,country\nTel Hazor,33.02,35.57,IL\n")
    (tmp_path / "actors.txt").write_text("ANN_LEE_ [KENGOV 960101-980101]\n")
    return tmp_path


@pytest.fixture
def site(folder):
    """A server of the folder's page, and the list that names it."""
    handler = partial(SimpleHTTPRequestHandler, directory=folder)
    handler.log_message = lambda *_: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (folder / "list.txt").write_text(f"http://127.0.0.1:{server.server_port}/page.html\n")
        yield
        server.shutdown()


def documented():
    rows = re.findall(r"^\| (`zerohour [^|]*) \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r" [A-Z].*", "", command) for row in rows for command in re.findall(r"`zerohour ([^`]+)`", row)}


def test_the_table_has_every_command_of_the_documents():
    assert documented() == set(COMMANDS) | {"serve"}


@pytest.mark.parametrize(("command", "columns"), RUNS)
def test_a_command_fits_its_terminal(command, columns, demo, folder, site):
    words, code, said = COMMANDS[command]
    done, text = Terminal(*(word.format(**demo[1]) for word in words), cwd=folder, columns=columns).end()
    assert (done, "Traceback" in text) == (code, False), text
    assert re.search(said.replace(" ", r"\s+"), text), text
    if command in TABLES:
        assert max(cell_len(line) for line in text.splitlines()) <= columns, text


def test_the_desk_is_served_until_ctrl_c(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Terminal("serve", "--port", str(port), cwd=folder)
    served.until(f"http://127.0.0.1:{port}/")
    for _ in range(100):
        try:
            page = urllib.request.urlopen(f"http://127.0.0.1:{port}/events").read().decode()
            break
        except OSError:
            threading.Event().wait(0.2)
    assert "ASSAULT" in page
    served.press(b"\x03")
    code, text = served.end()
    assert (code in (0, 130), "Traceback" in text) == (True, False), text


def test_the_live_board_stays_until_ctrl_c(folder):
    shown = Terminal("board", "--live", cwd=folder)
    shown.until("What is due as of")
    shown.press(b"\x03")
    code, text = shown.end()
    assert (code, "Traceback" in text) == (130, False), text
