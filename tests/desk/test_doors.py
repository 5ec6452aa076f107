"""The door itself: its guide, its help, its version; what it refuses; what one act is."""

import json
import re
import subprocess
import sys

import pytest
from tests.desk.terminal import Terminal
from tests.desk.test_cli import TEXT, run

import zerohour

HEAVY = (
    "sqlalchemy",
    "alembic",
    "numpy",
    "onnxruntime",
    "lxml",
    "altair",
    "fastapi",
    "httpx",
    "trafilatura",
    "zerohour.coding",
    "zerohour.ledger",
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", "talks.txt", "-q", cwd=tmp_path).returncode == 0
    return tmp_path


def test_alone_it_says_how_to_begin(tmp_path):
    done = run(cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) < 15
    for command in ("demo", "read", "add", "board", "serve"):
        assert f"  zerohour {command}" in done.stdout
    assert not list(tmp_path.iterdir())


def test_the_version_is_the_installed_one(tmp_path):
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"zerohour {zerohour.__version__}\n")
    assert re.fullmatch(r"\d+\.\d+\.\d+", zerohour.__version__)


@pytest.mark.parametrize("words", [("-h",), ("--help",), ("board", "-h"), ("sources", "grade", "-h")])
def test_help_is_short_or_long(tmp_path, words):
    done = run(*words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: zerohour" in done.stdout


def test_commands_stand_in_groups_each_once(tmp_path):
    shown = run("--help", cwd=tmp_path).stdout
    groups = [shown.index(name) for name in ("Read reports", "Ask the ledger", "Have the last word", "Keep the ledger")]
    assert groups == sorted(groups)
    assert "─ Commands ─" not in shown
    assert len(re.findall(r"│ board ", shown)) == 1


@pytest.mark.parametrize("module", ["zerohour", "zerohour.cli"])
def test_help_loads_nothing_heavy(module):
    loaded = subprocess.run(
        [sys.executable, "-c", f"import json, sys, {module}; print(json.dumps(list(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(HEAVY) & set(json.loads(loaded.stdout))


def test_names_that_are_loaded_late_are_there_and_no_others():
    assert set(zerohour.__all__) <= set(dir(zerohour))
    assert not hasattr(zerohour, "writes")


def test_a_shell_can_complete_commands(tmp_path):
    asked = "import os; os.environ |= {'_ZEROHOUR_COMPLETE': 'complete_bash', 'COMP_WORDS': 'zerohour wa', 'COMP_CWORD': '1'}; "
    done = subprocess.run(
        [sys.executable, "-c", asked + "from zerohour.cli import main; main()"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["watch"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("events", "--type", "FOO"), "'FOO' is no event type; give one of ACCUSE, AGREE, AID, ASSAULT"),
        (("search", "Iran", "--type", "FOO"), "'FOO' is no event type"),
        (("events", "--status", "done"), "'done' is no status; give one of occurred, ongoing, planned, expected, possible, negated"),
    ],
)
def test_what_names_no_type_or_status_is_refused_with_those_there_are(folder, words, said):
    done = run(*words, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_type_without_events_is_no_mistake(folder):
    done = run("events", "--type", "aid", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 events" in done.stdout


@pytest.mark.parametrize(("command", "shown"), [("tempo", "2024-08-04"), ("network", "IRN – ISR")])
def test_patterns_are_looked_for_where_the_ledger_ends(folder, command, shown):
    done = run(command, cwd=folder)
    assert shown in done.stdout
    assert "the ledger's last report is of 2024-08-05; this looks from there" in done.stderr
    quiet = run(command, "-q", cwd=folder)
    assert (quiet.stdout, quiet.stderr) == (done.stdout, "")
    assert shown not in run(command, "--as-of", "2026-01-01", cwd=folder).stdout


SAME = (
    "Iran attacked Israel on Monday.",
    "Israel was attacked by Iran on Monday, an official said.",
    "On Monday, Iran attacked Israel again.",
)


def test_a_report_is_taken_back_and_stands_again(tmp_path):
    (tmp_path / "a.txt").write_text("Iran attacked Israel on 4 August 2024, the army said.", encoding="utf-8")
    run("add", "a.txt", cwd=tmp_path)
    (number,) = {row["id"].split("-")[0] for row in map(json.loads, run("export", cwd=tmp_path).stdout.splitlines())}
    assert "say why" in run("retract", number, cwd=tmp_path).stderr
    done = run("retract", number[:8], "--why", "made up", "--author", "ann", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, f"retraction 1: {number[:8]} is retracted\n")
    assert "Retracted:" in run("events", cwd=tmp_path).stdout
    assert "retracted, by ann" in run("why", number, cwd=tmp_path).stdout
    assert json.loads(run("export", cwd=tmp_path).stdout.splitlines()[0])["cite_info"]["retraction"]["why"] == "made up"
    assert "made up" in run("retractions", cwd=tmp_path).stdout
    assert "stands again" in run("retract", number, "--undo", cwd=tmp_path).stderr
    assert "Retracted" not in run("events", cwd=tmp_path).stdout


def test_a_split_is_one_act_and_undone_as_one(tmp_path):
    with zerohour.open(tmp_path / "zerohour.db") as desk:
        for words in SAME:
            desk.add(zerohour.read(words, "2024-08-06"))
        (event,) = desk.events()
        out = event.mentions[1].mention.id
    assert "acts 1 to 2" in run("split", out, cwd=tmp_path).stderr
    assert "2 events" in run("events", cwd=tmp_path).stdout
    done = run("undo", "2", cwd=tmp_path)
    assert "acts 1 to 2 are undone" in done.stderr
    assert "1 event\n" in run("events", cwd=tmp_path).stdout
    again = run("undo", "1", cwd=tmp_path)
    assert (again.returncode, "no act 1 that holds" in again.stderr) == (2, True)


@pytest.mark.parametrize("words", [("read", "talks.txt"), ("events", "--limit", "1"), ("check",), ("recode",), ("news",)])
def test_quiet_leaves_the_remarks_out(folder, words):
    done = run(*words, "-q", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_help_fits_a_narrow_terminal(tmp_path):
    code, text = Terminal("--help", cwd=tmp_path, columns=60).end()
    assert code == 0
    assert max(map(len, text.splitlines())) <= 60
