"""What flows between the rooms: plain frozen data, no behaviour beyond its own."""

from zerohour.records.analysis import LAYERS, Analyser, Analysis, Name, Said, Sentence, Token
from zerohour.records.answers import Change, Corroboration, Countdown, Day, Due, Event, Hit, Judgement, Query, Relation, Tie, Told
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
from zerohour.records.report import Refusal, Report, Visit
from zerohour.records.statement import AttributionMention, Source, Span, Statement

__all__ = [
    "LAYERS",
    "OPEN",
    "STATUSES",
    "Actor",
    "Analyser",
    "Analysis",
    "AttributionMention",
    "Change",
    "Corroboration",
    "Countdown",
    "Day",
    "Due",
    "Event",
    "EventMention",
    "Hit",
    "Judgement",
    "Name",
    "Place",
    "PlaceMention",
    "Probability",
    "Query",
    "Reading",
    "Refusal",
    "Relation",
    "Report",
    "Said",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Tie",
    "TimeExpression",
    "Token",
    "Told",
    "Visit",
    "Window",
    "codes",
]
