"""One saying in two mouths: pages that give the same words to different people, each by name and beside the words."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from tellings.collating.opposites import spelt_out
from tellings.collating.saying_words import plain_words, stem_of, stop_words
from tellings.model import Article, Quoted, Statement

# Of words that so many people say ("we will see", "this must never happen again") nobody can tell whose they are: a saying
# has so many words at least, and so many that carry content.
_WORDS, _CONTENT = 5, 2

# Two names are one in two spellings from this likeness of a word of theirs on (Vicente, Vincente; Gorbachev, Gorbachov).
_ONE_NAME = 0.85

# Characters between a quotation and the name of who said it: farther off, the name may belong to another quotation. On 62 real events
# all of a dozen sayings that seemed to have two speakers had one: a pronoun or a far name had led astray.
_NEAR = 60

_NAME = re.compile(r"[^\W\d_]{2,}")


class Mouth(NamedTuple):
    """A quotation of a person named beside it; ``words`` are its words, spelt out."""

    quoted: Quoted
    speaker: str
    words: tuple[str, ...]


@functools.cache
def _commonplaces() -> tuple[tuple[str, ...], ...]:
    table = tomllib.loads(resources.files("tellings.collating").joinpath("commonplaces.toml").read_text(encoding="utf-8"))
    return tuple(tuple(phrase.split()) for phrase in table["phrases"])


def mouth(quoted: Quoted, statement: Statement, articles: Mapping[str, Article]) -> Mouth | None:
    """Return a quotation with its speaker; ``None`` where it is short or a commonplace, or the person is not named beside it."""
    article, place = articles[quoted.span.article], quoted.speaker_span
    if quoted.kind == "indirect" or not quoted.speaker or place is None or place.article != article.id:
        return None
    gap = article.text[min(place.end, quoted.span.end) : max(place.start, quoted.span.start)]
    beside = len(gap) <= _NEAR and "\n" not in gap
    if not beside or not _names(quoted.speaker) & _names(article.words(place)) or not _person(quoted, statement):
        return None
    words = spelt_out([word for word, _, _ in plain_words(article.text, quoted.span.start, quoted.span.end)])
    own = _own(words)
    content = {stem_of(word) for word in own} - stop_words()
    return Mouth(quoted, quoted.speaker, words) if len(own) >= _WORDS and len(content) >= _CONTENT else None


def two_mouths(a: Mouth, b: Mouth, articles: Mapping[str, Article]) -> bool:
    """Tell whether two quotations are the same words of different people.

    The words are equal, or the whole of one stands in the other. People are different where no word of their names is the same or
    nearly so, and neither page names the other's speaker beside the words: "Lind, quoting Brandt, said".
    """
    if a.quoted.span.article == b.quoted.span.article or not _within(*sorted((a.words, b.words), key=len)):
        return False
    if _one_person(a.speaker, b.speaker):
        return False
    return not any(_names(other.speaker) & _names(_around(one, articles)) for one, other in ((a, b), (b, a)))


def _own(words: Sequence[str]) -> list[str]:
    """Return words without the commonplaces among them."""
    line = f" {' '.join(words)} "
    for phrase in _commonplaces():
        line = line.replace(f" {' '.join(phrase)} ", " ")
    return line.split()


def _person(quoted: Quoted, statement: Statement) -> bool:
    """Tell whether the speaker is a person with a first and a last name, as far as the page shows."""
    kinds = {one.kind for one in statement.mentions if one.entity == quoted.speaker}
    return len(_NAME.findall(quoted.speaker or "")) > 1 and kinds <= {"person"}


def _names(text: str) -> set[str]:
    return {word.casefold() for word in _NAME.findall(text) if word[0].isupper()}


def _one_person(a: str, b: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    return any(JaroWinkler.similarity(x, y) >= _ONE_NAME for x in sorted(_names(a)) for y in sorted(_names(b)))


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(tuple(long[start : start + len(short)]) == tuple(short) for start in _starts(short, long))


def _starts(short: Sequence[str], long: Sequence[str]) -> Iterator[int]:
    return (start for start in range(len(long) - len(short) + 1) if long[start] == short[0])


def _around(one: Mouth, articles: Mapping[str, Article]) -> str:
    """Return what stands around a quotation: the line, as far as two attributions reach."""
    text, span = articles[one.quoted.span.article].text, one.quoted.span
    left = text[max(0, span.start - 2 * _NEAR) : span.start].rpartition("\n")[2]
    return left + text[span.end : span.end + 2 * _NEAR].partition("\n")[0]
