"""W3C Web Annotations: what the model requires, and words that stand where the selectors say."""

import json
import re

from tellings.exporting import web_annotation

IRI = re.compile(r"(?:https?|tag|ni):[!-~]+")


def items(edition):
    return json.loads(web_annotation(edition))["first"]["items"]


def selectors(item):
    return {selector["type"]: selector for selector in item["target"]["selector"]}


def test_there_is_an_annotation_for_each_place_of_each_reading(ferry):
    collection = json.loads(web_annotation(ferry))
    places = [span for point in ferry.stories[0].points for reading in point.readings for span in reading.spans]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(collection["first"]["items"]) == len(places)
    assert len({item["id"] for item in collection["first"]["items"]}) == len(places)
    assert {item["type"] for item in collection["first"]["items"]} == {"Annotation"}


def test_quote_and_position_name_the_same_words(hostile):
    places = [span for point in hostile.stories[0].points for reading in point.readings for span in reading.spans]
    for item, span in zip(items(hostile), places, strict=True):
        text = hostile.article(span.article).text
        quote, position = selectors(item)["TextQuoteSelector"], selectors(item)["TextPositionSelector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == hostile.article(span.article).words(span)
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] - len(quote["prefix"]) :].startswith(around)


def test_the_body_says_the_kind_of_the_point_and_the_reading(ferry):
    bodies = {body["purpose"]: body["value"] for body in items(ferry)[2]["body"]}
    assert bodies["classifying"] == "conflict"
    assert bodies["describing"] == "reading 2 of 2: 6 hours"
    assert bodies["commenting"] == "The rescue lasted 9 hours or 6 hours; both cannot hold."


def test_the_source_is_the_address_of_the_page_or_the_name_of_its_bytes(ferry, hostile):
    sources = {item["target"]["source"] for item in items(ferry)}
    assert "https://www.echo.example/news/ferry-echo" in sources
    assert any(source.startswith("ni:///sha-256;") for source in sources)
    for item in (*items(ferry), *items(hostile)):
        assert IRI.fullmatch(item["id"])
        assert IRI.fullmatch(item["target"]["source"])


def test_a_page_with_an_address_has_a_fragment_that_a_browser_follows(ferry):
    found = [selectors(item) for item in items(ferry) if item["target"]["source"].startswith("https:")]
    assert found
    assert found[0]["FragmentSelector"]["value"] == ":~:text=The%20rescue%20took%20nine%20hours."


def test_the_same_edition_gives_the_same_annotations(ferry):
    assert web_annotation(ferry) == web_annotation(type(ferry).from_json(ferry.to_json()))
