"""Gold mentions to events: `python -m bench.coreference --data ../shared/data`.

ECB+ (Cybulska & Vossen 2014): the gold event mentions of the sentences that were annotated; topics 1-30 to develop on, 31-35 to test.
Within each topic all pairs of gold mentions count; two are one event where they fall into one cluster. Boosted trees judge pairs, by the
stems of the triggers, the words around them, the model's sense, and the reports that they stand in: how alike these are, and whether they
are of one story (Ward's clusters of a topic's reports, of the number, two to six, whose silhouette is best: gold subtopics and the names
of the files are not looked at). Average linkage makes clusters, from the threshold on that was best on topics 1-30. There every pair is
judged by trees, and its senses come from a layer, that have not seen its topic (five folds); for 31-35 both have seen 1-30. Printed with
the sense and without.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import silhouette_score
from training.events import TOPICS, Document, documents
from training.sense import fitted, learned_from, stacked
from training.sets import Row

from bench.conll import conll
from bench.joining import product, scored, stem, unit, vectors
from zerohour.language import Model
from zerohour.language.model import SHIPPED

FOLDS, TEST = 5, range(31, 36)
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35)
_STORIES = range(2, 7)
# A name or thing within so many steps of the trigger in the tree takes part in what it tells.
_NEAR = 3
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
Weights = dict[str, float]
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Mention:
    """A gold mention as a pair sees it: words are lemmas with their weights, of length one."""

    event: str
    report: str
    stem: str
    upos: str
    words: Weights
    near: Weights
    names: frozenset[str]
    numbers: frozenset[str]
    sense: NDArray[np.float32]


@dataclass(frozen=True)
class Background:
    """What reports are about: their words, and the number of the story that each tells."""

    words: Mapping[str, Weights]
    stories: Mapping[str, int]


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where both have one in common, -1 where they have none, 0 where one is empty."""
    return 0.0 if not one or not other else 1.0 if one & other else -1.0


def features(one: Mention, other: Mention, background: Background, with_sense: bool) -> list[float]:
    """What the trees see of a pair."""
    stems, inside, kinds = float(one.stem == other.stem), float(one.report == other.report), float(one.upos == other.upos)
    alike = 1.0 if inside else product(background.words[one.report], background.words[other.report])
    story = float(background.stories[one.report] == background.stories[other.report])
    words, near = product(one.words, other.words), product(one.near, other.near)
    plain = [stems, stems * alike, alike * (1 - inside), inside, inside * stems, words, words * stems, near, near * stems]
    plain += [shared(one.names, other.names), shared(one.numbers, other.numbers), kinds, kinds * (one.upos == "VERB")]
    plain += [story, story * stems, story * near, (1 - story) * alike, (1 - story) * stems * alike, (1 - story) * stems * words]
    cosine = float(one.sense @ other.sense)
    learned = [
        cosine,
        max(cosine, 0.0) ** 2,
        stems * cosine,
        alike * cosine * (1 - inside),
        near * cosine,
        story * cosine,
        story * stems * cosine,
    ]
    return plain + (learned if with_sense else [])


def stories(reports: Mapping[str, Weights]) -> dict[str, int]:
    """The reports of a topic in clusters, as many as set them apart best."""
    column = {word: n for n, word in enumerate(sorted({word for row in reports.values() for word in row}))}
    table = np.zeros((len(reports), len(column)))
    for place, row in enumerate(reports.values()):
        table[place, [column[word] for word in row]] = list(row.values())
    tree = linkage(table, "ward")
    ways = [fcluster(tree, count, "maxclust") for count in _STORIES]
    return dict(zip(reports, max(ways, key=lambda way: float(silhouette_score(table, way))).tolist(), strict=True))


def splits() -> Iterator[tuple[list[int], list[int]]]:
    """Topics to learn from and topics to judge: each fold of 1-30 by the others, and 31-35 by all of them."""
    for fold in range(FOLDS):
        yield [t for t in TOPICS if t % FOLDS != fold], [t for t in TOPICS if t % FOLDS == fold]
    yield list(TOPICS), list(TEST)


def senses(data: Path) -> dict[Place, NDArray[np.float32]]:
    """The sense of each word of a gold mention; of a topic that is learned from by a layer that has not seen it."""
    rows = learned_from(data, SHIPPED, [*TOPICS, *TEST])
    told: dict[Place, NDArray[np.float32]] = {}
    for learn, judge in splits():
        held, own = [r for r in rows if r["topic"] in judge], fitted([r for r in rows if r["topic"] in learn])
        with torch.no_grad():
            found = own(*stacked(held)).numpy()
        told |= dict(zip(_places(held), found, strict=True))
    return told


def _places(rows: Iterable[Row]) -> Iterator[Place]:
    yield from ((*row["place"], word) for row in rows for word, _ in row["mentions"])


def mentions(document: Document, model: Model, idf: Mapping[str, float], told: Mapping[Place, NDArray[np.float32]]) -> Iterator[Mention]:
    """The gold mentions of a report."""
    numbers = sorted({m.sentence for m in document.mentions})
    parsed = dict(zip(numbers, model.tag([document.sentences[n] for n in numbers]), strict=True))
    for mention in document.mentions:
        rows = parsed[mention.sentence].rows
        head = next((n for n in mention.words if rows[n][3] not in mention.words), mention.words[0])
        sense = told.get((document.name, mention.sentence, head))
        if sense is None:
            continue
        near = [n for n in range(len(rows)) if n not in mention.words and rows[n][1] in _TELLING and _leads(rows, n, mention.words)]
        lemmas = [row[0].lower() for row in rows]
        named = {kind: frozenset(lemma for lemma, row in zip(lemmas, rows, strict=True) if row[1] == kind) for kind in ("PROPN", "NUM")}
        words = unit({lemma: idf.get(lemma, 0.0) for lemma, row in zip(lemmas, rows, strict=True) if row[1] in _TELLING})
        yield Mention(
            mention.event,
            document.name,
            stem(lemmas[head]),
            rows[head][1],
            words,
            unit({lemmas[n]: idf.get(lemmas[n], 0.0) for n in near}),
            named["PROPN"],
            named["NUM"],
            sense,
        )


def _leads(rows: Sequence[tuple], word: int, to: Sequence[int]) -> bool:
    """Whether a word hangs on some others, within few steps."""
    for _ in range(_NEAR):
        word = rows[word][3]
        if word < 0 or word in to:
            break
    return word in to


def clustered(found: Sequence[Mention], chances: NDArray[np.float64], threshold: float) -> list[tuple[str, object]]:
    """The mentions of a topic with their clusters; `chances` of all pairs in order."""
    groups = fcluster(linkage(1 - chances, "average"), 1 - threshold, "distance")
    return [(mention.event, int(group)) for mention, group in zip(found, groups, strict=True)]


def judged(topics: Mapping[int, list[Mention]], told: Mapping[int, Background], with_sense: bool) -> None:
    """Prints the scores of topics 1-30, by folds, and of 31-35."""
    tables = {
        t: np.array([features(a, b, told[t], with_sense) for a, b in combinations(found, 2)], np.float32) for t, found in topics.items()
    }
    gold = {t: np.array([a.event == b.event for a, b in combinations(found, 2)]) for t, found in topics.items()}
    chances: dict[int, NDArray[np.float64]] = {}
    # The set has no topics 15 and 17.
    there = lambda which: [t for t in which if t in topics]
    for learn, judge in splits():
        seen = np.concatenate([tables[t] for t in there(learn)]), np.concatenate([gold[t] for t in there(learn)])
        own = HistGradientBoostingClassifier(
            max_iter=200, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=200, l2_regularization=1.0, random_state=1
        ).fit(*seen)
        chances |= {t: own.predict_proba(tables[t])[:, 1] for t in there(judge)}
    develop, test = there(TOPICS), there(TEST)
    score = lambda which, threshold: scored([clustered(topics[t], chances[t], threshold) for t in which])
    best = max(THRESHOLDS, key=lambda threshold: float(score(develop, threshold).split("F1 ")[1].split()[0]))
    for name, which in (("1-30, by folds", develop), ("31-35", test)):
        clusters = [((t, gold), (t, told)) for t in which for gold, told in clustered(topics[t], chances[t], best)]
        measures = "  ".join(f"{measure} {value:.3f}" for measure, value in conll(clusters).items())
        print(
            f"{'with' if with_sense else 'without'} the sense, topics {name}, linked from {best}: {score(which, best)}; {measures}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model, told = Model(), senses(args.data)
    read = list(documents(args.data / "joining", [*TOPICS, *TEST]))
    counts = {
        d.name: Counter(row[0].lower() for p in model.tag(list(d.sentences.values())) for row in p.rows if row[1] != "PUNCT")
        for _, d in read
    }
    frequency = Counter(word for words in counts.values() for word in words)
    idf = {word: math.log((len(counts) + 1) / (n + 1)) for word, n in frequency.items()}
    topics: dict[int, list[Mention]] = defaultdict(list)
    for topic, document in read:
        topics[topic] += mentions(document, model, idf, told)
    words = vectors(counts)
    about = {}
    for topic in topics:
        own = {document.name: words[document.name] for number, document in read if number == topic and document.mentions}
        about[topic] = Background(own, stories(own))
    for with_sense in (False, True):
        judged(topics, about, with_sense)


if __name__ == "__main__":
    main()
