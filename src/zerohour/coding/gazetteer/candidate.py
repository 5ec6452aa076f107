"""A row of the gazetteer."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A place that a name may mean: ISO 3166 alpha-2, WGS84 degrees; a town, country, continent, region, district, area or own (a user's).

    `region` is GeoNames' first-level code, `zone` the tz database's name, `own` 1 where the name asked for is its usual one.
    """

    geoname_id: int | None
    name: str
    kind: str
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int
    zone: str
    own: int

    @property
    def is_local(self) -> bool:
        """Whether it is a town or a part of one country: of one land, and mostly of one time zone."""
        return self.kind in ("town", "region", "district")
