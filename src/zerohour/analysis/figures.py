"""What numbers are given for an event, and who gives them."""

from zerohour.records import Claims, Event, Figure, Told


def figures(event: Event) -> tuple[Claims, ...]:
    """The numbers that an event's mentions give, by kind, in the order in which the kinds were first told.

    What is denied or taken back gives none.
    """
    kinds: dict[str, list[tuple[Figure, Told]]] = {}
    for told in event.mentions:
        if told.mention.status != "negated" and told.stands:
            for figure in told.mention.figures:
                kinds.setdefault(figure.kind, []).append((figure, told))
    return tuple(Claims(kind, tuple(rows), *_ends([f.count for f, _ in rows])) for kind, rows in kinds.items())


def _ends(counts: list[int]) -> tuple[int, int]:
    return min(counts), max(counts)
