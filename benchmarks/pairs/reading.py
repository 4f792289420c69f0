"""Read the pairs: the two pages of each, the clauses that are asked about, and what they make."""

import tomllib
from pathlib import Path
from typing import NamedTuple

HALVES = ("tuning", "final")

# What stands around the clause that is asked about; no account has other braces.
OPEN, CLOSE = "{", "}"


class Account(NamedTuple):
    """A page of plain text, and where in it the clause stands that is asked about (``None``: nowhere)."""

    text: str
    asked: tuple[int, int] | None

    @property
    def clause(self) -> str:
        """The words asked about, or nothing."""
        return self.text[slice(*self.asked)] if self.asked else ""


class Pair(NamedTuple):
    """Two accounts of one event and the point that their marked clauses make.

    ``kind`` is what the contract calls it, where ``single`` says that they are not one point; ``also`` holds kinds that are right too.
    ``looks`` is the kind a hasty reader takes them for: where it is another, the pair is a near miss.
    """

    id: str
    type: str
    looks: str
    kind: str
    also: tuple[str, ...]
    why: str
    a: Account
    b: Account

    @property
    def near(self) -> bool:
        """Whether the pair looks like what it is not."""
        return self.looks != self.kind


def load(*halves: str) -> list[Pair]:
    """Return the pairs of the halves named, all by default, in the order of the files."""
    rows = [row for half in halves or HALVES for row in tomllib.loads(file_of(half).read_text(encoding="utf-8"))["pair"]]
    return [
        Pair(
            row["id"], row["type"], row["looks"], row["kind"], tuple(row.get("also", ())), row["why"], account(row["a"]), account(row["b"])
        )
        for row in rows
    ]


def file_of(half: str) -> Path:
    """Return the file of a half."""
    return Path(__file__).with_name(f"{half}.toml")


def account(written: str) -> Account:
    """Make a page of an account as it is written in the file: title, date line, body, apart from each other; marks taken out."""
    title, date, *body = written.strip().split("\n")
    marked = "\n\n".join([title, date, *body]) + "\n"
    if OPEN not in marked:
        return Account(marked, None)
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    return Account(marked.replace(OPEN, "").replace(CLOSE, ""), (start, end))
