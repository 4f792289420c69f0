"""Cues of direction: what in the text of two articles shows which of them had the shared wording first.

Each cue is a function of two sides, the supposed source and the supposed copy, and returns a sentence for people or nothing. The
weights are set by hand from what each cue can show; one strong cue, or two weaker ones that agree, decide (see ``direction``).
"""

import functools
import importlib.resources
import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tellings.copying.house_style import Form
from tellings.copying.words import Words
from tellings.model import Article, Dated, Span


@dataclass(frozen=True)
class Holder:
    """One article of a pair: its words, its choices of style, and the narration that it shares, in order of the source's places.

    ``spans`` are parallel on both sides; ``inside`` counts its words in them, ``total`` all its words.
    """

    words: Words
    forms: tuple[Form, ...]
    spans: tuple[Span, ...]

    @property
    def article(self) -> Article:
        """The article."""
        return self.words.article

    @property
    def name(self) -> str:
        """What people call the article: the last part of its page's name."""
        return os.path.basename(self.article.page.rstrip("/")) or self.article.page

    def carries(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` is shared wording."""
        return any(span.start <= offset < span.end for span in self.spans)

    @functools.cached_property
    def shared(self) -> tuple[bool, ...]:
        """For each word, whether it is in shared wording."""
        flags = [False] * len(self.words)
        starts = self.words.start
        for span in self.spans:
            for at in range(int(starts.searchsorted(span.start)), int(starts.searchsorted(span.end))):
                flags[at] = True
        return tuple(flags)


Cue = Callable[[Holder, Holder], str | None]

_ENDING = frozenset(".!?。！？।؟\"'”’»)")


@functools.cache
def credit_words() -> dict[str, tuple[str, ...]]:
    """Load the words that stand around the name of a newsroom that is credited."""
    table = tomllib.loads(importlib.resources.files("tellings.copying").joinpath("credits.toml").read_text(encoding="utf-8"))
    return {key: tuple(value) for key, value in table.items()}


def leading_up(text: str, at: int) -> str:
    """Return the words directly before a name, in the form of the credit words: lower case, single spaces, no article at the end."""
    words = text[max(0, at - 60) : at].casefold().split()
    return " ".join(words[:-1] if words and words[-1] in credit_words()["articles"] else words)


def own_names(article: Article) -> tuple[str, ...]:
    """Return the newsrooms that an article is by: its publisher, and agencies in its dateline, byline or credits."""
    names = [article.publisher.text] if article.publisher else []
    heads = [(block.start, block.end) for block in article.blocks if block.role in ("dateline", "byline", "credit")]
    if article.dateline:
        heads.append((article.dateline.span.start, article.dateline.span.end + NEAR_DATELINE))
    names += [a.text for a in article.agencies if a.span is None or any(start <= a.span.start < end for start, end in heads)]
    return tuple(dict.fromkeys(name for name in names if name.strip()))


# An agency this many characters behind a dateline belongs to it: "VALENNE, May 3 (Agency) - …".
NEAR_DATELINE = 30

# Occurrences of a newsroom's name that are looked at in one article.
MOST_MENTIONS = 200


def _newsroom(article: Article) -> tuple[str, ...]:
    """Return the names of the newsroom whose page an article is: its publisher, or without one the agency that it credits."""
    return _short_and_long(article.publisher.text) if article.publisher else own_names(article)


def _short_and_long(name: str) -> tuple[str, ...]:
    """Return a newsroom's name as it stands, and without the words that others leave out (Nordpost for Nordpost News Agency)."""
    short = " ".join(word for word in name.split() if word.casefold() not in credit_words()["generic"])
    return (name, short) if len(short) >= SHORTEST_NEWSROOM and short != name else (name,)


# Shorter names of newsrooms are taken for common words too often.
SHORTEST_NEWSROOM = 4


def credited(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy names the source's newsroom as where it has its words from."""
    own = {name.casefold() for name in _newsroom(copy.article)}
    for name in _newsroom(source.article):
        if name.casefold() not in own and _is_credited(copy.article, name):
            return f"{copy.name} credits {name}, whose report {source.name} is."
    return None


def _is_credited(article: Article, name: str) -> bool:
    words, text = credit_words(), article.text
    shown = [(block.start, block.end) for block in article.blocks if block.role in ("body", "standfirst", "credit", "byline", "dateline")]
    heads = [(block.start, block.end) for block in article.blocks if block.role in ("byline", "dateline")]
    at = text.find(name)
    for _ in range(MOST_MENTIONS):
        if at < 0:
            return False
        before = leading_up(text, at)
        after = " ".join(text[at + len(name) : at + len(name) + 60].split()).casefold()
        if any(start <= at < end for start, end in heads):
            return True
        if any(start <= at < end for start, end in shown) and (before.endswith(words["before"]) or after.startswith(words["after"])):
            return True
        at = text.find(name, at + 1)
    return False


def speaks_of_itself(source: Holder, copy: Holder) -> str | None:
    """Tell whether the shared wording names the source's newsroom ("told the Courier"): a leftover that makes sense there only."""
    if not source.article.publisher or source.article.publisher.text in _newsroom(copy.article):
        return None
    publisher = source.article.publisher.text
    last = publisher.split()[-1]
    for name in (*_short_and_long(publisher), f"the {last}"):
        if len(last) > SHORTEST_NEWSROOM and _names(source, name) and _names(copy, name):
            return f"The shared wording names “{name}”, whose page {source.name} is."
    return None


def _names(holder: Holder, name: str) -> bool:
    text = holder.article.text
    return any(text.find(name, span.start, span.end) >= 0 for span in holder.spans)


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
    (speaks_of_itself, 1.5),
    (foreign_style, 1.5),
    (truncated, 1.2),
    (stripped, 0.8),
    (framed, 0.45),
    (fuller, 0.35),
    (trimmed, 0.3),
    (earlier, 0.3),
)
