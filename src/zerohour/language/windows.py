"""Windows of a report: as many of its sentences as the event reader sees at once, its opening and what stands before them in front."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

# Pieces of a window, with those of the sentences before it that are only context, and the most that the encoder has places for.
MOST, BACK, LONGEST = 480, 120, 510
# The opening that every window keeps: title, dateline and lead name the parties of the whole report.
_OPENING = 5  # the part of a window that it may take is one in so many


class Layout(NamedTuple):
    """A report as the network takes it: pieces and letter case of each word; of each sentence its words, its kind and its paragraph.

    The words of a sentence are their numbers in the report, the last not included.
    """

    pieces: Sequence[Sequence[int]]
    shapes: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    kinds: Sequence[str]
    paragraphs: Sequence[int]


class Window(NamedTuple):
    """Numbers of a window: pieces and cases, a mark behind each paragraph; of each word its first piece, its number in the report, its
    sentence, and whether events are read from it or it is only context.
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]
    words: list[int]
    sentences: list[int]
    read: list[bool]


def chunks(layout: Layout, most: int = MOST, back: int = BACK, shift: int = 0) -> Iterator[tuple[list[int], int]]:
    """Sentences of each window, and from which on events are read. `shift` makes the first one so many pieces shorter."""
    sizes = [sum(map(len, layout.pieces[a:b])) + 1 for a, b in layout.sentences]
    head = sum(1 for end in accumulate(sizes) if end <= most // _OPENING)
    start, limit = 0, most - shift
    while start < len(sizes):
        before, room = start, back
        while before > 0 and sizes[before - 1] <= room:
            before -= 1
            room -= sizes[before]
        opening = list(range(head)) if before >= head and start > 0 else []
        total = sum(sizes[s] for s in opening) + sum(sizes[before:start])
        end = start
        while end < len(sizes) and (end == start or total + sizes[end] <= limit):
            total += sizes[end]
            end += 1
        yield [*opening, *range(before, end)], start
        start, limit = end, most


def window(layout: Layout, sentences: Sequence[int], start: int, marks: tuple[int, int]) -> Window:
    """The window of sentences of which those from `start` on are read; `marks` are the pieces that open it and close a paragraph."""
    ids, shapes, first, words, where, read = [marks[0]], [0], [], [], [], []
    for place, number in enumerate(sentences):
        for word in range(*layout.sentences[number]):
            if len(ids) + len(layout.pieces[word]) > LONGEST:
                break
            first.append(len(ids))
            ids += layout.pieces[word]
            shapes += [layout.shapes[word]] * len(layout.pieces[word])
            words.append(word)
            where.append(number)
            read.append(number >= start and layout.kinds[number] != "dateline")
        last = place + 1 == len(sentences)
        if last or layout.paragraphs[sentences[place + 1]] != layout.paragraphs[number]:
            ids.append(marks[1])
            shapes.append(0)
    return Window(ids, shapes, first, words, where, read)


def windows(layout: Layout, marks: tuple[int, int]) -> list[Window]:
    """All windows of a report that hold a word; each word is read in one of them."""
    made = (window(layout, sentences, start, marks) for sentences, start in chunks(layout))
    return [one for one in made if one.first]
