"""Values of metadata with the field that they came from."""

import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONGEST_VALUE = 500


class Named(NamedTuple):
    """A value and the field that it came from ("json-ld:headline"); ``is_house`` where its type says that it is no person."""

    text: str
    source: str
    is_house: bool = False


def named(value: object, source: str) -> Named | None:
    """Return a value with its entities read and its spaces levelled; ``None`` where no words are left."""
    if not isinstance(value, str):
        return None
    text = " ".join(html.unescape(html.unescape(value[: 4 * _LONGEST_VALUE])).split())[:_LONGEST_VALUE]
    return Named(text, source) if text else None


def all_named(found: dict[str, list[str]], names: Sequence[str], kind: str) -> Iterator[Named]:
    """Yield all values of these fields, in the order of the fields."""
    for name in names:
        for value in found.get(name, ()):
            each = named(value, f"{kind}:{name}")
            if each:
                yield each
