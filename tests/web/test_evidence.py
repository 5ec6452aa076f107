"""Behind each line, in one click: the report, with the words that a mention was read from in colours of their own."""

import re
from html import unescape

import httpx
import pytest

import zerohour


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site.url) as made:
        yield made


@pytest.fixture(scope="module")
def told(ledger):
    with zerohour.open(ledger) as own:
        return [t for e in own.events() for t in e.mentions]


def test_every_mention_marks_its_trigger_and_its_parties_where_they_stand(client, told):
    for one in told[:25]:
        answer = client.get(f"/api/evidence/{one.mention.id}").json()
        text = one.report.text
        assert all(text[m["start"] : m["end"]] == m["text"] for m in answer["marks"])
        parts = {(m["part"], m["text"]) for m in answer["marks"]}
        assert ("trigger", one.mention.trigger.of(text)) in parts
        assert all(("actor", a.span.of(text)) in parts for a in one.mention.actors if a.span)
        assert all(("recipient", a.span.of(text)) in parts for a in one.mention.recipients if a.span)
        assert all(("teller", s.span.of(text)) in parts for s in one.mention.attribution if s.span)


def test_the_page_shows_the_whole_report_and_adds_no_word(client, told):
    for one in told[:8]:
        words = client.get(f"/evidence/{one.mention.id}").text
        paper = re.search(r'<div class="text paper" tabindex="0">(.*?)</div>', words, re.DOTALL)[1]
        assert unescape(re.sub(r"<[^>]+>", "", paper)) == one.report.text
        assert 'class="part trigger"' in paper


def test_an_event_leads_to_it_and_it_leads_on(client, told):
    event = client.get(f"/event/{told[0].mention.id}").text
    link = re.search(r'href="(/evidence/[^"#]+)#at"', event)[1]
    assert client.get(link).status_code == 200


def test_what_is_no_mention_is_not_found(client):
    assert client.get("/evidence/none").status_code == 404
    assert client.get("/api/evidence/none").json()["status"] == 404
