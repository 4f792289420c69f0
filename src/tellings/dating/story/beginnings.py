"""When the things of a story began ("the bridge opened in June 1974"): what their anniversaries count from."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tellings.dating.story.named_years import YearsNamed, years_named
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.reading_times import ArticleTimes

# A beginning stands so near before its year, and its thing so near before that.
_VERB, _THING = 30, 80

# "The bridge opened in 1974. … Its 50th anniversary": so much may stand between.
_FURTHER_ON = 400

# Beginnings of a story at most: each anniversary looks at all of them.
_MOST = 200

_CAPITALS = re.compile(r"[A-Z][\w-]+")
_NOUNS = re.compile(r"(?<!\w)(?:the|a|an|its|their) ((?:[\w’'-]+ ){0,3}[\w-]{3,})")


class Beginning(NamedTuple):
    """A year in which something began, and the last words of the names of what it may be, in lower case."""

    years: YearsNamed
    things: frozenset[str]


def beginnings(stories: Sequence[ArticleTimes]) -> list[Beginning]:
    """Return the beginnings that the articles tell of, in order of place."""
    found = []
    for times in stories:
        text = times.article.text
        for years in years_named(times):
            stretch = re.split(r"[.!?;:]\s|\n", times.folded[max(0, years.span.start - _VERB) : years.span.start])[-1]
            verb = word_pattern("begun").search(stretch)
            if years.first != years.last or verb is None:
                continue
            stop = years.span.start - len(stretch) + verb.start()
            before = re.split(r"[.!?;:]\s|\n", text[max(0, stop - _THING) : stop])[-1]
            found.append(Beginning(years, _things(before)))
    return found[:_MOST]


def _things(words: str) -> frozenset[str]:
    nouns = [match.split()[-1] for match in _NOUNS.findall(words.lower())]
    return frozenset({*nouns, *(name.lower() for name in _CAPITALS.findall(words) if name.lower() not in ("the", "it"))})


def begun_before(times: ArticleTimes, place: int, begun: Sequence[Beginning]) -> list[YearsNamed]:
    """Return the beginning last told of before ``place`` on the same page, not far from it."""
    near = [one.years for one in begun if one.years.span.article == times.article.id and 0 <= place - one.years.span.end < _FURTHER_ON]
    return near[-1:]


def begun_elsewhere(words: str, begun: Sequence[Beginning]) -> list[YearsNamed]:
    """Return the beginnings, on any page, of a thing that ``words`` (lower case) name: one for each year that they give it."""
    spoken = set(re.findall(r"[\w-]{3,}", words))
    found: dict[int, YearsNamed] = {}
    for one in begun:
        if one.things & spoken:
            found.setdefault(one.years.first, one.years)
    return [found[year] for year in sorted(found)]
