"""Which boxes within the element of a story are part of it: those of the make that most of its prose has."""

from collections.abc import Sequence

from tellings.reading.html.visible import Stretch

# A box is part of the story where its make holds this share of the prose.
_MAKE_SHARE = 0.1
# A make of which this share stands below linked headings is that of teasers.
_TEASED_SHARE = 0.5
_TEASER_LINES = 4
_LEAD_WEIGHT = 15
# A heading is a link, and a paragraph is prose, as `weighing` sees them.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINE_LINKED = 0.8
_PROSE_TOKENS = 8
_FLOW = frozenset(
    {"p", "span", "em", "strong", "b", "i", "u", "a", "font", "small", "sub", "sup", "mark", "q", "cite", "time", "br", "ul", "ol", "li"}
    | {"blockquote", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tr", "td", "th", "dl", "dt", "dd", "pre", "code", "center"}
)


def alike(page: Sequence[Stretch], picked: list[bool], weights: Sequence[float]) -> list[bool]:
    """Keep what stands in elements of the same make as much of the prose: a box within the story has a make of its own."""
    makes = _makes(page, picked)
    held: dict[tuple[object, ...], float] = {}
    teased: dict[tuple[object, ...], float] = {}
    for index, (yes, weight) in enumerate(zip(picked, weights, strict=True)):
        if yes and weight:
            held[makes[index]] = held.get(makes[index], 0.0) + weight
            if _is_teased(page, index):
                teased[makes[index]] = teased.get(makes[index], 0.0) + weight
    least = _MAKE_SHARE * sum(held.values())
    kept = {make: None for make, weight in held.items() if weight >= least and teased.get(make, 0.0) <= _TEASED_SHARE * weight}
    first = next((index for index, yes in enumerate(picked) if yes and makes[index] in kept and weights[index]), 0)
    # The first paragraph often has a box to itself.
    lead = [index < first and weight >= _LEAD_WEIGHT and not _is_teased(page, index) for index, weight in enumerate(weights)]
    return [
        yes and (make in kept or leads or is_post(stretch)) for stretch, make, yes, leads in zip(page, makes, picked, lead, strict=True)
    ]


def _is_teased(page: Sequence[Stretch], index: int) -> bool:
    """Tell whether a paragraph stands just below a heading that is a link: that is another story's."""
    for above in reversed(page[max(0, index - _TEASER_LINES) : index]):
        if above.within(*_HEADINGS):
            return above.linked >= _LINE_LINKED and not page[index].within(*_HEADINGS)
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
