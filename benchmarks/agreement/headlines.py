"""Likeness on pairs of headlines, ``sts-*`` of SemEval 2013 and 2014: correlation with people's ratings.

Each headline is one statement of one large story.
"""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from agreement import peers
from agreement.sets import DATA
from tellings import quantities
from tellings.collating.likeness import Likeness, likeness
from tellings.model import Article, Span, Statement
from tellings.stems import stem

HEADLINES = DATA / "alignment" / "headlines"

_WORD = re.compile(r"\w+")


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, with its quantities as values."""
    words = {stem(word.casefold()) for word in _WORD.findall(text)}
    values = {f"#{found.quantity.low:g}" for found in quantities(text) if found.quantity.low is not None}
    return tuple(sorted(words | values))


def statements(lines: Sequence[Sequence[str]]) -> Likeness:
    """Return the likeness of parts of lines, each part a statement and each line a sentence; in order."""
    text, made, at = "\n".join(" ".join(parts) for parts in lines), [], 0
    for parts in lines:
        sentence = Span("a0", at, at + len(" ".join(parts)))
        for part in parts:
            made.append(Statement(Span("a0", at, at + len(part)), sentence, "", stems(part), (), (), (), (), (), None, False, "asserted"))
            at += len(part) + 1
    article = Article("a0", "", "text/plain", "", None, None, None, (), (), None, None, None, None, text, ())
    return likeness(made, {"a0": article})


def ratings() -> None:
    """Print Pearson's correlation on each set: our likeness, and TF-IDF alone."""
    for path in sorted(HEADLINES.glob("sts-*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
        gold = [float(row[0]) for row in rows]
        lines = [side for row in rows for side in (row[1], row[2])]
        ours = statements([[line] for line in lines]).resemblance
        parts = [f"tellings {_pearson(gold, ours):.3f}"]
        named = {"words (TF-IDF)": peers.words, "letters": peers.letters, "encoder": peers.encoder()}
        parts += [f"{name} {_pearson(gold, rate(lines)):.3f}" for name, rate in named.items() if rate]
        print(f"  {path.stem}: Pearson of {len(rows)} pairs: {', '.join(parts)}")
    if not HEADLINES.is_dir():
        print("  not measured: ../shared/data/alignment/headlines is not here")


def _pearson(gold: Sequence[float], rated: Any) -> float:
    return float(np.corrcoef(gold, [rated[2 * number, 2 * number + 1] for number in range(len(gold))])[0, 1])
