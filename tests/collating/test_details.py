"""Details that pages share beside what their clauses are joined for: days, figures and who a person is."""

import pytest

from tellings.collating.claims import judge_claims
from tellings.collating.details import besides, shared_details
from tellings.model import When
from tellings.stating.names import RoleClaim

TUESDAY = When("XXXX-WXX-2", "day")


def details(bench, *groups, **grounds):
    """The details of groups of statements given by number."""
    return shared_details([[bench.made[number] for number in group] for group in groups], bench.made, bench.grounds(**grounds))


class TestShared:
    def test_a_weekday_that_no_page_dates(self, bench):
        for article in "ab":
            bench.say(article, "It struck on Tuesday.", times=[TUESDAY])
        (found,) = details(bench, (0, 1))
        assert (found.kind, found.type) == ("agreed", "when")
        assert found.readings[0].value.when == TUESDAY

    def test_another_weekday_is_none(self, bench):
        bench.say("a", "It struck on Tuesday.", times=[TUESDAY])
        bench.say("b", "It struck on Sunday.", times=[When("XXXX-WXX-7", "day")])
        assert details(bench, (0, 1)) == ()

    def test_a_day_that_is_dated(self, bench):
        for article in "ab":
            bench.say(article, "It struck on the fourteenth.", times=[When("2024-05-14", "day")])
        (found,) = details(bench, (0, 1))
        assert found.readings[0].value.when == When("2024-05-14", "day")

    @pytest.mark.parametrize(("value", "precision"), [("2024", "year"), ("2024-05", "month"), ("PAST_REF", "vague")])
    def test_years_months_and_vague_times_are_background(self, bench, value, precision):
        for article in "ab":
            bench.say(article, "It struck then.", times=[When(value, precision)])
        assert details(bench, (0, 1)) == ()

    def test_a_figure(self, bench, count):
        for article in "ab":
            bench.say(article, "It spent 750,000 crowns.", counts=[count(750_000, unit="crown")])
        (found,) = details(bench, (0, 1))
        assert (found.kind, found.type, len(found.readings)) == ("agreed", "quantity", 1)

    def test_small_counts_may_be_of_anything(self, bench, count):
        for article in "ab":
            bench.say(article, "Two ships met.", counts=[count(2, "ship")])
        assert details(bench, (0, 1)) == ()

    def test_only_of_sentences_that_are_joined(self, bench):
        bench.say("a", "The ferry struck a pier on Tuesday.", times=[TUESDAY])
        bench.say("b", "On Tuesday a choir sang.", times=[TUESDAY])
        assert details(bench) == ()

    def test_each_value_once_a_story(self, bench):
        for words in ("The ferry struck on Tuesday.", "Two died on Tuesday."):
            for article in "ab":
                bench.say(article, words, times=[TUESDAY])
        assert len(details(bench, (0, 1), (2, 3))) == 1

    def test_of_one_text_it_is_copied(self, bench):
        for article in "ab":
            bench.say(article, "The ferry struck on Tuesday.", times=[TUESDAY])
        (found,) = details(bench, (0, 1), families=[("a", "b")])
        assert found.kind == "copied"


class TestRoles:
    def of(self, bench, *found):
        claims = [
            RoleClaim(bench.say(article, words, trigger="be").span, person, "legislator", None, named)
            for article, words, person, named in found
        ]
        return judge_claims(claims, bench.grounds())

    def test_what_two_pages_call_a_person(self, bench):
        (found,) = self.of(bench, ("a", "the senator from Norlund", "Ilse Maron", True), ("b", "Senator", "Ilse Maron", True))
        assert (found.kind, found.type) == ("variant", "role")
        assert [reading.value.entity for reading in found.readings] == ["Ilse Maron", "Ilse Maron"]
        assert "Ilse Maron is" in found.why
        assert all(words in found.why for words in ("“the senator from Norlund”", "“Senator”"))

    def test_in_the_same_words_they_agree(self, bench):
        (found,) = self.of(bench, ("a", "harbour master", "Ilse Maron", True), ("b", "Harbour master", "Ilse Maron", True))
        assert found.kind == "agreed"

    @pytest.mark.parametrize(
        "found",
        [
            [("a", "Senator", "Ilse Maron", True), ("b", "Sen.", "Ilse Maron", True)],
            [("a", "harbour master", "Ilse Maron", True), ("a", "chief pilot", "Ilse Maron", True)],
            [("a", "harbour master", "Ilse Maron", True), ("b", "chief pilot", "Peer Aldous", True)],
            [("a", "harbour master", "Ilse Maron", True), ("b", "the chief pilot", "Ilse Maron", False)],
            [("a", "harbour master", None, True), ("b", "harbour master", None, True)],
        ],
        ids=["bare titles", "one page", "two persons", "no name beside it", "nobody"],
    )
    def test_what_is_none(self, bench, found):
        assert self.of(bench, *found) == ()


class TestBesides:
    def test_a_figure_that_a_point_is_about_is_shown_once(self, bench, count):
        for article in "ab":
            bench.say(article, "It printed 48 pages on Tuesday.", times=[TUESDAY], counts=[count(48, "page")])
        found = details(bench, (0, 1))
        about = next(one for one in found if one.type == "quantity")
        assert {one.type for one in besides(found, [about])} == {"when"}
        assert besides(found, []) == list(found)
