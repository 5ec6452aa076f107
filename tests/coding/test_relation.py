"""The type between two marked parties."""

import zerohour
from zerohour import desk
from zerohour.records import Span


def test_the_verb_between_them_decides():
    text = "Turkey accused Syria of shelling a village."
    found = zerohour.relation(text, actor=(0, 6), recipient=(15, 20))
    assert found.type == "ACCUSE"
    assert abs(sum(found.scores.values()) - 1) < 0.01
    assert len(found.scores) == 16


def test_a_users_own_type_is_told_by_its_cues(tmp_path):
    (tmp_path / "DEFACE.toml").write_text(
        'name = "DEFACE"\nquad = 4\nscore = -7.0\nmeaning = "x"\nverbs = ["deface"]\nnouns = []\n[[examples]]\ntext = "x"\n',
        encoding="utf-8",
    )
    own = desk.reader(types=tmp_path)
    found = own.relation("Iran defaced an Israeli page.", Span(0, 4), Span(16, 23))
    assert found.type == "DEFACE"
    assert len(found.scores) == 17


def test_either_party_may_be_missing():
    assert zerohour.relation("Rebels attacked the base.", actor=(0, 6)).type == "ASSAULT"
    assert zerohour.relation("Nothing here.").type
    assert zerohour.relation("").type
