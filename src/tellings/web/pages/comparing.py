"""Two to four articles side by side: what they share, in which words they differ, and on what they disagree."""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from tellings.editing.names import short_names
from tellings.editing.phrases import percent
from tellings.editing.side_by_side import Laid, lay
from tellings.model import Article, Point, Reuse
from tellings.web.answering import Answer, Visit, both
from tellings.web.editions import StoryRow, Told, page_lines_of, story_row, told
from tellings.web.linking import article_path, story_path
from tellings.web.parallel import Address, disputed, disputes, parts_of, row_link, spots_of, ties_of, title_of
from tellings.web.shelved import Shelved, shelved

FEWEST, MOST = 2, 4

# Characters of articles that are held against each other while somebody waits; those of one story have been compared before.
_MOST_COMPARED = 60_000

# Pages of a story to choose from; each takes 200 bytes.
_MOST_LISTED = 200


class Set(NamedTuple):
    """Articles to be laid side by side, the base text first, with what they share and where they disagree.

    ``whole`` is the edition that holds them all, ``None`` where none does; ``late`` where they are too long to be compared now.
    """

    articles: tuple[Article, ...]
    names: dict[str, str]
    reuse: tuple[Reuse, ...]
    points: list[Point]
    whole: Told | None
    late: bool


def show(visit: Visit) -> Answer:
    """Return articles side by side, or what can be chosen where fewer than two are named."""
    connection = visit.library()
    keys = tuple(dict.fromkeys(key for each in visit.query.getlist("a") if (key := each.strip())))
    if len(keys) > MOST:
        raise HTTPException(400, f"{len(keys)} articles were chosen; two to four fit side by side. Go back and choose fewer.")
    shelves = [_known(shelved(connection, key)) for key in keys]
    if len(keys) < FEWEST:
        return _choose(visit, shelves)
    base = visit.asked("base") or keys[0]
    if base not in keys:
        raise HTTPException(400, "The base text is one of the articles side by side: ?a=KEY&a=KEY&base=KEY with one of the two keys.")
    row = story_row(connection, shelves[0].story) if shelves[0].story else None
    address, part = Address(keys, base), visit.asked("part") or "1"
    if not (part.isascii() and part.isdigit() and len(part) <= 6):
        raise HTTPException(400, "A part of a long comparison is a number from 1 on, as in &part=2.")

    def laid() -> tuple[Set, Laid]:
        found = _set(visit, shelves, base, row)
        return found, lay(found.articles, found.reuse, spots_of(found.points, keys))

    made_of: Hashable = (address, part, tuple(shelf.made_of for shelf in shelves), row.made_of if row else None)
    return Answer("compare.html.jinja", lambda: _context(address, int(part), row, *laid()), lambda: _data(address, *laid()), made_of)


def _known(found: Shelved | None) -> Shelved:
    if found is None:
        raise HTTPException(404, "The library has no article of one of these names. The pages of a story lead to those that there are.")
    return found


def _set(visit: Visit, shelves: Sequence[Shelved], base: str, row: StoryRow | None) -> Set:
    """Return the articles with what they share: from the edition of their story, or else found now."""
    whole = told(visit.library(), row) if row else None
    keys = [shelf.article.id for shelf in shelves]
    ordered = sorted(keys, key=lambda key: key != base)
    if whole and all(key in whole.articles for key in keys):
        articles = tuple(whole.articles[key] for key in ordered)
        there = set(keys)
        reuse = tuple(one for one in whole.story.reuse if one.a.article in there and one.b.article in there)
        return Set(articles, dict(whole.names), reuse, disputed(whole.story, keys), whole, late=False)
    known = {shelf.article.id: shelf.article for shelf in shelves}
    articles = tuple(known[key] for key in ordered)
    late = sum(len(article.text) for article in articles) > _MOST_COMPARED
    return Set(articles, _names(shelves), () if late else _found(articles), [], None, late)


def _found(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    from tellings.copying import find_reuse

    return find_reuse(articles)


def _names(shelves: Sequence[Shelved]) -> dict[str, str]:
    """Return short names: versions of one page are told apart by their number."""
    names = short_names([shelf.article for shelf in shelves])
    places = [shelf.place for shelf in shelves]
    if len(set(places)) == len(places):
        return names
    first = {shelf.place: shelf.article for shelf in reversed(shelves)}
    plain = short_names(list(first.values()))
    numbers = {version.article: version.version for shelf in shelves for version in shelf.versions}
    return {
        shelf.article.id: f"{plain[first[shelf.place].id]}, version {numbers.get(shelf.article.id, '?')}"
        if places.count(shelf.place) > 1
        else plain[shelf.article.id]
        for shelf in shelves
    }


def _context(address: Address, part: int, row: StoryRow | None, found: Set, laid: Laid) -> dict[str, Any]:
    parts = parts_of(laid)
    if not 1 <= part <= len(parts.bounds):
        raise HTTPException(404, f"This comparison has {len(parts.bounds)} parts, not {part}.")
    first, end = parts.bounds[part - 1]
    columns = [
        {
            "key": article.id,
            "name": found.names[article.id],
            "title": title_of(article, found.names[article.id]),
            "language": article.language,
            "href": article_path(article.id),
            "strip": strip,
            "share": percent(strip.share),
            "as_base": address.link(base=article.id),
            "without": address.link(without=article.id) if len(laid.articles) > FEWEST else "",
        }
        for article, strip in zip(laid.articles, laid.strips, strict=True)
    ]
    entry = found.whole.linking.entry if found.whole else str
    others = [key for key in found.whole.articles if key not in address.keys] if found.whole and len(address.keys) < MOST else []
    return {
        "row": row,
        "story": story_path(row.key) if row else "",
        "same_story": found.whole is not None,
        "late": found.late,
        "columns": columns,
        "rows": [laid.row(place) for place in range(first, end)],
        "passages": {passage.number: passage for passage in laid.passages},
        "ties": ties_of(laid, found.names, address, parts, part),
        "disputes": disputes(found.points, laid, found.names, entry, address, parts, part),
        "row_href": [row_link(address, parts, part, place) for place in range(len(laid.lines))],
        "address": address,
        "part": part,
        "parts": len(parts.bounds),
        "others": sorted(((key, found.names[key]) for key in others), key=lambda pair: pair[1])[:_MOST_LISTED],
        "differing": sum(map(len, laid.differing.values())),
        "quoted": sum(passage.kind == "quote" for passage in laid.passages),
    }


def _data(address: Address, found: Set, laid: Laid) -> dict[str, Any]:
    def cells(column: int, places: Sequence[int]) -> list[dict[str, Any]]:
        units = [laid.units[column][place] for place in places]
        return [{"start": unit.start, "end": unit.end, "role": unit.role} for unit in units]

    return {
        "base": address.base,
        "articles": [
            {"key": article.id, "name": found.names[article.id], "page": article.page, "shared": round(strip.share, 4)}
            for article, strip in zip(laid.articles, laid.strips, strict=True)
        ],
        "compared": not found.late,
        "passages": [{"number": passage.number, "kind": passage.kind, "spans": passage.spans} for passage in laid.passages],
        "differing": laid.differing,
        "rows": [
            {"aligned": line.is_aligned, "cells": [cells(column, places) for column, places in enumerate(line.units)]}
            for line in laid.lines
        ],
        "disagreements": [point.id for point in found.points],
    }


def _choose(visit: Visit, shelves: Sequence[Shelved]) -> Answer:
    """Return the pages of a story to choose from: the one that is named, or that of the one article."""
    connection = visit.library()
    asked = visit.asked("story") or (shelves[0].story if shelves else "") or ""
    row = story_row(connection, asked) if asked else None
    chosen = [shelf.article.id for shelf in shelves]
    lines = page_lines_of(connection, row.id, _MOST_LISTED) if row else []
    context = {"row": row, "story": story_path(row.key) if row else "", "lines": lines, "chosen": chosen}
    data = {"story": row.key if row else None, "articles": [line.article for line in lines]}
    return Answer("compare_choose.html.jinja", lambda: context, lambda: data)


routes: list[BaseRoute] = [*both("/compare", show)]
