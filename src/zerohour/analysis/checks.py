"""How the reader did on the mentions that users checked."""

from collections.abc import Sequence
from math import sqrt

from zerohour.records import FIELDS, Checked, Rate

_Z = 1.96


def rate(checked: Sequence[Checked]) -> Rate:
    """How many mentions were read right, whole and field by field; the bounds are Wilson's at 95 %, 0 and 1 where none was checked.

    They hold for what is like those that were checked: who looks at doubtful ones alone finds more that is wrong.
    """
    held = sum(one.held for one in checked)
    whole = [one for one in checked if one.read is not None and one.holds is not None]
    events = [("event", len(whole), len(checked))] + [(name, sum(name not in one.wrong for one in whole), len(whole)) for name in FIELDS]
    return Rate(len(checked), held, *_wilson(held, len(checked)), tuple(events))


def _wilson(right: int, of: int) -> tuple[float, float]:
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle, half = share + square / (2 * of), _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, (middle - half) / (1 + square / of)), min(1.0, (middle + half) / (1 + square / of))
