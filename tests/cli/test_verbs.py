"""``tellings read``, ``tellings schema``, and what ``tellings`` alone can be asked."""

import json

import jsonschema

from tellings.model import Readings
from tellings.version import __version__


def test_read_tells_what_each_page_is_made_of(tellings, engine, builder):
    engine.answer = Readings("1", builder.ferry().articles, ())
    done = tellings("read", "a.txt")
    assert done.exit_code == 0
    assert done.stdout.startswith("4 pages read\n")


def test_read_writes_articles_as_json(tellings, engine, builder):
    engine.answer = Readings("1", builder.ferry().articles, ())
    done = tellings("read", "a.txt", "--json", "-")
    assert Readings.from_json(done.stdout) == engine.answer
    assert list(json.loads(done.stdout)) == ["version", "articles", "problems"]


def test_the_schema_holds_for_an_edition(tellings, builder):
    schema = json.loads(tellings("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator(schema).validate(json.loads(builder.ferry().to_json()))


def test_the_version_is_told_alone_and_by_compare(tellings):
    for words in (["--version"], ["compare", "--version"]):
        done = tellings(*words)
        assert (done.exit_code, done.stdout) == (0, f"tellings {__version__}\n")


def test_help_names_the_verbs_and_the_exit_statuses(tellings):
    assert all(verb in tellings("--help").stdout for verb in ("compare", "read", "schema", "--install-completion"))
    assert "Exit status" in tellings("compare", "-h").stdout


def test_without_a_verb_help_is_shown(tellings):
    done = tellings()
    assert done.exit_code == 2
    assert "compare" in done.output
