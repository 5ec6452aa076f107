"""A chart as a picture that needs no script: drawn by vl-convert, no request to anywhere."""

from typing import Any

import altair
import vl_convert

# Drawn on the page's own background, in greys that can be read on light and on dark paper.
_LOOK: dict[str, Any] = {
    "background": None,
    "view": {"stroke": "#8886"},
    "axis": {"labelColor": "#888", "titleColor": "#888", "gridColor": "#8883", "domainColor": "#888", "tickColor": "#888"},
    "legend": {"labelColor": "#888", "titleColor": "#888"},
    "title": {"color": "#888"},
}


Chart = altair.Chart | altair.LayerChart


def svg(chart: Chart) -> str:
    """The SVG of a chart; the same chart gives the same text."""
    given: dict[str, Any] = chart.to_dict()
    given["config"] = {**given.get("config", {}), **_LOOK}
    made: str = vl_convert.vegalite_to_svg(given)
    return made
