"""Houses that a page rests on: agencies, papers and broadcasters, where the page names them and who owns them."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tellings.reading.vocabulary import vocabulary

# Words looked at on either side of a name in running text; the longest cue of the table has five.
_BESIDE = 40

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


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
    """The table of houses: every form of a name, and the pattern that finds them all, longest first."""

    forms: Mapping[str, House]
    pattern: re.Pattern[str]

    def named(self, text: str) -> list[Found]:
        """Return every house that ``text`` names, in order of place."""
        return [Found(match.start(), match.end(), self.forms[match[0]]) for match in self.pattern.finditer(text)]

    def relied_on(self, text: str) -> list[Found]:
        """Return the houses that running text says it has something from: "told TASS", "(Reuters)", "Xinhua reported"."""
        return [found for found in self.named(text) if _is_relied_on(text, found)]

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
    return Agencies(MappingProxyType(forms), re.compile(pattern))


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
