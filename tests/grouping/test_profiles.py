"""What grouping knows of an article, and how alike two are: words by rarity, days, unknown days."""

import pytest

from tellings import Page
from tellings.grouping.fingerprints import WINDOW, fingerprints
from tellings.grouping.likeness import SHARED, lateness, likeness, likenesses
from tellings.grouping.parting import part
from tellings.grouping.profiles import Profile, day_of, profile, telling_terms
from tellings.grouping.rarity import weighed
from tellings.reading import read

MILL = """Flames destroy paper mill at Brenholt

A fire destroyed the old paper mill at Brenholt on Friday night, and police are looking for two boys who were seen near it.

Some 40 firefighters from Brenholt and Oskby fought the flames until morning, said fire chief Marta Quill.
"""
MILL_TOO = """Brenholt loses its mill

Fire chief Marta Quill said her crews, with help from Oskby, could not save the paper mill of Brenholt, which burned down on Friday.

Two boys were seen near the mill, police said.
"""
VOTE = """Castelmare votes on its harbour

Voters in Castelmare choose a new council on Sunday, and the northern quay is the only issue, said mayor Pio Bandini.

His rival Ada Ferro calls the sale of the quay a gift to friends.
"""


def articles(*texts):
    found = {article.page: article for article in read([Page.from_text(text, name=str(at)) for at, text in enumerate(texts)])[0]}
    return [found[str(at)] for at in range(len(texts))]


def test_two_accounts_of_one_event_are_more_alike_than_accounts_of_two():
    mill, too, vote = (profile(each) for each in articles(MILL, MILL_TOO, VOTE))
    assert likeness(mill, too) > 0.25 > 0.0 > likeness(mill, vote)


def test_likeness_is_the_same_from_both_sides_and_for_all_at_once():
    profiles = [profile(each, day) for each, day in zip(articles(MILL, MILL_TOO, VOTE), (738000, 738002, None), strict=True)]
    together = likenesses(profiles)
    for a in range(3):
        for b in range(3):
            if a != b:
                assert likeness(profiles[a], profiles[b]) == likeness(profiles[b], profiles[a])
                assert together[a, b] == pytest.approx(max(likeness(profiles[a], profiles[b]), 0.0), abs=2e-4)


def test_days_between_cost_and_an_unknown_day_costs_as_little_as_two_days():
    assert lateness(738000, 738000) == 0.0
    assert lateness(738000, 738001) < lateness(738000, None) == lateness(None, None) < lateness(738000, 738002)
    assert lateness(738000, 738050) > 0.35
    assert lateness(738000, 738365) == lateness(738365, 738000) == float("inf")


def test_an_anniversary_is_another_event():
    same = articles(MILL, MILL_TOO)
    near = [profile(each, 738000 + at) for at, each in enumerate(same)]
    far = [profile(each, 738000 + 365 * at) for at, each in enumerate(same)]
    assert part(near) == [[0, 1]]
    assert part(far) == [[0], [1]]


def test_shared_narration_makes_one_story_of_articles_with_other_words():
    profiles = [profile(each) for each in articles(MILL, VOTE)]
    assert part(profiles) == [[0], [1]]
    assert part(profiles, shared=[(0, 1)]) == [[0, 1]]
    assert likeness(*profiles, shared=True) == pytest.approx(SHARED - lateness(None, None), abs=1e-4)


def test_a_profile_comes_back_from_its_packed_form_as_it_was():
    for each in articles(MILL, VOTE):
        made = profile(each, 738000)
        kept = Profile.unpacked(made.packed(), 738000)
        assert (kept.terms == made.terms).all()
        assert (kept.weights == made.weights).all()
        assert kept.day == made.day


def test_an_empty_profile_is_like_nothing():
    nothing = Profile.unpacked(
        Profile(profile(articles(MILL)[0]).terms[:0], profile(articles(MILL)[0]).weights[:, :0], None).packed(), None
    )
    assert likeness(nothing, nothing) == likeness(nothing, profile(articles(MILL)[0])) == -round(lateness(None, None), 4)
    assert telling_terms(nothing, 5) == []
    assert part([]) == []


def test_the_telling_terms_of_a_report_are_its_names():
    telling = [number for number, _ in telling_terms(profile(articles(MILL)[0]), 6)]
    assert weighed("brenholt").number in telling
    assert weighed("said").number not in telling


def test_a_word_that_news_is_full_of_is_less_rare_than_one_it_lacks():
    assert weighed("said").rarity < weighed("firefight").rarity < weighed("brenholt").rarity
    assert weighed("half\ud800").rarity == weighed("brenholt").rarity


@pytest.mark.parametrize(
    ("edtf", "known"),
    [("2023-09-12", True), ("2023-09-13T07:09+03:00", True), ("2023-09", False), ("2023-02-30", False), ("201X", False), ("", False)],
)
def test_only_a_whole_day_is_a_day(edtf, known):
    assert (day_of(edtf) is not None) == known


def test_texts_that_share_a_long_run_share_a_fingerprint_wherever_it_stands():
    words = [f"word{number}" for number in range(400)]
    shared = " ".join(words[100 : 100 + WINDOW + 4])
    for before in range(5):
        one, other = articles(
            "Title\n\n" + " ".join(words[:before]) + " " + shared + ".",
            "Other\n\n" + " ".join(words[300:330]) + " " + shared + " " + " ".join(words[350:]) + ".",
        )
        assert set(fingerprints(one).tolist()) & set(fingerprints(other).tolist())
