"""Which parts of an HTML page tell its story: the element that weighs most, without the boxes in it and whatever encloses it."""

import pytest

from tellings.model import Article, Page
from tellings.reading import read

STORY = [
    "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away in the spring.",
    "Divers found the first of the old piers under four metres of sand, and marked it with a buoy for the engineers who follow.",
    "The ferry will run every half hour until the bridge is open again, the harbour office said in a letter to the town.",
    "Masons from the quarry at Hale will cut the arches, as their forebears did when the first bridge was built there.",
    "Traders on the east bank, who lost half of their custom, asked the council for help with the rent of the summer.",
    "Work begins in August and takes two years, the mayor told a meeting that filled the hall to the last of its seats.",
    "Until then lorries take the road by way of Corran, which adds forty minutes to each journey to the market.",
    "A second vote, on the lamps and the pavement, has been put off until the engineers have shown their drawings.",
    "The county pays two thirds of the cost and the town the rest, from a fund that it has kept since the last flood.",
    "Children of the school have built a model of the new arches, which stands in the window of the library until May.",
]
PARAGRAPHS = [f"<p>{text}</p>" for text in STORY]


def bodies(inner: str) -> list[str]:
    (article,), _ = read([Page("page.html", f"<html><body><h1>Town to rebuild its bridge</h1>{inner}</body></html>".encode(), "text/html")])
    return _bodies(article)


def _bodies(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in told(article)]


def told(article: Article) -> list:
    return [block for block in article.blocks if block.role == "body"]


@pytest.mark.parametrize("frame", ['<div class="with-sidebar">{}</div>', '<form id="page">{}</form>', '<div class="has-comments">{}</div>'])
def test_an_element_named_apart_that_holds_the_page_is_its_frame(frame: str):
    assert bodies(frame.format("<article>" + "".join(PARAGRAPHS) + "</article>")) == STORY


def test_a_name_that_each_paragraph_bears_sets_none_apart():
    assert bodies("<article>" + "".join(f'<p class="paywall">{text}</p>' for text in STORY) + "</article>") == STORY


def test_a_box_of_its_own_make_within_the_story_is_not_told():
    box = (
        '<div class="promo-box"><div><p>Have the Ellmouth Observer brought to your door each morning for less than a loaf.</p></div></div>'
    )
    assert bodies("<article>" + "".join([*PARAGRAPHS[:4], box, *PARAGRAPHS[4:]]) + "</article>") == STORY


def test_teasers_below_linked_headings_are_other_stories():
    cards = "".join(
        f'<div class="card"><h3><a href="/{n}">Other story {n}</a></h3><div><p>{STORY[n]} {n}.</p></div></div>' for n in range(5)
    )
    assert bodies(f"<main><div>{''.join(PARAGRAPHS)}</div>{cards}</main>") == STORY


def test_a_post_that_the_story_shows_is_told():
    words = "We crossed by ferry today, and the seals came to look."
    post = f'<div class="social-embed"><blockquote class="twitter-tweet"><p>{words}</p></blockquote></div>'
    found = bodies("<article>" + "".join([*PARAGRAPHS[:5], post, *PARAGRAPHS[5:]]) + "</article>")
    assert found[5] == words


def test_a_long_notice_of_consent_is_no_story():
    notice = '<div class="cookie-consent"><div>' + "".join(f"<p>{text} We keep a note of it.</p>" for text in STORY * 2) + "</div></div>"
    assert bodies(f"<article>{''.join(PARAGRAPHS)}</article>{notice}") == STORY
