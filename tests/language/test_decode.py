"""Trees and tag sequences from scores."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zerohour.language.decode import allowed, best_tags, said, tree
from zerohour.language.words import apply_edit, edit_of, shape
from zerohour.records import Said

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def is_tree(heads):
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def scores(count, seed):
    return np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_heads_are_a_tree_with_one_root(count, seed):
    assert is_tree(tree(scores(count, seed)))


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_tree_is_better(count, seed):
    table = scores(count, seed)
    every = [list(h) for h in itertools.product(range(count + 1), repeat=count) if is_tree(list(h))]
    best = max(sum(table[n, h] for n, h in enumerate(heads)) for heads in every)
    assert abs(sum(table[n, h] for n, h in enumerate(tree(table))) - best) < 1e-4


@given(st.integers(1, 120), st.sampled_from(["even", "chain", "near", "far"]))
def test_a_long_sentence_that_says_nothing_has_a_tree_too(count, kind):
    words, heads = np.arange(1, count + 1)[:, None], np.arange(count + 1)[None, :]
    table = {"even": 0 * words * heads, "chain": -np.abs(words - heads), "near": -(words ^ heads), "far": np.abs(words - heads)}[kind]
    assert is_tree(tree(table.astype(np.float32)))


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_names_are_well_formed(count, seed):
    found = best_tags(np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32), TAGS, allowed(TAGS))
    for before, tag in zip(["O", *found], found, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_an_edit_makes_its_lemma(word, lemma):
    assert apply_edit(word, edit_of(word, lemma)) == lemma


def test_shapes():
    assert [shape(w) for w in ("--", "iran", "Iran", "IRAN", "McCain", "A", "12", "F16")] == [0, 1, 2, 3, 4, 5, 6, 7]


def test_who_says_what_is_read_cue_by_cue():
    # "he said it rained": the cue "said" has a source before it and content behind; "rained" would be a cue without content.
    cues = np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    kinds = np.zeros((4, 3, 4), np.float32)
    kinds[:, 0] = 0.5
    kinds[1, 1, 0] = kinds[1, 2, 2] = kinds[1, 2, 3] = 1
    assert list(said(cues, kinds)) == [Said((1,), (0,), (2, 3))]


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_a_word_is_cue_source_or_content_of_a_statement_and_never_two(count, seed):
    rng = np.random.default_rng(seed)
    for one in said(rng.normal(size=(count, 3)), rng.normal(size=(count, 3, count))):
        words = [*one.cue, *one.source, *one.content]
        assert len(words) == len(set(words))
        assert one.content
        assert all(0 <= n < count for n in words)
