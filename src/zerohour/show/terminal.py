"""The terminal: the one place where text becomes what it shows."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from zerohour.errors import visible


class Terminal(Console):
    """A console on which words are words: no report, outlet, address or file name moves the cursor, colours, or sets title or clipboard.

    Each character that a terminal would act upon is shown as U+FFFD, so that it is not overlooked; brackets and colons are no markup.
    """

    def __init__(self, width: int | None = None, stderr: bool = False) -> None:
        super().__init__(width=width, stderr=stderr, highlight=False, markup=False, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a table, text or group; all that is nested in it comes by here."""
        return super().render(_visible(renderable), options)


def _visible(renderable: RenderableType) -> RenderableType:
    if isinstance(renderable, str):
        return visible(renderable)
    if isinstance(renderable, Text) and (shown := visible(renderable.plain)) != renderable.plain:
        renderable = renderable.copy()
        renderable.plain = shown
    return renderable
