"""The language model: `python -m bench.language --data ../shared/data`.

Accuracy with gold tokens and sentences (EWT dev, GUM dev; labels without subtypes, punctuation counted), names, speed, load, memory,
size, and whether a sentence is analysed alike alone and among others, with one thread and with two.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from training.corpora import Sentence, names, treebank

from zerohour.language import Model
from zerohour.language.model import SHIPPED


def syntax(model: Model, gold: list[Sentence]) -> str:
    counts: Counter[str] = Counter()
    for sentence, (rows, *_) in zip(gold, model.tag([s.words for s in gold]), strict=True):
        for n, (lemma, upos, _, head, label, _) in enumerate(rows):
            right = head + 1 == sentence.head[n]
            counts.update(words=1, upos=upos == sentence.upos[n], lemma=lemma == sentence.lemma[n], uas=right)
            counts["las"] += right and label.split(":")[0] == sentence.label[n].split(":")[0]
    return "  ".join(f"{name} {100 * counts[name] / counts['words']:.2f}" for name in ("upos", "lemma", "uas", "las"))


def spans(tags: tuple[str, ...]) -> set[tuple[int, int, str]]:
    found, begin = set(), None
    for n, tag in enumerate([*tags, "O"]):
        if begin is not None and tag[0] != "I":
            found.add((begin, n, tags[begin][2:]))
            begin = None
        if tag[0] == "B":
            begin = n
    return found


def name_scores(model: Model, gold: list[Sentence]) -> str:
    right, given, told = Counter(), Counter(), Counter()
    for sentence, (_, predicted, *_) in zip(gold, model.tag([s.words for s in gold]), strict=True):
        mine, theirs = {tuple(n) for n in predicted}, spans(sentence.names)
        for counter, found in ((right, mine & theirs), (given, theirs), (told, mine)):
            counter.update(kind for *_, kind in found)
            counter["all"] += len(found)
    return "  ".join(f"{k} {2 * right[k] / max(1, given[k] + told[k]):.3f}" for k in ("all", "PER", "LOC", "ORG"))


def speed(sentences: list[Sentence], threads: int) -> float:
    model = Model(threads=threads)
    words = [s.words for s in sentences]
    model.tag(words[:50])
    best = 1e9
    for _ in range(3):
        began = time.perf_counter()
        model.tag(words)
        best = min(best, time.perf_counter() - began)
    return len(words) / best


def differing(sentences: list[Sentence]) -> int:
    """Sentences whose analysis depends on what is analysed beside them, or on the threads."""
    words = [s.words for s in sentences]
    alone = Model(threads=1)
    return sum(one != alone.tag([w])[0] for w, one in zip(words, Model(threads=2).tag(words), strict=True))


LOAD = """
import time
began = time.perf_counter()
from zerohour.language.model import Model
imported = time.perf_counter()
model = Model()
loaded = time.perf_counter()
resident = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) / 1024
print(f"import {imported - began:.2f} s  load {loaded - imported:.2f} s  resident {resident:.0f} MB")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    args = parser.parse_args()
    model = Model(args.model)
    ewt, gum = treebank(args.data / "syntax" / "ewt_dev.conllu"), treebank(args.data / "syntax" / "gum_dev.conllu")
    print("EWT dev      ", syntax(model, ewt))
    print("GUM dev      ", syntax(model, gum))
    print("names UNER EWT dev ", name_scores(model, names(args.data / "names" / "uner_ewt_dev.iob2")))
    print("names GUM dev      ", name_scores(model, names(args.data / "names" / "gum_dev.iob2")), " (gold by rule, noisy)")
    long = [s for s in gum if len(s.words) >= 15][:400]
    mean = sum(len(s.words) for s in long) / len(long)
    print(f"speed  {speed(long, 2):.0f} sentences/s with 2 threads, {speed(long, 1):.0f} with 1 ({mean:.1f} words each, decoding included)")
    mean = sum(len(s.words) for s in gum) / len(gum)
    print(f"speed  {speed(gum, 2):.0f} sentences/s with 2 threads over all of GUM dev ({mean:.1f} words each)")
    print("loading ", subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout.strip())
    print(f"file  {args.model.stat().st_size / 1e6:.1f} MB")
    print(f"sentences that differ by neighbours or threads  {differing(ewt[:500])} of 500")
    print(f"peak memory of this run  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
