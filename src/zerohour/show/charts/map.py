"""Events on a map: points over the outlines of the countries around them."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import altair
import countryinfo
import pycountry

from zerohour.records import Event, Outline
from zerohour.show.charts.values import data

# Degrees that a map shows at least, and around its outermost points.
_LEAST, _AROUND = 12.0, 4.0
_WIDTH, _HEIGHT = 640, 420
Box = tuple[float, float, float, float]


def places(answer: Iterable[Event | Outline]) -> altair.LayerChart:
    """An Altair map of events with coordinates: a point a place, its size the number of events, its colour the commonest status.

    Plain degrees, longitude across and latitude up: no projection turns a country inside out, and near the equator shapes stay true.
    """
    rows = _points(answer)
    box = _box([(row["longitude"], row["latitude"]) for row in rows])
    outlines = altair.InlineData(
        values={"type": "FeatureCollection", "features": _outlines(box)}, format={"property": "features", "type": "json"}
    )
    drawn = altair.Projection(type="identity", reflectY=True, fit=_frame(box))
    land = altair.Chart(outlines, title="Where it happened").mark_geoshape(fill="#8883", stroke="#888", strokeWidth=0.5, clip=True)
    points = (
        altair.Chart(data(rows))
        .mark_circle(opacity=0.75, stroke="#888")
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=altair.Size("events:Q", scale=altair.Scale(range=[40, 600]), legend=None),
            color=altair.Color("status:N", title=None),
            tooltip=["place:N", "events:Q", "types:N"],
        )
    )
    names = (
        altair.Chart(data(rows))
        .mark_text(dy=-10, fontSize=10, color="#888")
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="place:N")
    )
    chart: altair.LayerChart = altair.LayerChart(layer=[land, points, names], projection=drawn, width=_WIDTH, height=_HEIGHT)
    return chart


def _points(events: Iterable[Event | Outline]) -> list[dict[str, Any]]:
    found: dict[tuple[str, float, float], list[Event | Outline]] = {}
    for event in events:
        place = event.place
        if place is not None and place.latitude is not None and place.longitude is not None:
            found.setdefault((place.name, place.longitude, place.latitude), []).append(event)
    return [
        {
            "place": name,
            "longitude": longitude,
            "latitude": latitude,
            "events": len(told),
            "types": ", ".join(sorted({event.type for event in told})),
            "status": max(sorted({e.status for e in told}), key=[e.status for e in told].count),
        }
        for (name, longitude, latitude), told in sorted(found.items())
    ]


def _box(points: Sequence[tuple[float, float]]) -> Box:
    """West, south, east and north of what the map shows; the world without points."""
    if not points:
        return -180.0, -60.0, 180.0, 80.0
    sides = []
    for values in zip(*points, strict=True):
        middle, half = (min(values) + max(values)) / 2, max(_LEAST, max(values) - min(values) + 2 * _AROUND) / 2
        sides.append((middle - half, middle + half))
    (west, east), (south, north) = sides
    # As wide and high as the picture is, so that no land is left out at its edges.
    wider = max(0.0, (north - south) * _WIDTH / _HEIGHT - (east - west)) / 2
    higher = max(0.0, (east - west) * _HEIGHT / _WIDTH - (north - south)) / 2
    return west - wider, south - higher, east + wider, north + higher


def _frame(box: Box) -> dict[str, Any]:
    west, south, east, north = box
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}


def _outlines(box: Box) -> list[dict[str, Any]]:
    """The countries that reach into the box."""
    west, south, east, north = box
    return [f for f, (w, s, e, n) in _countries() if w <= east and west <= e and s <= north and south <= n]


@cache
def _countries() -> tuple[tuple[dict[str, Any], Box], ...]:
    """The outline of each country that has one, with the box around it."""
    found = []
    for row in pycountry.countries:
        try:
            features = countryinfo.CountryInfo(row.alpha_2).geo_json()["features"]
        except (countryinfo.CountryNotFoundError, KeyError, TypeError):
            continue
        for feature in features:
            corners = list(_corners(feature["geometry"]["coordinates"]))
            if corners:
                across, up = zip(*corners, strict=True)
                found.append((feature, (min(across), min(up), max(across), max(up))))
    return tuple(found)


def _corners(value: Any) -> Iterable[tuple[float, float]]:
    if value and isinstance(value[0], (int, float)):
        yield float(value[0]), float(value[1])
    else:
        for inner in value:
            yield from _corners(inner)
