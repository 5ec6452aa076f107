"""The type between two marked parties."""

import zerohour


def test_the_verb_between_them_decides():
    text = "Turkey accused Syria of shelling a village."
    found = zerohour.relation(text, actor=(0, 6), recipient=(15, 20))
    assert found.type == "ACCUSE"
    assert abs(sum(found.scores.values()) - 1) < 0.01
    assert len(found.scores) == 16


def test_either_party_may_be_missing():
    assert zerohour.relation("Rebels attacked the base.", actor=(0, 6)).type == "ASSAULT"
    assert zerohour.relation("Nothing here.").type
