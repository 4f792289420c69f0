"""The command line with a made-up engine behind it, and the hand-made editions of ``tests/editing/builder.py``."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from tellings.cli import app


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    name = "tellings_test_builder"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent.parent / "editing" / "builder.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def tellings(monkeypatch):
    """Run the command line in this process; nothing that the environment says about terminals counts."""
    for name in ("FORCE_COLOR", "NO_COLOR", "TERMINAL_WIDTH", "COLUMNS", "TELLINGS_TRACEBACK", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: bytes | None = None):
        return CliRunner().invoke(app, list(words), input=stdin)

    return run


class Engine:
    """Stands in for the comparison: gives the answer that a test sets, or raises it, and keeps what it was asked."""

    def __init__(self, edition) -> None:
        self.answer = edition
        self.asked: dict = {}

    def __call__(self, pages, **asked):
        self.asked = {"pages": pages, **asked}
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.fixture
def engine(builder, monkeypatch) -> Engine:
    made = Engine(builder.ferry())
    monkeypatch.setattr("tellings.comparison.compare", made)
    monkeypatch.setattr("tellings.comparison.read", made)
    return made
