"""A user's last word about what was read: each field, that it is no event, that all is right; undone, surviving a new coding, counted."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import stores

import zerohour
from zerohour.errors import UsageError
from zerohour.records import Actor, EventMention, Reading, Report, Source, Span, Window

TEXT = "Gunmen attacked an army base near Nairobi on Sunday, two officers said. The rebels of the north had threatened it before."
SENTENCE = Span(0, 71)


def mention(number="r", start=7, **fields):
    one = EventMention(
        f"{number}-01", number, SENTENCE, Span(start, start + 8), "ASSAULT", "occurred", actors=(Actor("Gunmen", None, "UAF", span=Span(0, 6)),),
        window=Window(date(2024, 8, 4), date(2024, 8, 4)), attribution=(Source("two officers", "military", Span(53, 65)),), factuality=3.0,
        commitment="CT+", sure=0.6,
    )  # fmt: skip
    return replace(one, **fields)


def reading(number="r", *mentions):
    return Reading(Report(number, TEXT, (Span(0, len(TEXT)),), outlet=number, published=date(2024, 8, 5)), mentions or (mention(number),))


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request, tmp_path):
    url = stores(tmp_path)[request.param]
    if not url:
        pytest.skip("no PostgreSQL: set ZEROHOUR_TEST_POSTGRES to the URL of an empty database")
    if request.param == "postgresql":
        from tests.ledger.conftest import empty

        empty(url)
    with zerohour.open(url) as own:
        own.add(reading())
        yield own


def holds(desk):
    return desk.reading("r").mentions


@pytest.mark.parametrize(
    ("field", "words", "of", "value"),
    [
        ("type", "threaten", "type", "THREATEN"),
        ("mode", "explosives", "mode", "explosives"),
        ("status", "negated", "status", "negated"),
        ("actors", "the rebels = KEN.REB", "actors", (Actor("The rebels", "KEN", "REB", span=Span(72, 82)),)),
        ("actors", "-", "actors", ()),
        ("recipients", "army = KEN.MIL; officers = .MIL", "recipients", (Actor("army", "KEN", "MIL", span=Span(19, 23)), Actor("officers", None, "MIL", span=Span(57, 65)))),
        ("day", "2024-08-03..2024-08-04", "window", Window(date(2024, 8, 3), date(2024, 8, 4))),
        ("day", "-", "window", None),
        ("teller", "-", "attribution", ()),
        ("teller", "two officers = anonymous", "attribution", (Source("two officers", "anonymous", Span(53, 65)),)),
    ],
)  # fmt: skip
def test_each_field_is_corrected_undone_and_survives_a_new_coding(desk, field, words, of, value):
    before = holds(desk)
    (act,) = desk.correcting("ann").correct(desk.event("r-01"), **{field: words})
    assert getattr(holds(desk)[0], of) == value
    assert getattr(desk.events()[0].mentions[0].mention, of) == value
    assert [(a.verb, a.field, a.author) for a in desk.acts()] == [("correct", field, "ann")]
    # Another reader reads it anew, under another number.
    desk._store.recode(reading("r", mention(id="r-05", place=None, sense="")))
    assert (holds(desk)[0].id, getattr(holds(desk)[0], of)) == ("r-05", value)
    assert desk.undo(act) == [act]
    assert [replace(m, id="") for m in holds(desk)] == [replace(m, id="") for m in before]
    assert desk.upkeep.check().faults == ()


def test_a_place_comes_with_what_the_gazetteer_knows(desk):
    correcting = desk.correcting("ann")
    correcting.correct(desk.event("r-01"), place="Nairobi")
    assert (holds(desk)[0].place.country_code, round(holds(desk)[0].place.latitude)) == ("KE", -1)
    correcting.correct(desk.event("r-01"), place="Camp Zulu = KE")
    assert (holds(desk)[0].place.name, holds(desk)[0].place.latitude) == ("Camp Zulu", None)


def test_a_status_comes_with_how_far_the_author_commits_to_it_and_is_sure(desk):
    desk.correcting("ann").correct(desk.event("r-01"), status="negated", type="ACCUSE")
    (one,) = holds(desk)
    assert (one.factuality, one.commitment, one.sure, one.sure_status) == (-2.5, "CT-", None, None)
    assert desk.corroboration(desk.events()[0]).denied


def test_several_fields_are_one_act_and_what_is_so_already_is_none(desk):
    made = desk.correcting("ann").correct(desk.event("r-01"), type="ACCUSE", status="occurred", day="-")
    assert len(made) == 2
    assert desk.undo(made[0]) == made
    assert desk.correcting("ann").correct(desk.event("r-01"), status="occurred") == []


def test_what_is_no_event_is_gone_until_it_is_undone(desk):
    (act,) = desk.correcting("ann").no_event(desk.event("r-01"))
    assert (desk.events(), holds(desk)) == ([], ())
    desk._store.recode(reading())
    assert desk.events() == []
    desk.undo(act)
    assert [e.id for e in desk.events()] == ["r-01"]


def test_what_the_reader_does_not_find_any_more_is_kept_where_a_user_said_something_of_it(desk):
    held = desk.correcting("ann").held(desk.event("r-01"))
    later = mention(id="r-01", trigger=Span(98, 108), sentence=Span(72, 121), type="THREATEN")
    desk._store.recode(reading("r", later))
    assert [(m.type, m.trigger.start) for m in holds(desk)] == [("ASSAULT", 7), ("THREATEN", 98)]
    assert len({m.id for m in holds(desk)}) == 2
    (checked,) = desk.correcting("ann").checked()
    assert (checked.read, checked.held, checked.wrong) == (None, False, ("event",))
    desk.undo(held[0])
    assert [m.type for m in holds(desk)] == ["THREATEN"]


def test_what_was_found_right_stays_so_whatever_a_later_reader_reads(desk):
    desk.correcting("ann").held(desk.event("r-01"))
    desk._store.recode(reading("r", mention(type="COERCE", window=None)))
    assert (holds(desk)[0].type, holds(desk)[0].window) == ("ASSAULT", Window(date(2024, 8, 4), date(2024, 8, 4)))
    assert desk.correcting("ann").checked()[0].wrong == ("type", "day")


def test_the_desk_of_before_did_not_know_of_it(desk):
    desk.correcting("ann").correct(desk.event("r-01"), type="ACCUSE")
    (act,) = desk.acts()
    assert [e.type for e in desk.view(known_at=act.at).events()] == ["ACCUSE"]
    desk.undo(act.number)
    assert [e.type for e in desk.view(known_at=act.at).events()] == ["ACCUSE"]
    assert [e.type for e in desk.events()] == ["ASSAULT"]


def test_a_correction_moves_a_mention_to_the_event_that_it_then_fits(desk):
    desk.add(reading("s"))
    assert [len(e.mentions) for e in desk.events()] == [2]
    event = desk.event("r-01")
    correcting = desk.correcting("ann")
    (act,) = correcting.correct(event.mentions[1], type="COERCE")
    assert [len(e.mentions) for e in desk.events()] == [1, 1]
    desk.undo(act)
    made = correcting.correct(desk.event("r-01"), type="COERCE")
    assert ([len(e.mentions) for e in desk.events()], len(made)) == ([2], 2)


def test_how_many_readings_held(desk):
    for number in ("s", "t", "u"):
        desk.add(reading(number, mention(number, type="ACCUSE" if number == "u" else "ASSAULT", window=None)))
    correcting = desk.correcting("ann")
    assert (correcting.rate().checked, correcting.rate().low, correcting.rate().high) == (0, 0.0, 1.0)
    told = {t.report.id: t for e in desk.events() for t in e.mentions}
    correcting.held(told["r"])
    correcting.correct(told["s"], day="2024-08-04", teller="-")
    correcting.no_event(told["t"])
    correcting.held(told["u"])
    found = correcting.rate()
    assert (found.checked, found.held) == (4, 2)
    assert 0.1 < found.low < 0.5 < found.high < 0.9
    assert {name: (right, of) for name, right, of in found.fields} == {
        "event": (3, 4), "type": (3, 3), "mode": (3, 3), "actors": (3, 3), "recipients": (3, 3), "day": (2, 3), "place": (3, 3),
        "status": (3, 3), "teller": (2, 3),
    }  # fmt: skip


def test_what_was_checked_is_exported_as_coding_lines_and_read_back(desk, tmp_path):
    desk.add(reading("s"))
    correcting = desk.correcting("ann")
    told = {t.report.id: t for e in desk.events() for t in e.mentions}
    correcting.correct(
        told["r"], actors="rebels = KEN.REB", recipients="army = KEN.MIL", day="2024-08-03..", teller="two officers = military"
    )
    correcting.no_event(told["s"])
    lines = list(correcting.lines())
    assert lines == [
        "# r",
        "0 | attacked | ASSAULT | - | @1 rebels = KEN.REB | army = KEN.MIL | 2024-08-03.. | - | occurred | two officers = military |",
        "# s",
        "! no event: 0 | attacked | ASSAULT | - | Gunmen = .UAF | - | 2024-08-04 | - | occurred | two officers = military |",
    ]
    with zerohour.open(tmp_path / "other.db") as other:
        for number in ("r", "s"):
            other.add(reading(number))
        assert list(
            other.correcting("ben").take([*lines, "9 | nothing | ASSAULT | - | - | - | - | - | occurred | - |", "# none", lines[1]])
        ) == [
            "s: '9 | nothing | ASSAULT | - | - | - | - | - | occurred | - |': no event was read there",
            "none: there is no such report in this ledger",
        ]
        assert list(other.correcting("ben").lines()) == lines
        assert [m.actors for m in other.reading("r").mentions] == [m.actors for m in desk.reading("r").mentions]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"sense": "x"}, "no field that can be corrected"),
        ({"type": "WAR"}, "no event type"),
        ({"mode": "tickle"}, "no mode of ASSAULT"),
        ({"status": "done"}, "no status"),
        ({"actors": "Iran = IRN"}, "does not stand in the report"),
        ({"actors": "Gunmen"}, "no party"),
        ({"actors": "Gunmen = Kenya"}, "no party"),
        ({"actors": " = KEN"}, "no party"),
        ({"day": "Sunday"}, "no day"),
        ({"day": "2024-08-05..2024-08-01"}, "ends before it begins"),
        ({"place": "Nowhereville"}, "in no gazetteer"),
        ({"place": "Nairobi = Kenya"}, "no country"),
        ({"teller": "two officers = friends"}, "no kind of a source"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(desk, fields, says):
    with pytest.raises(UsageError, match=says):
        desk.correcting("ann").correct(desk.event("r-01"), **fields)
    assert desk.acts() == []
