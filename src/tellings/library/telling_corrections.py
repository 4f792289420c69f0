"""A correction in words, for the log."""

from tellings.editing.display import in_line, shortened
from tellings.editing.names import page_name
from tellings.library.anchors import Anchor
from tellings.library.corrections import Correction

# Words of a page are shown up to so many columns.
_SHOWN = 70


def told(one: Correction) -> str:
    """Return in a sentence what a correction says."""
    subject, value = one.subject, one.value
    pages = f"{len(subject.pages)} page{'s' if len(subject.pages) != 1 else ''}"
    if one.verb == "merge":
        return f"{pages} are one story, {subject.story}"
    if one.verb == "split":
        return f"{pages} are no part of {subject.story}: {_listed(subject.pages)}"
    if one.verb == "move":
        return f"{_listed([place for place, _ in value.moved])} is not in {subject.story}" + (
            f", but with {_listed([page for page in subject.pages if page not in dict(value.moved)])}" if len(subject.pages) > 1 else ""
        )
    if one.verb == "pin":
        return f"the {pages} of {subject.story} stay together"
    if one.verb == "name":
        return f"{subject.story} is called “{in_line(value.name)}”" if value.name else f"{subject.story} has no name"
    if one.verb == "direction":
        source, to = page_name(subject.source or ""), page_name(subject.to or "")
        return f"neither {source} nor {to} has it from the other" if value.open else f"{to} has it from {source}"
    if one.verb == "kind":
        return f"{_words(subject.spans[0])} in {subject.story} is {value.kind}" if subject.spans else f"a point is {value.kind}"
    if one.verb == "role" and subject.at:
        return f"{_words(subject.at)} on {page_name(subject.at.place)} is {value.role}"
    if one.verb == "speaker" and subject.at:
        who = f"said by {in_line(value.speaker)}" if value.speaker else "said by nobody known"
        return f"{_words(subject.at)} on {page_name(subject.at.place)} is {who}"
    return f"{in_line(one.words)}: {_words(subject.at)} on {page_name(subject.at.place)}" if subject.at else in_line(one.words)


def _words(anchor: Anchor) -> str:
    return f"“{shortened(in_line(anchor.words), _SHOWN)}”"


def _listed(places: "list[str] | tuple[str, ...]") -> str:
    shown = [page_name(place) for place in places[:3]]
    return ", ".join(shown) + (f" and {len(places) - 3} more" if len(places) > 3 else "")
