"""The language of a story: known only where the words show it."""

import pytest

from tellings.reading.language import language

ENGLISH = "The mayor of Ellmouth said on Friday that the harbour would be closed until the storm had passed over the coast. "
SPANISH = "El alcalde dijo el viernes que el puerto permanecería cerrado hasta que pasara la tormenta por la costa del norte. "


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        ("Der Bürgermeister sagte am Freitag, der Hafen bleibe geschlossen, bis der Sturm vorüber sei.", "de"),
        (ENGLISH.upper(), "en"),
        ("Мэр города заявил в пятницу, что гавань останется закрытой, пока не пройдёт шторм.", "ru"),
        ("Storm", None),
        ("Piet Rook, Ada Brook, Ines Halloran", None),
        ("12 345 67 — 89 | 0", None),
        ("", None),
    ],
)
def test_a_language_is_told_or_left_open(text: str, tag: str | None):
    assert language(text) == tag


def test_a_story_of_two_languages_has_that_of_most_of_its_words_or_none():
    assert language(ENGLISH * 14 + SPANISH * 3) == "en"
    assert language(SPANISH * 3 + ENGLISH * 14) == "en"
    assert language(ENGLISH * 8 + SPANISH * 8) is None
