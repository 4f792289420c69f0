"""The tree: evidence on one pair tells on the others, doubt stays doubt, and passages get their direction from the whole."""

from copying_made import BRIDGE, FERRY, MUSEUM, ORCHARD, article
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.copying import Lineage, find_reuse, trace
from tellings.copying.settling import settled
from tellings.model import Article, Copy, Reuse, Span

BODY = [*FERRY, *MUSEUM]


def lineage(*articles: Article) -> Lineage:
    return trace(articles, find_reuse(articles))


def parents(found: Lineage) -> dict[str, str]:
    return {copy.to: copy.source for copy in found.copies}


def test_a_copy_of_a_copy_has_the_copy_as_its_parent():
    wire = article("wire", "TARVIK, May 3 (Nordpost) - " + BODY[0], *BODY[1:], agency="Nordpost", dateline="TARVIK, May 3")
    own = "The harbour chapel rang its bell for an hour, and the school sent its pupils home at noon."
    middle = article("middle", *BODY[:4], own, *BODY[4:8], publisher="Tarvik Courier")
    last = article("last", *BODY[:3], own, *BODY[4:6], "That is according to the Tarvik Courier.", *ORCHARD)
    found = parents(lineage(wire, middle, last))
    assert found == {middle.id: wire.id, last.id: middle.id}


def test_two_copies_of_a_wire_have_it_from_there_and_not_from_each_other():
    wire = article("wire", "TARVIK, May 3 (Nordpost) - " + BODY[0], *BODY[1:], agency="Nordpost", dateline="TARVIK, May 3")
    first, second = article("first", *BODY, published="2031-05-04"), article("second", *BODY, BRIDGE[0], published="2031-05-05")
    found = lineage(wire, first, second)
    between = [r for r in found.reuse if {r.a.article, r.b.article} == {first.id, second.id} and r.kind == "narration"]
    assert between
    assert parents(found) == {first.id: wire.id, second.id: wire.id}
    assert {(r.source, r.evidence) for r in between} == {(None, ("Both have it from wire.",))}


def test_what_speaks_against_a_direction_is_shown_as_such():
    wire = article("wire", BRIDGE[0], *FERRY, publisher="Tarvik Courier")
    copy = article("copy", *FERRY, "That is according to the Tarvik Courier.")
    (debt,) = lineage(wire, copy).copies
    assert debt.source == wire.id
    assert [says for says in debt.evidence if says.startswith("Against this: ")] == [debt.evidence[-1]]


def passage(a: str, b: str, kind: str = "narration", source: str | None = None) -> Reuse:
    return Reuse(Span(a, 0, 50), Span(b, 0, 50), kind, source, 0.9 if source else 0.0, ("Seen.",))


NAMES = {"x": "x.txt", "y": "y.txt", "z": "z.txt", "t": "a text that is on none of the pages"}


def test_a_passage_is_from_the_ancestor_by_way_of_what_lies_between():
    copies = [Copy("x", "y", 0.9, 0.8, ("A credit.",)), Copy("y", "z", 0.9, 0.5, ("An opening.",))]
    (found,) = settled([passage("x", "z", source="b")], copies, NAMES)
    assert (found.source, found.confidence) == ("a", 0.4)
    assert any("by way of y.txt" in says for says in found.evidence)


def test_a_passage_of_two_copies_of_a_hidden_text_has_no_direction_and_says_why():
    copies = [Copy("t", "x", 0.9, 0.8, ("Cut.",)), Copy("t", "y", 0.9, 0.8, ("Cut.",))]
    (found,) = settled([passage("x", "y", source="a")], copies, NAMES)
    assert (found.source, found.confidence, found.evidence) == (None, 0.0, ("Both have it from a text that is on none of the pages.",))


def test_a_quote_gets_no_direction():
    quote = passage("x", "y", kind="quote")
    assert settled([quote], [Copy("x", "y", 0.9, 0.8, ("A credit.",))], NAMES) == (quote,)


def test_a_pairs_direction_that_the_tree_leaves_open_is_open():
    (found,) = settled([passage("x", "y", source="a")], [], NAMES)
    assert found.source is None
    assert found.evidence[0] == "Seen."


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from([*FERRY, *MUSEUM, *ORCHARD, *BRIDGE]), min_size=2, max_size=9), min_size=2, max_size=5))
def test_copies_make_no_circles_and_each_page_has_one_parent_a_text(bodies):
    articles = [article(f"page{at}", *body) for at, body in enumerate(bodies)]
    found = lineage(*articles)
    for text in found.texts:
        inside = [copy for copy in found.copies if copy.to in text.articles and copy.source in (*text.articles, text.id)]
        above = {copy.to: copy.source for copy in inside}
        for page in text.articles:
            seen = set()
            while page in above and page not in seen:
                seen.add(page)
                page = above[page]
            assert page not in seen
    assert all(0 <= copy.direction_confidence <= 1 for copy in found.copies)
