"""Lemmas of English inflection, where the network's guess is wrong or missing."""

from importlib import resources

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
        ("postponed", "VBD", "postpone"),
        ("put", "VBN", "put"),
        ("mediated", "VBD", "mediate"),
        ("besieging", "VBG", "besiege"),
        ("confined", "VBN", "confine"),
        ("rebuffed", "VBD", "rebuff"),
        ("censored", "VBD", "censor"),
        ("deplored", "VBD", "deplore"),
        ("opened", "VBD", "open"),
        ("deadliest", "JJS", "deadly"),
        ("bigger", "JJR", "big"),
    ],
)
def test_a_lemma(word, tag, lemma):
    assert lemma_of(word, tag, "?", {}, {"deadly", "big", "plan", "shell", "kill"}) == lemma


def test_no_irregular_form_has_two_lemmas():
    lines = resources.files("zerohour.language").joinpath("irregular.txt").read_text(encoding="utf-8").splitlines()
    told = {(form, lemma) for line in lines if line[:1] != "#" for lemma, *rest in [line.split()] for w in rest for form in w.split("/")}
    assert dict(told) == irregular()
    assert len(told) == len(irregular())
