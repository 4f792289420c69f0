"""Articles side by side as values: rows, passages, differing words and strips, without a page around them."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings import Page, read
from tellings.copying import find_reuse
from tellings.editing.side_by_side import lay
from tellings.model import Article, Block, Reuse, Span

FIRE = "The depot at Quillan burned down in the night to Monday and four people were taken to hospital, the fire chief said."
HALL = "The fire began at six in the hall where the paint was kept and it took the crews four hours to put it out."
DOOR = "Vexley Mills, which owns the depot, said all of its doors had been open and that it would help the police in full."
OWN = "Residents had complained about the smell from the yard for years, the council minutes of last spring show."


def articles(*texts: str) -> list[Article]:
    found = read([Page.from_text(text, name=f"page{number}.txt") for number, text in enumerate(texts)]).articles
    return sorted(found, key=lambda article: article.page)


def laid(*texts: str):
    found = articles(*texts)
    return lay(found, find_reuse(found))


def words(result, row: int) -> list[str]:
    return ["".join(run.words for cell in cells for run in cell.runs) for cells in result.row(row).cells]


def test_a_paragraph_stands_beside_the_one_it_shares_its_wording_with():
    result = laid(f"{FIRE}\n\n{HALL}\n\n{DOOR}\n", f"{OWN}\n\n{HALL}\n")
    aligned = [words(result, row) for row, line in enumerate(result.lines) if line.is_aligned]
    assert aligned == [[HALL, HALL]]


def test_what_one_page_has_alone_keeps_its_place_between_the_aligned_rows():
    result = laid(f"{FIRE}\n\n{HALL}\n", f"{FIRE}\n\n{OWN}\n\n{HALL}\n")
    assert [words(result, row) for row in range(len(result.lines))] == [[FIRE, FIRE], ["", OWN], [HALL, HALL]]


def test_what_a_page_has_alone_stands_where_the_base_has_something_of_its_own():
    result = laid(f"{FIRE}\n\n{DOOR}\n\n{HALL}\n", f"{FIRE}\n", f"{OWN}\n\n{HALL}\n")
    assert [words(result, row) for row in range(len(result.lines))] == [[FIRE, FIRE, ""], [DOOR, "", OWN], [HALL, "", HALL]]


def test_a_passage_that_begins_in_what_is_not_shown_begins_with_the_first_words_that_are():
    one, other = articles(f"{FIRE}\n", f"Read more\n{FIRE}\n")
    start = other.text.index(FIRE)
    blocks = (Block("furniture", 0, start - 1), Block("body", start, start + len(FIRE)))
    other = replace(other, blocks=blocks)
    a, b = sorted([Span(one.id, 0, len(FIRE)), Span(other.id, 0, start + len(FIRE))])
    result = lay([one, other], [Reuse(a, b, "narration", None, 0.0, ())])
    begins = [run.begins for cell in result.row(0).cells[1] for run in cell.runs]
    assert begins[0] == ((1, 1),)
    assert not any(begins[1:])


def test_words_that_differ_inside_a_passage_are_marked_on_both_sides_and_nothing_else():
    other = FIRE.replace("four people", "nine people")
    result = laid(f"{FIRE}\n\n{OWN}\n", f"{other}\n")
    base, second = result.articles
    assert [base.text[start:end] for start, end in result.differing[base.id]] == ["four"]
    assert [second.text[start:end] for start, end in result.differing[second.id]] == ["nine"]


def test_of_the_base_text_only_what_no_other_page_has_differs():
    without = FIRE.replace("in the night to Monday ", "")
    result = laid(f"{FIRE}\n", f"{FIRE}\n\n{OWN}\n", f"{without}\n")
    assert not any(result.differing.values())
    # The page that left words out says where.
    runs = [run for cell in result.row(0).cells[2] for run in cell.runs]
    assert [(run.missing, run.words[:3]) for run in runs if run.missing] == [(5, "and")]


def test_words_are_not_cut_off_from_those_they_belong_to():
    more = "The owner wept. "
    result = laid(f"{FIRE} {more}{HALL}\n", f"{FIRE} {HALL}\n")
    base = result.articles[0]
    assert [base.text[start:end] for start, end in result.differing[base.id]] == ["The owner wept"]


def test_case_and_punctuation_are_no_difference():
    result = laid(f"{FIRE} It's over.\n", f"{FIRE.replace('hospital,', 'hospital').replace('The depot', 'the depot')} It’s over.\n")
    assert not any(result.differing.values())


def test_passages_that_changed_places_stay_in_the_order_of_each_page():
    result = laid(f"{FIRE}\n\n{HALL}\n\n{DOOR}\n", f"{DOOR}\n\n{FIRE}\n\n{HALL}\n")
    for column in range(2):
        places = [place for line in result.lines for place in line.units[column]]
        assert places == sorted(places)
    aligned = [words(result, row) for row, line in enumerate(result.lines) if line.is_aligned]
    assert aligned == [[FIRE, FIRE], [HALL, HALL]]
    # The one that moved is marked as shared all the same.
    moved = next(row for row in range(len(result.lines)) if words(result, row)[1] == DOOR)
    assert any(run.passages for cell in result.row(moved).cells[1] for run in cell.runs)


def test_a_passage_on_three_pages_has_one_number():
    result = laid(f"{FIRE}\n", f"{FIRE}\n\n{OWN}\n", f"{FIRE}\n\n{HALL}\n")
    assert [len(passage.spans) for passage in result.passages] == [3]


def test_two_paragraphs_that_became_one_stand_beside_the_greater_part():
    result = laid(f"{FIRE}\n\n{HALL}\n", f"{FIRE} {HALL}\n")
    assert sum(line.is_aligned for line in result.lines) == 1
    assert [strip.share for strip in result.strips] > [0.9, 0.9]


def test_the_strip_says_how_much_of_each_paragraph_is_shared_and_by_how_many():
    result = laid(f"{FIRE}\n\n{OWN}\n", f"{FIRE}\n", f"{FIRE}\n\n{HALL}\n")
    bars = result.strips[0].bars
    assert [(bar.others, bar.height > 95) for bar in bars] == [(2, True), (0, False)]
    assert bars[1].height == 0
    assert 0.4 < result.strips[0].share < 0.6


def test_pages_that_share_nothing_have_no_aligned_row_and_all_their_words():
    result = laid(f"{FIRE}\n", f"{OWN}\n")
    assert not any(line.is_aligned for line in result.lines)
    assert words(result, 0) == [FIRE, OWN]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.sampled_from([FIRE, HALL, DOOR, OWN, "Short.", HALL.upper()]), max_size=6), min_size=2, max_size=4))
def test_every_paragraph_of_every_page_stands_in_exactly_one_row_in_its_order(pages):
    found = articles(*("\n\n".join([*paragraphs, f"Page {number}."]) + "\n" for number, paragraphs in enumerate(pages)))
    result = lay(found, find_reuse(found))
    for column, units in enumerate(result.units):
        assert [place for line in result.lines for place in line.units[column]] == list(range(len(units)))
    for column, article in enumerate(found):
        for row in range(len(result.lines)):
            for cell in result.row(row).cells[column]:
                assert "".join(run.words for run in cell.runs) == article.text[cell.start : cell.end]
    for article in found:
        assert all(end <= start for (_, end), (start, _) in pairwise(result.differing[article.id])) or len(found) > 2
    assert all(0 <= bar.height <= 100 and bar.width > 0 for strip in result.strips for bar in strip.bars)


def test_the_same_rows_whatever_the_order_of_what_is_shared():
    found = articles(f"{FIRE}\n\n{HALL}\n", f"{HALL}\n\n{FIRE}\n", f"{DOOR}\n\n{HALL}\n")
    reuse = find_reuse(found)
    assert lay(found, reuse) == lay(found, reuse[::-1])
