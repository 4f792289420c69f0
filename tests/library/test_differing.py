"""What changed between two editions of a story."""

import pytest

from tellings import Page
from tellings.comparison import compare_articles
from tellings.errors import LibraryError
from tellings.library import Library
from tellings.library.differing import differences
from tellings.model import Corrections, GivenDirection, GivenKind, GivenRole, GivenSpeaker, Span
from tellings.reading import read

DISPATCH = (
    "The ferry Halcyon ran onto a sandbank outside Tarvik on Monday, 6 May 2024, and took on water through a tear in its hull. "
    "Crews from three lifeboat stations brought the passengers ashore within two hours, the coast service reported."
)
COURIER = f"Ferry aground\n\nTARVIK, May 6 2024 — {DISPATCH}\n\nTwo people died. “She was an old ship,” said Captain Orla Benning.\n"
HERALD = "Two dead as ferry strands\n\nTARVIK, May 6 2024 — Two people died when the ferry Halcyon stranded off Tarvik on Monday.\n"
LATER = "Ferry toll rises\n\nTARVIK, May 8 2024 — Five people have died since the ferry Halcyon stranded off Tarvik on Monday.\n"
COPY = f"From the coast\n\n{DISPATCH}\n"
MAYOR = "Mayor speaks\n\nThe ferry Halcyon ran aground off Tarvik. “We shall help all families,” said Mayor Ines Holt.\n"


def compared(pages, corrections=None):
    """The edition of some pages, by their names, with corrections that a test makes of the articles."""
    articles, _problems = read([Page.from_text(text, name=name) for name, text in pages.items()])
    by_page = {article.page: article for article in articles}
    return compare_articles(articles, corrections=corrections(by_page) if corrections else Corrections())


def told(before, after):
    return [(one.what, one.says) for one in differences(before, after)]


def kinds(before, after):
    return {one.what for one in differences(before, after)}


@pytest.fixture(scope="module")
def first():
    return compared({"courier": COURIER, "herald": HERALD})


def test_nothing_changed_between_an_edition_and_itself(first, example_edition):
    assert differences(first, first) == ()
    assert differences(example_edition, example_edition) == ()


def test_a_new_text_is_told_apart_from_a_new_page_of_a_known_one(first):
    text = compared({"courier": COURIER, "herald": HERALD, "mayor": MAYOR})
    page = compared({"courier": COURIER, "herald": HERALD, "copy": COPY})
    assert next(says for what, says in told(first, text) if what == "new-text").startswith("A new text: mayor")
    assert "new-page" not in kinds(first, text)
    assert any("copy" in says for what, says in told(first, page) if what == "new-page")
    assert "new-text" not in kinds(first, page)


def test_a_page_that_left_is_told(first):
    assert ("page-gone", "herald is no longer in this story.") in told(first, compared({"courier": COURIER}))


def test_a_toll_that_rose_is_told_with_its_places(first):
    after = compared({"courier": COURIER, "herald": HERALD, "later": LATER})
    update = next(one for one in differences(first, after) if one.what == "update")
    assert "5" in update.says or "Five" in update.says
    assert any("Five people" in place.words for place in update.places)
    texts = {article.id: article.text for article in after.articles}
    assert all(place.words in " ".join(texts[place.article][place.start : place.end].split()) for place in update.places)


def test_a_point_that_gained_a_text_is_told_and_one_that_lost_it(first):
    alone = compared({"courier": COURIER})
    assert "more-support" in kinds(alone, first)
    assert "less-support" in kinds(compared({"courier": COURIER, "herald": HERALD, "mayor": MAYOR}), compared({"courier": COURIER}))


def test_a_new_speaker_is_told_with_the_words(first):
    after = compared({"courier": COURIER, "herald": HERALD, "mayor": MAYOR})
    found = next(one for one in differences(first, after) if one.what == "new-speaker")
    assert found.says == "Ines Holt is quoted, who was not before."
    assert "We shall help all families" in found.places[0].words


def test_a_date_that_is_known_now_is_told():
    before = compared({"mayor": MAYOR})
    after = compared({"mayor": MAYOR, "courier": COURIER})
    assert ("event", "The date of the event is 6 May 2024; it was not known.") in told(before, after)


def test_a_direction_that_changed_is_told():
    pages = {"courier": COURIER, "copy": COPY}

    def given(source, to):
        return lambda by_page: Corrections(directions=(GivenDirection(1, by_page[source].id, by_page[to].id),))

    found = told(compared(pages, given("courier", "copy")), compared(pages, given("copy", "courier")))
    assert ("direction", "courier has its wording from copy, and not the other way round. A person says so.") in found


def test_a_conflict_that_came_and_one_that_went_are_told(example_edition):
    conflict = next(point for point in example_edition.stories[0].points if point.kind == "conflict")
    spans = tuple(span for reading in conflict.readings for span in reading.spans)
    without = compare_articles(example_edition.articles, corrections=Corrections(kinds=(GivenKind(1, spans, "variant"),)))
    assert [one.point for one in differences(without, example_edition) if one.what == "new-conflict"] == [conflict.id]
    assert [one.point for one in differences(example_edition, without) if one.what == "conflict-gone"] == [conflict.id]


def test_words_that_are_another_speakers_now_are_told(first):
    def given(by_page):
        article = by_page["courier"]
        start = article.text.index("She was")
        return Corrections(speakers=(GivenSpeaker(1, Span(article.id, start, start + 19), "Kai Lund"),))

    found = told(first, compared({"courier": COURIER, "herald": HERALD}, given))
    assert ("speaker", "These words are Kai Lund's now; they were Orla Benning's.") in found


def test_what_a_newer_version_of_a_page_still_says_is_not_told_as_new(first):
    after = compared({"courier": f"Corrected at noon\n\n{COURIER}", "herald": HERALD})
    found = kinds(first, after)
    assert "new-version" in found
    assert not found & {"new-speaker", "more-support", "less-support", "new-text", "page-gone"}


def test_a_role_that_was_corrected_takes_a_statement_away(first):
    def given(by_page):
        article = by_page["herald"]
        start = article.text.index("Two people died")
        return Corrections(roles=(GivenRole(1, Span(article.id, start, len(article.text.rstrip())), "furniture"),))

    assert "less-support" in kinds(first, compared({"courier": COURIER, "herald": HERALD}, given))


class TestInALibrary:
    @pytest.fixture
    def library(self, tmp_path):
        with Library.open(tmp_path / "library.tellings", writing=True) as made:
            made.add([Page.from_text(COURIER, name="courier"), Page.from_text(COPY, name="copy")])
            yield made

    def key(self, library):
        return library.connection.execute("SELECT key FROM story ORDER BY id").fetchone()[0]

    def test_a_story_with_one_edition_has_nothing_to_compare(self, library):
        with pytest.raises(LibraryError, match="one edition only"):
            library.diff(self.key(library))

    def test_the_last_two_editions_are_compared(self, library):
        library.correct_direction("copy", "courier")
        library.bring_up_to_date()
        found = library.diff(self.key(library))
        assert (found.before, found.after) == (1, 2)
        assert [one.what for one in found.found] == ["direction"]
        assert found == library.diff(self.key(library), since="1")
        assert library.diff(self.key(library), since="1999-01-01").before == 1

    def test_a_reader_is_told_what_no_edition_holds_yet(self, library, tmp_path):
        library.correct_direction("copy", "courier")
        with Library.open(tmp_path / "library.tellings") as reader:
            found = reader.diff(self.key(reader))
        assert (found.before, found.after) == (1, None)
        assert [one.what for one in found.found] == ["direction"]

    @pytest.mark.parametrize(("since", "words"), [("9", "no older edition 9"), ("soon", "is no time")])
    def test_errors_teach(self, library, since, words):
        library.correct_direction("copy", "courier")
        library.bring_up_to_date()
        with pytest.raises(LibraryError, match=words):
            library.diff(self.key(library), since=since)
