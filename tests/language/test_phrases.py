"""Runs of words that stand for somebody are made whole."""

import pytest

from zerohour.language.phrases import Words, headed, parted, whole

#         0   1      2        3       4          5      6          7      8     9
# words: of the U.S. Pacific Fleet commander , Samuel Locklear and ministers
TAGS = ["ADP", "DET", "PROPN", "PROPN", "PROPN", "NOUN", "PUNCT", "PROPN", "PROPN", "CCONJ", "NOUN"]
HEADS = [5, 5, 5, 4, 5, -1, 7, 5, 7, 10, 5]
WORDS = Words(TAGS, HEADS, {7: (7, 8), 8: (7, 8)}, [tag not in ("PROPN", "PUNCT") for tag in TAGS])


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


@pytest.mark.parametrize(
    ("tags", "named", "made"),
    [
        # Russia and Belarus
        (["PROPN", "CCONJ", "PROPN"], [(0, 0, "RUS"), (2, 2, "BLR")], [(0, 0), (2, 2)]),
        # leaders of France , Germany and Italy
        (
            ["NOUN", "ADP", "PROPN", "PUNCT", "PROPN", "CCONJ", "PROPN"],
            [(2, 2, "FRA"), (4, 4, "DEU"), (6, 6, "ITA")],
            [(0, 2), (4, 4), (6, 6)],
        ),
        # Latvian and Canadian troops
        (["ADJ", "CCONJ", "ADJ", "NOUN"], [(0, 0, "LVA"), (2, 2, "CAN")], [(0, 0), (2, 3)]),
        # Moscow and the Kremlin
        (["PROPN", "CCONJ", "DET", "PROPN"], [(0, 0, "RUS"), (3, 3, "RUS")], [(0, 3)]),
        # the Iranian embassy in Damascus
        (["DET", "ADJ", "NOUN", "ADP", "PROPN"], [(1, 1, "IRN"), (4, 4, "SYR")], [(0, 4)]),
    ],
)
def test_parties_of_several_countries_are_each_one(tags, named, made):
    assert parted((0, len(tags) - 1), tags, named) == made


#  0   1        2        3    4       5       6
# his national security team Israeli strikes killed
TEAM = Words(
    ["PRON", "ADJ", "NOUN", "NOUN", "ADJ", "NOUN", "VERB"],
    [3, 2, 3, -1, 5, 6, -1],
    {},
    [True, True, True, True, False, True, True],
)


@pytest.mark.parametrize(
    ("run", "events", "made"),
    [((1, 1), (), (1, 2)), ((1, 2), (), (1, 3)), ((2, 2), (), (2, 3)), ((2, 2), (3,), (2, 2)), ((4, 4), (), (4, 4)), ((3, 3), (), (3, 3))],
)
def test_a_party_is_not_broken_off_before_its_noun(run, events, made):
    assert headed(run, TEAM, events) == made
