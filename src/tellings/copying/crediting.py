"""Newsrooms and agencies by name: who an article is by, and whom it credits."""

import functools
import importlib.resources
import tomllib

from tellings.copying.holder import Holder
from tellings.model import Article

# An agency this many characters behind a dateline belongs to it: "VALENNE, May 3 (Agency) - …".
NEAR_DATELINE = 30

# Occurrences of a newsroom's name that are looked at in one article.
MOST_MENTIONS = 200

# Shorter names of newsrooms are taken for common words too often.
SHORTEST_NEWSROOM = 4


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


def _newsroom(article: Article) -> tuple[str, ...]:
    """Return the names of the newsroom whose page an article is: its publisher, or without one the agency of its dateline."""
    return _short_and_long(article.publisher.text) if article.publisher else _signed(article)


def _signed(article: Article) -> tuple[str, ...]:
    """Return the agencies in an article's dateline, or right behind it."""
    if not article.dateline:
        return ()
    start, end = article.dateline.span.start, article.dateline.span.end + NEAR_DATELINE
    return tuple(dict.fromkeys(a.text for a in article.agencies if a.span and start <= a.span.start < end))


def _short_and_long(name: str) -> tuple[str, ...]:
    """Return a newsroom's name as it stands, and without the words that others leave out (Nordpost for Nordpost News Agency)."""
    short = " ".join(word for word in name.split() if word.casefold() not in credit_words()["generic"])
    return (name, short) if len(short) >= SHORTEST_NEWSROOM and short != name else (name,)


def credited(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy names the source's newsroom as where it has its words from."""
    own = {name.casefold() for name in _newsroom(copy.article)}
    for name in _newsroom(source.article):
        if name.casefold() not in own and _is_credited(copy.article, name):
            return f"{copy.name} credits {name}, whose report {source.name} is."
    return None


def _is_credited(article: Article, name: str) -> bool:
    text = article.text
    at = text.find(name)
    for _ in range(MOST_MENTIONS):
        if at < 0:
            return False
        role = next((block.role for block in article.blocks if block.start <= at < block.end), "furniture")
        if role in ("byline", "dateline") or (role in ("body", "standfirst", "credit") and _has_credit_words(text, at, name, role)):
            return True
        at = text.find(name, at + 1)
    return False


def _has_credit_words(text: str, at: int, name: str, role: str) -> bool:
    words, before = credit_words(), leading_up(text, at)
    after = " ".join(text[at + len(name) : at + len(name) + 60].split()).casefold()
    # In a credit line a stroke or bracket names a photograph's agency, not that of the words.
    return before.endswith(words["before"]) or after.startswith(words["after"]) or (role != "credit" and before.endswith(words["signs"]))


def named_inside(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy names the source's newsroom inside the shared wording: "showed the Courier" where that says "showed us"."""
    if not source.article.publisher or source.article.publisher.text in _newsroom(copy.article):
        return None
    publisher = source.article.publisher.text
    last = publisher.split()[-1] if publisher.split() else ""
    for name in (publisher, f"the {last}"):
        if len(last) > SHORTEST_NEWSROOM and _names(copy, name):
            return f"{copy.name} names “{name}” inside the shared wording, and {source.name} is its page."
    return None


def _names(holder: Holder, name: str) -> bool:
    told, text = holder.article.told(), holder.article.text
    for span in holder.spans:
        for block in told:
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end and text.find(name, start, end) >= 0:
                return True
    return False


def says_taken(article: Article) -> bool:
    """Tell whether an article's byline or credit says that its text comes from agencies or another house.

    "Staff and agencies", "Source: Nordpost", or a person of the house beside an agency; an agency alone may be its own page's.
    """
    agencies = [agency.text for agency in article.agencies]
    people = {said.text for said in article.byline} - set(agencies)
    words = credit_words()
    for block in article.blocks:
        if block.role not in ("byline", "credit"):
            continue
        line = article.text[block.start : block.end]
        plain = " ".join(line.casefold().split())
        named = any(name in line for name in agencies)
        if any(f" {word} " in f" {plain.strip(' .')} " for word in words["gathered"]):
            return True
        if named and (plain.startswith(words["sources"]) or (block.role == "byline" and people)):
            return True
    return False
