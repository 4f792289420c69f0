"""Cues of direction: what in the text of two articles shows which of them had the shared wording first.

Each cue is a function of two sides, the supposed source and the supposed copy, and returns a sentence for people or nothing. The
weights are set by hand from what each cue can show; one strong cue, or two weaker ones that agree, decide (see ``direction``).
"""

from collections.abc import Callable
from datetime import datetime

from tellings.copying.crediting import credited, named_inside, own_names
from tellings.copying.holder import Holder
from tellings.copying.house_style import Form
from tellings.copying.referring import dangling
from tellings.model import Dated

Cue = Callable[[Holder, Holder], str | None]

_ENDING = frozenset(".!?。！？।؟\"'”’»)")


# The opening that must be carried over before a missing credit says something: a lead sentence.
OPENING_WORDS = 12


def undated(source: Holder, copy: Holder) -> str | None:
    """Tell whether the source has a dateline and the copy has none."""
    if source.article.dateline and not copy.article.dateline:
        return f"{source.name} has a dateline; {copy.name} has the wording without one."
    return None


def stripped(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy carries the source's opening without the credit to an agency that stands there."""
    opening = source.shared[:OPENING_WORDS]
    if sum(opening) * 2 < len(opening) or not opening:
        return None
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


def mixed(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy mixes, inside the shared wording, two forms of a name or word of which the source has one throughout."""
    ours, theirs = _forms(source), _forms(copy)
    for key in sorted(ours.keys() & theirs.keys()):
        if len(ours[key]) == 1 and len(theirs[key]) > 1:
            both = " and ".join(f"“{copy.article.text[f.start : f.end]}”" for _, f in sorted(theirs[key].items()))
            what = "two kinds of quotation marks" if key == "marks" else both
            return f"{copy.name} mixes {what} in the shared wording, where {source.name} has one form throughout."
    return None


def _forms(holder: Holder) -> dict[str, dict[str, Form]]:
    """Return, for each choice of form in the shared wording, the forms taken, each with its first place."""
    found: dict[str, dict[str, Form]] = {}
    for form in holder.forms:
        if holder.carries(form.start):
            found.setdefault(form.key, {}).setdefault(form.form, form)
    return found


def framed(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy sets an opening of its own before the wording with which the source begins."""
    if source.own.before == 0 and copy.own.before > 0:
        return f"{copy.name} sets an opening of its own before the wording with which {source.name} begins."
    return None


# A desk cuts from the end: so many sentences behind the last shared one stand for more than an addition, with fewer on the other side.
CUT_SENTENCES = 3


def trimmed(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy is the source cut from the end, as desks cut. A matter of length: never enough by itself."""
    if source.own.behind >= CUT_SENTENCES > copy.own.behind:
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


# What each cue can show by itself, as the natural logarithm of the odds. Credits and leftovers of style name the source and decide
# alone; times, openings and cut tails never do (see DECIDED). A fit on generated chains (`python benchmarks/fit_lineage.py`) gives .4 for
# ``mixed``, .7 for ``earlier``, .9 for ``stripped``, 2.1 for ``trimmed``; more than is used for ``undated``, ``framed`` and ``dangling``,
# against which nothing speaks there, as it would on real pages; the first three and ``foreign_style`` hardly occur there and are set by
# hand.
WEIGHED_CUES: tuple[tuple[Cue, float], ...] = (
    (credited, 4.0),
    (named_inside, 3.0),
    (truncated, 2.4),
    (undated, 2.0),
    (foreign_style, 1.7),
    (framed, 1.3),
    (dangling, 1.4),
    (trimmed, 1.3),
    (stripped, 0.9),
    (earlier, 0.7),
    (mixed, 0.6),
)
