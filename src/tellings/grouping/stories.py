"""Articles about one event, by average link over weighted words and by shared narration."""

import hashlib
from collections.abc import Sequence

import numpy as np

from tellings.grouping.bags import bag, similarities
from tellings.model import Article, Reuse

# Two groups of articles are one story from this average cosine on. Pages that are few were picked by somebody as one event's: only what
# is plainly foreign is set apart, since an eyewitness shares few words with a wire report. Many pages tell many events.
# `python benchmarks/grouping.py`: of 150 articles of 50 events, all from one field, BCubed F1 is .97 at .19, .99 at .21, .98 at .23; the
# accounts of one event, compared alone, have at least .19, two articles of different events of that field .09 in the median; of two
# fields, .02.
AMONG_FEW, AMONG_MANY = 0.06, 0.21
FEW, MANY = 12, 40

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
        if alike[a, b] < threshold(len(ordered)):
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


def threshold(articles: int) -> float:
    """Return the average cosine from which two groups are one story, among so many articles: between few and many, in proportion."""
    part = min(max((articles - FEW) / (MANY - FEW), 0.0), 1.0)
    return AMONG_FEW + part * (AMONG_MANY - AMONG_FEW)
