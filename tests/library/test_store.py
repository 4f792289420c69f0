"""Pages are kept as they came, under keys that hang on nothing else; what is derived from them can be made again at any time."""

import pytest

from tellings import Page, compare
from tellings.library import Library, articles, versions
from tellings.library.articles import load_article
from tellings.library.keeping import Sight, keep
from tellings.library.portable import bytes_of


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library", writing=True) as found:
        yield found


def rows(library, sql, *values):
    return library.connection.execute(sql, values).fetchall()


def counts(kept):
    return kept.new, kept.changed, kept.unchanged, len(kept.refused)


def test_a_page_is_kept_byte_for_byte(library, page):
    pages = [page(0), Page("b.html", b"\xff\xfe<\x00p\x00>\x00", "text/html"), page(2, words="x " * 5_000)]
    library.add(pages, editions=False)
    for number, each in enumerate(pages, 1):
        assert bytes_of(library.connection, number) == each.data


def test_the_same_page_again_is_unchanged_and_other_words_are_a_new_version(library, page):
    assert counts(library.add([page(1), page(2)])) == (2, 0, 0, 0)
    assert counts(library.add([page(1), page(2, words="Other words about the quarry.")])) == (0, 1, 1, 0)
    sql = "SELECT name, version, article.current FROM capture JOIN place ON place.id = place JOIN article ON capture = capture.id"
    assert rows(library, sql) == [
        ("page-0001.txt", 1, 1),
        ("page-0002.txt", 1, 0),
        ("page-0002.txt", 2, 1),
    ]  # fmt: skip


def test_the_bytes_of_one_page_under_a_thousand_names_are_kept_once(library, page):
    kept = keep(library.connection, (page(1, name=f"mirror-{number}.txt") for number in range(1_000)))
    assert counts(kept) == (1_000, 0, 0, 0)
    assert rows(library, "SELECT count(*), (SELECT count(DISTINCT key) FROM capture) FROM page") == [(1, 1_000)]


def test_a_key_hangs_on_the_page_and_its_place_alone(library, tmp_path, page):
    library.add([page(number) for number in (3, 1, 2)], editions=False)
    with Library.open(tmp_path / "other", writing=True) as other:
        other.add([page(2)], editions=False)
        key = rows(other, "SELECT key FROM article")[0]
    assert key in rows(library, "SELECT key FROM article")


def test_a_page_that_shows_again_what_it_once_showed_is_a_third_version(library, page):
    for words in ("The mill is open.", "The mill is shut.", "The mill is open."):
        library.add(page(1, words=words), editions=False)
    assert rows(library, "SELECT version, page, article.current FROM capture JOIN article ON capture = capture.id") == [
        (1, 1, 0),
        (2, 2, 0),
        (3, 1, 1),
    ]
    assert len(set(rows(library, "SELECT key FROM article"))) == 3


def test_lines_of_an_archive_without_times_change_nothing_when_they_are_added_again(library, page):
    sights = [Sight(page(1, words=words), is_timeless=True) for words in ("The mill is open.", "The mill is shut.")]
    assert counts(keep(library.connection, sights)) == (1, 1, 0, 0)
    assert counts(keep(library.connection, sights)) == (0, 0, 2, 0)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_the_current_article_is_the_one_seen_last_in_whatever_order_pages_come(library, page, order):
    seen = [("The mill is open.", "2024-03-01"), ("The mill is shut.", "2024-03-02T12:00:00+05:00"), ("The mill is sold.", "2024-03-03")]
    for number in order:
        words, captured = seen[number]
        library.add(page(1, words=words, captured=captured), editions=False)
    (key,) = rows(library, "SELECT key FROM article WHERE current = 1")[0]
    assert load_article(library.connection, key).text == "The mill is sold."
    assert counts(library.add([page(1, words=words, captured=captured) for words, captured in seen], editions=False)) == (0, 0, 3, 0)


def test_a_version_that_cannot_be_read_leaves_the_one_before_current(library, page):
    library.add(page(1), editions=False)
    added = library.add(page(1, words="* * *"), editions=False)
    assert (added.changed, [problem.error for problem in added.problems]) == (1, ["no-words"])
    assert rows(library, "SELECT version FROM capture JOIN article ON capture = capture.id WHERE current = 1") == [(1,)]


def test_what_was_refused_is_told_and_the_rest_is_kept(library, page, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    added = library.add([page(1), tmp_path / "empty.txt", tmp_path / "missing.txt", Page("nothing", b"")], editions=False)
    assert counts(added) == (1, 0, 0, 3)
    assert sorted(problem.error for problem in added.refused) == ["empty", "empty", "missing"]


def test_words_of_current_articles_are_found_and_of_no_others(library, page):
    library.add([page(1, words="The osprey nests in Tarnstad."), page(2, words="The heron nests in Tarnstad.")], editions=False)
    library.add(page(1, words="The osprey left Tarnstad, and the stork came."), editions=False)

    def found(word):
        sql = (
            "SELECT name, version FROM article_words JOIN article ON article.id = article_words.rowid JOIN capture ON capture.id = capture"
        )
        return rows(library, f"{sql} JOIN place ON place.id = place WHERE article_words MATCH ? ORDER BY 1", word)

    assert found("tarnstad") == [("page-0001.txt", 2), ("page-0002.txt", 1)]
    assert found("nests") == [("page-0002.txt", 1)]
    assert found("stork") == [("page-0001.txt", 2)]


def test_an_article_of_the_library_is_the_one_that_reading_gives(library, example_pages):
    library.add(example_pages, editions=False)
    read = {article.page: article for article in compare(example_pages).articles}
    for (key,) in rows(library, "SELECT key FROM article"):
        article = load_article(library.connection, key)
        same = read[article.page]
        assert (article.text, article.title and article.title.text) == (same.text, same.title and same.title.text)
        assert [(block.start, block.end) for block in article.blocks] == [(block.start, block.end) for block in same.blocks]


def test_rebuilding_after_rebuilding_changes_nothing(library, example_pages, dump, tmp_path):
    library.add(example_pages)
    path = tmp_path / "library"
    # How often the members of a story changed is a count of what happened.
    before, counted = dump(path), dump(path, without=["changed"])
    library.rebuild()
    assert dump(path) == before
    for _again in range(2):
        library.rebuild(everything=True)
        assert dump(path, without=["changed"]) == counted


def test_a_newer_reading_makes_anew_what_an_older_one_made(library, page, monkeypatch, dump, tmp_path):
    library.add([page(number) for number in range(5)], editions=False)
    before = rows(library, "SELECT id, key, digest FROM article")
    monkeypatch.setattr(articles, "READING", versions.READING + 1)
    library.bring_up_to_date(editions=False)
    assert rows(library, "SELECT id, key, digest FROM article") == before
    assert rows(library, "SELECT DISTINCT made_by FROM article") == [(versions.READING + 1,)]
    assert rows(library, "SELECT count(*) FROM article_words") == [(5,)]


def test_a_page_that_a_newer_reading_cannot_read_loses_its_article(library, page, monkeypatch):
    library.add([page(1), page(2)], editions=False)
    reading = articles._read_one

    def fails(task):
        return reading(task._replace(data=b"* * *", coding="plain") if task.name == "page-0001.txt" else task)

    monkeypatch.setattr(articles, "READING", versions.READING + 1)
    monkeypatch.setattr(articles, "_read_one", fails)
    library.bring_up_to_date(editions=False)
    assert rows(library, "SELECT name FROM article JOIN capture ON capture.id = capture JOIN place ON place.id = place") == [
        ("page-0002.txt",)
    ]
    assert rows(library, "SELECT count(*) FROM article_words") == [(1,)]
    assert rows(library, "SELECT error FROM problem") == [("no-words",)]


def test_a_fault_in_reading_one_page_is_a_problem_of_that_page_only(library, page, monkeypatch):
    def broken(identified, **_options):
        raise RecursionError("too deep")

    with monkeypatch.context() as patch:
        patch.setattr("tellings.reading.reader.read_alone", broken)
        added = library.add(page(1), editions=False)
    assert [problem.error for problem in added.problems] == ["fault"]
    assert counts(library.add([page(1), page(2)], editions=False)) == (1, 0, 1, 0)


def test_several_processes_give_the_same_library_as_one(tmp_path, json_lines, dump, monkeypatch):
    monkeypatch.setattr(articles, "FEWEST_SHARED", 10)
    monkeypatch.setattr(articles, "BATCH_CAPTURES", 7)
    pages = json_lines(50)
    for jobs in (1, 2):
        with Library.open(tmp_path / f"library-{jobs}", writing=True) as library:
            library.add(pages, jobs=jobs, editions=False)
    assert dump(tmp_path / "library-1") == dump(tmp_path / "library-2")


def test_a_batch_is_bounded_by_bytes_too(library, page, monkeypatch):
    monkeypatch.setattr("tellings.library.keeping.BATCH_BYTES", 1_000)
    batches = []
    keep(library.connection, [page(number, words="word " * 100) for number in range(6)], acknowledge=batches.append)
    assert [len(batch) for batch in batches] == [2, 2, 2]


def test_only_a_batch_of_pages_is_in_memory_at_a_time(library, page, monkeypatch):
    monkeypatch.setattr("tellings.library.keeping.BATCH_PAGES", 4)
    events = []

    def pages():
        for number in range(8):
            events.append(number)
            yield page(number)

    keep(library.connection, pages(), acknowledge=lambda names: events.append("kept"))
    assert events == [0, 1, 2, 3, "kept", 4, 5, 6, 7, "kept"]


def test_pages_taken_in_one_after_the_other_are_those_of_a_comparison(example_pages, json_lines):
    from tellings.capture import capture
    from tellings.capture.arguments import capture_each

    arguments = [example_pages, json_lines(20)]
    assert [taken.page for taken in capture_each(arguments)] == capture(arguments)[0]


def test_a_file_may_hold_more_pages_than_a_comparison_takes(library, json_lines, monkeypatch):
    monkeypatch.setattr("tellings.capture.forms.opening.MOST_PAGES", 5)
    assert counts(library.add(json_lines(12), editions=False)) == (12, 0, 0, 0)
