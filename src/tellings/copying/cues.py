"""Cues of direction: what in the text of two articles shows which of them had the shared wording first.

Each cue is a function of two sides, the supposed source and the supposed copy, and returns a sentence for people or nothing. The
weights are set by hand from what each cue can show; one strong cue, or two weaker ones that agree, decide (see ``direction``).
"""

from collections.abc import Callable
from datetime import datetime

from tellings.copying.crediting import credited, named_inside, own_names
from tellings.copying.holder import Holder
from tellings.model import Dated

Cue = Callable[[Holder, Holder], str | None]

_ENDING = frozenset(".!?。！？।؟\"'”’»)")


# The opening that must be carried over before a missing dateline says something: a lead sentence.
OPENING_WORDS = 12


def stripped(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy carries the source's opening without the dateline or credit that stands there."""
    opening = source.shared[:OPENING_WORDS]
    if sum(opening) * 2 < len(opening) or not opening:
        return None
    if source.article.dateline and not copy.article.dateline:
        return f"{source.name} has a dateline before the shared opening; {copy.name} has the opening without it."
    agencies = [agency.text for agency in source.article.agencies if agency.text in own_names(source.article)]
    if agencies and not set(agencies) & {agency.text for agency in copy.article.agencies}:
        return f"{source.name} credits {agencies[0]} at the shared wording; {copy.name} has it without the credit."
    return None


def truncated(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy breaks off inside a sentence that the source goes on with."""
    if not len(copy.words):
        return None
    last = copy.article.told()[-1]
    tail = copy.article.text[last.start : last.end].rstrip()
    cut = tail.endswith(("...", "…", "[…]", "[...]")) or tail[-1:] not in _ENDING
    for theirs, ours in zip(source.spans, copy.spans, strict=True):
        if cut and ours.end >= int(copy.words.end[-1]):
            block = next((b for b in source.article.told() if b.start < theirs.end <= b.end), None)
            rest = source.article.text[theirs.end : block.end].lstrip(" \u00a0,;:-–—") if block else ""
            if rest[:1].isalnum():
                return f"{copy.name} breaks off inside a sentence that {source.name} finishes."
    return None


def foreign_style(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy writes a name or word inside the shared wording as the source does, and elsewhere in its own way."""
    inside: dict[str, set[str]] = {}
    outside: dict[str, set[str]] = {}
    for form in copy.forms:
        (inside if copy.carries(form.start) else outside).setdefault(form.key, set()).add(form.form)
    for key in sorted(inside.keys() & outside.keys()):
        theirs = {form.form for form in source.forms if form.key == key and not source.carries(form.start)}
        if len(inside[key]) == 1 and not inside[key] & outside[key] and theirs == inside[key]:
            place = next(form for form in copy.forms if form.key == key and copy.carries(form.start))
            word = "quotation marks" if key == "marks" else f"“{copy.article.text[place.start : place.end]}”"
            return f"{copy.name} has {word} inside the shared wording only, where {source.name} always has it so, and differs elsewhere."
    return None


# A side is fuller where its passages hold this many words more, and this share more.
FULLER_WORDS, FULLER_SHARE = 6, 0.04


def fuller(source: Holder, copy: Holder) -> str | None:
    """Tell whether the source has more inside the shared wording. A matter of length: never enough by itself."""
    more, less = sum(source.shared), sum(copy.shared)
    if more - less >= max(FULLER_WORDS, FULLER_SHARE * more):
        return f"{source.name} has {more - less} words inside the shared wording that {copy.name} has not."
    return None


# A copy with an opening of its own: this many words before the first shared ones, with nearly all of the source carried.
ADDED_WORDS, CARRIED_SHARE = 20, 0.8


def framed(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy sets an opening of its own before nearly all of the source."""
    if not any(copy.shared) or sum(source.shared) < CARRIED_SHARE * len(source.words):
        return None
    standfirst = {at for at, block in enumerate(copy.article.told()) if block.role == "standfirst"}
    own = sum(int(block) not in standfirst for block in copy.words.block[: copy.shared.index(True)])
    if own >= ADDED_WORDS:
        return f"{copy.name} carries nearly all of {source.name} behind an opening of its own."
    return None


def trimmed(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy is the source cut from the end, as desks cut. A matter of length: never enough by itself."""
    if not any(copy.shared) or sum(copy.shared) < CARRIED_SHARE * len(copy.words) or source.shared.index(True) >= ADDED_WORDS:
        return None
    if fuller(copy, source):
        return None
    behind = len(source.shared) - 1 - source.shared[::-1].index(True)
    if len(source.words) - behind - 1 >= ADDED_WORDS:
        return f"{copy.name} stops where {source.name} goes on."
    return None


def earlier(source: Holder, copy: Holder) -> str | None:
    """Tell whether the source says that it was written before. Weak: times are forged and pages are posted again."""
    ours, theirs = _time(source.article.published), _time(copy.article.published)
    if ours and theirs and ours[1] < theirs[1] and (ours[0] != theirs[0] or (len(ours[1]) == len(theirs[1]))):
        return f"{source.name} gives an earlier time of publication than {copy.name} (weak evidence)."
    return None


def _time(dated: Dated | None) -> tuple[str, str] | None:
    """Return the day and the moment in one form (UTC where an offset is given); nothing where not even the day is known."""
    if dated is None or dated.when.precision not in ("day", "minute", "second") or "/" in dated.when.value:
        return None
    try:
        moment = datetime.fromisoformat(dated.when.value)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = datetime.fromtimestamp(moment.timestamp(), tz=moment.tzinfo)
        moment = (moment - (moment.utcoffset() or moment - moment)).replace(tzinfo=None)
    day = moment.date().isoformat()
    return day, day if dated.when.precision == "day" else moment.isoformat()


# What each cue can show by itself: 1.0 decides. Credits and leftovers of style name the source; times and lengths never decide alone.
WEIGHED_CUES: tuple[tuple[Cue, float], ...] = (
    (credited, 2.0),
    (named_inside, 1.5),
    (foreign_style, 1.5),
    (truncated, 1.2),
    (stripped, 0.8),
    (framed, 0.45),
    (fuller, 0.35),
    (trimmed, 0.3),
    (earlier, 0.3),
)
