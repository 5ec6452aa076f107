"""The codebook: one file an event type, and the word lists that the coding steps read. Written by people."""

from zerohour.codebook.indicators import load_indicators
from zerohour.codebook.load import Codebook, Cue, EventType, Likelihood, load

__all__ = ["Codebook", "Cue", "EventType", "Likelihood", "load", "load_indicators"]
