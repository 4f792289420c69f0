"""House style: spelling, quotation marks, numbers, names and titles, as a sub-editor changes them, mostly but not always."""

import re
from collections.abc import Callable, Mapping
from random import Random

from chains.documents import House
from chains.vocabulary import listed

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")


def outside_quotes(words: str, change: Callable[[str], str]) -> str:
    """Change what stands outside quotation marks."""
    parts = _QUOTED.split(words)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def swapped(words: str, old: str, new: str) -> str:
    """Put ``new`` for the whole word(s) ``old``, capital kept; where these end in " #", before a figure only."""
    figure = r"(?= \d)" if old.endswith(" #") else r"(?![\w-])"
    old, new = old.removesuffix(" #"), new.removesuffix(" #")
    pattern = re.compile(rf"(?<![\w-]){re.escape(old)}{figure}", re.IGNORECASE)
    return pattern.sub(lambda found: new[0].upper() + new[1:] if found[0][0].isupper() else new, words)


def spelled(words: str, british: bool) -> str:
    """Write in British or American spelling."""
    for american, english in listed("words.toml")["spelling"]:
        old, new = (american, english) if british else (english, american)
        if old in words:
            words = swapped(words, old, new)
    return words


def marked(words: str, curly: bool) -> str:
    """Set quotation marks and apostrophes straight or curly."""
    if curly:
        words = re.sub(r"\"([^\"]*)\"", r"“\1”", words)
        return re.sub(r"(?<=\w)'", "’", words)
    return words.replace("“", '"').replace("”", '"').replace("’", "'")


def numbered(words: str, digits: bool) -> str:
    """Write small numbers outside quotes as digits, or small digits as words."""
    names: list[str] = listed("words.toml")["numbers"]

    def change(part: str) -> str:
        if digits:
            for value in range(2, 21):
                part = re.sub(rf"(?<![\w,-]){names[value]}(?![\w-])", str(value), part)
            return part
        return re.sub(r"(?<![\w.,:$-])([2-9])(?![\w.,:%-])", lambda found: names[int(found[1])], part)

    return outside_quotes(words, change)


def named(words: str, names: Mapping[str, tuple[str, ...]], variant: int) -> str:
    """Write names in the house's romanisation."""
    for spellings in names.values():
        wanted = spellings[min(variant, len(spellings) - 1)]
        for spelling in spellings:
            if spelling != wanted and spelling in words:
                words = re.sub(rf"(?<!\w){re.escape(spelling)}(?!\w)", wanted, words)
    return words


def honoured(words: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """Write Mr before a surname that stands alone before a reporting verb."""
    spellings = "|".join(re.escape(s) for name in sorted(names) for s in names[name])
    return re.sub(rf"(?<![\w.] )(?<!\w)({spellings})(?= (?:said|told|added))", r"Mr \1", words) if spellings else words


def styled(words: str, house: House, names: Mapping[str, tuple[str, ...]], rng: Random, care: float) -> str:
    """Bring a sentence into the style of a house; each habit is applied with the probability ``care``."""
    if rng.random() < care:
        words = spelled(words, house.british)
    if rng.random() < care:
        words = numbered(words, house.digits)
    if rng.random() < care:
        words = named(words, names, house.variant)
    return marked(words, house.curly) if rng.random() < care else words
