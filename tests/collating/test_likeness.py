"""Which statements go together: how alike they are, what belongs together whatever its words, and groups without chains."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collating.alignment import SAME_THING, align
from tellings.collating.anchors import of_one_saying, of_one_value
from tellings.collating.likeness import Likeness, likeness
from tellings.model import Quote, Quoted, Span, Statement, When, Wording

FERRY = "The ferry struck a pier in thick fog on Tuesday morning."
FERRY_AGAIN = "A ferry hit the harbour pier on a foggy Tuesday morning."
NETS = "Fishermen in Norby mended their nets after winter."


class TestLikeness:
    def matrix(self, bench, *words):
        for number, one in enumerate(words):
            bench.say("abcdefgh"[number], one)
        return likeness(bench.made, bench.articles())

    def test_a_rewording_is_more_alike_than_another_fact(self, bench):
        found = self.matrix(bench, FERRY, FERRY_AGAIN, NETS)
        assert found.resemblance[0, 1] > found.resemblance[0, 2]
        assert found.evidence[0, 1] > found.evidence[0, 2]

    def test_equal_clauses_are_fully_alike(self, bench):
        found = self.matrix(bench, FERRY, FERRY, NETS)
        assert found.resemblance[0, 1] == pytest.approx(1, abs=1e-5)

    def test_the_scope_leaves_figures_and_times_out(self, bench):
        bench.say("a", "It printed 48 pages.", stems={"print", "page", "#48", "@2024-05-14"})
        bench.say("b", "It printed 47 pages.", stems={"print", "page", "#47", "@2024-05-13"})
        bench.say("c", "It burned 48 logs.", stems={"burn", "log", "#48", "@2024-05-14"})
        found = likeness(bench.made, bench.articles())
        assert found.scope[0, 1] == pytest.approx(1, abs=1e-5)
        assert found.scope[0, 2] == 0

    def test_a_rare_word_counts_more_than_a_common_one(self, bench):
        bench.say("a", "x1", stems={"orla", "pier", "lamp"}, trigger="x")
        bench.say("b", "x2", stems={"orla", "pier", "rope"}, trigger="x")
        bench.say("c", "x3", stems={"lamp", "tower", "rope"}, trigger="x")
        for number in range(6):
            bench.say("d", f"y{number}", stems={"orla", "pier", f"word{number}"}, trigger="x")
        bench.say("e", "x4", stems={"lamp", "tower", "hill"}, trigger="x")
        found = likeness(bench.made, bench.articles())
        assert found.evidence[2, 9] > found.evidence[0, 1]

    @settings(deadline=None, max_examples=25)
    @given(
        st.lists(
            st.lists(st.sampled_from(["fog", "pier", "lamp", "ferry", "bell", "net", "rope", "quay"]), min_size=1, max_size=5),
            min_size=1,
            max_size=7,
        )
    )
    def test_the_matrices_are_symmetric_bounded_and_rounded(self, bags):
        text = {"a": "\n".join(" ".join(bag) for bag in bags)}
        made, at = [], 0
        for bag in bags:
            span = Span("a", at, at + len(" ".join(bag)))
            made.append(Statement(span, span, bag[0], tuple(sorted(set(bag))), (), (), (), (), (), None, False, "asserted"))
            at = span.end + 1
        found = likeness(made, _articles(text))
        for matrix in found:
            assert matrix.shape == (len(bags), len(bags))
            assert np.isfinite(matrix).all()
            assert np.allclose(matrix, matrix.T, atol=2e-6)
            assert np.allclose(matrix, matrix.round(6))
            assert (matrix >= 0).all()
        assert (found.resemblance <= 1 + 1e-5).all()
        assert (found.scope <= 1 + 1e-5).all()
        assert (found.evidence == 0).all()

    def test_the_evidence_is_a_chance_and_none_within_a_page(self, bench):
        found = self.matrix(bench, FERRY, FERRY_AGAIN, NETS)
        bench.say("a", FERRY_AGAIN)
        again = likeness(bench.made, bench.articles())
        assert 0 < found.evidence[0, 2] < found.evidence[0, 1] < 1
        assert again.evidence[0, 3] == 0

    def test_one_value_or_one_saying_is_evidence(self, bench):
        plain = self.matrix(bench, FERRY, NETS).evidence[0, 1]
        assert likeness(bench.made, bench.articles(), valued=[(0, 1)]).evidence[0, 1] > plain
        assert likeness(bench.made, bench.articles(), said=[(1, 0)]).evidence[0, 1] > plain

    @pytest.mark.parametrize(
        ("speakers", "sign"), [(("Edda Lorn", "Edda Lorn"), 1), (("Edda Lorn", "Peer Aldous"), -1), (("Edda Lorn", None), 0)]
    )
    def test_one_speaker_speaks_for_it_and_two_against(self, bench, speakers, sign):
        def chance(one, other):
            fresh = type(bench)()
            fresh.say("a", FERRY, speaker=one)
            fresh.say("b", FERRY_AGAIN, speaker=other)
            return likeness(fresh.made, fresh.articles()).evidence[0, 1]

        assert np.sign(chance(*speakers) - chance(None, None)) == sign

    def test_of_equal_clauses_the_one_told_first_is_surer(self, bench):
        bench.say("a", "Gulls.", stems={"gull"}, trigger="x")
        for article in "ab":
            bench.say(article, FERRY)
        bench.say("b", "Rope.", stems={"rope"}, trigger="x")
        bench.say("b", FERRY)
        found = likeness(bench.made, bench.articles())
        assert found.evidence[1, 2] > found.evidence[1, 4]

    def test_no_statements_have_empty_matrices(self):
        assert likeness([], {}).resemblance.shape == (0, 0)

    def test_letters_that_no_encoding_holds_do_no_harm(self, bench):
        bench.say("a", "The \ud800 ferry \x00 sank \u202e here.")
        bench.say("b", "The \ud800 ferry \x00 sank \u202e here.")
        assert likeness(bench.made, bench.articles()).resemblance[0, 1] == pytest.approx(1, abs=1e-5)


def _articles(texts):
    from tellings.model import Article, Block

    return {
        name: Article(name, name, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, (Block("body", 0, len(text)),))
        for name, text in texts.items()
    }


class TestAlign:
    """Groups of statements of different articles, from a matrix that the test writes."""

    def groups(self, articles, alike):
        made = []
        for number, article in enumerate(articles):
            span = Span(article, number * 10, number * 10 + 9)
            made.append(Statement(span, span, "be", (), (), (), (), (), (), None, False, "asserted"))
        matrix = np.zeros((len(made), len(made)), np.float32)
        for (a, b), value in alike.items():
            matrix[a, b] = matrix[b, a] = value
        return align(made, Likeness(*[matrix] * len(Likeness._fields)))

    def test_two_that_are_each_others_most_alike(self):
        assert self.groups("aabb", {(0, 2): 0.9, (1, 3): 0.8, (0, 3): 0.7}) == [(0, 2), (1, 3)]

    def test_only_from_enough_evidence_on(self):
        assert self.groups("ab", {(0, 1): SAME_THING - 0.01}) == []
        assert self.groups("ab", {(0, 1): SAME_THING + 0.01}) == [(0, 1)]

    def test_one_whose_best_has_a_better_partner_stays_alone(self):
        assert self.groups("aab", {(0, 2): 0.9, (1, 2): 0.8}) == [(0, 2)]

    def test_three_articles_that_all_meet_are_one_group(self):
        assert self.groups("abc", {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}) == [(0, 1, 2)]

    def test_no_chain_of_neighbours_that_never_meet(self):
        assert self.groups("abc", {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.0}) == [(0, 1)]

    def test_a_group_has_one_statement_of_an_article(self):
        assert self.groups("abca", {(0, 1): 0.9, (1, 2): 0.85, (0, 2): 0.8, (2, 3): 0.95}) == [(0, 1), (2, 3)]

    def test_whoever_lost_its_best_partner_goes_with_its_next_best(self):
        assert self.groups("aabb", {(0, 2): 0.9, (1, 2): 0.8, (1, 3): 0.5}) == [(0, 2), (1, 3)]

    @settings(deadline=None, max_examples=40)
    @given(st.data())
    def test_always_sorted_disjoint_and_one_an_article(self, data):
        articles = data.draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=9))
        pairs = st.tuples(st.integers(0, len(articles) - 1), st.integers(0, len(articles) - 1))
        alike = {(a, b): v for (a, b), v in data.draw(st.dictionaries(pairs, st.sampled_from((0.0, 0.3, 0.6, 0.7, 0.9)))).items() if a != b}
        groups = self.groups(articles, alike)
        assert groups == sorted(groups)
        members = [number for group in groups for number in group]
        assert len(members) == len(set(members))
        for group in groups:
            assert len(group) > 1
            assert list(group) == sorted(group)
            assert len({articles[number] for number in group}) == len(group)


class TestAnchors:
    """What most likely belongs together whatever its words."""

    def test_the_count_of_people_in_one_state(self, bench, count):
        bench.say("a", "It carried 48.", counts=[count(48, "person aboard")])
        bench.say("b", "Nobody knows why 52 had boarded.", counts=[count(52, "passenger aboard")])
        assert of_one_value(bench.made, ()) == [(0, 1)]

    def test_only_the_first_of_each_page(self, bench, count):
        bench.say("a", "It carried 48.", counts=[count(48, "person aboard")])
        bench.say("b", "There were 52.", counts=[count(52, "person aboard")])
        bench.say("b", "An older ship had 90.", counts=[count(90, "person aboard")])
        assert of_one_value(bench.made, ()) == [(0, 1)]

    def test_killed_and_injured_are_two_things(self, bench, count):
        bench.say("a", "Two died.", counts=[count(2, "person killed")])
        bench.say("b", "Two hurt.", counts=[count(2, "person injured")])
        assert of_one_value(bench.made, ()) == []

    def test_one_rare_figure(self, bench, count):
        bench.say("a", "It is 68 metres long.", counts=[count(68, unit="metre")])
        bench.say("b", "A length of 68 metres.", counts=[count(68, unit="metre")])
        assert of_one_value(bench.made, ()) == [(0, 1)]

    @pytest.mark.parametrize("value", [2, 20, 100, 3000])
    def test_a_small_or_round_figure_may_be_of_anything(self, bench, count, value):
        bench.say("a", "It is so long.", counts=[count(value, unit="metre")])
        bench.say("b", "A length of so many.", counts=[count(value, unit="metre")])
        assert of_one_value(bench.made, ()) == []

    def test_a_rare_figure_that_a_page_has_twice_says_nothing(self, bench, count):
        for article in "abb":
            bench.say(article, "It is 68 metres long.", counts=[count(68, unit="metre")])
        assert of_one_value(bench.made, ()) == []

    def test_a_clock_time_marks_one_moment(self, bench):
        bench.say("a", "It left at 06:40.", times=[When("2024-05-14T06:40", "minute")])
        bench.say("b", "The harbour clock showed 6.40 a.m.", times=[When("2024-05-14T06:40", "minute")])
        assert of_one_value(bench.made, ()) == [(0, 1)]

    def test_another_day_than_that_of_writing_marks_one_thing(self, bench):
        days = [When("2024-05-14", "day")]
        for article in "ab":
            bench.say(article, "It was tested in November.", times=[When("2018-11-03", "day")])
        assert of_one_value(bench.made, days) == [(0, 1)]

    def test_a_weekday_without_a_date_marks_nothing(self, bench):
        for article in "ab":
            bench.say(article, "It happened on Tuesday.", times=[When("XXXX-WXX-2", "day")])
        assert of_one_value(bench.made, ()) == []

    def test_the_day_of_writing_marks_nothing(self, bench):
        days = [When("2024-05-14", "day")]
        for article in "ab":
            bench.say(article, "It happened on Tuesday.", times=[When("2024-05-14", "day")])
        assert of_one_value(bench.made, days) == []

    def test_one_saying(self, bench):
        one = bench.say("a", "We heard a bang and ran.")
        two = bench.say("b", "She heard a bang, she said.")
        spans = tuple(Span(each.span.article, each.span.start + 3, each.span.end - 2) for each in (one, two))
        wordings = tuple(Wording((span,), "direct", None) for span in spans)
        assert of_one_saying(bench.made, [Quote("q1", "Edda Lorn", wordings)]) == [(0, 1)]
        assert Quoted(spans[0], "direct", "Edda Lorn", None).span == spans[0]
