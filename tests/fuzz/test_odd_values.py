"""Values that nobody means, in files and on the command line: taken, held within bounds, or refused in one sentence."""

import pytest

from tests.desk.test_cli import run

DIGITS = "9" * 5_000
FILES = {
    "i.toml": f"[[indicator]]\nname = 'x'\ncount = {DIGITS}\n",
    "long.toml": "[[indicator]]\nname = 'x'\ndays = 1000000\n",
    "list.toml": f"[[source]]\nurl = 'https://example.org/a'\nminutes = {DIGITS}\n",
    "types/FOO.toml": f"name = 'FOO'\nquad = {DIGITS}\n",
    "deep.toml": "a = " + "{b=" * 2_000,
    "deep/DEEP.toml": "name = " + "[" * 2_000,
    "deep.geojson": '{"features": ' + "[" * 400 + "]" * 400 + "}",
    "points.geojson": '{"features": [{"properties": {"name": "X"}, "geometry": {"type": "Point", "coordinates": '
    + "[" * 900
    + "]" * 900
    + "}}]}",
    "places.csv": f"name,latitude,longitude,population\nX,1e400,nan,{DIGITS}\n",
    "report.txt": "Iran attacked Israel on Monday.\n",
    "ends.jsonl": '{"text": "Iran will attack Israel on 9999-12-31, an official said.", "published": "9999-12-30"}\n'
    '{"text": "Iran is expected to meet Israel tomorrow.", "published": "9999-12-31T23:30-05:00"}\n'
    '{"text": "Iran attacked Israel yesterday.", "published": "0001-01-01"}\n',
}
REFUSED = [
    ("indicators", "i.toml"),
    ("watch", "list.toml", "--once"),
    ("read", "report.txt", "--types", "types"),
    ("read", "report.txt", "--types", "deep"),
    ("indicators", "deep.toml"),
    ("watch", "deep.toml", "--once"),
    ("brief", "--edits", "deep.toml"),
    ("read", "report.txt", "--published", "9999-12-31"),
    ("places", "import", "deep.geojson"),
    ("places", "import", "points.geojson"),
    ("places", "import", "places.csv"),
    ("board", "--as-of", "9999-12-31"),
    ("network", "--since", "0001-01-01"),
    ("search", "Iran", "--until", "0999-12-31"),
    ("news", "--since", "9999-12-31T23:59-14:00"),
    ("undo", "123456789"),
]
ANSWERED = [
    *(
        ("board",),
        ("board", "--most", "0"),
        ("outcomes",),
        ("record",),
        ("tempo",),
        ("network",),
        ("news", "--since", "2001-01-01"),
        ("brief",),
    ),
    *(("indicators", "long.toml"), *(("export", "--format", kind) for kind in ("plover", "csv", "geojson", "ics", "ftm"))),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("odd")
    for kind in ("types", "deep"):
        (made / kind).mkdir()
    for name, words in FILES.items():
        (made / name).write_text(words, encoding="utf-8")
    assert run("add", "ends.jsonl", "-q", cwd=made).returncode in (0, 2)
    return made


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_cannot_be_meant_is_refused_in_a_sentence(folder, words):
    done = run(*words, cwd=folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert len(done.stderr) < 400


@pytest.mark.parametrize("words", ANSWERED, ids=" ".join)
def test_days_at_the_ends_of_the_calendar_stop_no_question(folder, words):
    done = run(*words, cwd=folder)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
