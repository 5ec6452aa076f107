"""What fetching offers; apart, since its parts take as long to load as all the rest, and files do without them."""

from zerohour.sources.fetch import Fetcher, Limits
from zerohour.sources.lists import Watched, load
from zerohour.sources.watching import due, look
from zerohour.sources.web import reports

__all__ = ["Fetcher", "Limits", "Watched", "due", "load", "look", "reports"]
