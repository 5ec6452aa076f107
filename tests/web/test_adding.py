"""Reports are added on the page: a text, files, an address. Each tells in a line what became of it; other sites may not."""

import functools
import http.server
import threading
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import Server

import zerohour
from zerohour.web import forms

TEXT = "Rebels attacked an army base near Nairobi on Monday, the army said."
MORE = "Iran attacked Israel on Sunday. The United States condemned the attack."


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    with zerohour.open(tmp_path_factory.mktemp("add") / "add.db") as made:
        yield made


@pytest.fixture(scope="module")
def desk(own):
    server = Server(own)
    yield server
    server.stop()


@pytest.fixture
def client(desk):
    with httpx.Client(base_url=desk.url, timeout=120) as made:
        yield made


def send(client, files=None, **fields):
    parts = [(name, (None, value)) for name, value in fields.items()] + [("files", file) for file in files or ()]
    return client.post("/add", files=parts or [("text", (None, ""))])


def test_a_pasted_text_is_read_and_stored_with_its_day_and_outlet(client, own):
    answer = send(client, text=TEXT, published="2024-08-06", outlet="Nairobi Post")
    assert answer.status_code == 200
    assert '<span class="status occurred">added</span>' in answer.text
    assert "1 added" in answer.text
    (reading,) = own.readings()
    assert (reading.report.outlet, str(reading.report.day)) == ("Nairobi Post", "2024-08-06")
    assert reading.mentions
    assert "already there" in send(client, text=TEXT, published="2024-08-06").text


def test_files_are_told_a_line_each_and_refusals_among_them(client, own):
    before = own.size()
    given = [("a.txt", MORE.encode()), ("b.pdf", b"%PDF-1.7 broken"), ("c.png", b"\x89PNG\r\n\x1a\n" + bytes(50))]
    answer = send(client, given, published="2024-08-05")
    assert answer.text.count("<li><span") == 3
    assert "1 added, 2 refused" in answer.text
    assert "this is an image" in answer.text
    assert own.size() == before + 1


def test_an_address_of_a_private_network_is_not_asked(client, own, tmp_path):
    (tmp_path / "report.html").write_text(f"<p>{TEXT} Again.</p>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        before = own.size()
        answer = send(client, url=f"http://127.0.0.1:{other.server_port}/report.html")
        other.shutdown()
    assert "1 refused" in answer.text
    assert own.size() == before


def test_nothing_and_a_day_that_is_none_are_refused_in_a_sentence(client):
    assert (send(client).status_code, "there is nothing to add" in send(client).text) == (400, True)
    assert send(client, text="Rain.", published="soon").status_code == 400
    assert client.post("/add", data={"text": TEXT}).status_code == 415


def test_what_is_told_of_a_file_is_escaped(client):
    words = send(client, [("<script>alert(1)</script>.pdf", b"%PDF-1.7 broken")]).text
    assert "<script>alert" not in words
    assert "&lt;script&gt;" in words


def test_programs_add_over_http(client, own):
    done = client.post("/api/reports", json={"text": "Turkey sanctioned Greece on Friday.", "published": "2024-08-09"}).json()
    assert [row["outcome"] for row in done] == ["added"]
    assert client.get(f"/api/reports/{done[0]['report']}").json()["published"] == "2024-08-09"
    sent = client.post("/api/files", params={"name": "x.txt", "published": "2024-08-05"}, content=b"France met Germany in Paris on Monday.")
    assert [row["outcome"] for row in sent.json()] == ["added"]
    assert client.post("/api/reports", json={}).status_code == 400


def test_a_page_of_another_site_adds_nothing(client, own):
    before = own.size()
    answer = client.post("/add", files=[("text", (None, "China met Japan on Monday."))], headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, own.size()) == (403, before)


def test_a_form_that_is_too_large_is_refused(client):
    answer = client.post("/api/files", content=b"x" * (forms.LARGEST + 1))
    assert answer.status_code == 413


def test_in_a_browser_without_scripts(browser, desk, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("Egypt met Jordan in Cairo on Tuesday, officials said.")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.url + "/add")
    page.get_by_label("A report's text").fill("Norway met Sweden in Oslo on Thursday.")
    page.locator("input[type=file]").set_input_files(str(file))
    page.get_by_label("Published").fill("2024-08-06")
    page.get_by_role("button", name="Read and store").click()
    page.get_by_text("2 added").wait_for()
    assert page.locator(".taken a").count() == 2
    context.close()


@pytest.mark.parametrize("content", [b"", b"\r\n", b"a\r\n--b\r\n\r\nc", bytes(range(256))])
def test_a_file_comes_through_as_it_was(content):
    sent = b'--xyz\r\nContent-Disposition: form-data; name="files"; filename="\xc3\xa9.bin"\r\n\r\n' + content + b"\r\n--xyz--\r\n"
    assert forms.parsed(sent, b"xyz").files == (("é.bin", content),)


def test_the_demo_is_added_as_files(client, own):
    folder = Path(zerohour.__file__).parent / "demo"
    given = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file()][:2]
    assert "2 added" in send(client, given).text
