"""Houses that a page rests on: agencies, papers and broadcasters, where the page names them and who owns them."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tellings.reading.vocabulary import vocabulary

# Words looked at on either side of a name in running text; the longest cue of the table has five.
_BESIDE = 40

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = "\x00"


class House(NamedTuple):
    """An agency, a paper or a broadcaster, and who owns it (``None``: not known).

    ``origin`` says who says so; it is empty for a house of no table, which is known by its place on the page.
    """

    name: str
    owner: str | None
    kind: str
    origin: str = ""


class Found(NamedTuple):
    """A house named at ``[start, end)`` of the words given."""

    start: int
    end: int
    house: House


class Agencies(NamedTuple):
    """The table of houses: every form of a name, the pattern that finds them all, longest first, and the first word of each form.

    A form stands in a text as whole words. So a text that has none of the first words names no house, which costs a tenth of a search;
    ``openings`` finds the words that begin with a letter with which one of these does, as most words of a text do not.
    """

    forms: Mapping[str, House]
    pattern: re.Pattern[str]
    firsts: frozenset[str]
    openings: re.Pattern[str]

    def named(self, text: str) -> list[Found]:
        """Return every house that ``text`` names, in order of place."""
        return [Found(match.start(), match.end(), self.forms[match[0]]) for match in self._matches(text)]

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds; it is tried where a first word stands, which costs a third of trying it everywhere."""
        if "" in self.firsts:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for word in self.openings.finditer(text):
            if word.start() >= end and word[0] in self.firsts and (match := self.pattern.match(text, word.start())):
                yield match
                end = match.end()

    def relied_on(self, text: str) -> list[Found]:
        """Return the houses that running text says it has something from: "told TASS", "(Reuters)", "Xinhua reported"."""
        return [found for found in self.named(text) if _is_relied_on(text, found)]

    def may_name(self, text: str) -> bool:
        """Tell whether ``text`` has a word with which a house's name begins; without one it names none."""
        return not self.firsts.isdisjoint(self.openings.findall(text)) or "" in self.firsts

    def without(self, text: str) -> str:
        """Return ``text`` with a space for each house that it names."""
        return self.pattern.sub(" ", text) if self.may_name(text) else text

    def whole(self, text: str) -> House | None:
        """Return the house whose name, and nothing else, ``text`` is."""
        bare = text.strip(" \t()[]/.,:;-–—|©")
        return self.forms.get(bare) or self.forms.get(bare.removeprefix("The ").removeprefix("the "))

    def with_file(self, path: Path) -> "Agencies":
        """Return the table with a user's own file read on top: TOML in the form of ``agencies.toml``."""
        own = tomllib.loads(path.read_text(encoding="utf-8"))
        return _table([*_rows(vocabulary("agencies")), *_rows({"origin": path.name, **own})])


def _rows(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a table's rows, each with its origin: its own, or that of the whole table."""
    return [{"origin": table.get("origin", ""), **row} for row in table["house"]]


def _table(rows: Sequence[Mapping[str, Any]]) -> Agencies:
    forms: dict[str, House] = {}
    for row in rows:
        house = House(row["name"], row.get("owner"), row.get("kind", "agency"), row.get("origin", ""))
        forms.update(dict.fromkeys((row["name"], *row.get("aliases", ())), house))
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = _EDGE_BEFORE + "(?:" + "|".join(re.escape(form) for form in longest) + ")" + _EDGE_AFTER
    firsts = frozenset(first[0] if (first := _WORD.match(form)) else "" for form in forms)
    letters = "".join(sorted({re.escape(first[0]) for first in firsts if first})) or _NO_LETTER
    # The letter comes first and is looked behind from then: a search that begins with few letters is fast.
    openings = re.compile(f"[{letters}](?<![^\\W_][{letters}])[^\\W_]*")
    return Agencies(MappingProxyType(forms), re.compile(pattern), firsts, openings)


@functools.cache
def agencies() -> Agencies:
    """Return the table that comes with the package."""
    return _table(_rows(vocabulary("agencies")))


def owner(name: str) -> str | None:
    """Return who owns an agency, a paper or a broadcaster, under any form of its name; ``None`` where it is not known."""
    house = agencies().whole(name)
    return house.owner if house else None


@functools.cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = vocabulary("agencies")["cues"]
    before = "|".join(re.escape(cue) for cue in sorted(cues["before"], key=lambda cue: (-len(cue), cue)))
    after = "|".join(re.escape(cue) for cue in sorted(cues["after"], key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?<![^\W_])(?:{before})\s{{1,3}}$", re.I), re.compile(rf"(?:['’]s?)?\s{{1,3}}(?:{after})(?![^\W_])", re.I)


def _is_relied_on(text: str, found: Found) -> bool:
    before, after = text[max(0, found.start - _BESIDE) : found.start], text[found.end : found.end + _BESIDE]
    if before[-1:] in ("(", "/", "[") and after[:1] in (")", "/", "]"):
        return True
    # "(the bay - TASS)": an agency's own note inside a quotation.
    if before.rstrip(" ")[-1:] in ("-", "–", "—") and after[:1] in (")", "]"):
        return True
    pattern_before, pattern_after = _cues()
    return bool(pattern_before.search(before) or pattern_after.match(after))
