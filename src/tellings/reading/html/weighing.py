"""Which stretches of a page tell its story, by weight: the innermost element that holds nearly all of the page's prose."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.reading.html.boxes import alike, is_post
from tellings.reading.html.leading import is_link, leading_out, without_links
from tellings.reading.html.visible import Stretch

# The figures below are trials: body F1 on 91 news pages and on 63 pages of publishers as `python benchmarks/reading.py` prints them, with
# one value changed; .9898 and .9680 with those that stand here.

# A stretch is prose from this many words on: at 4 .9898 and .9666, at 16 .9845 and .9677; and with at most this share of links: at .35 the
# same, at .2 .9898 and .9667.
_PROSE_TOKENS = 8
_PROSE_LINKED = 0.6
# Longer paragraphs weigh no more: one terms-of-use text is no story. At 40 .9898 and .9655, at 160 the same as at 80.
_MOST_WEIGHT = 80
# The walk goes into an element that holds this share of the prose of the one around it. At .5 .9871 and .9648, at .6 .9896 and .9648, at .8
# and at .9 .9854 and .9676, of .9896 and .9676.
_INNER_SHARE = 0.7

# A shorter paragraph beside the first or the last one is a label, a longer one the beginning or the end of the story. At 2 .9897 and .9676,
# at 8 .9891 and .9676, of .9896 and .9676.
_SHORT_TOKENS = 4

# With less prose in the story's element trafilatura is asked, for 11 of 91 news pages. At 75 .9878 and .9680, at 300 .9896 and .9664.
_SURE_WEIGHT = 150

_PARAGRAPHS = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "blockquote"})
_NO_PROSE = ("figure", "figcaption", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "address")

# Scripts that put no spaces between words: so many characters count as a word. 2 and 8 change no figure: one page is written so.
_UNSPACED = 4


class Weighed(NamedTuple):
    """What was picked; ``weight`` is how much prose there is in the element of the story."""

    picked: list[bool]
    weight: float

    @property
    def is_sure(self) -> bool:
        """Tell whether the weights decide: there is much prose in one element."""
        return self.weight >= _SURE_WEIGHT


def weigh(page: Sequence[Stretch], addresses: Sequence[str] = ()) -> Weighed:
    """Pick the story of a page by weight; ``addresses`` are the page's own."""
    weights = [_weight(stretch) for stretch in page]
    if not any(weights):
        return Weighed([False] * len(page), 0.0)
    held: dict[str, float] = {}
    for stretch, weight in zip(page, weights, strict=True):
        if weight:
            for place in stretch.places:
                held[place.path] = held.get(place.path, 0.0) + weight
    around = _heaviest(page, weights, held)
    inside = _with_lead(page, weights, [_is_inside(stretch, around) for stretch in page], around)
    edges = [index for index, stretch in enumerate(page) if inside[index] and (weights[index] or _is_edge(stretch))]
    first, last = _stretched(page, edges[0], edges[-1])
    within = [yes and first <= index <= last for index, yes in enumerate(inside)]
    picked = [yes and (is_post(stretch) or not _is_elsewhere(stretch)) for yes, stretch in zip(within, page, strict=True)]
    out = leading_out(page, [yes and is_link(stretch) for yes, stretch in zip(picked, page, strict=True)], addresses)
    picked = without_links(page, picked, out)
    return Weighed(alike(page, picked, weights, inside, out), held[around])


def _with_lead(page: Sequence[Stretch], weights: Sequence[float], inside: list[bool], around: str) -> list[bool]:
    """Add the paragraphs that stand directly before the story's element: what is left of a story behind a lock has a box to itself."""
    start = first = inside.index(True)
    while first and weights[first - 1] and _is_lead(page[first - 1], around):
        first -= 1
    return [yes or first <= index < start for index, yes in enumerate(inside)]


def _is_lead(stretch: Stretch, around: str) -> bool:
    return stretch.places[-1].tag == "p" and _parent(stretch) == around.rpartition("/")[0] and not stretch.named("standfirst", depth=1)


def _weight(stretch: Stretch) -> float:
    tokens = _tokens(stretch)
    if tokens < _PROSE_TOKENS or stretch.linked > _PROSE_LINKED or _is_elsewhere(stretch) or stretch.within(*_NO_PROSE):
        return 0.0
    return min(tokens, _MOST_WEIGHT) * (1 - stretch.linked)


def _tokens(stretch: Stretch) -> int:
    return stretch.tokens if stretch.text.isascii() else max(stretch.tokens, _unspaced(stretch.text) // _UNSPACED)


def _unspaced(text: str) -> int:
    return sum(1 for character in text if character > "\u2fff")


def _is_elsewhere(stretch: Stretch) -> bool:
    return stretch.is_apart or stretch.places[-1].comments is not None


def _is_edge(stretch: Stretch) -> bool:
    if is_post(stretch):
        return True
    is_prose = _tokens(stretch) >= _PROSE_TOKENS and stretch.linked <= _PROSE_LINKED
    return is_prose and stretch.places[-1].tag == "p" and not _is_elsewhere(stretch)


def _stretched(page: Sequence[Stretch], first: int, last: int) -> tuple[int, int]:
    """Move the ends of the story over a short paragraph directly beside each in the same element, and over a list at its end."""
    outer = (_parent(page[first]), _parent(page[last]))
    first -= first > 0 and _is_short(page[first - 1]) and _parent(page[first - 1]) == outer[0]
    last += last + 1 < len(page) and _is_short(page[last + 1]) and _parent(page[last + 1]) == outer[1]
    end = last + 1
    while end < len(page) and _is_item(page[end]) and _parent(page[end]) == outer[1]:
        last = end if page[end].linked <= _PROSE_LINKED else last
        end += 1
    return first, last


def _is_short(stretch: Stretch) -> bool:
    return stretch.within("p") and stretch.linked <= _PROSE_LINKED and _tokens(stretch) >= _SHORT_TOKENS and not _is_elsewhere(stretch)


def _is_item(stretch: Stretch) -> bool:
    is_item = stretch.within("li", "td", "th", "dd", "dt") or (stretch.text.endswith(":") and stretch.within("p"))
    return is_item and not _is_elsewhere(stretch)


def _parent(stretch: Stretch) -> str:
    """Return the path of the element around the paragraph, the list or the table."""
    places = stretch.places
    end = next((at for at in range(len(places) - 1, -1, -1) if places[at].tag in _PARAGRAPHS), len(places) - 1)
    while end and places[end - 1].tag in _PARAGRAPHS:
        end -= 1
    return places[end - 1].path if end else ""


def _is_inside(stretch: Stretch, path: str) -> bool:
    own = stretch.places[-1].path
    return own.startswith(path) and own[len(path) : len(path) + 1] in ("", "/")


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
