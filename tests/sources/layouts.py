"""Pages of many houses, in our own words: what stands around an article, and how its paragraphs are written, as sites really do it.

`PAGES` gives each page by its name with the lines of its article, headline left out: what a reader of it would copy by hand.
"""

import random
from collections.abc import Callable
from functools import cache

_WHO = (
    "The harbour master of Selby",
    "A spokesman of the ministry",
    "The envoy of Ruritania",
    "Two aid workers",
    "The union of dockers",
    "Residents of Tamarin",
    "The head of the mission",
    "Fishermen from Port Osell",
    "The governor of the coast",
    "A doctor of the town's hospital",
)
_DID = (
    "said on {day} that the first convoy of {n} lorries had crossed the bridge before noon",
    "told reporters that {n} people were waiting in a school for news of the ferry",
    "rejected the offer to open the canal for {n} hours, and asked for guarantees in writing",
    "confirmed that {n} crew members had left the freighter and were being looked after ashore",
    "warned that flour would last for {n} more days unless the road through the hills was cleared",
    "accused the militia of shelling the power station, which serves {n} villages along the river",
    "welcomed the talks, but doubted that all {n} points of the paper could be settled in a week",
    "recalled that the same quay had burned in {n} when a tanker broke loose in a storm",
)
_THEN = (
    "Nobody has claimed responsibility so far.",
    "The ministry did not answer questions.",
    "Talks go on in Geneva, where both sides have rented rooms in the same hotel.",
    "Prices of bread have doubled since the spring, according to traders at the market.",
    "An inquiry is to report before the end of the month.",
    "The opposition called the plan a gesture, and asked for more.",
    "It was the third such crossing this year.",
    "Insurers have raised their rates for ships that pass the strait.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Article:
    """An article of our own: a headline, and as many paragraphs as are asked for, no two alike."""

    def __init__(self, seed: str) -> None:
        self._rng = random.Random(seed)
        self.seed, self.title = (
            seed,
            self._rng.choice(
                (
                    "Convoy crosses the Selby bridge as talks resume",
                    "Port of Osell reopens after a week of shelling",
                    "Dockers end their strike at Tamarin",
                    "Ruritania sends its envoy to Geneva for talks",
                )
            )
            + f" ({seed.title()})",
        )
        self.lines: list[str] = []

    def says(self, sentences: int = 2) -> str:
        """A paragraph; it belongs to the article."""
        self.lines.append(self.other(sentences))
        return self.lines[-1]

    def line(self, words: str) -> str:
        """A line of these words; it belongs to the article."""
        self.lines.append(words)
        return words

    def other(self, sentences: int = 2) -> str:
        """A paragraph that does not belong to it."""
        told = (
            f"{self._rng.choice(_WHO)} {self._rng.choice(_DID).format(day=self._rng.choice(_DAYS), n=self._rng.randint(11, 1998))}."
            for _ in range(sentences)
        )
        return f"{' '.join(told)} {self._rng.choice(_THEN)}"

    def paragraphs(self, count: int, mark: str = "<p>{}</p>") -> str:
        """Paragraphs of the article, each in its mark."""
        return "\n".join(mark.format(self.says()) for _ in range(count))


PAGES: dict[str, Callable[[], tuple[str, list[str]]]] = {}
_MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href='/{w}'>{w.title()}</a></li>" for w in ("world", "politics", "business", "sport", "weather", "video"))
    + "</ul></nav>"
)
_FOOT = "<footer><p>© 2024 Harbour Post. All rights reserved.</p><p><a href='/terms'>Terms of use</a> <a href='/privacy'>Privacy policy</a> <a href='/ads'>Advertise with us</a></p></footer>"


def _of(name: str) -> Callable[[Callable[[Article], str]], None]:
    def keep(make: Callable[[Article], str]) -> None:
        def page() -> tuple[str, list[str]]:
            article = Article(name)
            words = make(article)
            return (
                f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{article.title} | Harbour Post</title></head>{words}</html>",
                article.lines,
            )

        PAGES[name] = page

    return keep


def _cards(a: Article, count: int = 4, tag: str = "div", head: str = "h3") -> str:
    return "".join(
        f"<{tag} class='card'><a href='/{n}'><img src='/{n}.jpg' alt=''><{head}>{a.other(1)[:70]}</{head}></a><p>{a.other(1)[:120]}</p></{tag}>"
        for n in range(count)
    )


@_of("wordpress")
def _(a: Article) -> str:
    return f"""<body class="post-template-default single single-post postid-7 single-format-standard comments-open has-sidebar"><div id="page" class="hfeed site">
<header id="masthead" class="site-header"><h2 class="site-title"><a href="/">Harbour Post</a></h2>{_MENU}</header><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-7" class="post-7 post type-post status-publish format-standard has-post-thumbnail hentry category-world"><header class="entry-header"><h1 class="entry-title">{a.title}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <a href="/7"><time class="entry-date published" datetime="2024-08-14T10:30:00+00:00">August 14, 2024</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/ann">Ann Roe</a></span></span></div></header>
<div class="entry-content">{a.paragraphs(5)}<h2>{a.line("What is known of the crossing")}</h2>{a.paragraphs(3)}
<ul><li>{a.says(1)}</li><li>{a.says(1)}</li></ul><div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="?share=x">Twitter</a></li><li><a href="?share=f">Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{_cards(a, 3)}</div></div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/w">World</a></span> <span class="tags-links">Tagged <a href="/t">Selby</a></span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on “{a.title}”</h2><ol class="comment-list"><li class="comment"><div class="comment-body"><p>{a.other()}</p></div></li><li class="comment"><div class="comment-body"><p>{a.other(3)}</p></div></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p><textarea></textarea></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul><li><a href="/1">{a.other(1)[:60]}</a></li><li><a href="/2">{a.other(1)[:60]}</a></li></ul></section></aside></div>{_FOOT}</div></body>"""


@_of("a wrapper that is named after its comments")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="page-title"><h1>{a.title}</h1></div><div class="story-with-comments comments-enabled"><div class="story-text">{a.paragraphs(7)}</div>
<div class="comments"><div class="comment"><p>{a.other()}</p></div><div class="comment"><p>{a.other()}</p></div></div></div>{_FOOT}</body>"""


@_of("drupal")
def _(a: Article) -> str:
    return f"""<body class="html not-front node-type-article"><div id="page-wrapper"><div id="header">{_MENU}</div><div id="main-wrapper"><div id="main" class="clearfix"><div id="content" class="column"><div class="section"><h1 class="title" id="page-title">{a.title}</h1>
<div class="region region-content"><div id="block-system-main" class="block"><div class="content"><div id="node-12" class="node node-article node-full clearfix"><div class="meta submitted">Submitted by <span class="username">editor</span> on Wed, 08/14/2024 - 10:30</div>
<div class="content clearfix"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{a.paragraphs(6)}
<blockquote><p>{a.says()}</p></blockquote>{a.paragraphs(2)}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:</div><div class="field-items"><a href="/t">Selby</a></div></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="comment-add"><a href="/c">Add new comment</a></li></ul></div></div></div></div></div></div></div><div id="sidebar-first" class="column sidebar"><div class="region"><h2>Most read</h2>{_cards(a, 3)}</div></div></div></div>{_FOOT}</div></body>"""


@_of("an old page in tables")
def _(a: Article) -> str:
    return f"""<body bgcolor="#ffffff"><table width="760" cellpadding="0"><tr><td colspan="3"><a href="/"><img src="logo.gif" alt="Harbour Post"></a></td></tr><tr><td width="140" valign="top"><font size="1"><a href="/w">World</a><br><a href="/s">Sport</a><br><a href="/b">Business</a></font></td>
<td width="460" valign="top"><font face="verdana" size="4"><b>{a.title}</b></font><br><font size="1">14 August 2024</font>{a.paragraphs(7, "<p><font face='arial' size='2'>{}</font></p>")}</td>
<td width="160" valign="top"><font size="1"><b>Also in the news</b><br><a href="/1">{a.other(1)[:50]}</a><br><a href="/2">{a.other(1)[:50]}</a></font></td></tr></table><center><font size="1">© 2004 Harbour Post</font></center></body>"""


@_of("paragraphs parted by breaks")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div id="container"><div id="left"><h1>{a.title}</h1><div class="date">14 August 2024</div><div class="storytext">{"<br><br>".join(a.says() for _ in range(7))}</div>
<div class="tools"><a href="#">Print</a> | <a href="#">Email</a></div></div><div id="right"><h4>Top stories</h4><ul><li><a href="/1">{a.other(1)[:60]}</a></li></ul></div></div>{_FOOT}</body>"""


@_of("paragraphs that are divisions")
def _(a: Article) -> str:
    return f"""<body><div class="wrap">{_MENU}<div class="article"><h1 class="article__title">{a.title}</h1><div class="article__body">{a.paragraphs(8, '<div class="article__para">{}</div>')}</div></div><div class="side"><div class="teaser"><a href="/x">{a.other(1)[:70]}</a></div></div></div>{_FOOT}</body>"""


@_of("columns beside companions")
def _(a: Article) -> str:
    return f"""<body><div id="app"><div><header>{_MENU}</header><main id="site-content"><article id="story"><div id="top-wrapper"><p>Advertisement</p></div><header><h1 data-testid="headline">{a.title}</h1><p id="article-summary">{a.other(1)[:110]}</p><div><p>By <span>Ann Roe</span></p></div><time datetime="2024-08-14T10:30:00-04:00">Aug. 14, 2024</time></header>
<section name="articleBody">{"".join(f"<div class='css-1 StoryBodyCompanionColumn'><div class='css-2'>{a.paragraphs(2, '<p class=css-3>{}</p>')}</div><aside class='css-4'></aside></div><div id='story-ad-{n}-wrapper'><p>Advertisement</p></div>" for n in range(4))}</section><div class="bottom-of-article"><p>Ann Roe reports from the coast. <a href="/ann">More about Ann Roe</a></p></div></article></main>
<nav><h2>Site Index</h2></nav></div></div>{_FOOT}</body>"""


@_of("rich links and sign-ups between paragraphs")
def _(a: Article) -> str:
    link = f"<aside class='element element-rich-link'><div class='rich-link__container'><a href='/z'><h3>{a.other(1)[:60]}</h3></a> <span>Read more</span></div></aside>"
    letter = "<figure class='element-embed'><div class='email-sub'><p>Sign up to First Edition: our daily e-mail of what matters in the morning.</p></div></figure>"
    return f"""<body><header>{_MENU}</header><main><article><div data-gu-name="headline"><h1>{a.title}</h1></div><div data-gu-name="standfirst"><p>{a.other(1)[:100]}</p></div><div data-gu-name="meta"><a rel="author" href="/ann">Ann Roe</a> in Selby <details><summary>Wed 14 Aug 2024 10.30 BST</summary>First published on Wed 14 Aug 2024 09.12 BST</details></div>
<div data-gu-name="body"><div id="maincontent" class="article-body-viewer">{a.paragraphs(3)}{link}{a.paragraphs(2)}{letter}{a.paragraphs(3)}<figure><img src="/a.jpg" alt="A quay"><figcaption>A quay in Selby. Photograph: Ben Doe/Gulf Agency</figcaption></figure>{a.paragraphs(2)}</div></div>
<div class="submeta"><ul><li><a href="/t">Ruritania</a></li><li><a href="/n">news</a></li></ul></div></article></main><section data-component="most-viewed"><h2>Most viewed</h2>{_cards(a)}</section>{_FOOT}</body>"""


@_of("blocks of components")
def _(a: Article) -> str:
    text = lambda: f"<div data-component='text-block' class='ssrcss-1'><div class='ssrcss-2'><p class='ssrcss-3'>{a.says()}</p></div></div>"
    return f"""<body><div id="root"><header role="banner">{_MENU}</header><main id="main-content"><article><header data-component="headline-block"><h1 id="main-heading">{a.title}</h1></header><div data-component="byline-block"><span>14 August 2024</span><div>Ann Roe</div><div>Gulf correspondent</div></div>
<div data-component="image-block"><figure><img src="q.jpg" alt=""><figcaption>The quay burned for hours</figcaption></figure></div>{text()}{text()}{text()}<div data-component="subheadline-block"><h2>{a.line("'Nothing left to sell'")}</h2></div>{text()}{text()}
<div data-component="unordered-list-block"><ul role="list"><li><b>{a.line("Analysis: ")}</b></li></ul></div>{text()}<section data-component="links-block"><h2>More on this story</h2><ul><li><a href="/1">{a.other(1)[:60]}</a></li><li><a href="/2">{a.other(1)[:60]}</a></li></ul></section>{text()}</article></main><aside>{_cards(a)}</aside></div>{_FOOT}</body>"""


@_of("a wire's paragraphs")
def _(a: Article) -> str:
    para = iter(range(50))
    rows = "".join(
        f"<div class='article-body__paragraph' data-testid='paragraph-{next(para)}'>{a.says()}</div>"
        + ("<div class='ad-slot'>Advertisement · Scroll to continue</div>" if n == 2 else "")
        for n in range(7)
    )
    return f"""<body><header>{_MENU}</header><main><article data-testid="Article"><header><h1 data-testid="Heading">{a.title}</h1><div>By <a href="/r">Ann Roe</a></div><time><span>August 14, 2024</span><span>10:30 AM UTC</span><span>Updated 2 hours ago</span></time></header>
<div class="article-body__wrapper"><ul data-testid="Summary"><li>{a.line("Convoy crosses before noon")}</li><li>{a.line("Talks to go on in Geneva")}</li></ul><div class="article-body__content">{rows}<p data-testid="SignOff">Reporting by Ann Roe in Selby; Editing by Ben Doe</p></div><div data-testid="TrustBadge">Our Standards: The Trust Principles.</div></div></article></main>{_cards(a)}{_FOOT}</body>"""


@_of("a blog's post body")
def _(a: Article) -> str:
    body = "<br /><br />".join(f"<span style='font-family: arial;'>{a.says()}</span>" for _ in range(6))
    return f"""<body><div class="content-outer"><div class="header"><h1 class="title">Gulf Notes</h1></div><div class="main-outer"><div class="column-center-inner"><div class="date-outer"><h2 class="date-header">Wednesday, August 14, 2024</h2><div class="post hentry"><h3 class="post-title entry-title">{a.title}</h3><div class="post-body entry-content" id="post-body-1">{body}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by Ann Roe</span> at <a class="timestamp-link" href="/p">10:30 AM</a></div></div></div><div class="comments" id="comments"><h4>1 comment:</h4><p class="comment-content">{a.other()}</p></div></div></div><div class="sidebar"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul><li><a href="/2024">2024 (12)</a></li></ul></div></div></div></div></body>"""


@_of("a press release")
def _(a: Article) -> str:
    return f"""<body><div id="global-header">Government of the Coast</div><main id="content" role="main"><div class="govuk-grid-row"><p class="context">Press release</p><h1 class="gem-c-title__text">{a.title}</h1><dl class="metadata"><dt>From:</dt><dd><a href="/mfa">Ministry of the Coast</a></dd><dt>Published</dt><dd>14 August 2024</dd></dl></div>
<div class="govspeak">{a.paragraphs(4)}<h2 id="further">{a.line("Further information")}</h2><ul><li>{a.says(1)}</li><li>{a.says(1)}</li><li>{a.says(1)}</li></ul>{a.paragraphs(1)}</div><div class="share"><h2>Share this page</h2><a href="#f">Share on Facebook</a> <a href="#x">Share on Twitter</a></div></main>{_FOOT}</body>"""


@_of("a table of figures")
def _(a: Article) -> str:
    rows = "".join(
        f"<tr><td>{a_}</td><td>{b}</td><td>{c}</td></tr>" for a_, b, c in (("Selby", 14, 3), ("Tamarin", 220, 41), ("Port Osell", 9, 0))
    )
    html = f"""<body>{_MENU}<main><article><h1>{a.title}</h1><div class="body">{a.paragraphs(4)}<h2>{a.line("Losses by town")}</h2><table class="data"><thead><tr><th>Town</th><th>Injured</th><th>Killed</th></tr></thead><tbody>{rows}</tbody></table>"""
    a.lines += ["Town | Injured | Killed", "Selby | 14 | 3", "Tamarin | 220 | 41", "Port Osell | 9 | 0"]
    return f"{html}{a.paragraphs(4)}</div></article></main>{_cards(a)}{_FOOT}</body>"


@_of("lists, terms and what is set as written")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><h1>{a.title}</h1><div class="text">{a.paragraphs(3)}<ol><li>{a.says(1)}</li><li>{a.says(1)}<ul><li>{a.says(1)}</li></ul></li></ol>{a.paragraphs(2)}<dl><dt>{a.line("The canal")}</dt><dd>{a.says(1)}</dd><dt>{a.line("The bridge")}</dt><dd>{a.says(1)}</dd></dl>{a.paragraphs(2)}</div></main>{_FOOT}</body>"""


@_of("quotations and embedded posts")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<article class="story"><h1>{a.title}</h1><div class="story-body">{a.paragraphs(3)}<blockquote class="quote"><p>{a.says()}</p><cite>{a.line("Ann Roe, doctor")}</cite></blockquote>{a.paragraphs(2)}<aside class="pullquote"><p>{a.lines[0][:70]}</p></aside>{a.paragraphs(3)}</div></article>{_FOOT}</body>"""


@_of("a page without end")
def _(a: Article) -> str:
    other = f"<article class='post'><header><h1>{a.other(1)[:60]}</h1></header><div class='body'><p>{a.other()}</p><p>{a.other()}</p><p>{a.other()}</p></div></article>"
    return f"""<body>{_MENU}<div class="feed"><article class="post"><header><h1>{a.title}</h1></header><div class="body">{a.paragraphs(6)}</div></article>{other}{other.replace("convoy", "ship")}</div>{_FOOT}</body>"""


@_of("a flash beside much else")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><p class="meta">14 August 2024</p>{a.paragraphs(2)}</article></main><aside class="sidebar">{_cards(a, 8)}</aside>{_FOOT}</body>"""


@_of("a page in one form")
def _(a: Article) -> str:
    return f"""<body><form method="post" action="./story.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="{"x" * 300}"></div><div id="wrapper"><div id="menu">{_MENU}</div><div id="ctl00_content"><h1><span id="ctl00_lblTitle">{a.title}</span></h1><span id="ctl00_lblDate">14 August 2024</span><div id="ctl00_lblBody">{a.paragraphs(7)}</div></div></div></form>{_FOOT}</body>"""


@_of("words from an office program")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="page"><h1>{a.title}</h1><div class="content">{a.paragraphs(7, '<p class="MsoNormal" style="text-align:justify"><span lang="EN-GB" style="font-size:12.0pt">{}<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>')}</div></div>{_FOOT}</body>"""


@_of("a gallery and a foot of its own")
def _(a: Article) -> str:
    figures = "".join(
        f"<figure class='gallery-item'><img src='/{n}.jpg' alt='Picture {n}'><figcaption class='wp-caption-text'>{a.other(1)[:80]} Ben Doe/Gulf Agency</figcaption></figure>"
        for n in range(4)
    )
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(4)}<div class="gallery">{figures}</div>{a.paragraphs(3)}<div class="author-bio"><h3>About the author</h3><p>Ann Roe is the Gulf correspondent of the Harbour Post and has written two books on the strait.</p></div><div class="tags"><a href="/t">Selby</a> <a href="/u">Ruritania</a></div></article></main>{_FOOT}</body>"""


@_of("read also, set in bold")
def _(a: Article) -> str:
    also = lambda: f"<p><strong>Read also: <a href='/r'>{a.other(1)[:60]}</a></strong></p>"
    return f"""<body>{_MENU}<div class="container"><div class="row"><div class="col-md-8"><h1>{a.title}</h1><div class="post-content">{a.paragraphs(2)}{also()}{a.paragraphs(2)}{also()}{a.paragraphs(3)}</div></div><div class="col-md-4"><h4>Trending</h4>{_cards(a, 5)}</div></div></div>{_FOOT}</body>"""


@_of("an encyclopaedia's news")
def _(a: Article) -> str:
    return f"""<body class="mediawiki"><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">{a.title}</h1><div id="bodyContent"><div id="siteSub">From the free news source</div><div id="mw-content-text"><div class="mw-parser-output"><p><strong class="published">Wednesday, August 14, 2024</strong></p><table class="infobox" style="float:right"><tr><th>Related stories</th></tr><tr><td><a href="/1">{a.other(1)[:50]}</a></td></tr></table>{a.paragraphs(6)}
<h2><span class="mw-headline" id="Sources">Sources</span></h2><ul><li><span class="sourceTemplate">Ben Doe. <a href="https://x.example">“Ships wait”</a> — Gulf Agency, August 13, 2024</span></li></ul></div></div></div></div><div id="mw-navigation">{_MENU}</div></body>"""


@_of("AMP")
def _(a: Article) -> str:
    return f"""<body><amp-sidebar id="s">{_MENU}</amp-sidebar><header class="amp-header"><a href="/">Harbour Post</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{a.title}</h1><div class="amp-wp-meta">Ann Roe, 14 August 2024</div></header><amp-img src="a.jpg" width="1" height="1"></amp-img><div class="amp-wp-article-content">{a.paragraphs(3)}<amp-ad width="300" height="250"><p>Advert: cheap flour</p></amp-ad>{a.paragraphs(4)}</div></article>{_FOOT}</body>"""


@_of("an article told in sections")
def _(a: Article) -> str:
    part = lambda head: f"<section><h2>{a.line(head)}</h2>{a.paragraphs(3)}</section>"
    return f"""<body>{_MENU}<article><header><h1>{a.title}</h1></header>{a.paragraphs(2)}{part("The crossing")}{part("The talks")}{part("What comes next")}</article><div class="newsletter-signup"><h3>Get our newsletter</h3><p>All that matters of the strait, in your inbox every morning.</p></div>{_FOOT}</body>"""


@_of("links in every paragraph")
def _(a: Article) -> str:
    linked = lambda: (lambda w: f"<p>{w[:20]}<a href='/a'>{w[20:60]}</a>{w[60:90]}<a href='/b'>{w[90:120]}</a>{w[120:]}</p>")(a.says())
    return f"""<body>{_MENU}<div id="main"><div class="post"><h1>{a.title}</h1><div class="entry">{"".join(linked() for _ in range(7))}</div></div></div>{_FOOT}</body>"""


@_of("an editor's note and a correction")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><p class="editors-note"><em>{a.line("Editor's note: this report was changed to give the right name of the freighter.")}</em></p>{a.paragraphs(6)}<p><em>{a.line("Correction, 15 August: an earlier version misstated the number of lorries.")}</em></p></article></main>{_FOOT}</body>"""


@_of("words hidden from readers")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div style="display:none"><p>{a.other(3)}</p></div><main><article><h1>{a.title}</h1>{a.paragraphs(3)}<p style="display:none">Share this</p>{a.paragraphs(3)}<noscript><p>Turn on JavaScript to see our graphics.</p></noscript></article></main>{_FOOT}</body>"""


@_of("names of classes that say nothing")
def _(a: Article) -> str:
    return f"""<body><div class="a1"><div class="b7">{_MENU}</div><div class="c3"><div class="d4"><h1 class="e5">{a.title}</h1><div class="f6"><div class="g7">{a.paragraphs(8, '<div class="h8"><p class="i9">{}</p></div>')}</div></div></div><div class="j1">{_cards(a)}</div></div></div>{_FOOT}</body>"""


@_of("a social widget that calls itself after the article")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="main-article-share-enabled social-article"><div class="article-headline"><h1>{a.title}</h1></div><div class="article-next-to-ad latest-version">{a.paragraphs(8)}</div></div><div class="social-share"><a href="#">Share</a><a href="#">Tweet</a></div>{_FOOT}</body>"""


@_of("a story in cards")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><h1>{a.title}</h1>{"".join(f"<div class='Card StoryCard'><div class='Card-content'>{a.paragraphs(2)}</div></div>" for _ in range(4))}</main><div class="Hub">{_cards(a)}</div>{_FOOT}</body>"""


@_of("an article cut by a reader's wall that is told to machines")
def _(a: Article) -> str:
    told = [a.says() for _ in range(7)]
    body = "\\n\\n".join(line.replace('"', "'") for line in told)
    return f"""<body><script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{a.title}", "articleBody": "{body}"}}</script>{_MENU}<main><article><h1>{a.title}</h1><p>{told[0]}</p><div class="fade"></div></article></main>{_FOOT}</body>"""


@_of("an open letter of many short lines")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(3)}<p>{a.line("To the governor of the coast,")}</p><p>{a.line("We ask you to open the bridge.")}</p><p>{a.line("We ask you to let the lorries pass.")}</p><p>{a.line("We will wait.")}</p>{a.paragraphs(3)}</article></main>{_FOOT}</body>"""


@_of("questions and answers")
def _(a: Article) -> str:
    pair = lambda q: f"<p><strong>{a.line(q)}</strong></p><p>{a.says()}</p>"
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(2)}{pair("Will the bridge stay open?")}{pair("Who pays for the lorries?")}{pair("What do you ask of Ruritania?")}</article></main>{_FOOT}</body>"""


@_of("an opinion that is called a comment and counts its comments")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<h1>{a.title}</h1><div class="content comment tone-comment"><div class="meta"><a class="comment-count" href="#c">212 comments</a></div><div class="content__body">{a.paragraphs(7)}</div><a class="comment-link" href="#c">View comments</a></div>{_FOOT}</body>"""


@_of("more comments than article")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><h1>{a.title}</h1><div class="story">{a.paragraphs(3)}</div><div id="comments" class="comments-area"><h2>9 comments</h2><ol class="commentlist">{"".join(f"<li class='comment'><div class='comment-author'>Reader {n}</div><p>{a.other(3)}</p></li>" for n in range(9))}</ol></div></main>{_FOOT}</body>"""


@_of("a subscriber's prompt over a whole short article")
def _(a: Article) -> str:
    return f"""<body><header><a href="/login">Already a subscriber? Log in</a>{_MENU}</header><main><article><h1>{a.title}</h1>{a.paragraphs(2)}</article></main>{_FOOT}</body>"""


@_of("a banner about cookies beside a whole short article")
def _(a: Article) -> str:
    return f"""<body><div class="cookie-banner"><p>We use cookies to make the site better. <button>Accept all cookies</button></p></div>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(2)}</article></main>{_FOOT}</body>"""


@_of("a hero of another story before the article")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="promo-bar"><article class="promo"><h1><a href="/x">{a.other(1)[:60]}</a></h1><p>{a.other(1)}</p><p>{a.other(1)}</p></article></div><main><article class="story"><h1>{a.title}</h1>{a.paragraphs(7)}</article></main>{_FOOT}</body>"""


@_of("a subhead that begins like a byline")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><p class="byline">By Ann Roe</p><p class="date">14 August 2024</p>{a.paragraphs(3)}<h3>{a.line("By the numbers")}</h3>{a.paragraphs(2)}<h3>{a.line("9 May 2023")}</h3>{a.paragraphs(2)}</article></main>{_FOOT}</body>"""


@_of("a chronology")
def _(a: Article) -> str:
    rows = "".join(f"<li><time datetime='2024-0{n}-03'>{a.line(f'3.{n}.2024')}</time> <p>{a.says(1)}</p></li>" for n in range(3, 8))
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(4)}<ul class="timeline">{rows}</ul>{a.paragraphs(3)}</article></main>{_FOOT}</body>"""


@_of("paragraphs in a nested list of blocks")
def _(a: Article) -> str:
    return f"""<body><div class="site">{_MENU}<div class="layout"><div class="layout__main"><div class="headline"><h1>{a.title}</h1></div><ul class="article-blocks">{a.paragraphs(7, "<li class='article-blocks__item'><div class='text'><p>{}</p></div></li>")}</ul></div><div class="layout__side"><ul>{"".join(f"<li><a href='/{n}'>{a.other(1)[:60]}</a></li>" for n in range(8))}</ul></div></div></div>{_FOOT}</body>"""


@_of("a bare page")
def _(a: Article) -> str:
    return f"""<body><h1>{a.title}</h1>{a.paragraphs(6)}</body>"""


@_of("text in spans")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="story"><h1>{a.title}</h1><div class="text">{a.paragraphs(7, "<div><span><span>{}</span></span></div>")}</div></div>{_FOOT}</body>"""


@_of("a dispatch as it was typed")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="cable"><h1>{a.title}</h1><pre>{a.paragraphs(5, "{}" + chr(10))}</pre></div>{_FOOT}</body>"""


@_of("a summary in points before the article")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><div class="key-points"><h2>{a.line("Key points")}</h2><ul><li>{a.says(1)}</li><li>{a.says(1)}</li></ul></div>{a.paragraphs(6)}</article></main>{_FOOT}</body>"""


@_of("related stories in the middle of a list")
def _(a: Article) -> str:
    rel = f"<div class='related-articles'><h4>Related articles</h4><ul><li><a href='/1'>{a.other(1)[:60]}</a></li><li><a href='/2'>{a.other(1)[:60]}</a></li></ul></div>"
    return f"""<body>{_MENU}<div class="post-single"><h1>{a.title}</h1><div class="post-single__content">{a.paragraphs(3)}{rel}{a.paragraphs(4)}</div><div class="post-single__tags">Tags: <a href="/t">Selby</a>, <a href="/r">Ruritania</a></div></div><div class="you-may-like"><h3>You may also like</h3>{_cards(a)}</div>{_FOOT}</body>"""


@_of("a story that a video begins")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><div class="video-player"><video src="v.mp4"></video><p class="video-caption">Watch: the bridge from the air</p></div><div class="article__content-container"><div class="article__content">{a.paragraphs(3, "<p class='paragraph inline-placeholder'>{}</p>")}<div class="ad-slot__ad-label">Ad Feedback</div>{a.paragraphs(4, "<p class='paragraph inline-placeholder'>{}</p>")}</div></div></article></main>{_FOOT}</body>"""


@_of("a sidebar of its own facts in the article")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(4)}<div class="box"><h3>{a.line("The canal in short")}</h3><p>{a.says(1)}</p></div>{a.paragraphs(4)}</article></main>{_FOOT}</body>"""


@_of("a syndicated story with its agency's line")
def _(a: Article) -> str:
    first = a.says()
    a.lines[-1] = f"SELBY, Ruritania (GA) — {first}"
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1><div class="Page-byline">By <span>ANN ROE</span></div><div class="RichTextStoryBody"><p>SELBY, Ruritania (GA) — {first}</p>{a.paragraphs(5)}<p>___</p><p>{a.line("Roe reported from Tamarin. Gulf Agency writer Ben Doe in Geneva contributed to this report.")}</p></div></article></main>{_FOOT}</body>"""


@_of("an article in two pages of one")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<div class="article"><h1>{a.title}</h1><div class="page page-1">{a.paragraphs(4)}</div><div class="page page-2">{a.paragraphs(4)}</div><div class="pagination"><a href="?p=1">1</a> <a href="?p=2">2</a></div></div>{_FOOT}</body>"""


@_of("an article in parts that are articles")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><h1>{a.title}</h1>{"".join(f"<article class='block'>{a.paragraphs(2)}</article>" for _ in range(4))}</main>{_FOOT}</body>"""


@_of("an old page without end tags")
def _(a: Article) -> str:
    return f"""<body bgcolor=white><a href=/>Home</a> | <a href=/w>World</a><hr><h2>{a.title}</h2><i>Selby, 14 August</i>{a.paragraphs(7, "<p>{}")}<hr><address>webmaster</address>"""


@_of("a story whose author stands at its foot")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(6)}<p class="author-foot">Ann Roe</p><p class="share">Share this article</p><p><a href="/more">More from the Gulf</a></p></article></main>{_FOOT}</body>"""


@_of("sections whose headlines are anchors")
def _(a: Article) -> str:
    return f"""<body>{_MENU}<main><h1>{a.title}</h1>{a.paragraphs(3)}{"".join(f"<section><h2><a href='#s{n}'>{a.line(head)}</a></h2><p>{a.says(1)}</p></section>" for n, head in enumerate(("The bridge", "The canal", "The port", "The road")))}</main>{_FOOT}</body>"""


@_of("comments with their times")
def _(a: Article) -> str:
    rows = "".join(
        f"<li class='row'><div><b>Reader {n}</b> <time datetime='2024-08-15T0{n}:00:00Z'>{n}.00</time></div><p>{a.other(3)}</p></li>"
        for n in range(1, 8)
    )
    return f"""<body>{_MENU}<main><h1>{a.title}</h1><div class="story">{a.paragraphs(3)}</div><div class="comment-area" id="comments"><ul>{rows}</ul></div></main>{_FOOT}</body>"""


@_of("the next article of a page without end, told to machines")
def _(a: Article) -> str:
    other = " ".join(a.other() for _ in range(20)).replace('"', "'")
    next_one = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Storm sinks two ferries off Osell", "articleBody": "{other}"}}</script>'
    return f"""<body>{next_one}{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(5)}</article></main>{_FOOT}</body>"""


@_of("paragraphs that begin as controls do")
def _(a: Article) -> str:
    said = (
        "Listen to what people say in Selby, and the war is far away, the envoy told the council on Monday.",
        "Related protests broke out in three towns of the coast on Sunday night, the police said.",
        "Subscribers of the port's news service were told to stay at home, its director said.",
        "Most popular of all is the old bridge, where 200 people had gathered by noon, the mayor said.",
        "Copyright lawyers have asked the court of Tamarin to hear the case of the broken dredger first.",
    )
    return f"""<body>{_MENU}<main><article><h1>{a.title}</h1>{a.paragraphs(2)}{"".join(f"<p>{a.line(words)}</p>" for words in said)}</article></main>{_FOOT}</body>"""


@cache
def every() -> dict[str, tuple[str, list[str]]]:
    """Each page by name: its HTML and the lines of its article."""
    return {name: make() for name, make in PAGES.items()}


def shingles(lines: list[str]) -> dict[tuple[str, ...], int]:
    """The four words in a row that a text holds, with how often: by these two texts of a page are compared."""
    words = [word for line in lines for word in "".join(c if c.isalnum() else " " for c in line).split()]
    found: dict[tuple[str, ...], int] = {}
    for four in (tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))):
        found[four] = found.get(four, 0) + 1
    return found


def likeness(found: list[str], right: list[str]) -> tuple[float, float]:
    """Precision and recall of the lines of a page."""
    ours, theirs = shingles(found), shingles(right)
    both = sum(min(count, theirs.get(four, 0)) for four, count in ours.items())
    return both / max(1, sum(ours.values())), both / max(1, sum(theirs.values()))


def f1(found: list[str], right: list[str]) -> float:
    """How alike two texts are, from 0 to 1."""
    precision, recall = likeness(found, right)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
