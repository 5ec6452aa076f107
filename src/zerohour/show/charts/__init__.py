"""Pictures: functions from typed answers to Altair charts, one a picture; and a chart as SVG."""

from zerohour.show.charts.countdown import countdown
from zerohour.show.charts.escalation import escalation
from zerohour.show.charts.map import places
from zerohour.show.charts.network import network
from zerohour.show.charts.svg import Chart, bundle, live, svg
from zerohour.show.charts.tempo import tempo

__all__ = ["Chart", "bundle", "countdown", "escalation", "live", "network", "places", "svg", "tempo"]
