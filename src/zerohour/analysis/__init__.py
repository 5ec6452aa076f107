"""Questions about events: pure functions over records."""

from zerohour.analysis.corroboration import corroboration
from zerohour.analysis.countdown import countdown
from zerohour.analysis.network import network
from zerohour.analysis.tempo import tempo

__all__ = ["corroboration", "countdown", "network", "tempo"]
