"""Figures of lineage: who has whose words and who had them first, on generated chains of copies with their whole truth.

Run ``python benchmarks/lineage.py [tuning|final|outlets|manuscript] [--html] [--cues] [--misses]``; without names, ``tuning`` and
``manuscript``. ``final`` is for the published figure only.
``--cues`` writes, for every true pair of source and copy, which cues of direction fire on which side, as a table to fit weights on.
The chains of ``outlets`` start from real articles in ``../shared`` and are left out where these are absent.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chains import Source, Story, stories, stories_of
from chains.manuscripts import beside, spanning, stemma, versions
from chains.measures import adjusted_rand
from chains.pages import as_html, placed
from chains.scoring import Found, Scores, decided
from chains.truth import passages
from chains.vocabulary import listed
from tellings.copying import find_reuse, trace
from tellings.model import Article, Page
from tellings.reading import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def read_story(story: Story, *, html: bool = False) -> tuple[Story, list[Article], dict[str, str]]:
    """Read the pages of a story. Returns the story as it was read (in HTML its offsets are others), the articles, the page of each id."""
    if html:
        pages = [Page.from_text(as_html(story.documents[page]), name=page, media_type="text/html") for page in story.texts]
    else:
        pages = [Page.from_text(text, name=page, media_type="text/plain") for page, text in story.texts.items()]
    articles, problems = read(pages)
    if problems:
        raise ValueError(f"{story.name}: {problems[0].message}")
    if html:
        texts = {article.page: article.text for article in articles}
        places = {page: placed(story.documents[page], text) for page, text in texts.items()}
        story = replace(story, texts=texts, places=places, passages=passages(texts, places))
    return story, list(articles), {article.id: article.page for article in articles}


def given() -> Iterator[Story]:
    """Make chains of real articles, three accounts an event."""
    events: dict[str, list[Source]] = {}
    with (SHARED / "data" / "grouping" / "outlets.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            events.setdefault(row["event"], []).append(Source(row["title"], tuple(row["paragraphs"][1:16]), row["date"]))
    settings = listed("seeds.toml")["outlets"]
    chosen = [events[key] for key in sorted(events)][: settings["stories"]]
    yield from stories_of(chosen, settings["seed"], settings["houses"], local())


def local() -> dict[str, list[str]]:
    """Return the local lines of both sets that name no town."""
    both = (listed("news_tuning.toml")["local"], listed("news_final.toml")["local"])
    return {kind: [line for lines in both for line in lines[kind] if "{town}" not in line and "{day" not in line] for kind in both[0]}


def measured(made: Iterable[Story], *, html: bool = False) -> Scores:
    """Read, compare and score stories."""
    scores = Scores()
    for each in made:
        story, articles, page = read_story(each, html=html)
        reuse = find_reuse(articles)
        scores.add(story, Found(reuse, trace(articles, reuse), page))
    return scores


def report(name: str, scores: Scores, seconds: float) -> None:
    """Print the figures of a set."""
    n = scores.counts
    print(f"== {name}: {n['stories']} stories, {len(scores.truth_labels)} pages, {n['edges']} edges between pages, {seconds:.0f} s")
    pooled = adjusted_rand(scores.truth_labels, scores.found_labels)
    print(f"families    ARI {pooled:.3f} over all pages, {sum(scores.story_ari) / len(scores.story_ari):.3f} mean of stories;", end=" ")
    print(f"composites {_of(n['composite found'], n['composite'])}, plain pages split {_of(n['plain split'], n['plain'])}")
    print(f"edges       found {_of(n['edges found'], n['edges'])}, true among reported {_of(n['copies true'], n['copies'])}")
    hidden = ", ".join(
        f"{key} {_of(n[key + ' found'], n[key])}" for key in sorted(n) if key.startswith("hidden of") and not key.endswith("found")
    )
    print(f"hidden      found {_of(n['hidden found'], n['hidden'])} ({hidden}), invented {_of(n['hidden invented'], n['families shown'])}")
    print(f"origins     inside {_of(n['origins inside'], n['stories'])}, mean width {n['origins width'] / n['stories']:.2f}")
    print(f"siblings    direction claimed between copies of one text {_of(n['siblings decided'], n['siblings'])}")
    print(f"stray       narration between pages of no common text: {n['narration between unrelated pages']} passages")
    for what, (part, whole) in sorted(scores.passages.items()):
        print(f"passages    {what}: {part / whole if whole else 0:.3f} of {whole:.0f} characters")
    print("direction   by pair: right of decided, decided of all (unseen: no narration found) | in the forest")
    for key in ("all", *sorted(key for key in scores.direction if key != "all")):
        print(f"  {key:24} {_decided(scores.direction[key])} | {_decided(scores.forest[key])}")


def _of(part: float, whole: float) -> str:
    return f"{part / whole if whole else 0:.3f} ({part}/{whole})"


def _decided(seen: Mapping[str, int]) -> str:
    right, wrong, total = seen.get("right", 0), seen.get("wrong", 0), sum(seen.values())
    share = f"{right / (right + wrong):.3f}" if right + wrong else "  -  "
    return f"{share} of {(right + wrong) / total:.3f} (n {total:3}, unseen {seen.get('unseen', 0):2})"


def cue_rows(made: Iterable[Story]) -> Iterator[dict[str, object]]:
    """Yield, for every page and the page it was made from, what each cue says: 1 for the true source, -1 against it, 0 nothing or both.

    Sides are given in the order of ids, as ``direction`` weighs them: ``truth`` is ``"a"`` or ``"b"``. Pairs of siblings have the truth
    ``"none"``, so that a fit can learn to leave them.
    """
    from tellings.copying.cues import WEIGHED_CUES
    from tellings.copying.finding import shared_wording
    from tellings.copying.house_style import forms_of
    from tellings.copying.matching import holders

    for each in made:
        story, articles, page = read_story(each)
        truth = {(edge.parent, edge.child): edge for edge in story.edges}
        for shared in shared_wording(articles):
            narration = [(found.a, found.b) for found in shared.found if not found.quote]
            a, b = (page[side.words.article.id] for side in (shared.a, shared.b))
            edge = truth.get((a, b)) or truth.get((b, a))
            parents = [{e.parent for e in story.edges if e.child == name} for name in (a, b)]
            if not narration or not (edge or parents[0] & parents[1]):
                continue
            left, right = shared.a.words, shared.b.words
            quoted = [(found.a, found.b) for found in shared.found if found.quote]
            sides = holders(left, tuple(forms_of(left)), right, tuple(forms_of(right)), narration, quoted)
            row: dict[str, object] = {
                "story": story.name,
                "a": a,
                "b": b,
                "truth": "none" if edge is None else "a" if edge.parent == a else "b",
            }
            row |= {"strength": edge.strength if edge else "sibling"}
            row |= {cue.__name__: (cue(*sides) is not None) - (cue(*sides[::-1]) is not None) for cue, _ in WEIGHED_CUES}
            yield row | {"edits": " ".join(edge.edits) if edge else ""}


def write_cues(made: Iterable[Story]) -> None:
    """Print the table of cues, tabs between columns; cues are 1 where they speak for ``a``, -1 for ``b``."""
    for number, row in enumerate(cue_rows(made)):
        if not number:
            print("\t".join(row))
        print("\t".join(str(value) for value in row.values()))


def manuscript() -> None:
    """Compare thirteen copies by hand of one text with their known tree: neighbours by our distances, and directions."""
    from tellings.copying.finding import shared_wording

    folder = SHARED / "data" / "lineage"
    tree, texts = stemma((folder / "besoin.dot").read_text(encoding="utf-8")), versions(folder / "besoin.xml")
    articles, _ = read([Page.from_text(text, name=name, media_type="text/plain") for name, text in texts.items()])
    page = {article.id: article.page for article in articles}
    distance = {}
    for shared in shared_wording(articles):
        same = sum(count for found in shared.found for _, _, count in found.passage.runs)
        pair = frozenset(page[side.words.article.id] for side in (shared.a, shared.b))
        # Over what both have: a manuscript that breaks off is not far from one that goes on.
        distance[pair] = 1 - 2 * same / sum(end - start for found in shared.found for start, end in (found.passage.a, found.passage.b))
    true = {frozenset(edge) for edge in tree}
    found = spanning(distance)
    print(f"== manuscript: {len(texts)} versions, {len(true)} true edges")
    print(f"edges       in the least spanning tree {_of(len(found & true), len(true))} (it has {len(found)});", end=" ")
    print(f"a true neighbour is nearer than another in {beside(distance, tree):.3f} of the comparisons")
    reuse = find_reuse(articles)
    lineage = trace(articles, reuse)
    copies = {(page.get(copy.source, ""), page[copy.to]) for copy in lineage.copies}
    outcomes = [decided(Found(reuse, lineage, page), *edge) for edge in sorted(tree)]
    print(f"direction   by pair {dict(sorted(Counter(outcomes).items()))}; in the forest", end=" ")
    print(f"{len(copies & tree)} right, {len({(b, a) for a, b in copies} & tree)} the wrong way round, {len(lineage.texts)} texts")


def main(wanted: Sequence[str]) -> None:
    """Print the figures asked for."""
    sets = [name for name in wanted if not name.startswith("--")] or ["tuning", "manuscript"]
    for name in sets:
        try:
            if name == "manuscript":
                manuscript()
                continue
            made = given() if name == "outlets" else stories(name)
            if "--cues" in wanted:
                write_cues(made)
                continue
            began = time.process_time()
            scores = measured(made, html="--html" in wanted)
            report(name, scores, time.process_time() - began)
            if "--misses" in wanted:
                print(*scores.misses, sep="\n")
        except FileNotFoundError as error:
            print(f"{name}: left out, {error.filename} is not there")


if __name__ == "__main__":
    main(sys.argv[1:])
