"""Every span in a value of the model."""

from collections.abc import Iterator

from msgspec import Struct

from tellings.model.span import Span


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span in a value of the model, in the order of its fields."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Span):
            yield each
        elif isinstance(each, Struct):
            waiting += [getattr(each, name) for name in reversed(each.__struct_fields__)]
        elif isinstance(each, (tuple, list)):
            waiting += reversed(each)
        elif isinstance(each, dict):
            waiting += reversed(each.values())
