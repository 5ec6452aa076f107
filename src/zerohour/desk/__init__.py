"""The desk: the one place where the rooms meet. Wiring, no logic of its own."""

from zerohour.desk.alarms import Alarms, Channel
from zerohour.desk.correcting import Correcting
from zerohour.desk.desk import Desk, open_desk
from zerohour.desk.incoming import day, demo_reports, each, from_stream, from_web, instant, moment, places_are_indexed, post, reports
from zerohour.desk.own import import_actors, import_places
from zerohour.desk.reader import Reader, reader, shipped
from zerohour.desk.rows import Rows, to_frame
from zerohour.desk.summary import summary
from zerohour.desk.texts import attributions, factuality, places, read, relation, times, to_plover
from zerohour.desk.timeline import timeline
from zerohour.desk.triage import MARKS, Triage
from zerohour.desk.view import View
from zerohour.desk.watching import Look

__all__ = [
    "MARKS",
    "Alarms",
    "Channel",
    "Correcting",
    "Desk",
    "Look",
    "Reader",
    "Rows",
    "Triage",
    "View",
    "attributions",
    "day",
    "demo_reports",
    "each",
    "factuality",
    "from_stream",
    "from_web",
    "import_actors",
    "import_places",
    "instant",
    "moment",
    "open_desk",
    "places",
    "places_are_indexed",
    "post",
    "read",
    "reader",
    "relation",
    "reports",
    "shipped",
    "summary",
    "timeline",
    "times",
    "to_frame",
    "to_plover",
]
