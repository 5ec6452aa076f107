"""Full-text search with filters, on both databases."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.ledger import Ledger, searching
from zerohour.records import Actor, EventMention, Place, Query, Reading, Report, Span, Window

MONDAY = datetime(2024, 8, 5, 9, tzinfo=UTC)


def reading(number, words, day, outlet, *mentions):
    return Reading(Report(number, words, (Span(0, len(words)),), words.split(".")[0], outlet=outlet, published=day), mentions)


def mention(report, number, kind, status, actor, recipient, place=None):
    return EventMention(
        f"{report}-{number}", report, Span(0, 10), Span(0, 5), kind, status, actors=actor, recipients=recipient, place=place,
        window=Window(date(2024, 8, 7), None),
    )  # fmt: skip


@pytest.fixture
def ledger(url):
    found = Ledger(url)
    iran, israel = (Actor("Iran", "IRN"),), (Actor("Israel's army", "ISR", "MIL"),)
    tehran = Place("Tehran", "IR", 112931, 35.7, 51.4)
    found.add(
        reading("a", "Envoys meet in Doha. The talks about a ceasefire resumed on Monday.", date(2024, 8, 5), "Levant Wire",
                mention("a", 1, "CONSULT", "occurred", iran, ()), mention("a", 2, "ASSAULT", "expected", iran, israel)),
        MONDAY,
    )  # fmt: skip
    found.add(
        reading("b", "Blast in Tehran. A bomb exploded and talks were called off.", datetime(2024, 8, 6, 7, 30), "Meridian Notes",
                mention("b", 1, "ASSAULT", "occurred", (), iran, tehran)),
        datetime(2024, 8, 6, 9, tzinfo=UTC),
    )  # fmt: skip
    yield found
    found.close()


@pytest.mark.parametrize(
    ("query", "reports"),
    [
        (Query("talks"), {"a", "b"}),
        (Query("talk ceasefire"), {"a"}),
        (Query('"bomb exploded"'), {"b"}),
        (Query('"exploded bomb"'), set()),
        (Query("nothing of this"), set()),
        (Query(), {"a", "b"}),
        (Query(actor="IRN"), {"a", "b"}),
        (Query(actor="israel"), {"a"}),
        (Query(actor="ISR", type="assault"), {"a"}),
        (Query(type="ASSAULT", status="occurred"), {"b"}),
        (Query(place="tehran"), {"b"}),
        (Query(place="IR"), {"b"}),
        (Query(outlet="meridian"), {"b"}),
        (Query(since=date(2024, 8, 6)), {"b"}),
        (Query(until=date(2024, 8, 5)), {"a"}),
        (Query(until=date(2024, 8, 6)), {"a", "b"}),
        (Query("talks", known_at=datetime(2024, 8, 5, 12, tzinfo=UTC)), {"a"}),
        (Query(limit=1), {"b"}),
        (Query('AND OR ( * " NEAR'), set()),
        (Query("100%_"), set()),
    ],
)
def test_what_is_found(ledger, query, reports):
    assert {hit.report.id for hit in ledger.search(query)} == reports


def test_a_hit_shows_the_mentions_that_meet_the_filters(ledger):
    (hit,) = ledger.search(Query(actor="ISR"))
    assert [m.id for m in hit.mentions] == ["a-2"]
    (whole,) = ledger.search(Query("ceasefire"))
    assert [m.id for m in whole.mentions] == ["a-1", "a-2"]


def test_snippets_are_offsets_around_the_words(ledger):
    (hit,) = ledger.search(Query("ceasefire"))
    assert any("ceasefire" in span.of(hit.report.text) for span in hit.snippets)


@given(st.text(max_size=400), st.lists(st.text(max_size=12), max_size=4))
def test_snippets_lie_in_the_text_in_order(text, terms):
    found = list(searching.snippets(Report("x", text, ()), terms))
    assert all(0 <= s.start <= s.end <= len(text) for s in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
