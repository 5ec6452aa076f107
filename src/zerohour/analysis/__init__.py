"""Questions about events: pure functions over records."""

from zerohour.analysis.change import change
from zerohour.analysis.checks import rate
from zerohour.analysis.corroboration import CONTRADICTED, corroboration
from zerohour.analysis.countdown import KEEP_UNDATED, countdown, due_by_section, opening, soonest
from zerohour.analysis.figures import figures
from zerohour.analysis.happened import happened, lately
from zerohour.analysis.indicators import indicators
from zerohour.analysis.network import network
from zerohour.analysis.news import news
from zerohour.analysis.outcomes import outcomes, records
from zerohour.analysis.patterns import patterns
from zerohour.analysis.portraits import dyad, locality, names_of, portrait, record, says
from zerohour.analysis.tempo import tempo
from zerohour.analysis.timeline import timeline
from zerohour.analysis.versions import versions
from zerohour.analysis.weight import weigh

__all__ = [
    "CONTRADICTED",
    "KEEP_UNDATED",
    "change",
    "corroboration",
    "countdown",
    "due_by_section",
    "dyad",
    "figures",
    "happened",
    "indicators",
    "lately",
    "locality",
    "names_of",
    "network",
    "news",
    "opening",
    "outcomes",
    "patterns",
    "portrait",
    "rate",
    "record",
    "records",
    "says",
    "soonest",
    "tempo",
    "timeline",
    "versions",
    "weigh",
]
