"""What a page's own figures and dates say against each other, through the public way; and what fits."""

import pytest

OTHER = "PORT ELLARY, 3 May 2022 — Nobody signed anything after the crash of two trams, the talks and the concert in Port Ellary.\n"


@pytest.fixture
def checked(pages):
    """Compare a page with another that has none of its figures; returns the conflicts."""

    def made(words, title="Two trams crash in Port Ellary", other=""):
        text = f"{title}\n\nPort Ellary, 3 May 2022\n\nTwo trams crashed in Port Ellary on Tuesday before the concert. {words}\n"
        return pages(one=text, two=f"Talks and concert in Port Ellary\n\n{OTHER}{other}").of_kind("conflict")

    return made


@pytest.mark.parametrize(
    ("words", "type_", "why"),
    [
        ("Four people were killed and 20 were injured. The 30 casualties were taken to hospital.", "quantity", "“Four + 20” against “30”"),
        (
            "The talks began at 1 p.m. and ended at 4 p.m. in the hall. The talks lasted five hours.",
            "quantity",
            "“1 p.m. – 4 p.m.” against “five hours”",
        ),
        ("The concert begins at eight on Saturday, 12 May 2022.", "when", "Saturday against 12 May 2022"),
    ],
)
def test_figures_of_one_page_that_do_not_fit(checked, words, type_, why):
    (point,) = checked(words)
    assert point.type == type_
    assert why in point.why
    assert point.support.articles == 1


def test_a_headline_against_its_own_body(checked):
    (point,) = checked("Four people were killed, police said.", title="Nine killed in tram crash at Port Ellary")
    assert point.why.startswith("The headline gives another figure than its own page")
    assert [reading.value.quantity.low for reading in point.readings] == [9, 4]


def test_the_beginning_and_end_of_one_page_against_the_length_of_another(checked):
    (point,) = checked("The talks began at 1 p.m. and ended at 4 p.m. in the hall.", other="The talks in Port Ellary lasted five hours.\n")
    assert point.support.articles == 2
    assert [reading.value.quantity.low for reading in point.readings] == [3, 5]


@pytest.mark.parametrize(
    "words",
    [
        "Four people were killed and 20 were injured. The 24 casualties were taken to hospital.",
        # Two tolls on one page: which of them goes into the sum nobody knows.
        "Four people were killed and 20 were injured. Later five people were killed in hospital. The 30 casualties were taken to hospital.",
        "The talks began at 1 p.m. and ended at 4 p.m. in the hall. The talks lasted about three hours.",
        "The talks began at 1 p.m. and ended at 4 p.m. in the hall. The talks lasted over two hours.",
        # Another thing lasts.
        "The talks began at 1 p.m. and ended at 4 p.m. in the hall. The strike lasted five hours.",
        "The concert begins at eight on Thursday, 12 May 2022.",
    ],
)
def test_figures_that_fit_or_are_not_of_one_thing(checked, words):
    assert checked(words) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("At least four killed in tram crash at Port Ellary", "Five people were killed, police said."),
        ("Dozens killed in tram crash at Port Ellary", "Forty people were killed, police said."),
        ("Nine killed in tram crash at Port Ellary", "Five men and four women were killed, police said."),
        ("Nine injured in tram crash at Port Ellary", "Four people were killed, police said."),
    ],
)
def test_a_headline_that_fits_its_body(checked, title, words):
    assert checked(words, title=title) == []
