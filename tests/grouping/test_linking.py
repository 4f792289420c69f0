"""Average link over a sparse graph, against a slow one over all pairs; what people said; stories of hundreds."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.grouping.likeness import CAP, NEIGHBOURS, ONE_STORY, density
from tellings.grouping.linking import LINKS, linked, strongest


def both_ways(**pairs):
    """``ab=.5`` links articles 0 and 1."""
    links = {}
    for names, alike in pairs.items():
        a, b = (ord(letter) - ord("a") for letter in names)
        links.setdefault(a, {})[b] = links.setdefault(b, {})[a] = alike
    return links


def slow(count, links):
    """Merge the two groups that are most alike on average, again and again, looking at every pair of articles."""
    dense = [density(list(links.get(each, {}).values())) for each in range(count)]
    groups = [[each] for each in range(count)]
    while len(groups) > 1:
        values = []
        for one, other in itertools.combinations(range(len(groups)), 2):
            pairs = [(a, b) for a in groups[one] for b in groups[other]]
            known = sum(links.get(a, {}).get(b, 0.0) for a, b in pairs) / len(pairs)
            around = np.mean([dense[a] for a in groups[one]]) + np.mean([dense[b] for b in groups[other]])
            if any(b in links.get(a, {}) for a, b in pairs):
                values.append((-round(known - around / 4, 9), groups[one][0], groups[other][0], one, other))
        if not values or -min(values)[0] < ONE_STORY:
            break
        *_, one, other = min(values)
        groups[one] = sorted(groups[one] + groups[other])
        del groups[other]
    return sorted(groups)


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 9))
    links = {}
    for a, b in itertools.combinations(range(count), 2):
        alike = draw(st.one_of(st.none(), st.floats(0.001, 0.9)))
        if alike is not None:
            links.setdefault(a, {})[b] = links.setdefault(b, {})[a] = round(alike, 4)
    return count, links


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_it_is_average_link_as_the_slow_way_gives_it(graph):
    count, links = graph
    assert linked(range(count), links) == slow(count, links)


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_articles_and_links_does_not_matter(graph, chance):
    count, links = graph
    articles = list(range(count))
    chance.shuffle(articles)
    shuffled = {a: dict(chance.sample(list(links[a].items()), len(links[a]))) for a in chance.sample(sorted(links), len(links))}
    assert linked(articles, shuffled) == linked(range(count), links)


def test_articles_without_links_are_stories_of_their_own():
    assert linked([3, 1, 2], {}) == [[1], [2], [3]]


def test_a_bridge_does_not_join_two_groups():
    links = both_ways(ab=0.5, ac=0.5, bc=0.5, de=0.5, df=0.5, ef=0.5, cd=0.4)
    assert linked(range(6), links) == [[0, 1, 2], [3, 4, 5]]


def test_in_a_dense_neighbourhood_an_event_needs_more():
    alone = both_ways(ab=0.2)
    assert linked([0, 1], alone) == [[0, 1]]
    crowded = {a: dict.fromkeys(range(2, 14), 0.35) for a in (0, 1)}
    crowded = {0: {1: 0.2} | crowded[0], 1: {0: 0.2} | crowded[1]}
    assert linked([0, 1], crowded) == [[0], [1]]


def test_copies_make_no_neighbourhood_dense_beyond_the_cap():
    assert density([0.99] * 20) == pytest.approx(CAP)
    assert density([0.2]) == pytest.approx(0.2 / NEIGHBOURS)


def test_what_people_put_together_is_together_whatever_the_words():
    assert linked(range(3), both_ways(ab=0.5), together=[(1, 2)]) == [[0, 1, 2]]
    assert linked(range(2), {}, together=[(0, 1)]) == [[0, 1]]


def test_what_people_parted_is_never_joined_not_even_through_others():
    links = both_ways(ab=0.6, bc=0.6, ac=0.6)
    for apart in ([(0, 2)], [(2, 0)]):
        stories = linked(range(3), links, apart=apart)
        assert not any({0, 2} <= set(story) for story in stories)
    assert linked(range(4), both_ways(ab=0.6, bc=0.6, ac=0.6, ad=0.6, bd=0.6, cd=0.6), together=[(0, 1)], apart=[(1, 2)])[0][:2] == [0, 1]


def test_parting_one_of_a_group_that_is_together_parts_the_group():
    links = both_ways(ab=0.6, bc=0.6, ac=0.6)
    assert linked(range(3), links, together=[(0, 1)], apart=[(1, 2)]) == [[0, 1], [2]]


def test_a_story_of_hundreds_stays_whole_with_the_links_that_are_kept():
    count = 300
    full = {a: {b: 0.5 for b in range(count) if b != a} for a in range(count)}
    kept = strongest({a: {b: 0.5 + 0.1 * ((a * b) % 7 == 0) for b in others} for a, others in full.items()})
    assert LINKS <= sum(len(others) for others in kept.values()) / count < 3 * LINKS
    assert len(linked(range(count), kept)) == 1
