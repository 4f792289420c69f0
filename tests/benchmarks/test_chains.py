"""The chains of copies that lineage is measured on: their truth is consistent, and the same on every machine."""

import hashlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from chains import STRENGTHS, Source, Story, stories, stories_of
from chains.families import PLANS
from chains.manuscripts import spanning, stemma
from chains.measures import adjusted_rand, covered
from chains.pages import as_html, placed
from chains.sets import sentences
from chains.truth import LEAST_LIKENESS, likeness
from chains.vocabulary import listed

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module", params=["tuning", "final"])
def made(request: pytest.FixtureRequest) -> list[Story]:
    return list(stories(request.param))


def digest(name: str) -> str:
    sha = hashlib.sha256()
    for story in stories(name):
        for page, text in story.texts.items():
            sha.update(f"{story.name}\0{page}\0{text}\0".encode())
        sha.update(repr((story.edges, story.hidden, [(p.a, p.b, p.a_span, p.b_span, p.kind) for p in story.passages])).encode())
    return sha.hexdigest()


@pytest.mark.parametrize("name", ["tuning", "final"])
def test_a_set_is_the_one_that_was_frozen(name: str) -> None:
    assert digest(name) == listed("seeds.toml")[name]["sha256"]


def test_a_set_does_not_depend_on_the_hash_seed() -> None:
    program = "from chains import stories; from itertools import islice; print([s.texts for s in islice(stories('tuning'), 6)])"
    runs = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program]
        runs.append(subprocess.run(command, cwd=BENCHMARKS, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout)
    assert runs[0] == runs[1]
    assert len(runs[0]) > 1000


def test_every_plan_and_every_strength_is_there(made: list[Story]) -> None:
    assert Counter(story.plan for story in made) == dict.fromkeys(PLANS, len(made) // len(PLANS))
    assert {edge.strength for story in made for edge in story.edges} == set(STRENGTHS)


def test_debts_make_a_forest_but_for_pasted_pages(made: list[Story]) -> None:
    for story in made:
        parents: dict[str, list[str]] = {}
        for edge in story.edges:
            assert edge.child in story.texts
            assert edge.parent in story.texts or edge.parent in story.hidden
            parents.setdefault(edge.child, []).append(edge.parent)
        for page in story.texts:
            assert len(parents.get(page, [])) <= (2 if page == "spliced" else 1)
            seen = [page]
            while seen[-1] in parents:
                assert parents[seen[-1]][0] not in seen
                seen.append(parents[seen[-1]][0])


def test_a_page_carries_what_its_ancestors_wrote(made: list[Story]) -> None:
    for story in made:
        first = {page for page in story.texts if all(edge.child != page for edge in story.edges)}
        for page, roots in story.roots.items():
            assert set(roots) <= first | set(story.hidden)
            assert sum(roots.values()) > 200
            if page in first:
                assert set(roots) == {page}


def test_passages_have_words_that_correspond(made: list[Story]) -> None:
    for story in made:
        for p in story.passages:
            a, b = story.texts[p.a][slice(*p.a_span)], story.texts[p.b][slice(*p.b_span)]
            assert 0 <= p.a_span[0] < p.a_span[1] <= len(story.texts[p.a])
            assert likeness(a, b) == p.likeness >= LEAST_LIKENESS
            if p.kind == "quote":
                assert (a[0], a[-1]) in (("“", "”"), ('"', '"'))


def test_sentences_stand_where_the_truth_says(made: list[Story]) -> None:
    for story in made:
        for page, places in story.places.items():
            assert all(story.texts[page][start:end] == sentence.words for sentence, start, end in places)


def test_no_page_explains_the_copies_of_a_hidden_wire(made: list[Story]) -> None:
    hidden = [story for story in made if story.hidden]
    assert hidden
    for story in hidden:
        carried = {page: {o for o in story.documents[page].origins if o.startswith(f"{story.hidden[0]}:")} for page in story.texts}
        direct = [edge.child for edge in story.edges if edge.parent == story.hidden[0]]
        for page in direct:
            assert any(len(carried[other] - carried[page]) >= 3 for other in direct), (story.name, page)


def test_independent_reports_share_quotes_and_no_narration(made: list[Story]) -> None:
    kinds = Counter(
        passage.kind for story in made for passage in story.passages if not set(story.roots[passage.a]) & set(story.roots[passage.b])
    )
    assert kinds["quote"] > 50
    assert kinds["narration"] == 0


def test_independent_reports_have_wordings_of_their_own(made: list[Story]) -> None:
    """Not one run of nine words outside quotes stands in two independent reports of one event."""
    for story in made:
        runs: Counter[tuple[str, ...]] = Counter()
        for page, document in story.documents.items():
            if page.startswith("report"):
                told = " ".join(re.sub(r"“[^”]*”|\"[^\"]*\"", " ", s.words) for s in document.sentences() if not s.furniture)
                words = re.findall(r"[a-z]+", told)
                runs.update({tuple(words[at : at + 9]) for at in range(len(words) - 8)})
        assert not [run for run, count in runs.items() if count > 1]


def test_a_misprint_travels_to_those_who_copy(made: list[Story]) -> None:
    slips = 0
    for story in made:
        for edge in story.edges:
            if edge.parent in story.documents:
                theirs = {s.slip for s in story.documents[edge.parent].sentences() if s.slip and s.slip[0] in s.words}
                ours = " ".join(s.words for s in story.documents[edge.child].sentences())
                slips += sum(wrong in ours for wrong, _ in theirs)
    assert slips > 0


def test_html_pages_hold_the_same_sentences(made: list[Story]) -> None:
    document = next(iter(made[0].documents.values()))
    text = re.sub(r"<[^>]+>", "\n", as_html(document)).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    assert [place[0] for place in placed(document, text)] == list(document.sentences())


def test_chains_start_from_any_articles() -> None:
    def account(number: int) -> Source:
        lines = [f"Clerk {number} read number {n} aloud in Tolm on day {n * 7}. Nobody in hall {n + number} replied." for n in range(12)]
        return Source("Numbers read aloud", tuple(lines), "2026-03-01")

    events = [[account(number) for number in (1, 2, 3)]] * len(PLANS)
    bare: dict[str, list[str]] = {"leads": [], "reactions": [], "middles": []}
    told = list(stories_of(events, "seed", "tuning", bare))
    assert [story.plan for story in told] == list(PLANS)
    assert all(story.passages for story in told if story.edges)
    assert [story.texts for story in stories_of(events, "seed", "tuning", bare)] == [story.texts for story in told]


def test_sentences_are_not_parted_inside_quotes() -> None:
    assert sentences("It rained. “We waited. Nobody came,” said Orla Finch. Then it stopped.") == [
        "It rained.",
        "“We waited. Nobody came,” said Orla Finch.",
        "Then it stopped.",
    ]


def test_the_measures_know_perfect_and_worthless() -> None:
    assert adjusted_rand([1, 1, 2, 2], ["a", "a", "b", "b"]) == 1
    assert adjusted_rand([1, 1, 2, 2], ["a", "b", "a", "b"]) < 0.1
    assert covered((0, 10), [(2, 4), (3, 6), (20, 30)]) == 4
    assert covered((0, 10), [(0, 4), (6, 10)]) == 10


def test_a_lost_manuscript_between_two_is_left_out_of_the_way() -> None:
    tree = stemma("digraph { o [ class=hypothetical ]; a [ class=extant ]; a -> o; o -> b; a -> c; }")
    assert tree == {("a", "b"), ("a", "c")}
    distance = {frozenset("ab"): 0.1, frozenset("ac"): 0.2, frozenset("bc"): 0.3}
    assert spanning(distance) == {frozenset("ab"), frozenset("ac")}
