"""The words of time expressions (codebook/times.toml) and the patterns that find them, one a rule, in the order of trying."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of times.toml."""

    numbers: dict[str, str]
    units: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    parts: dict[str, str]
    seasons: dict[str, str]
    ordinals: dict[str, int]
    sets: dict[str, str]
    references: dict[str, str]
    holidays: dict[str, str]
    zones: dict[str, int | str]
    past: list[str]


def _any(words: object) -> str:
    listed = sorted(words, key=lambda w: (-len(w), w)) if isinstance(words, (list, tuple, dict, set)) else []
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in listed)


WORDS = Words(**tomllib.loads(files("zerohour.codebook").joinpath("times.toml").read_text(encoding="utf-8")))

_LONG_MONTHS = [m for m in WORDS.months if len(m) > 4 or m in ("may", "june", "july")]
_MONTH = (
    "(?:"
    + "|".join(f"{m.capitalize()}|{m.upper()}" for m in _LONG_MONTHS)
    + "|"
    + "|".join(m.capitalize() + r"\b\.?" for m in WORDS.months if m not in _LONG_MONTHS)
    + ")"
)
_BARE_MONTH = "(?:" + "|".join(m.capitalize() for m in _LONG_MONTHS if m not in ("may", "march")) + ")"
_WEEKDAY = (
    "(?:"
    + "|".join(w.capitalize() for w in WORDS.weekdays if len(w) > 5)
    + r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?(?=,?\s+(?:\d|"
    + _MONTH
    + ")))"
)
_UNITS = r"(?:" + _any([u for u in WORDS.units if u != "century"]) + r"|centur(?:y|ie))s?"
_UNIT_ONE = r"(?:" + _any([u for u in WORDS.units if u != "second"]) + ")"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-]+(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER = (
    r"(?:(?<!\d)(?<!\d,)(?:\d++\s++1/2|\d(?:,?\d)*+,?(?:\.\d++)?)|(?:one|two|three|four|five|six)\s+and\s+a\s+half|(?:the\s+)?(?:"
    + _TENS
    + "|"
    + _any(WORDS.numbers)
    + "))"
)
_YEAR = r"(?:1[5-9]\d{2}|20\d{2})"
# A year as speech gives it: "nineteen ninety-seven", "two thousand and four".
_SPOKEN_YEAR = (
    rf"(?:(?:(?:eigh|nine)teen|twenty)[\s-]+(?:{_TENS}|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|(?:oh|hundred)[\s-]+[a-z]+)"
    r"|two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen))?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MOD = r"(?P<mod>(?:early|late|mid)(?:-|\s+(?:in\s+)?)|(?:the\s+)?(?:beginning|start|middle|end|close)\s+of\s+)?"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_HALF = r"(?:a\.m\.?|p\.m\.?|am|pm|AM|PM|A\.M\.?|P\.M\.?)"
_ZONE = r"(?:GMT|UTC|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|BST|CEST|EEST|EET|MSK|JST)"

_SOURCES: dict[str, str] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)",
    "numeric": r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/-])",
    "dated": (
        rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?"
        rf"(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<until>{_DAY})(?:st|nd|rd|th)?)?(?:,?\s+(?P<year>{_YEAR})\b)?(?!\d|:\d)"
        rf"|(?P<day2>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<until2>{_DAY})(?:st|nd|rd|th)?)?(?:\s+of)?\s+(?P<month2>{_MONTH})(?![a-z])(?:,?\s+(?P<year2>{_YEAR})\b)?)"
    ),
    "month_year": rf"{_MOD}(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?)(?:(?P<year>{_YEAR}\b|['’]\d{{2}}\b|{_SPOKEN_YEAR}\b)|(?P<which>last|this|next)\s+year\b)",
    "month": rf"{_MOD}(?:(?P<which>last|next|this)\s+)?(?P<month>{_BARE_MONTH}|(?<=[Ii]n\s)(?:May|March)|(?<=[Bb]y\s)(?:May|March)|(?<=ince\s)(?:May|March)|(?<=ntil\s)(?:May|March)|(?<=arly\s)(?:May|March)|(?<=ate\s)(?:May|March)|(?<=ast\s)(?:May|March)|(?<=ext\s)(?:May|March))\b(?![’']s\s+[A-Z])",
    "weekday": rf"(?:(?P<week>(?i:a\s+week\s+(?:ago(?:\s+on)?|on|from)|overnight(?:\s+(?:from|on))?))\s+)?(?:(?P<which>last|next|this|past|coming|this\s+past|this\s+coming|the\s+following)\s+)?(?P<weekday>{_WEEKDAY})(?!s\b)(?:\s+(?P<part>morning|afternoon|evening|night))?\b(?:\s+(?P<turn>before\s+last|after\s+next|week(?=[\s,.;)]|$))\b|\s+(?:in)?to\s+(?P<until>{_WEEKDAY})\b)?(?!\s+nights)",
    "set": (
        rf"(?:(?P<days>{_any([w for w in WORDS.weekdays if len(w) > 5])})(?:s\b|\s+(?P<part>night|morning|evening|afternoon)s\b)|(?:every|each)\s+(?:(?P<number>other|{_NUMBER})\s+)?(?P<unit>{_UNITS}|(?:{_any(WORDS.weekdays)})|(?:{_any(WORDS.parts)})|(?:{_any(_LONG_MONTHS)}))\b"
        rf"|(?P<adverb>{_any(WORDS.sets)})\b)"
    ),
    "relative": (
        r"(?:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:yesterday|tomorrow|today)(?:\s+(?:morning|afternoon|evening|night))?"
        r"|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening)|tonight|overnight|earlier\s+in\s+the\s+day|later\s+in\s+the\s+day)\b"
    ),
    "turned": r"the\s+(?P<unit>week|month|year|weekend)\s+(?P<turn>before\s+last|after\s+next)\b",
    "piece": (
        rf"(?:the\s+)?(?P<piece>(?i:first|second|third|fourth|last|final))\s+(?P<unit>week|half|days)\s+of\s+"
        rf"(?:(?P<which>last|this|next)\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?"
    ),
    "ordinal": rf"the\s+(?P<day>{_DAY})(?:st|nd|rd|th)\b(?=\s*(?:[,.;:)\n]|$)|\s+(?:and|in|at|for|with|by|but)\b)",
    # Told from the day named before; what goes on with an event ("the day before the vote") is told from that.
    "anaphoric": (
        r"(?:the\s+(?P<step>next|following|same|previous)|that(?:\s+same)?)\s+(?P<part>morning|afternoon|evening|night)\b"
        r"|the\s+(?P<part2>morning|afternoon|evening|night)\s+(?P<way>before|after)\b(?=\s*(?:[,.;:)\n]|$)|\s+(?:and|in|at|to|for|by|but|had|was|were)\b)"
    ),
    "ago": rf"(?:(?:about|nearly|almost|some|over|more\s+than)\s+)?(?P<number>{_NUMBER})[\s-]+(?P<unit>{_UNITS})[\s-]+(?P<way>ago|earlier|later|before|from\s+now|hence|from\s+today)\b",
    "span": (
        rf"(?:the\s+|these\s+|this\s+|his\s+|its\s+)?(?P<which>last|past|next|coming|previous|first|final|following)\s+(?!an?\s)(?:(?P<number>{_NUMBER})\s+(?:or\s+{_NUMBER}\s+|more\s+)?(?P<unit>{_UNITS})\b)"
    ),
    "recent": rf"(?:the\s+)?(?P<which>recent|coming|past|previous)\s+(?P<unit>(?:{_any([u for u in WORDS.units if u not in ('century', 'second')])})s)\b",
    "compared": (
        r"(?:the\s+)?(?:(?:corresponding|comparable|same)\s+)?year[-\s](?:ago|earlier)(?:\s+(?:quarter|period)|(?<=-ago)|(?<=-earlier))\b(?!\s+(?:first|second|third|fourth)\s+quarter)"
        r"|(?:the\s+)?(?:corresponding|comparable|same)\s+(?:quarter|period)\s+(?:of\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier))\b|last\s+year['’]s\s+quarter\b"
    ),
    "spoken": rf"(?:(?:the|that)\s+quarter|the\s+latest\s+(?:quarter|period)|the\s+(?P<year>{_YEAR})\s+(?:quarter|period))\b(?!\s+of\b|-)",
    "quarter": (
        rf"(?:the\s+|its\s+|this\s+year['’]s\s+|last\s+year['’]s\s+|next\s+year['’]s\s+|(?:the\s+)?(?P<lead>{_YEAR})\s+|the\s+year-(?:ago|earlier)\s+)?(?:(?i:(?P<ordinal>{_ORDINAL})[\s-]+(?:fiscal[\s-]+)?(?P<unit>quarter|half))\b|Q(?P<digit>[1-4])\b)"
        rf"(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year>{_YEAR})\b|last\s+year|this\s+year|next\s+year|the\s+year))?"
    ),
    "season": rf"{_MOD}(?:the\s+)?(?P<season>spring|summer|autumn|winter|(?<=the\s)fall|(?<=in\s)fall|fall(?=\s+(?:of\s+)?{_YEAR}))(?:\s+(?:of\s+)?(?P<year>{_YEAR}|{_SPOKEN_YEAR}))?\b(?!s\b)",
    "period": (
        rf"(?:(?P<mod>early|late|mid-?|(?:the\s+)?(?:beginning|start|middle|end)\s+of)\s*)?(?:(?P<lead>later|earlier)\s+)?"
        rf"(?P<which>(?:(?:the|that)\s+)?(?:this|last|next|past|coming|previous|following|current|same)|(?<=end\sof\s)the|(?<=start\sof\s)the|(?<=later\sin\s)the|(?<=earlier\sin\s)the|(?<=in\s)the\s+latest|the(?=\s+weekend)|that(?=\s+day\b))\s+(?P<unit>{_UNIT_ONE}|spring|summer|autumn|fall|winter)\b(?!-)"
    ),
    "clock": (rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>{_HALF})(?![a-z])(?:\s*\(?(?P<zone>{_ZONE})\)?\b)?)"),
    "clock24": rf"(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*(?P<zone>{_ZONE})\b)?",
    "zulu": rf"\b(?P<four>[0-2]\d[0-5]\d)\s?(?:hours\s+)?(?P<zone>{_ZONE})\b",
    "noon": r"(?P<word>noon|midday|midnight)\b",
    "decade": rf"{_MOD}(?:the\s+)?(?:mid-|early\s+|late\s+)?(?:['’]?(?P<digits>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)['’]?s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    "century": r"(?:the\s+)?(?P<number>\d{1,2})(?:st|nd|rd|th)\s+century\b",
    "fiscal": rf"(?:fiscal(?:\s+year)?|FY)\s?['’]?(?P<year>{_YEAR}|\d{{2}})\b",
    "holiday": rf"(?P<holiday>{_any([h.title().replace(chr(39) + 'S', chr(39) + 's') for h in WORDS.holidays])})(?:,?\s+(?P<year>{_YEAR}))?\b",
    "reference": rf"(?:{_any(WORDS.references)})\b(?!\s+(?:contracts?|markets?|prices?|trading))",
    "length": (
        rf"(?:(?P<lead>within|in\s+the\s+next)\s+)?(?:(?:about|nearly|almost|over|more\s+than|at\s+least|up\s+to|less\s+than)\s+)?"
        rf"(?P<number>(?!{_YEAR}\s+(?:first|second|third|fourth|quarter|period)\b){_NUMBER})(?:\s+(?:or\s+so\s+|more\s+|consecutive\s+|full\s+|straight\s+)?|-)(?P<unit>{_UNITS})(?:(?P<half>\s+and\s+a\s+half)|\s+old|-old)?\b"
    ),
    "plural": r"(?:for\s+|in\s+|over\s+|after\s+|(?P<lead>within)\s+)(?P<unit>years|months|weeks|days|hours|decades|centuries)\b(?!\s+(?:of|to)\b)",
    "spelled": rf"(?:(?:the\s+)?year\s+two\s+thousand|(?P<year>(?!two\s+thousand|(?i:twenty[\s-]+(?!twenty|ten\b|[a-z]+teen))){_SPOKEN_YEAR}|(?<=[Ii]n\s)(?!two\s+thousand\b(?!\s+(?:and|one|two|three|four|five|six|seven|eight|nine|ten)\b)){_SPOKEN_YEAR}))\b",
    "year": rf"(?<![\d$#£€.,/-]){_MOD}(?P<year>{_YEAR})(?!\d|[.,]\d|%|-\d{{3}}|\s+(?:people|percent|troops|soldiers|residents|dollars|tons|miles|km|kilometers|men|others|points|shares|feet|pounds|homes|employees|workers))\b",
}
_CASED = frozenset({"piece", "dated", "month_year", "month", "weekday", "decade", "holiday", "fiscal", "quarter"})


def _flagged(name: str, source: str) -> str:
    return source if name in _CASED else f"(?i:{source})"


RULES: dict[str, re.Pattern[str]] = {name: re.compile(_flagged(name, source)) for name, source in _SOURCES.items()}


def _unnamed(source: str) -> str:
    return re.sub(r"\(\?P=mark\)", r"[/.-]", re.sub(r"\(\?P<\w+>", "(?:", source))


# A candidate begins with a digit or one of these letters' words; the outer names tell which rule found it.
PATTERN = re.compile(
    r"(?<![\w$#])(?:" + "|".join(f"(?P<{name}>{_flagged(name, _unnamed(source))})" for name, source in _SOURCES.items()) + ")"
)
