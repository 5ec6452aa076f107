"""What fetching offers; apart, since its parts take as long to load as all the rest, and files do without them."""

from zerohour.sources.fetch import Fetcher, Limits
from zerohour.sources.hook import post
from zerohour.sources.lists import Watched, load
from zerohour.sources.watching import due, failed, is_settled, look, pause_until, ready, tried
from zerohour.sources.web import named, reports

__all__ = [
    "Fetcher",
    "Limits",
    "Watched",
    "due",
    "failed",
    "is_settled",
    "load",
    "look",
    "named",
    "pause_until",
    "post",
    "ready",
    "reports",
    "tried",
]
