"""Each event type's own examples are its test."""

from pathlib import Path

import pytest

from zerohour import codebook, desk
from zerohour.errors import CodebookError

EXAMPLES = [(kind.name, text) for kind in codebook.load().types.values() for text in kind.examples]


def test_examples_are_read_as_their_types(coded):
    wrong = [(name, text) for name, text in EXAMPLES if name not in [m.type for m in coded(text)]]
    assert len(wrong) <= len(EXAMPLES) * 0.1, wrong


def test_scores_and_modes(book):
    assert book.score("ASSAULT", "aerial") == -9.5
    assert book.score("ACCUSE", None) == -3.0
    assert book.score("CONSULT", "visit") == 4.0


def test_words_of_estimative_probability_keep_to_icd_203(book):
    ranges = {row.words: (row.low, row.high) for row in book.estimative}
    assert ranges["likely"] == (55, 80)
    assert ranges["almost certain"] == (95, 99)
    assert ranges["unlikely"] == (20, 45)


BLOCKADE = """
name = "CYBERSTRIKE"
quad = 4
score = -7.0
meaning = "An attack on computers."
verbs = ["deface"]
nouns = []
[[examples]]
text = "Hackers defaced the ministry's website."
[[examples]]
text = "Iran defaced an Israeli page."
"""


def test_a_users_own_type_works_at_once(tmp_path):
    (tmp_path / "CYBERSTRIKE.toml").write_text(BLOCKADE)
    own = desk.reader(types=tmp_path)
    report = next(iter(_reports(tmp_path, "Iran defaced a page of the Israeli government on Sunday.")))
    assert [m.type for m in own.read(report).mentions] == ["CYBERSTRIKE"]


def _reports(folder: Path, text: str):
    path = folder / "report.txt"
    path.write_text(text)
    return desk.reports(path)


@pytest.mark.parametrize("content", ["name = 1", "no toml at all [", 'name = "A"\nquad = "x"'])
def test_a_broken_type_is_one_sentence(tmp_path, content):
    (tmp_path / "A.toml").write_text(content)
    with pytest.raises(CodebookError, match=r"A\.toml"):
        codebook.load(tmp_path)


def test_a_folder_that_is_none_is_one_sentence(tmp_path):
    with pytest.raises(CodebookError, match="no folder"):
        codebook.load(tmp_path / "missing")
