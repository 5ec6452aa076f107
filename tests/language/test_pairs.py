"""The second view of a marked pair: the words around the parties and between them."""

import numpy as np
import pytest

from zerohour.language.pairs import PairWords, features, to_json
from zerohour.records import Span

TEXT = "Norway has sharply criticised Chile over whaling."


def test_features_are_the_words_outside_the_parties_and_on_their_ways_to_the_root(model):
    found = features(model.analyse(TEXT).sentences, Span(0, 6), Span(30, 35))
    assert {"w criticise", "w whaling", "p criticise", "s1 criticise nsubj", "t1 criticise obj", "c criticise sharply"} <= found
    assert not any("Norway" in name or "Chile" in name for name in found)


def test_a_text_without_words_or_parties_has_few_features(model):
    assert features(model.analyse("").sentences, None, None) == frozenset()
    assert all(name.startswith("w ") for name in features(model.analyse(TEXT).sentences, None, None))


def test_a_classifier_survives_being_stored():
    stored = to_json(["a", "b"], np.array([[2.0, -1.0], [0.0, 0.5]]), [0.0, 0.1])
    assert PairWords(stored).chances(["a", "unknown"]) == pytest.approx([0.948, 0.052], abs=0.005)
    assert PairWords(stored).chances([]).sum() == pytest.approx(1.0)
