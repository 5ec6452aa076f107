"""The tables of a ledger, the same in SQLite and PostgreSQL but for the full-text index."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

tables = MetaData()
# SQLite reads an index that holds all that a question asks for, and not the table, whose rows lie far apart; there the newest mentions
# come with their gist (codec.gist_of). An index on type or status is of use only with the event behind it, and only where it asks for
# nothing else: a planner without statistics takes it, and reads a fifth of all mentions. That is why it is partial.
_TOLD = text("event IS NOT NULL")
OUTLINED = (
    Index("ix_mentions_told", "told", "id", "event", "type", "status", "gist").ddl_if(dialect="sqlite"),
    Index("ix_mentions_told", "told", "id").ddl_if(dialect="postgresql"),
    Index("ix_mentions_type", "type", "event", "told", sqlite_where=_TOLD, postgresql_where=_TOLD),
)
about = Table("zerohour", tables, Column("version", Integer, primary_key=True))
reports = Table(
    "reports",
    tables,
    Column("id", String(64), primary_key=True),
    Column("name", Text),
    Column("title", Text),
    Column("author", Text),
    Column("outlet", Text, index=True),
    Column("url", Text, index=True),
    Column("published", String(40), index=True),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("about", Text),
    Column("learned", String(40), nullable=False, index=True),
)
# `last` is the last day of the window ("9999-12-31" without an end), `told` the moment of publication ("" without one), `event` the id of
# the event's first mention.
mentions = Table(
    "mentions",
    tables,
    Column("id", String(80), primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer),
    Column("type", String(40), nullable=False),
    Column("status", String(12), nullable=False),
    Column("last", String(10)),
    Column("told", String(40)),
    Column("wording", BigInteger),
    Column("event", String(80)),
    Column("place", Text),
    Column("country", String(2)),
    Column("record", Text, nullable=False),
    Column("gist", Text),
    Index("ix_mentions_event", "event", "id"),
    Index("ix_mentions_last", "last", "status", "told", "event"),
    *OUTLINED,
)
# Who takes part in which mention: codes and names, for searching.
parties = Table(
    "parties",
    tables,
    Column("mention", ForeignKey("mentions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("code", String(3)),
    Column("name", Text),
    Index("ix_parties_code", "code", "mention"),
)
# By which keys and days mentions that may be one event find each other ("" without a day); see traits. Rows lie all over the table, so
# there are as few trees as can be: no index by mention, whose keys are known where it goes.
keys = Table(
    "keys",
    tables,
    Column("key", BigInteger, primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("mention", String(80), primary_key=True),
    sqlite_with_rowid=False,
)
# What reports were coded as before they were coded anew.
former = Table(
    "former",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("records", Text, nullable=False),
    Column("superseded", String(40), nullable=False),
)
refusals = Table(
    "refusals",
    tables,
    Column("number", Integer, primary_key=True),
    Column("locator", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
# Watched addresses: the last look at each.
visits = Table(
    "visits",
    tables,
    Column("url", String(2000), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("note", Text),
)
# What has tripped of each list of indicators (by a hash of its path); "" stands for the list itself, once it has been looked at.
trips = Table(
    "trips",
    tables,
    Column("list", String(32), primary_key=True),
    Column("indicator", String(500), primary_key=True),
    Column("at", String(40), nullable=False),
)
# Warnings, one a channel: which mentions tell of the events, none of their words; when to try next, and when it went out.
warnings = Table(
    "warnings",
    tables,
    Column("number", Integer, primary_key=True),
    Column("list", String(32), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("channel", String(8), nullable=False),
    Column("mentions", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next", String(40), nullable=False),
    Column("sent", String(40)),
)
# An eighth of each report's word 5-grams, and the pairs of reports that share their words.
shingles = Table(
    "shingles",
    tables,
    Column("hash", BigInteger, primary_key=True),
    Column("report", ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,
)
reprints = Table(
    "reprints",
    tables,
    Column("one", ForeignKey("reports.id"), primary_key=True),
    Column("other", ForeignKey("reports.id"), primary_key=True),
    Column("share", Float, nullable=False),
)
# What users did: each row by a verb, about a mention, or two, by its report and the place of its trigger, so that it survives a new coding.
# Rows of one moment are one act. See records.Act.
acts = Table(
    "acts",
    tables,
    Column("number", Integer, primary_key=True),
    Column("verb", String(9), nullable=False),
    Column("report", ForeignKey("reports.id")),
    Column("start", Integer),
    Column("other_report", ForeignKey("reports.id")),
    Column("other_start", Integer),
    Column("field", String(10)),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("undone", String(40)),
    Index("ix_acts_verb", "verb", "author"),
    Index("ix_acts_report", "report", "start"),
    Index("ix_acts_at", "at"),
    Index("ix_acts_undone", "undone"),
)
# Of reports in which users corrected something: what the reader itself read, and what it read before and a correction keeps.
readings = Table(
    "readings",
    tables,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("records", Text, nullable=False),
    Column("kept", Text, nullable=False),
)
# That a report was taken back or corrected: by a user, or by what a page says (`told_by`, the report of it).
retractions = Table(
    "retractions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String(9), nullable=False),
    Column("why", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("told_by", String(64)),
    Column("at", String(40), nullable=False),
    Column("undone", String(40)),
)
# The user's own reliability grades of outlets (NATO Admiralty A to F); the latest of each holds.
grades = Table(
    "grades",
    tables,
    Column("number", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("grade", String(1), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
# What was deleted: the report's id, and a hash of its address, by which it is known when it comes again; none of its content.
# `swept` says when it was taken out of the database's free space too.
deletions = Table(
    "deletions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", String(64), nullable=False, index=True),
    Column("address", String(32), index=True),
    Column("author", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("swept", String(40)),
)
# PostgreSQL keeps what it makes of a text beside it: made anew for each hit, ranking would take seconds.
FULL_TEXT = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS words"
        " USING fts5(report UNINDEXED, title, text, tokenize = 'porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "ALTER TABLE reports ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS"
        " (to_tsvector('english', coalesce(title, '') || ' ' || left(text, 500000))) STORED",
        "CREATE INDEX IF NOT EXISTS words ON reports USING gin (words)",
    ),
}
