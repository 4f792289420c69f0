"""BCubed over articles whose event is known, in a crowd of others, and its spread over events drawn again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np


class Scores(NamedTuple):
    """BCubed precision, recall and F1."""

    precision: float
    recall: float
    f1: float


def bcubed(stories: Sequence[Sequence[str]], events: Mapping[str, str | None]) -> Scores:
    """Score stories; an article of the crowd (event ``None``) is wrong in a story of others, and is not scored itself."""
    precision, recall, _ = _shares(stories, events)
    return _scores(np.array(precision), np.array(recall))


def spread(stories: Sequence[Sequence[str]], events: Mapping[str, str | None], seed: int = 5) -> tuple[float, float, float]:
    """Return the 2.5th, 50th and 97.5th percentile of F1 over 2,000 drawings of the events with replacement."""
    precision, recall, about = _shares(stories, events)
    names = sorted(set(about))
    rows = {name: [at for at, event in enumerate(about) if event == name] for name in names}
    random = np.random.default_rng(seed)
    found = []
    for _ in range(2000):
        drawn = [at for number in random.integers(0, len(names), len(names)) for at in rows[names[number]]]
        found.append(_scores(np.array(precision)[drawn], np.array(recall)[drawn]).f1)
    low, middle, high = np.percentile(found, [2.5, 50, 97.5])
    return float(low), float(middle), float(high)


def _shares(stories: Sequence[Sequence[str]], events: Mapping[str, str | None]) -> tuple[list[float], list[float], list[str]]:
    sizes = Counter(event for event in events.values() if event is not None)
    precision, recall, about = [], [], []
    for story in stories:
        inside = Counter(events[article] for article in story)
        for article in story:
            event = events[article]
            if event is not None:
                precision.append(inside[event] / len(story))
                recall.append(inside[event] / sizes[event])
                about.append(event)
    return precision, recall, about


def _scores(precision: np.ndarray, recall: np.ndarray) -> Scores:
    p, r = float(precision.mean()), float(recall.mean())
    return Scores(p, r, 2 * p * r / (p + r) if p + r else 0.0)
