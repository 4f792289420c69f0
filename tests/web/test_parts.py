"""The small parts under the pages."""

import subprocess
import sys

import pytest
from starlette.exceptions import HTTPException

from tellings.web.glances import _bars
from tellings.web.keeping import Kept
from tellings.web.paging import pages_of
from tellings.web.serving import address_of, allowed_by, listening


def test_a_page_that_was_kept_is_not_made_again():
    kept, made = Kept(), []
    for _ in range(2):
        assert kept.get("a", lambda: made.append(1) or b"page") == b"page"
    assert made == [1]


def test_what_is_kept_is_bounded_and_what_was_not_asked_for_longest_goes():
    kept = Kept(most=10)
    for name in ("a", "b"):
        kept.get(name, lambda: b"12345")
    kept.get("a", lambda: b"never")
    kept.get("c", lambda: b"12345")
    assert kept.get("a", lambda: b"again") == b"12345"
    assert kept.get("b", lambda: b"again") == b"again"


def test_a_page_greater_than_all_is_given_and_not_kept():
    kept = Kept(most=3)
    assert kept.get("a", lambda: b"12345") == b"12345"
    assert kept.get("a", lambda: b"other") == b"other"


def test_pages_of_a_list():
    pages = pages_of(45, 20, 3, "/", {"sort": "pages", "outlet": ""})
    assert (pages.last, pages.first(), pages.link(2), pages.link(1)) == (3, 40, "/?sort=pages&page=2", "/?sort=pages")
    with pytest.raises(HTTPException):
        pages_of(45, 20, 4, "/")
    assert pages_of(0, 20, 1, "/").last == 1


def test_bars_over_days():
    assert _bars(["2024-05-14"]) == ()
    assert [bar.height for bar in _bars(["2024-05-14", "2024-05-14", "2024-05-16"])] == [26, 13]
    assert len(_bars(["2024-01-01", "2025-01-01"])) == 2
    assert _bars(["2024-02-31", "2024-03-01"]) == ()


def test_it_listens_on_this_machine_and_says_where():
    listener = listening("127.0.0.1", 0)
    try:
        assert address_of(listener, "127.0.0.1") == f"http://127.0.0.1:{listener.getsockname()[1]}/"
        assert address_of(listener, "0.0.0.0").startswith("http://127.0.0.1:")
    finally:
        listener.close()
    assert "evil.example" not in allowed_by("0.0.0.0")


def test_nobody_pays_for_the_site_who_does_not_open_it():
    named = "('starlette', 'uvicorn', 'python_multipart')"
    code = f"import sys, tellings, tellings.cli, tellings.editing, tellings.comparison; print([n for n in sys.modules if n in {named}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
