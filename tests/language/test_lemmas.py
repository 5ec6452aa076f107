"""Lemmas of English inflection, where the network's guess is wrong or missing."""

import pytest

from zerohour.language.lemmas import irregular, lemma_of


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("expelled", "VBD", "expel"),
        ("compelled", "VBN", "compel"),
        ("shelled", "VBD", "shell"),
        ("killed", "VBD", "kill"),
        ("planned", "VBN", "plan"),
        ("fled", "VBD", "flee"),
        ("shot", "VBN", "shoot"),
        ("overthrown", "VBN", "overthrow"),
        ("finalize", "VBP", "finalize"),
        ("'ve", "VBP", "?"),
        ("deadliest", "JJS", "deadly"),
        ("bigger", "JJR", "big"),
    ],
)
def test_a_lemma(word, tag, lemma):
    assert lemma_of(word, tag, "?", {}, {"deadly", "big", "plan", "shell", "kill"}) == lemma


def test_no_irregular_form_has_two_lemmas():
    assert all(form != lemma or form in ("come", "run", "overcome") for form, lemma in irregular().items())
