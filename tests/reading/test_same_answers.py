"""What is asked in a faster way has the answer of the plain way: paths, houses, languages, dates, attributes."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tellings.errors import ReadingError
from tellings.reading import language as asking
from tellings.reading.agencies import agencies
from tellings.reading.bounding import MOST_ATTRIBUTES, bounded
from tellings.reading.echoes import drop_copies
from tellings.reading.html.parsing import parse
from tellings.reading.html.visible import stretches
from tellings.reading.printed_dates import _patterns, find_date

TAGS = ("div", "p", "span", "ul", "li", "section", "b", "br", "table", "tr", "td", "a")
PIECES = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    "word ",
    "more words",
    " ",
    "\n",
    "<p hidden>",
    "<div style='display: none'>",
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_stretch_has_the_path_by_which_lxml_knows_its_element(source: str):
    root = parse(f"<html><body>{source}</body></html>")
    assert root is not None
    tree = root.getroottree()
    known = {tree.getpath(element).removeprefix("/"): element for element in root.iter() if isinstance(element, etree._Element)}
    for stretch in stretches(root):
        for place in stretch.places:
            assert known[place.path].tag == place.tag
        assert stretch.text.split()[0] in "".join(known[stretch.element].itertext())


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(("word", "word ", "<p>", "<b>", "<i hidden>", "<div style='Visibility : HIDDEN'>", "<br>")), max_size=30))
def test_nothing_that_is_hidden_is_seen(pieces: list[str]):
    marked = "".join(f"{piece}w{index} " if piece.startswith("word") else piece for index, piece in enumerate(pieces))
    root = parse(f"<html><body>{marked}</body></html>")
    assert root is not None
    seen = {word for stretch in stretches(root) for word in re.findall(r"w\d+", stretch.text)}
    shown = {
        word
        for text in root.xpath("//text()[not(ancestor::*[@hidden or contains(@style, 'HIDDEN')])]")
        for word in re.findall(r"w\d+", str(text))
    }
    assert seen == shown


NAMES = sorted(agencies().forms)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.one_of(st.sampled_from(NAMES), st.sampled_from((" ", "-", "_", "/", "(", ")", "the ", "s", "X", ". ")), st.text(max_size=3))
    )
)
def test_the_houses_of_a_text_are_those_that_the_pattern_finds(pieces: list[str]):
    text, table = "".join(pieces), agencies()
    assert [(found.start, found.end) for found in table.named(text)] == [match.span() for match in table.pattern.finditer(text)]
    assert table.may_name(text) or not table.pattern.search(text)


SAMPLES = (
    "The mayor of Ellmouth said on Friday that the harbour would be closed until the storm had passed over the coast. ",
    "El alcalde dijo el viernes que el puerto permanecería cerrado hasta que pasara la tormenta por la costa del norte. ",
    "Der Bürgermeister sagte am Freitag, der Hafen bleibe geschlossen, bis der Sturm vorüber sei und die Küste frei. ",
    "Piet Rook 12, Ada Brook 7, Ines Halloran 31, Tove Lind 4, Jonas Weir 15, Mara Quill 22. ",
)


def _asked_of_all(text: str) -> str | None:
    """The language of a sample with every piece asked, by the rule that `language` documents."""
    sample = " ".join(text[: asking._LOOKED_AT].split())
    starts = [start for start in range(0, len(sample), asking._PIECE) if len(sample) - start >= asking._SHORT or not start]
    letters: dict[str | None, int] = {}
    for start in starts:
        piece = sample[start : start + asking._PIECE]
        found = asking._likeliest(piece)
        letters[found] = letters.get(found, 0) + len(piece)
    best = max(letters, key=lambda tag: letters[tag])
    return best if letters[best] >= asking._LEAST_SHARE * sum(letters.values()) else None


def test_a_language_told_early_is_the_one_that_all_pieces_tell():
    chance = random.Random(7)
    for _ in range(60):
        text = "".join(chance.choices(SAMPLES, k=3)[chance.randrange(3)] * chance.randrange(1, 8) for _ in range(chance.randrange(1, 5)))
        assert asking.language(text) == _asked_of_all(text)


DATED = (
    "3",
    "12",
    "2024",
    "May",
    "mayo",
    "sept",
    "Oct",
    " ",
    "  ",
    ". ",
    ", ",
    "of ",
    "de ",
    "er",
    "rd",
    "th",
    "-",
    "/",
    ".",
    "T10:15Z",
    "x",
    "–",
    "É",
    "março",
)


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(DATED), max_size=10).map("".join))
def test_a_date_is_the_first_that_any_form_finds(text: str):
    found = [match for _, pattern in _patterns() if (match := pattern.search(text))]
    first = min(found, key=lambda match: (match.start(), -match.end()), default=None)
    told = find_date(text)
    assert (told and (told.start, told.end)) == (first and first.span())


def test_paragraphs_that_only_begin_alike_are_no_copies():
    opening = "The harbour of Ellmouth was closed on Friday, and all the boats stayed in"
    texts = [f"{opening} port.", f"{opening} the bay.", f"“{opening} port.”", "The harbour is open."]
    roles = ["body"] * 4
    drop_copies(texts, roles)
    assert roles == ["body", "body", "furniture", "body"]


def test_long_elements_with_few_attributes_are_read():
    for long in ("data:image/png;base64," + "Ab0" * 9_000, "x" * 9_000, "a;b=c," * 2_000):
        source = f'<p><img alt="A boat" src="{long}"></p>'
        assert bounded("page.html", source).text == source


def test_elements_with_many_attributes_are_not_read_however_they_are_parted():
    many = range(2 * MOST_ATTRIBUTES)
    for attributes in (" ".join(f"a{n}" for n in many), "\t".join(f"a{n}=1" for n in many), " ".join(f'a{n}="{n} x"' for n in many)):
        with pytest.raises(ReadingError):
            bounded("page.html", f"<p {attributes}>Words.</p>")


def test_elements_whose_values_hold_brackets_are_counted_too():
    attributes = " ".join(f'a{n}="<b"' for n in range(20_000))
    with pytest.raises(ReadingError) as caught:
        bounded("page.html", f"<html><body><div {attributes}><p>Words.</p></div></body></html>")
    assert caught.value.code == "too-many"
