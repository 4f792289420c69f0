"""The edition of a story in a library: what a comparison of its pages gives, made anew when, and only when, something changed."""

import sqlite3

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from tellings import Page, compare
from tellings.comparison import compare_articles
from tellings.errors import LibraryError
from tellings.library import Library, editions
from tellings.library.edition_making import Made, make, within_bounds
from tellings.library.edition_tasks import due, members_of, task_of
from tellings.library.span_words import digest_of_words
from tellings.model import Article, Block

TABLES = ("point", "point_article", "said", "moment", "text_family", "text_family_article", "copy_edge")


def only_story(library):
    """Put all articles of a library into one story, as a person would, and return its row."""
    keys = [key for (key,) in library.connection.execute("SELECT key FROM story ORDER BY id")]
    if len(keys) > 1:
        library.merge(keys)
    return library.connection.execute("SELECT id FROM story").fetchone()[0]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory, example_pages):
    """A library with the pages of the example as one story, and its row."""
    with Library.open(tmp_path_factory.mktemp("harbour") / "library.tellings", writing=True) as library:
        library.add(example_pages, editions=False)
        story = only_story(library)
        editions.make_editions(library.connection)
        yield library, story


@pytest.fixture
def small(tmp_path):
    """A library of three short pages, two of them of one event, without editions."""
    with Library.open(tmp_path / "library.tellings", writing=True) as library:
        fire = "The old mill in Wendle burned down on Friday, 3 May 2024. Two people were hurt, said Anna Lind of the fire service."
        also = "A fire destroyed the old mill in Wendle on Friday. Three people were hurt, the hospital said."
        library.add(
            [
                Page.from_text(f"Mill burns down\n\n{fire}\n", name="courier.txt"),
                Page.from_text(f"Fire destroys mill\n\n{also}\n", name="echo.txt"),
            ],
            editions=False,
        )
        yield library, only_story(library)


class TestWhatItSays:
    def test_it_says_what_a_comparison_of_the_pages_says(self, harbour, example_pages, monkeypatch):
        library, story = harbour
        keys = dict(library.connection.execute("SELECT sha256, capture.key FROM capture JOIN page ON page.id = capture.page").fetchall())
        # Which of two equals is named first, or taken first, hangs on the ids: the comparison is given those of the library.
        monkeypatch.setattr("tellings.reading.identifying._plain_ids", lambda digests: {digest: keys[digest] for digest in digests})
        by_comparing, kept = compare(example_pages), editions.edition(library.connection, story)
        assert replace(kept.stories[0], id="") == replace(by_comparing.stories[0], id="")
        assert kept.articles == by_comparing.articles
        assert kept.problems == by_comparing.problems

    def test_the_articles_of_one_story_are_compared_as_their_pages_are(self, example_edition):
        assert compare_articles(example_edition.articles) == example_edition

    def test_its_ids_are_those_of_the_library(self, harbour):
        library, story = harbour
        found = editions.edition(library.connection, story)
        keys = [key for (key,) in library.connection.execute("SELECT key FROM article ORDER BY key")]
        assert [article.id for article in found.articles] == keys
        assert found.stories[0].id == library.connection.execute("SELECT key FROM story WHERE id = ?", (story,)).fetchone()[0]

    def test_nothing_in_it_tells_of_corrections_where_there_are_none(self, harbour):
        library, story = harbour
        found = editions.edition(library.connection, story).stories[0]
        assert found.corrections is UNSET
        assert "corrected" not in editions.edition(library.connection, story).to_json()


class TestWhenItIsMade:
    def test_what_is_fresh_is_not_made_again(self, harbour):
        library, _story = harbour
        assert editions.make_editions(library.connection).made == 0

    def test_an_article_alone_has_no_kept_edition_but_one_for_a_reader(self, tmp_path):
        with Library.open(tmp_path / "library.tellings", writing=True) as library:
            library.add(Page.from_text("The mill in Wendle burned down on Friday.", name="courier.txt"), editions=False)
            assert editions.make_editions(library.connection).made == 0
            story = library.connection.execute("SELECT id FROM story").fetchone()[0]
            assert editions.edition(library.connection, story).stories[0].points
            assert library.connection.execute("SELECT count(*) FROM edition").fetchone() == (0,)

    def test_a_reader_gets_what_is_missing_without_keeping_it(self, small, tmp_path):
        _library, story = small
        with Library.open(tmp_path / "library.tellings") as reader:
            assert len(editions.edition(reader.connection, story).articles) == 2
            assert reader.connection.execute("SELECT count(*) FROM edition").fetchone() == (0,)

    def test_a_writer_keeps_what_is_made_on_the_spot(self, small):
        library, story = small
        made = editions.edition(library.connection, story)
        assert editions.kept_edition(library.connection, story) == made
        assert editions.make_editions(library.connection).made == 0

    def test_a_new_version_of_a_page_makes_it_anew_and_keeps_the_older_one(self, small):
        library, story = small
        editions.make_editions(library.connection)
        words = "A fire destroyed the old mill in Wendle on Friday. Four people were hurt, the hospital said."
        library.add(Page.from_text(f"Fire destroys mill\n\n{words}\n", name="echo.txt"), editions=False)
        assert editions.make_editions(library.connection).made == 1
        assert "Four people" in editions.edition(library.connection, story).to_json()
        older = library.connection.execute("SELECT number FROM edition_history").fetchall()
        assert (older, library.connection.execute("SELECT number FROM edition").fetchone()) == ([(1,)], (2,))

    def test_what_is_made_anew_and_says_the_same_is_no_new_edition(self, small):
        library, _story = small
        editions.make_editions(library.connection)
        before = rows(library.connection)
        library.rebuild(everything=True)
        assert library.connection.execute("SELECT number FROM edition").fetchone() == (1,)
        assert library.connection.execute("SELECT count(*) FROM edition_history").fetchone() == (0,)
        assert rows(library.connection) == before

    def test_a_story_that_lost_its_pages_has_no_edition(self, small):
        library, _story = small
        editions.make_editions(library.connection)
        library.move("echo.txt", None)
        editions.make_editions(library.connection)
        assert all(not found for found in rows(library.connection).values())
        assert library.connection.execute("SELECT count(*) FROM edition").fetchone() == (0,)

    def test_many_processes_make_what_one_makes(self, tmp_path, page):
        found = []
        for jobs in (1, 2):
            with Library.open(tmp_path / f"{jobs}.tellings", writing=True) as library:
                library.add([page(number, words=report(number)) for number in range(4)], editions=False)
                only_story(library)
                first = library.connection.execute("SELECT key FROM story").fetchone()[0]
                library.split(first, ["page-0002.txt", "page-0003.txt"])
                assert editions.make_editions(library.connection, jobs=jobs).made == 2
                bodies = library.connection.execute("SELECT body FROM edition ORDER BY story").fetchall()
                found.append((bodies, rows(library.connection)))
        assert found[0] == found[1]

    def test_a_story_that_cannot_be_compared_keeps_no_other_from_its_edition(self, small, monkeypatch):
        library, story = small
        monkeypatch.setattr("tellings.comparison.compare_articles", lambda *_, **__: 1 / 0)
        done = editions.make_editions(library.connection)
        key = library.connection.execute("SELECT key FROM story WHERE id = ?", (story,)).fetchone()[0]
        assert (done.made, done.failed) == (0, ((key, "ZeroDivisionError: division by zero"),))


class TestRows:
    def test_the_rows_for_asking_are_those_of_the_edition(self, harbour):
        library, story = harbour
        found = editions.edition(library.connection, story).stories[0]
        counts = {table: len(given) for table, given in rows(library.connection).items()}
        assert counts["point"] == sum(point.kind != "single" for point in found.points) > 0
        assert counts["moment"] == len(found.timeline)
        assert counts["said"] == sum(len(wording.spans) for quote in found.quotes for wording in quote.wordings)
        assert counts["text_family"] == len(found.texts)
        assert counts["copy_edge"] == len(found.copies)

    def test_words_of_quotes_and_points_are_found(self, harbour):
        library, _story = harbour
        sql = "SELECT said.speaker FROM said_words JOIN said ON said.id = said_words.rowid WHERE said_words MATCH 'divers'"
        assert ("Emil Dorrance",) in library.connection.execute(sql).fetchall()
        assert library.connection.execute("SELECT count(*) FROM point_words WHERE point_words MATCH 'hospital'").fetchone()[0]

    def test_each_row_holds_the_words_of_its_place(self, harbour):
        library, story = harbour
        texts = {article.id: article.text for article in editions.edition(library.connection, story).articles}
        sql = 'SELECT said.words, key, start, "end" FROM said JOIN article ON article.id = said.article'
        assert all(words == texts[key][start:end] for words, key, start, end in library.connection.execute(sql))

    def test_the_hash_of_all_words_is_kept(self, harbour):
        library, story = harbour
        kept = library.connection.execute("SELECT words_digest FROM edition").fetchone()[0]
        assert kept == digest_of_words(editions.kept_edition(library.connection, story))


class TestBounds:
    def test_of_a_huge_story_copies_are_left_out_first(self, monkeypatch):
        monkeypatch.setattr("tellings.library.edition_making.MOST_PAGES", 2)
        pages = [article("a1", "One thing."), article("a2", "One thing."), article("a3", "Another thing.")]
        assert [one.id for one in within_bounds(pages)] == ["a1", "a3"]
        assert [one.id for one in within_bounds(pages[::-1])] == ["a1", "a3"]

    def test_the_pages_left_out_are_named(self, small, monkeypatch):
        library, story = small
        monkeypatch.setattr("tellings.library.edition_making.MOST_PAGES", 1)
        found = editions.edition(library.connection, story)
        assert [problem.error for problem in found.problems] == ["too-many"]
        assert len(found.articles) == 1

    def test_pages_beyond_the_bound_are_traced_but_not_stated(self, example_edition):
        most = 6_000
        found = compare_articles(example_edition.articles, most=most)
        unstated = {problem.page for problem in found.problems if problem.error == "too-many"}
        assert 0 < len(unstated) < len(found.articles)
        assert found.stories[0].reuse == example_edition.stories[0].reuse
        speaking = {span.article for point in found.stories[0].points for reading in point.readings for span in reading.spans}
        assert not unstated & {one.page for one in found.articles if one.id in speaking}
        assert all(not found.stories[0].omits[one.id] for one in found.articles if one.page in unstated)

    def test_a_task_is_made_of_values_alone(self, small):
        library, story = small
        task = task_of(library.connection, story, members_of(library.connection, story), ())
        assert not any(isinstance(value, sqlite3.Connection) for value in task)
        made = make(task)
        assert isinstance(made, Made)
        assert not made.fault


def test_a_story_that_is_not_there_is_named(small):
    library, _story = small
    with pytest.raises(LibraryError, match="no article"):
        editions.edition(library.connection, 999)


def test_what_is_due_does_not_hang_on_notes(small):
    library, _story = small
    editions.make_editions(library.connection)
    library.note("courier.txt", "ask the hospital", words="Two people were hurt")
    assert due(library.connection, ()) == {}


def test_compare_is_as_it_was():
    pages = [Page.from_text("The mill burned down on Friday.", name="a"), Page.from_text("A fire destroyed the mill.", name="b")]
    assert len(compare(pages).stories) == 1


def report(number):
    towns = ("Wendle", "Wendle", "Orsa", "Orsa")
    things = ("mill", "mill", "bridge", "bridge")
    return f"The {things[number]} of {towns[number]} was closed on Friday, said Anna Lind. {number + 2} people work there.\n"


def rows(connection):
    return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}


def article(identifier, words):
    block = Block("body", 0, len(words))
    return Article(identifier, identifier, "text/plain", "", None, None, None, (), (), None, None, None, "en", words, (block,))
