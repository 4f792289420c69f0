"""The word lists of the chains, read once from the TOML files beside the code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent


@cache
def listed(name: str) -> dict[str, Any]:
    """Return the content of one of the TOML files beside the code."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
