"""Every export is read back by a public library of its format."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import icalendar
import pytest
from followthemoney import model

import zerohour
from zerohour.errors import UsageError
from zerohour.records import Actor, Report
from zerohour.show.files import FORMATS
from zerohour.show.table import parties

FIRST = """Talks in Geneva

By Ann Lee

5 August 2024

Russia and Ukraine will hold talks in Geneva on Wednesday. Iran attacked Israel on Sunday, the army said. NATO is expected to meet soon.
"""
LATER = """Talks delayed

By Ann Lee

6 August 2024

Russia and Ukraine will hold talks in Geneva on Friday. Iran could attack Israel later this week.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with zerohour.open(tmp_path_factory.mktemp("files") / "x.db") as own:
        own.add(zerohour.read(FIRST))
        own.add(zerohour.read(LATER))
        yield own


def written(desk, output, as_of="2024-08-06"):
    return "\n".join(desk.view(as_of).export(output))


def entries(desk, as_of):
    return icalendar.Calendar.from_ical(written(desk, "ics", as_of).replace("\n", "\r\n") + "\r\n").walk("VEVENT")


def test_plover_is_one_record_a_mention(desk):
    records = [json.loads(line) for line in written(desk, "plover").splitlines()]
    assert {r["event"][0] for r in records} >= {"CONSULT", "ASSAULT"}


def test_parties_are_called_by_their_names_and_never_by_a_pronoun():
    he, they = Actor("He", "IRN", "GOV", name="Masoud Pezeshkian"), Actor("they", "ISR", "MIL")
    assert parties((he, they)) == "Masoud Pezeshkian (IRN GOV), ISR MIL"
    assert parties((Actor("it"),)) == ""


def test_csv_is_one_row_an_event(desk):
    rows = list(csv.DictReader(io.StringIO(written(desk, "csv"))))
    assert len(rows) == len(desk.events("2024-08-06"))
    attack = next(r for r in rows if r["event"] == "ASSAULT" and r["status"] == "occurred")
    assert (attack["actor_codes"], attack["recipient_codes"], attack["date"]) == ("IRN", "ISR", "2024-08-04")
    assert attack["text"].startswith("Iran attacked Israel")


def test_a_cell_is_never_a_formula(tmp_path):
    with zerohour.open(tmp_path / "x.db") as own:
        own.add(zerohour.read("=HYPERLINK attacked Israel on Sunday, the army said.", "2024-08-05"))
        rows = list(csv.reader(io.StringIO("\n".join(own.view().export("csv")))))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_geojson_has_points_longitude_first(desk):
    found = json.loads(written(desk, "geojson"))
    assert found["type"] == "FeatureCollection"
    (geneva, *_) = [f for f in found["features"] if f["properties"]["place"] == "Geneva"]
    longitude, latitude = geneva["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (6, 46)


def test_a_window_is_an_all_day_span_and_a_slip_raises_the_sequence(desk):
    before = {str(e["UID"]): e for e in entries(desk, "2024-08-05")}
    talks = next(e for e in before.values() if "are to meet or talk" in str(e["SUMMARY"]))
    assert talks["DTSTART"].dt == date(2024, 8, 7)
    assert talks["DTEND"].dt == date(2024, 8, 8)
    assert (str(talks["STATUS"]), int(talks["SEQUENCE"])) == ("CONFIRMED", 0)
    after = {str(e["UID"]): e for e in entries(desk, "2024-08-06")}
    moved = after[str(talks["UID"])]
    assert moved["DTSTART"].dt == date(2024, 8, 9)
    assert int(moved["SEQUENCE"]) == 1
    attack = next(e for e in after.values() if "attack" in str(e["SUMMARY"]))
    assert attack["DTEND"].dt - attack["DTSTART"].dt > timedelta(days=1)
    assert str(attack["STATUS"]) == "TENTATIVE"


@pytest.mark.parametrize("output", FORMATS)
def test_the_same_ledger_gives_the_same_file_and_an_empty_one_gives_one(desk, output, tmp_path):
    assert written(desk, output) == written(desk, output)
    with zerohour.open(tmp_path / "empty.db") as own:
        assert isinstance(list(own.view("2024-08-06").export(output)), list)


def test_an_unknown_format_is_one_sentence(desk):
    with pytest.raises(UsageError, match="no format"):
        desk.view().export("pdf")


def test_parquet_has_typed_columns_that_another_library_reads(desk, tmp_path):
    path = tmp_path / "events.parquet"
    path.write_bytes(desk.view("2024-08-06").export("parquet"))
    rows = duckdb.sql(f"SELECT event, status, date, quad_code, actor_codes FROM '{path}' WHERE event = 'ASSAULT' AND status = 'occurred'")
    assert rows.fetchall() == [("ASSAULT", "occurred", date(2024, 8, 4), 4, "IRN")]
    assert desk.view("2024-08-06").export("parquet") == path.read_bytes()


def test_followthemoney_takes_every_entity(desk):
    found = [model.get_proxy(json.loads(line)) for line in written(desk, "ftm").splitlines()]
    by_id = {entity.id: entity for entity in found}
    attack = next(e for e in found if e.schema.is_a("Event") and e.caption.startswith("ASSAULT occurred"))
    assert attack.first("startDate") == "2024-08-04"
    assert {by_id[n].caption for n in attack.get("involved")} == {"Iran", "Israel"}
    assert {by_id[n].schema.name for n in attack.get("proof")} == {"Article"}
    assert by_id[attack.get("proof")[0]].first("title") == "Talks in Geneva"
    for line in written(desk, "ftm").splitlines():
        given = json.loads(line)
        kept = model.get_proxy(given).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {n: sorted(v) for n, v in given["properties"].items()}


INJECTED = "Wire\u2028END:VEVENT\u2028BEGIN:VALARM\rACTION:AUDIO\x1b]0;x\x07\x9b2J\x85\u202e"


@pytest.fixture(scope="module", params=["javascript:alert(1)//", "https://x.example/"])
def attacked(request, tmp_path_factory):
    """A ledger whose one report carries in each field what would begin a new line, and an address that would run."""
    with zerohour.open(tmp_path_factory.mktemp("attacked") / "x.db") as own:
        read = zerohour.read(FIRST)
        report = replace(read.report, outlet=INJECTED, title=INJECTED, author=INJECTED, url=request.param + INJECTED)
        own.add(replace(read, report=report))
        yield own


@pytest.mark.parametrize("output", [*FORMATS, "md", "html"])
def test_no_field_of_a_report_begins_a_line_or_runs(attacked, output):
    view = attacked.view("2024-08-06")
    lines = [view.brief(output=output)] if output in ("md", "html") else list(view.export(output))
    for line in lines:
        assert not re.search("[\x00-\x08\x0b-\x1f]" if output == "md" else "[\x1b\x07]", line) or output == "html"
        assert len(line.splitlines()) <= 1 or output in ("md", "html")
        assert "javascript:" not in line
        assert "https://x.example/Wire\u2028" not in line


def test_a_calendar_holds_what_is_due_and_no_more(attacked):
    lines, due = list(attacked.view("2024-08-06").export("ics")), attacked.view("2024-08-06").countdown().due
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == sum(one.event.window is not None for one in due)
    assert not any(line.startswith(("BEGIN:VALARM", "ACTION")) for line in lines)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://x.example/a?b=c#d", "https://x.example/a?b=c#d"),
        ("HTTP://x.example", "HTTP://x.example"),
        ("https://ann:secret@x.example/a", "https://x.example/a"),
        ("https://x.example/a b\r\nX: y", "https://x.example/a%20b%0D%0AX:%20y"),
        ("https://x.example/\u2028<script>", "https://x.example/%E2%80%A8%3Cscript%3E"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        (None, None),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url, link):
    assert Report("a", "b", (), url=url).link == link
