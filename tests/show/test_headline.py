"""Headlines: sentences of our own, made from what one mention says."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ledger.test_joining import told, turned

from zerohour import codebook
from zerohour.ledger import events
from zerohour.records import Actor, Source, Window
from zerohour.show.headline import called, headline

IRAN, ISRAEL, HE = Actor("Iran", "IRN"), Actor("Israel", "ISR"), Actor("he", "IRN", name="Masoud Pezeshkian")


def one(status="possible", kind="ASSAULT", actors=(IRAN,), recipients=(ISRAEL,), window=None, attribution=()):
    row = told(1, kind=kind, status=status)
    mention = replace(row.mention, actors=actors, recipients=recipients, window=window, attribution=attribution)
    (event,) = events([replace(row, mention=mention)])
    return event


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("occurred", "Iran attacked Israel"),
        ("ongoing", "Iran is attacking Israel"),
        ("planned", "Iran is to attack Israel"),
        ("expected", "Iran is expected to attack Israel"),
        ("possible", "Iran may attack Israel"),
        ("negated", "Denied or called off: Iran attacking Israel"),
    ],
)
def test_a_status_has_its_sentence(status, words):
    assert headline(one(status)) == words


def test_sides_that_nobody_names_are_not_made_up():
    assert headline(one("occurred", actors=())) == "Israel was attacked"
    assert headline(one("expected", actors=(), recipients=())) == "An attack is expected"
    assert headline(one("occurred", kind="CONSULT", actors=(IRAN, ISRAEL), recipients=())) == "Iran and Israel met or talked"
    assert headline(one("occurred", actors=(), recipients=(Actor("five Syrian workers", "SYR"),))) == "Five Syrian workers were attacked"


def test_a_pronoun_is_called_by_its_name_or_not_at_all():
    assert called(HE) == "Masoud Pezeshkian"
    assert headline(one("occurred", actors=(Actor("they", "IRN"),))) == "Israel was attacked"


def test_days_are_said_with_their_year_where_it_is_another():
    week = Window(date(2024, 8, 7), date(2024, 8, 11))
    assert headline(one("expected", window=week)) == "Iran is expected to attack Israel; opens Wed 7 Aug, closes Sun 11 Aug"
    assert headline(one("occurred", window=Window(date(2023, 1, 2), date(2023, 1, 2)))) == "Iran attacked Israel; on Mon 2 Jan 2023"
    assert headline(one("occurred", window=week)).endswith("; between Wed 7 Aug and Sun 11 Aug")


def test_what_no_report_says_itself_is_said_to_be_somebodys_word():
    army = Source("the Israeli military", "military")
    assert headline(one("occurred", attribution=(army,))) == "Iran attacked Israel; says the Israeli military"


def test_sides_and_sentence_are_of_one_mention():
    full, bare = (turned(t, [127]) for t in (told(1, first=0), told(2, actor="IRN", recipient=None, first=0, day=6, report="r1")))
    (event,) = events([full, bare])
    assert event.best.mention.id == "m1"
    assert [a.code for a in (*event.actors, *event.recipients)] == ["IRN", "ISR"]


def test_every_type_of_the_codebook_has_words_and_others_are_told_by_name():
    for kind in codebook.load().types:
        assert kind not in headline(one("planned", kind=kind))
    assert headline(one("occurred", kind="SABOTAGE")) == "Sabotage, occurred: Iran → Israel"
