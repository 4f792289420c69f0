"""All that changed between two editions of a story, in the order in which a reader wants it."""

from typing import get_args

from tellings.library.differing.found import Difference, Passage, Side, What
from tellings.library.differing.pages import copy_changes, event_changes, page_changes
from tellings.library.differing.points import point_changes, speaker_changes
from tellings.model import Edition

_ORDER = {what: number for number, what in enumerate(get_args(What))}


def differences(before: Edition, after: Edition) -> tuple[Difference, ...]:
    """Return what changed from one edition of a story to a later one; both hold one story each.

    Points and quotes are the same where their words are; the words of a page with a newer version are found again in it.
    """
    old, new = Side(before), Side(after)
    passage = Passage(old, new)
    found = [
        *event_changes(old, new),
        *page_changes(old, new),
        *copy_changes(old, new, passage),
        *point_changes(old, new, passage),
        *speaker_changes(old, new, passage),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER[one.what]))
