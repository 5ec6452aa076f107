"""Servers that lie, drip and never end: each is a refusal of one line, within its time, and the rest is read."""

import time

import pytest
from tests.sources import hostile

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report
from zerohour.sources import hook, web
from zerohour.sources.fetch import Fetcher, Limits

SECONDS = 1.5
# A machine under load takes its time too; a server that holds a call takes all of it.
SLACK = 10.0


@pytest.fixture
def serve():
    open_ones = []

    def start(act, **how):
        open_ones.append(hostile.Server(act, **how))
        return open_ones[-1]

    yield start
    for one in open_ones:
        one.close()


def fetcher(seconds=SECONDS):
    return Fetcher(private=True, limits=Limits(size=1_000_000, seconds=seconds, redirects=3, pause=0.0))


def read(url, seconds=SECONDS):
    """What stands there, which took no longer than it may."""
    began = time.monotonic()
    (found,) = web.reports(fetcher(seconds), url)
    assert time.monotonic() - began < seconds + SLACK
    return found


@pytest.mark.parametrize("name", hostile.ACTS)
def test_a_server_that(serve, name):
    act, words = hostile.ACTS[name]
    # Those that end by themselves have the time that a loaded machine needs.
    found = read(serve(act).url + "/x", SECONDS if act is hostile.held or "drips" in name or "1xx" in name else 20.0)
    assert isinstance(found, Refusal)
    assert words in found.reason
    assert found.reason.isprintable()
    assert len(found.reason) < 500


@pytest.mark.parametrize("name", hostile.ODD)
def test_a_page_with(serve, name):
    media, body = hostile.ODD[name]
    found = read(serve(hostile.said(hostile.answer(body, b"200 OK", media))).url + "/x", 20.0)
    assert isinstance(found, Report), found.reason
    assert "Envoys of Iran and Qatar met in Doha" in found.text
    assert found.text.encode()


def test_a_handshake_ends_with_the_time(serve):
    server = serve(hostile.handshaking, silent=True)
    assert "not read within" in read(server.url.replace("http:", "https:")).reason


def test_a_robots_file_that_drips_is_within_the_same_time(serve):
    server = serve(hostile.said(hostile.OK + b"\r\n", b"#", pause=0.1, times=hostile.FOREVER), silent=True)
    own = fetcher()
    began = time.monotonic()
    for _ in range(20):
        with pytest.raises(SourceError, match=r"robots\.txt cannot be had .*not read within"):
            own.get(server.url + "/x")
    assert time.monotonic() - began < SECONDS + SLACK


def test_redirects_share_one_time(serve):
    """Each hop answers within the time; together they do not."""

    def act(connection, path):
        time.sleep(0.8)
        connection.sendall(hostile.answer(b"", b"302 Found", b"text/html", b"Location: /y" + path[1:].encode()))

    assert "not read within" in read(serve(act).url + "/x").reason


def test_an_address_that_is_too_long_or_none_is_one_sentence():
    for url in (
        "http://127.0.0.1:9/" + "x" * 9000,
        "http://127.0.0.1:9/\ud800",
        "http://\ud800/",
        "http://a\x00b/",
        "http://☃☃..x/",
        "http://[::1%25lo]:0/",
    ):
        found = read(url)
        assert isinstance(found, Refusal)
        assert found.reason.isprintable()


def test_a_host_in_any_script_is_asked_by_its_ascii_name(serve):
    server = serve(hostile.said(hostile.answer(hostile.PAGE)))
    found = read(f"http://LOCALHOST:{server.port}/Zürich/路?q=é#part", 20.0)
    assert isinstance(found, Report)
    path, head = server.asked[-1]
    assert path == "/Z%C3%BCrich/%E8%B7%AF?q=%C3%A9"
    assert f"Host: localhost:{server.port}\r\n".encode() in head
    assert "not known" in read("http://bücher.invalid/").reason


def test_validators_go_back_as_they_came(serve):
    tag = b'"\xe9\xff-\xc3\xa9"'
    server = serve(hostile.said(hostile.answer(hostile.PAGE, b"200 OK", b"text/html", b"ETag: " + tag)))
    own = fetcher(20.0)
    first = own.get(server.url + "/x")
    own.get(server.url + "/x", first.etag, "Mon, 05 Aug 2024 09:00:00 GMT")
    assert b"If-None-Match: " + tag + b"\r\n" in server.asked[-1][1]
    # What an earlier release kept, or another server sent, does no harm.
    own.get(server.url + "/x", "☃\r\nX: y", "\x00")


def test_a_password_goes_to_its_own_site_alone_and_into_no_message(serve):
    other = serve(hostile.said(hostile.answer(hostile.PAGE)))
    server = serve(hostile.said(hostile.answer(b"", b"302 Found", b"text/html", b"Location: " + other.url.encode() + b"/y")))
    found = fetcher(20.0).get(server.url.replace("//", "//ann:geheim@") + "/x?api_key=s3cret")
    assert b"Authorization: Basic YW5uOmdlaGVpbQ==" in server.asked[-1][1]
    assert b"Authorization" not in other.asked[-1][1]
    assert found.url == other.url + "/y"
    gone = serve(hostile.said(hostile.answer(b"", b"404 Not Found")))
    reason = read(gone.url.replace("//", "//ann:geheim@") + "/x?api_key=s3cret", 20.0).reason
    assert "404" in reason
    assert not any(secret in reason for secret in ("geheim", "s3cret"))


def test_a_warning_is_posted_with_its_key(serve):
    server = serve(hostile.said(hostile.answer(b"thanks" * 1000, b"202 Accepted")))
    hook.post(server.url.replace("//", "//ann:geheim@") + "/hook?token=s3cret", '{"état": 1}', "k1")
    _, asked = server.asked[-1]
    assert asked.startswith(b"POST /hook?token=s3cret HTTP/1.1\r\n")
    assert all(line in asked for line in (b"Idempotency-Key: k1\r\n", b"Authorization: Basic ", '{"état": 1}'.encode()))


@pytest.mark.parametrize(
    "name",
    [
        "hangs after the connection",
        "drips its head",
        "drips 1xx answers",
        "hangs up at once",
        "redirects nowhere",
        "gives a reason that rings",
    ],
)
def test_a_warning_that_is_not_taken_is_told_in_time(serve, name):
    act, _ = hostile.ACTS[name]
    url = serve(act).url.replace("//", "//ann:geheim@") + "/hook?token=s3cret"
    began = time.monotonic()
    with pytest.raises(SourceError, match="was not delivered") as caught:
        hook.post(url, "{}", "k1", SECONDS)
    assert time.monotonic() - began < SECONDS + SLACK
    assert str(caught.value).isprintable()
    assert not any(secret in str(caught.value) for secret in ("geheim", "s3cret"))
