"""Feeds, lists of sources, and pages that say when they were published."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report
from zerohour.sources import feed, lists, markup, pagetime, web
from zerohour.sources.fetch import Fetcher, Limits

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>All the news</title>
<item><title>Envoys meet</title><link>%(site)s/a</link><pubDate>Mon, 05 Aug 2024 13:15:00 GMT</pubDate>
<source url="https://wire.example/rss">Levant Wire</source><author>Ann Lee</author></item>
<item><title>Again</title><link>%(site)s/a</link></item>
<item><title>Gone</title><link>%(site)s/gone</link><description>&lt;p&gt;%(long)s&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>%(site)s/nothing</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><title>One</title><link href="https://x.example/1"/>
<updated>2024-08-05T13:15:00+02:00</updated></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [
{"id": "1", "url": "https://x.example/1", "title": "One", "date_published": "2024-08-05T13:15:00+02:00", "authors": [{"name": "Ann"}]}, 7]}"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&g;</title><item><title>&x;</title><link>https://x.example/</link></item></channel></rss>"""
PAGE = """<html><head><title>Envoys meet</title>%s</head><body><article><h1>Envoys meet</h1><p>Envoys of Iran and Qatar met in Doha on Monday to
talk about a ceasefire in Gaza, the foreign ministry said in a statement that was carried by the state news agency in the evening.</p><p>The
talks will go on on Wednesday, a spokesman said, and further delegations are expected to arrive before the end of the week.</p></article></body></html>"""


def test_an_rss_entry_names_its_true_publisher():
    (entry, *_) = feed.read(RSS % {b"site": b"https://x.example", b"long": b""}, "x").entries
    assert (entry.title, entry.outlet, entry.author) == ("Envoys meet", "Levant Wire", "Ann Lee")
    assert entry.published == datetime(2024, 8, 5, 13, 15, tzinfo=UTC)


@pytest.mark.parametrize("body", [ATOM, JSON])
def test_atom_and_json_feeds(body):
    found = feed.read(body, "x")
    (entry,) = found.entries
    assert (found.title, entry.url, entry.title) == ("Desk", "https://x.example/1", "One")
    assert entry.published == datetime(2024, 8, 5, 11, 15, tzinfo=UTC)


def test_entities_neither_grow_nor_reach_out():
    try:
        found = feed.read(BOMB, "x")
    except SourceError:
        return
    assert all(len(e.title or "") < 1000 and "root:" not in (e.title or "") for e in found.entries)


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        (RSS, True),
        (ATOM, True),
        (JSON, True),
        (BOMB, True),
        (b'<!DOCTYPE rss [<!ENTITY a "<b>">]><!-- ours --><rss version="2.0"/>', True),
        (b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', True),
        (b"<html><head><title>How to write &lt;rss></title></head><body><pre><rss version='2.0'></pre></body></html>", False),
        (b"The page begins with <feed and goes on.", False),
        (b'{"note": "no feed"}', False),
    ],
)
def test_a_feed_is_told_by_its_first_element(body, is_one):
    assert feed.is_feed("", body) is is_one


@pytest.mark.parametrize(
    "body", [b"", b"  ", b"{}", b'{"items": 3}', b"hello", b"<html><body>page</body></html>", b"[" * 100_000, b"\xff\xfe\x00"]
)
def test_what_is_no_feed_is_one_sentence(body):
    with pytest.raises(SourceError) as caught:
        feed.read(body, "x")
    assert str(caught.value).startswith("x: ")


@given(st.binary(max_size=300).map(lambda tail: b"<rss version='2.0'><channel><item>" + tail))
def test_any_broken_feed_is_read_or_refused(body):
    with suppress(SourceError):
        assert isinstance(feed.read(body, "x"), feed.Feed)


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-08-05T13:15:00-04:00"}</script>', "2024-08-05T13:15:00-04:00"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01T00:00:00Z"},'
            '{"@type": ["NewsArticle"], "datePublished": "2024-08-05T13:15:00Z"}]}</script>',
            "2024-08-05T13:15:00+00:00",
        ),
        ('<meta property="article:published_time" content="2024-08-05T13:15:00+02:00">', "2024-08-05T13:15:00+02:00"),
        ('<script type="application/ld+json">{broken</script><meta itemprop="datePublished" content="2024-08-05T10:00:00">', "2024-08-05T10:00:00"),
        ('<meta name="date" content="2024-08-05">', "2024-08-05"),
        ("", None),
    ],
)  # fmt: skip
def test_the_time_that_a_page_states(head, moment):
    tree = markup.parsed(PAGE % head, "x")
    found = pagetime.told(tree, markup.linked(tree), None).published
    assert (found.isoformat() if found else None) == moment


@pytest.fixture
def fetcher():
    return Fetcher(private=True, limits=Limits(pause=0.0))


def test_a_page_is_one_report_with_the_minute_of_its_publication(site, fetcher):
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-08-05T13:15:00-04:00"}</script>'
    site.page("/a", (PAGE % head).encode())
    (report,) = web.reports(fetcher, site.url + "/a")
    assert isinstance(report, Report)
    assert (report.title, report.url) == ("Envoys meet", site.url + "/a")
    assert report.published.isoformat() == "2024-08-05T13:15:00-04:00"
    assert web.reports(fetcher, site.url + "/a", date(2024, 1, 1)).__next__().published == date(2024, 1, 1)


def test_a_feed_is_all_that_it_announces_each_once(site, fetcher):
    words = b"Rebels attacked an army base near Nairobi on Monday, the minister said. " * 12
    site.page("/feed", RSS % {b"site": site.url.encode(), b"long": words}, media="application/rss+xml")
    site.page("/a", (PAGE % "").encode())
    first, carried, refused = web.reports(fetcher, site.url + "/feed")
    assert isinstance(first, Report)
    assert (first.outlet, first.published) == ("Levant Wire", datetime(2024, 8, 5, 13, 15, tzinfo=UTC))
    assert isinstance(carried, Report)
    assert carried.text.startswith("Gone\n\nRebels attacked")
    assert isinstance(refused, Refusal)
    assert "404" in refused.reason
    assert site.count("/a") == 1


def test_a_report_that_is_known_is_not_fetched_again(site, fetcher):
    site.page("/feed", RSS % {b"site": site.url.encode(), b"long": b""}, media="application/rss+xml")
    assert list(web.reports(fetcher, site.url + "/feed", known=lambda _: True)) == []


@pytest.mark.parametrize(
    ("media", "words"), [("image/png", "image/png"), ("application/pdf", "application/pdf"), ("video/mp4", "video/mp4")]
)
def test_what_is_no_page_is_refused(site, fetcher, media, words):
    site.page("/x", b"\x00\x01", media=media)
    (refusal,) = web.reports(fetcher, site.url + "/x")
    assert words in refusal.reason


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1256", "shift_jis", "no-such-charset"])
def test_a_page_in_any_charset_is_read_or_refused(site, fetcher, charset):
    body = (PAGE % "").replace("Doha", "Zürich").encode("latin-1" if charset == "iso-8859-1" else "utf-8")
    site.page("/x", body, media=f"text/html; charset={charset}")
    (found,) = web.reports(fetcher, site.url + "/x")
    if charset in ("utf-8", "iso-8859-1", "no-such-charset"):
        assert "Zürich" in found.text


OPML = """<opml version="2.0"><body><outline text="Region"><outline type="rss" text="One" xmlUrl="https://a.example/rss"/>
<outline text="One again" xmlUrl="https://a.example/rss"/><outline type="link" text="Page" url="https://b.example/"/><outline text="x" xmlUrl="file:///x"/>
</outline></body></opml>"""
TOML = '[[source]]\nurl = "https://a.example/rss"\nname = "One"\nminutes = 5\n[[source]]\nurl = "https://b.example/"\n'


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("x.opml", OPML, [("https://a.example/rss", "One again", 900), ("https://b.example/", "Page", 900)]),
        ("x.toml", TOML, [("https://a.example/rss", "One", 300), ("https://b.example/", "https://b.example/", 900)]),
        ("x.txt", "# mine\nhttps://a.example/rss # one\n\nhttps://b.example/\n", [("https://a.example/rss", "https://a.example/rss", 900), ("https://b.example/", "https://b.example/", 900)]),
    ],
)  # fmt: skip
def test_lists_of_sources(tmp_path, name, words, found):
    (tmp_path / name).write_text(words)
    assert [(w.url, w.name, w.every) for w in lists.load(tmp_path / name)] == found


@pytest.mark.parametrize(
    ("written", "url"), [("feed://a.example/rss", "http://a.example/rss"), ("feed:https://a.example/rss", "https://a.example/rss")]
)
def test_addresses_as_feed_readers_write_them(tmp_path, written, url):
    (tmp_path / "x.txt").write_text(written)
    assert [w.url for w in lists.load(tmp_path / "x.txt")] == [url]


def test_an_entry_without_an_address_is_its_own_words(site, fetcher):
    item = "<item><title>Flash</title><description>Four ships passed the strait.</description><pubDate>Thu, 15 Aug 2024 15:30:00 GMT+7</pubDate></item>"
    body = f"<rss version='2.0'><channel><title>Wire</title>{item}<item><title>Nothing</title></item></channel></rss>"
    site.page("/feed", body.encode(), media="application/rss+xml")
    found, refused = web.reports(fetcher, site.url + "/feed")
    assert (found.text, found.outlet, found.dating.basis) == ("Flash\n\nFour ships passed the strait.", "Wire", "feed")
    assert found.published.isoformat() == "2024-08-15T15:30:00+07:00"
    assert "neither an address nor words" in refused.reason


def test_links_are_relative_to_where_the_feed_was_found(site, fetcher):
    item = "<item><title>T</title><link>a</link></item>"
    site.page("/news/feed", f"<rss version='2.0'><channel><title>Wire</title>{item}</channel></rss>".encode(), media="application/rss+xml")
    site.page("/old", b"", status=301, Location="/news/feed")
    site.page("/news/a", (PAGE % "").encode())
    (found,) = web.reports(fetcher, site.url + "/old")
    assert (found.title, found.url) == ("Envoys meet", f"{site.url}/news/a")


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        # The page's own moment is better than the feed's; a day alone is not.
        ('<meta property="article:published_time" content="2024-08-05T09:00:00+02:00">', "2024-08-05T09:00:00+02:00"),
        ('<meta property="article:published_time" content="2024-08-05">', "2024-08-05T13:15:00+00:00"),
        ('<meta property="article:published_time" content="05/08/2024">', "2024-08-05T13:15:00+00:00"),
        ("", "2024-08-05T13:15:00+00:00"),
    ],
)
def test_a_feed_says_when_where_the_page_says_less(site, fetcher, head, moment):
    item = f"<item><title>T</title><link>{site.url}/a</link><pubDate>Mon, 05 Aug 2024 13:15:00 GMT</pubDate></item>"
    site.page("/feed", f"<rss version='2.0'><channel><title>Wire</title>{item}</channel></rss>".encode(), media="application/rss+xml")
    site.page("/a", (PAGE % head).encode())
    (found,) = web.reports(fetcher, site.url + "/feed")
    assert (found.published.isoformat(), found.dating.other) == (moment, None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.txt", ""), ("x.txt", "hello"), ("x.txt", "ftp://x"), ("x.opml", "<opml>"), ("x.opml", "<"), ("x.toml", "[[source]]"), ("x.toml", "source = 3"),
        ("x.toml", '[[source]]\nurl = "https://a"\nminutes = 0'), ("x.toml", '[[source]]\nurl = "https://a"\nminutes = "x"'), ("none", None),
    ],
)  # fmt: skip
def test_a_broken_list_is_one_sentence(tmp_path, name, words):
    if words is not None:
        (tmp_path / name).write_text(words)
    with pytest.raises(SourceError) as caught:
        lists.load(tmp_path / name)
    assert "\n" not in str(caught.value)
