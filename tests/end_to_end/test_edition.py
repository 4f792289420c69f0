"""The edition of the example story: everything points at words, every id exists, and nothing depends on order or chance."""

import json
import random

import jsonschema
import pytest

from tellings import Edition, compare
from tellings.model import schema


def test_everything_points_at_words_and_every_id_exists(example_edition, hold):
    assert len(example_edition.articles) == 8
    hold(example_edition)


def test_it_holds_to_the_schema_and_goes_to_json_and_back(example_edition):
    written = example_edition.to_json()
    jsonschema.Draft202012Validator(schema()).validate(json.loads(written))
    assert Edition.from_json(written) == example_edition


def test_the_schema_would_notice(example_edition):
    broken = json.loads(example_edition.to_json())
    broken["stories"][0]["points"][0]["kind"] = "lie"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(broken)


def test_every_page_has_its_adds_and_omits(example_edition):
    (story,) = example_edition.stories
    kinds = {point.id: point.kind for point in story.points}
    assert all(kinds[point] == "single" for added in story.adds.values() for point in added)
    assert not any(kinds[point] in ("single", "copied") for omitted in story.omits.values() for point in omitted)


def test_the_order_of_the_pages_changes_no_byte(example_edition, example_pages):
    files = sorted(example_pages.iterdir())
    random.Random(7).shuffle(files)
    assert files != sorted(files)
    assert compare(files).to_json() == example_edition.to_json()


def test_the_seed_of_the_hashes_changes_no_byte(process, example_edition, example_pages):
    """The process of these tests has a seed of its own; two more, and the pages one by one and backwards."""
    files = sorted(example_pages.iterdir(), reverse=True)
    for seed in ("0", "1"):
        done = process("compare", *files, "--json", "-", "--quiet", PYTHONHASHSEED=seed)
        assert done.returncode == 0
        assert done.stdout.decode("utf-8") == example_edition.to_json()
