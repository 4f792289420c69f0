"""Answers of a bounded size that can always be written: long words are cut, and what is still too much is refused with advice."""

import json
import re
from collections.abc import Mapping
from typing import Any

from tellings.errors import TellingsError

# Characters of one string of an answer, but for the text of an article, which is asked for in parts. Titles have some hundred.
LONGEST_STRING = 600
# Characters of one answer as JSON: what the largest contexts of models hold several times, and a client shows at once.
LARGEST_ANSWER = 200_000

# Fields that are bounded by what was asked.
_WHOLE = frozenset({"text"})

# Halves of characters cannot be written as UTF-8; each becomes one sign, so that offsets stay.
_HALVES = re.compile("[\ud800-\udfff]")


class TooLargeError(TellingsError):
    """An answer is larger than a program can be expected to take."""


def bounded(answer: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return an answer, made of plain values, with its strings cut, and as JSON.

    Raises:
        TooLargeError: it is still too large; the message says to ask for less.
    """
    cut: dict[str, Any] = _cut(answer)
    written = json.dumps(cut, ensure_ascii=False, separators=(",", ":"))
    if len(written) > LARGEST_ANSWER:
        raise TooLargeError(
            f"the answer has {len(written):,} characters, more than {LARGEST_ANSWER:,}; ask for fewer with `limit`, and page by `offset`"
        )
    return cut, written


def _cut(value: Any, *, whole: bool = False) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        kept = value if whole or len(value) <= LONGEST_STRING else value[: LONGEST_STRING - 1] + "…"
        return _HALVES.sub("\ufffd", kept)
    if isinstance(value, Mapping):
        return {_cut(name): _cut(each, whole=name in _WHOLE) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cut(each) for each in value]
    return value
