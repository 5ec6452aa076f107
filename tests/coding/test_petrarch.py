"""Actor dictionaries of the PETRARCH/CAMEO format become actors files."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.coding import lexicon, petrarch
from zerohour.errors import CodebookError, UsageError

DICTIONARY = """# a comment
ANNA_EXAMPLE_  [DEUGOV >051122] ; who found it
+CHANCELLOR_EXAMPLE_
\t[DEUELI 900101-051121]
ORGANIZATION_OF_EXAMPLES_ [IGOUNO]
+OEX_
+WHO_
FREE_ARMY_OF_KOSOVO_ # a remark
\t[KOSREB <19990901]
ALMA_TERM_
\t[FRAGOV 19470116-19540116]
\t[FRAELI]
REPORTER_ [~JRN]
BROKEN_OFFICE_ [GBRGOV >2004017]
WESTERN_STATES_ [WST]
"""


@pytest.fixture(scope="module")
def known() -> lexicon.Lexicon:
    return lexicon.Lexicon(lexicon.read("\n".join(petrarch.toml(petrarch.entries(DICTIONARY)[0])), "test"))


@pytest.mark.parametrize(
    ("words", "day", "code", "sector"),
    [
        ("Anna Example", date(2010, 5, 1), "DEU", "GOV"),
        ("Chancellor Example", date(1995, 5, 1), "DEU", "ELI"),
        ("Anna Example", date(1989, 5, 1), None, None),
        ("Organization Of Examples", None, "UNO", None),
        ("OEX", None, "UNO", None),
        ("Free Army Of Kosovo", date(1999, 8, 31), "KOS", "REB"),
        ("Free Army Of Kosovo", date(1999, 9, 1), None, None),
        ("Alma Term", date(1954, 1, 16), "FRA", "GOV"),
        ("Alma Term", date(1954, 1, 17), "FRA", "ELI"),
    ],
)
def test_names_have_their_code_in_their_days_of_office(
    known: lexicon.Lexicon, words: str, day: date | None, code: str | None, sector: str | None
) -> None:
    found = known.find(words.split(), day)
    assert (found[2].code, found[2].sector) == (code, sector) if found else code is None


def test_a_short_abbreviation_counts_in_capitals_only(known: lexicon.Lexicon) -> None:
    assert known.find(["WHO"], None) is not None
    assert known.find(["who"], None) is None


def test_what_says_nothing_usable_is_told_by_line() -> None:
    assert petrarch.entries(DICTIONARY)[1] == [
        "line 13: '~JRN' names no country, organisation or sector that PLOVER has",
        "line 14: '>2004017' gives no days of office",
        "line 15: 'WST' names no country, organisation or sector that PLOVER has",
    ]


def test_the_written_file_is_an_actors_file(tmp_path: Path) -> None:
    source, target = tmp_path / "some.actors.txt", tmp_path / "actors.toml"
    source.write_bytes(DICTIONARY.replace("ANNA", "ÄNNA").encode("latin-1"))
    made, refused = petrarch.convert([source], target)
    assert (made, len(refused)) == (6, 3)
    found = lexicon.load(target).find(["Änna", "Example"], date(2010, 5, 1))
    assert found is not None
    assert found[2].code == "DEU"


def test_a_file_without_actors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("nothing here\n")
    with pytest.raises(CodebookError, match=r"no actor found in empty\.txt"):
        petrarch.convert([tmp_path / "empty.txt"], tmp_path / "out.toml")
    assert not (tmp_path / "out.toml").exists()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    from zerohour import desk

    (tmp_path / "out.toml").write_text("mine")
    with pytest.raises(UsageError, match="already there"):
        desk.import_actors([tmp_path / "x.txt"], tmp_path / "out.toml")


@given(st.text(alphabet="AB_+[]<>-# \n\t0123456789", max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    found, refused = petrarch.entries(text)
    assert all(one.names and (one.code or one.sector) for one in found)
    assert all(line.startswith("line ") for line in refused)
