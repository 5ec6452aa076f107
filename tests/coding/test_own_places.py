"""A user's own places: read from CSV and GeoJSON, checked, and preferred where the text does not say otherwise."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour import desk
from zerohour.coding import gazetteer
from zerohour.coding.gazetteer import own
from zerohour.errors import SourceError

CSV = """name,lat,lng,country,alternate_names,notes
Bir al-Example,31.51,34.45,PSE,Beer Example|Bir el Example,a quarter
Camp Nowhere,33.5,44.4,Iraq,,
,1,2,,,
No Degrees,north,east,,,
Off the Map,91,0,,,
"""
GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {"properties": {"Name": "Pumping Station 4"}, "geometry": {"type": "Point", "coordinates": [44.1, 33.9]}},
        {"properties": {"Name": "Quarter"}, "geometry": {"type": "Polygon", "coordinates": [[[10, 50], [12, 50], [12, 52], [10, 52]]]}},
        {"properties": {"Name": "Nowhere"}, "geometry": None},
    ],
}


def rows(folder: Path, name: str, text: str) -> list[own.Place | str]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(gazetteer.rows(folder / name))


def test_rows_of_a_table_with_other_column_names(tmp_path: Path) -> None:
    first, second, *refused = rows(tmp_path, "camps.csv", CSV)
    assert not isinstance(first, str)
    assert (first[0].name, first[0].country, first[0].latitude, first[1]) == (
        "Bir al-Example",
        "PS",
        31.51,
        ("Beer Example", "Bir el Example"),
    )
    assert not isinstance(second, str)
    assert second[0].country == "IQ"
    assert refused == [
        "line 4: no name",
        "line 5: 'No Degrees' has no latitude and longitude in degrees",
        "line 6: 'Off the Map' lies outside of -90 to 90 and -180 to 180 degrees",
    ]


def test_features_lie_in_their_middle(tmp_path: Path) -> None:
    point, area, refused = rows(tmp_path, "some.geojson", json.dumps(GEOJSON))
    assert not isinstance(point, str)
    assert (point[0].name, point[0].longitude) == ("Pumping Station 4", 44.1)
    assert not isinstance(area, str)
    assert (area[0].longitude, area[0].latitude) == (11.0, 51.0)
    assert refused == "feature 3: 'Nowhere' has no latitude and longitude in degrees"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{", '{"features": 3}', "{" * 50_000, 'name,lat,lon\n"x' + "y" * 200_000])
def test_what_is_no_list_of_places_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(SourceError):
        desk.import_places([tmp_path / "x.csv"], tmp_path / "out.csv")


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=20).filter(lambda s: s.split()), st.floats(-90, 90), st.floats(-180, 180)),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, given_rows: list[tuple[str, float, float]]) -> None:
    path = tmp_path_factory.mktemp("places") / "places.csv"
    places = [
        (gazetteer.Candidate(None, " ".join(name.split()), own.KIND, "", "", lat, lon, 0, "", 1), ()) for name, lat, lon in given_rows
    ]
    path.write_text(gazetteer.csv_of(places), encoding="utf-8")
    assert list(gazetteer.rows(path)) == places


def test_a_village_of_the_users_is_found_and_told_by_any_spelling(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    made, refused = desk.import_places([tmp_path / "mine.csv"], tmp_path / "places.csv")
    assert (made, len(refused)) == (2, 3)
    index = desk.reader(places=tmp_path / "places.csv").places
    for spelling in ("Bir al-Example", "Bir Al Example", "BEER EXAMPLE", "Bir el-Example"):
        assert [p.latitude for p in index.find(spelling)] == [31.51]
    assert index.find("Baghdad")[0].country == "IQ"
