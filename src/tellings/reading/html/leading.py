"""Where the links of a page lead: about its own site, or out of it."""

from collections.abc import Sequence

from tellings.reading.html.visible import Stretch
from tellings.reading.vocabulary import words

# Longer addresses are looked at this far: the name of a site stands at their beginning.
_LOOKED_AT = 200

# A stretch with this share of its characters in links is nothing but links; the rest are marks between them. At .7
# the body F1 on 91 news pages is .9894, at .9 it is .9888, of .9898.
_LINKED_SHARE = 0.8


def leading_out(page: Sequence[Stretch], asked: Sequence[bool], addresses: Sequence[str]) -> list[bool]:
    """Tell of each stretch that is asked about whether its link leads out of the page's site, and to no account on a platform.

    The page's site is that of its ``addresses`` and the one that most of its other links lead to. A line that is a link to the same site
    is another story's title; one that leads elsewhere is a source, a shop or a document that the story names.
    """
    if not any(asked):
        return [False] * len(page)
    counts: dict[str, int] = {}
    for yes, stretch in zip(asked, page, strict=True):
        site = None if yes else _site(stretch)
        if site is not None:
            counts[site] = counts.get(site, 0) + 1
    own = {site_of(address) for address in addresses} | {max(counts, key=lambda site: counts[site], default=None)}
    found = [_site(stretch) if yes else None for yes, stretch in zip(asked, page, strict=True)]
    return [site is not None and site not in own for site in found]


def without_links(page: Sequence[Stretch], picked: list[bool], out: Sequence[bool]) -> list[bool]:
    """Drop lines that are nothing but links to the site's other pages, unless they are items of a list that has others too."""
    links = [yes and is_link(stretch) for yes, stretch in zip(picked, page, strict=True)]
    if not any(links):
        return picked
    mixed = {_list(stretch) for yes, link, stretch in zip(picked, links, page, strict=True) if yes and not link and stretch.within("li")}
    return [
        yes and (not link or leads or (stretch.within("li") and _list(stretch) in mixed))
        for yes, link, leads, stretch in zip(picked, links, out, page, strict=True)
    ]


def _list(stretch: Stretch) -> str:
    """Return the path of the list around an item."""
    at = next(at for at in range(len(stretch.places) - 1, -1, -1) if stretch.places[at].tag == "li")
    return stretch.places[at].path.rpartition("/")[0]


def is_link(stretch: Stretch) -> bool:
    """Tell whether a stretch is nothing but a link; in quotations and tables that says nothing."""
    return stretch.linked >= _LINKED_SHARE and not stretch.within("blockquote", "td")


def _site(stretch: Stretch) -> str | None:
    address = next((place.leads for place in reversed(stretch.places) if place.leads is not None), None)
    return site_of(address) if address else None


def site_of(address: str) -> str | None:
    """Return the name of the site that an absolute address leads to ("courier" of "https://www.courier.example/a"), of a platform none."""
    scheme, mark, rest = address[:_LOOKED_AT].strip().partition("//")
    if not mark or scheme.casefold() not in ("", "http:", "https:"):
        return None
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0].rpartition("@")[2].partition(":")[0]
    labels = host.casefold().strip(".").split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in words("html", "", "second_levels") else 1
    name = labels[-ending - 1] if len(labels) > ending else ""
    return name if name and name not in words("html", "", "platforms") else None
