"""Pages of a visitor: compared, and not kept unless that was asked."""

import re

import pytest
from starlette.testclient import TestClient

from tellings import compare
from tellings.library import Library
from tellings.web.apart import Apart, BusyError, Done, Task, work
from tellings.web.site import site

ONE = "The mill at Orrin Vale burned down on Friday and 3 people were hurt, the mayor, Lena Forsk, said. The fire began at noon."
OTHER = "The mill at Orrin Vale burned down on Friday and 5 people were hurt, fire chief Ivo Tann said. Nobody knows why it began."


class InThisProcess(Apart):
    """Compares here, so that the language model is loaded once for all tests."""

    async def compare(self, task: Task) -> Done:
        return work(task)


@pytest.fixture
def own(tmp_path):
    library = tmp_path / "library.tellings"
    Library.open(library, writing=True).close()
    app = site(library)
    app.state.apart = InThisProcess()
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.library = library
        yield client


def sent(client, *, keep=False, token=None, pasted=(ONE, OTHER), path="/own"):
    known = re.search(r'name="token" value="(\w+)"', client.get("/own").text)[1]
    form = {"token": token or known, "name": ["Courier", "Echo"], "pasted": list(pasted)} | ({"keep": "1"} if keep else {})
    return client.post(path, data=form, follow_redirects=False)


def test_pasted_pages_are_compared_and_shown_whole(own):
    page = sent(own)
    assert page.status_code == 200
    assert "Nothing of this was kept" in page.text
    assert "Courier" in page.text
    assert "fire chief Ivo Tann" in page.text
    with Library.open(own.library) as library:
        assert library.stories().total == 0


def test_they_are_kept_where_that_was_asked(own):
    answer = sent(own, keep=True)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/story/s")
    assert own.get(answer.headers["location"]).status_code == 200


def test_uploaded_files_are_compared(own):
    token = re.search(r'name="token" value="(\w+)"', own.get("/own").text)[1]
    files = [("files", ("courier.txt", ONE.encode(), "text/plain")), ("files", ("echo.txt", OTHER.encode(), "text/plain"))]
    answer = own.post("/own.json", data={"token": token}, files=files)
    assert [article["page"] for article in sorted(answer.json()["articles"], key=lambda one: one["page"])] == ["courier.txt", "echo.txt"]


@pytest.mark.parametrize("token", ["0" * 64, "ü", "x"])
def test_a_form_without_its_token_is_refused(own, token):
    assert sent(own, token=token).status_code == 403


def test_a_token_of_another_browser_is_refused(own):
    other = TestClient(own.app, base_url="http://127.0.0.1")
    token = re.search(r'name="token" value="(\w+)"', other.get("/own").text)[1]
    assert sent(own, token=token).status_code == 403


def test_the_cookie_is_for_this_site_only_and_not_for_scripts(own):
    cookie = own.get("/own").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_one_page_alone_is_refused_and_stays_in_the_form(own):
    answer = sent(own, pasted=(ONE,))
    assert answer.status_code == 422
    assert "Give two pages at least" in answer.text
    assert "Lena Forsk" in answer.text


def test_pages_that_cannot_be_read_are_told(own):
    answer = sent(own, pasted=("...", "!!!"))
    assert answer.status_code == 422
    assert "<h1>Compare your own</h1>" in answer.text


def test_pasted_markup_is_words(own):
    answer = sent(own, pasted=("<script>alert(1)</script></textarea><b>x", "!"))
    assert "<script>alert" not in answer.text
    assert "</textarea><b>" not in answer.text


def test_too_many_at_once_are_refused(own):
    class Busy(Apart):
        async def compare(self, task: Task) -> Done:
            raise BusyError("others compare pages right now; try again in a minute")

    own.app.state.apart = Busy()
    answer = sent(own)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"


def test_the_process_apart_gives_what_comparing_gives():
    import asyncio

    from tellings import Page

    pages = [Page.from_text(ONE, name="courier"), Page.from_text(OTHER, name="echo")]
    assert asyncio.run(Apart().compare(Task(pages))).edition == compare(pages)


def test_a_comparison_that_takes_too_long_is_ended():
    import asyncio

    from tellings import Page

    done = asyncio.run(Apart(most_seconds=0.05).compare(Task([Page.from_text(ONE, name="courier")])))
    assert done.edition is None
    assert "took more than" in done.trouble
