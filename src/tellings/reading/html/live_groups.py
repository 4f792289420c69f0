"""The containers of a live blog's entries: elements of one kind that repeat, each with a time and with words of the story."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.model import Role
from tellings.reading.html.live_marks import LEAST, Mark
from tellings.reading.html.visible import Stretch

# A page has so many entries where linked data calls it a live blog.
_LEAST_TYPED = 2
# The entries hold this share of the story's characters; dated teasers and comments in a story hold less.
_SHARE_TYPED, _SHARE = 0.2, 0.5
_DEEPEST = 64

_PLACE = re.compile(r"\[\d+\]")


class Group(NamedTuple):
    """One entry: the stretches from ``first`` to ``last``, and the time that heads it."""

    first: int
    last: int
    mark: Mark


def groups(seen: Sequence[Stretch], roles: Sequence[Role], marks: Sequence[Mark], *, typed: bool) -> list[Group]:
    """Return the entries in the order of the page; none where no element repeats often enough, each time with words of the story."""
    least, share = (_LEAST_TYPED, _SHARE_TYPED) if typed else (LEAST, _SHARE)
    if len(marks) < least:
        return []
    told = [(stretch.element, len(stretch.text)) for stretch, role in zip(seen, roles, strict=True) if role == "body"]
    story = sum(size for _, size in told)
    best: list[Group] = []
    for children in _repeated(marks, least):
        # Most elements that repeat with a time are teasers: the story's few stretches tell so without a look at all others.
        inner = [size for path, size in told if _outer(path, children) in children]
        if len(inner) < least or sum(inner) < share * story:
            continue
        found, held = _with_words(seen, roles, children)
        if len(found) > max(len(best), least - 1) and held >= share * story:
            best = found
    return best or _between_lines(seen, roles, marks, least, share * story)


def _repeated(marks: Sequence[Mark], least: int) -> list[Mapping[str, Mark]]:
    """Return the sets of elements of one kind that hold a time each, by path with their first time; the outermost elements first."""
    found: dict[tuple[int, str], dict[str, Mark]] = {}
    for mark in marks:
        parts = mark.path.split("/")
        for depth in range(3, min(len(parts), _DEEPEST) + 1):
            path = "/".join(parts[:depth])
            found.setdefault((depth, _PLACE.sub("", path)), {}).setdefault(path, mark)
    return [found[key] for key in sorted(found) if len(found[key]) >= least]


def _with_words(seen: Sequence[Stretch], roles: Sequence[Role], children: Mapping[str, Mark]) -> tuple[list[Group], int]:
    """Return those of the elements that hold words of the story, furniture at their ends left out, and how many characters they hold."""
    within: dict[str, list[int]] = {}
    for index, stretch in enumerate(seen):
        path = _outer(stretch.element, children)
        if path in children:
            within.setdefault(path, []).append(index)
    found: list[Group] = []
    held = 0
    for path, indexes in within.items():
        told = sum(len(seen[index].text) for index in indexes if roles[index] == "body" and seen[index].text != children[path].words)
        own = [index for index in indexes if roles[index] != "furniture" or seen[index].text == children[path].words]
        if told:
            held += told
            found.append(Group(own[0], own[-1], children[path]))
    return sorted(found), held


def _outer(path: str, children: Mapping[str, Mark]) -> str:
    """Return the part of a path that is as deep as the elements are."""
    depth = next(iter(children)).count("/") + 1
    return "/".join(path.split("/", depth)[:depth])


def _between_lines(seen: Sequence[Stretch], roles: Sequence[Role], marks: Sequence[Mark], least: int, wanted: float) -> list[Group]:
    """Return entries without containers: from one line that is nothing but a time, or the heading above it, to the next of its kind."""
    by_path = {stretch.element: index for index, stretch in reversed(list(enumerate(seen)))}
    kinds: dict[str, dict[int, Mark]] = {}
    for mark in marks:
        index = by_path.get(mark.path)
        if index is not None and (mark.source is None or seen[index].text == mark.words):
            kinds.setdefault(_PLACE.sub("", mark.path), {}).setdefault(index, mark)
    last = max((index for index, role in enumerate(roles) if role == "body"), default=-1)
    best: list[Group] = []
    for kind in sorted(kinds):
        heads = sorted(kinds[kind].items())
        is_above = all(index and roles[index - 1] == "heading" for index, _ in heads)
        starts = [index - is_above for index, _ in heads]
        ends = [*(start - 1 for start in starts[1:]), last]
        found = [
            Group(start, end, mark)
            for start, end, (_, mark) in zip(starts, ends, heads, strict=True)
            if any(roles[index] == "body" and seen[index].text != mark.words for index in range(start, end + 1))
        ]
        held = sum(len(seen[i].text) for group in found for i in range(group.first, group.last + 1) if roles[i] == "body")
        if len(found) > max(len(best), least - 1) and held >= wanted:
            best = found
    return best
