"""spaCy without its command line, which nothing here uses and which is half of what importing it costs."""

import functools
import sys
from types import ModuleType
from typing import Any

# `import spacy` imports its command line for one function, and with it an HTTP client and 430 more modules: .7 of 1.5 seconds, seen with
# `python -X importtime -c "import spacy"`.
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@functools.cache
def spacy() -> ModuleType:
    """Import spaCy, once. Its command line stays importable, and is imported when somebody asks for it.

    Raises:
        ImportError: spaCy is not installed.
    """
    missing = [name for name in _COMMANDS if name not in sys.modules] if "spacy" not in sys.modules else []
    for name in missing:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = _info  # type: ignore[attr-defined]
        sys.modules[name] = stand_in
    try:
        import spacy as package
    finally:
        for name in missing:
            sys.modules.pop(name, None)
    return package


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
    """Do what ``spacy.info`` does."""
    from spacy.cli.info import info

    return info(*arguments, **options)
