"""A long article in parts: every word stands in exactly one of them, and none is longer than a page can hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.editing.portions import only, portion_at, portions
from tellings.model import Article, Block


def article(text: str, blocks: tuple[Block, ...]) -> Article:
    return Article("a1", "p", "text/plain", "0" * 64, None, None, None, (), (), None, None, None, "en", text, blocks)


def of_paragraphs(*paragraphs: str) -> Article:
    blocks, text = [], ""
    for words in paragraphs:
        blocks.append(Block("body", len(text), len(text) + len(words)))
        text += words + "\n"
    return article(text, tuple(blocks))


def test_a_short_article_is_one_part():
    found = portions(of_paragraphs("Orla Brandt closed the weir.", "Nobody was hurt."))
    assert [(part.number, part.last, part.start) for part in found] == [(1, 1, 0)]


def test_an_article_without_words_has_one_part():
    assert len(portions(article("", ()))) == 1


def test_parts_end_between_paragraphs_where_these_are_short():
    found = of_paragraphs(*["The weir was closed at noon by Orla Brandt of Quillan." for _ in range(40)])
    edges = {block.start for block in found.blocks}
    parts = portions(found, 500)
    assert len(parts) > 3
    assert all(part.start in edges for part in parts[1:])


def test_a_paragraph_that_is_too_long_is_cut_behind_a_sentence():
    found = of_paragraphs("The weir was closed at noon. " * 60)
    parts = portions(found, 500)
    assert len(parts) > 2
    assert all(found.text[: part.start].endswith(". ") for part in parts[1:])


@settings(deadline=None, max_examples=80)
@given(st.lists(st.text("ab. \u202e", min_size=1, max_size=300), max_size=12), st.integers(20, 200))
def test_every_character_of_every_block_is_in_exactly_one_part(paragraphs, size):
    found = of_paragraphs(*paragraphs)
    parts = portions(found, size)
    shown = [(block.start, block.end) for part in parts for block in only(found, part).blocks]
    assert shown == sorted(shown)
    assert "".join(found.text[start:end] for start, end in shown) == "".join(paragraphs)
    assert all(size // 2 <= part.end - part.start <= size + size // 4 + 1 for part in parts[:-1])
    for part in parts:
        assert portion_at(parts, part.start) == part
