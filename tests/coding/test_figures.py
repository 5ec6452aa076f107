"""How many, in whose words; and figures side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.test_joining import told

from zerohour.analysis import figures
from zerohour.coding.figures import number
from zerohour.ledger import events
from zerohour.records import Figure
from zerohour.show import table


@given(st.integers(0, 10**12))
def test_a_number_in_digits_is_that_number(value):
    assert number([f"{value:,}"]) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("two hundred and six", 206), ("1.5 million", 1_500_000), ("twenty-five", 25), ("X", None), ("and", None), ("1.5", None)],
)
def test_a_number_in_words(words, value):
    assert number(words.split()) == value


def test_figures_stand_side_by_side_with_who_claims_them():
    rows = events(
        [
            told(1, status="occurred", figures=(Figure("killed", 40, "at least", "at least 40 people"),)),
            told(2, status="occurred", day=6, figures=(Figure("killed", 20, "", "20 people"),)),
        ]
    )
    (claims,) = figures(rows[0])
    assert (claims.kind, claims.lowest, claims.highest) == ("killed", 20, 40)
    ((kind, said),) = table.claims([claims])
    assert kind == "killed: 20 to 40"
    assert [line.split(":")[0] for line in said] == ["at least 40 people", "20 people"]


def test_what_is_denied_gives_no_figure():
    assert figures(events([told(1, status="negated", figures=(Figure("killed", 30, "", "30 civilians"),))])[0]) == ()
