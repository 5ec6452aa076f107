"""Rows of an answer as a chart's data."""

from collections.abc import Sequence
from typing import Any

import altair


def data(rows: Sequence[dict[str, Any]]) -> altair.InlineData:
    """The rows inside the chart, so that it needs no other file."""
    return altair.InlineData(values=list(rows))
