"""Links to words of a live page, held to what a browser does with them."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.exporting import link_to
from tellings.exporting.addresses import live_address, safe_address, source_of
from tellings.exporting.fragments import directive
from tellings.model import Article, Block, Said, Span


def page(*blocks: str, address: str = "https://daily.example/story") -> Article:
    text, made = "", []
    for words in blocks:
        made.append(Block("body", len(text), len(text) + len(words)))
        text += words + "\n"
    return Article("a1", address, "text/html", "0" * 64, None, None, None, (), (), None, None, None, "en", text, tuple(made))


def at(article: Article, words: str, number: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), article.text)][number]
    return Span(article.id, start, start + len(words))


def resolved(text: str, found: str) -> int | None:
    """Return where a browser finds the words of a directive: the first place that fits, whole words, case and kind of blank aside."""
    match = re.fullmatch(r"(?:([^,]+)-,)?([^,]+?)(?:,([^,-][^,]*))?(?:,-([^,]+))?", found)
    before, start, end, behind = (re.escape(unquote(part)).replace(r"\ ", r"\s+") if part else "" for part in match.groups())
    pattern = (rf"{before}\s*" if before else "") + rf"(?<!\w)(?P<start>{start})(?!\w)"
    pattern += rf"(?:[\s\S]*?(?<!\w){end}(?!\w))" if end else ""
    pattern += rf"(?=\s*{behind})" if behind else ""
    place = re.search(pattern, text, re.IGNORECASE)
    return place.start("start") if place else None


def test_words_that_stand_once_are_the_whole_directive():
    told = page("The ferry ran aground off Hellvik.")
    assert link_to(told, at(told, "ran aground")) == "https://daily.example/story#:~:text=ran%20aground"


def test_the_characters_that_divide_a_directive_are_encoded():
    told = page("The 20-year-old, Brekke & Sons’ best, cried: “Öl!”")
    assert directive(told, at(told, "20-year-old, Brekke & Sons")) == "20%2Dyear%2Dold%2C%20Brekke%20%26%20Sons"


def test_words_that_stood_before_get_what_is_before_them():
    told = page("Two people died. Later it was said that five people died. Five people died in all.")
    found = directive(told, at(told, "people died", 1))
    assert found == "five-,people%20died"
    assert resolved(told.text, found) == at(told, "people died", 1).start


def test_the_first_place_needs_nothing_around_it():
    told = page("Two people died. Later five people died.")
    assert directive(told, at(told, "people died")) == "people%20died"


def test_a_part_of_a_word_becomes_the_word():
    told = page("It was unbelievable, they said.")
    assert directive(told, at(told, "believ")) == "unbelievable"


def test_words_over_several_blocks_are_given_by_their_beginning_and_end():
    told = page("The ferry ran aground off Hellvik on Tuesday morning.", "Nobody was hurt, the coast guard said.")
    span = Span(told.id, at(told, "ran aground").start, at(told, "was hurt").end)
    assert directive(told, span) == "ran%20aground%20off%20Hellvik%20on%20Tuesday,Nobody%20was%20hurt"


def test_long_words_are_given_by_their_beginning_and_end():
    told = page(" ".join(f"word{number}" for number in range(100)))
    span = Span(told.id, 0, len(told.text) - 1)
    assert directive(told, span) == "word0%20word1%20word2%20word3%20word4%20word5,word94%20word95%20word96%20word97%20word98%20word99"


def test_an_address_with_a_fragment_keeps_it():
    told = page("The ferry ran aground.", address="https://daily.example/story#live:~:text=old")
    assert link_to(told, at(told, "ferry")) == "https://daily.example/story#live:~:text=ferry"


@pytest.mark.parametrize(
    "address", ["story.html", "-", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "https://[", "//x/y",
                "https://user:word@daily.example/", "https://daily.example:99999999/", "\x00https://"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_gives_no_link(address):
    assert safe_address(address) is None
    assert link_to(page("The ferry.", address=address), Span("a1", 0, 3)) is None


def test_an_address_cannot_end_the_mark_up_around_it():
    hostile = "https://e.example/a b\"'<>)(\\`|\u202e\ud800%zz[x]?q=<é>&r=1#f#g"
    safe = safe_address(hostile)
    assert re.fullmatch(r"https://e\.example/[\w%.~/:=&+!$,;@*?#-]+", safe, re.ASCII)
    assert "%25zz" in safe
    assert safe_address(safe) == safe


def test_the_address_of_the_capture_is_taken_before_the_one_the_page_calls_its_own():
    told = replace(page("x"), address=Said("https://own.example/", source="link:canonical"))
    assert live_address(told) == "https://daily.example/story"
    assert live_address(replace(told, page="saved.html")) == "https://own.example/"


def test_a_page_without_an_address_is_named_by_its_bytes():
    told = replace(page("x", address="saved.html"), sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert source_of(told) == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"


# So few words that those before reach back to the beginning, where the first place is: then there is always a way to say which is meant.
WORDS = st.lists(st.sampled_from(["fog", "Ferry", "six-hour", "Öl,", "“so”", "fogs"]), min_size=1, max_size=9)


@settings(deadline=None, max_examples=200)
@given(WORDS, st.data())
def test_a_browser_finds_the_words_where_they_are(words, data):
    told = page(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    span = Span(told.id, start, start + len(" ".join(words[first : last + 1])))
    assert resolved(told.text, directive(told, span)) == start


@settings(deadline=None, max_examples=100)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_words_give_a_directive_of_plain_ascii(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    found = directive(page(text), Span("a1", start, data.draw(st.integers(start + 1, len(text)))))
    assert re.fullmatch(r"(?:[\w.~%]+-,)?[\w.~%]*(?:,[\w.~%]+)?(?:,-[\w.~%]+)?", found, re.ASCII)
