"""What grouping is compared with: TF-IDF with single and average link, and river's TextClust, each with its best setting in hindsight."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from shelves.scoring import Scores, bcubed
from shelves.sets import Told

_WORD = re.compile(r"\w\w+")

THRESHOLDS = np.arange(0.02, 0.6, 0.01)
RADII = (0.3, 0.5, 0.6, 0.7, 0.8)
MACRO = (0.5, 0.8)


def tf_idf(told: Sequence[Told]) -> np.ndarray:
    """Return the cosines of TF-IDF vectors: counts times ln((1 + n) / (1 + df)) + 1, words of two letters and more."""
    bags = [Counter(_WORD.findall(each.article.text.lower())) for each in told]
    held = Counter(word for bag in bags for word in bag)
    column = {word: at for at, word in enumerate(sorted(held))}
    rows = np.zeros((len(bags), len(column)), dtype=np.float32)
    for at, bag in enumerate(bags):
        for word, count in bag.items():
            rows[at, column[word]] = count * (math.log((1 + len(bags)) / (1 + held[word])) + 1)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows @ rows.T).astype(np.float64)


def single_link(told: Sequence[Told], events: Mapping[str, str | None]) -> tuple[Scores, str]:
    """Return the best scores of single link, and the threshold that gives them."""
    alike = tf_idf(told)
    return _best(((_components(alike, threshold), f"{threshold:.2f}") for threshold in THRESHOLDS), told, events)


def average_link(told: Sequence[Told], events: Mapping[str, str | None]) -> tuple[Scores, str]:
    """Return the best scores of average link, and the threshold that gives them."""
    return _best(((groups, f"{threshold:.2f}") for threshold, groups in _merges(tf_idf(told))), told, events)


def text_clust(told: Sequence[Told], events: Mapping[str, str | None]) -> tuple[Scores, str] | None:
    """Return the best scores of river's TextClust over its radius and macro distance; ``None`` where river is not installed."""
    try:
        from river import cluster, feature_extraction
    except ImportError:
        return None

    def runs() -> Iterable[tuple[list[list[int]], str]]:
        for radius in RADII:
            for macro in MACRO:
                words = feature_extraction.BagOfWords(lowercase=True, ngram_range=(1, 1), stop_words=None)
                bags = [words.transform_one(each.article.text) for each in told]
                model = cluster.TextClust(radius=radius, macro_distance=macro, fading_factor=1e-9, tgap=10**6, real_time_fading=False)
                for bag in bags:
                    model.learn_one(dict(bag))
                groups: dict[int, list[int]] = {}
                for at, bag in enumerate(bags):
                    groups.setdefault(model.predict_one(dict(bag)), []).append(at)
                yield list(groups.values()), f"radius {radius}, macro {macro}"

    return _best(runs(), told, events)


def _best(runs: Iterable[tuple[list[list[int]], str]], told: Sequence[Told], events: Mapping[str, str | None]) -> tuple[Scores, str]:
    scored = ((bcubed([[told[at].article.id for at in group] for group in groups], events), said) for groups, said in runs)
    return max(scored, key=lambda each: each[0].f1)


def _components(alike: np.ndarray, threshold: float) -> list[list[int]]:
    home = list(range(len(alike)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for a, b in np.argwhere(np.triu(alike >= threshold, 1)).tolist():
        home[root(a)] = root(b)
    groups: dict[int, list[int]] = {}
    for at in range(len(alike)):
        groups.setdefault(root(at), []).append(at)
    return list(groups.values())


def _merges(alike: np.ndarray) -> Iterable[tuple[float, list[list[int]]]]:
    """Yield the groups of average link at every threshold, from the highest down."""
    alike = alike.copy()
    np.fill_diagonal(alike, -1.0)
    groups = [[at] for at in range(len(alike))]
    for threshold in THRESHOLDS[::-1]:
        while True:
            a, b = divmod(int(np.argmax(alike)), len(alike))
            if alike[a, b] < threshold:
                break
            alike[a] = (alike[a] * len(groups[a]) + alike[b] * len(groups[b])) / (len(groups[a]) + len(groups[b]))
            alike[:, a] = alike[a]
            alike[a, a] = -1.0
            alike[b] = alike[:, b] = -1.0
            groups[a], groups[b] = groups[a] + groups[b], []
        yield float(threshold), [list(group) for group in groups if group]
