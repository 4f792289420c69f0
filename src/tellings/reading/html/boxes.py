"""Which boxes within the element of a story are part of it: those of the make that most of its prose has."""

from collections.abc import Container, Sequence

from tellings.reading.html.asking import RUN, tokens_of
from tellings.reading.html.leading import is_link
from tellings.reading.html.visible import Stretch

# A box is part of the story where its make holds this share of the prose. Trials on 91 news pages and on 63 pages of publishers, which gave
# a body F1 of .9896 and .9676 at .1: at .05 .9891 and .9628, at .2 .9896 and .9692. The other values here were tried at .1.
_MAKE_SHARE = 0.15
# A make of which most stands below linked headings is that of teasers: .25 and .75 change nothing; without the rule .9896 and .9647.
_TEASED_SHARE = 0.5
# So many lines above a paragraph are searched for such a heading: at 2 .9896 and .9647, at 8 the same.
_TEASER_LINES = 4
# A first paragraph in a box to itself weighs as much: at 8 .9895 and .9676, at 30 .9892 and .9675, without the rule .9892 and .9661.
_LEAD_WEIGHT = 15
# A paragraph is prose as `weighing` sees it.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROSE_TOKENS = 8
# So much of a quotation that was drawn out of the story stands in it word for word; at .25 the same, at .9 .9898 and
# .9676 where .5 gave .9898 and .9680.
_REPEATED_SHARE = 0.5
_FLOW = frozenset(
    {"p", "span", "em", "strong", "b", "i", "u", "a", "font", "small", "sub", "sup", "mark", "q", "cite", "time", "br", "ul", "ol", "li"}
    | {"blockquote", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tr", "td", "th", "dl", "dt", "dd", "pre", "code", "center"}
)


def alike(page: Sequence[Stretch], picked: list[bool], weights: Sequence[float], inside: Sequence[bool], out: Sequence[bool]) -> list[bool]:
    """Keep what stands in elements of the same make as much of the prose: a box within the story has a make of its own.

    ``inside``: the stretches of the story's element, links too; ``out``: those that are links to other sites. Quotations are kept
    whatever their box, unless they only repeat the story.
    """
    makes = _makes(page, picked)
    held: dict[tuple[object, ...], float] = {}
    teased: dict[tuple[object, ...], float] = {}
    for index, (yes, weight) in enumerate(zip(picked, weights, strict=True)):
        if yes and weight:
            held[makes[index]] = held.get(makes[index], 0.0) + weight
            if _is_teased(page, index, inside, out):
                teased[makes[index]] = teased.get(makes[index], 0.0) + weight
    least = _MAKE_SHARE * sum(held.values())
    kept = {make: None for make, weight in held.items() if weight >= least and teased.get(make, 0.0) <= _TEASED_SHARE * weight}
    first = next((index for index, yes in enumerate(picked) if yes and makes[index] in kept and weights[index]), 0)
    lead = [index < first and weight >= _LEAD_WEIGHT and not _is_teased(page, index, inside, out) for index, weight in enumerate(weights)]
    told = [
        yes and (make in kept or leads or is_post(stretch) or stretch.named("crosshead", depth=1) or _is_cell(stretch, make, kept))
        for stretch, make, yes, leads in zip(page, makes, picked, lead, strict=True)
    ]
    return _with_quotations(page, picked, told)


def _is_cell(stretch: Stretch, make: tuple[object, ...], kept: Container[tuple[object, ...]]) -> bool:
    """Tell whether the text is a cell of a table in the story that a box goes around, so that it scrolls on small screens."""
    return make[:-1] in kept and stretch.within("td", "th")


def _with_quotations(page: Sequence[Stretch], picked: Sequence[bool], told: list[bool]) -> list[bool]:
    """Add block quotes in boxes of their own, unless they only repeat the story: those were drawn out of it for the eye."""
    quotes: dict[str, list[int]] = {}
    for index, (stretch, yes, had) in enumerate(zip(page, picked, told, strict=True)):
        if yes and not had and stretch.within("blockquote") and not stretch.is_apart:
            outer = next(place.path for place in stretch.places if place.tag == "blockquote")
            quotes.setdefault(outer, []).append(index)
    if not quotes:
        return told
    known = {run for stretch, yes in zip(page, told, strict=True) if yes for run in _runs(stretch.text)}
    found = list(told)
    for members in quotes.values():
        runs = [run for index in members for run in _runs(page[index].text)]
        if sum(run in known for run in runs) < _REPEATED_SHARE * len(runs):
            for index in members:
                found[index] = True
    return found


def _runs(text: str) -> list[tuple[str, ...]]:
    tokens = tokens_of(text)
    return [tuple(tokens[start : start + RUN]) for start in range(max(1, len(tokens) - RUN + 1))]


def _is_teased(page: Sequence[Stretch], index: int, inside: Sequence[bool], out: Sequence[bool]) -> bool:
    """Tell whether a paragraph stands just below a heading of the story's element that is a link: that is another story's."""
    for at in range(index - 1, max(-1, index - _TEASER_LINES - 1), -1):
        above = page[at]
        if above.within(*_HEADINGS):
            return inside[at] and is_link(above) and not out[at] and not page[index].within(*_HEADINGS)
        if above.tokens >= _PROSE_TOKENS:
            return False
    return False


def _makes(page: Sequence[Stretch], picked: Sequence[bool]) -> list[tuple[object, ...]]:
    """Return of each picked stretch the tags and classes of the elements around it, those that only shape a story's own text aside.

    Of class names that come once only this is kept: sites write titles and numbers into them.
    """
    seen: dict[frozenset[str], dict[str, None]] = {}
    for stretch, yes in zip(page, picked, strict=True):
        for place in stretch.places if yes else ():
            if place.names:
                seen.setdefault(place.names, {})[place.path] = None
    found: list[tuple[object, ...]] = []
    for stretch, yes in zip(page, picked, strict=True):
        end = len(stretch.places) if yes else 0
        while end and stretch.places[end - 1].tag in _FLOW:
            end -= 1
        found.append(tuple((place.tag, place.names if len(seen.get(place.names, ())) != 1 else None) for place in stretch.places[:end]))
    return found


def is_post(stretch: Stretch) -> bool:
    """Tell whether the text is a post that the story shows: sites put them into boxes named for social media."""
    return stretch.within("blockquote") and not stretch.places[-1].apart and stretch.named("post", depth=3)
