"""Texts, copies and origins."""

from itertools import pairwise

import pytest
from copying_made import BRIDGE, FERRY, MUSEUM, ORCHARD, article
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.copying import Lineage, find_reuse, trace
from tellings.model import Article, Text


def lineage(*articles: Article) -> Lineage:
    return trace(articles, find_reuse(articles))


def text_of(found: Lineage, one: Article) -> Text:
    (text,) = [text for text in found.texts if one.id in text.articles]
    return text


def words_of(text: Text, one: Article) -> list[str]:
    return [one.words(part) for part in text.parts if part.article == one.id]


def test_an_article_that_shares_nothing_is_its_own_text_and_root():
    one, two = article("one", *FERRY), article("two", *MUSEUM)
    found = lineage(one, two)
    assert [(text.articles, text.root, text.hidden) for text in found.texts] == [((a,), a, False) for a in sorted([one.id, two.id])]
    assert found.origins.texts == (2, 2)
    assert found.copies == ()
    assert "no two articles share narration" in found.origins.why


def test_a_shared_quote_makes_no_text():
    saying = "“We knew the channel was silting up and nobody in the council chamber wanted to hear about the price of a dredger,” she said."
    found = lineage(article("one", *MUSEUM, saying), article("two", *ORCHARD, saying))
    assert len(found.texts) == 2


def test_two_copies_of_a_wire_rest_on_one_text():
    lead = f"TARVIK, May 3 (Nordpost) - {FERRY[0]}"
    wire = article("wire", lead, *FERRY[1:], agency="Nordpost", dateline="TARVIK, May 3", published="2031-05-03")
    first = article("first", *FERRY, published="2031-05-04")
    second = article("second", *FERRY[:4], BRIDGE[0], published="2031-05-05")
    found = lineage(wire, first, second)
    text = text_of(found, wire)
    assert text.articles == tuple(sorted([wire.id, first.id, second.id]))
    assert (text.root, text.hidden, text.agency) == (wire.id, False, "Nordpost")
    assert {copy.to: copy.source for copy in found.copies}[first.id] == wire.id
    assert found.origins.texts == (1, 1)
    assert found.origins.agencies == ("Nordpost",)


def test_the_share_is_the_part_of_the_copys_body():
    wire = article("wire", *FERRY, publisher="Tarvik Courier")
    copy = article("copy", FERRY[0], "The Tarvik Courier reported it; " + MUSEUM[0], *ORCHARD)
    (debt,) = lineage(wire, article("copy", FERRY[0], "As reported by the Tarvik Courier.", *ORCHARD)).copies
    assert (debt.source, debt.to) == (wire.id, debt.to)
    assert 0.15 < debt.share < 0.4
    assert copy.id != debt.to


def test_each_side_with_wording_that_the_other_lacks_points_to_a_hidden_text():
    wire = [*FERRY, *MUSEUM, *ORCHARD]
    first = article("first", *wire[:2], *wire[5:])
    second = article("second", *wire[:7], *wire[10:])
    found = lineage(first, second)
    text = text_of(found, first)
    assert (text.hidden, text.root) == (True, None)
    assert {(copy.source, copy.to) for copy in found.copies} == {(text.id, first.id), (text.id, second.id)}


def test_identical_pages_have_no_hidden_text():
    found = lineage(article("first", *FERRY), article("second", *FERRY))
    (text,) = found.texts
    assert (text.hidden, text.root) == (False, None)
    assert found.copies == ()


COMPOSITE = (
    'Mayor Anna Lise-Berg said "row on" to the islanders when the news came in on the wireless.',
    FERRY[0],
    FERRY[1] + ' The crews call it "the long night".',
    FERRY[2],
    ("heading", "In other news"),
    MUSEUM[0] + " Mayor Anna Lise Berg has a ticket.",
    MUSEUM[1] + " He calls them “my doorknobs”.",
    MUSEUM[2] + " The town calls it “the eleventh winter”, says Anna Lise Berg.",
)


def test_a_page_that_pastes_two_stories_has_a_part_in_each_text():
    pasted = article("pasted", *COMPOSITE)
    ferry = article("ferry", *FERRY, BRIDGE[0])
    museum = article("museum", ORCHARD[1], *MUSEUM)
    found = lineage(pasted, ferry, museum)
    of_ferry, of_museum = text_of(found, ferry), text_of(found, museum)
    assert of_ferry.id != of_museum.id
    assert FERRY[2] in words_of(of_ferry, pasted)[0]
    assert words_of(of_museum, pasted)[0].startswith(MUSEUM[0])
    assert found.origins.texts[0] == 2


def test_a_page_that_pastes_two_stories_in_one_style_is_parted_by_its_partners():
    pasted = article("pasted", *FERRY[:3], ("heading", "Elsewhere"), *MUSEUM[:3])
    ferry, museum = article("ferry", BRIDGE[0], *FERRY), article("museum", ORCHARD[1], *MUSEUM)
    found = lineage(pasted, ferry, museum)
    assert text_of(found, ferry).id != text_of(found, museum).id
    assert words_of(text_of(found, ferry), pasted) == ["\n".join(FERRY[:3])]
    assert words_of(text_of(found, museum), pasted) == ["\n".join(MUSEUM[:3])]


def test_a_source_from_which_two_took_different_parts_is_not_parted():
    source = article("source", *FERRY, *MUSEUM, publisher="Tarvik Courier")
    first = article("first", *FERRY, "That is according to the Tarvik Courier.", BRIDGE[0])
    second = article("second", *MUSEUM, "As the Tarvik Courier reported, all is well.", ORCHARD[0])
    found = lineage(source, first, second)
    assert len(found.texts) == 1
    assert found.texts[0].root == source.id


def test_an_unshared_stretch_in_the_style_of_a_shared_one_opens_the_range():
    pasted = article(
        "pasted",
        *COMPOSITE,
        ("credit", "Photo: Nobody"),
        f'{ORCHARD[0]} "The long night" is over, says Anna Lise-Berg.',
        f'{ORCHARD[1]} "Well."',
    )
    found = lineage(pasted, article("ferry", *FERRY, BRIDGE[0]), article("museum", ORCHARD[3], *MUSEUM))
    assert found.origins.texts == (2, 3)


def test_a_second_story_under_a_heading_that_nobody_shares_is_a_text_of_its_own_with_its_own_credit():
    body = [
        *FERRY[:2],
        ("credit", "© Some Body/Nordpost"),
        FERRY[2],
        ("heading", "Old pears"),
        *ORCHARD[:2],
        ("credit", "© Lomsund Gazette"),
        ORCHARD[2],
    ]
    pasted, ferry = article("pasted", *body), article("ferry", *FERRY, *BRIDGE)
    found = lineage(pasted, ferry)
    assert words_of(text_of(found, ferry), pasted)[0].startswith(FERRY[0])
    assert found.origins.texts == (2, 2)
    uncredited = article("pasted", *[paragraph for paragraph in body if paragraph[0] != "credit"])
    found = lineage(uncredited, ferry)
    assert (len(found.texts), found.origins.texts) == (1, (1, 2))


def test_quotes_go_along_with_the_narration_that_is_copied():
    saying = "“We knew the channel was silting up and nobody in the council chamber wanted to hear the price of a dredger,” she said."
    found = lineage(article("one", *FERRY, saying, saying), article("two", FERRY[0], saying))
    assert not found.texts[0].hidden


def test_a_sentence_borrowed_by_a_long_account_opens_the_range_but_makes_no_text():
    first = article(
        "first",
        *FERRY,
        *FERRY[1:3],
        "It was the third such accident since the new lighthouse was built in the year of the comet.",
        *ORCHARD,
    )
    second = article(
        "second",
        *MUSEUM,
        *BRIDGE,
        *BRIDGE[1:],
        "It was the third such accident since the new lighthouse was built in the year of the comet.",
    )
    found = lineage(first, second)
    assert len(found.texts) == 2
    assert found.origins.texts == (1, 2)


def test_a_photo_credit_between_parts_says_nothing_of_the_text():
    one = article("one", *FERRY[:2], ("credit", "© Nordpost"), *FERRY[2:], agency="Nordpost")
    other = article("other", *MUSEUM, ("credit", "© Nordpost"), agency="Nordpost")
    found = lineage(one, other)
    assert text_of(found, other).agency is None


def test_a_speaker_who_told_an_agency_makes_it_the_agencys_text():
    one = article("one", *FERRY, "No date was set, a harbour pilot told Nordpost.", agency="Nordpost")
    mere = article("two", *MUSEUM, "The Nordpost building is next door.", agency="Nordpost")
    found = lineage(one, mere)
    assert (text_of(found, one).agency, text_of(found, mere).agency) == ("Nordpost", None)


def test_an_unrelated_page_changes_nothing_for_the_others():
    pages = [article("pasted", *COMPOSITE), article("ferry", *FERRY, BRIDGE[0]), article("museum", ORCHARD[1], *MUSEUM)]
    unrelated = article(
        "unrelated", "A cook in Vell has written down how his aunts salted herring in the years when there was no ice to be had."
    )
    before, after = lineage(*pages), lineage(*pages, unrelated)
    assert [text for text in after.texts if text.articles != (unrelated.id,)] == list(before.texts)
    assert after.copies == before.copies
    assert after.origins.texts == tuple(count + 1 for count in before.origins.texts)


def test_every_article_is_in_a_text_even_an_empty_one():
    pages = [article("one", *FERRY), article("two", ("heading", "Only a heading")), article("three", "")]
    found = lineage(*pages)
    assert sorted(identifier for text in found.texts for identifier in text.articles) == sorted(page.id for page in pages)


def test_ids_of_texts_come_from_their_first_part():
    (text,) = lineage(article("one", *FERRY), article("two", *FERRY)).texts
    assert text.id.startswith("t")
    assert len(text.id) == 11
    assert text == lineage(article("two", *FERRY), article("one", *FERRY)).texts[0]


BODIES = st.lists(st.sampled_from([*FERRY, *MUSEUM, *ORCHARD[:2], *COMPOSITE[:3], ("heading", "Elsewhere")]), min_size=0, max_size=6)


@settings(deadline=None, max_examples=40)
@given(st.lists(BODIES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_lineage_holds_for_any_articles_in_any_order(bodies, random):
    articles = [article(f"page {number}", *body) for number, body in enumerate(bodies)]
    found = lineage(*articles)
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert lineage(*shuffled) == found
    assert {identifier for text in found.texts for identifier in text.articles} == {page.id for page in articles}
    assert len({text.id for text in found.texts}) == len(found.texts)
    parts = sorted(part for text in found.texts for part in text.parts)
    assert not any(a.overlaps(b) for a, b in pairwise(parts))
    least, most = found.origins.texts
    assert 1 <= least <= len(found.texts) <= most
    known = {page.id for page in articles} | {text.id for text in found.texts if text.hidden}
    assert all(copy.source in known and copy.to in known and 0 < copy.share <= 1 for copy in found.copies)


def test_the_labelled_story_has_its_texts_and_passages(shared):
    gold, articles = labelled(shared)
    found = lineage(*articles.values())
    assert found.origins.texts[0] >= 4
    assert found.origins.texts[1] <= 6
    together = {frozenset(text.articles) for text in found.texts if len(text.articles) > 1}
    assert together == {frozenset(articles[key].id for key in pair) for pair in gold["lineage"]["share_a_text"]}


@pytest.fixture
def shared():
    from pathlib import Path

    folder = Path(__file__).resolve().parents[3] / "shared" / "stories" / "vostochny"
    if not folder.is_dir():
        pytest.skip("the labelled story in ../shared/stories/vostochny is not here")
    return folder


def labelled(folder):
    import json

    from tellings.model import Page
    from tellings.reading import read

    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    names = {name: key for key, name in gold["pages"].items()}
    articles, _ = read([Page(path.name, path.read_bytes()) for path in sorted((folder / "pages").glob("*.txt"))])
    return gold, {names[article.page]: article for article in articles}
