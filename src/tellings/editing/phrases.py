"""Values, counts and kinds as a person would write them."""

from tellings.editing.display import in_line
from tellings.model import Event, Origins, PointKind, Support, Value
from tellings.model.spoken import quantity_phrase, when_phrase

# The order in which a person needs them, with a heading and what it means. The sign tells kinds apart without colour.
KINDS: dict[PointKind, tuple[str, str, str]] = {
    "conflict": ("≠", "Conflicts", "These readings cannot all hold, for the same thing at the same moment."),
    "update": ("→", "Updates", "A later account supersedes an earlier one."),
    "variant": ("≈", "Variants", "Independent texts that are compatible but do not say the same."),
    "agreed": ("=", "Agreed", "Two or more independent texts say the same."),
    "copied": ("©", "Copied", "Several pages, but only one text: this counts once."),
    "single": ("1", "Said by one page only", "Nothing here supports these and nothing contradicts them."),
}


def event_reason(event: Event) -> str:
    """Return why the event's date is what it is, without the date itself, which stands beside it in words."""
    return in_line(event.why).removeprefix(f"{event.when.value}: " if event.when else "")


def value_phrase(value: Value) -> str:
    """Return the value of a reading in words; empty where the reading is its own words."""
    if value.quantity is not None:
        return in_line(quantity_phrase(value.quantity))
    if value.when is not None:
        return in_line(when_phrase(value.when))
    return in_line(value.entity) if value.entity is not None else ""


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 page", "2 pages"; ``many`` where the plural is not made with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def texts_phrase(origins: Origins) -> str:
    """Return how many independent texts there are: "4 to 6 independent texts" where the evidence leaves a range."""
    least, most = origins.texts
    return count(least, "independent text") if least == most else f"{least} to {most} independent texts"


def speakers_phrase(support: Support) -> str:
    """Say whose word a point rests on, to stand behind its count: one speaker for all, several, a source that is not named."""
    said = ""
    if support.speakers:
        said = (
            ", all after one speaker" if support.one_speaker and support.articles > 1 else f", after {count(support.speakers, 'speaker')}"
        )
    if support.anonymous:
        said += ", after an anonymous source" + (f" on {count(support.anonymous, 'page')}" if support.articles > 1 else "")
    return said


def percent(share: float) -> str:
    """Return a share of one in full percent: "62 %"; "under 1 %" for the smallest."""
    return "under 1 %" if 0 < share < 0.01 else f"{min(max(share, 0.0), 1.0) * 100:.0f} %"
