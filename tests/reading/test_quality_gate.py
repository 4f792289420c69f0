"""The figures of reading hold their floors on the pages they were measured on, and every character of every page has its block."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tellings.model import Article, Page
from tellings.reading import read

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DATA = REPOSITORY.parent / "shared" / "data" / "reading"
FLOORS = tomllib.loads((REPOSITORY / "benchmarks" / "floors" / "reading.toml").read_text(encoding="utf-8"))
TOLD = ("body", "heading", "dateline")


def _scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scores_of_reading", REPOSITORY / "benchmarks" / "reading_scores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCORING = _scoring()


def articles(pages: list) -> dict[str, Article]:
    return {article.page: article for article in read([Page(page.name, page.data, "text/html") for page in pages])[0]}


@pytest.fixture(scope="module")
def read_pages() -> dict[str, tuple[list, dict[str, Article]]]:
    for part, expected in FLOORS["hashes"].items():
        if not (DATA / part).is_dir():
            pytest.skip(f"no data at {DATA / part}: the floors were measured on it")
        if SCORING.digest(DATA / part) != expected:
            pytest.skip(f"the files in {DATA / part} are not those the floors were measured on; see benchmarks/floors/reading.toml")
    sets = {"aeb": SCORING.aeb(REPOSITORY.parent / "shared"), "publishers": SCORING.publishers(REPOSITORY.parent / "shared")}
    return {name: (pages, articles(pages)) for name, pages in sets.items()}


def told(article: Article | None) -> str:
    if article is None:
        return ""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.role in TOLD)


def test_bodies_hold_their_floors(read_pages):
    pages, found = read_pages["aeb"]
    figures = SCORING.f1([(page.answer.body, told(found.get(page.name))) for page in pages])
    for name, figure in zip(("f1", "precision", "recall"), figures, strict=True):
        assert figure >= FLOORS["floors"][name], f"{name} on aeb fell to {figure:.4f}"
    pages, found = read_pages["publishers"]
    figure = SCORING.f1([(page.answer.body, told(found.get(page.name))) for page in pages if page.answer.body])[0]
    assert figure >= FLOORS["floors"]["body"], f"body F1 on publishers fell to {figure:.4f}"


def test_every_character_that_is_not_blank_lies_in_exactly_one_block(read_pages):
    for _, found in read_pages.values():
        for article in found.values():
            end = 0
            for block in sorted(article.blocks, key=lambda block: block.start):
                assert block.start >= end, f"two blocks of {article.page} share a character"
                assert not article.text[end : block.start].strip(), f"no block of {article.page} holds {article.text[end : block.start]!r}"
                end = block.end
            assert not article.text[end:].strip()
