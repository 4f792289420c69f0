"""What a group of statements shows, on statements made by hand; and who holds which office."""

import numpy as np
import pytest

from tellings.collating.claims import judge_claims
from tellings.collating.judging import judge
from tellings.collating.likeness import Likeness
from tellings.model import Quoted, Span, When
from tellings.stating.names import RoleClaim


def judged(bench, alike=0.9, **grounds):
    """Judge all that was said as one group, in which every two statements are ``alike`` in every way."""
    matrix = np.full((len(bench.made),) * 2, alike, np.float32)
    return judge(bench.made, Likeness(*[matrix] * len(Likeness._fields)), bench.grounds(**grounds))


class TestQuantities:
    def test_the_same_count_is_agreed(self, bench, count):
        for article in "ab":
            bench.say(article, "The Orla carried 48 people.", trigger="carry", counts=[count(48, "person")])
        found = judged(bench)
        assert (found.kind, found.type, found.members) == ("agreed", "quantity", (0, 1))
        assert len(found.readings) == 1

    def test_counts_that_cannot_both_hold_are_a_conflict(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed 47 pages.", trigger="print", counts=[count(47, "page")])
        found = judged(bench)
        assert (found.kind, found.type) == ("conflict", "quantity")
        assert [reading.value.quantity.low for reading in found.readings] == [48, 47]

    @pytest.mark.parametrize(
        "other",
        [
            {"trigger": "bind"},
            {"modality": "planned"},
            {"about": ("The Herald",)},
        ],
    )
    def test_but_not_of_another_act_plan_or_actor(self, bench, count, other):
        bench.say("a", "It printed 48 pages.", counts=[count(48, "page")], trigger="print", about=("The Courier",))
        bench.say("b", "It printed 47 pages.", counts=[count(47, "page")], **{"trigger": "print", "about": ("The Courier",), **other})
        found = judged(bench)
        assert found is None or found.kind != "conflict"

    def test_and_not_where_the_other_words_are_little_alike(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed 47 pages.", trigger="print", counts=[count(47, "page")])
        found = judged(bench, alike=0.2)
        assert found is None or found.kind != "conflict"

    def test_and_not_where_one_of_several_counts_may_be_meant(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed 47 pages and 30 pages.", trigger="print", counts=[count(47, "page"), count(30, "page")])
        found = judged(bench)
        assert found is None or found.kind != "conflict"

    def test_and_not_on_two_days(self, bench, count):
        # Two days, and a count for each: neither the days nor the counts are of one moment.
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")], times=[When("2024-05-13", "day")])
        bench.say("b", "It printed 47 pages.", trigger="print", counts=[count(47, "page")], times=[When("2024-05-12", "day")])
        found = judged(bench)
        assert found is None or found.kind != "conflict"

    def test_the_vaguer_of_two_is_a_variant(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed about 50 pages.", trigger="print", counts=[count(50, "page", approximate=True, words="about 50")])
        found = judged(bench)
        assert (found.kind, len(found.readings)) == ("variant", 2)

    def test_one_that_is_apart_does_not_spoil_what_the_others_say(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("c", "It will print 30 pages.", trigger="print", counts=[count(30, "page")], modality="planned")
        found = judged(bench)
        assert (found.kind, found.members) == ("agreed", (0, 1))

    def test_a_part_is_no_conflict_with_the_whole(self, bench, count):
        bench.say("a", "It carried 48 people.", trigger="carry", counts=[count(48, "person aboard")])
        bench.say("b", "It carried 14 pupils.", trigger="carry", counts=[count(14, "pupil aboard")])
        found = judged(bench)
        assert found is None or found.kind != "conflict"


class TestTolls:
    def toll(self, bench, count, early, late, **written):
        bench.say("a", f"The storm killed {early} people.", trigger="kill", counts=[count(early, "person killed")])
        bench.say("b", f"The storm killed {late} people.", trigger="kill", counts=[count(late, "person killed")])
        return judged(bench, written=written)

    def test_one_that_rises_is_an_update(self, bench, count):
        assert self.toll(bench, count, 2, 5, a="2024-05-14", b="2024-05-16").kind == "update"

    def test_whatever_the_order_of_the_pages(self, bench, count):
        assert self.toll(bench, count, 5, 2, a="2024-05-16", b="2024-05-14").kind == "update"

    @pytest.mark.parametrize(
        "written",
        [
            {"a": "2024-05-16", "b": "2024-05-14"},
            {"a": "2024-05-14", "b": "2024-05-14"},
            {"a": "2024-05-14"},
            {},
        ],
    )
    def test_one_that_falls_or_has_no_order_is_neither_update_nor_conflict(self, bench, count, written):
        found = self.toll(bench, count, 2, 5, **written)
        assert found is None or found.kind not in ("update", "conflict")

    def test_the_missing_may_become_fewer(self, bench, count):
        bench.say("a", "Four are missing.", trigger="be", counts=[count(4, "person missing")])
        bench.say("b", "One is missing.", trigger="be", counts=[count(1, "person missing")])
        assert judged(bench, written={"a": "2024-05-14", "b": "2024-05-16"}).kind == "update"


class TestTimes:
    def opened(self, bench, one, other, **more):
        bench.say("a", "The bridge opened.", trigger="open", times=[one])
        bench.say("b", "The bridge opened.", trigger="open", times=[other], **more)
        return judged(bench)

    def test_two_years_of_one_act_are_a_conflict(self, bench):
        found = self.opened(bench, When("1967", "year"), When("1974", "year"))
        assert (found.kind, found.type) == ("conflict", "when")
        assert [reading.value.when.value for reading in found.readings] == ["1967", "1974"]

    def test_a_coarser_date_is_a_variant(self, bench):
        assert self.opened(bench, When("1967", "year"), When("1967-05", "month")).kind == "variant"

    def test_the_same_date_is_agreed(self, bench):
        assert self.opened(bench, When("1967", "year"), When("1967", "year")).kind == "agreed"


class TestDenial:
    def sent(self, bench, alike=0.9, **other):
        bench.say("a", "The crew sent a signal.", trigger="send", about=("crew",))
        bench.say("b", "The crew sent no signal.", **{"trigger": "send", "denied": True, "about": ("crew",), **other})
        return judged(bench, alike)

    def test_one_clause_asserted_and_denied_is_a_conflict(self, bench):
        found = self.sent(bench)
        assert (found.kind, found.type, len(found.readings)) == ("conflict", "polarity", 2)

    @pytest.mark.parametrize("other", [{"trigger": "see"}, {"modality": "planned"}, {"modality": "suspected"}, {"about": ("owner",)}])
    def test_but_not_of_another_act_plan_doubt_or_actor(self, bench, other):
        found = self.sent(bench, **other)
        assert found is None or found.kind != "conflict"

    def test_and_not_where_the_rest_is_little_alike(self, bench):
        assert self.sent(bench, alike=0.3).kind != "conflict"


class TestTexts:
    def test_one_text_on_two_pages_is_copied(self, bench, count):
        for article in "ab":
            bench.say(article, "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        assert judged(bench, families=[("a", "b")]).kind == "copied"

    def test_a_copy_with_another_figure_is_still_a_conflict(self, bench, count):
        bench.say("a", "It printed 48 pages.", trigger="print", counts=[count(48, "page")])
        bench.say("b", "It printed 84 pages.", trigger="print", counts=[count(84, "page")])
        assert judged(bench, families=[("a", "b")]).kind == "conflict"

    def test_two_newsrooms_that_quote_one_speaker(self, bench):
        for article, words in (("a", "“We heard a bang and ran”"), ("b", "“We heard a bang and we ran”")):
            bench.say(
                article,
                words,
                trigger="hear",
                speaker="Edda Lorn",
                quotes=[Quoted(Span(article, 1, len(words) - 1), "direct", "Edda Lorn", None)],
            )
        found = judged(bench)
        assert (found.kind, found.type) == ("variant", "quote")
        assert {speaker for reading in found.readings for speaker in reading.speakers} == {"Edda Lorn"}


class TestOffices:
    def claims(self, bench, *found):
        made = []
        for article, person, role, of in found:
            words = f"{person} is the {role} of {of}."
            made.append(RoleClaim(bench.say(article, words).span, person, role, of, True))
        return judge_claims(made, bench.grounds())

    def conflicts(self, bench, *found):
        return [one for one in self.claims(bench, *found) if one.kind == "conflict"]

    def test_one_person_at_the_head_of_two_countries(self, bench):
        (found,) = self.conflicts(bench, ("a", "Ilse Maron", "minister", "Norlund"), ("b", "Ilse Maron", "minister", "Skerrin"))
        assert (found.kind, found.type) == ("conflict", "entity")
        assert {reading.value.entity: reading.articles for reading in found.readings} == {"Norlund": ("a",), "Skerrin": ("b",)}

    @pytest.mark.parametrize(
        "found",
        [
            [("a", "Ilse Maron", "minister", "Norlund"), ("b", "Ilse Maron", "minister", "Norlund")],
            [("a", "Ilse Maron", "minister", "Norlund"), ("b", "Peer Aldous", "minister", "Skerrin")],
            [("a", "Ilse Maron", "minister", "Norlund"), ("b", "Ilse Maron", "ambassador", "Skerrin")],
            [("a", "Ilse Maron", "ambassador", "Norlund"), ("b", "Ilse Maron", "ambassador", "Skerrin")],
            [("a", "Ilse Maron", "minister", "Norlund"), ("a", "Ilse Maron", "minister", "Skerrin")],
            [("a", "Ilse Maron", "minister", "Norlund"), ("b", "Ilse Maron", "minister", None)],
            [("a", None, "minister", "Norlund"), ("b", None, "minister", "Skerrin")],
        ],
    )
    def test_what_is_none(self, bench, found):
        assert self.conflicts(bench, *found) == []

    def test_the_order_of_claims_changes_nothing(self, bench):
        told = (("a", "Norlund"), ("b", "Skerrin"), ("c", "Norlund"))
        claims = [RoleClaim(bench.say(one, f"Maron of {of}.").span, "Ilse Maron", "minister", of, True) for one, of in told]
        assert judge_claims(claims, bench.grounds()) == judge_claims(claims[::-1], bench.grounds())


class TestDigits:
    """Two versions of one long figure."""

    def judged(self, bench, count, one, other):
        bench.say("a", "He spent so much at the Norby retreat.", trigger="spend", counts=[count(one, unit="SEK")])
        bench.say("b", "The Norby retreat, and ropes.", trigger="retreat", counts=[count(3544.5, unit="SEK"), count(other, unit="SEK")])
        return judged(bench, alike=0.3)

    def test_one_digit_apart_is_a_conflict_even_in_a_list(self, bench, count):
        found = self.judged(bench, count, 5812.75, 5912.75)
        assert (found.kind, found.type) == ("conflict", "quantity")

    @pytest.mark.parametrize("other", [5921.75, 591.75, 5912.0])
    def test_and_not_two_digits_or_another_length(self, bench, count, other):
        found = self.judged(bench, count, 5812.75, other)
        assert found is None or found.kind != "conflict"
