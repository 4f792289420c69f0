"""PDF: the words in the order of reading, as paragraphs."""

import importlib.util

import pytest

from tellings.capture.forms import pdf as pdf_form
from tellings.capture.forms.pdf_layout import Piece, Sheet, text_of

needs_pdfium = pytest.mark.skipif(importlib.util.find_spec("pypdfium2") is None, reason="the extra is missing: pip install 'tellings[pdf]'")

LEFT = [
    "The ferry Orla struck a pier in",
    "Port Ellary on Tuesday in the har-",
    "bour fog, the coast guard said.",
    "Nobody was hurt, they added, and",
]
RIGHT = [
    "two lorries slid into the water.",
    "Divers went down at noon, said",
    "harbour master Tove Lindal, who",
    "had been on the quay since six.",
]


def sheet(number, left=LEFT, right=RIGHT):
    placed = [(60, 760, 9, "Norby Courier - Tuesday"), (290, 30, 9, f"Page {number}")]
    placed += [(60, 700 - 14 * line, 12, words) for line, words in enumerate(left)]
    return placed + [(320, 700 - 14 * line, 12, words) for line, words in enumerate(right)]


def boxed(placed):
    return Sheet(800, tuple(Piece(x, y, x + len(words) * size * 0.5, y + size * 0.75, words) for x, y, size, words in placed))


def test_columns_are_read_one_after_the_other_hyphens_joined():
    assert text_of([boxed(sheet(1)[2:])]) == (
        "The ferry Orla struck a pier in Port Ellary on Tuesday in the harbour fog, the coast guard said. "
        "Nobody was hurt, they added, and two lorries slid into the water. "
        "Divers went down at noon, said harbour master Tove Lindal, who had been on the quay since six.\n"
    )


def test_a_headline_over_both_columns_comes_first():
    headline = (60, 730, 24, "Ferry Orla strikes pier in fog")
    text = text_of([boxed([headline, *sheet(1)[2:]])])
    assert text.split("\n\n")[0] == "Ferry Orla strikes pier in fog"
    assert text.split("\n\n")[1].startswith("The ferry Orla struck a pier in Port Ellary")


def test_running_heads_and_numbers_of_pages_go():
    text = text_of([boxed(sheet(number)) for number in (1, 2, 3)])
    assert "Courier" not in text
    assert "Page" not in text
    assert text.count("Tove Lindal") == 3


def test_a_word_with_a_hyphen_of_its_own_keeps_it():
    lines = ["A well-known pilot of the port", "said so, and it was a well-", "known ferry of the Mid-", "Ellary line on a foggy day."]
    text = text_of([boxed([(60, 700 - 14 * number, 12, words) for number, words in enumerate(lines)])])
    assert "it was a well-known ferry of the Mid-Ellary line" in text


def test_paragraphs_are_parted_at_gaps_and_indents():
    placed = [(60, 700, 12, "The fog was thick."), (75, 686, 12, "Divers went down."), (60, 640, 12, "The quay was shut.")]
    assert text_of([boxed(placed)]) == "The fog was thick.\n\nDivers went down.\n\nThe quay was shut.\n"


def test_many_lines_cost_no_more_than_a_moment():
    placed = [(60 + number % 97, number % 800, 12, f"word{number}") for number in range(20_000)]
    assert text_of([boxed(placed)])


@needs_pdfium
def test_a_pdf_is_read_from_end_to_end(articles, make):
    read, problems = articles("paper.pdf", make.pdf(sheet(1), sheet(2)))
    article = read["paper.pdf"]
    assert (article.media_type, problems) == ("text/plain", ())
    assert "Port Ellary on Tuesday in the harbour fog, the coast guard said. Nobody was hurt" in article.text
    assert "two lorries slid into the water. Divers" in article.text
    assert "Page" not in article.text


@needs_pdfium
def test_a_pdf_in_an_archive_is_named_by_its_address(take, make):
    data = make.record(make.http(make.pdf(sheet(1)), kind="application/pdf"), address="https://courier.example/a.pdf")
    pages, problems = take("c.warc", data)
    assert (list(pages), problems) == (["c.warc#https://courier.example/a.pdf"], [])
    assert "Tove Lindal" in pages["c.warc#https://courier.example/a.pdf"].data.decode()


@needs_pdfium
@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00garbage" * 1000])
def test_a_broken_pdf_is_a_problem(take, data):
    pages, problems = take("a.pdf", data)
    assert pages == {}
    assert problems[0][1] == "binary"


@needs_pdfium
def test_a_pdf_without_words_is_a_problem(take, make):
    assert take("a.pdf", make.pdf([]))[1][0][1] == "no-words"


@needs_pdfium
def test_a_reader_that_breaks_down_stops_nothing(take, make, monkeypatch, tmp_path):
    monkeypatch.setattr(pdf_form, "PDF_MEMORY", 1024 * 1024)
    assert take("a.pdf", make.pdf(sheet(1)))[1][0][1] == "damaged"
    assert take("good.txt", b"Words.")[1] == []


@needs_pdfium
def test_pages_beyond_the_bound_are_told(take, make, monkeypatch):
    monkeypatch.setattr(pdf_form, "MOST_PDF_PAGES", 2)
    pages, problems = take("a.pdf", make.pdf(*(sheet(number) for number in range(4))))
    assert pages["a.pdf"].data.decode().count("Tove Lindal") == 2
    assert problems[0][1] == "too-many"


def test_without_the_extra_the_problem_names_it(take, make, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None if name == "pypdfium2" else found(name, package))
    pages, problems = take("a.pdf", make.pdf(sheet(1)))
    assert pages == {}
    assert problems[0][1] == "binary"
    assert "pip install 'tellings[pdf]'" in problems[0][2]
