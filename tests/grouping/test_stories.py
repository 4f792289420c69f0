"""Articles about one event are one story; the order in which they come does not matter."""

import itertools

from tellings import Page
from tellings.grouping import group, name, story_id
from tellings.model import Reuse, Span
from tellings.reading import read

FIRE = """A fire destroyed the old paper mill at Brenholt on Friday night.
Some 40 firefighters from Brenholt and Oskby fought the fire until morning, and nobody was hurt, said fire chief Marta Quill.
The mill on the Sarne river had stood empty since 2009. Police in Brenholt are looking for two boys who were seen near the mill.
"""
FIRE_TOO = """Brenholt's paper mill is gone: flames ate through the roof before midnight.
Fire chief Marta Quill said her crews, with help from Oskby, could only protect the houses along the Sarne.
Nobody had worked in the mill for years. Two boys were seen there on Friday, police said.
"""
ELECTION = """Voters in Castelmare choose a new council on Sunday, and the harbour is the only issue.
Mayor Pio Bandini wants to sell the northern quay to a shipping line; his rival, Ada Ferro, calls the plan a gift to friends.
A poll by the university put Ferro four points ahead of Bandini.
"""


def articles(**texts: str):
    return read([Page.from_text(text, name=name) for name, text in texts.items()])[0]


def names(stories):
    return sorted(sorted(article.page for article in story) for story in stories)


def test_two_accounts_of_a_fire_are_one_story_and_an_election_is_another():
    assert names(group(articles(fire=FIRE, too=FIRE_TOO, vote=ELECTION))) == [["fire", "too"], ["vote"]]


def test_the_order_of_articles_does_not_matter():
    found = articles(fire=FIRE, too=FIRE_TOO, vote=ELECTION)
    assert len({str(group(order)) for order in itertools.permutations(found)}) == 1


def test_shared_narration_makes_one_story_of_articles_with_other_words():
    found = articles(fire=FIRE, vote=ELECTION)
    a, b = sorted(article.id for article in found)
    shared = Reuse(Span(a, 0, 220), Span(b, 0, 220), "narration", None, 0.0, ())
    assert len(group(found, [shared])) == 1
    assert len(group(found, [])) == 2


def test_nothing_and_one_article():
    assert group([]) == []
    assert names(group(articles(fire=FIRE))) == [["fire"]]


def test_a_storys_id_comes_from_its_articles_in_any_order():
    found = articles(fire=FIRE, too=FIRE_TOO)
    assert story_id(found) == story_id(found[::-1]) != story_id(found[:1])


def test_a_story_without_titles_is_named_by_its_first_words_with_their_place():
    found = articles(fire=FIRE)
    said = name(found)
    assert said.span is not None
    assert found[0].words(said.span) == said.text
    assert said.text.startswith("A fire destroyed the old paper mill")
