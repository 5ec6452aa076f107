"""WordPiece on the shipped vocabulary: what the published algorithm gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def pieces(model):
    known = model._pieces
    names = {number: piece for piece, number in known._number.items()}
    return lambda word: [names[n] for n in known.word(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Tehran", ["tehran"]),
        ("embassies", ["em", "##bas", "##sies"]),
        ("don't", ["don", "'", "t"]),
        ("café", ["cafe"]),
        ("\u0001", ["[UNK]"]),
        ("中国", ["中", "国"]),
    ],
)
def test_pieces(pieces, word, expected):
    assert pieces(word) == expected


@given(st.text(min_size=1, max_size=30))
def test_every_word_has_pieces(pieces, word):
    assert 1 <= len(pieces(word)) <= 8


def test_a_sentence_of_long_words_fits_the_network(model):
    words = ["antidisestablishmentarianisms-counterrevolutionaries"] * 110
    made = model._pieces.sentence(words)
    assert len(made.ids) <= 512
    assert len(made.first) == 110
    assert model.analyse(" ".join(words)).sentences
