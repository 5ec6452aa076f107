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
        ("Two Kenyan ministers met ten Sudanese officials.", []),
    ],
)
def test_figures(coded, text, expected):
    assert [(f.kind, f.count, f.bound) for m in coded(text) for f in m.figures] == expected
