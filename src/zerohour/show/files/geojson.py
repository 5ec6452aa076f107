"""Events with a place as GeoJSON (RFC 7946): WGS84, longitude first; the precision stands beside each point."""

from collections.abc import Iterator

from zerohour.show import table
from zerohour.show.files.known import Known
from zerohour.show.files.line import line


def lines(known: Known) -> Iterator[str]:
    """A FeatureCollection, a feature a line; events without coordinates are left out."""
    yield '{"type": "FeatureCollection", "features": ['
    before = ""
    for event in known.events:
        place = event.place
        if place is None or place.latitude is None or place.longitude is None:
            continue
        window = event.window
        newest = event.mentions[-1]
        feature = {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "event": event.type,
                "status": event.status,
                "actor": table.parties(event.actors),
                "recipient": table.parties(event.recipients),
                "date": window.earliest.isoformat() if window and window.earliest else None,
                "enddate": window.latest.isoformat() if window and window.latest else None,
                "place": place.name,
                "countryCode": place.country_code,
                "geonameId": place.geoname_id,
                "standing": table.standing(event, known.behind(event)),
                "text": newest.sentence,
                "url": newest.report.link,
            },
        }
        yield before + line(feature)
        before = ","
    yield "]}"
