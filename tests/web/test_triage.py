"""What is done on a page: in a real browser by keys and by forms, and over the API; done, undone, and refused to other sites."""

import re
import time

import httpx
import pytest
from tests.web.conftest import Server

import zerohour

WORDS = (
    "Iran attacked Israel on Monday.",
    "Russia and Ukraine will hold talks in Geneva on Wednesday.",
    "Rebels attacked an army base near Nairobi.",
)


@pytest.fixture
def own(tmp_path):
    """A desk of three events."""
    with zerohour.open(tmp_path / "own.db") as desk:
        for words in WORDS:
            desk.add(zerohour.read(words, "2024-08-05"))
        yield desk


@pytest.fixture
def desk(own):
    server = Server(own, author="ann")
    yield server
    server.stop()


@pytest.fixture
def client(desk):
    with httpx.Client(base_url=desk.url) as found:
        yield found


@pytest.fixture
def tab(browser, desk):
    """A page, which must not complain."""
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith(desk.url) or complaints.append(request.url))
    yield page
    context.close()
    assert complaints == []


def becomes(tab, places, count):
    """Waits until there are so many."""
    from playwright.sync_api import expect

    expect(tab.locator(places)).to_have_count(count)


def stands(client, which):
    return {row["event"]["id"] for row in client.get("/api/triage", params={"stands": which}).json()["events"]}


def test_a_shift_by_keys(tab, desk, client):
    tab.goto(desk.url + "/triage")
    rows = tab.locator("[data-event]")
    first, second, third = (rows.nth(n).get_attribute("data-event") for n in range(3))
    count = tab.locator('nav [data-count="unread"]').first
    assert count.inner_text() == "3"
    for key in ("j", "s", "u", "j", "x"):
        tab.keyboard.press(key)
    becomes(tab, "tr.dismissed", 1)
    assert count.inner_text() == "1"
    assert (stands(client, "unread"), stands(client, "important"), stands(client, "dismissed")) == ({third}, {first}, {second})
    tab.keyboard.press("z")
    becomes(tab, "tr.dismissed", 0)
    assert stands(client, "dismissed") == set()
    tab.keyboard.press("k")
    tab.keyboard.press("u")
    becomes(tab, "tr.unread", 3)
    assert stands(client, "unread") == {first, second, third}
    # Opening reads.
    with tab.expect_navigation():
        tab.keyboard.press("e")
    assert f"/event/{first}" in tab.url
    assert stands(client, "read") == {first}
    assert tab.locator("[data-event].read").count() == 1


def test_an_event_is_corrected_by_keys(tab, desk):
    tab.goto(desk.url + "/events")
    with tab.expect_navigation():
        tab.locator("tbody a").first.click()
    tab.keyboard.press("e")
    assert tab.evaluate("document.activeElement.name") == "type"


def test_keys_are_told_and_lead_to_search_and_are_letters_in_fields(tab, desk):
    tab.goto(desk.url + "/triage")
    tab.keyboard.press("?")
    assert "the next and the previous event" in tab.locator("dialog").inner_text()
    tab.get_by_role("button", name="Close").click()
    tab.get_by_label("Actor").press_sequentially("jux")
    assert tab.get_by_label("Actor").input_value() == "jux"
    assert tab.locator(".at, .dismissed").count() == 0
    tab.locator("h1").click()
    with tab.expect_navigation():
        tab.keyboard.press("/")
    assert "/search" in tab.url


def test_the_same_without_scripts(browser, desk, client):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.url + "/triage?type=ASSAULT")
    page.get_by_role("button", name="Important", exact=True).first.click()
    assert "type=ASSAULT" in page.url
    assert "Done: important (act 1 by ann)" in page.locator(".did").inner_text()
    assert len(stands(client, "important")) == 1
    page.get_by_role("button", name="Undo").click()
    becomes(page, ".did", 0)
    assert stands(client, "important") == set()
    page.goto(desk.url + "/triage")
    page.get_by_role("button", name="Mark these 3 as read").click()
    page.get_by_text("Nothing is unread here.").wait_for()
    page.get_by_role("button", name="Undo").click()
    becomes(page, "tr.unread", 3)
    page.get_by_role("button", name="Mark all that the ledger has as read").click()
    page.get_by_text("Nothing is unread here.").wait_for()
    assert stands(client, "unread") == set()
    page.goto(desk.url + "/triage?stands=read")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Read", exact=True).click()
    becomes(page, "[data-event].unread", 1)
    context.close()


def test_a_reader_signs_with_a_name_of_his_own(browser, desk, client):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.url + "/triage")
    page.get_by_label("You act here as").fill("Zoë Müller")
    page.get_by_role("button", name="Sign so").click()
    page.get_by_role("button", name="Dismissed", exact=True).first.click()
    page.goto(desk.url + "/triage?stands=dismissed")
    assert "dismissed (Zoë Müller)" in page.locator("tbody").inner_text()
    context.close()
    assert client.get("/api/acts").json()[-1]["author"] == "Zoë Müller"


def test_what_is_new_since_the_last_look(browser, own, desk, client):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.url + "/news")
    page.get_by_text("You have not looked before").wait_for()
    page.get_by_role("button", name="I have looked").click()
    page.get_by_text("Nothing is new.").wait_for()
    own.add(zerohour.read("Egypt threatened Ethiopia on Tuesday.", "2024-08-06"))
    # Whether another has changed the ledger is asked twice a second.
    time.sleep(0.6)
    page.reload()
    assert page.locator("h2").all_inner_texts() == ["New 1"]
    assert page.locator('nav [data-count="fresh"]').inner_text() == "1"
    page.get_by_role("button", name="I have looked").click()
    page.get_by_text("Nothing is new.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="New 1").wait_for()
    context.close()
    assert len(client.get("/api/news").json()["new"]) == 1


def test_the_same_over_the_api(client):
    number = client.get("/api/events").json()["events"][0]["id"]
    done = client.post("/api/marks", json={"events": [number], "mark": "important"}).json()
    assert (len(done["acts"]), done["attention"][number]["important"], done["tally"]["important"]) == (1, "ann", 1)
    assert client.post("/api/marks/all").json()["tally"]["unread"] == 0
    assert client.post("/api/looks").status_code == 200
    told = client.get("/api/acts").json()
    assert [act["verb"] for act in told] == ["important", "read", "looked"]
    undone = client.post("/api/acts/1/undo", json={"events": [number]}).json()
    assert (undone["acts"], undone["attention"][number]["important"], undone["tally"]["important"]) == ([1], "", 0)
    for path, given, status in (
        ("/api/marks", {"events": ["none"], "mark": "read"}, 404),
        ("/api/marks", {"events": [number], "mark": "seen"}, 400),
        ("/api/marks", {"events": "x"}, 422),
        ("/api/acts/1/undo", {"events": []}, 404),
    ):
        assert client.post(path, json=given).status_code == status
    assert client.get("/api/triage?stands=new").status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
    ],
)
def test_no_other_site_acts_here(client, headers, status):
    assert client.post("/acts/read-all", data={"back": "/triage"}, headers=headers).status_code == status
    assert len(client.get("/api/acts").json()) == (status == 303)


def test_the_desks_own_origin_may(desk, client):
    assert client.post("/acts/look", headers={"Origin": desk.url}).status_code == 303


@pytest.mark.parametrize("back", ["//evil.example/x", "https://evil.example/x", "/\\evil.example", "", "javascript:alert(1)"])
def test_the_way_back_leads_to_this_desk_alone(client, back):
    place = client.post("/acts/look", data={"back": back}).headers["location"]
    assert re.match(r"/(?![/\\])", place), place


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/acts/undo", {"act": "x"}, 400),
        ("/acts/undo", {"act": "7"}, 400),
        ("/acts/mark", {"event": "none", "mark": "read"}, 400),
        ("/acts/mark", {"mark": "seen"}, 400),
        ("/acts/mark", {"event": "x" * 200_000}, 413),
    ],
)
def test_what_is_no_act_is_a_page_in_a_sentence(client, path, data, status):
    answer = client.post(path, data=data)
    assert (answer.status_code, "<h1" in answer.text, "Traceback" in answer.text) == (status, True, False)
    assert client.get(path).status_code == 405


def test_a_mention_is_corrected_on_its_page_without_scripts(browser, own, desk, client):
    event = next(e for e in client.get("/api/events").json()["events"] if e["type"] == "CONSULT")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.url}/event/{event['id']}")
    page.get_by_text("Correct or confirm this mention").click()
    form = page.get_by_role("form", name="Correct this mention")
    form.get_by_label("Type").select_option("AGREE")
    form.get_by_label("Place").fill("Geneva = CH")
    form.get_by_label("Who", exact=True).fill("Ukraine = UKR")
    form.get_by_label("Day").fill("2024-08-08")
    form.get_by_role("button", name="Correct").click()
    assert "Done: corrected" in page.locator(".did").inner_text()
    assert "AGREE" in page.locator(".lead").inner_text()
    assert "Ukraine UKR" in page.locator(".lead").inner_text()
    assert "Thu 8 Aug 2024" in page.locator("dl").inner_text()
    assert list(own.recode()) == []
    page.goto(desk.url + "/checks")
    assert "Of 1 reading that was checked, 0 held" in page.locator(".lead").inner_text()
    assert "type, actors, day" in page.locator("tbody").last.inner_text()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_text("Nothing was checked yet").wait_for()
    page.goto(f"{desk.url}/event/{event['id']}")
    assert "CONSULT" in page.locator(".lead").inner_text()
    page.get_by_text("Correct or confirm this mention").click()
    page.get_by_role("button", name="All of it was read right").first.click()
    page.get_by_text("Done: read right").wait_for()
    page.goto(f"{desk.url}/event/{event['id']}")
    page.get_by_text("Correct all mentions of this event").click()
    page.get_by_role("form", name="Correct every mention").get_by_role("button", name="It is no event").click()
    page.get_by_text("Done: no event").wait_for()
    assert "/checks" in page.url
    page.get_by_role("button", name="Undo", exact=True).first.click()
    becomes(page, ".did", 0)
    assert client.get(f"/api/events/{event['id']}").status_code == 200
    context.close()


def test_events_are_joined_and_split_on_the_page(browser, desk, client):
    one, other = [e["id"] for e in client.get("/api/events").json()["events"]][:2]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.url}/event/{one}")
    page.get_by_label("The same event as").fill(other)
    page.get_by_role("button", name="Join them").click()
    becomes(page, "article", 2)
    page.get_by_role("button", name="Undo").click()
    becomes(page, ".did", 0)
    assert client.get("/api/events").json()["total"] == 3
    client.post("/api/joins", json={"one": one, "other": other})
    assert client.get("/api/events").json()["total"] == 2
    page.goto(f"{desk.url}/event/{one}")
    page.get_by_text("Correct or confirm this mention").last.click()
    page.get_by_role("button", name="This is another event than the rest").last.click()
    page.get_by_text("Done: different events").wait_for()
    assert client.get("/api/events").json()["total"] == 3
    context.close()


def test_corrections_over_the_api(client):
    event = client.get("/api/events").json()["events"][0]
    number = event["mentions"][0]["id"]
    done = client.post("/api/corrections", json={"event": number, "alone": True, "fields": {"status": "negated", "day": "-"}}).json()
    assert len(done["acts"]) == 2
    assert client.get(f"/api/events/{number}").json()["status"] == "negated"
    assert client.get(f"/api/reports/{event['mentions'][0]['report']}").json()["mentions"][0]["status"] == "negated"
    found = client.get("/api/checks").json()
    assert (found["rate"]["checked"], found["rate"]["held"], found["checked"][0]["wrong"]) == (1, 0, ["day", "status"])
    assert client.get("/checks.lines").text.startswith(f"# {event['mentions'][0]['report']}\n0 | ")
    assert client.post(f"/api/acts/{done['acts'][0]}/undo", json={"events": [number]}).status_code == 200
    assert client.get(f"/api/events/{number}").json() == event
    client.post("/api/corrections", json={"event": number})
    assert client.get("/api/checks").json()["rate"]["held"] == 1
    client.post("/api/corrections", json={"event": number, "no_event": True})
    assert client.get("/api/events").json()["total"] == 2
    for given, status in (
        ({"event": number}, 404),
        ({"event": "none", "no_event": True}, 404),
        ({"event": client.get("/api/events").json()["events"][0]["id"], "fields": {"what": "x"}}, 400),
        ({"event": client.get("/api/events").json()["events"][0]["id"], "fields": {"day": "soon"}}, 400),
    ):
        assert client.post("/api/corrections", json=given).status_code == status
    assert client.post("/api/splits", json={"mention": client.get("/api/events").json()["events"][0]["id"]}).status_code == 400
