"""The words of an article come out whole, whatever a page wraps them in, and those of the page around it do not."""

import json

import pytest
from tests.sources import layouts
from tests.sources.made import ARTICLE, PARAGRAPHS, TITLE

from zerohour.sources import page
from zerohour.sources.furniture import is_control

MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12)) + "</ul></nav>"
BREAKS = "<br><br>".join(PARAGRAPHS)
HEAD = f"<h1>{TITLE}</h1>"
FIGURES = "<table><tr><th>Port</th><th>Held</th></tr><tr><td><p>Selby</p></td><td>14</td></tr></table>"
SHAPES = {
    "article in an aside": f"<main><aside><article>{HEAD}{ARTICLE}</article></aside></main>",
    "an aside that is the article": f"<aside class='story'>{HEAD}{ARTICLE}</aside>",
    "an aside in an article": f"<article>{HEAD}<aside>{ARTICLE}</aside></article>",
    "a layout with a sidebar": f"<div class='sidebar-layout'><div class='content'>{HEAD}{ARTICLE}</div></div>",
    "a page in a form": f"<form action='/x'><div>{HEAD}{ARTICLE}</div></form>",
    "broken lines": f"<div class='story'>{HEAD}{BREAKS}</div>",
    "divs": f"<div class='story'>{HEAD}" + "".join(f"<div><span>{p}</span></div>" for p in PARAGRAPHS) + "</div>",
    "a table as layout": f"<table><tr><td width='150'><a href='/'>Home</a></td><td>{HEAD}{ARTICLE}</td></tr></table>",
    "a table as layout, lines broken": f"<table><tr><td><a href='/'>Home</a></td><td><b>{TITLE}</b><br>{BREAKS}</td></tr></table>",
    "text as it was typed": "<pre>" + "\n\n".join((TITLE, *PARAGRAPHS)) + "</pre>",
    "AMP": f"<amp-sidebar><p>Menu of the site, with many words in it.</p></amp-sidebar><article>{HEAD}<amp-img src='x' alt='Smoke over the port'></amp-img>"
    f"{ARTICLE}<amp-ad>Buy a ship of your own now.</amp-ad></article>",
    "an opinion that is called a comment": f"<div class='tone-comment'>{HEAD}<div class='body comment'>{ARTICLE}</div></div>",
    "without scripts": f"<noscript><article>{HEAD}{ARTICLE}</article></noscript>",
    "a list": f"<article>{HEAD}<ul>" + "".join(f"<li>{p}</li>" for p in PARAGRAPHS) + "</ul></article>",
    "a statement in a quotation": f"<article>{HEAD}<blockquote>{ARTICLE}</blockquote></article>",
    "more behind a button": f"<article>{HEAD}<p>{PARAGRAPHS[0]}</p><div style='display:none'><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div></article>",
    "comments below": f"<article>{HEAD}{ARTICLE}</article><div id='comments'>"
    + "<div class='comment'><p>Well, I doubt it very much.</p></div>" * 40
    + "</div>",
}


def lines(body, head=""):
    found = page.report(
        f"<html><head><title>{TITLE} | Gulf Desk</title>{head}</head><body>{MENU}{body}<footer>© Gulf Desk</footer></body></html>", "page"
    )
    assert found.title == TITLE
    return [line for span in found.body for line in span.of(found.text).split("\n") if line]


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_every_paragraph_comes_out_once_and_nothing_else(body):
    assert lines(body) == [TITLE, *PARAGRAPHS]


def test_a_table_is_kept_row_by_row():
    assert lines(f"<article>{HEAD}{ARTICLE}{FIGURES}</article>")[-2:] == ["Port | Held", "Selby | 14"]


def test_a_flash_of_one_line_is_not_lost_beside_the_menu():
    assert lines(f"<article>{HEAD}<p>Three ships were hit.</p></article>") == [TITLE, "Three ships were hit."]


def test_a_short_quotation_stands_in_its_sentence_between_marks():
    body = f"<article>{HEAD}<p>The navy said <q>we will go on</q> on <b>Sunday</b> in <code>Selby</code>, and let the pilots of the harbour know.</p>{ARTICLE}</article>"
    assert "The navy said “we will go on” on Sunday in Selby, and let the pilots of the harbour know." in lines(body)


def test_words_of_two_blocks_are_never_glued():
    cell = "<td><p>Selby</p><p>harbour</p></td>"
    assert lines(f"<article>{HEAD}{ARTICLE}<table><tr>{cell}<td>14</td></tr></table></article>")[-1] == "Selby harbour | 14"


def test_what_the_page_tells_machines_is_its_article_where_it_shows_but_the_beginning():
    told = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PARAGRAPHS)})
    head = f'<script type="application/ld+json">{told}</script>'
    assert lines(f"<article>{HEAD}<p>{PARAGRAPHS[0][:60]}</p></article>", head) == [TITLE, *PARAGRAPHS]
    assert lines(f"<article>{HEAD}{ARTICLE}</article>", head) == [TITLE, *PARAGRAPHS]


def theirs(html):
    """The article as trafilatura alone finds it."""
    import trafilatura

    return [
        line.removeprefix("- ").strip() for line in (trafilatura.extract(html, include_comments=False) or "").split("\n") if line.strip()
    ]


LAYOUTS = layouts.every()
# How alike the text and what a reader would copy are, in the mean over all layouts, and at least in each.
MEAN, LEAST = 0.99, 0.95


def likenesses(name):
    """How alike what a reader would copy are our text of a page, and trafilatura's."""
    html, right = LAYOUTS[name]
    found = page.report(html, "page")
    ours = [line for line in found.text.split("\n\n") if line != found.title]
    return layouts.f1(ours, right), layouts.f1([line for line in theirs(html) if line != found.title], right)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_article_comes_out_of_every_layout_as_well_as_trafilatura_finds_it(name):
    ours, alone = likenesses(name)
    assert ours > LEAST
    # A teaser's headline may stay over an article.
    assert ours > alone - 0.02


def test_the_articles_of_all_layouts_come_out_whole():
    ours, alone = zip(*(likenesses(name) for name in LAYOUTS), strict=True)
    assert sum(ours) / len(ours) > MEAN
    assert sum(ours) > sum(alone)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Advertisement", True),
        ("Advertisement · Scroll to continue", True),
        ("Share this article", True),
        ("Sign up to our newsletter to get the best of the Gulf every morning.", True),
        ("Listen to this article", True),
        ("Listen, he said, the bridge is open.", False),
        ("Related protests broke out in three towns on Sunday.", False),
        ("Sharing power is what both sides refuse.", False),
        ("Copyright © 2024 Harbour Post", True),
        ("Copyright holders sued the ministry on Monday.", False),
    ],
)
def test_controls_are_told_from_prose(line, is_one):
    assert is_control(line) == is_one
