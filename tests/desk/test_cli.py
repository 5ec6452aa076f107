"""The commands, run as a user runs them."""

import json
import os
import subprocess
import sys

import pytest

TEXT = "Talks in Geneva\n\nBy Ann Lee\n\n5 August 2024\n\nIran attacked Israel on Sunday, the army said.\n"
TEXT += "Russia and Ukraine will hold talks in Geneva on Wednesday.\n"


def run(*words, cwd, given=None):
    environment = {**os.environ, "COLUMNS": "88", "NO_COLOR": "1"}
    environment.pop("ZEROHOUR_LEDGER", None)
    return subprocess.run(
        [sys.executable, "-c", "from zerohour.cli import main; main()", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        input=given,
        env=environment,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_read_prints_a_table(folder):
    done = run("read", "talks.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout
    assert "Ann Lee" in done.stdout
    assert not list(folder.glob("*.db"))


def test_read_prints_plover_lines_from_standard_input(folder):
    done = run("read", "-", "--format", "plover", "--published", "2024-08-05", cwd=folder, given=TEXT)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["event"] for r in records] == [["ASSAULT"], ["CONSULT"]]
    assert records[1]["date"] == "2024-08-07"


def test_what_was_read_with_little_is_left_out_on_demand(folder):
    told = [json.loads(line) for line in run("read", "talks.txt", "--format", "plover", cwd=folder).stdout.splitlines()]
    between = sum(row["reading"]["event"] for row in told) / 2
    kept = run("read", "talks.txt", "--format", "plover", "--least", str(between), cwd=folder).stdout.splitlines()
    assert [json.loads(line)["id"] for line in kept] == [row["id"] for row in told if row["reading"]["event"] >= between]
    assert len(kept) == 1
    run("add", "talks.txt", "-q", cwd=folder)
    assert len(run("export", "--format", "plover", "--least", str(between), cwd=folder).stdout.splitlines()) == 1
    assert run("export", "--format", "csv", "--least", "1", cwd=folder).stdout.count("\n") == 1
    assert "Geneva" not in run("board", "--as-of", "2024-08-05", "--least", "1", cwd=folder).stdout
    assert run("read", "talks.txt", "--least", "2", cwd=folder).returncode == 2


def test_add_board_and_export(folder):
    first, second = run("add", "talks.txt", "-q", cwd=folder), run("add", "talks.txt", cwd=folder)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "0 added, 1 already there" in second.stderr
    board = run("board", "--as-of", "2024-08-05", cwd=folder)
    assert "CONSULT planned" in board.stdout
    assert "Next 48 hours" in board.stdout
    assert "in 2 d" in board.stdout
    assert run("board", "--as-of", "2024-08-04", cwd=folder).stdout.count("CONSULT") == 0
    assert "more; all of them" not in board.stdout
    assert run("board", "--as-of", "2024-08-05", "--most", "0", cwd=folder).stdout == board.stdout
    export = run("export", "--format", "plover", cwd=folder)
    assert len(export.stdout.splitlines()) == 2


def test_demo_shows_its_board(tmp_path):
    done = run("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "What is due as of Mon 5 Aug 2024" in done.stdout
    assert "21:45 Tehran" in done.stdout
    assert (tmp_path / "demo.db").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is binary"),
        ("large.txt", b"The army attacked. " * 280_000, "split it into reports"),
        ("cut.html", b"<!DOCTYPE html><html><head><title>x</title></head><body><article><p", "no article"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_ledger_stays_whole(folder, name, content, words):
    assert run("add", "talks.txt", "-q", cwd=folder).returncode == 0
    (folder / name).write_bytes(content)
    done = run("add", name, "-q", cwd=folder)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(run("export", cwd=folder).stdout.splitlines()) == 2


def test_a_report_in_another_language_is_kept_and_said_so(folder):
    german = "Die Minister trafen sich am Montag in Genf. Sie vereinbarten, die Gespräche fortzusetzen, und niemand erwartet ein Ende."
    (folder / "german.txt").write_text(german, encoding="utf-8")
    done = run("read", "german.txt", cwd=folder)
    assert done.returncode == 0
    assert "not English" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("board",), "there is no ledger"),
        (("read", "none.txt"), "no such file"),
        (("read", "talks.txt", "--published", "soon"), "no ISO 8601"),
        (("board", "--ledger", "talks.txt"), "cannot be used"),
        (("read", "http://127.0.0.1:9/x"), "private network"),
        (("add", "talks.txt", "--ledger", "no/such/folder/x.db"), "folder that exists"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_two(folder, words, said):
    done = run(*words, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_in_use_is_one_line(folder):
    import socket

    run("add", "talks.txt", "-q", cwd=folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]), cwd=folder)
    assert done.returncode == 2
    assert "give another --port" in done.stderr
    assert "Traceback" not in done.stderr


LATER = "Russia and Ukraine meet\n\nBy Ann Lee\n\n8 August 2024\n\nRussia and Ukraine held talks in Geneva on Wednesday.\n"
WATCHED = "[[indicator]]\nname = 'Attack on Israel'\nrecipient = 'ISR'\n[[indicator]]\nname = 'Aid'\ntype = 'AID'\n"


def test_forecasts_indicators_and_news(folder):
    assert run("add", "talks.txt", "-q", cwd=folder).returncode == 0
    assert "you have not asked before" in run("news", "--author", "ann", cwd=folder).stderr
    assert "open" in run("outcomes", "--as-of", "2024-08-06", cwd=folder).stdout
    assert "No forecast is decided yet." in run("record", "--as-of", "2024-08-06", cwd=folder).stdout
    (folder / "later.txt").write_text(LATER, encoding="utf-8")
    assert run("add", "later.txt", "-q", cwd=folder).returncode == 0
    told = run("news", "--author", "ann", cwd=folder).stdout
    assert "1 decided" in told
    assert "came: CONSULT" in told
    assert "Nothing is new." in run("news", "--author", "ann", cwd=folder).stdout
    assert "came" in run("outcomes", cwd=folder).stdout
    assert "Ann Lee" in run("record", cwd=folder).stdout
    (folder / "i.toml").write_text(WATCHED, encoding="utf-8")
    signs = run("indicators", "i.toml", "--as-of", "2024-08-06", cwd=folder).stdout
    assert "tripped" in signs
    assert "not seen" in signs
    assert run("indicators", "none.toml", cwd=folder).returncode == 2
    assert run("board", "--known-at", "2001-01-01", "--as-of", "2024-08-05", cwd=folder).stdout.count("Nothing is due.") == 1
    assert "0 of 2 reports changed" in run("recode", cwd=folder).stderr


def test_files_of_bytes_go_to_standard_output(folder):
    assert run("add", "talks.txt", "-q", cwd=folder).returncode == 0
    for words, head in ((("brief", "--format", "pdf"), b"%PDF"), (("export", "--format", "parquet"), b"PAR1")):
        made = subprocess.run(
            [sys.executable, "-c", "from zerohour.cli import main; main()", *words], cwd=folder, capture_output=True, check=True
        )
        assert made.stdout.startswith(head)


def test_patterns_versions_and_figures_are_told_in_words(folder):
    lines = [
        {"text": text, "url": "https://example.org/a", "published": "2024-08-05"}
        for text in (
            "Israel attacked Lebanon on Sunday. At least 10 people were killed.",
            "Israel attacked Lebanon on Sunday. At least 12 people were killed.",
        )
    ]
    (folder / "feed.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    run("add", "feed.jsonl", "-q", cwd=folder)
    assert "ISR – LBN" in run("network", "--as-of", "2024-08-06", cwd=folder).stdout
    assert "2024-08-04" in run("tempo", "--as-of", "2024-08-06", cwd=folder).stdout
    told = run("versions", "https://example.org/a", cwd=folder).stdout
    assert "version 2 of 2" in told
    assert "+ At least 12 people were killed." in told
    assert run("versions", "https://example.org/none", cwd=folder).returncode == 2
    assert run("board", "--live", "--as-of", "2024-08-06", cwd=folder).returncode == 2
