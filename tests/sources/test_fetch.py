"""Fetching from servers that are slow, broken or hostile."""

import gzip
import time
import zlib

import pytest

from zerohour.errors import SourceError
from zerohour.sources import robots
from zerohour.sources.fetch import AGENT, Fetcher, Limits


@pytest.fixture
def fetcher():
    return Fetcher(private=True, limits=Limits(size=1_000_000, seconds=20.0, redirects=3, pause=0.0))


def refused(fetcher, url):
    with pytest.raises(SourceError) as caught:
        fetcher.get(url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_comes_with_its_media_type_charset_and_validators(site, fetcher):
    site.page(
        "/x", "Zürich".encode("latin-1"), media="text/plain; charset=ISO-8859-1", ETag='"1"', Last_Modified="Mon, 05 Aug 2024 09:00:00 GMT"
    )
    found = fetcher.get(site.url + "/x")
    assert (found.body.decode(found.charset), found.media, found.etag) == ("Zürich", "text/plain", '"1"')
    assert found.modified == "Mon, 05 Aug 2024 09:00:00 GMT"


def test_validators_are_sent_and_nothing_new_is_told(site, fetcher):
    site.page("/x", b"", status=304)
    found = fetcher.get(site.url + "/x", etag='"1"', modified="Mon, 05 Aug 2024 09:00:00 GMT")
    assert not found.fresh
    asked = dict(site.asked[-1][1])
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"1"', "Mon, 05 Aug 2024 09:00:00 GMT")
    assert asked["User-Agent"].startswith("zerohour/")


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_packed_page_is_unpacked(site, fetcher, packing):
    body = gzip.compress(b"words") if packing == "gzip" else zlib.compress(b"words")
    site.page("/x", body, Content_Encoding=packing)
    assert fetcher.get(site.url + "/x").body == b"words"


def test_a_redirect_is_followed_to_the_address_that_answers(site, fetcher):
    site.page("/old", b"", status=301, Location="/new")
    site.page("/new", b"here")
    found = fetcher.get(site.url + "/old")
    assert (found.url, found.body) == (site.url + "/new", b"here")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://169.254.169.254/latest/meta-data", "http://[::1]/",
        "http://192.168.1.1/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://100.64.0.1/", "http://2130706433/", "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_refused(url):
    assert "private network" in refused(Fetcher(), url)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/x", "gopher://x", "javascript:alert(1)", "http://", "x", "http://[::1", "http://a:99999/"],
)
def test_only_http_addresses_are_fetched(url):
    assert "address" in refused(Fetcher(), url)


def test_a_redirect_to_a_private_address_is_refused(site):
    """The first hop is allowed by hand; where it leads is checked like any other address."""
    site.page("/x", b"", status=302, Location="http://169.254.169.254/")
    public = Fetcher(private=False, limits=Limits(pause=0.0))
    allowed = Fetcher(private=True, limits=Limits(pause=0.0))
    assert "169.254.169.254" in refused(public, "http://169.254.169.254/")
    site.page("/y", b"", status=302, Location="file:///etc/passwd")
    assert "only http and https" in refused(allowed, site.url + "/y")


def test_redirects_end(site, fetcher):
    site.page("/x", b"", status=302, Location="/x")
    assert "more than 3 redirects" in refused(fetcher, site.url + "/x")


def dripping(times, piece, pause):
    """A page of so many pieces, without a length, with a pause between them."""

    def page(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(times):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return page


def test_an_endless_body_ends_at_the_limit(site, fetcher):
    site.pages["/x"] = dripping(1000, b"x" * 65536, 0.0)
    assert "more than 1 MB" in refused(fetcher, site.url + "/x")


def test_a_slow_body_ends_with_the_time(site):
    site.pages["/x"] = dripping(100, b"x", 0.1)
    hasty = Fetcher(private=True, limits=Limits(seconds=2.0, pause=0.0))
    assert "not read within 2 seconds" in refused(hasty, site.url + "/x")


def test_a_gzip_bomb_ends_at_the_limit(site, fetcher):
    site.page("/x", gzip.compress(b"\0" * 200_000_000), Content_Encoding="gzip")
    assert "more than 1 MB" in refused(fetcher, site.url + "/x")


@pytest.mark.parametrize("packing", ["gzip", "br", "gzip, gzip"])
def test_a_body_that_is_not_packed_as_said_is_refused(site, fetcher, packing):
    site.page("/x", b"this is plain text", Content_Encoding=packing)
    refused(fetcher, site.url + "/x")


def test_a_body_shorter_than_its_length_is_refused(site, fetcher):
    def short(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"only this")

    site.pages["/x"] = short
    assert "cannot be read" in refused(fetcher, site.url + "/x")


def test_what_is_no_http_is_refused(site, fetcher):
    site.pages["/x"] = lambda handler: handler.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
    refused(fetcher, site.url + "/x")


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 503])
def test_an_error_of_the_server_is_told(site, fetcher, status):
    site.page("/x", b"sorry", status=status)
    assert str(status) in refused(fetcher, site.url + "/x")


def test_a_dead_server_and_an_unknown_host_are_told(fetcher):
    assert "cannot be read" in refused(fetcher, "http://127.0.0.1:9/x")
    assert "not known" in refused(fetcher, "http://no.such.host.invalid/")


def test_robots_are_kept_and_asked_once(site, fetcher):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n", media="text/plain")
    site.page("/private/x", b"secret")
    site.page("/open", b"words")
    assert "robots.txt" in refused(fetcher, site.url + "/private/x")
    assert fetcher.get(site.url + "/open").body == b"words"
    assert (site.count("/robots.txt"), site.count("/private/x")) == (1, 0)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_site_whose_robots_file_fails_is_left_alone_for_a_while(site, fetcher, status):
    site.page("/robots.txt", b"busy", status=status)
    site.page("/x", b"words")
    for _ in range(3):
        assert "is asked again later" in refused(fetcher, site.url + "/x")
    assert (site.count("/robots.txt"), site.count("/x")) == (1, 0)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_a_robots_file_lets_all_in(site, fetcher, status):
    site.page("/robots.txt", b"no", status=status)
    site.page("/x", b"words")
    assert fetcher.get(site.url + "/x").body == b"words"


def test_where_a_redirect_leads_is_asked_too(site, fetcher):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n", media="text/plain")
    site.page("/open", b"", status=302, Location="/private/x")
    assert "robots.txt asks not to read" in refused(fetcher, site.url + "/open")
    assert site.count("/private/x") == 0


@pytest.mark.parametrize(
    "line",
    [
        "Crawl-delay: ²",
        "Crawl-delay: " + "9" * 5000,
        "Request-rate: 1/" + "9" * 5000,
        "Disallow: //[",
        "Allow: \x00\udc80",
        "Sitemap: http://[",
        ":" * 9000,
    ],
)
def test_an_odd_line_of_a_robots_file_leaves_the_others(line):
    found = robots.rules(f"User-agent: *\n{line}\nDisallow: /private\n".encode("utf-8", "surrogatepass"))
    assert not found.can_fetch(AGENT, "http://x.example/private")
    assert found.can_fetch(AGENT, "http://x.example/open")
    assert robots.Robots(0.0, found).delay(AGENT) == 0


def test_a_robots_file_of_megabytes_is_read_to_its_half(site, fetcher):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n" + b"Disallow: /nowhere\n" * 40_000, media="text/plain")
    site.page("/private", b"secret")
    assert "asks not to read" in refused(fetcher, site.url + "/private")


def test_no_connection_is_kept_for_the_next_call(site, fetcher):
    site.page("/x", b"words")
    fetcher.get(site.url + "/x")
    fetcher.get(site.url + "/x")
    assert [headers["Connection"] for _, headers in site.asked] == ["close"] * 3


def test_calls_to_one_host_are_apart(site):
    site.page("/x", b"words")
    fetcher = Fetcher(private=True, limits=Limits(pause=0.3))
    began = time.monotonic()
    fetcher.get(site.url + "/x")
    fetcher.get(site.url + "/x")
    assert time.monotonic() - began >= 0.6
