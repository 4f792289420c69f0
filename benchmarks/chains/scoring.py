"""How well the lineage of a story was found: families, edges, directions, hidden texts, passages, kinds, origins."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from chains.documents import Passage, Story
from chains.measures import adjusted_rand, covered
from chains.truth import corresponding
from tellings.copying import Lineage
from tellings.model import Reuse, Text

# Passages shorter than this many characters (about eight words) are not asked for: tellings does not report them.
LEAST_ASKED = 45

# Classes of passages by the share of words that they still have in common.
LIKENESS = (("verbatim", 0.97), ("light", 0.8), ("medium", 0.6), ("heavy", 0.0))

# A page rests on a text if it has at least this part of the page's descended characters from it.
RESTS = 0.15

Outcome = str  # "right", "wrong", "undecided", or "unseen": no narration was found between the two


@dataclass(frozen=True)
class Found:
    """What tellings said of a story, by page name: spans of one article are of the page of the same name."""

    reuse: Sequence[Reuse]
    lineage: Lineage
    page: dict[str, str]


@dataclass
class Scores:
    """Sums over stories; every figure of the report is drawn from them."""

    truth_labels: list[tuple[str, str]] = field(default_factory=list)
    found_labels: list[tuple[str, str]] = field(default_factory=list)
    story_ari: list[float] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    direction: dict[str, Counter[Outcome]] = field(default_factory=dict)
    forest: dict[str, Counter[Outcome]] = field(default_factory=dict)
    passages: dict[str, list[float]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def seen(self, table: dict[str, Counter[Outcome]], classes: Iterable[str], outcome: Outcome) -> None:
        """Count an outcome under each of its classes."""
        for name in ("all", *classes):
            table.setdefault(name, Counter())[outcome] += 1

    def add(self, story: Story, found: Found) -> None:
        """Score one story."""
        self._families(story, found)
        self._edges(story, found)
        self._hidden(story, found)
        self._passages(story, found)
        least, most = found.lineage.origins.texts
        self.counts.update({"stories": 1, "origins inside": int(least <= story.origins <= most), "origins width": most - least})

    def _families(self, story: Story, found: Found) -> None:
        truth, labels = [], []
        for page in sorted(story.texts):
            parts = {text.id: _part(text, page, found) for text in found.lineage.texts}
            truth.append((story.name, story.main(page)))
            labels.append((story.name, max(sorted(parts), key=lambda text: parts[text])))
            resting = sum(size > RESTS * sum(story.roots[page].values()) for size in story.roots[page].values())
            several = sum(size > RESTS * sum(parts.values()) for size in parts.values()) > 1
            self.counts.update({"composite": int(resting > 1), "composite found": int(resting > 1 and several)})
            self.counts.update({"plain": int(resting == 1), "plain split": int(resting == 1 and several)})
        self.truth_labels += truth
        self.found_labels += labels
        self.story_ari.append(adjusted_rand(truth, labels))
        if self.story_ari[-1] < 1:
            self.misses.append(
                f"family: {story.name} {story.plan} "
                + " ".join(f"{p}={t[1]}/{f[1][:4]}" for p, t, f in zip(sorted(story.texts), truth, labels, strict=True))
            )

    def _edges(self, story: Story, found: Found) -> None:
        name = found.page
        said = {(name.get(copy.source, ""), name[copy.to]) for copy in found.lineage.copies}
        shown = [edge for edge in story.edges if edge.parent in story.texts]
        truth = {(edge.parent, edge.child) for edge in shown}
        undirected = {frozenset(pair) for pair in truth}
        joined = [pair for pair in said if pair[0]]
        self.counts.update({"copies": len(joined), "copies true": sum(frozenset(pair) in undirected for pair in joined)})
        for edge in shown:
            classes = (f"strength {edge.strength}", *(f"edit {edit}" for edit in edge.edits if edit != edge.strength), f"plan {story.plan}")
            pair = (edge.parent, edge.child)
            self.counts.update({"edges": 1, "edges found": int(pair in said or pair[::-1] in said)})
            outcome = "right" if pair in said else "wrong" if pair[::-1] in said else "undecided"
            self.seen(self.forest, classes, outcome)
            outcome = decided(found, *pair)
            self.seen(self.direction, classes, outcome)
            if outcome == "wrong":
                self.misses.append(
                    f"direction: {story.name} {story.plan} {edge.parent}>{edge.child} {' '.join(edge.edits)} {_evidence(found, *pair)}"
                )
        for a, b in combinations(sorted(story.texts), 2):
            parents = [{edge.parent for edge in story.edges if edge.child == page} for page in (a, b)]
            if parents[0] & parents[1] and not {a, b} & (parents[0] | parents[1]):
                # As the edition shows it: the tree of the whole text settles what two pages alone would claim.
                outcome = decided(Found(found.lineage.reuse, found.lineage, found.page), a, b)
                self.counts.update({"siblings": 1, "siblings decided": int(outcome in ("right", "wrong"))})

    def _hidden(self, story: Story, found: Found) -> None:
        claimed: Counter[str] = Counter()
        for text in found.lineage.texts:
            if text.hidden:
                sizes: Counter[str] = Counter()
                for page in sorted({found.page[part.article] for part in text.parts}):
                    sizes.update(dict.fromkeys(story.roots[page], 0))
                    sizes[story.main(page)] += _part(text, page, found)
                claimed[min(sizes, key=lambda root: (-sizes[root], root))] += 1
        holders = Counter(root for shares in story.roots.values() for root in shares)
        for root, count in sorted(holders.items()):
            if root in story.hidden:
                direct = sum(edge.parent == root for edge in story.edges)
                key = f"hidden of {direct}"
                self.counts.update({"hidden": 1, "hidden found": int(claimed[root] > 0), key: 1, f"{key} found": int(claimed[root] > 0)})
                if not claimed[root]:
                    self.misses.append(f"hidden missed: {story.name} {story.plan}")
            elif count > 1:
                self.counts.update({"families shown": 1, "hidden invented": int(claimed[root] > 0)})
                if claimed[root]:
                    self.misses.append(f"hidden invented: {story.name} {story.plan} {root}")

    def _passages(self, story: Story, found: Found) -> None:
        truth: dict[tuple[str, str], list[Passage]] = {}
        for passage in story.passages:
            truth.setdefault((passage.a, passage.b), []).append(passage)
        got: dict[tuple[str, str], list[tuple[tuple[int, int], tuple[int, int], str]]] = {}
        for r in found.reuse:
            a, b = (found.page[r.a.article], (r.a.start, r.a.end)), (found.page[r.b.article], (r.b.start, r.b.end))
            a, b = min(a, b), max(a, b)
            got.setdefault((a[0], b[0]), []).append((a[1], b[1], r.kind))
        for pair, passages in sorted(truth.items()):
            for p in passages:
                if p.a_span[1] - p.a_span[0] >= LEAST_ASKED:
                    self._recall(story, p, got.get(pair, []))
        for pair, reported in sorted(got.items()):
            alike = [*corresponding(*(story.places[page] for page in pair)), *((p.a_span, p.b_span) for p in truth.get(pair, []))]
            left, right = [a for a, _ in alike], [b for _, b in alike]
            related = bool(set(story.roots[pair[0]]) & set(story.roots[pair[1]]))
            for a_span, b_span, kind in reported:
                size = a_span[1] - a_span[0] + b_span[1] - b_span[0]
                true = covered(a_span, left) + covered(b_span, right)
                self._sum("precision of narration" if kind == "narration" else "precision of quotes", true, size)
                if kind == "narration" and not related:
                    self.counts["narration between unrelated pages"] += 1
                    self.misses.append(f"stray narration: {story.name} {pair}: {story.texts[pair[0]][slice(*a_span)]!r}")

    def _recall(self, story: Story, p: Passage, reported: Sequence[tuple[tuple[int, int], tuple[int, int], str]]) -> None:
        size = p.a_span[1] - p.a_span[0] + p.b_span[1] - p.b_span[0]

        def share(kinds: tuple[str, ...]) -> int:
            left, right = [r[0] for r in reported if r[2] in kinds], [r[1] for r in reported if r[2] in kinds]
            return covered(p.a_span, left) + covered(p.b_span, right)

        either = share(("narration", "quote"))
        if p.kind == "narration":
            self._sum(f"recall of narration, {next(name for name, least in LIKENESS if p.likeness >= least)}", either, size)
            self._sum("narration taken for quote", share(("quote",)), either)
        else:
            self._sum("recall of quotes", either, size)
            self._sum("quotes taken for narration", share(("narration",)), either)
            if not set(story.roots[p.a]) & set(story.roots[p.b]):
                self._sum("quotes of independent pages taken for narration", share(("narration",)), either)

    def _sum(self, name: str, part: float, whole: float) -> None:
        sums = self.passages.setdefault(name, [0, 0])
        sums[0] += part
        sums[1] += whole


def _part(text: Text, page: str, found: Found) -> int:
    return sum(len(part) for part in text.parts if found.page[part.article] == page)


def _between(found: Found, source: str, copy: str) -> list[tuple[Reuse, bool]]:
    return [
        (r, found.page[r.a.article] == source)
        for r in found.reuse
        if {found.page[r.a.article], found.page[r.b.article]} == {source, copy} and r.kind == "narration"
    ]


def decided(found: Found, source: str, copy: str) -> Outcome:
    """Return how the direction between a true source and its copy was decided, by the words of the passages where these differ."""
    between = _between(found, source, copy)
    if not between:
        return "unseen"
    balance = 0
    for r, source_is_a in between:
        if r.source is not None:
            balance += len(r.a) if (r.source == "a") == source_is_a else -len(r.a)
    return "right" if balance > 0 else "wrong" if balance < 0 else "undecided"


def _evidence(found: Found, source: str, copy: str) -> str:
    return " | ".join(dict.fromkeys(line for r, _ in _between(found, source, copy) for line in r.evidence))
