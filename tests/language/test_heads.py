"""Heads over word vectors."""

import json

import numpy as np

from zerohour.language.heads import Head, packed, pair_features, unpacked, word_features

# "A accused B": the verb (1) is the root.
HEADS = [1, -1, 1]
VECTORS = np.eye(3, dtype=np.float32)


def test_a_head_comes_back_as_it_was_packed():
    head = Head(("x", "y"), np.array([[0.5, -1.0], [2.0, 0.25]], np.float32), np.array([0.1, 0.2], np.float32))
    back = unpacked(json.dumps({"h": packed(head)}))["h"]
    assert back.labels == head.labels
    assert np.allclose(back(np.array([1.0, 1.0], np.float32)), head(np.array([1.0, 1.0], np.float32)))


def test_what_joins_two_parties_is_the_word_above_both():
    meet, way, between = np.split(pair_features(VECTORS, HEADS, [0], [2]), 3)
    assert meet.tolist() == way.tolist() == between.tolist() == [0, 1, 0]


def test_a_word_is_seen_with_its_head():
    own, above = np.split(word_features(VECTORS, HEADS, 0), 2)
    assert (own.tolist(), above.tolist()) == ([1, 0, 0], [0, 1, 0])


def test_the_model_answers_for_both_heads(model):
    found = model.relation("Turkey accused Syria of shelling a village.", None, None)
    assert abs(sum(found.values()) - 1) < 1e-5
    assert model.relation("", None, None) == {}
