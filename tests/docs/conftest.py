"""The scripts of the docs as modules, and the edition of the example story in the place of their own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))


@pytest.fixture(scope="session")
def generate(tmp_path_factory):
    """The generator, with what the pages' blocks print run once and kept under ``printed``."""
    import generate
    import snippets

    generate.printed = {page: snippets.outputs(page, tmp_path_factory.mktemp("docs")) for page in snippets.pages()}
    return generate
