"""What flows between the rooms: plain frozen data, no behaviour beyond its own."""

from zerohour.records.analysis import LAYERS, Analyser, Analysis, Name, Sentence, Token
from zerohour.records.answers import Countdown, Day, Due, Event, Relation, Tie, Told
from zerohour.records.event import (
    OPEN,
    STATUSES,
    Actor,
    EventMention,
    Place,
    PlaceMention,
    Probability,
    Reading,
    TimeExpression,
    Window,
    codes,
)
from zerohour.records.report import Refusal, Report
from zerohour.records.statement import AttributionMention, Source, Span, Statement

__all__ = [
    "LAYERS",
    "OPEN",
    "STATUSES",
    "Actor",
    "Analyser",
    "Analysis",
    "AttributionMention",
    "Countdown",
    "Day",
    "Due",
    "Event",
    "EventMention",
    "Name",
    "Place",
    "PlaceMention",
    "Probability",
    "Reading",
    "Refusal",
    "Relation",
    "Report",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Tie",
    "TimeExpression",
    "Token",
    "Told",
    "Window",
    "codes",
]
