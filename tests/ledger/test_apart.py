"""What is never one event, whatever else speaks for it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ledger.test_joining import groups, told
from zerohour.ledger import apart, traits
from zerohour.records import Actor, Figure, Place, Span

MP, ENVOY = Actor("Ann Lee", "USA", "LEG", name="Ann Lee"), Actor("Omar Hadi", "USA", "GOV", name="Omar Hadi")
REPORTER, SOLDIERS = Actor("a reporter", "ISR", "MED"), Actor("an army site", "ISR", "MIL")
OFFICE, PASSERS = Actor("the embassy", "ISR", "GOV"), Actor("passers-by", "ISR", "CVL")
BEIRUT, TYRE, TEHRAN = Place("Beirut", "LB"), Place("Tyre", "LB"), Place("Tehran", "IR")
LEBANESE, SAILOR = Actor("three people", "LBN"), Actor("a sailor", "ISR")
VICTIMS, CONGRESS = Actor("the victims", "ISR"), Actor("Congress", "ISR")
KILLED = lambda count: (Figure("killed", count, "", f"{count} killed"),)


def at(actor, start):
    """The actor with words that begin there."""
    return replace(actor, span=Span(start, start + len(actor.text)))


def saying(row, trigger):
    """The same, told of by another word."""
    mention = replace(row.mention, trigger=Span(0, len(trigger)))
    return replace(row, mention=mention, report=replace(row.report, text=f"{trigger} {row.report.text}"))


def done(number, **changes):
    row = told(number, status="occurred", report=changes.pop("report", None))
    return replace(row, mention=replace(row.mention, **changes))


PAIRS = {
    "other_actors": (done(1, actors=(MP,)), done(2, actors=(ENVOY,))),
    "other_targets": (done(1, recipients=(MP,)), done(2, recipients=(ENVOY,))),
    "other_victims": (done(1, recipients=(REPORTER,)), done(2, recipients=(SOLDIERS,))),
    "other_countries": (done(1, place=BEIRUT), done(2, place=TEHRAN)),
    "other_figures": (done(1, report="r", figures=KILLED(4)), done(2, report="r", figures=KILLED(9))),
    "other_state": (done(1, report="r"), told(2, report="r")),
    "other_meetings": (told(1, status="planned"), told(2, status="planned", first=8, last=8, report="r1")),
    "other_news": (
        done(1, window=None),
        replace(done(2, window=None, trigger=Span(10, 12)), report=replace(done(2).report, published=date(2024, 8, 6))),
    ),
    "unnamed_side": (done(1), done(2, actors=(), trigger=Span(10, 12))),
    "other_sides_here": (
        done(1, report="r", recipients=(at(LEBANESE, 2), Actor("a sailor", "ISR"))),
        done(2, report="r", recipients=(Actor("three people", "LBN"), at(SAILOR, 2))),
    ),
    "other_hearers": (
        done(1, report="r", type="REQUEST", recipients=(at(VICTIMS, 2),)),
        done(2, report="r", type="REQUEST", sentence=Span(24, 60), recipients=(at(CONGRESS, 30),)),
    ),
    "other_count": (done(1, recipients=(MP,), place=BEIRUT), done(2, recipients=(), figures=KILLED(150), place=BEIRUT)),
    "one_of_several": (done(1, recipients=(Actor("two embassies", "ISR"),)), done(2, recipients=(Actor("an embassy", "ISR"),))),
    "several_deeds": (
        saying(done(1, recipients=(Actor("embassies", "ISR"),)), "bombings"),
        saying(done(2, recipients=(Actor("an office building", "ISR"),)), "bombing"),
    ),
}


@pytest.mark.parametrize("rule", apart.RULES, ids=lambda rule: rule.__name__)
def test_what_differs_is_kept_apart_and_said_by_the_name_of_the_rule(rule):
    one, other = PAIRS[rule.__name__]
    assert rule.__doc__
    assert apart.apart(traits.of(one), traits.of(other)) == apart.apart(traits.of(other), traits.of(one)) == rule.__name__
    assert groups([one, other]) == [["m1"], ["m2"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (done(1), done(2)),
        (done(1, recipients=(SOLDIERS,)), done(2)),
        (done(1, recipients=(OFFICE,)), done(2, recipients=(PASSERS,))),
        (done(1, place=BEIRUT), done(2, place=TYRE)),
        (done(1, figures=KILLED(4)), done(2, figures=KILLED(9))),
        (told(1, status="planned"), told(2, status="planned", first=8, last=8)),
        (done(1, place=BEIRUT), done(2, actors=(), place=BEIRUT)),
        (told(1), told(2, actor=None, report="r1")),
        (told(1), told(2, status="occurred", day=8)),
        (saying(done(1), "bombings"), saying(done(2, recipients=(Actor("embassies", "ISR"),)), "bombing")),
        (done(1, recipients=(MP,), place=BEIRUT), done(2, recipients=(MP,), figures=KILLED(4), place=BEIRUT)),
    ],
    ids=[
        "the same",
        "a sector unknown",
        "an office and those who pass",
        "towns of a country",
        "figures of two reports",
        "put off",
        "one place",
        "what is yet to come",
        "what came on its day",
        "several, each",
        "one of those who were killed",
    ],
)
def test_what_does_not_contradict_may_be_one(one, other):
    assert apart.apart(traits.of(one), traits.of(other)) == ""


def test_a_killing_without_a_killer_gets_none_from_another_deed_of_the_day():
    sailor = done(1, trigger=Span(10, 12), actors=(), recipients=(Actor("an Israeli sailor", "ISR", "MIL"),))
    rockets = done(2, actors=(Actor("Hezbollah", "LBN", "REB"),))
    assert groups([sailor, rockets]) == [["m1"], ["m2"]]


def test_strikes_of_other_days_in_one_town_are_apart():
    one, other = done(1, window=None, place=BEIRUT), done(2, window=None, place=BEIRUT, trigger=Span(10, 12))
    later = replace(other, report=replace(other.report, published=date(2024, 8, 7)))
    assert groups([one, later]) == [["m1"], ["m2"]]
    assert groups([one, other]) == [["m1", "m2"]]
