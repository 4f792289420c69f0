"""Sayings: the same words of the same speaker on different pages, or in two translations, as one quote with its wordings."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.collating.saying_words import Saying, Weights, likeness, plain_words, saying, sentences_of, stems, stop_words
from tellings.model import Article, Quote, Quoted, Span, Wording

# Two quotations of one speaker are one saying from this likeness on; measured on data/collating (benchmarks/quotes.py collating).
_SAME_SAYING = 0.55

# Where a speaker is not known the words must be nearly equal, and this many.
_SAME_WORDS = 0.85
_LEAST_WORDS = 4

# A quotation that is not like the longest wording may be like another one that is: it joins at this likeness, and only one step away.
_ONE_STEP = 0.6

# A word that more different quotations have than this joins none of them by itself: all pairs of a large story cannot be compared.
_TOO_COMMON = 300

# A page that prints a saying without marks has this many of its words in a row, and this share of one of its sentences.
_RUN = 6
_RUN_SHARE = 0.7

# Places of one run of words that are looked at: a page that repeats itself is not read again and again.
_PLACES = 200


class _Group(NamedTuple):
    centre: int
    steps: dict[int, int]


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
    groups = [[found[index] for head in group for index in same[head]] for group in _groups(heads, Weights(found))]
    printed = _Printed(articles, [one.span for one in found])
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
        direct = [(value, other) for value, other in values if value and group_of[other].centre == other]
        step = [(value, other) for value, other in values if value >= _ONE_STEP and group_of[other].steps[other] == 1]
        best = max(direct or step, key=lambda pair: (pair[0], -pair[1]), default=None)
        if best is None:
            group_of[index] = _Group(index, {index: 0})
            groups.append(group_of[index])
        else:
            group = group_of[best[1]]
            group.steps[index] = group.steps[best[1]] + 1
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
    return value if value >= (_SAME_SAYING if known else _SAME_WORDS) else 0.0


class _Printed:
    """Finds the words of sayings where pages print them without marks: in a block quotation, a letter, a post."""

    def __init__(self, articles: Mapping[str, Article], taken: Sequence[Span]) -> None:
        self._articles = articles
        self._taken: dict[str, list[Span]] = defaultdict(list)
        for span in sorted(taken):
            self._taken[span.article].append(span)
        self._words: dict[str, list[tuple[str, int, int]]] = {}
        self._runs: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for identifier in sorted(articles):
            article = articles[identifier]
            words = [word for block in article.told() for word in plain_words(article.text, block.start, block.end)]
            self._words[identifier] = words
            for i in range(len(words) - _RUN + 1):
                self._runs[tuple(word for word, _, _ in words[i : i + _RUN])].append((identifier, i))

    def of(self, group: Sequence[Saying]) -> list[Saying]:
        """Return further wordings of a saying, each of one sentence, that are no quotation by themselves."""
        found: dict[Span, Saying] = {}
        for one in group:
            text = self._articles[one.span.article].text[one.span.start : one.span.end]
            for sentence in sentences_of(text) if one.quoted.kind != "indirect" else ():
                for span in self._places([word for word, _, _ in plain_words(sentence)]):
                    taken = self._taken.get(span.article, ())
                    if span.article != one.span.article and not any(span.overlaps(other) for other in taken):
                        key = tuple(stems(self._articles[span.article].words(span)))
                        found.setdefault(span, Saying(span, Quoted(span, "indirect", one.quoted.speaker, None), key, ()))
        return [found[span] for span in sorted(found)]

    def _places(self, words: Sequence[str]) -> list[Span]:
        places: list[Span] = []
        for i in range(len(words) - _RUN + 1):
            for identifier, start in self._runs.get(tuple(words[i : i + _RUN]), ())[:_PLACES]:
                page = self._words[identifier]
                if i and start and page[start - 1][0] == words[i - 1]:
                    continue
                size = _RUN
                while i + size < len(words) and start + size < len(page) and page[start + size][0] == words[i + size]:
                    size += 1
                if size >= _RUN_SHARE * len(words):
                    places.append(Span(identifier, page[start][1], page[start + size - 1][2]))
        return places


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
