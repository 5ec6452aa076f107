"""Words and sentences of raw news text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.language.sentences import paragraphs, sentences
from zerohour.language.tokens import words
from zerohour.records import Span


def cut(text):
    return [text[a:b] for a, b in words(text)]


def split(text):
    return [span.of(text) for p in paragraphs(text, Span(0, len(text))) for span, _ in sentences(text, p)]


def kinds(text):
    return [kind for p in paragraphs(text, Span(0, len(text))) for _, kind in sentences(text, p)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's U.S. envoy", ["Iran", "'s", "U.S.", "envoy"]),
        ("didn't", ["did", "n't"]),
        ("cannot", ["can", "not"]),
        ("at 2.15 pm, 1,500 men", ["at", "2.15", "pm", ",", "1,500", "men"]),
        ("10pm", ["10", "pm"]),
        ("“won’t”", ["“", "wo", "n’t", "”"]),
        ("5th of May", ["5th", "of", "May"]),
        ("Gen. Kurilla", ["Gen.", "Kurilla"]),
        ("a\xa0b", ["a", "b"]),
        ("O'Brien of Sana’a's 'camp' can't", ["O'Brien", "of", "Sana’a", "'s", "'", "camp", "'", "ca", "n't"]),
    ],
)
def test_words(text, expected):
    assert cut(text) == expected


@given(st.text(max_size=300))
def test_words_cover_all_but_white_space_in_order(text):
    spans = words(text)
    assert all(a < b for a, b in spans)
    assert all(spans[n][1] <= spans[n + 1][0] for n in range(len(spans) - 1))
    outside = "".join(text[b:c] for b, c in zip([0, *(b for _, b in spans)], [*(a for a, _ in spans), len(text)], strict=True))
    assert not outside.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith met Gen. Brown. They talked.", ["Mr. Smith met Gen. Brown.", "They talked."]),
        ("He left the U.S. on Monday. It rained.", ["He left the U.S. on Monday.", "It rained."]),
        ("“We will go.” He went.", ["“We will go.”", "He went."]),
        ("It is 2.15 p.m. in Rome. We wait.", ["It is 2.15 p.m. in Rome.", "We wait."]),
        ("One!\n\nTwo?", ["One!", "Two?"]),
        ("They met in spring.The two agreed. Yahoo.Com said so.", ["They met in spring.", "The two agreed.", "Yahoo.Com said so."]),
    ],
)
def test_sentences(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "NAIROBI, Kenya (AP) _",
        "JOHANNESBURG, August 7 (Xinhua) --",
        "PARIS (Reuters) -",
        "TEL AVIV, Israel —",
        "WASHINGTON, Aug. 13 (Xinhua) --",
    ],
)
def test_a_dateline_is_its_own_sentence(line):
    text = f"{line} Rebels attacked a town on Monday."
    assert split(text) == [line, "Rebels attacked a town on Monday."]
    assert kinds(text) == ["dateline", "text"]


def test_a_line_without_an_end_mark_is_a_headline():
    assert kinds("Rebels attack town\n\nRebels attacked a town. Two died.") == ["headline", "text", "text"]


def test_a_wrapped_line_goes_on():
    text = "The foreign minister of the republic said on Monday that the\ntalks would go on."
    assert split(text) == [text]


@given(st.text(alphabet=st.sampled_from("Ab c.!?\n\"“”'(),-1 "), max_size=200))
def test_sentences_lie_in_the_text_in_order(text):
    spans = [span for p in paragraphs(text, Span(0, len(text))) for span, _ in sentences(text, p)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(spans[n].end <= spans[n + 1].start for n in range(len(spans) - 1))
    assert sum(len(span.of(text).replace(" ", "").replace("\n", "")) for span in spans) == len("".join(text.split()))
