"""What pages look like: in print, from right to left, in the dark; and the pictures of the README.

With TELLINGS_SCREENSHOTS=FOLDER the pictures are written there, else into a temporary folder.
"""

import os
from pathlib import Path

import pytest

# Bytes of a picture in the repository.
LARGEST_PICTURE = 300_000


@pytest.mark.parametrize("name", ["story", "article", "compare"])
def test_print_shows_the_words_black_on_white_without_the_bar(visit, paths, name):
    page = visit(paths[name], dark=True)
    page.emulate_media(media="print")
    assert not page.locator("header.bar form").is_visible()
    colours = page.evaluate("(() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor] })()")
    assert _lightness(colours[0]) < 80
    assert _lightness(colours[1]) > 240 or colours[1] == "rgba(0, 0, 0, 0)"
    assert len(page.pdf()) > 5_000


def test_the_dark_is_dark_and_the_light_is_light(visit, paths):
    background = "getComputedStyle(document.body).backgroundColor"
    assert _lightness(visit(paths["story"], dark=True).evaluate(background)) < 60
    assert _lightness(visit(paths["story"]).evaluate(background)) > 230


def test_arabic_is_set_from_right_to_left_and_the_frame_is_not(visit, paths):
    page = visit(paths["right to left"], width=390)
    words = page.get_by_text("رئيس الإطفاء").last
    assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("header.bar").evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize(
    ("picture", "name", "width", "height", "dark"),
    [
        ("story", "story", 1280, 1180, False),
        ("story-dark-phone", "story", 390, 844, True),
        ("article", "article", 1280, 1000, False),
        ("compare", "compare", 1280, 1000, False),
    ],
)
def test_pictures_are_small(visit, paths, tmp_path, picture, name, width, height, dark):
    folder = Path(os.environ.get("TELLINGS_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    page = visit(paths[name], width=width, height=height, dark=dark)
    made = folder / f"{picture}.png"
    page.screenshot(path=made)
    assert 5_000 < made.stat().st_size < LARGEST_PICTURE


def _lightness(colour: str) -> float:
    inner = colour[colour.index("(") + 1 : -1].replace(",", " ").split()
    return sum(float(each) for each in inner[:3]) / 3
