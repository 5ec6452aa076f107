"""The desk: the one place where the rooms meet. Wiring, no logic of its own."""

from zerohour.desk.desk import Desk, Look, open_desk
from zerohour.desk.incoming import demo_reports, from_stream, from_web, moment, places_are_indexed, reports
from zerohour.desk.own import import_actors, import_places
from zerohour.desk.reader import Reader, reader, shipped
from zerohour.desk.texts import attributions, factuality, places, read, relation, times, to_plover

__all__ = [
    "Desk",
    "Look",
    "Reader",
    "attributions",
    "demo_reports",
    "factuality",
    "from_stream",
    "from_web",
    "import_actors",
    "import_places",
    "moment",
    "open_desk",
    "places",
    "places_are_indexed",
    "read",
    "reader",
    "relation",
    "reports",
    "shipped",
    "times",
    "to_plover",
]
