"""What became of everything that was given: each file and entry is named once, and the counts add up."""

import json
from collections import Counter

import pytest
from tests.sources import made
from typer.testing import CliRunner

from zerohour.cli import app

pytest_plugins = ["tests.sources.conftest"]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0"
TEXT = "Envoys of Iran and Qatar met in Doha on Monday, letter {}.\n"
COUNTED = ("added", "updated", "already there", "refused", "passed over")


def add(folder, *arguments):
    return CliRunner().invoke(
        app, ["add", *map(str, arguments), "--ledger", str(folder / "w.db"), "--report", str(folder / "report.jsonl")]
    )


def outcomes(folder):
    return [json.loads(line) for line in (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path):
    """A file of every kind: of each that is read one report, or its address."""
    found = tmp_path / "in"
    found.mkdir()
    page, words = made.PAGE, made.PLAIN
    files = {
        "a.txt": words, "b.html": page, "c.pdf": made.pdf(), "d.docx": made.word(), "e.odt": made.opened(), "f.eml": made.mail(),
        "g.mbox": made.mailboxed(), "h.mhtml": made.mhtml(), "i.xml": made.rss(), "j.json": made.json_list(), "k.jsonl": made.json_lines(),
        "l.yaml": made.yaml_list(), "m.csv": made.table(), "n.warc.gz": made.warc(), "o.wacz": made.wacz(), "q.tar.gz": made.tarred(("q.txt", words.encode())),
        "p.zip": made.zipped(("p.html", page.encode()), ("p.png", PNG)), "r.json": made.telegram(), "s.png": PNG, "t.css": b"p { margin: 0 }", "u.txt": b"",
        "v.pdf": made.scan(), "w.xlsx": made.zipped(("xl/workbook.xml", b"<x/>")), "x.jsonl": b'{"title": "none"}\nno\n', "y.bin": bytes(range(256)) * 20, "README.md": b"These are ours.",
    }  # fmt: skip
    for name, raw in files.items():
        (found / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return found


def test_a_folder_with_a_file_of_every_kind(folder, tmp_path):
    done = add(tmp_path, folder)
    told = outcomes(tmp_path)
    # One of the files is empty, one binary, one a scan, two lines hold no report.
    assert done.exit_code == 2
    counts = Counter(row["outcome"] for row in told)
    last = done.output.splitlines()[-1]
    for outcome in COUNTED:
        assert f"{counts[outcome]} {outcome}" in last or not counts[outcome]
    named = {path for path in folder.iterdir() for row in told if row["outcome"] in COUNTED and row["locator"].startswith(str(path))}
    assert named == set(folder.iterdir())
    assert {f"{folder / 'p.zip'}, p.html", f"{folder / 'm.csv'}, row 3", f"{folder / 'k.jsonl'}, line 2"} <= {
        row["locator"] for row in told
    }
    assert counts["refused"] == 5
    assert {row["reason"] for row in told if row["outcome"] == "passed over"} >= {
        "image",
        "spreadsheet",
        "style sheet or script",
        "README of a folder",
    }
    assert all(row["reason"].count("\n") == 0 for row in told if row["outcome"] == "refused")
    dated = {row["dated"] for row in told if row["outcome"] in ("added", "updated")}
    assert dated >= {"byline", "JSON-LD", "mail", "field"}


def test_again_all_is_already_there(folder, tmp_path):
    add(tmp_path, folder)
    first = Counter(row["outcome"] for row in outcomes(tmp_path))
    add(tmp_path, folder)
    again = Counter(row["outcome"] for row in outcomes(tmp_path))
    assert (again["added"], again["updated"]) == (0, 0)
    assert again["already there"] == first["added"] + first["updated"] + first["already there"]
    assert (again["refused"], again["passed over"]) == (first["refused"], first["passed over"])


def test_same_words_of_another_day_are_told(tmp_path):
    for day in ("05", "12"):
        (tmp_path / f"{day}.jsonl").write_text(json.dumps({"text": TEXT.format(1), "date": f"2024-08-{day}", "outlet": "Weekly"}) + "\n")
    assert add(tmp_path, tmp_path / "05.jsonl").exit_code == 0
    done = add(tmp_path, tmp_path / "12.jsonl")
    assert "the same words are there already, of 2024-08-05 (Weekly); this copy, of 2024-08-12 (Weekly), is not stored" in done.output
    (row,) = outcomes(tmp_path)
    assert (row["outcome"], row["published"]) == ("already there", "2024-08-12")
    assert "not stored" not in add(tmp_path, tmp_path / "05.jsonl").output


@pytest.mark.parametrize(("names", "code"), [(["good.txt"], 0), (["logo.png"], 2), (["good.txt", "none.txt"], 2), (["."], 0)])
def test_exit_codes(tmp_path, names, code):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT.format(2))
    (folder / "logo.png").write_bytes(PNG)
    assert add(tmp_path, *[folder / name for name in names]).exit_code == code


def test_a_new_version_at_an_address_is_an_update(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"text": TEXT.format(number), "url": made.URL, "date": "2024-08-05"}) + "\n")
        add(tmp_path, tmp_path / f"{number}.jsonl")
    assert [row["outcome"] for row in outcomes(tmp_path)] == ["updated"]
