"""Lines that a site prints under its stories become furniture; what two pages of one story share stays the story's."""

import itertools

import pytest

from tellings import Page
from tellings.reading import read
from tellings.reading.sites import registered

FERRY = """Ferry strikes pier in Port Ellary
The ferry Orla struck a pier in Port Ellary on Tuesday morning in thick fog, the coast guard said.
Forty-eight passengers and two lorries were aboard when the vessel hit the northern wall of the harbour.
Harbour master Tove Lindal said that the signal lamp on the tower had been dark since Sunday evening.
Divers from Norby will examine the hull before the ship is towed to the yard for repairs next week."""
BEES = """Beekeepers win vote on orchard spraying
Parliament in Veritam voted on Monday to limit the spraying of orchards during the weeks of blossom.
Growers of apples and cherries called the measure a burden that would cost every farm some harvest income.
Minister Aldo Brenner promised subsidies for smaller orchards and a review after three summers of experience.
Scientists had counted half as many wild bees in sprayed valleys as in the untreated hills nearby."""
CHESS = """Schoolgirl of eleven beats grandmaster
Milla Santoro, a pupil from Quarrydale, defeated grandmaster Pavel Horak in the final round on Saturday.
She sacrificed her queen on move nineteen and forced mate while spectators held their breath.
Her trainer recalls a shy child who solved puzzles under the table during family dinners.
The tournament continues with rapid games, and tickets remain available at the town hall."""
FOOT = (
    "The Norby Courier is an independent daily that belongs to its readers since 1921.\nIf you value our work, give a little every month."
)
SITE = "https://courier.example/"


def articles(**pages):
    """Read plain pages by the part of their name after the address; one article each."""
    found, _ = read([Page.from_text(text, name=name) for name, text in pages.items()])
    return {one.page: one for one in found}


def at(*texts, site=SITE):
    return {f"{site}{number}": text for number, text in enumerate(texts)}


def told(article):
    return [article.text[block.start : block.end] for block in article.blocks if block.role in ("body", "standfirst", "caption")]


def furniture(article):
    return [article.text[block.start : block.end] for block in article.blocks if block.role == "furniture"]


def test_what_stands_under_different_stories_of_a_site_is_its_furniture():
    alone = articles(**at(f"{FERRY}\n{FOOT}"))
    assert set(FOOT.split("\n")) & set(told(alone[f"{SITE}0"])), "without other pages nothing shows whose lines these are"
    for article in articles(**at(f"{FERRY}\n{FOOT}", f"{BEES}\n{FOOT}")).values():
        assert not set(FOOT.split("\n")) & set(told(article))
        assert len(told(article)) == 4


def test_the_same_lines_under_pages_of_two_sites_stay():
    one, other = at(f"{FERRY}\n{FOOT}"), at(f"{BEES}\n{FOOT}", site="https://gazette.example/")
    for article in articles(**one, **other).values():
        assert FOOT.split("\n")[0] in told(article)


def test_two_editions_of_a_story_keep_their_bodies():
    later = FERRY.replace("Forty-eight", "Fifty-two") + "\nThe yard has sent a tug that should arrive on Friday at noon."
    read_alone = [told(articles(**at(text))[f"{SITE}0"]) for text in (FERRY, later)]
    assert [told(one) for one in sorted(articles(**at(FERRY, later)).values(), key=lambda one: one.page)] == read_alone


def test_the_background_that_a_follow_up_repeats_stays():
    background = "The ferry Orla, built in Norby in 1974, has carried passengers between the islands for fifty years."
    follow_up = f"""Captain of the Orla questioned about the fog
Investigators questioned the captain of the ferry Orla on Thursday about her speed in thick fog off Port Ellary.
Harbour master Tove Lindal told the coast guard that the northern wall and its signal lamp were dark on Tuesday.
{background}"""
    for article in articles(**at(f"{FERRY}\n{background}", follow_up)).values():
        assert background in told(article)


def test_a_line_in_the_midst_needs_three_stories():
    promo = "Our letter tells you every morning what the islands talk about, free of charge."

    def within(text):
        first, *rest = text.split("\n")
        return "\n".join([first, *rest[:2], promo, *rest[2:]])

    assert all(promo in told(one) for one in articles(**at(within(FERRY), within(BEES))).values())
    assert not any(promo in told(one) for one in articles(**at(within(FERRY), within(BEES), within(CHESS))).values())


def test_pages_without_an_address_are_of_the_site_that_they_name():
    def page(text):
        return f"{text.replace(chr(10), ' | Norby Courier' + chr(10), 1)}\n{FOOT}"

    for article in articles(a=page(FERRY), b=page(BEES)).values():
        assert article.publisher.text == "Norby Courier"
        assert len(told(article)) == 4
    unnamed = articles(a=f"{FERRY}\n{FOOT}", b=f"{BEES}\n{FOOT}")
    assert all(FOOT.split("\n")[0] in told(one) for one in unnamed.values())


def test_what_names_an_agency_is_kept():
    credit = "Reporting for this story was shared with Reuters and other members of the pool."
    for article in articles(**at(f"{FERRY}\n{credit}", f"{BEES}\n{credit}")).values():
        assert credit in told(article)


def test_neither_order_nor_pages_of_other_sites_change_anything():
    pages = {**at(f"{FERRY}\n{FOOT}", f"{BEES}\n{FOOT}"), **at(f"{CHESS}\n{FOOT}", site="https://gazette.example/")}
    found = [articles(**dict(order)) for order in itertools.permutations(pages.items())]
    assert all(one == found[0] for one in found)
    without = articles(**at(f"{FERRY}\n{FOOT}", f"{BEES}\n{FOOT}"))
    assert all(found[0][name] == article for name, article in without.items())


def test_on_a_large_site_a_stock_sentence_of_few_pages_stays():
    stock = "The ministry did not answer a request for comment by Monday evening."
    others = {f"{SITE}more/{n}": f"Notice {n}\n" + " ".join(f"word{n}x{k} stands" for k in range(40)) + "." for n in range(10)}
    for name, article in articles(**at(f"{FERRY}\n{stock}", f"{BEES}\n{stock}"), **others).items():
        if "more" not in name:
            assert stock in told(article)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.courier.example", "courier.example"), ("m.courier.co.uk", "courier.co.uk"), ("ourtown.blogspot.com", "ourtown.blogspot.com"),
        ("blogs.inner.gazette.com", "gazette.com"), ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1"), ("go.com", "go.com"),
    ],
)  # fmt: skip
def test_the_registered_part_of_a_host(host, expected):
    assert registered(host) == expected
