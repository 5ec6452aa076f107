"""When pages were published, by their own words; what stands around an article says nothing of it, and what is doubtful is flagged."""

import json
from datetime import UTC, date, datetime

import pytest

from zerohour.sources import page

WORDS = "".join(
    f"<p>{line}</p>"
    for line in (
        "The navy of Graustark let four ships with wheat pass the strait of Selby on Sunday, the harbour master of Old Strelsau said in the evening.",
        "Ruritania called the step too small, and asked the guarantors of the treaty to meet in Geneva before the end of the month for more talks.",
        "Since the beginning of the blockade on 3 May 2024, fourteen ships have waited at the mouth of the river, and two crews went home.",
    )
)
FETCHED = datetime(2024, 8, 20, 12, tzinfo=UTC)


def of(head="", above="", below="", after="", title="Ships pass the strait", lead=""):
    """A page: `head` stands in its head, `above` over the article, `lead` over the headline, `below` behind it, `after` behind the article."""
    return f"""<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{above}<main><article>{lead}<h1>{title}</h1>{below}{WORDS}</article></main>
{after}<footer>© 2019 Harbour Post</footer></body></html>"""


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields})}</script>'


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


AMERICAN = "<p class='byline'>By Ben Doe | Aug. 14, 2024 5:30 PM ET</p>"
# name, page, address, the moment, by what it is known
PAGES = [
    ("JSON-LD", of(linked(datePublished="2024-08-14T10:30:00+02:00")), None, "2024-08-14T10:30:00+02:00", "JSON-LD"),
    ("JSON-LD before all else", of(linked(datePublished="2024-08-14T10:30:00Z") + meta("article:published_time", "2024-08-14T12:00:00Z"), below="<time datetime='2024-08-14T13:00:00Z'>14 August</time>"), None, "2024-08-14T10:30:00+00:00", "JSON-LD"),
    ("JSON-LD in a graph with the site's own date", of('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2009-01-01"}, {"@type": "NewsArticle", "datePublished": "2024-08-14T10:30:00Z"}]}</script>'), None, "2024-08-14T10:30:00+00:00", "JSON-LD"),
    ("JSON-LD of a list of other articles", of(linked(datePublished="2024-08-14T10:30:00Z", headline="Ships pass the strait") + '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2023-01-01"}]}</script>'), None, "2024-08-14T10:30:00+00:00", "JSON-LD"),
    ("JSON-LD of another article before the own one", of(linked(datePublished="2023-02-01", headline="An older piece") + linked(datePublished="2024-08-14", headline="Ships pass the strait")), None, "2024-08-14", "JSON-LD"),
    ("JSON-LD that is broken, a meta tag that is not", of('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024</script>' + meta("article:published_time", "2024-08-14T10:30:00Z")), None, "2024-08-14T10:30:00+00:00", "meta"),
    ("a meta tag of Dublin Core", of('<meta name="DC.date.issued" content="2024-08-14">'), None, "2024-08-14", "meta"),
    ("a meta tag of parsely", of('<meta name="parsely-pub-date" content="2024-08-14T08:30:00Z">'), None, "2024-08-14T08:30:00+00:00", "meta"),
    ("meta before time", of(meta("article:published_time", "2024-08-14T10:30:00Z"), below="<time datetime='2024-08-14T11:00Z'>today</time>"), None, "2024-08-14T10:30:00+00:00", "meta"),
    ("a time element behind the headline", of(below="<time datetime='2024-08-14T10:30:00+03:00'>14 August</time>"), None, "2024-08-14T10:30:00+03:00", "time element"),
    ("a time element over the headline", of(lead="<div class='kicker'>World <time datetime='2024-08-14'>14.08.</time></div>"), None, "2024-08-14", "time element"),
    ("published and updated times", of(below="<p>Updated <time datetime='2024-08-16T09:00Z'>16 Aug</time></p><p>Published <time datetime='2024-08-14T09:00Z'>14 Aug</time></p>"), None, "2024-08-14T09:00:00+00:00", "time element"),
    ("a byline with its day", of(below="<p class='byline'>By Ann Roe, 14 August 2024</p>"), None, "2024-08-14", "byline"),
    ("an American byline", of(below=AMERICAN), None, "2024-08-14T17:30:00-04:00", "byline"),
    ("a line that says when it was published", of(below="<div>Published: Wednesday, 14 August 2024, 10:30 GMT</div>"), None, "2024-08-14T10:30:00+00:00", "byline"),
    ("a line of hours and a zone that is named by its distance", of(below="<span class='date'>14 August 2024 - 15:30 (GMT+7)</span>"), None, "2024-08-14T15:30:00+07:00", "byline"),
    ("the address alone", of(), "https://post.example/2024/08/14/ships", "2024-08-14", "address"),
    ("the address with a month in letters", of(), "https://post.example/world/2024/aug/14/ships", "2024-08-14", "address"),
    ("a related link's time", of(below="<p class='byline'>By Ann Roe</p>", after="<aside class='related'><a href='/x'>Older</a> <time datetime='2023-01-02'>2 Jan</time></aside>"), None, None, ""),
    ("links to others between the paragraphs", of(below="<div class='related-links'><a href='/a'>Blockade begins</a> <time datetime='2024-05-03'>3 May</time></div>"), None, None, ""),
    ("teasers of other articles", of(after="<section><article><h2>Other</h2><time datetime='2024-08-01'>1 Aug</time></article><article><h2>More</h2><time datetime='2024-08-02'>2 Aug</time></article></section>"), None, None, ""),
    ("a reader's comment", of(after="<div id='comments'><div class='comment'>Ann, <time datetime='2024-08-18T10:00Z'>18 August 2024</time>: Well.</div></div>"), None, None, ""),
    ("a caption", of(below="<figure><img src='x'><figcaption>The strait on 12 July 2023. File photo</figcaption></figure>"), None, None, ""),
    ("today's date at the page's head", of(above="<header><div class='topbar date'>Tuesday, 20 August 2024</div></header>"), None, None, ""),
    ("the year of the foot", of(after="<footer>Published by Harbour Post since 12 May 1921</footer>"), None, None, ""),
    ("the most read", of(after="<div class='most-read'><ol><li>Storm <span class='date'>19 August 2024</span></li></ol></div>"), None, None, ""),
    ("a day in the text", of(), None, None, ""),
    ("an embedded post", of(below="<blockquote class='twitter-tweet'><p>Ships pass</p>— Harbour (@harbour) <a href='https://t.example/1'>August 11, 2024</a></blockquote>"), None, None, ""),
    ("only when it was changed", of(linked(dateModified="2024-08-15T10:00:00Z")), None, "2024-08-15T10:00:00+00:00", "JSON-LD"),
    ("no offset beside one with an offset", of(linked(datePublished="2024-08-14T12:30:00") + meta("article:published_time", "2024-08-14T10:30:00Z")), None, "2024-08-14T10:30:00+00:00", "JSON-LD"),
    ("no offset at all", of(linked(datePublished="2024-08-14T12:30:00")), None, "2024-08-14T12:30:00", "JSON-LD"),
    ("an epoch", of('<meta name="publish_date" content="1723631400">'), None, "2024-08-14T10:30:00+00:00", "meta"),
    ("compact figures", of('<meta name="date" content="20240814">'), None, "2024-08-14", "meta"),
    ("RFC 822", of('<meta name="pubdate" content="Wed, 14 Aug 2024 10:30:00 +0200">'), None, "2024-08-14T10:30:00+02:00", "meta"),
    ("an item property", of(below="<span itemprop='datePublished' content='2024-08-14T10:30:00Z'>14 August</span>"), None, "2024-08-14T10:30:00+00:00", "time element"),
    ("a numeric day that fits one reading", of(below="<div class='date'>14/08/2024</div>"), None, "2024-08-14", "byline"),
    ("a numeric day whose weekday decides", of(below="<div class='date'>Monday 05/08/2024</div>"), None, "2024-08-05", "byline"),
    ("a numeric day that the address decides", of(below="<div class='date'>08/05/2024</div>"), "https://post.example/2024/08/05/ships", "2024-08-05", "byline"),
    ("a byline in an AMP page", of("", below="<div class='article-meta'><span class='author'>Ann Roe</span><span class='published'>14 August 2024 10:30 BST</span></div>").replace("<html>", "<html amp>"), None, "2024-08-14T10:30:00+01:00", "byline"),
    ("a paper of London's zone", of(below="<div class='meta'>Wed 14 Aug 2024 10.30 BST</div>"), None, "2024-08-14T10:30:00+01:00", "byline"),
    ("a time element whose attribute is none", of(below="<time datetime='yesterday'>14 August 2024</time>"), None, "2024-08-14", "time element"),
    ("a line right before the article", of(above="<div class='date'>14 August 2024 21:30</div>").replace("<main>", "").replace("</main>", ""), None, "2024-08-14T21:30:00", "byline"),
    ("hours ago", of(below="<span class='date'>3 hours ago</span>"), None, None, ""),
    ("a paper's head over an article whose headline is of the second rank", of(above="<div><h1>Harbour Post</h1><p>Tuesday, 20 August 2024</p></div>").replace("<h1>Ships pass the strait</h1>", "<h2>Ships pass the strait</h2>"), None, None, ""),
    ("a short article before a list of links", of(after="<ul><li><a href='/a'>Storm sinks two ferries off Selby</a> <time datetime='2024-08-19'>19 Aug</time></li></ul>").replace(WORDS, WORDS[: WORDS.index("</p>") + 4]), None, None, ""),
    ("a short article before links in the article", of().replace(WORDS, WORDS[: WORDS.index("</p>") + 4] + "<div><a href='/a'>Storm sinks two ferries off Selby</a> <span class='date'>19 August 2024</span></div>"), None, None, ""),
    ("what to read next", of(lead="<div class='up-next'><span class='date'>19 August 2024</span> Storm</div>"), None, None, ""),
    ("the day on which it was first published, at its foot", of(after="<p>First published: 14 August 2024</p>"), None, "2024-08-14", "byline"),
    ("the day of a correction", of(below="<p class='byline'>By Ann Roe, 14 August 2024</p>", after="<p>Correction, 16 August 2024: the strait is that of Selby.</p>"), None, "2024-08-14", "byline"),
    ("a list of facts in a head", of(below="<ul class='meta'><li>By <a href='/ann'>Ann Roe</a></li><li><time datetime='2024-08-14'>14 August</time></li></ul>"), None, "2024-08-14", "time element"),
    ("times in an aside of the article", of(below="<aside><h3>Background</h3><time datetime='2022-01-01'>2022</time></aside><p class='date'>14 August 2024</p>"), None, "2024-08-14", "byline"),
    ("a dated press release", of(below="<p>14 August 2024</p>"), None, "2024-08-14", "byline"),
]  # fmt: skip


def read(html, url=None):
    return page.report(html, "page", url=url, fetched=FETCHED)


@pytest.mark.parametrize(("html", "url", "moment", "basis"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_page_says_when_it_was_published(html, url, moment, basis):
    found = read(html, url)
    assert (found.published.isoformat() if found.published else None, found.dating.basis) == (moment, basis)
    assert found.dating.other is None


def test_a_day_that_fits_two_readings_is_flagged():
    found = read(of(below="<div class='date'>05/08/2024</div>"))
    assert {found.published, found.dating.other} == {date(2024, 8, 5), date(2024, 5, 8)}
    assert any("may also be" in note for note in found.notes)


def test_of_two_readings_one_that_lies_ahead_of_the_fetch_is_none():
    found = read(of(below="<div class='date'>08/11/2024</div>"))
    assert (found.published, found.dating.other) == (date(2024, 8, 11), None)


@pytest.mark.parametrize("stated", ["2024-09-14T10:30:00Z", "2042-08-14"])
def test_a_day_ahead_of_the_fetch_is_flagged_and_bounded_by_it(stated):
    found = read(of(linked(datePublished=stated)))
    assert found.published == FETCHED
    assert found.dating.ahead.isoformat()[:4] == stated[:4]
    assert any("after it was fetched" in note for note in found.notes)


def test_published_and_modified_are_kept_beside_each_other():
    found = read(of(linked(datePublished="2024-08-14T10:30:00Z", dateModified="2024-08-16T08:00:00Z")))
    assert (found.published.day, found.dating.modified.day) == (14, 16)


def test_two_days_that_contradict_each_other_are_told():
    found = read(of(linked(datePublished="2024-08-14"), below="<p class='byline'>By Ann Roe, 2 March 2023</p>"))
    assert found.published == date(2024, 8, 14)
    assert any("2023-03-02" in note for note in found.notes)


def test_what_is_only_the_last_change_is_told():
    found = read(of(linked(dateModified="2024-08-15T10:00:00Z")))
    assert "the page tells only when it was last changed" in found.notes


def test_a_page_without_a_day_says_so():
    assert any("no publication date" in note for note in read(of()).notes)
