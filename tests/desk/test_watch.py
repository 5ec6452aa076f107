"""Following feeds: what is new is fetched once, failing servers are asked ever more rarely."""

import json
import sys
from datetime import UTC, datetime, timedelta
from itertools import takewhile

import pytest
from tests.sources import hostile
from typer.testing import CliRunner

import zerohour
from zerohour.cli import app
from zerohour.records import Visit
from zerohour.sources import net

pytest_plugins = ["tests.sources.conftest"]
PAGE = b"""<html><body><article><h1>Envoys meet</h1><p>Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, the
foreign ministry said in a statement that was carried by the state news agency.</p><p>The talks will go on on Wednesday, a spokesman said.</p>
</article></body></html>"""


def announce(site, *paths):
    items = "".join(f"<item><title>T</title><link>{site.url}{path}</link></item>" for path in paths)
    body = f"<rss version='2.0'><channel><title>Levant Wire</title>{items}</channel></rss>".encode()
    site.page("/feed", body, media="application/rss+xml", ETag=f'"{len(paths)}"')


@pytest.fixture
def listed(site, tmp_path):
    path = tmp_path / "sources.toml"
    path.write_text(f'[[source]]\nurl = "{site.url}/feed"\nname = "Wire"\n[[source]]\nurl = "{site.url}/dead"\nname = "Dead"\n')
    return path


def looks(desk, listed):
    return list(takewhile(lambda look: look.source is not None, desk.watch(listed, private=True)))


def test_new_reports_are_added_once(site, listed, tmp_path):
    announce(site, "/a")
    site.page("/a", PAGE)
    with zerohour.open(tmp_path / "w.db") as desk:
        first, dead = looks(desk, listed)
        assert (first.source, first.added, first.refused) == ("Wire", 1, ())
        assert (dead.source, dead.added) == ("Dead", 0)
        assert "404" in dead.refused[0]
        # Nothing is due again at once.
        assert looks(desk, listed) == []
        assert [reading.report.outlet for reading in desk.readings()] == ["Levant Wire"]
    assert site.count("/a") == 1


def test_a_visit_is_repeated_with_the_servers_validators(site):
    site.page("/feed", b"", status=304)
    now = datetime(2024, 8, 5, tzinfo=UTC)
    source, last = net.Watched(site.url + "/feed", "Wire"), Visit(site.url + "/feed", now - timedelta(hours=1), '"7"', None, 2, "down")
    glance = net.look(net.Fetcher(private=True), source, last, now, lambda _: False)
    assert list(glance.found) == []
    assert (glance.visit.etag, glance.visit.failures, glance.visit.at) == ('"7"', 0, now)


def test_a_failing_server_is_asked_ever_more_rarely():
    now = datetime(2024, 8, 5, tzinfo=UTC)
    source = net.Watched("https://x.example", "x", 900)
    waits = [net.due(source, Visit(source.url, now, failures=n)) - now for n in (0, 1, 2, 6, 60)]
    assert waits == [timedelta(minutes=15 * times) for times in (1, 2, 4, 64, 64)]
    assert net.due(source, None) is None


def test_the_command_looks_once(site, listed, tmp_path):
    announce(site, "/a")
    site.page("/a", PAGE)
    ledger = str(tmp_path / "w.db")
    result = CliRunner().invoke(app, ["watch", str(listed), "--once", "--allow-private", "--ledger", ledger])
    assert result.exit_code == 0
    assert "Wire: 1 new" in result.output
    assert "Dead: 0 new, 1 refused" in result.output
    found = CliRunner().invoke(app, ["search", "ceasefire", "--ledger", ledger])
    assert "Envoys meet" in found.output
    added = CliRunner().invoke(app, ["add", site.url + "/a", "--allow-private", "--ledger", ledger])
    assert added.exit_code == 0


def test_an_indicator_that_trips_runs_a_command_once(site, listed, tmp_path):
    announce(site, "/a")
    site.page("/a", PAGE)
    watched, script, got = tmp_path / "i.toml", tmp_path / "take.py", tmp_path / "got.jsonl"
    watched.write_text("[[indicator]]\nname = 'Envoys'\ntype = 'CONSULT'\n[[indicator]]\nname = 'Aid'\ntype = 'AID'\n")
    script.write_text(f"import sys; open({str(got)!r}, 'a').write(sys.stdin.read() + '\\n')")
    command = ["watch", str(listed), "--once", "--allow-private", "--ledger", str(tmp_path / "w.db"), "--indicators", str(watched)]
    told = CliRunner().invoke(app, [*command, "--run", f"{sys.executable} {script}", "--post", f"{site.url}/hook"])
    assert told.exit_code == 0
    assert "tripped: Envoys" in told.output
    assert "the warning did not go out" in told.output
    (warning,) = [json.loads(line) for line in got.read_text().splitlines()]
    assert (warning["indicator"], warning["state"]) == ("Envoys", "tripped")
    assert "Envoys" in warning["events"][0]["text"]


def test_dead_links_are_remembered(site, tmp_path):
    """Forty links that fail are tried once, and again only when their time has come; a page that says the same as another is read once."""
    dead = [f"/gone{n}" for n in range(40)]
    announce(site, "/a", "/same", *dead)
    site.page("/a", PAGE)
    site.page("/same", PAGE)
    listed = tmp_path / "sources.txt"
    listed.write_text(site.url + "/feed\n")
    with zerohour.open(tmp_path / "w.db") as desk:
        quick = net.Limits(pause=0.0)
        own = desk.watch(listed, private=True, limits=quick)
        first = next(own)
        assert (first.added, len(first.refused)) == (1, 40)
        assert next(own).source is None
        now = datetime.now(UTC)
        link = Visit(site.url + "/gone1", now, failures=1, note="404")
        settled = [net.is_settled(link, now + timedelta(minutes=minutes)) for minutes in (1, 29, 31)]
        assert settled == [True, True, False]
        # A quarter of an hour later the feed is looked at again, its links are not.
        desk._store.remember(Visit(site.url + "/feed", now - timedelta(hours=1), note="feed"))
        again = next(desk.watch(listed, private=True, limits=quick))
        assert (again.added, again.refused) == (0, ())
    assert [site.count(path) for path in ("/a", "/same", *dead)] == [1] * 42


def test_a_feed_that_turns_into_a_page_is_refused(site, tmp_path):
    announce(site, "/a")
    site.page("/a", PAGE)
    source, fetcher = net.Watched(site.url + "/feed", "Wire"), net.Fetcher(private=True, limits=net.Limits(pause=0.0))
    now = datetime(2024, 8, 5, tzinfo=UTC)
    first = net.look(fetcher, source, None, now, lambda _: True)
    assert list(first.found) == []
    site.page("/feed", PAGE)
    second = net.look(fetcher, source, first.visit, now, lambda _: True)
    (refusal,) = second.found
    assert "gave a feed before" in refusal.reason
    third = net.look(fetcher, source, second.visit, now, lambda _: True)
    assert [row.reason for row in third.found] == [refusal.reason]
    assert third.visit.failures == 2
    announce(site, "/a")
    assert net.look(fetcher, source, third.visit, now, lambda _: True).visit.failures == 0


def moved(site, status, to):
    site.page("/feed", b"", status=status, Location=to)


def test_a_feed_that_moved_for_good_is_asked_where_it_stands_now(site):
    announce(site, "/a")
    site.pages["/new"], now = site.pages["/feed"], datetime(2024, 8, 5, tzinfo=UTC)
    moved(site, 301, "/new")
    fetcher, source = net.Fetcher(private=True, limits=net.Limits(pause=0.0)), net.Watched(site.url + "/feed", "Wire")
    first = net.look(fetcher, source, None, now, lambda _: True)
    second = net.look(fetcher, source, first.visit, now, lambda _: True)
    assert (first.moved, second.moved) == (site.url + "/new", None)
    assert (site.count("/feed"), site.count("/new")) == (1, 2)
    # What fails there is asked again where the list says, and what led there for now is no move.
    del site.pages["/new"]
    third = net.look(fetcher, source, second.visit, now, lambda _: True)
    assert (third.visit.failures, "404" in third.visit.note) == (1, True)
    announce(site, "/a")
    fourth = net.look(fetcher, source, third.visit, now, lambda _: True)
    assert (fourth.visit.failures, fourth.moved, site.count("/feed")) == (0, None, 2)
    site.pages["/other"] = site.pages["/feed"]
    moved(site, 302, "/other")
    fifth = net.look(fetcher, source, fourth.visit, now, lambda _: True)
    assert (fifth.visit.failures, fifth.moved) == (0, None)


def test_watching_tells_of_a_move_once(site, tmp_path):
    announce(site, "/a")
    site.pages["/new"] = site.pages["/feed"]
    site.page("/a", PAGE)
    moved(site, 308, "/new")
    listed = tmp_path / "sources.txt"
    listed.write_text(site.url + "/feed\n")
    with zerohour.open(tmp_path / "w.db") as desk:
        (look,) = looks(desk, listed)
    assert look.added == 1
    assert look.told == (
        f"{site.url}/feed: {site.url}/feed has moved to {site.url}/new, which is asked from now on; change it in your list",
    )


def test_a_look_that_takes_too_long_is_broken_off_and_goes_on_with_the_next(site):
    announce(site, "/a", "/b")
    site.page("/a", PAGE)
    site.page("/b", PAGE)
    source, fetcher = net.Watched(site.url + "/feed", "Wire"), net.Fetcher(private=True, limits=net.Limits(pause=0.0))
    now = datetime(2024, 8, 5, tzinfo=UTC)
    cut = net.look(fetcher, source, None, now, lambda _: False, seconds=0.0)
    assert (list(cut.found), cut.whole, cut.visit.etag) == ([], False, None)
    whole = net.look(fetcher, source, cut.visit, now, lambda _: False)
    assert (len(list(whole.found)), whole.whole, whole.visit.etag) == (2, True, '"2"')


def test_hostile_servers_end_as_refusals_and_the_rest_is_read(tmp_path):
    """Each is asked within its time; the run goes on, and all that was refused is in the ledger."""
    names = [
        "drips its head",
        "drips its body",
        "drips 1xx answers",
        "packs a bomb",
        "gives a reason that rings",
        "resets in the middle",
        "redirects to a file",
    ]
    acts = [hostile.ACTS[name][0] for name in names] + [hostile.said(hostile.answer(PAGE))]
    servers = [hostile.Server(act, f"127.0.0.{n}") for n, act in enumerate(acts, 2)]
    listed = tmp_path / "sources.txt"
    listed.write_text("".join(f"{server.url}/x\n" for server in servers))
    with zerohour.open(tmp_path / "w.db") as desk:
        found = list(takewhile(lambda look: look.source, desk.watch(listed, private=True, limits=net.Limits(1_000_000, 1.5, pause=0.0))))
        assert [(look.added, len(look.refused)) for look in found] == [(0, 1)] * len(names) + [(1, 0)]
        assert [refusal.locator for refusal in desk._store.refusals()] == [f"{server.url}/x" for server in servers[:-1]]
    for server in servers:
        server.close()
