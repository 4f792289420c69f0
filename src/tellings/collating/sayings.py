"""Sayings: the same words of the same speaker on different pages, or in two translations, as one quote with its wordings."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.collating.saying_prints import Printed
from tellings.collating.saying_words import Saying, Weights, likeness, saying, stop_words
from tellings.model import Article, Quote, Quoted, Wording

# Two quotations of one speaker are one saying from this likeness on. On fourteen stories (thirteen real, one made up) the
# sayings that outlets share are found in 47 of 52 cases at .9, in 48 from .8 to .55 and in 49 from .5 down. Read by eye, each step joins
# anew: .9 to .55: 13 right, 3 in doubt; .55 to .5: 4 right, 1 in doubt; .5 to .45: 4 right, 2 wrong; .45 to .4: 1 right, 2 wrong; below,
# nearly all wrong. (benchmarks/quotes.py collating vostochny -v)
_SAME_SAYING = 0.5

# Two whole sentences in marks, which no page has reworded, are one from here on: both that this joined anew were right.
_SAME_SENTENCE = 0.45

# Where a speaker is not known the words must be nearly equal, and this many.
_SAME_WORDS = 0.85
_LEAST_WORDS = 4

# A quotation that is not like the longest wording may be like another one that is: it joins at this likeness, and only one step away.
_ONE_STEP = 0.6

# A word that more different quotations have than this joins none of them by itself: all pairs of a large story cannot be compared.
_TOO_COMMON = 300


@dataclass
class _Group:
    """A saying while it gathers: its first wording, how far from that one each other is, and its speaker. It never has two speakers."""

    centre: int
    steps: dict[int, int]
    speaker: str | None


def sayings(articles: Mapping[str, Article], quoted: Mapping[str, Sequence[Quoted]]) -> tuple[Quote, ...]:
    """Return the sayings of one story, sorted by their first span.

    A saying gathers around its longest wording: other wordings are compared with that one, or with one that is directly joined to it,
    so that nothing is joined through a chain. Quotations of one speaker are joined where their words, or one sentence of theirs, are
    alike; one without a known speaker where the words are nearly equal. Equal words, in whatever marks and case, are one wording with
    several spans. A reported clause that holds a partial quotation is a wording of the same saying, and so are the words that a page
    prints without marks where another page puts them into a mouth.
    """
    found = [
        one
        for identifier in sorted(quoted)
        for quote in sorted(quoted[identifier], key=lambda q: (q.span, q.kind))
        if (one := saying(articles[identifier], quote))
    ]
    same = _same_words(found)
    heads = [found[numbers[0]] for numbers in same]
    groups = [[found[index] for head in group for index in same[head]] for group in _groups(heads, Weights(heads))]
    printed = Printed(articles, [one.span for one in found])
    quotes = [_quote([*group, *printed.of(group)]) for group in groups]
    return tuple(sorted(quotes, key=lambda quote: (quote.wordings[0].spans[0], quote.id)))


def _same_words(found: Sequence[Saying]) -> list[list[int]]:
    """Return the quotations as groups with equal words, kind and speaker, by number: each group is compared as one."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        alone = index if one.quoted.speaker is None and len(one.key) < _LEAST_WORDS else -1
        groups[(one.quoted.speaker, one.quoted.kind == "indirect", one.key, alone)].append(index)
    return list(groups.values())


def _near(found: Sequence[Saying]) -> list[list[int]]:
    """Return, for each quotation, those that share a telling word of content with it: only these are compared."""
    by_word: dict[str, list[int]] = defaultdict(list)
    stops = stop_words()
    for index, one in enumerate(found):
        for word in set(one.key) - stops:
            by_word[word].append(index)
    telling = {word: places for word, places in by_word.items() if len(places) <= _TOO_COMMON}
    return [sorted({other for word in set(one.key) for other in telling.get(word, ())} - {index}) for index, one in enumerate(found)]


def _groups(found: Sequence[Saying], weights: Weights) -> list[list[int]]:
    near = _near(found)
    order = sorted(
        range(len(found)), key=lambda i: (found[i].quoted.kind == "indirect", -len(found[i].key), found[i].span, found[i].quoted.kind)
    )
    groups: list[_Group] = []
    group_of: dict[int, _Group] = {}
    for index in order:
        values = [(_joined(found[index], found[other], weights), other) for other in near[index] if other in group_of]
        mine = found[index].quoted.speaker
        values = [(value, other) for value, other in values if mine is None or group_of[other].speaker in (None, mine)]
        direct = [(value, other) for value, other in values if value and group_of[other].centre == other]
        step = [(value, other) for value, other in values if value >= _ONE_STEP and group_of[other].steps[other] == 1]
        best = max(direct or step, key=lambda pair: (pair[0], -pair[1]), default=None)
        if best is None:
            group_of[index] = _Group(index, {index: 0}, mine)
            groups.append(group_of[index])
        else:
            group = group_of[best[1]]
            group.steps[index] = group.steps[best[1]] + 1
            group.speaker = group.speaker or mine
            group_of[index] = group
    return [sorted(group.steps) for group in groups]


def _joined(a: Saying, b: Saying, weights: Weights) -> float:
    """Return how alike two quotations are if that is enough for one saying, else 0."""
    known = a.quoted.speaker is not None and b.quoted.speaker is not None
    if known and a.quoted.speaker != b.quoted.speaker:
        return 0.0
    if a.span.overlaps(b.span):
        return 2.0 if a.quoted.speaker == b.quoted.speaker else 0.0
    if not known and min(len(a.key), len(b.key)) < _LEAST_WORDS:
        return 0.0
    value = likeness(a, b, weights)
    same = _SAME_SENTENCE if a.quoted.kind == b.quoted.kind == "direct" else _SAME_SAYING
    return value if value >= (same if known else _SAME_WORDS) else 0.0


def _quote(group: Sequence[Saying]) -> Quote:
    wordings: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for one in sorted(group, key=lambda s: (s.span, s.quoted.kind)):
        wordings[(str(one.quoted.kind == "indirect"), *one.key)].append(one)
    made = [
        Wording(
            tuple(s.span for s in same), same[0].quoted.kind, next((s.quoted.speaker_span for s in same if s.quoted.speaker_span), None)
        )
        for same in wordings.values()
    ]
    first = min(one.span for one in group)
    votes = Counter(one.quoted.speaker for one in group if one.quoted.speaker is not None)
    speaker = min(votes, key=lambda name: (-votes[name], name)) if votes else None
    digest = hashlib.sha256(
        f"{first.article}:{first.start}:{first.end}:{min(o.quoted.kind for o in group if o.span == first)}".encode()
    ).hexdigest()
    return Quote(f"q{digest[:10]}", speaker, tuple(sorted(made, key=lambda wording: (wording.spans, wording.kind))))
