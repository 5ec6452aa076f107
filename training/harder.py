"""Rows made harder: other countries in the place of those named, words hidden, letter case lost. What then still can be read is learned."""

import random
from collections.abc import Mapping
from functools import cache

from training.windows import piece_counts
from zerohour.coding.countries import countries
from zerohour.language.wordpiece import WordPiece

RENAMED, HIDDEN, CASELESS = 0.4, 0.1, 0.06


@cache
def forms() -> Mapping[str, Mapping[str, str]]:
    """Of each country that has them in one word: its name, nationality and capital."""
    table = countries()
    demonyms = {}
    for word, code in table.demonyms.items():
        if word.isalpha() and not word.endswith("s"):
            demonyms.setdefault(code, word.capitalize())
    made = {}
    for code, name in table.title.items():
        seat = table.capital_of.get(table.alpha2[code], "")
        if name.isalpha() and seat.isalpha() and code in demonyms:
            made[code] = {"name": name, "nationality": demonyms[code], "capital": seat}
    return made


def form_of(word: str, code: str) -> tuple[str, str] | None:
    """Which form of its country a word is, and its ending beyond the form."""
    table, low = countries(), word.lower()
    if not word[:1].isupper() or word.isupper():
        return None
    for form, names in (("name", table.names), ("nationality", table.demonyms), ("capital", table.capitals)):
        if names.get(low) == code:
            return form, ""
    return ("nationality", "s") if low.endswith("s") and table.demonyms.get(low[:-1]) == code else None


def renamed(row: dict, pieces: WordPiece, chooser: random.Random) -> dict:
    """The row with other countries, wherever all words that name a country can be exchanged."""
    named: dict[str, list] = {}
    for first, last, code in row["namings"]:
        named.setdefault(code, []).append(form_of(row["words"][first], code) if last - first == 1 else None)
    old = [code for code in named if code in forms() and None not in named[code]]
    if not old:
        return row
    new = dict(zip(old, chooser.sample(sorted(set(forms()) - set(named)), len(old)), strict=True))
    words = list(row["words"])
    for first, _, code in row["namings"]:
        if code in new:
            form, ending = form_of(words[first], code) or ("name", "")
            words[first] = forms()[new[code]][form] + ending
    two = countries().alpha2
    places = {two[a]: two[b] for a, b in new.items()}
    events = []
    for e in row["events"]:
        links = {
            role: [[f, l, (places if role == "place" else new).get(code, code), *rest] for f, l, code, *rest in found]
            for role, found in e["links"].items()
        }
        events.append(e | {"links": links})
    namings = [[f, l, new.get(code, code)] for f, l, code in row["namings"]]
    changed = row | {"words": words, "events": events, "namings": namings}
    piece_counts(changed, pieces)
    return changed


def veiled(win: dict, pieces: WordPiece, chooser: random.Random) -> dict:
    """The window with some of its words hidden, and now and then without letter case."""
    ids, shapes = list(win["ids"]), list(win["shapes"])
    ends = [*win["first"][1:], len(ids)]
    for first, end in zip(win["first"], ends, strict=True):
        if chooser.random() < HIDDEN:
            for n in range(first, end):
                if ids[n] != pieces.end:
                    ids[n] = pieces.hidden
    if chooser.random() < CASELESS:
        lost = chooser.choice((1, 3))
        shapes = [lost if 1 <= s <= 5 else s for s in shapes]
    return win | {"ids": ids, "shapes": shapes}
