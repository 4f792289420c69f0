"""What makes a point of each kind: small accounts of one accident, told by pages that share no wording unless they are said to."""

import pytest


def day(article):
    return f"PORT ELLARY, May {article} 2024 — "


class TestConflict:
    """Values that cannot both hold, for one thing, in one scope, at one moment."""

    @pytest.mark.parametrize(
        ("one", "other", "type_"),
        [
            ("The Orla was carrying 48 people.", "There were 52 people aboard the Orla.", "quantity"),
            ("The Gannet Bridge was opened in 1967.", "The Gannet Bridge opened in 1974.", "when"),
            ("The Orla is 68 metres long.", "The Orla is 86 metres long.", "quantity"),
            ("Investigators published a report of 48 pages.", "Investigators published a report of 47 pages.", "quantity"),
            ("On board were 14 pupils of a school choir.", "On board were 17 pupils of a school choir.", "quantity"),
            (
                "The next hearing is on Friday, 17 May 2024, in Tarnstad.",
                "The next hearing is on Saturday, 18 May 2024, in Tarnstad.",
                "when",
            ),
            ("The Orla left Norby at 06:40 on Tuesday.", "The Orla left Norby at 07:15 on Tuesday.", "when"),
            (
                "The crew had sent a distress signal before the collision.",
                "The crew had not sent a distress signal before the collision.",
                "polarity",
            ),
            (
                "The pilot was on the bridge at the moment of the collision.",
                "The pilot was not on the bridge at the moment of the collision.",
                "polarity",
            ),
        ],
    )
    def test_two_values_that_cannot_both_hold(self, accounts, one, other, type_):
        found = accounts(one, other)
        (point,) = found.holding(one, other)
        assert (point.kind, point.type) == ("conflict", type_)
        assert len(point.readings) == 2
        assert [reading.articles for reading in point.readings] == [(reading.spans[0].article,) for reading in point.readings]

    def test_a_minister_of_two_countries(self, accounts):
        found = accounts(
            "Ilse Maron, the transport minister of Norlund, visited the harbour in the evening.",
            "Hours later the transport minister of Skerrin, Ilse Maron, came to the harbour.",
        )
        (point,) = found.of_kind("conflict")
        assert point.type == "entity"
        assert sorted(reading.value.entity for reading in point.readings) == ["Norlund", "Skerrin"]

    def test_two_ministers_of_two_countries_are_none(self, accounts):
        found = accounts(
            "Ilse Maron, the transport minister of Norlund, visited the harbour in the evening.",
            "Hours later the transport minister of Skerrin, Peer Aldous, came to the harbour.",
        )
        assert found.of_kind("conflict") == []

    def test_the_reason_names_both_values_in_the_words_of_the_pages(self, accounts):
        (point,) = accounts("The Orla was carrying 48 people.", "There were 52 people aboard the Orla.").of_kind("conflict")
        assert "48" in point.why
        assert "52" in point.why
        assert point.why.endswith(".")


class TestUpdate:
    """A later account supersedes an earlier one."""

    TWO = "Two people were killed when the ferry Orla struck a pier in the harbour on Tuesday.\n"
    FIVE = "The number of people killed when the ferry Orla hit the harbour pier has risen to five, doctors said.\n"

    def test_a_toll_of_two_on_the_14th_and_of_five_on_the_16th(self, pages):
        found = pages(early=day(14) + self.TWO, late=day(16) + self.FIVE)
        (point,) = found.of_kind("update")
        assert point.type == "quantity"
        assert sorted(reading.value.quantity.low for reading in point.readings) == [2, 5]
        assert found.of_kind("conflict") == []

    def test_a_toll_that_falls_is_no_update(self, pages):
        found = pages(
            early=day(14) + "Five people were killed when the ferry Orla struck a pier in the harbour on Tuesday.\n",
            late=day(16) + "Two people were killed when the ferry Orla hit the harbour pier on Tuesday, doctors said.\n",
        )
        assert found.of_kind("update") == []

    def test_two_tolls_of_one_day_have_no_order_and_may_both_have_been_right(self, pages):
        found = pages(
            early=day(14) + self.TWO,
            late=day(14) + "Five people were killed when the ferry Orla hit the harbour pier on Tuesday, doctors said.\n",
        )
        assert [(point.kind, len(point.readings)) for point in found.points if point.type == "quantity"] == [("variant", 2)]

    def test_but_a_page_that_says_that_the_toll_has_risen_gives_one(self, pages):
        found = pages(early=day(14) + self.TWO, late=day(14) + self.FIVE)
        (point,) = found.of_kind("update")
        assert [reading.value.quantity.low for reading in point.readings] == [2, 5]


class TestVariant:
    """Two texts or more, compatible, but not the same."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The rescue lasted over five hours.", "The rescue took about six hours."),
            ("The rescue lasted more than five hours.", "The rescue lasted six hours."),
            ("43,885 people signed the petition against the bridge.", "About 44,000 people signed the petition against the bridge."),
            ("Repairs to the pier cost $43,885,310.", "Repairs to the pier cost nearly $44 million."),
            ("Repairs to the pier cost $43,885,310.", "Repairs to the pier cost $43m."),
            ("At least 40 people were aboard the Orla.", "There were 48 people aboard the Orla."),
            ("Dozens of people were taken to hospital.", "Twenty-six people were taken to hospital."),
        ],
    )
    def test_a_vaguer_figure(self, accounts, one, other):
        (point,) = accounts(one, other).holding(one, other)
        assert (point.kind, point.type) == ("variant", "quantity")
        assert len(point.readings) == 2

    def test_a_quote_in_two_translations(self, accounts):
        one, other = "The divers will go down again as soon as the tide allows", "Divers will descend again when the tide will permit it"
        found = accounts(
            f"“{one},” said rescue chief Emil Dorrance.",
            f"“{other},” said the chief of rescue, Emil Dorrance.",
        )
        (point,) = found.holding(one, other)
        assert (point.kind, point.type) == ("variant", "quote")
        assert {speaker for reading in point.readings for speaker in reading.speakers} == {"Emil Dorrance"}

    def test_a_quote_cut(self, accounts):
        found = accounts(
            "“We heard a bang and then the lights went out on the lower deck,” passenger Edda Lorn said.",
            "“We heard a bang,” said passenger Edda Lorn.",
        )
        (point,) = found.holding("the lights went out on the lower deck", "“We heard a bang,” said")
        assert (point.kind, point.type) == ("variant", "quote")

    def test_suspected_against_asserted(self, accounts):
        one, other = "Police believe that the radar of the Orla had failed.", "The radar of the Orla had failed."
        assert "agreed" not in accounts(one, other).kinds("the radar of the Orla had failed", "The radar of the Orla had failed")


class TestAgreed:
    """Two texts or more, one value."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The Orla was carrying 48 people.", "There were 48 people aboard the Orla."),
            ("Nineteen people were taken to hospital.", "Doctors said 19 people had been taken to hospital."),
            ("The Gannet Bridge was opened in 1967.", "The Gannet Bridge opened in 1967."),
            ("The Orla is 68 metres long.", "Built in Norby, the Orla is 68 metres long."),
        ],
    )
    def test_two_wordings_of_one_fact(self, accounts, one, other):
        kinds = accounts(one, other).kinds(one, other)
        assert kinds == ["agreed"]

    def test_the_month_of_may_is_no_doubt(self, pages):
        found = pages(
            one="The ferry Orla struck a pier in Port Ellary on Tuesday, 14 May 2024.\n",
            two="At Port Ellary the ferry Orla struck the harbour pier on Tuesday.\n",
        )
        assert not any("suspects" in point.why for point in found.points)


COPIED = (
    "The ferry Orla struck a pier in the fog early on Tuesday, 14 May 2024, and tipped two lorries into the water. "
    "Harbour master Tove Lindal told reporters that the signal lamp on the north tower had been dark for days. "
    "The shipping company has called its two other ferries back to Norby until the radar sets are checked.\n"
)


class TestCopied:
    """Two articles or more, one text."""

    def test_two_pages_with_one_text_are_one_source(self, pages):
        found = pages(wire=COPIED, blog=f"Seen on the wire this morning, and worth a read by everybody here.\n\n{COPIED}")
        shared = [point for point in found.points if point.support.articles == 2]
        assert shared
        assert {point.kind for point in shared} == {"copied"}
        assert {point.support.texts for point in shared} == {1}

    def test_a_third_page_of_its_own_wording_makes_it_agreed(self, pages):
        found = pages(
            wire=COPIED,
            blog=f"Seen on the wire this morning, and worth a read by everybody here.\n\n{COPIED}",
            own="Two lorries fell into the water when the ferry Orla struck a pier on Tuesday. A signal lamp was broken, fishermen say.\n",
        )
        agreed = [point for point in found.of_kind("agreed") if point.support.articles == 3]
        assert agreed
        assert {point.support.texts for point in agreed} == {2}


class TestSingle:
    """What one article says."""

    def test_a_fact_of_one_page(self, accounts):
        one = "The Orla was carrying 48 people."
        found = accounts(one, "Fishermen mended their nets in Norby.")
        assert found.kinds(one) == ["single"]
        (point,) = found.holding(one)
        assert (point.support.articles, point.support.texts) == (1, 1)

    def test_one_page_alone_has_single_points_only(self, pages):
        assert {point.kind for point in pages(alone=COPIED).points} == {"single"}

    def test_what_one_page_says_twice_is_no_agreement_and_no_conflict(self, pages):
        found = pages(alone="The Orla was carrying 48 people. Later we learned that there were 52 people aboard the Orla.\n")
        assert {point.kind for point in found.points} == {"single"}
