"""The words of sayings where pages print them without marks: in a block quotation, a letter, a post."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.collating.saying_words import Saying, plain_words, sentences_of, stems
from tellings.model import Article, Quoted, Span

# A page that prints a saying without marks has this many of its words in a row, and this share of one of its sentences.
_RUN = 6
_RUN_SHARE = 0.7

# Places of one run of words that are looked at: a page that repeats itself is not read again and again.
_PLACES = 200


class Printed:
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
