"""Articles cut into pieces: whatever the spans, the words stay and the elements nest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.editing.marking import Link, anchors, marks, sections
from tellings.model import Article, Block, Span


def article(*lengths: int) -> Article:
    text, blocks = "", []
    for number, length in enumerate(lengths):
        blocks.append(Block("body", len(text), len(text) + length))
        text += "".join(chr(ord("a") + (number + place) % 26) for place in range(length)) + "\n"
    return Article("a1", "p", "text/plain", "0", None, None, None, (), (), None, None, None, "en", text, tuple(blocks))


def pieces(told: Article, *ranges: tuple[int, int]):
    spans = [Span("a1", start, end) for start, end in ranges]
    links = [Link(span, "#p1", "agreed") for span in spans]
    named = anchors(spans)
    return named, sections(told, marks(links, named).get("a1", ()))


def written(cut) -> str:
    return "|".join(
        "".join(f"<{'' if p.first else '+'}{p.opens.anchor}>" if p.opens else ">" if p.closes else p.words for p in section.pieces)
        for section in cut
    )


def test_a_span_inside_another_nests():
    _, cut = pieces(article(8), (0, 8), (2, 4))
    assert written(cut) == "<a1-0>ab<a1-2>cd>efgh>"


def test_a_crossing_span_is_cut_and_its_second_piece_has_no_anchor_of_its_own():
    _, cut = pieces(article(8), (0, 5), (3, 8))
    assert written(cut) == "<a1-0>abc<a1-3>de>><+a1-3>fgh>"


def test_a_span_over_two_blocks_is_cut_between_them():
    _, cut = pieces(article(3, 3), (1, 6))
    assert written(cut) == "a<a1-1>bc>|<+a1-1>bc>d"


def test_of_two_spans_that_begin_together_the_shorter_has_the_plain_anchor():
    named, cut = pieces(article(8), (0, 8), (0, 3))
    assert named == {Span("a1", 0, 3): "a1-0", Span("a1", 0, 8): "a1-0-8"}
    assert written(cut) == "<a1-0-8><a1-0>abc>defgh>"


def test_both_ends_of_a_first_piece_know_it():
    _, cut = pieces(article(8), (0, 5), (3, 8))
    assert [piece.first for piece in cut[0].pieces if piece.closes] == [True, True, False]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), max_size=12),
)
def test_no_word_is_lost_elements_nest_and_each_mark_covers_its_span(lengths, wanted):
    told = article(*lengths)
    ranges = {(start, min(start + length, len(told.text))) for start, length in wanted if start < len(told.text)}
    named, cut = pieces(told, *ranges)
    covered = dict.fromkeys(named.values(), "")
    firsts = []
    for section in cut:
        stack = []
        for piece in section.pieces:
            if piece.opens:
                stack.append(piece.opens)
                firsts += [piece.opens.anchor] if piece.first else []
            elif piece.closes:
                assert stack.pop() == piece.closes
            for mark in stack if piece.words else ():
                covered[mark.anchor] += piece.words
        assert stack == []
        assert "".join(piece.words for piece in section.pieces) == told.text[section.block.start : section.block.end]
    assert len(set(firsts)) == len(firsts)
    for span, anchor in named.items():
        assert covered[anchor] == told.words(span).replace("\n", "")
