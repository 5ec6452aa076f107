"""How sure a reading is: the reader's probabilities, calibrated on reports that it was not trained on (Platt 1999).

`calibration.toml` holds slope and intercept of each field, and is made with the reader (`python -m training.calibrate`).
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LEAST = 1e-4


@cache
def lines() -> Mapping[str, tuple[float, float]]:
    """Slope and intercept of each field's log odds."""
    rows = tomllib.loads(files("zerohour.coding").joinpath("calibration.toml").read_text(encoding="utf-8"))
    return {field: (float(row["slope"]), float(row["intercept"])) for field, row in rows.items()}


def sure(field: str, chance: float) -> float:
    """The calibrated probability of a field (event, status, party, window, place, said)."""
    slope, intercept = lines()[field]
    return round(_sigmoid(slope * logit(chance) + intercept), 4)


def logit(chance: float) -> float:
    """The log odds of a probability, those of 0 and 1 kept finite."""
    kept = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))
