"""What sites put into and around a story: each kind of box is furniture, and what belongs to the story stays in its order."""

import pytest

from tellings.model import Article, Page
from tellings.reading import read

STORY = [
    "Fishermen of Port Aumery hauled a bronze bell out of the bay on Friday, forty years after the chapel on the cliff lost it to a storm.",
    "The bell hung in the net of the cutter Marten, between two crab pots and a good deal of weed, the harbour master said.",
    "Its rim carries the name of a founder in Lissow who worked there until the furnaces were put out in the last century.",
    "Divers had looked for it twice, and gave up both times when the sand came back faster than they could pump it away.",
    "The parish wants it back in the chapel before the first Sunday of Advent, if the beams of the tower can bear the weight.",
    "An engineer from the county measured them on Saturday and asked for two weeks to do his sums.",
    "The crew of the Marten asked for nothing but a crate of the dark beer that the inn on the quay brews for the winter.",
    "Until the beams are ready the bell stands in the fish hall, where children may strike it once each for a coin.",
]
PARAGRAPHS = [f"<p>{text}</p>" for text in STORY]
OTHER = "Lighthouse at Corran Head to be painted red again"
OTHER_TWO = "School ship returns from a summer in the northern isles"
LINKS = f'<ul><li><a href="/a">{OTHER}</a></li><li><a href="/b">{OTHER_TWO}</a></li></ul>'

FURNITURE = {
    "read more": f'<p><a href="/a">Read more: {OTHER}</a></p>',
    "read more, with a label": f'<p><strong>Read more:</strong> <a href="/a">{OTHER}</a></p>',
    "a link alone": f'<p><a href="/a">{OTHER}</a></p>',
    "related, named so": f'<div class="related-stories"><h3>Related</h3>{LINKS}</div>',
    "related, without a name": f'<div class="k9"><h4>More on this story</h4>{LINKS}</div>',
    "related, without links": f'<div class="k9"><h4>You may also like</h4><ul><li>{OTHER}</li><li>{OTHER_TWO}</li></ul></div>',
    "promotion": '<div class="promo"><p>Have the Aumery Echo brought to your door each morning, for less than a loaf.</p></div>',
    "promotion, without a name": '<div class="q7"><div>'
    "<p>Have the Echo brought to your door each day, for less than a loaf.</p></div></div>",
    "newsletter": '<div class="newsletter"><h4>The Quay Letter</h4>'
    "<p>All that the bay talks about, at six each morning, short enough for one "
    "cup.</p><form><label>Your address</label><button>Send it</button></form></div>",
    "newsletter, without a name": '<div class="z1"><h4>The Quay Letter</h4><p>Sign up for the Quay Letter, our daily post.</p></div>',
    "newsletter, a paragraph": "<p><em>Sign up for our newsletter and never miss a word from the bay.</em></p>",
    "share bar": '<div class="share"><ul><li><a href="https://facebook.com/s">Facebook</a></li><li>'
    '<a href="#">Copy link</a></li></ul></div>',
    "share bar, without a name": '<ul class="u1"><li><a href="https://facebook.com/s">Facebook</a></li><li>'
    '<a href="#">Copy link</a></li></ul>',
    "author box": '<div class="author-box"><h4>Nele Brandt</h4>'
    "<p>Nele Brandt has written about the coast since 2009. She lives on a boat with "
    "two dogs and a piano.</p></div>",
    "author box, without a name": '<div class="x2"><p>Nele Brandt is a reporter for the Aumery Echo. She lives on a boat.</p></div>',
    "consent": '<div id="cookie-banner">'
    "<p>We and our 212 partners keep small files on your device to know you again.</p><button>Fine</button></div>",
    "consent, without a name": '<div class="m3"><p>We use cookies to see which of our stories are read to the end.</p></div>',
    "comments": '<section id="comments"><h3>2 comments</h3><ol><li><p>Old Salt</p>'
    "<p>My grandfather rang that bell on the day the war was over, "
    "and it could be heard as far as the isles.</p></li></ol></section>",
    "ticker": f'<div class="news-ticker"><span>Breaking</span><a href="/a">{OTHER}</a><a href="/b">{OTHER_TWO}</a></div>',
    "ticker, text alone": f'<div class="breaking"><p>LIVE: {OTHER}</p></div>',
    "a pull quote": f'<div class="pull"><blockquote><p>{STORY[4]}</p></blockquote></div>',
    "a pull quote, aside": f'<aside class="pullquote"><p>{STORY[4]}</p></aside>',
    "a pull quote, a part of a sentence": '<div class="pq">'
    "<blockquote>The parish wants it back in the chapel before the first Sunday</blockquote></div>",
    "a second rendering": "".join(f'<div class="for-phones"><p>{text}</p></div>' for text in STORY[:3]),
    "a frame without a picture": '<iframe src="https://player.example/1"><p>Your browser shows no frames.</p></iframe>',
    "the label of an embedded post": '<blockquote class="instagram-media">'
    '<a href="https://instagram.com/p/1">View this post on Instagram</a>'
    "</blockquote>",
}
WHERE = {"within": 4, "at the end": len(PARAGRAPHS)}


def article(inner: str) -> Article:
    page = (
        '<html><body><nav><a href="https://echo.example/">Home</a></nav><main><h1>Bell of the chapel comes up in a net</h1>'
        f'<article><div class="text">{inner}</div></article></main><footer><p>Aumery Echo</p></footer></body></html>'
    )
    return read([Page("page.html", page.encode(), "text/html")])[0][0]


def shown(found: Article, *roles: str) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks if block.role in roles]


def with_box(box: str, place: int = 4) -> Article:
    return article("".join([*PARAGRAPHS[:place], box, *PARAGRAPHS[place:]]))


@pytest.mark.parametrize("place", WHERE.values(), ids=WHERE)
@pytest.mark.parametrize("box", FURNITURE.values(), ids=FURNITURE)
def test_what_sites_put_into_a_story_is_furniture(box: str, place: int):
    found = with_box(box, place)
    assert shown(found, "body") == STORY
    assert shown(found, "heading", "standfirst", "dateline", "caption") == []


def test_a_note_about_the_author_ends_the_story():
    assert shown(with_box("<p><em>Nele Brandt is a reporter for the Aumery Echo.</em></p>", len(STORY)), "body") == STORY


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img src=a><figcaption>The bell in its net. <span class="credit">Mira Sund / Reuters</span></figcaption></figure>',
        '<div class="wp-caption"><img src=a><p class="wp-caption-text">The bell in its net. (Photo: Mira Sund)</p></div>',
        '<div class="image"><img src=a><div class="caption">The bell in its net.</div><div class="photo-credit">Mira Sund</div></div>',
        '<p class="caption">The bell in its net.</p><p>Photo: Mira Sund/Reuters</p>',
    ],
)
def test_captions_and_credits_are_told_apart(picture: str):
    found = with_box(picture)
    assert shown(found, "body") == STORY
    assert shown(found, "caption") == ["The bell in its net."]
    (credit,) = shown(found, "credit")
    assert "Mira Sund" in credit


TOLD = {
    "a list": (
        "<p>The parish will:</p><ul><li>buy two beams</li><li>hire a mason</li></ul>",
        ["The parish will:", "buy two beams", "hire a mason"],
    ),
    "a list with a link": (
        '<ul><li><a href="/s">The storm of that year</a></li><li>took eleven roofs with it</li></ul>',
        ["The storm of that year", "took eleven roofs with it"],
    ),
    "a table": (
        '<table><tr><th>Bell</th><th>Cast</th></tr><tr><td><a href="/b">Great Anna</a></td><td>12.03</td></tr></table>',
        ["Bell", "Cast", "Great Anna", "12.03"],
    ),
    "a block quote": (
        "<blockquote>“She rang on Friday, and we wept,” the vicar said.</blockquote>",
        ["“She rang on Friday, and we wept,” the vicar said."],
    ),
    "a block quote in boxes": (
        '<div class="quote-block"><blockquote><div>'
        "<p>“I had thought that I would never hear her again,” said the old sexton.</p></div></blockquote></div>",
        ["“I had thought that I would never hear her again,” said the old sexton."],
    ),
    "a post": (
        '<div class="embed social"><blockquote class="twitter-tweet"><p>Look what the Marten caught.</p>— Ida Voss (@idav) '
        '<a href="https://twitter.com/i/1">March 4, 2024</a></blockquote></div>',
        ["Look what the Marten caught.", "— Ida Voss (@idav) March 4, 2024"],
    ),
}


@pytest.mark.parametrize("place", WHERE.values(), ids=WHERE)
@pytest.mark.parametrize(("box", "words"), TOLD.values(), ids=TOLD)
def test_lists_tables_quotations_and_posts_are_told_where_they_stand(box: str, words: list[str], place: int):
    assert shown(with_box(box, place), "body") == [*STORY[:place], *words, *STORY[place:]]


def test_a_table_of_the_story_may_stand_in_a_box_that_scrolls():
    table = '<div class="scroll"><table><tr><th>Bell</th><th>Weight</th></tr><tr><td>Great Anna</td><td>4.5</td></tr></table></div>'
    assert shown(with_box(table), "body") == [*STORY[:4], "Bell", "Weight", "Great Anna", "4.5", *STORY[4:]]


def test_a_line_that_leads_out_of_the_site_is_a_source_and_one_within_it_another_story():
    paper = '<p><a href="https://museum.example/bells.pdf">Register of the bells of the coast</a></p>'
    assert "Register of the bells of the coast" in shown(with_box(paper), "body")
    assert shown(with_box(paper.replace("museum.example", "www.echo.example")), "body") == STORY
    assert shown(with_box(paper.replace("museum.example", "youtube.com")), "body") == STORY


def test_an_element_named_for_a_crosshead_is_a_heading():
    found = with_box('<div class="subheadline">Two weeks for the sums</div>')
    assert shown(found, "heading") == ["Two weeks for the sums"]
    assert shown(found, "body") == STORY


def test_the_first_paragraph_before_what_is_locked_is_told():
    assert shown(article(f'{PARAGRAPHS[0]}<div class="locked">{"".join(PARAGRAPHS[1:])}</div>'), "body") == STORY


def test_a_paragraph_counts_in_the_story_and_not_in_the_standfirst_that_repeats_it():
    found = article(f'<h2 class="standfirst">{STORY[2]}</h2>' + "".join(PARAGRAPHS))
    assert shown(found, "body") == STORY


def test_a_paragraph_that_comes_twice_is_told_once():
    assert shown(with_box(PARAGRAPHS[0], len(STORY)), "body") == STORY


def test_a_button_within_the_story_does_not_end_it():
    assert shown(with_box('<div class="bar"><a href="#c">Comments</a></div>', len(STORY) - 1), "body") == STORY


def test_words_within_other_words_are_no_phrases():
    said = "“We met no roadblocks on the way, and that in four terms of the old mayor was rare,” said the driver."
    assert said in shown(with_box(f"<p>{said}</p>"), "body")


def test_a_heading_of_a_box_of_furniture_is_furniture():
    box = '<div class="z3"><h3>Letters from the bay</h3><p>Subscribe to our letter.</p></div>'
    assert shown(with_box(box), "heading") == []
    assert shown(with_box("<h3>In the fish hall</h3>"), "heading") == ["In the fish hall"]


@pytest.mark.parametrize(
    "hostile", ["<h2>Bell</h2><p>Share</p>", '<p><a href="http://[::">bell bell</a></p>', "<blockquote><p>a b c d e f</p></blockquote>"]
)
def test_thousands_of_small_boxes_are_read_in_seconds(hostile: str):
    found = article("".join(PARAGRAPHS) + hostile * 4_000)
    assert set(STORY) <= set(shown(found, "body"))
