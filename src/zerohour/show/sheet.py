"""Tables that fit: columns as wide as the terminal lets them be, no word cut; where it is too narrow for that, a block a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table
from rich.text import Text

from zerohour.errors import visible

Cell = str | Text
# What stands between two columns.
_GAP = 3
# What is longer is no word but an address or an id, and may be cut.
_WORD = 28
# A column of text that is narrower is hard to read.
_COMFORT = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under names. Columns from `right` on are of numbers, and end on one line; None: none is.

    Printed it takes the console's width: each column has at least its longest word and at most its longest line.
    """

    names: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    right: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType]:
        columns = [[name, *cells] for name, *cells in zip_longest(self.names, *self.rows, fillvalue="")]
        widths = _widths([_need(cells) for cells in columns], options.max_width - _GAP * (len(columns) - 1))
        yield self._table(widths) if widths else self._blocks(options.max_width)

    def _table(self, widths: Sequence[int]) -> Table:
        made = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
        for number, (name, width) in enumerate(zip(self.names, widths, strict=True)):
            is_right = self.right is not None and number >= self.right
            made.add_column(name, width=width, overflow="fold", justify="right" if is_right else "left")
        for row in self.rows:
            made.add_row(*row)
        return made

    def _blocks(self, width: int) -> Table:
        names = [" ".join(name.split()) for name in self.names]
        label = min(max(map(cell_len, names)), width // 3)
        made = Table.grid(padding=(0, 2, 0, 0))
        made.add_column(width=label, overflow="fold", style="dim")
        made.add_column(width=max(1, width - label - 4), overflow="fold")
        for row in self.rows:
            for name, cell in zip(names, row, strict=True):
                if str(cell):
                    made.add_row(name, cell)
            made.add_row("", "")
        return made


def _need(cells: Iterable[Cell]) -> tuple[int, int]:
    """The narrowest width that cuts no word, and the width that breaks no line."""
    lines = [line for cell in cells for line in visible(str(cell)).splitlines()]
    widest = max((cell_len(word) for line in lines for word in line.split()), default=1)
    whole = max(map(cell_len, lines), default=1)
    return max(1, min(widest, _WORD)), max(1, whole)


def _widths(needs: Sequence[tuple[int, int]], room: int) -> list[int]:
    """A width for each column, all of them within a room; empty where words would have to be cut, or hardly two stand in a line."""
    widths = [max(least, min(most, _COMFORT)) for least, most in needs]
    if sum(widths) > room:
        return []
    # What is left goes where most is wanted, so that rows are low.
    wanted = [most - width for (_, most), width in zip(needs, widths, strict=True)]
    left = min(room - sum(widths), sum(wanted))
    return [width + left * more // max(1, sum(wanted)) for width, more in zip(widths, wanted, strict=True)]
