"""An edition as a TEI P5 document with a critical apparatus (parallel segmentation)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tellings.editing.display import in_line
from tellings.editing.lineage import letters, main_texts
from tellings.editing.names import page_name
from tellings.exporting.addresses import live_address
from tellings.exporting.apparatus.characters import content, declared
from tellings.exporting.apparatus.collation import collate, order
from tellings.exporting.apparatus.places import Place, places
from tellings.exporting.apparatus.witnesses import told_text, witness
from tellings.model import Article, Dated, Edition, Story
from tellings.model.spoken import when_phrase
from tellings.version import __version__

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")
# The dates that TEI takes in `when` (W3C Schema types); all others stand as words only. EDTF writes seasons as months above 12.
_W3C = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2]))?")
_W3C_DAY = re.compile(r"(?!0000)\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?")

_HOW = (
    "Each witness is what one page tells: the words of its standfirst and body, block by block, as they stand on the page. Wording that"
    " witnesses have in common is aligned word by word where it was found to be copied or quoted; a witness that has nothing at a place has"
    " an empty reading. No reading is preferred. A witness is had back by reading the document in order, with its own reading of each app;"
    " lb is a line feed, and g a character that XML cannot hold, by its code point."
)


def tei(edition: Edition) -> str:
    """Return the edition as TEI P5 (written for TEI 4.3 and later), the same for the same edition.

    Every witness's told text can be had back exactly: see :func:`tellings.exporting.tei_witnesses`. Line ends of the file stand inside of
    tags, so that none is taken for a blank of a page.
    """
    articles = {article.id: article for article in edition.articles}
    told = [told_text(articles[one]) for story in edition.stories for one in story.articles if one in articles]
    names = _names([*(story.id for story in edition.stories), *articles])
    titles = "; ".join(in_line(story.title.text) or "Untitled story" for story in edition.stories) or "No story"
    sources = "\n".join(_witnesses(story, articles, names) for story in edition.stories if _members(story, articles))
    bodies = "".join(_story(story, articles, names) for story in edition.stories)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>\n<fileDesc>\n'
        f"<titleStmt><title>{content(titles)}</title></titleStmt>\n"
        "<publicationStmt><p>An apparatus of pages about one event, for study; the words are those of the pages.</p></publicationStmt>\n"
        f"<sourceDesc>{sources or '<p>No pages.</p>'}</sourceDesc>\n</fileDesc>\n<encodingDesc>\n"
        f'<appInfo><application ident="tellings" version="{_version()}"><label>tellings</label></application></appInfo>\n'
        f"<editorialDecl><p>{_HOW}</p></editorialDecl>\n"
        f'<variantEncoding method="parallel-segmentation" location="internal"/>\n{declared(told)}</encodingDesc>\n</teiHeader>\n'
        f"<text>\n<body>\n{bodies or '<p/>'}</body>\n</text>\n</TEI>\n"
    )


def _version() -> str:
    """Return the version in the form that TEI's ``teidata.versionNumber`` allows: digits and dots with one word at the most."""
    found = re.match(r"\d+(\.\d+){0,2}", __version__)
    return found[0] if found else "0"


def _names(identifiers: Sequence[str]) -> dict[str, str]:
    """Return an XML name for each id: the id itself where it is one and not that of a declared character."""
    found: dict[str, str] = {}
    for number, one in enumerate(dict.fromkeys(identifiers)):
        is_fit = _NAME.fullmatch(one) and not re.fullmatch(r"c[0-9A-F]{4}|id-\d+", one)
        found[one] = one if is_fit else f"id-{number}"
    return found


def _members(story: Story, articles: Mapping[str, Article]) -> list[str]:
    return [article for article in order(story) if article in articles]


def _witnesses(story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    """Return the list of a story's witnesses: those of one text in a list of their own, which says whether its original is among them."""
    main = main_texts(story)
    groups: dict[int | None, list[str]] = {}
    for one in _members(story, articles):
        groups.setdefault(main.get(one), []).append(one)
    lists = []
    for place, members in groups.items():
        found = "\n".join(_witness(articles[one], names[one]) for one in members)
        head = f"<head>{content(_text_named(story, place))}</head>\n" if place is not None else ""
        lists.append(f"<listWit>\n{head}{found}\n</listWit>")
    return f"<listWit>\n{chr(10).join(lists)}\n</listWit>"


def _text_named(story: Story, place: int) -> str:
    text = story.texts[place]
    named = f"Text {letters(story.texts)[text.id]}{f' ({in_line(text.agency)})' if text.agency else ''}"
    return f"{named}; its original is on none of these pages" if text.hidden else named


def _witness(article: Article, name: str) -> str:
    title = article.title.text if article.title else page_name(article.page)
    parts = [f"<title>{content(in_line(title))}</title>"]
    parts += [f"<author>{content(in_line(person.text))}</author>" for person in article.byline]
    parts += [f"<publisher>{content(in_line(article.publisher.text))}</publisher>"] if article.publisher else []
    parts += [_date(article.published)] if article.published else []
    address = live_address(article)
    parts += [f'<ptr target="{content(address)}"/>'] if address else []
    parts += [
        f'<idno type="page">{content(page_name(article.page))}</idno>',
        f'<idno type="SHA-256">{content(in_line(article.sha256))}</idno>',
    ]
    parts += [f'<date type="captured">{content(in_line(article.captured))}</date>'] if article.captured else []
    return f'<witness xml:id="{name}"><bibl>{"".join(parts)}</bibl></witness>'


def _date(dated: Dated) -> str:
    value = f' when="{dated.when.value}"' if _is_w3c(dated.when.value) else ""
    return f'<date type="published"{value}>{content(in_line(when_phrase(dated.when)))}</date>'


def _is_w3c(value: str) -> bool:
    if _W3C.fullmatch(value):
        return True
    try:
        return bool(_W3C_DAY.fullmatch(value)) and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


def _story(story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    members = _members(story, articles)
    columns = collate(story, {one: witness(articles[one]) for one in members})
    text = "".join(_piece(place, names) for place in places(columns, members))
    title = content(in_line(story.title.text) or "Untitled story")
    wit = " ".join(f"#{names[one]}" for one in members)
    # The witnesses of a story are named where it begins: text outside of any app is that of all of them.
    block = f'<ab{_corresp(wit)} xml:space="preserve"\n>{text}</ab>'
    return f'<div type="story" xml:id="{names[story.id]}"\n><head>{title}</head\n>{block}</div>\n'


def _corresp(wit: str) -> str:
    return f' corresp="{wit}"' if wit else ""


def _piece(place: Place, names: Mapping[str, str]) -> str:
    if len(place.readings) == 1:
        return content(place.readings[0][0])
    return f'<app type="{place.difference}"\n>{"".join(_readings(place, names))}</app\n>'


def _readings(place: Place, names: Mapping[str, str]) -> Iterator[str]:
    for words, group in place.readings:
        wit = " ".join(f"#{names[article]}" for article in group)
        yield f'<rdg wit="{wit}">{content(words)}</rdg\n>' if words else f'<rdg wit="{wit}"\n/>'
