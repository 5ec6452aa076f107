"""Whatever a page lists is had as a file, with the page's filters and in its order; a reader sorts it by a column."""

import csv
import io
import re

import httpx
import pytest

LISTS = {
    "board": "as_of=2024-08-05",
    "happened": "as_of=2024-08-05",
    "events": "actor=IRN",
    "timeline": "as_of=2024-08-05",
    "contradicted": "as_of=2024-08-06",
    "actor": "actor=IRN&part=did",
    "dyad": "actor=IRN&other=ISR",
    "place": "place=Beirut",
    "outcomes": "",
    "actors": "as_of=2024-08-06&q=iran",
    "network": "as_of=2024-08-06&since=2024-07-01",
    "outlets": "",
}


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site.url) as made:
        yield made


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_as_csv_and_as_json(client, name):
    table = client.get(f"/lists/{name}.csv?{LISTS[name]}")
    assert table.headers["content-type"].startswith("text/csv")
    assert f"zerohour-{name}.csv" in table.headers["content-disposition"]
    lines = list(csv.DictReader(io.StringIO(table.text)))
    objects = client.get(f"/lists/{name}.json?{LISTS[name]}").json()
    assert len(lines) == len(objects)
    assert lines or name == "contradicted"
    if objects and "id" in objects[0]:
        assert [line["id"] for line in lines] == [one["id"] for one in objects]


def test_a_file_has_the_filters_and_the_order_of_its_page(client):
    asked = "actor=IRN&sort=type"
    shown = re.findall(r'<a class="deed" href="/event/([^"?]+)', client.get(f"/events?{asked}").text)
    types = [one["type"] for one in client.get(f"/lists/events.json?{asked}").json()]
    assert types == sorted(types)
    assert [one["id"] for one in client.get(f"/lists/events.json?{asked}").json()][: len(shown)] == shown
    turned = [one["type"] for one in client.get("/lists/events.json?actor=IRN&sort=-type").json()]
    assert turned == sorted(types, reverse=True)


def test_the_oldest_first_is_the_newest_first_turned(client):
    newest = [one["id"] for one in client.get("/lists/events.json").json()]
    told = {one["id"]: one["mentions"][0]["published"] or "" for one in client.get("/lists/events.json").json()}
    oldest = [one["id"] for one in client.get("/lists/events.json?sort=told").json()]
    assert sorted(oldest) == sorted(newest)
    assert [told[n] for n in oldest] == sorted(told.values())


def test_a_column_sorts_by_a_link_that_turns(client):
    asked = {"actor": "IRN", "part": "did", "sort": "when"}
    words = client.get("/actor", params=asked).text
    assert 'aria-sort="ascending"' in words
    assert "sort=-when" in words
    days = [e["window"]["earliest"] or e["window"]["latest"] for e in client.get("/lists/actor.json", params=asked).json() if e["window"]]
    assert days == sorted(days)


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(client):
    for line in csv.reader(io.StringIO(client.get("/lists/events.csv").text)):
        assert not any(cell.startswith(("=", "+", "@")) for cell in line)


@pytest.mark.parametrize("name", ["none.csv", "events.xls", "events"])
def test_a_list_that_there_is_not_is_told_with_those_that_there_are(client, name):
    answer = client.get(f"/lists/{name}")
    assert (answer.status_code, "each as csv and json" in answer.text) == (404, True)
