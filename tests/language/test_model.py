"""The shipped model on text: exact offsets, trees, the same answer whatever stands beside."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.errors import ModelError
from zerohour.language import Model
from zerohour.records import Span

TEXT = "Rebels attacked an army base near the border on Monday. The president of Kenya condemned the attack."


def test_a_sentence_is_analysed(model):
    sentence = model.analyse(TEXT).sentences[0]
    by_word = {t.text: t for t in sentence.tokens}
    verb = by_word["attacked"]
    assert (verb.upos, verb.lemma, verb.head) == ("VERB", "attack", -1)
    assert sentence.tokens[by_word["Rebels"].head].text == "attacked"
    assert by_word["Rebels"].label == "nsubj"
    assert by_word["base"].label == "obj"


def test_names_are_found(model):
    sentence = model.analyse("Antony Blinken met Benjamin Netanyahu in Jerusalem.").sentences[0]
    names = {(" ".join(t.text for t in sentence.tokens[n.first : n.last]), n.kind) for n in sentence.names}
    assert {("Antony Blinken", "PER"), ("Benjamin Netanyahu", "PER"), ("Jerusalem", "LOC")} <= names


@given(st.text(max_size=400))
def test_every_token_equals_its_words_and_every_tree_has_one_root(model, text):
    analysis = model.analyse(text)
    for sentence in analysis.sentences:
        assert [t.text for t in sentence.tokens] == [text[t.start : t.end] for t in sentence.tokens]
        assert sum(t.head == -1 for t in sentence.tokens) == 1
        assert all(-1 <= t.head < len(sentence.tokens) for t in sentence.tokens)


def test_threads_and_neighbours_change_nothing(model):
    single = Model(threads=1)
    other = "Talks between Moscow and Kyiv resumed. " * 5
    alone = model.analyse(TEXT).sentences
    beside = model.analyse(other + "\n\n" + TEXT).sentences[-2:]
    assert single.analyse(TEXT).sentences == alone
    assert [[t[2:] for t in s.tokens] for s in beside] == [[t[2:] for t in s.tokens] for s in alone]


def test_only_the_body_is_analysed(model):
    assert [s.span.of(TEXT) for s in model.analyse(TEXT, (Span(0, 56),)).sentences] == [TEXT[:55]]


def test_a_sentence_of_three_thousand_words_is_cut(model):
    sentences = model.analyse("and the army attacked " * 750).sentences
    assert max(len(s.tokens) for s in sentences) <= 110
    assert sum(len(s.tokens) for s in sentences) == 3000


def test_a_damaged_file_is_one_sentence(tmp_path):
    broken = tmp_path / "model.onnx"
    broken.write_bytes(b"no model")
    with pytest.raises(ModelError, match="install zerohour again"):
        Model(broken)


def test_what_tells_of_the_same_points_one_way(model):
    told = {"bombing": "The bombing of the embassy in Lima killed ten people.", "blast": "Ten died in the blast at the embassy in Lima."}
    ways = {}
    for word, text in (told | {"talks": "The talks in Geneva ended on Monday."}).items():
        (sentence,) = model.analyse(text).sentences
        assert len(sentence.senses) == 64 * len(sentence.tokens)
        number = next(n for n, token in enumerate(sentence.tokens) if token.text == word)
        ways[word] = np.frombuffer(sentence.sense(number), np.int8).astype(int)
        assert np.isclose(np.linalg.norm(ways[word]), 127, atol=4)
    assert ways["bombing"] @ ways["blast"] > ways["bombing"] @ ways["talks"]
