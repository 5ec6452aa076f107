"""Pages about one actor, two of them, a place and an outlet say what the ledger's reports say, and so does the API."""

import re

import httpx
import pytest

import zerohour
from zerohour.records import is_named


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site.url) as made:
        yield made


@pytest.fixture(scope="module")
def events(ledger):
    with zerohour.open(ledger) as own:
        return own.events()


def named(side, words):
    return any(is_named(one, words) for one in side)


# Kinds of tellers whose words are those of an actor.
NAMED = ("person", "official", "government", "military")


def shown(words, part):
    """The number of a part's heading."""
    found = re.search(rf'<h2 id="{part}">[^<]*<span class="count">(\d+)', words)
    return int(found[1]) if found else 0


def test_an_actor_did_and_met_what_the_events_say(client, events):
    answer = client.get("/api/actor", params={"actor": "IRN"}).json()
    own = [e for e in events if any(named((*t.mention.actors, *t.mention.recipients), "IRN") for t in e.mentions)]
    assert answer["total"] == answer["seen"] == len(own)
    did = {e.id for e in own if named(e.actors, "IRN") or (e.best.mention.symmetric and named(e.recipients, "IRN"))}
    assert {e["id"] for e in answer["did"]} == did
    assert {e["id"] for e in answer["met"]} == {e.id for e in own if e.id not in did and named(e.recipients, "IRN")}
    page = client.get("/actor", params={"actor": "IRN"}).text
    assert (shown(page, "did"), shown(page, "met"), shown(page, "said")) == tuple(len(answer[n]) for n in ("did", "met", "said"))
    assert answer["names"][0][0] in page
    assert "(IRN)</h1>" in page


def test_what_an_actor_says_is_what_reports_ascribe_to_it(client, events):
    tellers = {s.name or s.text for e in events for t in e.mentions for s in t.mention.attribution[:1] if s.kind in NAMED}
    assert tellers
    for teller in tellers:
        said = client.get("/api/actor", params={"actor": teller}).json()["said"]
        assert said, teller
        assert all(any(teller.lower() in chain[0].lower() for m in e["mentions"] if (chain := m["attribution"])) for e in said)


def test_a_name_counts_by_whole_words(client):
    assert client.get("/api/actor", params={"actor": "Ira"}).json()["total"] == 0
    assert "No report of the ledger names it" in client.get("/actor", params={"actor": "Ira"}).text


def test_an_actors_forecasts_are_those_of_the_outcomes(client):
    every = client.get("/api/outcomes").json()
    for forecaster in {row["forecaster"] for row in every}:
        own = [row for row in every if row["forecaster"] == forecaster]
        found = client.get("/api/actor", params={"actor": forecaster.lower()}).json()["forecasts"]
        outlet = client.get("/api/outlet", params={"outlet": forecaster}).json()["forecasts"]
        for row in own:
            assert row in found or row in outlet, row


def test_two_actors_are_told_by_direction(client, events):
    answer = client.get("/api/dyad", params={"actor": "IRN", "other": "ISR"}).json()
    there = {e.id for e in events if named(e.actors, "IRN") and named(e.recipients, "ISR") and not e.best.mention.symmetric}
    assert there
    assert {e["id"] for e in answer["there"]} == there
    turned = client.get("/api/dyad", params={"actor": "ISR", "other": "IRN"}).json()
    assert {e["id"] for e in turned["back"]} >= there - {e["id"] for e in turned["there"]}
    assert turned["total"] == answer["total"]
    words = client.get("/dyad", params={"actor": "IRN", "other": "ISR"}).text
    assert shown(words, "there") == len(there)


def test_a_place_lists_its_events_and_who_is_in_them(client):
    placed = client.get("/api/events", params={"place": "Beirut"}).json()
    answer = client.get("/api/place", params={"place": "Beirut"}).json()
    assert answer["total"] == placed["total"] > 0
    assert answer["place"]["country_code"] == "LB"
    assert sum(count for _, count in answer["types"]) == answer["total"]
    assert shown(client.get("/place", params={"place": "Beirut"}).text, "events") == answer["total"]


def test_an_outlet_shows_its_grade_its_reports_and_what_is_its_own(ledger, client):
    outlets = {name: count for name, _, count in client.get("/api/outlets").json()}
    for name, count in outlets.items():
        answer = client.get("/api/outlet", params={"outlet": name}).json()
        assert answer["reports"] == count
        assert 0 <= answer["originals"] <= count
    copied = [name for name in outlets if client.get("/api/outlet", params={"outlet": name}).json()["repeats"]]
    with zerohour.open(ledger) as own:
        repeating = {t.report.outlet for e in own.events() for t in e.mentions if t.first != t.report.id}
        assert own.view().portraits.outlet("Levant Wire").grades == ()
        own.grade("Levant Wire", "B", "ann")
        assert [(one.grade, one.author) for one in own.view().portraits.outlet("Levant Wire").grades] == [("B", "ann")]
    assert repeating - {None} <= set(copied)
    words = client.get("/outlet", params={"outlet": "Levant Wire"}).text
    assert re.search(r"<b>\d+ %</b><small>original", words)


@pytest.mark.parametrize("path", ["/actor", "/dyad?actor=IRN", "/place", "/outlet"])
def test_a_page_about_nobody_says_how_to_ask(client, path):
    answer = client.get(path)
    assert (answer.status_code, "Give " in answer.text) == (400, True)


def test_parts_are_paged_and_the_address_holds_it(client):
    words = client.get("/actor", params={"actor": "IRN", "part": "did"}).text
    assert 'id="did"' in words
    assert 'id="met"' not in words
    assert "All parts" in words


def test_actors_are_listed_and_found_by_part_of_a_name(client):
    every = client.get("/actors", params={"as_of": "2024-08-06"}).text
    some = client.get("/actors", params={"as_of": "2024-08-06", "q": "iran"}).text
    assert "/actor?" in every
    assert 'actor=IRN"' in some.replace("as_of=2024-08-06&amp;", "")
    assert len(some) < len(every)


def test_parties_in_lists_lead_to_their_pages(client):
    words = client.get("/events", params={"actor": "IRN"}).text
    assert 'href="/actor?actor=IRN"' in words
