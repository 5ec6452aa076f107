"""Questions about events: pure functions over records."""

from zerohour.analysis.change import change
from zerohour.analysis.corroboration import corroboration
from zerohour.analysis.countdown import KEEP_UNDATED, countdown, soonest
from zerohour.analysis.figures import figures
from zerohour.analysis.happened import happened, lately
from zerohour.analysis.indicators import indicators
from zerohour.analysis.network import network
from zerohour.analysis.news import news
from zerohour.analysis.outcomes import outcomes, records
from zerohour.analysis.patterns import patterns
from zerohour.analysis.tempo import tempo
from zerohour.analysis.versions import versions
from zerohour.analysis.weight import weigh

__all__ = [
    "KEEP_UNDATED",
    "change",
    "corroboration",
    "countdown",
    "figures",
    "happened",
    "indicators",
    "lately",
    "network",
    "news",
    "outcomes",
    "patterns",
    "records",
    "soonest",
    "tempo",
    "versions",
    "weigh",
]
