"""What a site gives in the place of an article is refused by name; what only speaks of such things is read."""

import pytest

from zerohour.errors import SourceError
from zerohour.sources import page

LONG = "".join(
    f"<p>The ministry of Graustark said on day {n} of the talks that its navy would let {n} more ships pass the strait of Selby.</p>"
    for n in range(2, 30)
)


def of(title, body):
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("Just a moment...", "<p>Enable JavaScript and cookies to continue</p>", "robots"),
        ("desk.example", "<h2>Checking your browser before accessing desk.example.</h2><p>This process is automatic. You will be sent on shortly.</p>", "robots"),
        ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>", "robots"),
        ("Before you continue", "<h1>Before you continue to Harbour Post</h1><p>We use cookies and data to deliver our services.</p><button>Accept all</button>", "consent"),
        ("Ships pass the strait", "<article><h1>Ships pass the strait</h1><p>Four ships passed the strait of Selby on Sunday.</p><p>Subscribe to continue reading.</p></article>", "paywall"),
        ("404 Not Found", "<h1>Not Found</h1><p>The page you requested could not be found on this server, sorry.</p>", "error"),
    ],
)  # fmt: skip
def test_a_wall_is_refused_by_name(title, body, name):
    with pytest.raises(SourceError, match=name):
        page.report(of(title, body), "page")


@pytest.mark.parametrize(
    "extra",
    [
        "<p>The court blocked a law that lets sites verify you are a human with a face scan.</p>",
        "<div class='banner'><p>We use cookies to make the site better.</p></div>",
        "<p>Already a subscriber? Log in</p>",
    ],
)
def test_a_whole_article_is_read_whatever_stands_beside_it(extra):
    found = page.report(of("Ships pass the strait", f"<article><h1>Ships pass the strait</h1>{LONG}{extra}</article>"), "page")
    assert "29 more ships" in found.text


def test_a_page_that_breaks_off_says_so():
    whole = of("Ships pass the strait", f"<article><h1>Ships pass the strait</h1>{LONG}</article>")
    cut = page.report(whole[: whole.index("day 20")], "page")
    assert any("breaks off" in note for note in cut.notes)
    assert not any("breaks off" in note for note in page.report(whole, "page").notes)


SHORT = "<main><article><h1>Ships pass the strait</h1><p>Four ships passed the strait of Selby on Sunday, the harbour master said.</p></article></main>"


@pytest.mark.parametrize(
    "extra",
    [
        "<header><nav><a href='/'>Home</a></nav> <a href='/login'>Already a subscriber? Log in</a></header>",
        "<div class='cookie-banner'><p>We use cookies to make the site better. <button>Accept all cookies</button></p></div>",
        "<footer><p>Manage your cookie settings</p></footer>",
    ],
)
def test_a_flash_is_read_whatever_the_page_asks_around_it(extra):
    found = page.report(of("Ships pass the strait", extra + SHORT), "page")
    assert found.text.endswith("the harbour master said.")
