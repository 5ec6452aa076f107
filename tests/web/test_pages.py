"""Pages as a client gets them: what they show, escape, refuse."""

import re

import httpx
import pytest
from tests.web.conftest import Server

import zerohour

PATHS = ["/", "/?as_of=2024-08-05", "/events", "/events?page=2", "/network", "/search", "/search?q=talks", "/sources"]


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


def test_the_board_counts_down_as_of_a_day(client):
    words = client.get("/?as_of=2024-08-05").text
    assert "What is due as of Mon 5 Aug 2024" in words
    assert "T-2 d" in words
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
                assert client.get("/?token=secret").status_code == 200
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
            assert "Rebels" in httpx.get(server.url + "/").text
        finally:
            server.stop()
