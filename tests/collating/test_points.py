"""Points as a whole: every statement once, spans of a sentence at most, counting by text, order, ids, and what a page adds and omits."""

import itertools

import pytest

from tellings.collating.points import ORDER, adds, make_points, omits

ONE = (
    "The ferry Orla struck a pier in Port Ellary on Tuesday, 14 May 2024. It was carrying 48 people. Two people were killed. "
    "The rescue lasted over five hours. “We heard a bang and then the lights went out,” passenger Edda Lorn said. "
    "The Gannet Bridge was opened in 1967. Fishermen in Norby mended their nets.\n"
)
TWO = (
    "A passenger ship, the Orla, ran into the harbour wall at Port Ellary on Tuesday, the coast guard reported. "
    "There were 52 people aboard the Orla. The rescue took about six hours. “We heard a bang,” said passenger Edda Lorn. "
    "The Gannet Bridge opened in 1967. A choir from Tarnstad sang at the quay.\n"
)
THREE = (
    "Port Ellary saw its worst accident for years when the ferry Orla hit a quay on Tuesday. Two people died, doctors said. "
    "The Gannet Bridge, opened in 1967, was closed to traffic. Insurers have sent three engineers.\n"
)
FOREIGN = (
    "The parliament in Veritam voted on Monday for a new law on beekeeping, after months of debate among farmers, beekeepers and "
    "chemists about the spraying of orchards. Growers of apples called the law a burden.\n"
)


@pytest.fixture(scope="module")
def story(pages):
    return pages(one=ONE, two=TWO, three=THREE)


def test_a_statement_stands_in_one_point_at_most(story, shapes):
    for one, other in itertools.combinations(story.points, 2):
        if "entity" not in (one.type, other.type):
            assert not {*shapes.spans_of(one)} & {*shapes.spans_of(other)}


def test_a_point_has_one_reading_a_value_and_a_page_one_span(story, shapes):
    for point in story.points:
        spans = shapes.spans_of(point)
        assert len(spans) == len(set(spans))
        assert len({span.article for span in spans}) == len(spans)


def test_a_span_is_a_sentence_at_most(story, shapes):
    for span in (span for point in story.points for span in shapes.spans_of(point)):
        words = story.words(span)
        assert words.strip() == words != ""
        assert ". " not in words


def test_readings_name_the_articles_and_texts_of_their_spans(story):
    texts = {text.id for one in story.edition.stories for text in one.texts}
    for reading in (reading for point in story.points for reading in point.readings):
        assert reading.articles == tuple(sorted({span.article for span in reading.spans}))
        assert set(reading.texts) <= texts
        assert reading.texts
        assert reading.spans == tuple(sorted(reading.spans))


def test_support_counts_what_the_readings_name(story):
    for point in story.points:
        assert point.support.articles == len({one for reading in point.readings for one in reading.articles})
        assert point.support.texts == len({one for reading in point.readings for one in reading.texts})
        assert point.support.speakers == len({one for reading in point.readings for one in reading.speakers})
        assert 1 <= point.support.texts <= point.support.articles


def test_kinds_stand_in_the_order_in_which_a_reader_wants_them(story):
    places = [ORDER.index(point.kind) for point in story.points]
    assert places == sorted(places)
    assert places[0] == ORDER.index("conflict")
    assert places[-1] == ORDER.index("single")


def test_within_a_kind_more_texts_come_first(story):
    for _, points in itertools.groupby(story.points, key=lambda point: point.kind):
        texts = [point.support.texts for point in points]
        assert texts == sorted(texts, reverse=True)


def test_a_kind_agrees_with_its_readings(story):
    for point in story.points:
        if point.kind == "single":
            assert point.support.articles == 1
        elif point.kind == "copied":
            assert (point.support.texts, point.support.articles > 1) == (1, True)
        else:
            assert point.support.texts > 1
        if point.kind in ("conflict", "update") and point.type in ("quantity", "when"):
            assert len(point.readings) > 1


def test_ids_are_unique_and_of_the_form_that_the_contract_gives(story):
    ids = [point.id for point in story.points]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 11 and one[0] == "p" and set(one[1:]) <= set("0123456789abcdef") for one in ids)


def test_a_foreign_page_changes_no_point_of_the_story(story, pages):
    more = pages(one=ONE, two=TWO, three=THREE, foreign=FOREIGN)
    kept = max(more.edition.stories, key=lambda one: len(one.articles))
    assert len(kept.articles) == 3
    assert kept.points == story.edition.stories[0].points
    assert kept.id == story.edition.stories[0].id


def test_a_page_that_joins_the_story_renames_no_point_that_it_has_no_part_in(pages, story, shapes):
    few = pages(one=ONE, two=TWO)
    before = {shapes.spans_of(point)[0]: point.id for point in few.points}
    kept = [point for point in story.points if story.page("three.txt") not in {span.article for span in shapes.spans_of(point)}]
    assert len(kept) > 4
    assert all(before[shapes.spans_of(point)[0]] == point.id for point in kept)


def test_names_and_order_of_the_pages_change_nothing(pages, story):
    other = pages(three=THREE, one=ONE, two=TWO)
    assert other.edition.to_json() == story.edition.to_json()


def test_the_speakers_are_counted_apart_from_the_texts(pages):
    said = "“We heard a bang and then the lights went out,”"
    found = pages(
        one=f"The ferry Orla struck a pier in Port Ellary on Tuesday. {said} passenger Edda Lorn said.\n",
        two=f"At Port Ellary a ship, the Orla, hit the harbour wall. {said} said passenger Edda Lorn.\n",
    )
    points = [point for point in found.points if point.type == "quote" and point.support.texts == 2]
    assert [(point.support.texts, point.support.speakers) for point in points] == [(2, 1)]


def test_adds_is_what_only_that_page_says(story):
    (one,) = story.edition.stories
    by_id = {point.id: point for point in one.points}
    assert set(one.adds) == set(one.articles)
    for article, added in one.adds.items():
        assert added
        for point in map(by_id.get, added):
            assert point.kind == "single"
            assert point.readings[0].articles == (article,)
    assert sorted(itertools.chain.from_iterable(one.adds.values())) == sorted(point.id for point in story.of_kind("single"))


def test_omits_is_what_two_texts_say_and_this_page_does_not(story):
    (one,) = story.edition.stories
    assert set(one.omits) == set(one.articles)
    (aboard,) = story.holding("It was carrying 48 people", "There were 52 people aboard")
    assert aboard.id in one.omits[story.page("three.txt")]
    assert aboard.id not in one.omits[story.page("one.txt")]
    for article, omitted in one.omits.items():
        for point in (point for point in one.points if point.id in omitted):
            assert point.support.texts > 1
            assert all(article not in reading.articles for reading in point.readings)


class TestMadeByHand:
    """``make_points``, ``adds`` and ``omits`` on statements that need no grammar."""

    ABOARD = "The Orla carried {} people over the sound to Norby."

    def made(self, bench, count, families=None, agencies=None):
        for article, value in (("a", 48), ("b", 48), ("c", 48)):
            bench.say(article, self.ABOARD.format(value), trigger="carry", counts=[count(value, "person aboard")])
        bench.say("c", "Insurers have sent engineers from Tarnstad.", trigger="send")
        grounds = bench.grounds(families, agencies=agencies)
        points, undecided = make_points(bench.made, (), grounds)
        assert undecided == ()
        return points

    def test_support_counts_texts_and_not_pages(self, bench, count):
        points = self.made(bench, count, [("a", "b"), ("c",)])
        assert [(point.kind, point.support.articles, point.support.texts) for point in points] == [("agreed", 3, 2), ("single", 1, 1)]

    def test_pages_of_one_text_are_copied_however_many(self, bench, count):
        points = self.made(bench, count, [("a", "b", "c")])
        assert [(point.kind, point.support.articles, point.support.texts) for point in points] == [("copied", 3, 1), ("single", 1, 1)]

    def test_two_texts_of_one_agency_are_two_texts_and_one_agency(self, bench, count):
        (point, _) = self.made(bench, count, agencies={"a": "Halcyon", "b": "Halcyon"})
        assert (point.support.texts, point.support.agencies) == (3, 1)

    def test_the_order_of_the_statements_changes_nothing(self, bench, count):
        points = self.made(bench, count)
        assert make_points(list(reversed(bench.made)), (), bench.grounds())[0] == points

    def test_no_statements_make_no_points(self, bench):
        assert make_points((), (), bench.grounds()) == ((), ())

    def test_a_point_is_named_by_words_of_a_page(self, bench, count):
        long = "Insurers " + "who had come from far away to the town on the sound " * 4 + "left."
        bench.say("a", long)
        ((point,), _) = make_points(bench.made, (), bench.grounds())
        assert bench.texts["a"][point.about.span.start : point.about.span.end] == point.about.text
        assert len(point.about.text) <= 90
        assert long.startswith(f"{point.about.text} ")

    def test_adds_and_omits(self, bench, count):
        points = self.made(bench, count, [("a", "b"), ("c",), ("d",)][:2])
        agreed, single = points
        assert adds(points, ["a", "b", "c", "d"]) == {"a": (), "b": (), "c": (single.id,), "d": ()}
        assert omits(points, {"a": ["t1"], "b": ["t1"], "c": ["t2"], "d": ["t9"]}) == {"a": (), "b": (), "c": (), "d": (agreed.id,)}

    def test_a_copy_that_cut_the_fact_out_does_not_omit_what_its_text_says(self, bench, count):
        points = self.made(bench, count)
        assert omits(points, {"e": ["t1"]}) == {"e": ()}
