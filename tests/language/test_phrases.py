"""Runs of words that stand for somebody are made whole."""

import pytest

from zerohour.language.phrases import Words, whole

#         0   1      2        3       4          5      6          7      8     9
# words: of the U.S. Pacific Fleet commander , Samuel Locklear and ministers
TAGS = ["ADP", "DET", "PROPN", "PROPN", "PROPN", "NOUN", "PUNCT", "PROPN", "PROPN", "CCONJ", "NOUN"]
HEADS = [5, 5, 5, 4, 5, -1, 7, 5, 7, 10, 5]
WORDS = Words(TAGS, HEADS, {7: (7, 8), 8: (7, 8)})


@pytest.mark.parametrize(
    ("runs", "made"),
    [
        ([(3, 3), (5, 5)], [(3, 5)]),
        ([(0, 2)], [(1, 2)]),
        ([(7, 7)], [(7, 8)]),
        ([(5, 5), (7, 7)], [(5, 5), (7, 8)]),
        ([(8, 8), (10, 10)], [(7, 8), (10, 10)]),
        ([(6, 6)], []),
        ([(7, 7), (8, 8)], [(7, 8)]),
    ],
)
def test_a_name_is_not_cut_and_a_phrase_has_no_hole(runs, made):
    assert whole(runs, WORDS) == made
