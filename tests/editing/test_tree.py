"""The drawing of the family tree: nothing overlaps, nothing leaves the frame, hidden texts are dashed."""

import itertools
import re

import pytest

from tellings.editing.names import short_names
from tellings.editing.tree import lay_out


def laid_out(edition):
    articles = {article.id: article for article in edition.articles}
    return lay_out(edition.stories[0], articles, short_names(edition.articles))


@pytest.mark.parametrize("number", [1, 2, 5, 12, 30])
def test_boxes_stand_apart_inside_the_drawing(builder, number):
    tree = laid_out(builder.family(number))
    places = [box.y for box in tree.boxes]
    assert len(places) == number
    assert all(below - above >= 62 for above, below in itertools.pairwise(places))
    assert places[0] > 0
    assert places[-1] + 58 < tree.height
    assert all(label.y > 0 and label.y + label.height < tree.height for label in tree.labels)
    for arrow in tree.arrows:
        assert max(float(x) for x in re.findall(r"(-?[\d.]+) -?[\d.]+", arrow.path)) <= tree.width
        assert 0 < arrow.x < tree.width


def test_a_hidden_text_is_dashed_and_its_copies_are_arrows_with_their_share(builder):
    tree = laid_out(builder.ferry())
    assert [label.hidden for label in tree.labels] == [True, False, False]
    assert sorted(arrow.words for arrow in tree.arrows) == ["100 %", "62 %"]


def test_the_bar_of_a_page_shows_which_stretch_belongs_to_which_text(builder):
    tree = laid_out(builder.ferry())
    echo = next(box for box in tree.boxes if box.name == "echo.example")
    assert [segment.letter for segment in echo.segments] == ["A"]
    assert 0 < echo.segments[0].width < 296


def test_the_sentences_say_what_the_drawing_shows(builder):
    said = dict(laid_out(builder.ferry()).sentences)
    assert said["Text A (NTB)"].endswith("the original is on none of these pages")
    assert said["echo.example"].startswith("has 62 % of its body from text A.")


def test_a_page_in_two_texts_stands_once_with_two_segments_and_a_line(builder):
    import msgspec

    edition = builder.family(2)
    story = edition.stories[0]
    second = edition.articles[1]
    extra = builder.Text("t9", (builder.Span(second.id, len(second.text) * 2 // 3, len(second.text) - 1),), (second.id,), None, True, "NTB")
    tree = laid_out(msgspec.structs.replace(edition, stories=(msgspec.structs.replace(story, texts=(*story.texts, extra)),)))
    assert len(tree.boxes) == 2
    assert [segment.letter for segment in tree.boxes[1].segments] == ["A", "B"]
    assert [arrow.copy for arrow in tree.arrows if not arrow.words] == [False]
