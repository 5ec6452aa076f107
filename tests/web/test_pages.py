"""Pages as a client gets them: what they show, escape, refuse."""

import re

import httpx
import pytest
from tests.web.conftest import Server

import zerohour

PATHS = [
    "/",
    "/?as_of=2024-08-05",
    "/events",
    "/events?page=2",
    "/network",
    "/map",
    "/map?since=2024-07-01&as_of=2024-08-06",
    "/outcomes",
    "/search",
    "/search?q=talks",
    "/sources",
    "/checks",
    "/triage",
    "/triage?stands=dismissed&page=2",
    "/news",
]


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site.url) as found:
        yield found


@pytest.mark.parametrize("path", PATHS)
def test_every_view_answers_with_one_heading_and_its_headers(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert '<html lang="en">' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["countdown", "map", "network", "tempo"])
def test_pictures_are_svg_of_their_own(client, name):
    answer = client.get(f"/chart/{name}.svg?as_of=2024-08-06")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", answer.text)
    assert client.get("/chart/nothing.svg").status_code == 400


def test_the_map_shows_the_places_of_events(client):
    assert "Tehran" in client.get("/chart/map.svg?as_of=2024-08-06").text
    assert 'href="/events?' in client.get("/map?as_of=2024-08-06").text
    assert "No event of this time" in client.get("/map?as_of=2001-01-01").text


def test_outcomes_show_the_forecaster_and_the_words(client):
    words = client.get("/outcomes?as_of=2024-09-20").text
    assert "no report that it came" in words
    assert "How forecasters did" in words


def test_indicators_stand_on_the_board(ledger, tmp_path):
    watched = tmp_path / "i.toml"
    watched.write_text("[[indicator]]\nname = 'Attack <b>on</b> Israel'\nrecipient = 'ISR'\n")
    own = zerohour.open(ledger)
    server = Server(own, None, watched)
    words = httpx.get(server.url + "/?as_of=2024-08-06").text
    watched.write_text("[[indicator")
    broken = httpx.get(server.url + "/?as_of=2024-08-05")
    server.stop()
    own.close()
    assert "tripped" in words
    assert "Attack &lt;b&gt;on" in words
    assert broken.status_code == 500
    assert "A file of the one who serves is broken" in broken.text
    assert "i.toml" not in broken.text


def test_the_questions_are_answered_as_json_and_described(client):
    due = client.get("/api/countdown", params={"as_of": "2024-08-05"}).json()
    assert {"section", "opens", "closes", "clock", "event", "moves"} == set(due[0])
    page = client.get("/api/events", params={"actor": "IRN", "limit": 2}).json()
    assert len(page["events"]) == 2 < page["total"]
    one = page["events"][0]
    assert client.get(f"/api/events/{one['id']}").json() == one
    assert {e["status"] for e in client.get("/api/happened", params={"as_of": "2024-08-05"}).json()} <= {"occurred", "ongoing"}
    mention = one["mentions"][0]
    text = client.get(f"/api/reports/{mention['report']}").json()["text"]
    assert text[mention["start"] : mention["end"]] == mention["text"]
    assert {"one", "other", "events", "verbal", "material"} == set(client.get("/api/network").json()[0])
    assert {"day", "quads"} == set(client.get("/api/tempo").json()[0])
    found = client.get("/api/patterns", params={"as_of": "2024-08-06", "since": "2024-07-01"}).json()
    assert {"since", "balance", "shifts", "breaks", "unusual", "pace"} == set(found)
    assert client.get("/api/days").json()["first"].startswith("2024-0")
    assert {o["state"] for o in client.get("/api/outcomes").json()} <= {"came", "refuted", "lapsed", "open"}
    for wrong, status in (
        ("/api/events/none", 404),
        ("/api/reports/none", 404),
        ("/api/events?limit=0", 422),
        ("/api/countdown?as_of=x", 400),
    ):
        assert client.get(wrong).status_code == status
    described = client.get("/api/openapi.json").json()["paths"]
    assert sorted(described) == sorted(
        f"/api/{name}"
        for name in (
            "acts",
            "acts/{number}/undo",
            "actor",
            "actors",
            "checks",
            "contradicted",
            "corrections",
            "countdown",
            "days",
            "dyad",
            "events",
            "events/{number}",
            "evidence/{number}",
            "files",
            "happened",
            "joins",
            "looks",
            "marks",
            "marks/all",
            "network",
            "news",
            "outcomes",
            "outlet",
            "outlets",
            "patterns",
            "place",
            "reports",
            "reports/{number}",
            "splits",
            "summary",
            "tempo",
            "timeline",
            "triage",
        )
    )


def test_the_board_counts_down_as_of_a_day(client):
    words = client.get("/?as_of=2024-08-05").text
    assert "What is due as of Mon 5 Aug 2024" in words
    assert "Next 48 hours <span" in words
    glance = client.get("/api/summary?as_of=2024-08-05").json()
    open_now = glance["due"]["Now open"]
    assert re.search(r"<li><b>(\d+)</b><small>(?:<a [^>]*>)?open now", words)[1] == str(open_now)
    assert words.count("<strong>") >= open_now > 0
    assert "in 2 d" in words
    assert "Organisation of Islamic Cooperation" in words
    assert "What is due as of Sun 4 Aug 2024" in client.get("/?as_of=2024-08-04").text


def test_filters_stand_in_the_address_and_narrow(client):
    every = client.get("/events").text
    some = client.get("/events", params={"type": "ASSAULT", "actor": "IRN"}).text
    count = lambda words: int(re.search(r"<p>(\d+) event", words)[1])
    assert 0 < count(some) < count(every)
    assert "<option selected>ASSAULT</option>" in some
    assert count(client.get("/events", params={"place": "no such place"}).text) == 0


def test_an_event_leads_to_its_sentence(client):
    event = re.search(r'href="(/event/[^"?]+)', client.get("/events?type=ASSAULT").text)[1]
    words = client.get(event).text
    link = re.search(r'href="(/report/[^"#?]+)[^"#]*#(at-\d+)"', words)
    assert f'id="{link[2]}"' in client.get(link[1]).text
    assert "origin" in words


def test_what_comes_from_reports_is_escaped_and_cut(client):
    for path in ("/events", "/report/hostile", "/search?q=attacked", "/sources", "/"):
        words = client.get(path).text
        assert "<script>alert" not in words
        assert "<img src=x" not in words
        assert "<i>Wire" not in words
    assert "N" * 300 not in client.get("/search?q=attacked").text
    assert "&lt;script&gt;alert" in client.get("/report/hostile").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/event/none", 404), ("/report/none", 404), ("/nothing", 404), ("/static/none", 404), ("/static/..%2frender.py", 404), ("/?as_of=soon", 400),
        ("/events?page=0", 200), ("/events?page=-1", 200), ("/events?page=99999999999", 200), ("/search?q=%22%22%27%3B--", 200), ("/events?x=1", 200),
    ],
)  # fmt: skip
def test_a_wrong_address_gets_a_readable_page(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_an_empty_ledger_says_what_to_do(tmp_path):
    with zerohour.open(tmp_path / "empty.db") as own:
        server = Server(own)
        words = httpx.get(server.url + "/").text
        server.stop()
    assert "Nothing is due" in words
    assert "zerohour add" in words


def test_with_a_token_nobody_without_it_gets_an_answer(ledger):
    with zerohour.open(ledger) as own:
        server = Server(own, token="secret")
        try:
            for path in ("/", "/events", "/static/desk.css", "/changes"):
                assert httpx.get(server.url + path).status_code == 401
            assert httpx.get(server.url + "/?token=wrong").status_code == 401
            with httpx.Client(base_url=server.url) as client:
                assert client.get("/?token=secret", follow_redirects=True).status_code == 200
                assert client.get("/events").status_code == 200
        finally:
            server.stop()


def test_arriving_reports_are_told_and_shown(tmp_path):
    with zerohour.open(tmp_path / "live.db") as own:
        server = Server(own)
        try:
            with httpx.stream("GET", server.url + "/changes", timeout=15) as stream:
                lines = stream.iter_lines()
                assert next(lines) == "retry: 5000"
                own.add(zerohour.read("Rebels attacked an army base near Nairobi on Monday.", "2024-08-05"))
                assert next(line for line in lines if line.startswith("data:")) == "data: 1 new report"
            assert "Rebels" in httpx.get(server.url + "/?as_of=2024-08-06").text
        finally:
            server.stop()


def test_a_report_that_was_taken_back_says_so_and_by_whom(ledger, client):
    number = re.search(r'href="/report/(\w+)', client.get("/outcomes").text)[1]
    with zerohour.open(ledger) as own:
        own.retract(number, "the pictures are of another war", "ann")
        shown = client.get(f"/report/{number}").text
        own.reinstate(number)
    assert "retracted, by ann on" in shown
    assert "the pictures are of another war" in shown
    assert "retracted, by ann" not in client.get(f"/report/{number}").text


def test_an_event_that_was_not_read_surely_says_so(ledger, client):
    with zerohour.open(ledger) as own:
        doubtful = {one.best.mention.sure for one in own.events() if not one.best.mention.is_read_with(0.75)}
    assert doubtful
    shown = "".join(client.get(f"/events?page={number}").text for number in (1, 2))
    assert f"read with {min(doubtful):.2f}" in shown
