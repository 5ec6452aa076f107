"""Corroboration counts independent origins, not reports."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from zerohour import codebook
from zerohour.analysis import corroboration
from zerohour.records import Actor, Event, EventMention, Report, Source, Span, Told

BOOK = codebook.load()
NOW = datetime(2024, 8, 5, tzinfo=UTC)


def told(number, outlet=None, chain=(), status="occurred", words="Rebels attacked a base.", first="", author=None):
    report = Report(number, words, (Span(0, len(words)),), outlet=outlet, author=author, published=date(2024, 8, 5))
    mention = EventMention(f"{number}-1", number, Span(0, 10), Span(0, 5), "ASSAULT", status, attribution=tuple(chain))
    return Told(mention, report, NOW, first or number)


def of(*rows, status="occurred"):
    return corroboration(Event("e", "ASSAULT", status, (), (), None, None, None, rows), BOOK)


MINISTER, WITNESS = Source("the minister", "official", None, "Ann Lee"), Source("Omar Hadi", "person")
OFFICIALS, AP = Source("officials", "anonymous"), Source("the Associated Press", "outlet")


@pytest.mark.parametrize(
    ("rows", "origins", "credibility"),
    [
        ([told("a", "Levant Wire")], ["Levant Wire"], None),
        ([told("a", "Levant Wire"), told("b", "Meridian Notes")], ["Levant Wire", "Meridian Notes"], 1),
        # A reprint is the first report again.
        ([told("a", "Levant Wire"), told("b", "Meridian Notes", first="a")], ["Levant Wire"], None),
        # Two that repeat one report of which the event has no mention are one.
        ([told("a", "Levant Wire", first="x"), told("b", "Meridian Notes", first="x")], ["report x"], None),
        # Two outlets citing, or carrying, one agency are one.
        ([told("a", "Levant Wire", [AP]), told("b", "Meridian Notes", words="NAIROBI (AP) - Rebels attacked.")], ["AP"], None),
        ([told("a", "Levant Wire", author="By Ann Lee, Reuters"), told("b", "Reuters")], ["Reuters"], None),
        # One official heard by two outlets is one; an official and an eyewitness are two, but their word is theirs: it confirms nothing.
        ([told("a", "Levant Wire", [MINISTER]), told("b", "Meridian Notes", [MINISTER])], ["Ann Lee"], None),
        ([told("a", "Levant Wire", [MINISTER, OFFICIALS]), told("b", "Levant Wire", [WITNESS])], ["Ann Lee", "Omar Hadi"], None),
        # One report confirms nothing, however many it has heard.
        ([told("a", "Levant Wire", [MINISTER]), told("a", "Levant Wire", [WITNESS])], ["Ann Lee", "Omar Hadi"], None),
        # Nor does it help what happened that somebody had expected it.
        ([told("a", "Levant Wire"), told("b", "Meridian Notes", status="expected")], ["Levant Wire", "Meridian Notes"], None),
        # A report does not confirm its own source by telling it again in its own voice.
        ([told("a", "Levant Wire", [MINISTER]), told("a", "Levant Wire")], ["Ann Lee"], None),
        # Whom nobody names is the outlet's word.
        ([told("a", "Levant Wire", [OFFICIALS])], ["Levant Wire"], None),
        # A word in small letters is no agency.
        ([told("a", "Levant Wire", words="(aa) Rebels attacked.")], ["Levant Wire"], None),
    ],
)
def test_origins_and_grade(rows, origins, credibility):
    found = of(*rows)
    assert [name for name, _ in found.affirmed] == origins
    assert (found.denied, found.credibility) == ((), credibility)


def test_affirmed_and_denied_is_contradicted_and_shows_both():
    found = of(told("a", "Levant Wire", [MINISTER]), told("b", "Meridian Notes", [WITNESS], status="negated"))
    assert ([n for n, _ in found.affirmed], [n for n, _ in found.denied], found.credibility) == (["Ann Lee"], ["Omar Hadi"], 5)


def test_what_is_only_expected_is_never_confirmed():
    rows = told("a", "Levant Wire", status="expected"), told("b", "Meridian Notes", status="expected")
    assert of(*rows, status="expected").credibility is None


def by(row, actor, sure=None):
    """The same, done by somebody."""
    return replace(row, mention=replace(row.mention, actors=(Actor(actor, actor, sure=sure),) if actor else ()))


@pytest.mark.parametrize(
    ("second", "credibility"),
    [
        (by(told("b", "Meridian Notes"), "ISR"), 1),
        # A killing that two reports tell confirms no killer that one of them names, nor does who accuses him.
        (by(told("b", "Meridian Notes"), None), None),
        (by(told("b", "Meridian Notes", [MINISTER]), "ISR"), None),
        (by(told("b", "Meridian Notes"), "IRN"), None),
        # What may be misread does not either.
        (by(told("b", "Meridian Notes"), "ISR", sure=0.1), None),
    ],
    ids=["the same", "nobody named", "accused", "another", "hardly read"],
)
def test_a_culprit_is_confirmed_by_those_alone_who_name_him(second, credibility):
    rows = by(told("a", "Levant Wire"), "ISR"), second
    event = Event("e", "ASSAULT", "occurred", rows[0].mention.actors, (), None, None, None, rows)
    assert corroboration(event, BOOK).credibility == credibility
