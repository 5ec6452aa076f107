"""A report from named fields: a line of JSON, a row of a table, an entry of YAML, under the names that archives and news interfaces use."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

from zerohour.errors import SourceError
from zerohour.records import Address, Dating, Report
from zerohour.sources import page, text
from zerohour.sources.kinds.item import Given
from zerohour.sources.stamps import Stamp, stamp, swapped

FIELDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(row) for name, row in tomllib.loads(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8")).items()
}
# Of the names for a text: those that often hold but its beginning.
SHORT = frozenset({"description", "summary", "abstract", "snippet", "excerpt", "notes", "lead", "leadparagraph"})
_CUT = re.compile(r"(?<!\s)\s*+(?:…|\.\.\.)?\s*+\[\+\d++ chars\]\s*+$")
_SEEN = "the list tells only when it saw the report: it was published by then"
_DEEPEST = 3
_MOST = 400


def key_of(name: str) -> str:
    """A field's name as names are compared."""
    return re.sub(r"[\s_-]", "", name).lower()


def report(row: object, where: str, given: Given, dayfirst: bool | None = None, name: str | None = None) -> Report | Address:
    """The report of an object; its address where it holds no text. `dayfirst` settles dates that may be read in two ways.

    Raises SourceError for what is no object, or holds neither.
    """
    if not isinstance(row, Mapping):
        raise SourceError(f"{where}: this is no JSON object; each line or row must be one")
    flat = dict(_flat(row))
    known = {field: _first(flat, _asked(field, given)) for field in FIELDS}
    url = _address(known["url"])
    stated = _when("published", flat, given, dayfirst)
    # When a list saw a report is no day of its own, and the latest on which it was published.
    when = stated or _when("seen", flat, given, dayfirst)
    seen = (_SEEN,) if when is not None and stated is None and given.published is None else ()
    words, html = known["text"], known["html"]
    if words and "<p" in words[:2000].lower():
        words, html = None, words
    if words:
        found = text.report(
            _CUT.sub("", words),
            given.published or (when.moment if when else None),
            name or where,
            url,
            known["outlet"],
            known["title"],
            known["author"],
        )
        cut = ("the text is cut off by the interface that it came from",) if _CUT.search(words) else ()
        return replace(found, dating=_dating(found.dating, flat, given, when), remarks=(*found.remarks, *cut, *seen), place=where)
    if html:
        found = page.report(html, name or where, given.published or (when.moment if when else None), url, fetched=given.fetched)
        found = replace(
            found,
            title=known["title"] or found.title,
            outlet=known["outlet"] or found.outlet,
            author=known["author"] or found.author,
            place=where,
        )
        return replace(found, dating=_dating(found.dating, flat, given, when)) if when else found
    if url:
        moment = given.published or (when.moment if when else None)
        return Address(url, where, known["title"], moment, known["outlet"], known["author"])
    raise SourceError(f"{where}: there is no text in it; a report needs one of {', '.join(FIELDS['text'][:6])}, html")


def _asked(field: str, given: Given) -> tuple[str, ...]:
    """The names under which to look for a field: the user's own alone, where there is one."""
    return (key_of(given.columns[field]),) if field in given.columns else FIELDS[field]


def _flat(row: Mapping[Any, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Each field under its name, those of inner objects behind a dot; a list of names as one."""
    for number, (name, value) in enumerate(row.items()):
        if number > _MOST:
            return
        # Elasticsearch wraps what it was given.
        key = before if key_of(str(name)) == "source" and depth == 0 and str(name).startswith("_") else f"{before}{key_of(str(name))}"
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _flat(value, f"{key}." if key else "", depth + 1)
        elif isinstance(value, list):
            if names := _joined(value):
                yield key, names
        elif isinstance(value, str | int | float | date):
            yield key, value


def _joined(values: list[Any]) -> str | None:
    """A list as words: names after commas; the pieces of a formatted text without a gap."""
    if any(isinstance(v, Mapping) and "text" in v for v in values[:50]):
        return "".join(str(v.get("text", "")) if isinstance(v, Mapping) else str(v) for v in values)
    names = [v.get("name") or v.get("title") if isinstance(v, Mapping) else v for v in values[:20]]
    return ", ".join(v for v in names if isinstance(v, str) and v.strip()) or None


def _first(flat: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((value.strip() for name in names if isinstance(value := flat.get(name), str) and value.strip()), None)


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) and " " not in value else None


def _when(field: str, flat: Mapping[str, Any], given: Given, dayfirst: bool | None) -> Stamp | None:
    found = next((s for name in _asked(field, given) if (s := stamp(flat.get(name))) is not None), None)
    if found is None or found.other is None or dayfirst is None:
        return found
    settled = found if dayfirst else swapped(found)
    return Stamp(settled.moment)


def _dating(known: Dating, flat: Mapping[str, Any], given: Given, when: Stamp | None) -> Dating:
    modified = next((s.moment for name in _asked("modified", given) if (s := stamp(flat.get(name))) is not None), None)
    if given.published is not None:
        return Dating("given", modified=modified)
    return Dating("field", when.other, modified=modified) if when else replace(known, modified=known.modified or modified)
