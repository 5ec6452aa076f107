"""Pages are as fresh as the API when a ledger is coded anew, or something is deleted from it, by another who has it open."""

import time
from dataclasses import replace

import httpx
from tests.web.conftest import Server

import zerohour

# Whether the ledger has changed is asked twice a second.
SOON = 20.0


def told(site):
    """How many events the API, the list and the board of the day tell of."""
    with httpx.Client(base_url=site.url) as client:
        listed = client.get("/api/events").json()["total"]
        return listed, client.get("/events").text.count('href="/event/'), client.get("/?as_of=2024-08-06").text.count('href="/event/')


def becomes(site, wanted):
    """Whether page and API soon agree on what is wanted."""
    ends = time.monotonic() + SOON
    while not wanted(*told(site)) and time.monotonic() < ends:
        time.sleep(0.1)
    return wanted(*told(site))


def test_pages_follow_a_new_coding_and_a_deletion(tmp_path):
    reading = zerohour.read("Iran attacked Israel on Monday.", "2024-08-06")
    with zerohour.open(tmp_path / "own.db") as own, zerohour.open(tmp_path / "own.db") as other:
        own.add(replace(reading, mentions=()))
        site = Server(own)
        try:
            assert told(site) == (0, 0, 0)
            list(other.recode())
            assert becomes(site, lambda api, listed, newest: (api, bool(listed), bool(newest)) == (1, True, True))
            other.upkeep.erase([reading.report.id], "ann")
            assert becomes(site, lambda *counts: counts == (0, 0, 0))
        finally:
            site.stop()
