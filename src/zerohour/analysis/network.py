"""Who deals with whom: signed ties between countries."""

from collections import defaultdict
from collections.abc import Iterable

from zerohour.codebook import Codebook
from zerohour.records import DONE, Outline, Tie


def network(events: Iterable[Outline], book: Codebook) -> tuple[Tie, ...]:
    """Ties between pairs of countries over what occurred, the strongest first; verbal (quad classes 1 and 3) and material scores apart.

    What was retracted is left out. Scores are PLOVER's, from -10 to +10. An event is counted once, however many reports tell it.
    """
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for event in events:
        if event.status not in DONE or event.retracted:
            continue
        value = book.score(event.type, event.mode)
        material = book.types[event.type].quad in (2, 4)
        for pair in pairs(event):
            row = sums[pair]
            row[0] += 1
            row[2 if material else 1] += value
    ties = [Tie(one, other, int(count), round(verbal, 2), round(done, 2)) for (one, other), (count, verbal, done) in sums.items()]
    return tuple(sorted(ties, key=lambda t: (-abs(t.verbal + t.material), t.one, t.other)))


def pairs(event: Outline) -> set[tuple[str, str]]:
    """The pairs of countries that an event ties, each in order: actors with recipients, or the sides of a meeting."""
    recipients = event.actors if event.symmetric and not event.recipients else event.recipients
    return {(min(a, r), max(a, r)) for a in event.actors for r in recipients if a != r}
