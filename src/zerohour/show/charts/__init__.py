"""Pictures: functions from typed answers to Altair charts, one a picture; and a chart as SVG.

They need Altair and vl-convert (the extra `zerohour[pictures]`).
"""

from importlib.util import find_spec

from zerohour.errors import UsageError

if not (find_spec("altair") and find_spec("vl_convert")):
    raise UsageError("pictures need Altair and vl-convert; install them with: pip install 'zerohour[pictures]'")

from zerohour.show.charts.countdown import countdown
from zerohour.show.charts.escalation import escalation
from zerohour.show.charts.map import places
from zerohour.show.charts.network import network
from zerohour.show.charts.svg import Chart, bundle, live, svg
from zerohour.show.charts.tempo import tempo

__all__ = ["Chart", "bundle", "countdown", "escalation", "live", "network", "places", "svg", "tempo"]
