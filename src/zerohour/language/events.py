"""The trained event reader: what happens in a report, to whom, when and where, over windows of several sentences.

Two networks of one training: an encoder that scores each word as an event, and heads that link each event to words anywhere in its window,
say what is told of it, and point from each party to the words that name its country.
"""

import json
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zerohour.errors import ModelError
from zerohour.language.phrases import Words, headed, parted, whole, words_of
from zerohour.language.runtime import session
from zerohour.language.windows import Layout, Window, windows
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import shape, straight
from zerohour.records import Analysis, Argument, Marked, Naming, Proposal, Span

ENCODER, HEADS = (Path(__file__).with_name(name) for name in ("events.onnx", "heads.onnx"))
ROLES = ("actor", "recipient", "place", "time", "said")
_PARTIES = ("actor", "recipient", "said")
_LEAST = 0.05
Scores = NDArray[np.float32]


class Cuts(NamedTuple):
    """From which probability on a word is an event, is linked to one in a role, as its time, and two mentions may be one event.

    Chosen on half of the fold that the shipped reader was not trained on.
    """

    event: float = 0.6
    link: float = 0.5
    time: float = 0.12
    same: float = 0.3


# What the reader hardly believes is given too.
WIDE = Cuts(event=0.03, link=0.08)


class Events:
    """Proposes events; the same for the same analysis, with however many threads. Raises ModelError for files that cannot be read."""

    def __init__(self, pieces: WordPiece, threads: int = 2, encoder: Path = ENCODER, heads: Path = HEADS, cuts: Cuts | None = None) -> None:
        try:
            self._encoder, self._heads = session(encoder), session(heads)
            self._labels: dict[str, list[str]] = json.loads(self._heads.get_modelmeta().custom_metadata_map["labels"])
        except Exception as why:
            raise ModelError(f"the event reader {encoder.name} cannot be loaded ({type(why).__name__}); install zerohour again") from why
        self._pieces, self._threads, self._cuts = pieces, threads, cuts or Cuts()

    def propose(
        self, analysis: Analysis, namings: Sequence[Naming], marked: Sequence[Marked] = (), cuts: Cuts | None = None
    ) -> tuple[Proposal, ...]:
        """The proposals of a report, in the order of its words; words that are `marked` are events of that type."""
        places = [token.span for sentence in analysis.sentences for token in sentence.tokens]
        named = _numbered(places, namings)
        first = {place.start: n for n, place in enumerate(places)}
        own = {first[one.span.start]: one.type for one in marked if one.span.start in first}
        read = partial(self._window, places=places, named=named, words=words_of(analysis), own=own, cuts=cuts or self._cuts)
        todo = windows(self._layout(analysis), (self._pieces.start, self._pieces.end))
        if self._threads < 2 or len(todo) < 2:
            found = [read(window) for window in todo]
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                found = list(pool.map(read, todo))
        return _gathered(found)

    def _layout(self, analysis: Analysis) -> Layout:
        words = [straight(token.text) for sentence in analysis.sentences for token in sentence.tokens]
        ends = np.cumsum([0, *(len(sentence.tokens) for sentence in analysis.sentences)]).tolist()
        rows = [(n, s) for n, s in enumerate(analysis.sentences) if s.tokens]
        return Layout(
            [self._pieces.word(word) for word in words],
            [shape(word) for word in words],
            [(ends[n], ends[n + 1]) for n, _ in rows],
            [s.kind for _, s in rows],
            [s.paragraph for _, s in rows],
        )

    def _window(
        self,
        window: Window,
        places: Sequence[Span],
        named: Sequence[tuple[int, int, str]],
        words: Words,
        own: Mapping[int, str],
        cuts: Cuts,
    ) -> list[Proposal]:
        """What a window tells; the numbers of `same` count within it. `own` are the types of words of the report that are marked."""
        feed = {"ids": np.array(window.ids), "shapes": np.array(window.shapes), "first": np.array(window.first)}
        types, *vectors = self._encoder.run(("types", "for_types", "for_links", "for_parties"), feed)
        chances = _softmax(types)
        mine = {n: own[word] for n, word in enumerate(window.words) if window.read[n] and word in own}
        runs = _with_marked(_events(chances, window.read, cuts.event), mine)
        if not runs:
            return []
        shared = dict(zip(("for_types", "for_links", "for_parties"), vectors, strict=True)) | {"sentence": np.array(window.sentences)}
        kinds = [int(chances[a:b, 1:].sum(0).argmax()) + 1 for a, b in runs]
        links, status, equal, borderline, mode, same = self._told(shared, [a for a, _ in runs], kinds)
        at = {word: n for n, word in enumerate(window.words)}
        near = [(at[a], at[b - 1], code) for a, b, code in named if a in at and b - 1 in at and at[b - 1] - at[a] == b - 1 - a]
        events = {window.words[n] for a, b in runs for n in range(a, b)}
        parts = [_arguments(_sigmoid(row), cuts, window, words, near, events) for row in links]
        spans = sorted({(a, b) for row in parts for role, a, b, _ in row if role in _PARTIES})
        parties = dict(zip(spans, self._parties(shared, spans, near), strict=True))
        found = []
        for n, (a, b) in enumerate(runs):
            mean = chances[a:b].mean(0)
            ranked = ((mine[a], 1.0),) if a in mine else _ranked(self._labels["types"][1:], mean[1:] / mean[1:].sum())
            found.append(
                Proposal(
                    trigger=_where(window, places, a, b - 1),
                    chance=1.0 if a in mine else float(1 - chances[a:b, 0].min()),
                    types=ranked,
                    statuses=_ranked(self._labels["statuses"], _softmax(status[n])),
                    modes=() if a in mine else _ranked(self._labels["modes"], _softmax(mode[n])),
                    symmetric=float(_sigmoid(equal[n])),
                    borderline=float(_sigmoid(borderline[n])),
                    arguments=tuple(
                        Argument(
                            role, _where(window, places, first, last), chance, *parties.get((first, last), ()) if role in _PARTIES else ()
                        )
                        for role, first, last, chance in parts[n]
                    ),
                    same=tuple((m, chance) for m, chance in enumerate(_sigmoid(same[n]).tolist()) if m != n and chance >= cuts.same),
                )
            )
        return found

    def _told(self, shared: dict[str, NDArray[np.generic]], words: list[int], kinds: list[int]) -> list[Scores]:
        """Of each event: links to all words by role, statuses, equal sides, borderline, modes, and the other events that it may be."""
        asked = ("links", "status", "equal", "borderline", "mode", "alike")
        nobody = np.zeros((1, 2), np.int64)
        feed = shared | {"triggers": np.array(words), "kinds": np.array(kinds), "spans": nobody, "namings": nobody}
        return list(self._heads.run(asked, feed))

    def _parties(
        self, shared: dict[str, NDArray[np.generic]], spans: Sequence[tuple[int, int]], named: Sequence[tuple[int, int, str]]
    ) -> list[tuple[tuple[tuple[str, float], ...], str, str, float]]:
        """Of each party's words: codes by probability, sector, what kind of teller they would be, and whether they mean several codes."""
        if not spans:
            return []
        nothing = np.zeros(1, np.int64)
        given = np.array([row[:2] for row in named] or [(0, 0)])
        feed = shared | {"triggers": nothing, "kinds": nothing, "spans": np.array(spans), "namings": given}
        codes, sector, kind, several = self._heads.run(("codes", "sector", "source", "several"), feed)
        meant = [*self._labels["bodies"], *(row[2] for row in named)]
        return [
            (
                _summed(meant, _softmax(codes[n, : len(meant)])),
                self._labels["sectors"][int(sector[n].argmax())],
                self._labels["kinds"][int(kind[n].argmax())],
                float(_sigmoid(several[n])),
            )
            for n in range(len(spans))
        ]


def _where(window: Window, places: Sequence[Span], first: int, last: int) -> Span:
    return Span(places[window.words[first]].start, places[window.words[last]].end)


def _numbered(places: Sequence[Span], namings: Sequence[Naming]) -> list[tuple[int, int, str]]:
    """Namings as numbers of words, the last not included; those that do not begin and end with words are left out."""
    first = {place.start: n for n, place in enumerate(places)}
    last = {place.end: n + 1 for n, place in enumerate(places)}
    return [(first[n.span.start], last[n.span.end], n.code) for n in namings if n.span.start in first and n.span.end in last]


def _events(chances: Scores, read: Sequence[bool], least: float) -> list[tuple[int, int]]:
    """Runs of words that are an event of one type: first, last not included."""
    runs: list[tuple[int, int]] = []
    before = -1
    for word in range(len(read)):
        is_one = read[word] and 1 - chances[word, 0] >= least
        kind = int(chances[word, 1:].argmax()) if is_one else -1
        if is_one and kind == before and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        elif is_one:
            runs.append((word, word + 1))
        before = kind
    return runs


def _with_marked(runs: Sequence[tuple[int, int]], marked: Mapping[int, str]) -> list[tuple[int, int]]:
    """The runs with a word each that is marked, in the place of what holds it."""
    return sorted([*((a, b) for a, b in runs if not any(a <= n < b for n in marked)), *((n, n + 1) for n in marked)])


def _arguments(
    chances: Scores, cuts: Cuts, window: Window, words: Words, named: Sequence[tuple[int, int, str]], events: Container[int]
) -> list[tuple[str, int, int, float]]:
    """Runs of words of each role with their mean probability: role, first, last (included); of parties the whole phrase, each by itself."""
    found = []
    for number, role in enumerate(ROLES):
        linked = np.flatnonzero(chances[:, number] >= (cuts.time if role == "time" else cuts.link)).tolist()
        runs = _runs(linked)
        if role in _PARTIES:
            tags = [words.tags[word] for word in window.words]
            runs = [each for run in _whole(runs, window, words, events) for each in parted(run, tags, named)]
        for first, last in runs:
            # Of what is joined to a party only what is linked too is one.
            if inside := [n for n in linked if first <= n <= last]:
                found.append((role, first, last, float(chances[inside, number].mean())))
    return found


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _whole(runs: Sequence[tuple[int, int]], window: Window, words: Words, events: Container[int]) -> list[tuple[int, int]]:
    """The runs of a window made whole where the window holds all of their words side by side."""
    at = {word: n for n, word in enumerate(window.words)}
    told = [(window.words[a], window.words[b]) for a, b in runs]
    made = whole([headed(run, words, events) for run in told], words)
    return [(at[a], at[b]) for a, b in made if a in at and b in at and at[b] - at[a] == b - a]


def _summed(codes: Sequence[str], chances: Scores) -> tuple[tuple[str, float], ...]:
    """Each code once, with the probability of all that name it."""
    total: dict[str, float] = {}
    for code, chance in zip(codes, chances.tolist(), strict=True):
        total[code] = total.get(code, 0.0) + chance
    return tuple(sorted(((c, p) for c, p in total.items() if p >= _LEAST), key=lambda row: (-row[1], row[0])))


def _ranked(names: Sequence[str], chances: Scores) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-chances, kind="stable").tolist()
    return tuple((names[n], float(chances[n])) for n in order if chances[n] >= _LEAST)


def _gathered(found: Sequence[list[Proposal]]) -> tuple[Proposal, ...]:
    """The proposals of all windows, `same` counted over all of them."""
    rows: list[Proposal] = []
    for part in found:
        begun = len(rows)
        rows += [replace(one, same=tuple((begun + n, chance) for n, chance in one.same)) for one in part]
    return tuple(rows)


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def _sigmoid(scores: Scores) -> Scores:
    return np.asarray(1 / (1 + np.exp(-scores)), np.float32)
