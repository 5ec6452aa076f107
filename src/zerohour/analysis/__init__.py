"""Questions about events: pure functions over records."""

from zerohour.analysis.change import change
from zerohour.analysis.corroboration import corroboration
from zerohour.analysis.countdown import KEEP_OVERDUE, KEEP_UNDATED, countdown
from zerohour.analysis.network import network
from zerohour.analysis.tempo import tempo

__all__ = ["KEEP_OVERDUE", "KEEP_UNDATED", "change", "corroboration", "countdown", "network", "tempo"]
