"""The timeline: drawn by the desk, read without scripts; brush and zoom by our own script, and in the address."""

import re

import httpx
import pytest

import zerohour
from zerohour import desk

PERIOD = "as_of=2024-08-05&since=2024-07-29&until=2024-08-14"


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site.url) as made:
        yield made


def bars(words):
    return len(re.findall(r'<rect class="bar ', words))


def test_it_has_the_events_and_windows_of_its_days_and_no_others(ledger, client):
    answer = client.get(f"/api/timeline?{PERIOD}").json()
    assert answer["total"] == len(answer["events"]) > 5
    for event in answer["events"]:
        window = event["window"]
        assert (window["earliest"] or window["latest"]) <= "2024-08-14"
        assert (window["latest"] or window["earliest"]) >= "2024-07-29"
    with zerohour.open(ledger) as own:
        due = {d.event.id for d in own.countdown("2024-08-05").due if d.opens is not None and 0 <= d.opens <= 9}
    assert due <= {event["id"] for event in answer["events"]}
    words = client.get(f"/timeline?{PERIOD}").text
    assert bars(words) == answer["total"]
    assert 'class="now"' in words


def test_each_bar_leads_to_its_event_and_stands_in_its_window(client):
    words = client.get(f"/timeline?{PERIOD}").text
    svg = words[words.index("<svg") : words.index("</svg>")]
    assert len(re.findall(r'<a href="/event/', svg)) == bars(words)
    starts = [float(x) for x in re.findall(r'<rect class="bar \w+" x="([\d.]+)"', svg)]
    assert all(0 <= x <= 1200 for x in starts)


def test_a_brush_in_the_address_narrows_the_list(client):
    every = client.get(f"/timeline?{PERIOD}").text
    some = client.get(f"/timeline?{PERIOD}&part=2024-08-07..2024-08-07").text
    assert bars(some) == bars(every)
    assert 'class="brush"' in some
    days = re.findall(r'<tr data-first="([^"]+)" data-last="([^"]+)"', some)
    assert days
    assert all(first <= "2024-08-07" <= last for first, last in days)
    assert len(days) < len(re.findall(r"<tr data-first", every))


def test_it_is_narrowed_to_a_code(client):
    answer = client.get(f"/api/timeline?{PERIOD}&actor=IRN").json()
    assert answer["events"]
    assert all("IRN" in {a["code"] for a in (*e["actors"], *e["recipients"])} for e in answer["events"])


@pytest.mark.parametrize("asked", ["since=2024-08-05&until=2024-08-01", "since=2020-01-01&until=2024-01-01", "since=soon"])
def test_days_that_are_none_are_refused_in_a_sentence(client, asked):
    for path in ("/timeline", "/api/timeline"):
        assert client.get(f"{path}?{asked}").status_code == 400


def test_in_a_browser_a_drag_filters_the_list_and_a_key_looks_nearer(browser, site):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site.url}/timeline?{PERIOD}", wait_until="load")
    before = page.locator("tbody tr").count()
    box = page.locator("svg.timeline").bounding_box()
    day = box["width"] / 17
    page.mouse.move(box["x"] + 9.5 * day, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 9.9 * day, box["y"] + 24, steps=4)
    page.mouse.up()
    page.locator("#brushed a").first.wait_for()
    assert "part=2024-08-07..2024-08-07" in page.url
    assert 0 < page.locator("tbody tr").count() < before
    page.locator("#timeline .scroll").focus()
    page.keyboard.press("+")
    page.wait_for_url("**since=2024-08-02**")
    page.locator('svg.timeline[data-first="2024-08-02"]').wait_for()
    page.go_back()
    page.locator('svg.timeline[data-first="2024-07-29"]').wait_for()
    page.close()


def test_the_desk_gives_it_to_programs(ledger):
    with zerohour.open(ledger) as own:
        view = own.view("2024-08-05")
        found = desk.timeline(view, view.day, view.day, most=3)
        assert len(found.events) == min(3, found.total)
