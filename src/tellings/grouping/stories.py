"""Articles about one event, by average link over weighted words and by shared narration."""

import hashlib
from collections.abc import Sequence

import numpy as np

from tellings.grouping.bags import bag, similarities
from tellings.model import Article, Reuse

# Two groups of articles are one story from this average cosine on. On 150 articles of 50 events (`python benchmarks/grouping.py`) the
# least alike accounts of one event, compared alone, have .18, and 99 of 100 pairs from different events less than .18; where a
# set holds one event, as most comparisons do, splitting it is the worse error, so the threshold lies just below.
SAME_STORY = 0.17

# Shared narration of at least this many characters on each side makes two articles one story whatever their other words.
SHARED_NARRATION = 200


def group(articles: Sequence[Article], reuse: Sequence[Reuse] = ()) -> list[list[Article]]:
    """Group articles into stories; each story, and the list of them, is in order of article ids.

    The average cosine decides (UPGMA); articles that share narration count as alike. The order of ``articles`` does not matter.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if not ordered:
        return []
    alike = similarities([bag(article) for article in ordered])
    place = {article.id: number for number, article in enumerate(ordered)}
    for passage in reuse:
        if passage.kind == "narration" and min(len(passage.a), len(passage.b)) >= SHARED_NARRATION:
            a, b = place[passage.a.article], place[passage.b.article]
            alike[a, b] = alike[b, a] = 1.0
    groups = [[number] for number in range(len(ordered))]
    np.fill_diagonal(alike, -1.0)
    while len(ordered) > 1:
        a, b = divmod(int(np.argmax(alike)), len(ordered))
        if alike[a, b] < SAME_STORY:
            break
        a, b = min(a, b), max(a, b)
        alike[a] = (alike[a] * len(groups[a]) + alike[b] * len(groups[b])) / (len(groups[a]) + len(groups[b]))
        alike[:, a] = alike[a]
        alike[a, a] = -1.0
        alike[b] = alike[:, b] = -1.0
        groups[a], groups[b] = groups[a] + groups[b], []
    return sorted(([ordered[number] for number in sorted(numbers)] for numbers in groups if numbers), key=lambda story: story[0].id)


def story_id(articles: Sequence[Article]) -> str:
    """Return "s" and ten hexadecimal digits, from the ids of a story's articles."""
    return "s" + hashlib.sha256("\n".join(sorted(article.id for article in articles)).encode()).hexdigest()[:10]
