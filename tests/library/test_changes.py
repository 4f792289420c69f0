"""What changed between the versions of a page: the words that went and came, each with its place on its side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import Page
from tellings.errors import LibraryError
from tellings.library import Library, word_changes
from tellings.library.word_changes import edits
from tellings.reading import read


def article(words):
    return read([Page.from_text(words, name="a.txt")])[0][0]


def changed(before, after):
    return [(edit.kind, edit.words_before, edit.words_after) for edit in edits(article(before), article(after))[0]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Two people died in the fire.", "Three people died in the fire.", [("replaced", "Two", "Three")]),
        ("The mill burned down.", "The old mill burned down.", [("added", "", "old")]),
        ("The old mill burned down.", "The mill burned down.", [("removed", "old", "")]),
        ("The mill burned  down.", "The mill\tburned down.", []),
        # One word that stays between two changes belongs to the change.
        ("It cost ten crowns and five.", "It cost nine crowns and six.", [("replaced", "ten crowns and five", "nine crowns and six")]),
    ],
)
def test_words_that_went_and_came(before, after, expected):
    assert changed(before, after) == expected


def test_spans_hold_the_words_on_both_sides():
    old, new = article("The mayor said that two people died in Tarnstad."), article("The mayor denied that anybody had died in Tarnstad.")
    for edit in edits(old, new)[0]:
        assert (edit.before is None or old.words(edit.before)) == (edit.before is None or edit.words_before)
        assert (edit.after is None or new.words(edit.after)) == (edit.after is None or edit.words_after)


WORDS = st.lists(st.sampled_from(["mill", "fire", "two", "crowns", "Tarnstad", "and"]), min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS)
def test_the_edits_turn_the_old_words_into_the_new_ones(before, after):
    old, new = article(" ".join(before)), article(" ".join(after))
    made, at = [], 0
    for edit in edits(old, new)[0]:
        start = edit.before.start if edit.before else None
        if start is not None:
            made += old.text[at:start].split()
            at = edit.before.end
        else:
            # What is added stands before the words that follow it on the new side.
            rest = new.text[edit.after.end :].split()
            kept = old.text[at:].split()
            while kept and len(made) + len(edit.words_after.split()) + len(rest) < len(after):
                made.append(kept.pop(0))
                at = old.text.index(made[-1], at) + len(made[-1])
                if new.text[: edit.after.start].split() == made:
                    break
            while new.text[: edit.after.start].split() != made:
                word = old.text[at:].split()[0]
                at = old.text.index(word, at) + len(word)
                made.append(word)
        made += edit.words_after.split()
    made += old.text[at:].split()
    assert made == after


def test_versions_too_long_for_single_words_are_told_as_one_change(monkeypatch):
    monkeypatch.setattr(word_changes, "MOST_PAIRS", 4)
    found, why = edits(article("One two three four five six."), article("One ten twenty thirty forty six."))
    assert [(edit.words_before, edit.words_after) for edit in found] == [("two three four five", "ten twenty thirty forty")]
    assert "too long" in why


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library", writing=True) as found:
        found.add([Page.from_text("The mill is open.", name=f"https://{name}.example/mill") for name in ("courier", "echo")])
        found.add(Page.from_text("The mill is shut.", name="https://echo.example/mill"))
        yield found


def test_only_places_with_several_versions_are_listed(library):
    (found,) = library.changes()
    assert found.place == "https://echo.example/mill"
    (change,) = found.changes
    assert (change.before.version, change.after.version) == (1, 2)
    assert [(edit.words_before, edit.words_after) for edit in change.edits] == [("open", "shut")]


def test_a_place_may_be_named_by_a_part_of_its_name(library):
    assert library.changes("echo.example") == library.changes("https://echo.example/mill") == library.changes()
    assert library.changes("courier")[0].changes == ()


@pytest.mark.parametrize(("name", "words"), [("herald", "no place"), ("example", "several places")])
def test_a_name_that_fits_none_or_several_is_refused(library, name, words):
    with pytest.raises(LibraryError, match=words):
        library.changes(name)


def test_a_new_headline_is_told_as_a_fact(tmp_path):
    html = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    story = "The mill in Tarnstad burned down on Friday, and nobody knows why, said the mayor of the town. " * 4
    with Library.open(tmp_path / "library", writing=True) as library:
        for title in ("Mill burns", "Mill in ashes"):
            library.add(Page("a.html", html.format(title, story).encode(), "text/html"))
        ((change,),) = (found.changes for found in library.changes())
    assert [(fact.fact, fact.before, fact.after) for fact in change.facts] == [("title", "Mill burns", "Mill in ashes")]
    assert change.edits == ()


def test_a_version_that_cannot_be_read_is_said_to_be_so(library):
    library.add(Page.from_text("* * *", name="https://echo.example/mill"))
    last = library.changes("echo")[0].changes[-1]
    assert last.edits == ()
    assert last.why == "version 3 could not be read"
