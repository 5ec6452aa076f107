"""Pictures: functions from typed answers to Altair charts, one a picture."""

from zerohour.show.charts.countdown import countdown
from zerohour.show.charts.network import network
from zerohour.show.charts.tempo import tempo

__all__ = ["countdown", "network", "tempo"]
