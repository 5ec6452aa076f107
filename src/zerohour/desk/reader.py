"""What reading takes: the model, the codebook, the known actors and places; the shipped ones and the user's own."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from zerohour import codebook, coding, sources
from zerohour.coding import gazetteer, lexicon
from zerohour.desk.apart import Apart
from zerohour.errors import MissingLayer
from zerohour.language import Model
from zerohour.records import Analyser, Analysis, Reading, Refusal, Relation, Report, Span

Other = TypeVar("Other")


@dataclass(frozen=True)
class Reader:
    """Everything that reading takes: the language model, the codebook, the known actors and the gazetteer."""

    analyser: Analyser
    book: codebook.Codebook
    actors: lexicon.Lexicon
    places: gazetteer.Gazetteer

    def __post_init__(self) -> None:
        lacking = coding.NEEDS - self.analyser.layers
        if lacking:
            raise MissingLayer(f"the analyser lacks {', '.join(sorted(lacking))}, which coding needs; use a model with these layers")

    def read(self, report: Report) -> Reading:
        """The event mentions of a report; a report in another language is kept and not coded."""
        return self._coded(report, self._analysed(report))

    def read_all(self, rows: Iterable[Report | Other]) -> Iterator[Reading | Refusal | Other]:
        """The readings of reports, in their order, whatever else there is passed on. What fails, or takes too long, is a refusal.

        The next is read while one is used.
        """
        with Apart(self.read) as apart:
            waiting: deque[Callable[[], Reading | Refusal | Other]] = deque()
            for row in sources.each("the reports", rows):
                waiting.append(apart.begin(row) if isinstance(row, Report) else partial(_same, row))
                if len(waiting) > 1:
                    yield waiting.popleft()()
            yield from (ready() for ready in waiting)

    def relation(self, sentence: str, actor: Span | None, recipient: Span | None) -> Relation:
        """The type that a sentence tells between two marked parties, and a score for each type."""
        analysis = self.analyser.analyse(sentence)
        named = coding.namings(analysis, None, self.actors, self.places.find)
        found = self.analyser.propose(analysis, named, coding.marked(analysis, self.book), unlikely=True)
        return coding.relation(found, actor, recipient, tuple(self.book.types), self.analyser.relation(sentence, actor, recipient))

    def _analysed(self, report: Report) -> Analysis | None:
        return self.analyser.analyse(report.text, report.body) if report.language == "en" else None

    def _coded(self, report: Report, analysis: Analysis | None) -> Reading:
        if analysis is None:
            return Reading(report, (), (f"the report is in language {report.language!r}, not English: it is kept, not coded",))
        named = coding.namings(analysis, report.day, self.actors, self.places.find)
        proposals = self.analyser.propose(analysis, named, coding.marked(analysis, self.book))
        return coding.code(report, analysis, proposals, self.book, self.actors, self.places)


@cache
def shipped(threads: int = 2) -> Reader:
    """The reader with the parts that the package ships, loaded once a process."""
    return Reader(Model(threads=threads), codebook.load(), lexicon.shipped(), gazetteer.shipped())


def reader(types: Path | None = None, actors: Path | None = None, places: Path | None = None) -> Reader:
    """The shipped reader with the user's own event types (a folder), actors and places (files) beside the shipped ones."""
    base = shipped()
    if types is None and actors is None and places is None:
        return base
    own = [row for row in gazetteer.rows(places) if not isinstance(row, str)] if places else ()
    return Reader(
        base.analyser,
        codebook.load(types),
        lexicon.load(actors) if actors else base.actors,
        base.places.extended(own) if own else base.places,
    )


def _same(row: Other) -> Other:
    return row
