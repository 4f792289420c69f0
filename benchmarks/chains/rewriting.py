"""Rewriting of sentences as desks do it: words swapped, clauses moved, sentences split, merged or told anew, or as if translated."""

import re
from dataclasses import replace
from functools import cache, partial
from random import Random

from chains.documents import Paragraph, Sentence, Strength
from chains.style import outside_quotes, swapped
from chains.vocabulary import listed

_FINITE = {"killing": "killed", "injuring": "injured", "forcing": "forced", "flooding": "flooded", "bringing": "brought", "leaving": "left"}
_CLAUSE = re.compile(r"^([A-Z][^“”\",]{20,}?) (after|because|when|while|until|before) ((?:(?! and )[^“”\",]){12,})\.$")
_TRAILING = re.compile(r"^([A-Z][^“”\"]{20,}), ((?:[a-z]+ )?[A-Z]?[\w ]{3,40}) (said|reported|estimated|announced)\.$")
_SAID = re.compile(r"([,”\"]”?\"?) ([A-Z][\w.]*(?: [A-Z][\w.]*)*) (said|added)\.$")
_SAID_FIRST = re.compile(r"([,”\"]”?\"?) (said|added) ([A-Z][\w.]*(?: [A-Z][\w.]*)*)\.$")


@cache
def _plain() -> frozenset[str]:
    """Return the words that lose their capital inside a sentence: those that open facts, and the usual ones."""
    parts = [part for name in ("news_tuning.toml", "news_final.toml") for part in (*listed(name)["domain"], listed(name)["background"])]
    opening = {fact.split(" ", 1)[0] for part in parts for wordings in part["facts"] for fact in wordings}
    return frozenset(listed("words.toml")["openers"]) | {word.strip(",").lower() for word in opening if "{" not in word}


def lowered(words: str) -> str:
    """Take the capital from a sentence that becomes a clause, unless its first word may be a name."""
    first = words.split(" ", 1)[0].lower().strip(",")
    return words[0].lower() + words[1:] if first in _plain() else words


def swaps(words: str, rng: Random, rate: float, most: int) -> str:
    """Swap words outside quotes for like ones, each with the probability ``rate``, at most ``most``."""
    pairs: list[list[str]] = list(listed("words.toml")["synonyms"])
    rng.shuffle(pairs)
    done = 0
    for a, b in pairs:
        old, new = (a, b) if rng.random() < 0.7 else (b, a)
        if done < most and rng.random() < rate:
            changed = outside_quotes(words, partial(swapped, old=old, new=new))
            done += changed != words
            words = changed
    return words


def moved(words: str, rng: Random) -> str:
    """Move the attribution or a subordinate clause to the other end."""
    if found := _TRAILING.match(words):
        said = found[2][0].upper() + found[2][1:]
        rest = lowered(found[1])
        return rng.choice((f"{said} {found[3]} {rest}.", f"{found[1]}, according to {found[2]}."))
    if found := _CLAUSE.match(words):
        return f"{found[2].capitalize()} {found[3]}, {lowered(found[1])}."
    if _SAID.search(words):
        return _SAID.sub(r"\1 \3 \2.", words)
    return _SAID_FIRST.sub(r"\1 \3 \2.", words)


def split(words: str) -> tuple[str, ...]:
    """Make two sentences of one at a joint, or one tuple of the same."""
    if "“" in words or '"' in words:
        return (words,)
    if found := re.match(r"^(.{25,}?), (and|but|while) ([a-z]\w+ .{20,})$", words):
        return f"{found[1]}.", found[3][0].upper() + found[3][1:]
    if found := re.match(r"^(.{25,}?), which (.{15,})\.$", words):
        return f"{found[1]}.", f"It {found[2]}."
    if found := re.match(r"^(.{25,}?), (killing|injuring|forcing|flooding|bringing|leaving) (.{10,})$", words):
        return f"{found[1]}.", f"It {_FINITE[found[2]]} {found[3]}"
    return (words,)


def light(sentence: Sentence, rng: Random) -> tuple[Sentence, ...]:
    """Touch a sentence: a word or two, the place of the attribution."""
    words = swaps(sentence.words, rng, 0.5, rng.choice((1, 1, 2)))
    return (replace(sentence, words=moved(words, rng) if rng.random() < 0.35 else words),)


def medium(sentence: Sentence, rng: Random) -> tuple[Sentence, ...]:
    """Rework a sentence: most swappable words, clauses moved, split in two where it has a joint."""
    words = swaps(sentence.words, rng, 0.8, 5)
    parts = split(words) if rng.random() < 0.6 else (words,)
    return tuple(replace(sentence, words=moved(part, rng) if rng.random() < 0.6 else part) for part in parts)


def heavy(sentence: Sentence, rng: Random) -> tuple[Sentence, ...]:
    """Tell a fact anew where another wording is known, else rework it as far as it goes."""
    if sentence.others and rng.random() < 0.72:
        return (replace(sentence, words=rng.choice(sentence.others)),)
    return tuple(replace(part, words=swaps(part.words, rng, 1.0, 9)) for part in medium(sentence, rng))


def translated(sentence: Sentence, rng: Random) -> tuple[Sentence, ...]:
    """Make a sentence sound translated: articles lost, calques, units converted."""
    words = sentence.words
    for plain, calque in listed("words.toml")["calques"]:
        if rng.random() < 0.7:
            words = swapped(words, plain, calque)
    words = outside_quotes(
        words, lambda part: re.sub(r"(?<=\w )(?:the|a|an) (?=[a-z])", lambda f: "" if rng.random() < 0.35 else f[0], part)
    )
    if rng.random() < 0.6:
        words = converted(words)
    return (replace(sentence, words=words),)


def _converted(unit: str, factor: float, found: re.Match[str]) -> str:
    square = found[2] or ""
    value = int(found[1].replace(",", "")) * (factor * factor if square else factor)
    return f"{round(value):,}{square} {unit}"


def converted(words: str) -> str:
    """Give lengths in the other system of units."""
    for metric, other, factor in listed("words.toml")["units"]:
        length = re.compile(rf"(?<![\w,])(\d[\d,]*)( square)? {metric}\b")
        words = length.sub(partial(_converted, other, factor), words)
    return words


_SHARE = {"verbatim": 0.0, "light": 0.45, "medium": 0.8, "heavy": 1.0, "translated": 1.0}
_HOW = {"light": light, "medium": medium, "heavy": heavy, "translated": translated}


def rewritten(paragraphs: tuple[Paragraph, ...], strength: Strength, rng: Random) -> tuple[Paragraph, ...]:
    """Rewrite a story at a strength; medium and heavy rewriting also merge sentences and change their order."""
    if strength == "verbatim":
        return paragraphs
    change, share = _HOW[strength], _SHARE[strength]
    made: list[Paragraph] = []
    for paragraph in paragraphs:
        parts = [part for s in paragraph for part in (change(s, rng) if not s.furniture and rng.random() < share else (s,))]
        if strength in ("medium", "heavy"):
            parts = _merged(parts, rng)
            at = rng.randrange(max(1, len(parts) - 1))
            if len(parts) > 1 and rng.random() < 0.3 and not parts[at + 1].words.startswith("It "):
                parts[at], parts[at + 1] = parts[at + 1], parts[at]
        made.append(tuple(parts))
    return _reordered(made, strength, rng)


def _merged(parts: list[Sentence], rng: Random) -> list[Sentence]:
    for at in range(len(parts) - 1):
        a, b = parts[at], parts[at + 1]
        if len(a.words) + len(b.words) < 190 and a.origins != b.origins and "“" not in a.words + b.words and rng.random() < 0.3:
            words = f"{a.words[:-1]}{rng.choice((', and', ', while', ';'))} {lowered(b.words)}"
            return [*parts[:at], Sentence(words, a.origins + b.origins, a.quotes + b.quotes), *parts[at + 2 :]]
    return parts


def _reordered(paragraphs: list[Paragraph], strength: Strength, rng: Random) -> tuple[Paragraph, ...]:
    moves = {"medium": 1, "heavy": 3}.get(strength, 0)
    for _ in range(moves):
        if len(paragraphs) > 3:
            at, to = rng.randrange(1, len(paragraphs)), rng.randrange(1, len(paragraphs))
            paragraphs.insert(to, paragraphs.pop(at))
    return tuple(paragraphs)
