"""What holds of every reading: ids, coverage, order, encodings, languages, problems."""

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Page
from tellings.reading import read
from tellings.reading.decoding import decode

STORY = "The council of Ellmouth voted on Tuesday to rebuild the stone bridge. Mayor Ines Halloran said that the work would take two years."

# Pieces that pages are made of, so that properties meet every recogniser and not only noise.
PIECES = st.sampled_from(
    [
        STORY,
        "By Orla Finch",
        "© Mira Sund/TASS",
        "ELLMOUTH, March 4 (AP) — Boats left the harbour.",
        "Thursday, June 20, 2024",
        "› Subscribe",
        "",
        "  ",
        "Boats",
        "•",
        "No comments:",
        "(",
        "/",
        "—",
        "Ellmouth, March 4",
        "A: yes",
        "\u200b",
        "\x1c",
        "\x85",
        "\u2028",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=40), max_size=25).flatmap(
    lambda parts: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda end: end.join(parts))
)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_character_that_is_not_blank_lies_in_exactly_one_block(text: str):
    for found in read([Page.from_text(text, name="a", media_type="text/plain")])[0]:
        covered = [0] * len(found.text)
        for block in found.blocks:
            assert block.start < block.end
            assert not found.text[block.start].isspace()
            assert not found.text[block.end - 1].isspace()
            for place in range(block.start, block.end):
                covered[place] += 1
        assert max(covered) == 1
        assert all(count == 1 or character.isspace() for count, character in zip(covered, found.text, strict=True))
        assert list(found.blocks) == sorted(found.blocks, key=lambda block: block.start)


@settings(deadline=None, max_examples=40)
@given(st.lists(PIECES | st.text(max_size=30), max_size=12))
def test_html_blocks_cover_the_visible_text(parts: list[str]):
    import html

    page = "<html><body>" + "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    for found in read([Page.from_text(page, name="a", media_type="text/html")])[0]:
        assert "".join(found.text[block.start : block.end] for block in found.blocks).split() == [] or found.blocks
        outside = set(range(len(found.text))) - {place for block in found.blocks for place in range(block.start, block.end)}
        assert all(found.text[place].isspace() for place in outside)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([None, "text/plain", "text/html", "image/png"]))
def test_any_bytes_are_read_or_reported(data: bytes, kind: str | None):
    articles, problems = read([Page("a", data, kind)])
    assert articles or problems


@settings(deadline=None, max_examples=25)
@given(
    st.permutations(
        [("a", "one boat left"), ("b", "two boats left"), ("c", "one boat left"), ("a", "one boat left"), ("d", "\xff"), ("e", "")]
    )
)
def test_the_answer_is_the_same_for_any_order_of_pages(pages: list[tuple[str, str]]):
    made = [Page(name, words.encode("latin-1")) for name, words in pages]
    assert read(made) == read(sorted(made, key=lambda page: page.name))


def test_the_text_of_a_plain_page_is_its_content_unchanged():
    text = " \tEllmouth\r\n\r\n" + STORY + "\n\x0c \n"
    assert read([Page.from_text(text, name="a")])[0][0].text == text


def test_an_id_is_the_beginning_of_the_hash():
    page = Page.from_text(STORY, name="a")
    assert read([page])[0][0].id == "a" + hashlib.sha256(STORY.encode()).hexdigest()[:10]


def test_the_same_bytes_under_two_names_are_two_articles_and_the_smallest_name_keeps_the_plain_id():
    alone = read([Page.from_text(STORY, name="b")])[0][0].id
    articles, _ = read([Page.from_text(STORY, name=name) for name in ("c", "b", "b")])
    assert {article.page: article.id for article in articles} == {"b": alone, "c": alone + "-" + hashlib.sha256(b"c").hexdigest()[:6]}


def test_ids_grow_where_two_hashes_begin_alike(monkeypatch: pytest.MonkeyPatch):
    from tellings.reading.identifying import identify

    monkeypatch.setattr(Page, "sha256", property(lambda page: "0123456789ab" + page.data.hex().ljust(52, "0")))
    assert [each.article for each in identify([Page("x", b"\x11"), Page("y", b"\x12"), Page("z", b"\x91")])] == [
        "a0123456789ab11",
        "a0123456789ab12",
        "a0123456789ab9",
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"%PDF-1.7 words", "binary"),
        (b"a\x00b", "binary"),
        (b" \n .. \n", "no-words"),
        (b"<html></html>", "no-words"),
    ],
)
def test_pages_that_cannot_be_read_are_problems_and_the_rest_goes_on(data: bytes, error: str):
    articles, problems = read([Page("bad", data), Page.from_text(STORY, name="good")])
    assert [article.page for article in articles] == ["good"]
    assert [(problem.page, problem.error) for problem in problems] == [("bad", error)]


@pytest.mark.parametrize(
    ("data", "html", "text", "is_told"),
    [
        ("Café".encode(), False, "Café", False),
        (b"\xef\xbb\xbfCaf\xc3\xa9", False, "Café", False),
        ("Café".encode("utf-16"), False, "Café", False),
        ("Café".encode("cp1252"), False, "Café", True),
        (b"a caf\xc3\xa9 and a caf\xc3\xa9 \xff", False, "a café and a café \ufffd", True),
        (b"<meta charset=koi8-r>" + "Паром".encode("koi8-r"), True, "<meta charset=koi8-r>Паром", False),
        (b"<meta charset=iso-8859-1>caf\xc3\xa9", True, "<meta charset=iso-8859-1>café", False),
        (b"<meta charset=unicode_escape>\\u0041 \xe9", True, "<meta charset=unicode_escape>\\u0041 é", True),
    ],
)
def test_bytes_are_decoded_as_a_browser_does_and_doubts_are_told(data: bytes, html: bool, text: str, is_told: bool):
    decoded = decode(data, html=html)
    assert decoded.text == text
    assert (decoded.trouble is not None) == is_told


def test_a_broken_encoding_is_a_problem_but_the_page_is_read():
    articles, problems = read([Page("a", ("Café. " + STORY).encode("cp1252"))])
    assert articles[0].text.startswith("Café")
    assert [problem.error for problem in problems] == ["encoding"]


def test_half_characters_keep_the_offsets_of_the_text():
    text = "\ud800 boats and \udfff boats. " + STORY
    found = read([Page.from_text(text, name="a")])[0][0]
    assert len(found.text) == len(text)
    found.text.encode()


def test_a_story_in_another_language_is_read_and_reported():
    german = "Der Stadtrat von Ellmünde hat am Dienstag beschlossen, die Brücke wieder aufzubauen. Die Arbeiten sollen zwei Jahre dauern."
    articles, problems = read([Page.from_text(german, name="a")])
    assert articles[0].language == "de"
    assert [(problem.page, problem.error) for problem in problems] == [("a", "language")]


def test_the_language_is_that_of_the_story_and_not_of_the_furniture():
    page = "\n".join([STORY, STORY, *["Daftar kursus menjahit kelas sore untuk pemula di kota"] * 12])
    articles, problems = read([Page.from_text(page, name="a")])
    assert articles[0].language == "en"
    assert problems == []


@pytest.mark.parametrize("unit", [STORY + " ", "told TASS ", "x", "(", "A/", "Abc, ", "1", " ", "“"])
def test_a_huge_line_takes_no_time(unit: str):
    page = Page.from_text("Boats. " + unit * (4_000_000 // len(unit)), name="a")
    start = time.process_time()
    read([page])
    assert time.process_time() - start < 3


def test_more_lines_than_the_bound_are_a_problem_of_their_own():
    articles, problems = read([Page.from_text("boats left\n" * 30_000, name="a")])
    assert [problem.error for problem in problems] == ["too-long"]
    assert articles[0].blocks[-1].end == len(articles[0].text.rstrip())
