"""Fit what the cues of direction and the signs of a hidden text are worth, on generated chains of copies of which all is known.

Run ``python benchmarks/fit_lineage.py`` (about two minutes). It prints, for every cue, how often it speaks for the true source and
against it, and its weight in a logistic regression; the same for the signs; and how sure ``direction_confidence`` turns out to be. The
stories are those of the sets ``tuning`` and ``fitting``; figures are given for others (``benchmarks/lineage.py final``).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from chains import Story, stories
from lineage import cue_rows, read_story
from tellings.copying import descent as descending
from tellings.copying import find_reuse, trace
from tellings.copying.cues import WEIGHED_CUES
from tellings.copying.hidden import MOST_CUT, MOST_ODDS, Signs

SETS = ("tuning", "fitting")

# A weak pull of every weight towards nothing, so that a cue that never speaks against the truth has a finite one.
RIDGE = 1.0


def made() -> Iterator[Story]:
    """Make the stories to fit on."""
    for name in SETS:
        yield from stories(name)


def logistic(table: NDArray[np.float64], truth: NDArray[np.float64], constant: bool) -> NDArray[np.float64]:
    """Return the weights of a logistic regression, the constant last, by Newton's method; the ridge is on columns of like spread."""
    scale = np.maximum(table.std(axis=0), 1e-9)
    rows = np.column_stack([table / scale, np.ones(len(table))]) if constant else table / scale
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[-1:] = 1e-6 if constant else RIDGE
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (truth - chance) - ridge * weights
        curve = (rows * (chance * (1 - chance))[:, np.newaxis]).T @ rows + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, slope)
    return weights / np.append(scale, 1.0) if constant else weights / scale


def fit_cues() -> None:
    """Print what each cue of direction is worth between a page and the page that it was made from."""
    names = [cue.__name__ for cue, _ in WEIGHED_CUES]
    rows = [row for row in cue_rows(made()) if row["truth"] != "none"]
    towards = np.array([[int(str(row[name])) * (1 if row["truth"] == "a" else -1) for name in names] for row in rows], dtype=np.float64)
    weights = logistic(np.vstack([towards, -towards]), np.repeat([1.0, 0.0], len(rows)), constant=False)
    print(f"cues, {len(rows)} pairs of a page and its source")
    for at, (cue, used) in enumerate(WEIGHED_CUES):
        spoken = towards[:, at]
        print(
            f"  {cue.__name__:15} for {int((spoken > 0).sum()):4} against {int((spoken < 0).sum()):4}  fit {weights[at]:5.2f}  used {used}"
        )


def signs_seen(each: Story) -> Iterator[tuple[bool, Signs]]:
    """Yield for each text of several pages whether its original is hidden in truth, and the signs that are seen."""
    seen: list[tuple[Sequence[str], Signs]] = []
    look = descending.signs_of

    def watched(articles, kinship, readings, family, parent):
        found = look(articles, kinship, readings, family, parent)
        seen.append((readings.pages, found))
        return found

    story, articles, page = read_story(each)
    descending.signs_of = watched
    try:
        trace(articles, find_reuse(articles))
    finally:
        descending.signs_of = look
    parents = {name: {edge.parent for edge in story.edges if edge.child == name} for name in story.texts}
    for pages, found in seen:
        if len(pages) > 1:
            yield any(parents[page[one]] & set(story.hidden) for one in pages), found


def fit_signs() -> None:
    """Print what each sign of a hidden text is worth, and what is found at one text in twenty invented."""
    rows = [row for each in made() for row in signs_seen(each)]
    table = np.array([[s.cut, s.faithful, s.direction, s.openings, s.taken] for _, s in rows])
    truth = np.array([hidden for hidden, _ in rows], dtype=np.float64)
    weights = logistic(table, truth, constant=True)
    names = ("cut", "faithful", "direction", "openings", "taken", "base")
    print(f"signs, {len(rows)} texts of several pages, {int(truth.sum())} hidden; a cut counts to {MOST_CUT}, odds to {MOST_ODDS}")
    print("  " + "  ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights, strict=True)))
    odds = np.column_stack([table, np.ones(len(table))]) @ weights
    least = float(np.quantile(odds[truth == 0], 0.95))
    print(f"  one in twenty is invented from {least:.2f} on; found there {float((odds[truth == 1] >= least).mean()):.3f}")


def calibration() -> None:
    """Print how often edges of each confidence are true (the parent that was named is the parent)."""
    seen: list[tuple[float, bool]] = []
    for each in made():
        story, articles, page = read_story(each)
        edges = {(edge.parent, edge.child) for edge in story.edges}
        copies = [copy for copy in trace(articles, find_reuse(articles)).copies if copy.source in page]
        seen += [(copy.direction_confidence, (page[copy.source], page[copy.to]) in edges) for copy in copies]
    print(f"confidence of {len(seen)} edges between pages")
    for low, high in ((0.0, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        inside = [true for sure, true in seen if low <= sure < high]
        if inside:
            print(f"  {low:.2f} to {min(high, 1):.2f}: {sum(inside) / len(inside):.3f} true of {len(inside)}")


if __name__ == "__main__":
    fit_cues()
    fit_signs()
    calibration()
