"""A tool as a value: its name, what it is asked and answers, and the function that does it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from tellings.mcp.roots import file_inside

Asked = TypeVar("Asked", bound=Struct)


class Desk(NamedTuple):
    """What the tools may reach: a library, files inside ``roots``, and the web where it ``fetches``."""

    library: Path
    roots: tuple[Path, ...] = ()
    fetches: bool = False

    def file(self, name: str) -> Path:
        """Return a file that may be read; see :func:`tellings.mcp.roots.file_inside`."""
        return file_inside(self.roots, name)


class Tool(Struct, Generic[Asked], frozen=True):
    """A tool; ``description`` tells a model when to take it. ``heavy`` ones load the language model and run one at a time."""

    name: str
    title: str
    description: str
    asked: type[Asked]
    answered: type[Struct]
    answer: Callable[[Desk, Asked], Struct]
    heavy: bool = False

    def run(self, desk: Desk, arguments: dict[str, Any]) -> dict[str, Any]:
        """Answer a call in plain values.

        Raises:
            msgspec.ValidationError: the arguments are not those of the tool.
            TellingsError: what was asked for is not there.
        """
        made: dict[str, Any] = msgspec.to_builtins(self.answer(desk, msgspec.convert(arguments, self.asked)))
        return made


def schema_of(kind: type[Struct]) -> dict[str, Any]:
    """Return the JSON Schema of a type with an object at its root, as the protocol asks."""
    whole = msgspec.json.schema(kind)
    kinds: dict[str, Any] = whole["$defs"]
    root: dict[str, Any] = kinds.pop(kind.__name__)
    return root | ({"$defs": kinds} if kinds else {})
