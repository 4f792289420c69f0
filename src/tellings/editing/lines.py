"""Lines of a terminal summary, gathered for one renderable."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType


class Lines:
    """Paragraphs with an indent each, in order; imports Rich only when there is something to show."""

    def __init__(self) -> None:
        self._found: list[RenderableType] = []

    def add(self, words: str, indent: int = 0, style: str = "", lead: str = "", lead_style: str = "") -> None:
        """Add one paragraph; ``lead`` stands before it, and its further lines go under its first word."""
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        body = Text(words, style=style)
        if not lead:
            self._found.append(Padding(body, (0, 0, 0, indent)))
            return
        grid = Table.grid(padding=0)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(Text(" " * indent + lead, style=lead_style), body)
        self._found.append(grid)

    def gap(self) -> None:
        """Add an empty line."""
        self.add("")

    def heading(self, words: str, style: str = "bold") -> None:
        """Add an empty line and a heading."""
        self.gap()
        self.add(words, style=style)

    def group(self) -> "RenderableType":
        """Return all lines as one renderable."""
        from rich.console import Group

        return Group(*self._found)
