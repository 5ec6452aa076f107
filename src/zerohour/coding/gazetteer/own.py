"""A user's own places: villages, quarters and bases that the gazetteer lacks, from CSV or GeoJSON."""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from zerohour.coding.countries import countries
from zerohour.coding.gazetteer.candidate import Candidate
from zerohour.errors import SourceError

KIND = "own"
COLUMNS = ("name", "latitude", "longitude", "country", "other_names", "population", "geoname_id")
# What such files call our columns; compared without case, spaces and underscores.
_ALSO = {
    "name": ("name", "placename", "toponym", "title", "asciiname"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "country": ("country", "countrycode", "iso", "iso2", "iso3", "cc"),
    "other_names": ("othernames", "alternatenames", "alternates", "aliases", "altnames"),
    "population": ("population", "pop"),
    "geoname_id": ("geonameid", "geonames"),
}
_LARGEST = 50_000_000
Place = tuple[Candidate, tuple[str, ...]]


def rows(path: Path) -> Iterator[Place | str]:
    """Each place with its other names, or a sentence about a row that is none. Raises SourceError for a file that is neither."""
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path.name} is larger than {_LARGEST // 1_000_000} MB; cut it down to the region of your crisis")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as why:
        raise SourceError(f"{path}: {why}; give a CSV or GeoJSON file in UTF-8") from why
    found = _features(text, path.name) if text.lstrip().startswith("{") else _table(text, path.name)
    for where, fields in found:
        yield _place(where, {key: value for key, value in fields.items() if value not in (None, "")})


def csv_of(places: Iterable[Place]) -> str:
    """The places as CSV that `rows` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, others in places:
        writer.writerow(
            [place.name, place.latitude, place.longitude, place.country, "|".join(others), place.population or "", place.geoname_id or ""]
        )
    return out.getvalue()


def _table(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        columns = _columns(next(reader, []))
        if not {"name", "latitude", "longitude"} <= set(columns.values()):
            raise SourceError(f"{name}: no columns name, latitude and longitude in its first line; give a CSV or GeoJSON file")
        for number, row in enumerate(reader, 2):
            if any(row):
                yield f"line {number}", {columns[n]: value.strip() for n, value in enumerate(row) if n in columns}
    except csv.Error as why:
        raise SourceError(f"{name}: {why}; give a CSV or GeoJSON file") from why


def _columns(names: Sequence[str]) -> dict[int, str]:
    """Which column is which of ours; the first of several that would do."""
    found: dict[int, str] = {}
    for number, name in enumerate(names):
        plain = name.lower().replace("_", "").replace(" ", "").strip()
        ours = next((key for key, also in _ALSO.items() if plain in also), None)
        if ours and ours not in found.values():
            found[number] = ours
    return found


def _features(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as why:
        raise SourceError(f"{name}: no GeoJSON FeatureCollection ({type(why).__name__}); give a CSV or GeoJSON file") from why
    for number, feature in enumerate(features if isinstance(features, list) else [], 1):
        own = feature.get("properties") if isinstance(feature, dict) else None
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        fields = {}
        if isinstance(own, dict):
            values = list(own.values())
            fields = {ours: values[n] for n, ours in _columns([str(key) for key in own]).items()}
        yield f"feature {number}", fields | _middle(geometry)


def _middle(geometry: Any) -> dict[str, float]:
    """The middle of a geometry's bounding box; nothing where it has no coordinates."""
    points = list(_points(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
    if not points:
        return {}
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*points, strict=True)]
    return {"longitude": middle[0], "latitude": middle[1]}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The points of nested lists, whatever their depth."""
    todo = [coordinates]
    while todo:
        one = todo.pop()
        if isinstance(one, list) and len(one) >= 2 and all(isinstance(v, int | float) for v in one[:2]):
            yield float(one[0]), float(one[1])
        elif isinstance(one, list):
            todo += one


def _place(where: str, fields: Mapping[str, Any]) -> Place | str:
    name = " ".join(str(fields.get("name", "")).split())
    if not name:
        return f"{where}: no name"
    try:
        latitude, longitude = float(fields["latitude"]), float(fields["longitude"])
        population, number = int(float(fields.get("population", 0))), int(fields["geoname_id"]) if "geoname_id" in fields else None
    except (KeyError, ValueError, TypeError, OverflowError):
        return f"{where}: {name[:60]!r} has no latitude and longitude in degrees"
    if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        return f"{where}: {name[:60]!r} lies outside of -90 to 90 and -180 to 180 degrees"
    given = fields.get("other_names", "")
    others = given if isinstance(given, list) else str(given).replace(";", "|").split("|")
    names = tuple(dict.fromkeys(" ".join(str(other).split()) for other in others if str(other).strip()))
    country = _country(str(fields.get("country", "")))
    return Candidate(number, name, KIND, country, "", latitude, longitude, max(0, population), "", 1), names


def _country(words: str) -> str:
    """ISO 3166 alpha-2 of a code or name; empty where unknown."""
    table, code = countries(), words.strip()
    if code.upper() in table.by_alpha2:
        return code.upper()
    return table.alpha2.get(code.upper()) or table.alpha2.get(table.country(code) or "", "")
