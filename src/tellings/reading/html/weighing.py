"""Which stretches of a page tell its story, by weight: the innermost element that holds nearly all of the page's prose."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.reading.html.boxes import alike, is_post
from tellings.reading.html.visible import Stretch

# A stretch is prose from this many words on, with at most this share of links.
_PROSE_TOKENS = 8
_PROSE_LINKED = 0.35
# Longer paragraphs weigh no more: one terms-of-use text is no story.
_MOST_WEIGHT = 80
# Inside the story the first and the last paragraph may have more links, and a line this linked is no sentence of it.
_EDGE_LINKED = 0.6
_LINE_LINKED = 0.8
# The walk goes into an element that holds this share of the prose of the one around it.
_INNER_SHARE = 0.7

# So many short paragraphs beside the first and the last one belong to the story.
_MOST_SHORT = 3
_SHORT_TOKENS = 4

# With less, another way of choosing is asked: 13 of 91 news pages, 3 of 63 pages of publishers. Asking always makes the body F1 of the
# former .003 smaller and that of the latter .015, never asking .0006 and .003 (benchmarks/reading.py).
_SURE_SHARE = 0.75
_SURE_WEIGHT = 150

_NO_PROSE = ("figure", "figcaption", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "address")

# Scripts that put no spaces between words: so many characters count as a word.
_UNSPACED = 4


class Weighed(NamedTuple):
    """What was picked; ``share`` is how much of the page's prose it holds, ``weight`` how much prose there is in it."""

    picked: list[bool]
    share: float
    weight: float

    @property
    def is_sure(self) -> bool:
        """Tell whether the weights decide: there is much prose, and nearly all of it in one element."""
        return self.share >= _SURE_SHARE and self.weight >= _SURE_WEIGHT


def weigh(page: Sequence[Stretch]) -> Weighed:
    """Pick the story of a page by weight."""
    weights = [_weight(stretch) for stretch in page]
    total = sum(weights)
    if not total:
        return Weighed([False] * len(page), 0.0, 0.0)
    held: dict[str, float] = {}
    for stretch, weight in zip(page, weights, strict=True):
        if weight:
            for place in stretch.places:
                held[place.path] = held.get(place.path, 0.0) + weight
    around = _heaviest(page, weights, held)
    inside = [_is_inside(stretch, around) for stretch in page]
    edges = [index for index, stretch in enumerate(page) if inside[index] and (weights[index] or _is_edge(stretch))]
    first, last = _stretched(page, edges[0], edges[-1])
    picked = [
        inside[index] and first <= index <= last and stretch.linked < _LINE_LINKED and (is_post(stretch) or not _is_elsewhere(stretch))
        for index, stretch in enumerate(page)
    ]
    return Weighed(alike(page, picked, weights), held[around] / total, held[around])


def _weight(stretch: Stretch) -> float:
    tokens = _tokens(stretch)
    if tokens < _PROSE_TOKENS or stretch.linked > _PROSE_LINKED or _is_elsewhere(stretch) or stretch.within(*_NO_PROSE):
        return 0.0
    return min(tokens, _MOST_WEIGHT) * (1 - stretch.linked)


def _tokens(stretch: Stretch) -> int:
    return max(stretch.tokens, 0 if stretch.text.isascii() else _unspaced(stretch.text) // _UNSPACED)


def _unspaced(text: str) -> int:
    return sum(1 for character in text if character > "\u2fff")


def _is_elsewhere(stretch: Stretch) -> bool:
    return stretch.is_apart or stretch.places[-1].comments is not None


def _is_edge(stretch: Stretch) -> bool:
    is_prose = _tokens(stretch) >= _PROSE_TOKENS and stretch.linked <= _EDGE_LINKED
    return is_prose and stretch.places[-1].tag == "p" and not _is_elsewhere(stretch)


def _stretched(page: Sequence[Stretch], first: int, last: int) -> tuple[int, int]:
    """Move the ends of the story over short paragraphs that stand directly beside them in the same element."""
    outer = (_parent(page[first]), _parent(page[last]))
    for _ in range(_MOST_SHORT):
        first -= first > 0 and _is_short(page[first - 1]) and _parent(page[first - 1]) == outer[0]
        last += last + 1 < len(page) and _is_short(page[last + 1]) and _parent(page[last + 1]) == outer[1]
    return first, last


def _is_short(stretch: Stretch) -> bool:
    return stretch.within("p") and stretch.linked <= _PROSE_LINKED and stretch.tokens >= _SHORT_TOKENS and not _is_elsewhere(stretch)


def _parent(stretch: Stretch) -> str:
    """Return the path of the element around the paragraph."""
    places = stretch.places
    end = next((at for at in range(len(places) - 1, -1, -1) if places[at].tag == "p"), len(places) - 1)
    return places[end - 1].path if end else ""


def _is_inside(stretch: Stretch, path: str) -> bool:
    own = stretch.places[-1].path
    return own == path or own.startswith(path + "/")


def _heaviest(page: Sequence[Stretch], weights: Sequence[float], held: dict[str, float]) -> str:
    """Return the path of the innermost element that holds most of what each one around it does; of equals the first on the page."""
    inner: dict[str, dict[str, None]] = {}
    for stretch, weight in zip(page, weights, strict=True):
        if weight:
            for outer, place in zip(stretch.places, stretch.places[1:], strict=False):
                inner.setdefault(outer.path, {})[place.path] = None
    at = page[0].places[0].path
    while at in inner:
        heaviest = max(inner[at], key=lambda path: held[path])
        if held[heaviest] < _INNER_SHARE * held[at]:
            break
        at = heaviest
    return at
