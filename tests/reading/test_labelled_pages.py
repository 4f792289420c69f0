"""Roles of the labelled lines of five real pages, where the shared data is at hand."""

import importlib.util
import time
from pathlib import Path

import pytest

from tellings.capture import capture
from tellings.reading import read

REPOSITORY = Path(__file__).resolve().parents[2]
STORY = REPOSITORY.parent / "shared" / "stories" / "vostochny"
# All lines are right today; the floor is what the project promises.
LEAST_RIGHT = 0.97

pytestmark = pytest.mark.skipif(not STORY.is_dir(), reason=f"the labelled pages are not here ({STORY})")


def test_the_roles_of_labelled_lines():
    spec = importlib.util.spec_from_file_location("benchmark_of_reading", REPOSITORY / "benchmarks" / "reading.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    right, total = benchmark.roles(STORY)
    assert total > 100
    assert right >= LEAST_RIGHT * total


def test_the_pages_are_read_fast_and_name_their_agencies():
    pages, problems = capture([STORY / "pages"])
    assert problems == []
    read(pages[:1])
    start = time.process_time()
    articles, problems = read(pages)
    assert time.process_time() - start < 0.3
    assert problems == []
    assert sorted({said.text for article in articles for said in article.agencies}) == ["Rossiyskaya Gazeta", "TASS"]
    assert all(article.published is None for article in articles)
    assert sum(block.role == "page-date" for article in articles for block in article.blocks) == 3


def test_plain_text_does_not_load_the_html_libraries():
    import subprocess
    import sys

    code = (
        "import sys; from tellings.model import Page; from tellings.reading import read; "
        "read([Page.from_text('Boats left. ' * 9, name='a')]); print([m for m in ('trafilatura', 'lxml') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
