"""A chart as a picture that needs no script: drawn by vl-convert, no request to anywhere."""

import json
from functools import cache
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
    made: str = vl_convert.vegalite_to_svg(_dressed(chart))
    return made


def live(chart: Chart) -> str:
    """The Vega-Lite of a chart as JSON, for a browser to draw: as wide as its place, its points answering the pointer."""
    return json.dumps(_dressed(chart), separators=(",", ":"))


@cache
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, which vl-convert carries."""
    made: str = vl_convert.javascript_bundle("window.drawChart = vegaEmbed;")
    return made


def _dressed(chart: Chart) -> dict[str, Any]:
    given: dict[str, Any] = chart.to_dict()
    return given | {"config": {**given.get("config", {}), **_LOOK}}
