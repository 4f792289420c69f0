"""The example story and its truth, and the modules that measure with it."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
HARBOUR = HERE.parents[1] / "examples" / "harbour"


def _load(name: str) -> ModuleType:
    """Load a module beside this one: pytest's importlib mode leaves this folder off the path."""
    spec = importlib.util.spec_from_file_location(f"tests_examples_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def visible():
    return _load("visible")


@pytest.fixture(scope="session")
def placing():
    return _load("placing")


@pytest.fixture(scope="session")
def scoring():
    return _load("scoring")


@pytest.fixture(scope="session")
def pages():
    """The folder of the story's eight pages."""
    return HARBOUR / "pages"


@pytest.fixture(scope="session")
def truth():
    return json.loads((HARBOUR / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def seen(truth, pages, visible):
    """The visible text of every page, by its key in the truth."""
    return {key: visible.visible_text(pages / name) for key, name in truth["pages"].items()}
