"""What people correct: it takes effect, is kept in a log, can be taken back, and every later run and rebuild keeps to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from tellings import Page
from tellings.correcting import with_roles
from tellings.errors import LibraryError
from tellings.library import Library, editions
from tellings.library.anchors import anchor_of, find
from tellings.library.constraints import consistent, constraints
from tellings.model import Article, Block, GivenRole, Span

DISPATCH = (
    "The old mill in Wendle burned down on Friday, 3 May 2024, and the fire spread to the sawmill beside it within an hour. "
    "Crews from three villages pumped water out of the river until the morning, the fire service reported."
)
TOLD = "“We lost everything but the dog,” said Anna Lind, who runs the sawmill. Two people were hurt."
COURIER = f"Mill burns down\n\n{DISPATCH}\n\n{TOLD}\n"
ECHO = f"Fire in Wendle\n\n{DISPATCH}\n\nThree people were hurt, the hospital of Wendle said on Saturday.\n"
PEARS = "Pears and quinces\n\nGrowers along the Eddel graft their trees onto wild quince, because its roots survive floods far better.\n"


@pytest.fixture
def library(tmp_path):
    """Three pages, the first two of one event, without editions."""
    with Library.open(tmp_path / "library.tellings", writing=True) as made:
        made.add(
            [Page.from_text(COURIER, name="courier.txt"), Page.from_text(ECHO, name="echo.txt"), Page.from_text(PEARS, name="pears.txt")],
            editions=False,
        )
        yield made


def stories(library):
    """The stories as sorted lists of pages."""
    sql = (
        "SELECT membership.story, place.name FROM membership JOIN article ON article.id = membership.article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place ORDER BY place.name"
    )
    found = {}
    for story, name in library.connection.execute(sql):
        found.setdefault(story, []).append(name)
    return sorted(found.values())


def key_of(library, page):
    sql = (
        "SELECT story.key FROM story JOIN membership ON membership.story = story.id JOIN article ON article.id = membership.article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place WHERE place.name = ? AND article.current = 1"
    )
    return library.connection.execute(sql, (page,)).fetchone()[0]


def edition_of(library, page="courier.txt"):
    sql = "SELECT id FROM story WHERE key = ?"
    return editions.edition(library.connection, library.connection.execute(sql, (key_of(library, page),)).fetchone()[0])


def again(library):
    """Make all anew from the pages."""
    library.rebuild(everything=True, editions=False)


APART = [["courier.txt", "echo.txt"], ["pears.txt"]]


class TestStories:
    def test_the_pages_begin_as_two_stories(self, library):
        assert stories(library) == APART

    def test_merged_stories_stay_one(self, library):
        library.merge([key_of(library, "courier.txt"), key_of(library, "pears.txt")], because="one field trip")
        assert stories(library) == [["courier.txt", "echo.txt", "pears.txt"]]
        again(library)
        assert stories(library) == [["courier.txt", "echo.txt", "pears.txt"]]

    def test_the_key_of_a_story_that_was_merged_leads_to_the_bigger_one(self, library):
        big, small = key_of(library, "courier.txt"), key_of(library, "pears.txt")
        library.merge([small, big])
        assert key_of(library, "pears.txt") == big
        with pytest.raises(LibraryError, match="two stories"):
            library.merge([small, big])

    def test_a_split_story_stays_split(self, library):
        library.split(key_of(library, "courier.txt"), ["echo.txt"])
        apart = [["courier.txt"], ["echo.txt"], ["pears.txt"]]
        assert stories(library) == apart
        library.bring_up_to_date(editions=False)
        assert stories(library) == apart
        again(library)
        assert stories(library) == apart

    def test_an_article_that_was_moved_stays_where_it_is(self, library):
        library.move("echo.txt", key_of(library, "pears.txt"))
        moved = [["courier.txt"], ["echo.txt", "pears.txt"]]
        assert stories(library) == moved
        again(library)
        assert stories(library) == moved

    def test_a_newer_version_of_a_page_stays_where_a_person_put_it(self, library):
        library.move("echo.txt", key_of(library, "pears.txt"))
        library.add(Page.from_text(ECHO + "\nThe river was low.\n", name="echo.txt"), editions=False)
        assert stories(library) == [["courier.txt"], ["echo.txt", "pears.txt"]]

    def test_a_pinned_story_is_not_parted(self, library):
        library.pin(key_of(library, "courier.txt"))
        library.add(Page.from_text("Bees\n\nThe bees of Orsa swarmed early this year, growers say.\n", name="echo.txt"), editions=False)
        assert ["courier.txt", "echo.txt"] in stories(library)

    @pytest.mark.parametrize("verb", ["merge", "split", "move"])
    def test_what_is_taken_back_is_as_it_was(self, library, verb):
        keys = {page: key_of(library, page) for page in ("courier.txt", "echo.txt", "pears.txt")}
        if verb == "merge":
            library.merge([keys["courier.txt"], keys["pears.txt"]])
        elif verb == "split":
            library.split(keys["courier.txt"], ["echo.txt"])
        else:
            library.move("echo.txt", keys["pears.txt"])
        assert library.undo().undone is not None
        library.bring_up_to_date(editions=False)
        assert stories(library) == APART
        assert {page: key_of(library, page) for page in keys} == keys

    def test_a_later_correction_wins(self, library):
        library.merge([key_of(library, "courier.txt"), key_of(library, "pears.txt")])
        library.split(key_of(library, "courier.txt"), ["pears.txt"])
        again(library)
        assert stories(library) == APART

    def test_a_name_goes_along_with_the_pages(self, library):
        key = key_of(library, "courier.txt")
        library.name(key, "The Wendle fire")
        assert edition_of(library).stories[0].title.text == "The Wendle fire"
        again(library)
        library.bring_up_to_date()
        assert library.connection.execute("SELECT name FROM story WHERE name IS NOT NULL").fetchall() == [("The Wendle fire",)]
        library.name(key, None)
        assert edition_of(library).stories[0].title.text in ("Mill burns down", "Fire in Wendle")

    @pytest.mark.parametrize(
        ("words", "act"),
        [
            ("there is no story 'nowhere'", lambda library: library.pin("nowhere")),
            ("there is no article 'nowhere'", lambda library: library.move("nowhere", None)),
            ("alone in its story", lambda library: library.move("pears.txt", None)),
            ("not all of them", lambda library: library.split(key_of(library, "pears.txt"), ["pears.txt"])),
            ("is not in the story", lambda library: library.split(key_of(library, "courier.txt"), ["pears.txt"])),
            ("the name is empty", lambda library: library.name(key_of(library, "courier.txt"), "  ")),
            ("no correction to take back", lambda library: library.undo()),
            ("there is no correction 7", lambda library: library.undo(7)),
        ],
    )
    def test_errors_teach_and_change_nothing(self, library, words, act):
        with pytest.raises(LibraryError, match=words):
            act(library)
        assert stories(library) == APART
        assert library.log() == ()


class TestPages:
    def test_a_role_changes_what_is_stated(self, library):
        library.correct_role("courier.txt", "furniture", words="Two people were hurt.")
        found = edition_of(library)
        block = next(block for article in found.articles for block in article.blocks if block.corrected is not UNSET)
        assert (block.role, block.corrected) == ("furniture", "body")
        assert "Two people were hurt" not in said_by_points(found)
        assert [(one.what, one.held) for one in found.stories[0].corrections] == [("role", True)]

    def test_a_speaker_is_the_one_that_a_person_gave(self, library):
        library.correct_speaker("courier.txt", "Berta Holm", words="We lost everything but the dog")
        quote = next(quote for quote in edition_of(library).stories[0].quotes if quote.speaker == "Berta Holm")
        assert quote.corrected == ("Anna Lind",)

    def test_a_known_name_is_taken_in_its_fullest_form(self, library):
        library.correct_speaker("courier.txt", None, words="We lost everything but the dog")
        assert "Anna Lind" not in {quote.speaker for quote in edition_of(library).stories[0].quotes}
        library.correct_speaker("courier.txt", "anna lind", words="We lost everything but the dog")
        assert "Anna Lind" in {quote.speaker for quote in edition_of(library).stories[0].quotes}

    @pytest.mark.parametrize("way", [("courier.txt", "echo.txt"), ("echo.txt", "courier.txt")])
    def test_a_direction_is_the_one_that_a_person_gave(self, library, way):
        library.correct_direction(*way)
        found = edition_of(library)
        pages = {article.id: article.page for article in found.articles}
        copy = next(copy for copy in found.stories[0].copies if copy.corrected is True)
        assert (pages[copy.source], pages[copy.to]) == way
        assert copy.evidence[0] == "A person says so."
        passage = next(passage for passage in found.stories[0].reuse if passage.kind == "narration")
        assert pages[passage.a.article if passage.source == "a" else passage.b.article] == way[0]

    def test_a_direction_can_be_left_open(self, library):
        library.correct_direction("courier.txt", "echo.txt", unknown=True)
        found = edition_of(library).stories[0]
        assert not [copy for copy in found.copies if copy.source[0] == "a"]
        assert [one.held for one in found.corrections] == [True]

    def test_a_kind_is_the_one_that_a_person_gave(self, library):
        before = next(point for point in edition_of(library).stories[0].points if point.kind == "copied")
        library.correct_kind(key_of(library, "courier.txt"), before.id, "agreed")
        point = next(point for point in edition_of(library).stories[0].points if point.corrected is not UNSET)
        assert (point.id, point.kind, point.corrected) == (before.id, "agreed", "copied")
        assert point.why.startswith("A person calls this agreed; by the pages alone: copied.")

    def test_all_of_it_outlives_a_rebuild(self, library):
        library.correct_role("courier.txt", "furniture", words="Two people were hurt.")
        library.correct_direction("echo.txt", "courier.txt")
        library.note("echo.txt", "who told them?", words="the hospital of Wendle")
        before = edition_of(library)
        library.rebuild(everything=True)
        assert edition_of(library) == before

    def test_a_correction_finds_its_words_in_a_newer_version(self, library):
        library.correct_role("courier.txt", "furniture", words="Two people were hurt.")
        library.add(Page.from_text(f"An hour ago\n\n{COURIER}", name="courier.txt"), editions=False)
        found = edition_of(library)
        article = next(article for article in found.articles if article.page == "courier.txt")
        furniture = [article.text[block.start : block.end] for block in article.blocks if block.corrected is not UNSET]
        assert furniture == ["Two people were hurt."]

    def test_a_correction_whose_words_are_gone_is_adrift(self, library):
        library.correct_role("courier.txt", "furniture", words="Two people were hurt.")
        library.add(Page.from_text(COURIER.replace("Two people were hurt.", ""), name="courier.txt"), editions=False)
        why = "its words are no longer on the page"
        assert [line.adrift for line in library.log()] == [why]
        assert [(one.held, one.says) for one in edition_of(library).stories[0].corrections] == [(False, why)]

    def test_a_note_stands_in_the_edition_and_makes_none(self, library):
        editions.make_editions(library.connection)
        library.note("echo.txt", "ask them", words="Three people were hurt")
        assert editions.make_editions(library.connection).made == 0
        found = edition_of(library)
        note = found.stories[0].notes[0]
        assert (note.words, found.article(note.span.article).words(note.span)) == ("ask them", "Three people were hurt")

    def test_what_is_taken_back_no_longer_holds(self, library):
        before = edition_of(library)
        library.correct_role("courier.txt", "furniture", words="Two people were hurt.")
        assert edition_of(library) != before
        library.undo()
        assert edition_of(library) == before

    def test_the_log_keeps_everything_with_its_words(self, library):
        library.correct_direction("echo.txt", "courier.txt", because="they said so")
        library.note("echo.txt", "ask them", words="Three people were hurt")
        library.undo(1)
        lines = [line.correction for line in library.log()]
        assert [(one.id, one.verb, one.words, one.undone is None) for one in lines] == [
            (1, "direction", "they said so", False),
            (2, "note", "ask them", True),
        ]
        with pytest.raises(LibraryError, match="taken back already"):
            library.undo(1)

    @pytest.mark.parametrize(
        ("words", "act"),
        [
            ("there is no role 'prose'", lambda library: library.correct_role("echo.txt", "prose", words="Three people")),
            ("not on the page", lambda library: library.correct_role("echo.txt", "body", words="Nine people")),
            ("times on the page", lambda library: library.correct_role("echo.txt", "body", words="Wendle")),
            ("either the words", lambda library: library.correct_role("echo.txt", "body")),
            ("hold no words", lambda library: library.correct_role("echo.txt", "body", at="5-99999")),
            ("no offsets", lambda library: library.correct_role("echo.txt", "body", at="some")),
            ("different stories", lambda library: library.correct_direction("echo.txt", "pears.txt")),
            ("no copy of itself", lambda library: library.correct_direction("echo.txt", "echo.txt")),
            ("there is no kind 'odd'", lambda library: library.correct_kind(key_of(library, "echo.txt"), "p1", "odd")),
            ("no such point", lambda library: library.correct_kind(key_of(library, "echo.txt"), "pxyz", "agreed")),
            ("note is empty", lambda library: library.note("echo.txt", " ", words="Three people")),
        ],
    )
    def test_errors_teach(self, library, words, act):
        with pytest.raises(LibraryError, match=words):
            act(library)
        assert library.log() == ()


def said_by_points(edition):
    texts = {article.id: article.text for article in edition.articles}
    spans = [span for point in edition.stories[0].points for reading in point.readings for span in reading.spans]
    return "\n".join(texts[span.article][span.start : span.end] for span in spans)


def page(text):
    return Article("a1", "p", "text/plain", "", None, None, None, (), (), None, None, None, "en", text, (Block("body", 0, len(text)),))


class TestAnchors:
    def test_words_are_found_where_other_words_came_before_them(self):
        anchor = anchor_of(page("The mill burned. Nobody was hurt."), Span("a1", 17, 33), "p")
        assert find(anchor, page("Update. The mill\nburned. Nobody  was hurt.")) == Span("a1", 25, 42)

    def test_of_several_places_the_one_with_the_same_neighbours_is_meant(self):
        anchor = anchor_of(page("One was hurt in the mill. One was hurt in the yard."), Span("a1", 26, 38), "p")
        assert find(anchor, page("One was hurt in the yard. One was hurt in the mill.")) == Span("a1", 0, 12)

    def test_a_short_word_without_its_neighbours_is_not_found(self):
        anchor = anchor_of(page("It was two, she said."), Span("a1", 7, 10), "p")
        assert find(anchor, page("Of all things, two swans came")) is None

    @given(st.text(max_size=60), st.text(alphabet="abc \n", min_size=1, max_size=30), st.text(max_size=60))
    @settings(deadline=None, max_examples=100)
    def test_an_unchanged_page_has_everything_at_its_place(self, before, words, after):
        text = before + words + after
        span = Span("a1", len(before), len(before) + len(words))
        assert find(anchor_of(page(text), span, "p"), page(text)) == span


ARTICLES = st.lists(st.sampled_from("abcdef"), max_size=4)


class TestConstraints:
    def test_what_people_said_of_stories_is_one_value(self, library):
        library.merge([key_of(library, "courier.txt"), key_of(library, "pears.txt")])
        keys = sorted(key for (key,) in library.connection.execute("SELECT key FROM article"))
        assert constraints(library.connection).together == (tuple(keys),)
        library.undo()
        assert constraints(library.connection).together == ()

    def test_what_contradicts_something_later_does_not_hold(self):
        found = consistent([(("a", "b", "c"), ()), (("c",), ("a", "b"))])
        assert found.together == (("a", "b"),)
        assert found.apart == (("a", "c"),)

    @given(st.lists(st.tuples(ARTICLES, ARTICLES), max_size=6))
    @settings(deadline=None, max_examples=200)
    def test_it_never_contradicts_itself(self, said):
        found = consistent([(tuple(pages), tuple(p for p in apart if p not in pages)) for pages, apart in said])
        home = {article: group for group in found.together for article in group}
        assert len(home) == sum(map(len, found.together))
        for one, other in found.apart:
            assert home.get(one, (one,)) != home.get(other, (other,))
        if said:
            pages, apart = said[-1]
            groups = [home.get(article, (article,)) for article in pages]
            assert all(group == groups[0] for group in groups)
            assert all(home.get(article, (article,)) not in groups for article in apart if article not in pages)


class TestSteps:
    def test_a_block_is_cut_where_only_a_part_of_it_was_named(self):
        before = page("The mill burned. Share this story. Nobody was hurt.")
        (after,), applied = with_roles([before], [GivenRole(1, Span("a1", 17, 34), "furniture")])
        assert [(block.role, after.text[block.start : block.end]) for block in after.blocks] == [
            ("body", "The mill burned."),
            ("furniture", "Share this story."),
            ("body", "Nobody was hurt."),
        ]
        assert applied[0].held

    @given(st.integers(0, 50), st.integers(1, 50))
    @settings(deadline=None, max_examples=100)
    def test_whatever_is_named_all_words_stay_in_blocks_in_order(self, start, length):
        before = page("The mill burned.  Share this\n story. Nobody was hurt.")
        (after,), _ = with_roles([before], [GivenRole(1, Span("a1", start, min(start + length, 54)), "caption")])
        edges = [edge for block in after.blocks for edge in (block.start, block.end)]
        assert edges == sorted(edges)
        words = "".join(after.text[block.start : block.end] for block in after.blocks)
        assert "".join(words.split()) == "".join(before.text.split())

    def test_directions_that_go_in_a_circle_do_no_harm(self, library):
        library.add(Page.from_text(f"Third\n\n{DISPATCH}\n", name="third.txt"), editions=False)
        for source, to in (("courier.txt", "echo.txt"), ("echo.txt", "third.txt"), ("third.txt", "courier.txt")):
            library.correct_direction(source, to)
        found = edition_of(library).stories[0]
        assert len(found.copies) <= 3
        assert sum(one.held for one in found.corrections) >= 2

    def test_of_two_directions_of_one_pair_the_later_holds(self, library):
        library.correct_direction("courier.txt", "echo.txt")
        library.correct_direction("echo.txt", "courier.txt")
        assert [one.held for one in edition_of(library).stories[0].corrections] == [False, True]
        assert [line.adrift for line in library.log()] == ["another correction says otherwise", None]

    def test_what_is_searched_stays_whole_when_stories_merge(self, library):
        library.bring_up_to_date()
        library.merge([key_of(library, "courier.txt"), key_of(library, "pears.txt")])
        library.bring_up_to_date()
        for table in ("said_words", "point_words"):
            library.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
