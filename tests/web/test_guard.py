"""Who gets an answer from a desk, what stays of it elsewhere, and what a server gives a connection that drips."""

import re
import socket
import threading
import time

import httpx
import pytest
from tests.web.conftest import Server

import zerohour
from zerohour import web
from zerohour.web import server as serving
from zerohour.web.answers import Answers

HOSTS = ["127.0.0.1:8000", "localhost", "LOCALHOST.:80", "[::1]:8000", "192.168.1.7", socket.gethostname()]
FOREIGN = ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "", "[evil", "2130706433x"]


@pytest.fixture
def locked(ledger):
    with zerohour.open(ledger) as own:
        server = Server(own, token="secret", names=("desk.example",))
        yield server
        server.stop()


@pytest.mark.parametrize("host", HOSTS)
def test_a_desk_answers_to_addresses_and_this_machines_names(site, host):
    assert httpx.get(site.url + "/sources", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/", "/api/countdown", "/static/desk.css", "/changes"])
def test_a_name_that_another_site_points_here_gets_nothing(site, host, path):
    answer = httpx.get(site.url + path, headers={"Host": host})
    assert answer.status_code == 421
    assert "is not called" in answer.text


def test_a_desk_answers_to_the_names_it_is_given(locked):
    answer = httpx.get(locked.url + "/?token=secret", headers={"Host": "Desk.Example:443"})
    assert answer.status_code == 303
    assert httpx.get(locked.url + "/?token=secret", headers={"Host": "other.example"}).status_code == 421


def test_the_token_leaves_the_address_with_the_first_visit(locked):
    with httpx.Client(base_url=locked.url) as client:
        first = client.get("/events?actor=IRN&token=secret&page=2")
        assert (first.status_code, first.headers["location"], first.text) == (303, "/events?actor=IRN&page=2", "")
        assert {"HttpOnly", "SameSite=lax"} <= set(first.headers["set-cookie"].split("; "))
        assert client.get(first.headers["location"]).status_code == 200
        assert "secret" not in client.get("/").text


def test_no_address_with_a_token_leads_to_another_host(locked):
    answer = httpx.get(locked.url + "//evil.example/?token=secret")
    assert answer.headers["location"] == "/evil.example/"


@pytest.mark.parametrize("asked", [{"headers": {"Authorization": "Bearer secret"}}, {"params": {"token": "secret"}}])
def test_programs_give_the_token_with_each_question(locked, asked):
    assert httpx.get(locked.url + "/api/countdown", **asked).status_code == 200
    wrong = httpx.get(locked.url + "/api/countdown", headers={"Authorization": "Bearer sécret".encode()})
    assert (wrong.status_code, wrong.json()["status"], wrong.headers["content-type"]) == (401, 401, "application/problem+json")


@pytest.mark.parametrize("path", ["/", "/api/countdown", "/api/nothing", "/chart/map.svg", "/report/none"])
def test_no_answer_is_kept(site, path):
    assert httpx.get(site.url + path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/nothing", 404, "There is no page at this address."),
        ("/api/reports/none", 404, "there is no report with this id"),
        ("/api/events?first=1e23", 422, "first: input should be a valid integer"),
        ("/api/events?first=100000000000000000000000", 422, "first: input should be less than"),
        ("/api/countdown?as_of=9999-12-31", 400, "'9999-12-31' is too far away; give a year from 1000 to 9000"),
        ("/api/network?since=0001-01-01", 400, "is too far away"),
        ("/api/countdown?as_of=soon", 400, "'soon' is no ISO 8601 date"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_a_sentence(site, path, status, said):
    answer = httpx.get(site.url + path)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert set(problem) == {"type", "title", "status", "detail"}
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert said in problem["detail"]


def test_what_fails_here_tells_nothing_of_here(tmp_path):
    own = zerohour.open(tmp_path / "gone.db")
    server = Server(own)
    try:
        own.close()
        (tmp_path / "gone.db").write_bytes(b"no ledger at all" * 1000)
        for path in ("/api/events", "/events", "/api/reports/x"):
            answer = httpx.get(server.url + path)
            assert answer.status_code in (500, 503)
            assert not re.search(r"gone\.db|/tmp|Traceback|site-packages", answer.text)
            assert "zerohour serve" in answer.text
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("host", "address"),
    [("::1", "http://[::1]:8000/"), ("127.0.0.1", "http://127.0.0.1:8000/"), ("::", f"http://{socket.gethostname()}:8000/")],
)
def test_an_address_can_be_opened_as_it_is_printed(host, address):
    assert web.address(host, 8000) == address


def test_a_quick_answer_does_not_wait_for_a_slow_one(ledger):
    with zerohour.open(ledger) as own:
        answers, free = Answers(own), threading.Event()
        slow = threading.Thread(target=answers.once, args=(("slow",), lambda: free.wait(30)))
        slow.start()
        assert answers.once(("quick",), lambda: "at once") == "at once"
        assert slow.is_alive()
        free.set()
        slow.join()


def test_a_question_of_many_is_found_once_and_one_that_fails_is_asked_again(ledger):
    found = []

    def find():
        found.append(1)
        time.sleep(0.2)
        return len(found)

    def fail():
        raise ValueError

    with zerohour.open(ledger) as own:
        answers, got = Answers(own), []
        several = [threading.Thread(target=lambda: got.append(answers.once(("one",), find))) for _ in range(8)]
        for one in several:
            one.start()
        for one in several:
            one.join()
        assert (got, len(found)) == ([1] * 8, 1)
        with pytest.raises(ValueError):
            answers.once(("two",), fail)
        assert answers.once(("two",), lambda: "now") == "now"


class Impatient(serving.Hurried):
    patience = 0.5


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET /sources HTTP/1.1\r\nHost: localhost\r\n\r\n"])
def test_a_connection_that_drips_is_hung_up_on(ledger, begun):
    with zerohour.open(ledger) as own:
        server = Server(own, http=Impatient)
        try:
            with socket.create_connection(server.url.removeprefix("http://").split(":")) as drip:
                drip.settimeout(5)
                drip.sendall(begun)
                ends, came = time.monotonic() + 4, b"x"
                while came and time.monotonic() < ends:
                    try:
                        drip.sendall(b"x")
                        time.sleep(0.1)
                        drip.setblocking(False)
                        came = drip.recv(65_536)
                    except BlockingIOError:
                        came = b"x"
                    except OSError:
                        came = b""
                    drip.setblocking(True)
                assert not came
        finally:
            server.stop()
