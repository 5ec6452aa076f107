"""How many, by the words of a mention."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 42 Kenyans were killed and more than 70 others were injured in the attack.",
            [("killed", 42, "at least"), ("injured", 70, "at least")],
        ),
        ("The blast in Kenya killed 213 people and injured 5,000.", [("killed", 213, ""), ("injured", 5000, "")]),
        ("Police arrested about 200 protesters in Nairobi on Monday.", [("arrested", 200, "about")]),
        ("Hamas released three Thai workers and 14 Israeli hostages.", [("released", 3, ""), ("released", 14, "")]),
        ("Rebels killed a Kenyan soldier.", []),
        ("The shelling of Juba left eight dead and 20 wounded.", [("killed", 8, ""), ("injured", 20, "")]),
        (
            "Militants stormed a mosque in Nigeria, killing half a dozen worshippers and wounding 11.",
            [("killed", 6, ""), ("injured", 11, "")],
        ),
        ("Gunmen killed between 30 and 40 villagers in Niger.", [("killed", 30, "at least")]),
        ("A third of the 60 people killed by the raid on Gao were children.", [("killed", 60, "")]),
        ("Mines killed four in Aden and seven in Taiz on Sunday.", [("killed", 4, ""), ("killed", 7, "")]),
        ("Three gunmen killed nine policemen in Quetta.", [("killed", 9, "")]),
        ("The bombing, in which 17 Iraqis died, was the second attack in three weeks.", [("killed", 17, "")]),
        ("Two Kenyan ministers met ten Sudanese officials.", []),
    ],
)
def test_figures(coded, text, expected):
    assert [(f.kind, f.count, f.bound) for m in coded(text) for f in m.figures] == expected
