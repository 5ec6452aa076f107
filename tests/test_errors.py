"""Sentences quote what others wrote: nothing in them is a secret, an order to the terminal, or a second line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.errors import LedgerError, redacted, sentence, visible


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("postgresql://desk:s3cret@db.example/crisis", "postgresql://desk:***@db.example/crisis"),
        ("https://ann:p:a/s%40s@news.example/feed: 404", "https://ann:***@news.example/feed: 404"),
        ("https://news.example/feed?api_key=abc123&page=2", "https://news.example/feed?api_key=***&page=2"),
        ("https://news.example/feed?page=2&token=abc#top", "https://news.example/feed?page=2&token=***#top"),
        ("host=db password='two words' user=desk", "host=db password='*** words' user=desk"),
        ("401 with Authorization: Bearer eyJhbGciOi.J9.x_-", "401 with Authorization: Bearer ***"),
        ("http://127.0.0.1:8000/who@where", "http://127.0.0.1:8000/who@where"),
        ("the key is a word, and so is the token of this talk", "the key is a word, and so is the token of this talk"),
        ("https://news.example/monkey=banana", "https://news.example/monkey=banana"),
    ],
)
def test_passwords_and_keys_are_hidden(words, shown):
    assert redacted(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b]0;owned\x07title", "\ufffd]0;owned\ufffdtitle"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("report\udcff.txt", "report\ufffd.txt"),
        ("safe\u202egnp.exe", "safe\ufffdgnp.exe"),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("Ḥamās – «٣» 外交部 👩‍🚀", "Ḥamās – «٣» 外交部 👩‍🚀"),
    ],
)
def test_what_a_terminal_would_act_upon_is_seen(words, shown):
    assert visible(words) == shown


@given(st.text())
def test_a_sentence_is_one_line_that_can_be_written_anywhere(words):
    line = sentence(words)
    assert line.splitlines() in ([line], [])
    assert sentence(line) == line or len(line) > 2_000
    assert visible(line) == line


def test_an_error_is_such_a_sentence():
    assert str(LedgerError("cannot reach postgresql://a:b@c/d\n\x1b[2J")) == "cannot reach postgresql://a:***@c/d \ufffd[2J"


@pytest.mark.parametrize("pump", ["://a:b", "key=", "bearer ", "\r", "://", "a:b@", "api_key_token="])
def test_long_words_take_no_long_time(pump):
    assert len(sentence(pump * 200_000)) <= 2_002
