"""Windows of a report: every word is read once, in order, with the title and what stands before it in sight."""

from hypothesis import given
from hypothesis import strategies as st

from zerohour.language.windows import LONGEST, Layout, chunks, windows

MARKS = (101, 102)


def layout(sizes, kinds=None, paragraphs=None):
    """Sentences of so many words of two pieces each."""
    ends = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    count = ends[-1]
    return Layout(
        [(7, 8)] * count,
        [1] * count,
        [(ends[n], ends[n + 1]) for n in range(len(sizes))],
        kinds or ["text"] * len(sizes),
        paragraphs or list(range(len(sizes))),
    )


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_each_word_is_read_in_one_window(sizes):
    made = layout(sizes)
    read = [word for one in windows(made, MARKS) for word, is_read in zip(one.words, one.read, strict=True) if is_read]
    assert read == list(range(sum(sizes)))
    assert all(len(one.ids) <= LONGEST + 60 and len(one.ids) == len(one.shapes) for one in windows(made, MARKS))


def test_the_title_stands_before_every_window_and_is_read_in_the_first():
    made = layout([5, *[50] * 12], ["headline", *["text"] * 12])
    found = list(chunks(made))
    assert len(found) > 1
    assert all(sentences[0] == 0 for sentences, _ in found)
    assert [start for _, start in found if start == 0] == [0]


def test_what_stands_before_is_context_and_not_read():
    made = layout([20] * 40)
    second = windows(made, MARKS)[1]
    assert not second.read[0]
    assert second.read[-1]


def test_a_mark_ends_a_paragraph():
    (one,) = windows(layout([2, 2, 2], paragraphs=[0, 0, 1]), MARKS)
    assert one.ids == [101, *[7, 8] * 4, 102, 7, 8, 7, 8, 102]
    assert one.first == [1, 3, 5, 7, 10, 12]


def test_a_dateline_is_not_read():
    (one,) = windows(layout([3, 3], ["dateline", "text"]), MARKS)
    assert one.read == [False] * 3 + [True] * 3
