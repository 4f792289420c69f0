"""The invented articles of ``made.py``, importable by the tests of this folder as ``copying_made``."""

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location("copying_made", Path(__file__).parent / "made.py")
assert _spec is not None
assert _spec.loader is not None
sys.modules["copying_made"] = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(sys.modules["copying_made"])
