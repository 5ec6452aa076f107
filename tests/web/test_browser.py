"""The page in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

VIEWS = [
    "/?as_of=2024-08-05",
    "/events",
    "/triage",
    "/checks",
    "/news?since=2024-01-01",
    "/events?type=ASSAULT",
    "/map?as_of=2024-08-06",
    "/network",
    "/patterns?as_of=2024-08-06&since=2024-07-01",
    "/outcomes",
    "/search?q=talks",
    "/sources",
    "/report/hostile",
    "/actors?as_of=2024-08-06",
    "/actor?actor=IRN",
    "/actor?actor=IRN&part=did",
    "/dyad?actor=IRN&other=ISR",
    "/place?place=Beirut",
    "/outlet?outlet=Levant+Wire",
    "/timeline?as_of=2024-08-06",
    "/contradicted",
    "/add",
]


@pytest.fixture
def tab(browser, site):
    """A page, and what it complained of or asked of other hosts."""
    context = browser.new_context()
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith(site.url) or page.complaints.append(request.url))
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message) or dialog.dismiss())
    yield page
    context.close()
    assert page.complaints == []


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_opens_without_complaint_and_can_be_used_by_keyboard(tab, site, path):
    tab.goto(site.url + path, wait_until="load")
    assert tab.locator("h1").count() == 1
    # Every field has a label, every link and button words, no two elements one id.
    unlabelled = "els => els.filter(e => e.type !== 'hidden' && !e.labels.length && !e.ariaLabel).length"
    assert tab.locator("input, select").evaluate_all(unlabelled) == 0
    assert tab.locator("a, button").evaluate_all("els => els.filter(e => !e.textContent.trim()).length") == 0
    assert tab.locator("[id]").evaluate_all("els => els.length - new Set(els.map(e => e.id)).size") == 0
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"


@pytest.mark.parametrize("path", [*VIEWS, "/event"])
def test_axe_finds_nothing_serious(browser, site, path):
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url + ("/events" if path == "/event" else path), wait_until="load")
    if path == "/event":
        page.locator("tbody a").first.click()
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_picture_is_drawn(tab, site):
    tab.goto(site.url + "/map?as_of=2024-08-06", wait_until="load")
    assert tab.locator("main img").evaluate_all("els => els.map(e => e.complete && e.naturalWidth > 100)") == [True]


def test_from_the_board_to_the_highlighted_sentence(tab, site):
    tab.goto(site.url + "/?as_of=2024-08-05")
    tab.locator("table.board a").first.click()
    assert tab.locator("article mark").first.inner_text()
    tab.locator("article blockquote a").first.click()
    # Beside the report: the trigger in its own colour; from there to the report with all that it tells.
    assert tab.locator(".paper mark.trigger").first.inner_text()
    tab.get_by_role("link", name="The report with all of its events").click()
    marked = tab.locator("mark.sentence:target, mark.sentence:has(:target)")
    marked.wait_for()
    assert marked.count() == 1
    assert marked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    marked.locator("a").first.click()
    assert "/event/" in tab.url


def test_filters_and_the_day_stay_in_the_address(tab, site):
    tab.goto(site.url + "/events?as_of=2024-08-05")
    tab.get_by_label("Type").select_option("ASSAULT")
    tab.get_by_role("button", name="Filter").click()
    assert "type=ASSAULT" in tab.url
    assert "as_of=2024-08-05" in tab.url
    codes = tab.locator("tbody td:first-child > small").all_inner_texts()
    assert codes
    assert {words.split()[0] for words in codes} == {"ASSAULT"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser, site, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(site.url + "/?as_of=2024-08-05")
    # WCAG 2.2 contrast of every text against the page, at least 4.5.
    lowest = page.evaluate(
        """() => {
        const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
          return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
        const ground = light(getComputedStyle(document.body).backgroundColor);
        return Math.min(...[...document.querySelectorAll('main *')].filter(e => e.innerText).map(e => {
          const ink = light(getComputedStyle(e).color); return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); }));
        }"""
    )
    context.close()
    assert lowest >= 4.5


def test_it_reads_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/search?q=talks")
    assert page.locator("article h2 a").count() > 0
    page.locator("article h2 a").first.click()
    assert page.locator(".text").count() == 1
    context.close()


def test_a_picture_answers_the_pointer_when_it_is_asked_to(tab, site):
    tab.goto(site.url + "/patterns?as_of=2024-08-06&since=2024-07-01", wait_until="load")
    pictures = tab.locator("main img.chart").count()
    tab.get_by_role("button", name="Explore: Escalation").click()
    drawn = tab.locator("div.live svg")
    drawn.wait_for(timeout=20_000)
    assert tab.locator("main img.chart").count() == pictures - 1
    assert "Escalation" in drawn.text_content()
    assert tab.locator("div.live").get_attribute("aria-label").startswith("Escalation")


def test_the_day_looked_from_slides(tab, site):
    tab.goto(site.url + "/?as_of=2024-08-05", wait_until="load")
    slider = tab.locator(".asof input[type=range]")
    slider.wait_for()
    before = tab.locator("input[name=as_of]").input_value()
    slider.focus()
    with tab.expect_navigation():
        tab.keyboard.press("ArrowLeft")
    assert tab.locator("input[name=as_of]").input_value() < before
    assert "as_of=2024-08-04" in tab.url


def test_patterns_can_be_read_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/patterns?as_of=2024-08-06&since=2024-07-01")
    titles = page.locator("h2").all_inner_texts()
    context.close()
    assert {"Change points", "Unusual in the last seven days", "Shifts against the period of the same length before"} <= set(titles)


@pytest.mark.parametrize("path", VIEWS)
def test_a_telephone_shows_every_view_without_cutting_words(browser, site, path):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(site.url + path, wait_until="load")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # A cell of words that is narrower than a word breaks it.
    narrow = "els => els.filter(e => e.textContent.trim().length > 12 && e.clientWidth < 48).map(e => e.textContent.trim().slice(0, 40))"
    assert page.locator("td").evaluate_all(narrow) == []
    context.close()
