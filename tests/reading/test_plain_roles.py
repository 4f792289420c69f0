"""Roles of the lines of plain text with leftover furniture, on invented pages."""

import pytest

from tellings.model import Article, Page
from tellings.reading import read

LONG = (
    "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away in spring. "
    "Mayor Ines Halloran said that the work would take two years. Engineers from the coast will lead it."
)
OTHER = (
    "Divers found the first of the old piers under four metres of sand. They marked it with a buoy and came back the next day. "
    "“It is older than we thought,” said Piet Rook, who led the dive."
)
THIRD = (
    "The ferry will run every half hour until the bridge is open again. Fishermen had asked for an earlier boat in the morning. "
    "The harbour office promised an answer by the end of the month."
)


def article(*lines: str) -> Article:
    articles, problems = read([Page.from_text("\n".join(lines), name="page.txt")])
    assert problems == []
    return articles[0]


def roles(*lines: str) -> list[str]:
    """Return the role of each line; a line of two blocks shows both."""
    found = article(*lines)
    shown, start = [], 0
    for line in lines:
        inside = [block.role for block in found.blocks if block.start >= start and block.end <= start + len(line)]
        shown.append("+".join(inside))
        start += len(line) + 1
    return shown


def test_a_page_of_a_single_line_is_body():
    assert roles("Flood in Ellmouth") == ["body"]
    assert roles(LONG) == ["body"]


def test_a_plain_story():
    assert roles("Ellmouth to rebuild its bridge", "", LONG, "", OTHER) == ["title", "", "body", "", "body"]


def test_a_wire_story_with_standfirst_dateline_and_headings():
    assert roles(
        "Ellmouth votes to rebuild its stone bridge",
        "The mayor said that the work would start after the winter storms and take two years",
        f"ELLMOUTH /Tarn Region/, March 4. /TASS/. {LONG}",
        "Under the sand",
        OTHER,
        "What happens next?",
        THIRD,
    ) == ["title", "standfirst", "dateline+body", "heading", "body", "heading", "body"]


def test_a_desk_signs_above_a_dateline_of_its_own():
    lines = ("Team Tarn Tidings", "Ellmouth Harbour, March 4", LONG, OTHER)
    assert roles(*lines) == ["byline", "dateline", "body", "body"]
    found = article(*lines)
    assert [said.text for said in found.byline] == ["Team Tarn Tidings"]
    assert found.publisher is not None
    assert found.publisher.text == "Tarn Tidings"
    assert found.dateline is not None
    assert (found.dateline.place.text, found.dateline.when) == ("Ellmouth Harbour", None)
    assert found.words(found.dateline.span) == "Ellmouth Harbour, March 4"


def test_dates_printed_for_the_visit_are_page_dates_and_no_date_of_publication():
    lines = ("Sunday, May 5, 2024", "Ellmouth to rebuild its bridge", "Date: May 5, 2024 Time: 06:22:52", LONG, OTHER)
    assert roles(*lines) == ["page-date", "title", "page-date", "body", "body"]
    assert article(*lines).published is None


def test_a_line_that_says_published_is_a_date_of_publication():
    found = article("Ellmouth to rebuild its bridge", "Published: 4 March 2024, 10:15", "Last updated: March 6, 2024", LONG, OTHER)
    assert found.published is not None
    assert (found.published.when.value, found.published.when.precision, found.published.how) == ("2024-03-04T10:15", "minute", "text")
    assert found.published.span is not None
    assert found.words(found.published.span) == "4 March 2024"
    assert found.updated is not None
    assert found.updated.when.value == "2024-03-06"


def test_a_breadcrumb_repeats_the_headline_and_a_medium_hangs_on_it():
    lines = (
        "visitor counter",
        "HomeLatest NewsHalloran: Ellmouth will rebuild its bridge, despite the cost to the...",
        "Halloran: Ellmouth will rebuild its bridge, despite the cost to the region – Rossiyskaya Gazeta",
        LONG,
        "Ellmouth will rebuild its bridge, despite the cost to the region",
        OTHER,
    )
    assert roles(*lines) == ["furniture", "furniture", "title", "body", "caption", "body"]
    found = article(*lines)
    assert found.title is not None
    assert found.title.text == "Halloran: Ellmouth will rebuild its bridge, despite the cost to the region"
    assert [said.text for said in found.agencies] == ["Rossiyskaya Gazeta"]
    assert found.publisher is None


def test_photo_credits_stand_between_paragraphs():
    credits = (
        "©Jon Abbey/Press Office of the Mayor of Ellmouth/TASS",
        "© Mira Sund/TASS",
        "Photo: Mira Sund",
        "Mira Sund/Reuters",
        "Getty Images",
    )
    for credit in credits:
        assert roles(LONG, credit, OTHER) == ["body", "credit", "body"], credit


def test_a_caption_may_carry_its_credit():
    caption = "Mayor Ines Halloran looks at what is left of the bridge. (Photo: Mira Sund/Reuters)"
    assert roles(LONG, caption, OTHER) == ["body", "caption+credit", "body"]
    assert roles(LONG, "FILE PHOTO: The old bridge of Ellmouth is seen from the harbour wall.", OTHER)[1] == "caption"


def test_everything_below_the_story_is_furniture():
    tail = (
        "Kursus Menjahit - Daftar kelas sore",
        "Kursus Memasak - Daftar kelas pagi",
        "› Subscribe",
        "2 comments:",
        "Please enter your comment!",
        "The reCAPTCHA check took too long. Load this page again.",
        "More Articles",
        "Harbour seals return to the Tarn",
    )
    assert roles(LONG, OTHER, THIRD, *tail) == ["body"] * 3 + ["furniture"] * len(tail)


def test_a_disclaimer_and_a_box_about_an_editor_are_furniture_and_name_the_site():
    lines = (
        LONG,
        OTHER,
        THIRD,
        "* This website provides stories from many sources. We are not responsible for any mistake in them Read More",
        "Orla Finch",
        "Orla Finch is a part-time editor for Tarnfeed who covers boats and weather.",
        "Most Popular",
    )
    assert roles(*lines) == ["body"] * 3 + ["furniture"] * 4
    publisher = article(*lines).publisher
    assert publisher is not None
    assert publisher.text == "Tarnfeed"


def test_furniture_within_the_story_does_not_end_it():
    lines = (LONG, "Advertisement", OTHER, "Read more: Seals return to the Tarn", THIRD, LONG.replace("Ellmouth", "Saltby"))
    assert roles(*lines) == ["body", "furniture", "body", "furniture", "body", "body"]


def test_a_list_of_other_stories_within_the_story_does_not_end_it():
    lines = (LONG, "Related", "Seals return to the Tarn", OTHER, THIRD)
    assert roles(*lines) == ["body", "furniture", "furniture", "body", "body"]


def test_a_line_drawn_from_another_paragraph_is_no_paragraph():
    told = "Ines Halloran was very interested in the old piers, their builders and the tools that they had used. " + OTHER
    pulled = "On the beach, Ines Halloran grew very interested in the old piers, their builders and the tools they used."
    assert roles(LONG, told, LONG.replace("Tuesday", "Monday"), pulled, THIRD)[3] == "caption"


def test_a_list_that_a_colon_announces_is_body():
    lines = (LONG, "The boats will leave from these three places in the harbour:", "North quay", "Customs house", "Fish market", OTHER)
    assert roles(*lines) == ["body"] * 6


def test_links_in_a_row_are_furniture():
    assert roles(LONG, "Boats", "Weather", "Harbour", OTHER)[1:4] == ["furniture"] * 3


def test_a_summary_above_the_byline_is_a_standfirst():
    lines = (
        "Ellmouth to rebuild its bridge",
        "The vote ends a quarrel of nine years in the town.",
        "By Orla Finch and Piet Rook",
        LONG,
        OTHER,
    )
    assert roles(*lines) == ["title", "standfirst", "byline", "body", "body"]
    assert [said.text for said in article(*lines).byline] == ["Orla Finch", "Piet Rook"]


def test_lines_wrapped_by_hand_make_one_paragraph():
    text = "Ellmouth to rebuild its bridge\n\n" + "\n".join(
        [
            "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over",
            "the Tarn, which a flood carried away in spring. The mayor of the town said",
            "that the work would take two years and that engineers from the coast will",
            "lead it.",
        ]
    )
    found = read([Page.from_text(text, name="wire.txt")])[0][0]
    assert [block.role for block in found.blocks] == ["title", "body"]
    assert found.text == text


def test_a_story_without_full_stops_is_still_read():
    assert roles("Bridge news", "the bridge is gone", "the boat is here") == ["title", "body", "body"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(ending: str):
    found = read([Page.from_text(ending.join(("Ellmouth to rebuild its bridge", LONG, OTHER)), name="a")])[0][0]
    assert [block.role for block in found.blocks] == ["title", "body", "body"]
