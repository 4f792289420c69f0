"""Where an article quotes."""

import pytest
from copying_made import article

from tellings.copying.quoting import quoted_ranges


def quoted(*paragraphs: str, blocks: tuple[int, ...] = ()) -> list[str]:
    one = article("one", *paragraphs, quoted=blocks)
    return [one.text[start:end] for start, end in quoted_ranges(one)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said “row on” and left.", ["“row on”"]),
        ('She said "row on" and "row back".', ['"row on"', '"row back"']),
        ("Sie sagte: „Weiter!“ und ging.", ["„Weiter!“"]),
        ("Elle a dit « ramez » deux fois.", ["« ramez »"]),
        ("Sie sagte: »Weiter!« und ging.", ["»Weiter!«"]),
        ("She said ‘row on’ to the islanders’ children.", ["‘row on’"]),
        ("She said 'row on' to the '90s crew.", ["'row on'"]),
        ("It's the crews' boat, isn't it?", []),
        ("彼女は「漕げ」と言った。", ["「漕げ」"]),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("She began “and never", ["“and never"]),
        ('and so it ended." She left.', ['and so it ended."']),
        ('A 12" plank and a 9" nail, he "said".', ['"said"']),
        ("No marks at all.", []),
    ],
)
def test_marks_of_all_kinds(text, found):
    assert quoted(text) == found


def test_a_quotation_over_paragraphs_ends_with_each_and_begins_with_the_next():
    assert quoted("“First part.", "“Second part.” Then tea.") == ["“First part.", "“Second part.”"]


def test_an_unclosed_mark_reaches_no_further_than_its_paragraph():
    assert quoted("“First part.\n\nPlain part.") == ["“First part.\n\n"]


def test_a_block_quotation_is_quoted_whole():
    assert quoted("Plain.", "All of this.", blocks=(1,)) == ["All of this."]


def test_many_open_marks_take_linear_time():
    assert quoted("'a " * 20_000 + "“b " * 20_000)
