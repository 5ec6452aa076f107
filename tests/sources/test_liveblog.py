"""Live blogs: a report a post, each at its own time; pages that only list what else there is are none."""

import json
import time

import pytest

from zerohour.sources import liveblog, markup, page

POSTS = [
    ("p3", "10:40", "Envoys arrive", "The envoys of Ruritania arrived in Geneva, and went to the hotel where the talks are held."),
    ("p2", "10:15", "Shots in Selby", "Shots were heard in the harbour of Selby, two people who live there told our reporter."),
    ("p1", "09:30", "Corridor opens", "The first of four ships passed the strait of Selby in the morning, the harbour master said."),
]
HEAD = '<html><head><title>Strait of Selby: live | Gulf Desk</title><meta property="og:site_name" content="Gulf Desk"><link rel="canonical" href="https://desk.example/live">'


def told_to_machines():
    updates = [
        {
            "@type": "BlogPosting",
            "headline": title,
            "datePublished": f"2024-08-15T{clock}:00+02:00",
            "articleBody": words,
            "url": f"https://desk.example/live#{number}",
        }
        for number, clock, title, words in POSTS
    ]
    linked = {"@type": "LiveBlogPosting", "headline": "Strait of Selby: live", "liveBlogUpdate": updates}
    return (
        f'{HEAD}<script type="application/ld+json">{json.dumps(linked)}</script></head><body><h1>Strait of Selby: live</h1></body></html>'
    )


def shown(tag="article"):
    rows = "".join(
        f"<{tag} id='{number}'><time datetime='2024-08-15T{clock}:00+02:00'>{clock}</time><h2>{title}</h2><p>{words}</p></{tag}>"
        for number, clock, title, words in POSTS
    )
    return f"{HEAD}</head><body><main><h1>Strait of Selby: live</h1><div class='feed'>{rows}</div></main></body></html>"


@pytest.mark.parametrize("html", [told_to_machines(), shown(), shown("div"), shown("li")], ids=["JSON-LD", "article", "div", "li"])
def test_each_post_is_a_report_at_its_own_time(html):
    found = list(page.reports(html, "live"))
    assert [(r.published.isoformat()[11:16], r.title) for r in found] == [(clock, title) for _, clock, title, _ in POSTS]
    assert [r.text for r in found] == [f"{title}\n\n{words}" for _, _, title, words in POSTS]
    assert {r.outlet for r in found} == {"Gulf Desk"}
    assert {r.dating.basis for r in found} <= {"JSON-LD", "time element"}
    # Each post has an address of its own, so that none is taken for a version of another.
    assert [r.url for r in found] == [f"https://desk.example/live#{number}" for number, *_ in POSTS]


def test_a_list_of_teasers_is_no_live_blog():
    teasers = "".join(
        f"<article><time datetime='2024-08-1{n}T10:00Z'>x</time><h2>Story {n}</h2><p>What happened in Selby and who was there</p></article>"
        for n in range(5)
    )
    words = "".join(f"<p>{words}</p>" for *_, words in POSTS)
    (found,) = page.reports(
        f"{HEAD}</head><body><main><article><h1>Strait of Selby: live</h1>{words}</article></main>{teasers}</body></html>", "page"
    )
    assert all(words in found.text for *_, words in POSTS)


def test_a_page_of_sixty_thousand_elements_in_one_another_asks_each_once():
    """Each asked with all that it stands in, they took five seconds of computing."""
    tree = markup.parsed("<html><body>" + ("<div>" * 200 + "<p>Envoys met.</p>" + "</div>" * 200) * 298, "page")
    assert sum(1 for _ in tree.iter()) > 59_000
    began = time.process_time()
    assert liveblog.posts(tree, []) == []
    assert time.process_time() - began < 2
