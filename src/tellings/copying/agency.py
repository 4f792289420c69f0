"""The agency that a text rests on, and the owners of those who stand behind the texts."""

from collections.abc import Sequence

from tellings.copying.crediting import MOST_MENTIONS, credit_words, leading_up, own_names
from tellings.copying.segments import Segment
from tellings.model import Article

# How much a mention shows that a text rests on an agency: its dateline, byline or credit line; a mark in brackets or behind a dash in
# the running text, or a speaker who told that agency; a mere mention shows nothing, for everybody quotes agencies.
CREDIT, MARK = 3, 2

_DASHES = "-–—"


def agency_of(parts: Sequence[tuple[Article, Segment, bool]]) -> str | None:
    """Return the agency named most strongly in a text's parts.

    Each part comes with its article and whether it is the article's main text: what an article says of itself as a whole (dateline,
    byline, title, metadata) counts for its main text only, what stands inside a part counts for that part.
    """
    strength: dict[str, list[int]] = {}
    for article, segment, main in parts:
        for name in dict.fromkeys(said.text for said in article.agencies):
            marks = _strengths(article, segment, main, name)
            if marks:
                strength.setdefault(name, []).extend(marks)
    if not strength:
        return None
    return min(strength, key=lambda name: (-max(strength[name]), -len(strength[name]), name))


def _strengths(article: Article, segment: Segment, main: bool, name: str) -> list[int]:
    found = [CREDIT] if main and _by_the_whole(article, name) else []
    lines = [(b.start, b.end) for b in article.blocks if b.role in ("credit", "byline", "dateline", "caption")]
    at = article.text.find(name, segment.start, segment.end)
    for _ in range(MOST_MENTIONS):
        if at < 0:
            break
        if any(start <= at < end for start, end in lines):
            found.append(CREDIT)
        elif _is_mark(article.text, at, at + len(name)):
            found.append(MARK)
        at = article.text.find(name, at + 1, segment.end)
    return found


def _by_the_whole(article: Article, name: str) -> bool:
    if name in own_names(article) and not any(s.text == name and s.span and _in_credit(article, s.span.start) for s in article.agencies):
        return True
    titles = [(b.start, b.end) for b in article.blocks if b.role in ("title", "dateline", "byline")]
    return any(s.text == name and s.span and any(start <= s.span.start < end for start, end in titles) for s in article.agencies)


def _in_credit(article: Article, offset: int) -> bool:
    """Tell whether an offset lies in a credit line: a photograph's, as a rule, so that it says nothing about the whole article."""
    return any(block.role == "credit" and block.start <= offset < block.end for block in article.blocks)


def _is_mark(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 40) : start].rstrip(), text[end : end + 3].lstrip()
    if before.endswith(("(", "/", *_DASHES)) and after[:1] in (")", "/", *_DASHES):
        return True
    return leading_up(text, start).endswith(credit_words()["told"])


def owners_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return who owns the agencies and publishers of these names, as far as that is known, in order of the alphabet."""
    try:
        from tellings.reading.agencies import owner
    except ImportError:
        return ()
    return tuple(sorted({owned for owned in (owner(name) for name in names) if owned}))
