"""Pages of an invented accident as files, and the command line in this process and as one of its own."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest
from typer.testing import CliRunner

from tellings.cli import app
from tellings.model import TOLD, Edition, schema

WIRE = (
    "The ferry Orla struck a pier in Port Ellary on Tuesday, 14 May 2024. It was carrying 48 people, the coast guard said. "
    "Harbour master Tove Lindal told reporters that the signal lamp on the north tower had been dark for days.\n"
)
OWN = (
    "At Port Ellary a passenger ship, the Orla, ran into the harbour wall on Tuesday. There were 52 people aboard. "
    "A fisherman said that nobody had looked after the signal lamp since Sunday.\n"
)


@pytest.fixture
def folder(tmp_path):
    """Write two sound pages, and what a test adds, into an empty folder."""

    def made(**more):
        (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
        (tmp_path / "own.txt").write_text(OWN, encoding="utf-8")
        for name, content in more.items():
            path = tmp_path / name.replace("_", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return tmp_path

    return made


class Run:
    """What one run of ``tellings compare`` ended with."""

    def __init__(self, done, answered):
        self.exit_code, self.stdout, self.stderr = done.exit_code, done.stdout, done.stderr
        self.answer, self.edition = None, None
        if answered and done.stdout_bytes:
            self.answer = json.loads(done.stdout_bytes.decode("utf-8"))
            jsonschema.Draft202012Validator(schema()).validate(self.answer)
            self.edition = Edition.from_json(done.stdout_bytes)

    def problems(self):
        """Return (name of the page, error) of each problem."""
        return [(one["page"].rpartition("/")[2], one["error"]) for one in self.answer["problems"]]

    def conflicts(self):
        return [point for story in self.answer["stories"] for point in story["points"] if point["kind"] == "conflict"]


@pytest.fixture
def run(monkeypatch):
    """Compare pages on the command line; the answer is checked against the schema."""
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TELLINGS_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def made(*words, quiet=True):
        more = ["--json", "-", "--quiet"] if quiet else []
        return Run(CliRunner().invoke(app, ["compare", *map(str, words), *more]), quiet)

    return made


@pytest.fixture(scope="session")
def process():
    """Run ``tellings`` as a process of its own."""

    def made(*words, limit=120, **environment):
        command = [sys.executable, "-m", "tellings", *map(str, words)]
        return subprocess.run(command, capture_output=True, timeout=limit, check=False, env=os.environ | environment)

    return made


@pytest.fixture(scope="session")
def hold():
    """Hold an edition to what must always be true of one."""
    return _hold


def _hold(edition):
    """Check that everything in an edition points at words, and that every id that it names exists."""
    articles = {one.id: one for one in edition.articles}
    assert [one.id for one in edition.articles] == sorted(articles)
    assert [one.id for one in edition.stories] == sorted(one.id for one in edition.stories)
    assert sorted(name for story in edition.stories for name in story.articles) == sorted(articles)

    def words(span):
        assert 0 <= span.start < span.end <= len(articles[span.article].text)
        assert articles[span.article].words(span).strip()
        return articles[span.article].words(span)

    def told(span):
        """A statement may stand only where the story is told."""
        words(span)
        for block in articles[span.article].blocks:
            if block.role not in TOLD:
                assert span.end <= block.start or block.end <= span.start, f"{words(span)!r} lies in {block.role}"

    for article in articles.values():
        for block, following in zip(article.blocks, article.blocks[1:], strict=False):
            assert block.end <= following.start
        covered = set().union(*(range(block.start, block.end) for block in article.blocks))
        assert all(character.isspace() for place, character in enumerate(article.text) if place not in covered)
        for said in (article.title, article.publisher, *article.byline, *article.agencies):
            if said is not None:
                assert (said.span is None) == (said.source is not None)
                if said.span:
                    words(said.span)
    for story in edition.stories:
        _hold_story(story, words, told)


def _hold_story(story, words, told):
    members, texts = set(story.articles), {one.id for one in story.texts}
    points = {one.id for one in story.points}
    assert len(points) == len(story.points)
    assert len(texts) == len(story.texts)
    for reuse in story.reuse:
        assert reuse.a.article < reuse.b.article
        assert {reuse.a.article, reuse.b.article} <= members
        assert reuse.source in ("a", "b", None)
        assert 0 <= reuse.confidence <= 1
        assert words(reuse.a)
        assert words(reuse.b)
    for text in story.texts:
        assert {part.article for part in text.parts} == set(text.articles) <= members
        assert text.root in (None, *text.articles)
        assert all(words(part) for part in text.parts)
    assert members == {name for text in story.texts for name in text.articles}
    for copy in story.copies:
        assert copy.source in members | texts
        assert copy.to in members
        assert 0 < copy.share <= 1
    least, most = story.origins.texts
    assert 1 <= least <= most <= story.origins.articles * 10
    assert story.origins.articles == len(members)
    for point in story.points:
        words(point.about.span)
        assert point.readings
        assert point.why.strip()
        for reading in point.readings:
            assert set(reading.articles) == {span.article for span in reading.spans} <= members
            assert set(reading.texts) <= texts
            assert [
                one for one in (reading.value.quantity, reading.value.when, reading.value.entity, reading.value.words) if one is not None
            ]
            for span in reading.spans:
                told(span)
                assert len(span) <= 1000
    for entry in story.timeline:
        assert entry.sentence.contains(entry.span)
        assert words(entry.span)
    for quote in story.quotes:
        assert quote.wordings
        assert all(words(span) for wording in quote.wordings for span in wording.spans)
    assert set(story.adds) == set(story.omits) == members
    assert {one for found in (*story.adds.values(), *story.omits.values()) for one in found} <= points
    if story.event:
        assert all(words(one.span) for one in story.event.evidence)
        assert all(one.why for one in story.event.rejected)
