"""An edition goes to JSON and back unchanged, and keeps to its schema."""

import json

import jsonschema
import msgspec
import pytest

from tellings import Edition, Readings
from tellings.model import Also, Article, Block, Dated, Entry, Problem, Said, Span, When, schema


def article(**changes) -> Article:
    values = dict(
        id="a0123456789", page="one.txt", media_type="text/plain", sha256="0" * 64, captured=None, title=None, publisher=None,
        byline=(), agencies=(), dateline=None, published=None, updated=None, language="en", text="It rained.",
        blocks=(Block("body", 0, 10),),
    )  # fmt: skip
    return Article(**{**values, **changes})


def test_an_edition_comes_back_from_json_as_it_went(example_edition):
    assert Edition.from_json(example_edition.to_json()) == example_edition


def test_json_is_the_same_bytes_after_a_round_trip(example_edition):
    text = example_edition.to_json()
    assert Edition.from_json(text).to_json() == text


def test_the_example_edition_keeps_to_the_schema(example_edition):
    validator = jsonschema.Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(json.loads(example_edition.to_json()))] == []


def test_the_schema_is_itself_a_valid_schema_and_refuses_what_is_none():
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    assert not validator.is_valid({"version": "1", "articles": [{}], "problems": [], "stories": []})


def test_what_came_from_metadata_says_from_where_in_the_words_of_the_contract():
    answer = Readings(version="1", articles=(article(title=Said("Rain", None, "og:title")),), problems=())
    assert json.loads(answer.to_json())["articles"][0]["title"] == {"text": "Rain", "span": None, "from": "og:title"}


def test_an_address_entries_and_other_values_are_in_json_only_where_there_are_some():
    bare = json.loads(Readings(version="1", articles=(article(),), problems=()).to_json())["articles"][0]
    assert not {"address", "entries", "also"} & bare.keys()
    one = article(
        published=Dated(When("2024-05-03", "day"), None, "metadata", "json-ld:datePublished"),
        address=Said("https://courier.example/a", None, "link:canonical"),
        entries=(Entry(0, 10, When("2024-05-03T10:15", "minute"), Span("a0123456789", 0, 2), None, Said("It rained")),),
        also=(Also("published", "2024-05-02", "url", None, "link:canonical"),),
    )
    answer = Readings(version="1", articles=(one,), problems=())
    written = json.loads(answer.to_json())["articles"][0]
    assert written["also"] == [{"field": "published", "value": "2024-05-02", "how": "url", "span": None, "from": "link:canonical"}]
    assert written["published"]["from"] == "json-ld:datePublished"
    assert written["entries"][0]["from"] is None
    assert Readings.from_json(answer.to_json()) == answer
    assert jsonschema.Draft202012Validator(schema(Readings)).is_valid(json.loads(answer.to_json()))


def test_an_article_finds_the_entry_at_a_place():
    one = article(entries=(Entry(0, 2, None), Entry(3, 9, None)))
    assert [one.entry_at(place) for place in (0, 1, 2, 3, 8, 9)] == [
        one.entries[0], one.entries[0], None, one.entries[1], one.entries[1], None,
    ]  # fmt: skip
    assert article().entry_at(0) is None


def test_json_keeps_letters_of_all_scripts_readable_and_ends_with_a_line_end():
    text = Readings(version="1", articles=(article(text="Дождь 雨"),), problems=()).to_json()
    assert "Дождь 雨" in text
    assert text.endswith("}\n")


def test_json_of_something_else_is_refused():
    with pytest.raises(msgspec.ValidationError):
        Edition.from_json('{"version": "2", "articles": [], "problems": []}')


def test_an_article_gives_the_words_of_its_own_spans_only():
    one = article()
    assert one.words(Span(one.id, 3, 9)) == "rained"
    with pytest.raises(ValueError, match="was asked of"):
        one.words(Span("a9999999999", 0, 2))


def test_an_answer_finds_its_articles_by_id():
    answer = Readings(version="1", articles=(article(),), problems=(Problem("x", "missing", "no such file"),))
    assert answer.article("a0123456789").page == "one.txt"
    with pytest.raises(KeyError):
        answer.article("a0")


def test_values_cannot_be_changed():
    with pytest.raises(AttributeError):
        article().text = "It snowed."
