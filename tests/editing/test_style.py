"""The style: contrast of WCAG level AA in light and dark, and kinds told apart by more than colour."""

import re
from importlib import resources

import pytest

STYLE = resources.files("tellings.editing").joinpath("templates/edition.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", found)) for found in re.findall(r":root\{([^}]*)\}", STYLE)[:2])
WORDS = ("ink", "quiet", "link", "conflict", "update", "variant", "agreed", "copied", "single", "narration", "quote")


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_have_a_contrast_of_at_least_4_5(palette):
    pairs = [(word, ground) for word in WORDS for ground in ("paper", "raised", "tint")] + [("ink", "differs"), ("lit-ink", "lit")]
    assert {
        pair: round(contrast(palette[pair[0]], palette[pair[1]]), 1) for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 4.5
    } == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_that_carry_meaning_have_a_contrast_of_at_least_3(palette):
    assert contrast(palette["edge"], palette["paper"]) >= 3
    assert contrast(palette["edge"], palette["raised"]) >= 3


def test_kinds_differ_by_their_line_and_not_by_colour_alone():
    lines = {
        kind: re.search(rf"\.m\.k-{kind}\{{text-decoration:underline (\w+)", STYLE)[1]
        for kind in ("conflict", "update", "variant", "agreed")
    }
    assert sorted(lines.values()) == ["dashed", "dotted", "double", "solid"]


def test_there_are_rules_for_print_dark_phones_and_the_keyboard():
    for wanted in ("@media print", "prefers-color-scheme:dark", "@media (max-width", ":focus-visible", ":target"):
        assert wanted in STYLE
