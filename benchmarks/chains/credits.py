"""Credits, datelines and dates: how an agency signs, and what newsrooms make of the signature when they take a text."""

import re
from dataclasses import replace
from datetime import timedelta
from random import Random

from chains.documents import Document, House
from chains.rates import drawn
from chains.style import outside_quotes

# What newsrooms do with the credit of a text that they take. Rates by judgement from agency copy on newspaper sites: a third keep the
# agency's name somewhere, a quarter put their own desk over it, the rest drop it.
_CREDITS = (("kept", 0.3), ("desk", 0.2), ("signed", 0.12), ("own", 0.16), ("none", 0.22))


def signed(document: Document, town: str, agency: House, rng: Random) -> Document:
    """Give a wire its dateline and its sign-off."""
    day = document.written
    assert day is not None
    short, month = agency.short, f"{day:%B}" if rng.random() < 0.5 else f"{day:%b}"
    datelines = (
        f"{town.upper()}, {month} {day.day} ({short}) - ",
        f"{town.upper()} ({short}) — ",
        f"{town.upper()}, {month} {day.day}. /{short}/. ",
        f"{town.upper()}, {day.day} {month} ({short}) – ",
    )
    credits = (f"(Reporting by {agency.reporter}; Editing by the {agency.short} desk)", f"({short})", f"© {agency.name}", "")
    return replace(document, dateline=rng.choice(datelines), credit=rng.choice(credits))


def taken(source: Document, copy: Document, agency: House | None, rng: Random) -> tuple[Document, list[str]]:
    """Settle credit and dateline of a copy: kept, changed, or stripped. ``agency`` is the house that signed the source, if any."""
    edits: list[str] = []
    house = copy.house
    if source.dateline:
        kept = drawn((("kept", 0.4), ("stripped", 0.35), ("place", 0.15), ("own", 0.1)), rng)
        place = re.split(r"[,(/]", source.dateline)[0].strip()
        lines = {"kept": source.dateline, "stripped": "", "place": f"{place} — ", "own": f"{house.place.upper()} — "}
        copy = replace(copy, dateline=lines[kept])
        edits.append(f"dateline-{kept}")
    kept = drawn(_CREDITS, rng)
    name = agency.name if agency else source.house.name
    byline, credit = "", ""
    if kept == "kept":
        byline, credit = rng.choice(
            (
                (name, ""),
                (f"By {name}", ""),
                ("", source.credit or f"({name})"),
                ("", f"Source: {name}"),
                ("", f"With material from {name}"),
            )
        )
    elif kept == "desk":
        byline = rng.choice((f"By {house.name} Staff with agencies", f"{house.name} newsroom and agencies", "Staff and agencies"))
    elif kept == "signed":
        byline = f"By {house.reporter}, {name}"
    elif kept == "own":
        byline = f"By {house.reporter}"
    if not agency and kept in ("signed", "kept") and rng.random() < 0.5:
        byline, credit = "", ""
        kept = "none"
    return replace(copy, byline=byline, credit=credit), [*edits, f"credit-{kept}"]


def hearer(words: str, source: str, house: House, rng: Random) -> str:
    """Say who was told, where the source says "told" and its own name: changed by careful desks only."""
    to = rng.choice(("reporters", "journalists", "the agency", f"the {house.short}"))
    return outside_quotes(
        words, lambda part: part.replace(f"told {source}", f"told {to}").replace(f"Speaking to {source}", f"Speaking to {to}")
    )


def dated(copy: Document, source: Document, rng: Random) -> tuple[Document, list[str]]:
    """Print a date: some hours later, none, or one that was forged or shuffled to lie before the source's."""
    if source.written is None and copy.written is None:
        return copy, ["date-none"]
    base = source.written or copy.written
    assert base is not None
    how = drawn((("later", 0.56), ("none", 0.3), ("forged", 0.14)), rng)
    if how == "none":
        return replace(copy, written=None), ["date-none"]
    hours = rng.randint(1, 20) if how == "later" else -rng.randint(2, 30)
    return replace(copy, written=base + timedelta(hours=hours)), [f"date-{how}"]
