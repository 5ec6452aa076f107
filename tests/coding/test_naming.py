"""What names a country or a body: by definition, whatever is said of it."""

import pytest

from zerohour.coding import gazetteer, lexicon
from zerohour.coding.naming import named


def codes(text):
    words = text.split()
    return {" ".join(words[one.first : one.last]): one.code for one in named(words, None, lexicon.shipped(), gazetteer.shipped().find)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenyan troops left Mombasa for Sri Lanka", {"Kenyan": "KEN", "Mombasa": "KEN", "Sri Lanka": "LKA"}),
        ("He told us that the US and Nice are far", {"US": "USA", "Nice": "FRA"}),
        ("NATO and the United Nations", {"NATO": "IGO", "United Nations": "UNO"}),
    ],
)
def test_countries_towns_and_bodies_are_named(text, found):
    assert codes(text) == found


def test_a_text_without_capitals_names_countries_and_large_towns():
    text = "police in ahmedabad said on sunday that men from pakistan had come through gujarat and most of them left by train"
    assert codes(text) == {"ahmedabad": "IND", "pakistan": "PAK", "gujarat": "IND"}


def test_a_small_word_is_no_name_beside_capitals():
    assert codes("Turkey is a country and turkey is a bird and Chad knows it") == {"Turkey": "TUR", "Chad": "TCD"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police in Paris , Texas , arrested six people in London .", {"Paris": "USA", "Texas": "USA", "London": "GBR"}),
        ("It sent warships to the Gulf of Oman and the Taiwan Strait off Oman .", {"Oman": "OMN"}),
        ("A car bomb exploded in Athens , Georgia .", {"Athens": "USA", "Georgia": "GEO"}),
    ],
)
def test_a_namesake_is_told_by_what_stands_behind_it(text, found):
    assert codes(text) == found
