"""What all tests share: the example story compared once, and the data that is only measured on where it is there."""

from pathlib import Path

import pytest

from tellings import Edition, compare

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "harbour"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def example_pages() -> Path:
    return EXAMPLE / "pages"


@pytest.fixture(scope="session")
def example_edition(example_pages: Path) -> Edition:
    return compare([example_pages])


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with data to measure on is not here")
    return SHARED
