"""Many words as one regular expression that is tried in linear time."""

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of ``words``, the longest first, as a tree of prefixes so that it is tried in linear time."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    options = []
    for letter in sorted(key for key in node if key):
        blank = r"\s{1,3}" if letter == " " else re.escape(letter)
        options.append(blank + _branch(node[letter]))
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and "" not in node else "(?:" + "|".join(options) + ")"
    return joined + ("?" if "" in node else "")
