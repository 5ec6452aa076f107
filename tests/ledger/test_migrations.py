"""A ledger of an older format is brought up, whole or not at all."""

from dataclasses import replace
from datetime import date

from sqlalchemy import create_engine, inspect, text

from zerohour.ledger import Ledger, codec, traits
from zerohour.ledger.migrations import VERSION
from zerohour.records import Actor, EventMention, Place, Query, Reading, Report, Span, Visit, Window

# The tables as the first format had them.
FIRST = (
    "CREATE TABLE zerohour (version INTEGER PRIMARY KEY)",
    "CREATE TABLE reports (id VARCHAR(64) PRIMARY KEY, name TEXT, title TEXT, author TEXT, outlet TEXT, url TEXT, published VARCHAR(40),"
    " language VARCHAR(8) NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL, notes TEXT NOT NULL, learned VARCHAR(40) NOT NULL)",
    "CREATE TABLE mentions (id VARCHAR(80) PRIMARY KEY, report VARCHAR(64) NOT NULL REFERENCES reports (id), position INTEGER NOT NULL,"
    " type VARCHAR(40) NOT NULL, status VARCHAR(12) NOT NULL, record TEXT NOT NULL)",
    "CREATE TABLE refusals (number INTEGER PRIMARY KEY, locator TEXT NOT NULL, reason TEXT NOT NULL, at VARCHAR(40) NOT NULL)",
    "INSERT INTO zerohour VALUES (1)",
)


def old_ledger(url):
    mention = EventMention(
        "r-01", "r", Span(0, 30), Span(7, 15), "ASSAULT", "occurred", actors=(Actor("Rebels", None, "REB"),), recipients=(Actor("Kenya", "KEN"),),
        window=Window(date(2024, 8, 5), date(2024, 8, 5)), place=Place("Nairobi", "KE", 184745, -1.28, 36.8),
    )  # fmt: skip
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        for statement in FIRST:
            connection.execute(text(statement))
        connection.execute(
            text("INSERT INTO reports VALUES ('r', 'r', 'Blast', NULL, NULL, NULL, '2024-08-05', 'en', :words, '[[0, 30]]', '', :now)"),
            {"words": "Rebels attacked a base in Nairobi.", "now": "2024-08-05T12:00:00+00:00"},
        )
        connection.execute(
            text("INSERT INTO mentions VALUES ('r-01', 'r', 0, 'ASSAULT', 'occurred', :record)"), {"record": codec.mention_to_json(mention)}
        )
    engine.dispose()
    return engine.url


def test_an_older_ledger_keeps_all_and_can_be_searched(url):
    old_ledger(url)
    ledger = Ledger(url)
    assert [reading.report.title for reading, _ in ledger.readings()] == ["Blast"]
    assert [hit.report.id for hit in ledger.search(Query("attack", actor="KEN", place="Nairobi"))] == ["r"]
    assert ledger.visit("https://example.org/feed") is None
    ledger.remember(Visit("https://example.org/feed", ledger.readings()[0][1], "e"))
    ledger.close()
    again = Ledger(url)
    assert len(again.readings()) == 1
    again.close()


def test_an_upgraded_ledger_has_the_tables_of_a_new_one(url, tmp_path):
    address = old_ledger(url)
    Ledger(url).close()
    fresh = tmp_path / "fresh.db"
    Ledger(fresh).close()

    def shape(where):
        engine = create_engine(where)
        found = inspect(engine)
        names = {name for name in found.get_table_names() if not name.startswith("words")}
        # PostgreSQL keeps the words of a text in a column.
        columns = {name: {c["name"] for c in found.get_columns(name)} - {"words"} for name in names}
        indices = {name: {i["name"] for i in found.get_indexes(name) if i["name"] != "words"} for name in names}
        engine.dispose()
        return columns, indices

    columns, indices = shape(address)
    new_columns, new_indices = shape(f"sqlite:///{fresh}")
    assert columns == new_columns
    # The first format's own indices are made with it; the steps add theirs.
    assert all(new_indices[name] - indices[name] <= {f"ix_{name}_{c}" for c in ("learned", "report")} for name in columns)
    assert VERSION == 11


def test_the_fourth_format_loses_its_day_and_gets_its_keys_anew(url):
    old_ledger(url)
    Ledger(url).close()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        keys = connection.execute(text("SELECT count(*) FROM keys")).scalar()
        back = ["ALTER TABLE mentions ADD COLUMN day VARCHAR(10)", "CREATE INDEX ix_mentions_day ON mentions (day)", "DELETE FROM keys"]
        if "://" in url:
            back += ["ALTER TABLE reports DROP COLUMN words", "CREATE INDEX words ON reports USING gin (to_tsvector('english', text))"]
        for statement in (*back, "UPDATE zerohour SET version = 4"):
            connection.execute(text(statement))
    ledger = Ledger(url)
    assert [hit.report.id for hit in ledger.search(Query("attack", actor="KEN"))] == ["r"]
    ledger.close()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version FROM zerohour")).scalar() == VERSION
        assert connection.execute(text("SELECT count(*) FROM keys")).scalar() == keys > 0
        assert "day" not in {column["name"] for column in inspect(connection).get_columns("mentions")}
    engine.dispose()


def test_the_eighth_format_had_chains_which_are_told_apart(url):
    sentence = Span(0, 34)
    shared = EventMention("r-1", "r", sentence, Span(7, 15), "ASSAULT", "planned", actors=(Actor("Rebels", "KEN"),))
    rows = (
        replace(shared, recipients=(Actor("Uganda", "UGA"),)),
        replace(shared, id="r-2", trigger=Span(8, 15)),
        replace(shared, id="r-3", trigger=Span(9, 15), recipients=(Actor("Sudan", "SDN"),)),
    )
    report = Report("r", "Rebels attacked a base in Nairobi.", (sentence,), published=date(2024, 8, 5))
    ledger = Ledger(url)
    ledger.add(Reading(report, tuple(replace(m, window=Window(date(2024, 8, 9), date(2024, 8, 9))) for m in rows)))
    apart = [[t.mention.id for t in e.mentions] for e in ledger.events(lambda _: True)]
    ledger.close()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE mentions SET event = 'r-1'"))
        connection.execute(text("UPDATE zerohour SET version = 8"))
    engine.dispose()
    ledger = Ledger(url)
    assert [[t.mention.id for t in e.mentions] for e in ledger.events(lambda _: True)] == apart == [["r-1", "r-2"], ["r-3"]]
    ledger.close()


# What the tenth format had in the place of acts and readings.
TENTH = (
    "DROP TABLE acts",
    "DROP TABLE readings",
    "CREATE TABLE judgements (number INTEGER PRIMARY KEY, verdict VARCHAR(9) NOT NULL, one_report VARCHAR(64) NOT NULL REFERENCES reports (id),"
    " one_start INTEGER NOT NULL, other_report VARCHAR(64) NOT NULL REFERENCES reports (id), other_start INTEGER NOT NULL,"
    " author TEXT NOT NULL, at VARCHAR(40) NOT NULL, undone VARCHAR(40))",
    'CREATE TABLE looks ("user" VARCHAR(200) PRIMARY KEY, at VARCHAR(40) NOT NULL)',
    "INSERT INTO judgements VALUES (1, 'different', 'r', 7, 's', 7, 'ann', '2024-08-06T01:00:00+00:00', '2024-08-06T02:00:00+00:00')",
    "INSERT INTO judgements VALUES (2, 'same', 'r', 7, 't', 7, 'ben', '2024-08-06T03:00:00+00:00', NULL)",
    "INSERT INTO looks VALUES ('ann', '2024-08-06T04:00:00+00:00')",
    "UPDATE zerohour SET version = 10",
)
PEOPLE = "Rebels seized twelve Americans in the capital."


def of_people(number, **fields):
    """A reading that tells of people by a name in the plural, by which formats before the eleventh told them apart."""
    met = Actor("twelve Americans", "USA", "CVL", "Twelve Americans", span=Span(14, 30))
    told = EventMention(
        f"{number}-1", number, Span(0, 46), Span(7, 13), "COERCE", "occurred", actors=(Actor("Rebels", "KEN", "REB"),), recipients=(met,)
    )
    return Reading(Report(number, PEOPLE, (Span(0, 46),), published=date(2024, 8, 5)), (replace(told, **fields),))


def tenth(url):
    """A ledger of the tenth format, with its keys: two judgements, one of which is undone, and a look; how it is reached."""
    ledger = Ledger(url)
    for number in ("r", "s"):
        ledger.add(of_people(number))
    ledger.add(of_people("t", type="AID"))
    told = ledger.told()
    ledger.close()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        for statement in (*TENTH, "DELETE FROM keys"):
            connection.execute(text(statement))
        for one in told:
            before = replace(traits.of(one), targets=frozenset({"americans"}))
            stored = [{"key": key, "day": str(day or ""), "mention": before.id} for key, day in traits.keys(before)]
            connection.execute(text("INSERT INTO keys VALUES (:key, :day, :mention)"), stored)
    engine.dispose()
    return engine.url


def test_the_tenth_format_found_people_by_their_name_and_gets_its_keys_anew(url):
    tenth(url)
    ledger = Ledger(url)
    assert ledger.upkeep.check().faults == ()
    # What is coded anew leaves no key behind, and may have one again.
    named = Actor("twelve Americans", None, None, "Twelve Americans", span=Span(14, 30))
    assert ledger.recode(of_people("r", recipients=(named,)))
    assert ledger.recode(of_people("r"))
    assert ledger.upkeep.check().faults == ()
    ledger.upkeep.erase(["s"], "ann")
    ledger.upkeep.sweep()
    assert ledger.upkeep.check().faults == ()
    ledger.close()


def test_what_the_tenth_format_held_of_judgements_and_looks_are_acts_and_numbers_go_on(url):
    tenth(url)
    ledger = Ledger(url)
    told = [(act.number, act.verb, act.author, act.undone is not None) for act in ledger.acts.listed()]
    assert told == [(1, "different", "ann", True), (2, "same", "ben", False), (3, "looked", "ann", False)]
    one, other = (ledger.reading(number).mentions[0] for number in ("r", "s"))
    assert [sorted(t.report.id for t in event.mentions) for event in ledger.events(lambda _: True)] == [["r", "s", "t"]]
    assert ledger.acts.judge("different", one, [other], "ann") == [4]
    assert [sorted(t.report.id for t in event.mentions) for event in ledger.events(lambda _: True)] == [["r", "t"], ["s"]]
    assert ledger.upkeep.check().faults == ()
    ledger.close()
