"""The public face is small, and stands here."""

import subprocess
import sys

import tellings

FACE = [
    "Article", "CaptureError", "Edition", "Library", "LibraryError", "ModelError", "NothingReadError", "Page", "PageError",
    "ReadingError", "Readings", "Span", "Story", "TellingsError", "__version__", "compare", "group", "model", "quantities",
    "quotes", "read", "reuse", "times",
]  # fmt: skip


def test_the_face_is_what_stands_here():
    assert sorted(tellings.__all__) == FACE


def test_every_member_is_there_and_documented():
    for name in tellings.__all__:
        member = getattr(tellings, name)
        assert name == "__version__" or member.__doc__


def test_importing_tellings_brings_in_nothing_heavy():
    code = "import sys, tellings; print(sorted({'spacy', 'trafilatura', 'lxml', 'numpy', 'rich', 'httpx', 'sqlite3'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_nothing_that_only_the_extras_need_is_imported_by_a_comparison():
    code = (
        "import sys, tellings; tellings.compare([tellings.Page.from_text('The mill burned down on Friday.', name='a'),"
        "tellings.Page.from_text('A fire destroyed the mill.', name='b')]);"
        "print(sorted({'torch', 'onnxruntime', 'numba', 'pyarrow', 'duckdb'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
