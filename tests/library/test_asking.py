"""Questions to a library: what is found, where it stands, how many there are in all, and what is said where nothing is."""

import random
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import Page
from tellings.errors import LibraryError
from tellings.library import Library
from tellings.library.asking.matching import MOST_WORDS, folded_words, sought
from tellings.library.asking.snippets import LONGEST, snippet
from tellings.library.database import migrations, writing_to
from tellings.model import Article, Block

HALL = (
    "TORVIK, March 4 2024 (Norre News Agency) - The roof of the sports hall in Torvik fell in on Monday under the snow, and nine people "
    "were hurt. “We heard it crack and ran for the doors,” said the caretaker Lena Osk. The hall employed 48 people and was built in "
    "1988.\n"
)
OWN = (
    "Nine people were injured in Torvik on Monday when snow brought down the roof of the town's sports hall. “We heard it crack and ran,” "
    "Lena Osk, the caretaker, told the Gazette. Built in 1991, the hall employed 52 people. Nobody had "
    "cleared the snow for a week, neighbours said; the mayor, Pål Strømdahl, said that he regretted it.\n"
)
FERRY = (
    "The council of Ullen voted on Tuesday to sell the old ferry café to a brewer. “It stood empty for six years,” said Councillor Mats "
    "Berg. The brewer wants to open it in summer.\n"
)


def _page(name, title, outlet, words, day):
    data = (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='{outlet}'>"
        f"<meta property='article:published_time' content='{day}T09:00:00Z'></head>"
        f"<body><article><h1>{title}</h1><p>{words}</p></article></body></html>"
    )
    return Page(name, data.encode(), "text/html", "2024-03-10T08:00:00Z")


PAGES = [
    _page("https://courier.example/hall", "Roof of sports hall falls in", "Torvik Courier", HALL, "2024-03-04"),
    _page("https://mirror.example/a", "Sports hall roof down", "Daily Mirrorfold", HALL, "2024-03-05"),
    _page("https://gazette.example/1", "Snow brings down hall roof in Torvik", "The Gazette", OWN, "2024-03-05"),
    _page("https://ullen.example/cafe", "=Ullen sells its café", "", FERRY, "2024-03-06"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A library of four pages: three of one event, of which one copies another, and one of another event."""
    place = tmp_path_factory.mktemp("asked") / "library.tellings"
    with Library.open(place, writing=True) as made:
        made.add(PAGES)
    return place


@pytest.fixture
def asked(path):
    with Library.open(path) as found:
        yield found


@pytest.fixture
def hall(asked):
    return asked.stories(sort="pages").stories[0].story


def texts(library, story):
    return {article.id: article for article in library.story(story).articles}


# Stories


def test_stories_tell_what_stands_behind_them(asked):
    found = asked.stories(sort="pages")
    assert (found.total, found.behind) == (2, None)
    hall, ferry = found.stories
    assert (hall.pages, hall.texts, hall.first, hall.last) == (3, 2, "2024-03-04", "2024-03-05")
    assert hall.outlets == ("Daily Mirrorfold", "The Gazette", "Torvik Courier")
    assert (ferry.pages, ferry.texts, ferry.conflicts, ferry.title) == (1, None, 0, "=Ullen sells its café")
    assert ferry.outlets == ("ullen.example",), "a page that does not say its outlet stands under its host"


def test_conflicts_are_those_of_the_edition(asked, hall):
    points = asked.story(hall).stories[0].points
    assert asked.stories(with_conflicts=True).stories[0].conflicts == sum(point.kind == "conflict" for point in points) > 0
    assert asked.stories(with_conflicts=True).total == 1


@pytest.mark.parametrize(
    ("asks", "pages"),
    [
        ({"since": "2024-03-06"}, [1]),
        ({"since": "2024-03"}, [1, 3]),
        ({"since": "2025"}, []),
        ({"outlet": "gazette"}, [3]),
        ({"outlet": "The Gazette", "since": "2024-03-06"}, []),
        ({"is_open": True}, [1, 3]),
        ({"least": 2}, [3]),
    ],
)
def test_stories_are_filtered(asked, asks, pages):
    found = asked.stories(**asks)
    assert sorted(one.pages for one in found.stories) == pages
    assert found.total == len(pages)


@pytest.mark.parametrize("sort", ["changed", "written", "event", "pages", "texts", "conflicts"])
def test_pages_of_a_list_put_together_are_the_list(asked, sort):
    whole = asked.stories(sort=sort).stories
    assert [asked.stories(sort=sort, limit=1, offset=at).stories for at in range(3)] == [whole[:1], whole[1:], ()]


def test_an_order_that_is_not_known_is_named(asked):
    with pytest.raises(LibraryError, match="sorted by 'size'; sort by changed, written"):
        asked.stories(sort="size")


# One story


def test_the_edition_of_a_story_is_that_of_its_pages(asked, hall):
    import tellings

    told, compared = asked.story(hall).stories[0], tellings.compare(PAGES[:3]).stories[0]
    assert sorted(point.kind for point in told.points) == sorted(point.kind for point in compared.points)
    assert len(told.texts) == len(compared.texts)


def test_a_story_is_named_by_the_beginning_of_its_key_or_by_a_page_of_it(asked, hall):
    for name in (hall, hall[:6], "https://gazette.example/1", asked.search("regretted").hits[0].page.article):
        assert asked.story(name, kept=True).stories[0].id == hall


def test_a_wrong_key_is_answered_with_those_near_it(asked, hall):
    wrong = hall[:-1] + ("0" if hall[-1] != "0" else "1")
    with pytest.raises(LibraryError, match=f"there is no story '{wrong}'; near it: {hall} "):
        asked.story(wrong)


def test_words_that_are_no_key_are_answered_with_the_story_that_has_them_in_a_title(asked, hall):
    with pytest.raises(LibraryError, match=f"near it: {hall} "):
        asked.timeline("hall roof")
    with pytest.raises(LibraryError, match="there is no story 'nowhere'; `tellings stories` shows"):
        asked.story("nowhere")


def test_a_kept_edition_is_not_made(asked):
    (single,) = (one.story for one in asked.stories().stories if one.pages == 1)
    with pytest.raises(LibraryError, match="has no edition yet"):
        asked.story(single, kept=True)
    assert len(asked.story(single).articles) == 1


# Search


def words_of(text):
    return [word for word, _start, _end in folded_words(text)]


def test_a_hit_tells_its_page_its_story_and_the_very_words(asked, hall):
    (hit,) = asked.search("caretaker gazette").hits
    assert (hit.page.title, hit.page.outlet, hit.page.written[:10], hit.story) == (
        "Snow brings down hall roof in Torvik", "The Gazette", "2024-03-05", hall,
    )  # fmt: skip
    text = texts(asked, hall)[hit.page.article]
    assert text.words(hit.snippet.span) == hit.snippet.words
    assert [text.words(found).lower() for found in hit.snippet.found] == ["caretaker", "gazette"]


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("hall", 3),
        ("HALL Torvik", 3),
        ("hall café", 0),
        ("cafe", 1),
        ("stromdahl", 0),
        ("Strømdahl", 1),
        ("PÅL", 1),
        ('"ran for the doors"', 2),
        ("“ran for the doors”", 2),
        ('"for ran the doors"', 0),
        ("the-doors", 2),
        ("hall OR café", 0),
        ("hall AND", 3),
        ("hall AND café", 0),
        ("NOT hall", 0),
        ("hal*", 0),
        ("title:hall", 0),
        ("^hall", 3),
        ('hall"', 3),
        ("hall -sports", 3),
        ("town's", 1),
    ],
)
def test_words_are_taken_literally_and_phrases_in_quotation_marks(asked, words, total):
    found = asked.search(words)
    assert (found.total, len(found.hits)) == (total, total)


@pytest.mark.parametrize(
    ("asks", "names"),
    [
        ({"outlet": "courier"}, ["https://courier.example/hall"]),
        ({"agency": "norre"}, ["https://courier.example/hall", "https://mirror.example/a"]),
        ({"since": "2024-03-05"}, ["https://gazette.example/1"]),
        ({"until": "2024-03-04"}, ["https://courier.example/hall", "https://mirror.example/a"]),
        ({"until": "2023"}, []),
        ({"since": "2024-03", "until": "2024-03", "outlet": "gazette"}, ["https://gazette.example/1"]),
        ({"kind": "conflict", "outlet": "gazette"}, ["https://gazette.example/1"]),
        ({"kind": "update"}, []),
    ],
)
def test_hits_are_filtered(asked, asks, names):
    found = asked.search("hall", **asks)
    assert sorted(hit.page.page for hit in found.hits) == names
    assert found.total == len(names)


def test_a_speaker_keeps_the_pages_that_quote_him(asked):
    assert asked.search("snow", speaker="Lena Osk").total == asked.search("snow", speaker="osk").total == 3
    with pytest.raises(LibraryError, match="no speaker in the library is called 'Lena Osck'; there is Lena Osk"):
        asked.search("snow", speaker="Lena Osck")


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ({"outlet": "Gazete"}, "no outlet in the library is called 'Gazete'; there is The Gazette"),
        ({"agency": "Halm"}, "no agency in the library is called 'Halm'; there is Norre News Agency"),
        ({"kind": "quarrel"}, "'quarrel' is no kind of point; the kinds are conflict, update, variant, agreed, copied, single"),
        ({"since": "last week"}, "'last week' is no date; give a day, a month or a year"),
        ({"until": "2024-13"}, "'2024-13' is no date"),
        ({"limit": -1}, "the limit is a number from 0"),
        ({"speaker": "??"}, "is no name"),
    ],
)
def test_what_is_not_known_is_said_with_what_is(asked, asks, says):
    with pytest.raises(LibraryError, match=says.replace("?", r"\?")):
        asked.search("hall", **asks)


@pytest.mark.parametrize("words", ["", "  ", '""', "--", "*", '"*" ()'])
def test_without_a_word_there_is_no_search(asked, words):
    with pytest.raises(LibraryError, match="there is no word to look for"):
        asked.search(words)


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40) | st.text(alphabet='ab"“”*:^-+(){}~ \x00\ud800ORANDNEAR', max_size=40))
def test_no_words_of_a_person_are_syntax(path, words):
    with Library.open(path) as library:
        try:
            assert library.search(words).total >= 0
        except LibraryError:
            assert words_of(words) == [] or len(words_of(words)) > MOST_WORDS


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=20) | st.text(alphabet='osk"“ :*()%_\x00\ud800', max_size=12))
def test_no_name_of_a_person_is_syntax_either(path, words):
    with Library.open(path) as library:
        for ask in (
            lambda: library.quotes(speaker=words).total,
            lambda: library.quotes(words=words).total,
            lambda: library.search("hall", outlet=words, agency=words).total,
            lambda: len(library.timeline(words, kept=True).moments),
        ):
            with suppress(LibraryError):
                assert ask() >= 0


# Snippets


def _article(*blocks, title=0):
    text, made = "", []
    for role, words in blocks:
        made.append(Block(role, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Article("a1", "p", "text/plain", "x", None, None, None, (), (), None, None, None, "en", text, tuple(made))


def test_a_snippet_is_where_most_of_the_words_are():
    chance = random.Random(3)
    filling = [" ".join(chance.choices(("barn", "field", "cart", "road"), k=60)) for _ in range(3)]
    article = _article(
        ("body", f"mill {filling[0]}"), ("body", f"{filling[1]}. Fire in the old mill! {filling[2]}"), ("caption", "Fire, mill")
    )
    found = snippet(article, sought("fire mill").phrases)
    assert article.words(found.span) == found.words
    assert [article.words(each) for each in found.found] == ["Fire", "mill"]
    assert len(found.words) <= LONGEST + 10


def test_without_any_of_the_words_a_snippet_is_the_beginning_of_the_story():
    article = _article(("heading", "Fire"), ("body", "  The mill burned down."))
    assert snippet(article, sought("fire").phrases).words == "The mill burned down."
    assert snippet(_article(("furniture", "Menu")), sought("menu").phrases) is None


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text(alphabet="ab é.\n\u0301Ö1_", max_size=300), min_size=1, max_size=4),
    st.sampled_from(["a", "b a", '"a b"', "é", "ab 1"]),
)
def test_a_snippet_is_words_of_one_block_with_what_was_found_inside(blocks, words):
    article = _article(*(("body", block) for block in blocks))
    found = snippet(article, sought(words).phrases)
    assert article.words(found.span) == found.words
    assert any(block.start <= found.span.start <= found.span.end <= block.end for block in article.blocks)
    known = {word for phrase in sought(words).phrases for word in phrase}
    for each in found.found:
        assert found.span.contains(each)
        assert {word for word, _start, _end in folded_words(article.words(each))} <= known


# Quotes


def test_a_saying_stands_once_with_every_wording_and_place(asked, hall):
    found = asked.quotes(speaker="osk")
    articles = texts(asked, hall)
    assert found.total == len(found.sayings) == len({saying.quote for saying in found.sayings})
    assert {saying.speaker for saying in found.sayings} == {"Lena Osk"}
    for saying in found.sayings:
        for wording in saying.wordings:
            for place in wording.places:
                assert articles[place.span.article].words(place.span) == wording.words
    assert {place.page.outlet for saying in found.sayings for wording in saying.wordings for place in wording.places} == {
        "Daily Mirrorfold", "The Gazette", "Torvik Courier",
    }  # fmt: skip


def test_quotes_are_found_by_their_words_and_filtered_by_page(asked, hall):
    assert asked.quotes(words='"heard it crack"').total >= 1
    assert asked.quotes(words="crack", speaker="osk", story=hall[:7]).total >= 1
    assert asked.quotes(words="crack", speaker="osk", outlet="gazette").total == 1
    assert asked.quotes(words="crack", since="2025").total == 0
    assert asked.quotes(words="nobody:said*").total == 0
    with pytest.raises(LibraryError, match="say whose words, or which"):
        asked.quotes()


# Timeline


def test_a_timeline_is_that_of_the_edition(asked, hall):
    found, story = asked.timeline(hall), asked.story(hall).stories[0]
    articles = texts(asked, hall)
    assert [(one.when, one.place.span) for one in found.moments] == [(one.when, one.span) for one in story.timeline]
    assert {"1988", "1991"} <= {one.when.value for one in found.moments}
    for one in found.moments:
        assert articles[one.place.span.article].words(one.place.span) == one.words
        assert one.words in one.sentence


# Sources


def test_sources_tell_who_writes_and_who_copies(asked):
    found = {one.outlet: one for one in asked.sources().sources}
    for one in found.values():
        assert one.pages == one.own + one.copied + one.agency + one.alone == 1
    assert found["Daily Mirrorfold"].copied == 1
    assert [(giver.source, giver.pages) for giver in found["Daily Mirrorfold"].copied_from] == [("Torvik Courier", 1)]
    assert found["The Gazette"].own == 1
    assert found["ullen.example"].alone == 1
    assert [named.agency for named in found["Torvik Courier"].agencies] == ["Norre News Agency"]
    assert asked.sources(outlet="mirrorfold").total == 1
    assert asked.sources(limit=1, offset=3).sources == asked.sources().sources[3:]


# Behind, empty, other processes


def test_an_empty_library_answers_with_nothing(tmp_path):
    with Library.open(tmp_path / "l.tellings", writing=True) as made:
        made.bring_up_to_date()
        assert made.stories().total == made.search("hall").total == made.quotes(words="hall").total == made.sources().total == 0
        assert made.behind() is None
        with pytest.raises(LibraryError, match="no outlet is known in this library yet"):
            made.search("hall", outlet="gazette")


def test_what_is_not_derived_yet_is_said(tmp_path):
    with Library.open(tmp_path / "l.tellings", writing=True) as made:
        made.add(PAGES[:3], editions=False)
        late = made.stories().behind
        assert (late.unread, late.unplaced, late.editions) == (0, 0, 1)
        assert made.stories().stories[0].is_old
        assert "1 story has no edition or an old one; bring it up to date with: tellings rebuild" in late.told()
        for answer in (made.search("hall"), made.quotes(words="crack"), made.sources()):
            assert answer.behind == late
        made.bring_up_to_date()
        assert made.behind() is None
        assert not made.stories().stories[0].is_old

        made.add(
            _page("https://gazette.example/1", "Snow", "The Gazette", OWN + " The town will rebuild it.", "2024-03-07"), editions=False
        )
        assert made.behind().editions == 1, "a page of the story has changed since its edition"
        made.bring_up_to_date()
        assert made.behind() is None
        with writing_to(made.connection) as connection:
            connection.execute("UPDATE capture SET read_by = 0 WHERE id = 1")
            connection.execute("UPDATE edition SET made_by = 0")
        assert (made.behind().unread, made.behind().editions, made.behind().remade) == (1, 1, False)
        with writing_to(made.connection) as connection:
            connection.execute("UPDATE step SET made_by = made_by + 1 WHERE name = 'words'")
        assert made.behind().remade


def _lines(connection):
    tables = {
        "article_line": "SELECT * FROM article_as_line ORDER BY article",
        "story_line": "SELECT story, count(*), max(captured) FROM article_as_line GROUP BY story ORDER BY story",
        "article_kind": "SELECT article, kind, count(*) FROM point_article JOIN point ON point.id = point GROUP BY 1, 2 ORDER BY 1, 2",
    }
    kept = {
        "article_line": "SELECT * FROM article_line ORDER BY article",
        "story_line": "SELECT story, pages, captured FROM story_line WHERE pages > 0 ORDER BY story",
        "article_kind": "SELECT * FROM article_kind ORDER BY article, kind",
    }
    made = [{name: connection.execute(sql).fetchall() for name, sql in each.items()} for each in (tables, kept)]
    for column, sql in (
        ("conflicts", "SELECT count(*) FROM point WHERE point.story = story_line.story AND kind = 'conflict'"),
        ("mark", "SELECT coalesce(sum(mark), 0) FROM article_line WHERE article_line.story = story_line.story"),
    ):
        assert connection.execute(f"SELECT count(*) FROM story_line WHERE {column} <> ({sql})").fetchone() == (0,)
    return made


def test_the_lines_of_lists_follow_whatever_happens_to_articles_and_stories(tmp_path):
    with Library.open(tmp_path / "l.tellings", writing=True) as made:
        for step in (
            lambda: made.add(PAGES),
            lambda: made.add(_page("https://gazette.example/1", "Snow", "The Gazette", OWN + " More.", "2024-03-07")),
            lambda: made.split(made.stories(sort="pages").stories[0].story, ["https://mirror.example/a"]),
            lambda: made.bring_up_to_date(),
            lambda: made.merge([one.story for one in made.stories(sort="pages").stories[:2]]),
            lambda: made.undo(),
            lambda: made.undo(),
            lambda: made.bring_up_to_date(),
            lambda: made.rebuild(everything=True),
        ):
            step()
            expected, kept = _lines(made.connection)
            assert kept == expected
        before = made.connection.execute("SELECT * FROM story_line ORDER BY story").fetchall()
        with writing_to(made.connection) as connection:
            connection.execute("DELETE FROM article WHERE key = (SELECT key FROM article ORDER BY id LIMIT 1)")
        expected, kept = _lines(made.connection)
        assert kept == expected
        assert before != made.connection.execute("SELECT * FROM story_line ORDER BY story").fetchall()


def test_a_library_of_before_there_were_lists_is_given_them(path):
    """What the migration does with what is there already comes to what the triggers do as it comes."""
    (sql,) = (sql for _number, sql in migrations() if "CREATE TABLE article_line" in sql)
    tables = ("article_line", "story_line", "article_kind")
    with Library.open(path, writing=True) as library:
        connection = library.connection
        before = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}
        connection.execute("BEGIN")
        for table in reversed(tables):
            connection.execute(f"DELETE FROM {table}")
        for statement in sql.partition("-- What is there already.")[2].split(";\n"):
            connection.execute(statement)
        after = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}
        connection.execute("ROLLBACK")
    assert after == before


def test_a_reader_in_another_process_is_answered_while_a_writer_holds_the_library(path):
    code = "import sys; from tellings.library import Library; print(Library.open(sys.argv[1]).search('hall').total)"
    with Library.open(path, writing=True) as writer, writing_to(writer.connection) as connection:
        connection.execute("UPDATE capture SET last_seen = last_seen")
        ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "3\n"


def test_an_answer_leaves_no_transaction_open(asked):
    for ask in (asked.stories, asked.sources, asked.behind, lambda: asked.search("hall"), lambda: asked.quotes(words="crack")):
        ask()
        assert not asked.connection.in_transaction
    with pytest.raises(LibraryError):
        asked.search("hall", outlet="nowhere")
    assert not asked.connection.in_transaction
