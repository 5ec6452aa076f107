"""Warnings go out once each, however often that has to be tried, through failures of those who take them and of the database."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import stores
from tests.ledger.conftest import empty
from tests.sources import hostile
from typer.testing import CliRunner

import zerohour
from zerohour import desk
from zerohour.cli import app
from zerohour.errors import SourceError

pytest_plugins = ["tests.sources.conftest"]
INDICATORS = "[[indicator]]\nname = 'Envoys'\ntype = 'CONSULT'\n[[indicator]]\nname = 'Aid'\ntype = 'AID'\n"
MET = "Envoys of Iran and Qatar met in Doha on Monday, the foreign ministry said."
MOMENT = datetime(2024, 8, 6, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    found = stores(tmp_path)[request.param]
    if not found:
        pytest.skip("no PostgreSQL: set ZEROHOUR_TEST_POSTGRES to the URL of an empty database")
    if request.param == "postgresql":
        empty(found)
    return found


def alarms(own, tmp_path, taken, down=()):
    """Alarms whose channel keeps what it takes, and takes nothing while there is something in `down`."""

    def take(words, key):
        if down:
            raise SourceError("nobody is there")
        taken.append((json.loads(words), key))

    file = tmp_path / "i.toml"
    file.write_text(INDICATORS)
    return own.alarms(file, {"post": take})


def test_what_had_tripped_before_is_no_news_and_what_trips_is_told_once(url, tmp_path):
    taken = []
    with zerohour.open(url) as own:
        assert alarms(own, tmp_path, taken).ring(MOMENT) == []
        own.add(zerohour.read(MET, "2024-08-05"))
        first = alarms(own, tmp_path, taken)
        assert first.ring(MOMENT) == ["tripped: Envoys (1 event)"]
        assert (first.send(MOMENT), first.next()) == ([], None)
        # A later watch knows what the earlier one told.
        assert alarms(own, tmp_path, taken).ring(MOMENT) == []
        assert alarms(own, tmp_path, taken).send(MOMENT) == []
    ((told, key),) = taken
    assert (told["id"], told["indicator"], told["state"], told["tripped"]) == (key, "Envoys", "tripped", "2024-08-06T00:00:00+00:00")
    assert told["events"][0]["text"] == MET


def test_what_was_not_taken_is_kept_and_sent_later(url, tmp_path):
    taken, down = [], ["down"]
    with zerohour.open(url) as own:
        alarms(own, tmp_path, taken).ring(MOMENT)
        own.add(zerohour.read(MET, "2024-08-05"))
        first = alarms(own, tmp_path, taken, down)
        first.ring(MOMENT)
        assert first.send(MOMENT) == ["the warning did not go out: nobody is there; it is tried again"]
        assert first.send(MOMENT) == []
        assert first.next() == MOMENT + timedelta(minutes=1)
        later = first.next()
        first.send(later)
        assert first.next() == later + timedelta(minutes=2)
    down.clear()
    with zerohour.open(url) as own:
        again = alarms(own, tmp_path, taken, down)
        assert again.send(MOMENT + timedelta(seconds=30)) == []
        assert again.send(MOMENT + timedelta(hours=2)) == []
        assert (len(taken), again.next()) == (1, None)


def test_two_who_watch_one_list_warn_once(url, tmp_path):
    taken = []
    with zerohour.open(url) as one, zerohour.open(url) as other:
        both = [alarms(own, tmp_path, taken) for own in (one, other)]
        both[0].ring(MOMENT)
        one.add(zerohour.read(MET, "2024-08-05"))
        assert [own.ring(MOMENT) for own in both] == [["tripped: Envoys (1 event)"], []]
        # One has it in hand: the other is not given it, unless the one does not come back.
        number = both[0].outbox.take(["post"], MOMENT, MOMENT + timedelta(minutes=3)).number
        assert both[1].send(MOMENT) == []
        assert taken == []
        both[1].send(MOMENT + timedelta(minutes=4))
        both[0].outbox.sent(number, MOMENT)
        assert len(taken) == 1


def announced(site, tmp_path):
    site.page("/feed", f"<rss version='2.0'><channel><title>W</title><item><link>{site.url}/a</link></item></channel></rss>".encode())
    site.page("/a", hostile.PAGE)
    (tmp_path / "i.toml").write_text(INDICATORS)
    (tmp_path / "sources.txt").write_text(f"{site.url}/feed\n")
    return ["watch", str(tmp_path / "sources.txt"), "--allow-private", "--indicators", str(tmp_path / "i.toml")]


def test_a_hook_that_is_down_gets_the_warning_when_it_is_up_once(site, tmp_path):
    command = [*announced(site, tmp_path), "--once", "--ledger", str(tmp_path / "w.db")]
    hook = hostile.Server(hostile.said(hostile.answer(b"", b"204 No Content")))
    hook.close()
    told = CliRunner().invoke(app, [*command, "--post", f"{hook.url}/hook?token=s3cret"])
    assert (told.exit_code, "the warning did not go out" in told.output, "s3cret" in told.output) == (0, True, False)
    up = hostile.Server(hostile.said(hostile.answer(b"", b"204 No Content")))
    time.sleep(1)
    with desk.open_desk(tmp_path / "w.db") as own:
        waiting = own.alarms(tmp_path / "i.toml", desk_channels(up.url))
        assert waiting.next() is not None
        assert waiting.send(datetime.now(UTC) + timedelta(minutes=2)) == []
    for _ in range(2):
        assert CliRunner().invoke(app, [*command, "--post", up.url]).exit_code == 0
    assert len(up.asked) == 1
    up.close()


def desk_channels(url):
    return {"post": lambda words, key: desk.post(url, words, key)}


@pytest.fixture
def cluster(tmp_path):
    """A PostgreSQL of our own that can be stopped and started, by whichever account may."""
    programs = Path(shutil.which("pg_ctl") or "").resolve().parent
    if not (programs / "initdb").exists():
        pytest.skip("PostgreSQL's initdb and pg_ctl are not here")
    as_other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    folder = Path("/tmp") / f"zh-{os.getpid()}-{time.monotonic_ns() % 10**9}" if as_other else tmp_path / "pg"  # noqa: S108
    folder.mkdir(mode=0o700)
    if as_other:
        shutil.chown(folder, "postgres", "postgres")

    def control(*words):
        done = subprocess.run(
            [*as_other, *words], check=False, capture_output=True, text=True, cwd="/", stdin=subprocess.DEVNULL, timeout=120
        )
        assert done.returncode == 0, done.stderr

    port = 20_000 + os.getpid() % 20_000
    control(str(programs / "initdb"), "-D", str(folder / "data"), "-U", "desk", "-A", "trust", "-N")
    options = f"-k {folder} -p {port} -c listen_addresses= -c fsync=off"
    start = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-o", options, "-l", str(folder / "log"), "-w", "start"]
    stop = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "-w", "stop"]
    control(*start)
    yield f"postgresql://desk@/postgres?host={folder}&port={port}", lambda: control(*stop), lambda: control(*start)
    subprocess.run([*as_other, *stop], check=False, capture_output=True, cwd="/")
    shutil.rmtree(folder)


def until(lines, words, seconds=120):
    """Waits for a line that has the words, and gives it."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        found = next((line for line in lines.read_text().splitlines() if words in line), None)
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"no {words!r} in {lines.read_text()!r}")


def test_watching_outlives_a_restart_of_the_database(site, tmp_path, cluster):
    """The database is killed in the middle of a look and comes back: what was to be stored is read again, and warned of once."""
    url, stop, start = cluster
    command, asked, killed = announced(site, tmp_path), threading.Event(), threading.Event()
    feed = site.pages["/feed"]

    def slow(handler):
        asked.set()
        killed.wait(60)
        feed(handler)

    site.pages["/feed"] = slow
    hook = hostile.Server(hostile.said(hostile.answer(b"", b"204 No Content")))
    said = tmp_path / "said"
    with said.open("w") as out:
        running = subprocess.Popen(
            [sys.executable, "-c", "from zerohour.cli import main; main()", *command, "--ledger", url, "--post", hook.url],
            stdout=out,
            stderr=out,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
    try:
        assert asked.wait(120)
        stop()
        killed.set()
        until(said, "it is tried again at")
        start()
        until(said, "feed: 1 new")
        until(said, "tripped: Envoys")
        with zerohour.open(url) as own:
            assert own.size() == 1
            ends = time.monotonic() + 60
            while not hook.asked and time.monotonic() < ends:
                time.sleep(0.1)
        assert len(hook.asked) == 1
        assert running.poll() is None
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)
        hook.close()
