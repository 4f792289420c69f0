"""The scripts of the docs as modules, and the edition of the example story in the place of their own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))


@pytest.fixture(scope="session")
def generate(tmp_path_factory):
    """The generator, with the edition that the README's own command wrote, and what each page's blocks print under ``printed``."""
    import generate
    import snippets

    from tellings import Edition

    folders = {page: tmp_path_factory.mktemp("docs") for page in snippets.pages()}
    generate.printed = {page: snippets.outputs(page, folder) for page, folder in folders.items()}
    edition = Edition.from_json((folders[snippets.ROOT / "README.md"] / "edition.json").read_bytes())
    generate.edition = lambda: edition
    return generate
