"""Shared wording among many articles: recall by kind of reuse, precision, speed, memory and growth, beside other tools in one run.

Run ``python benchmarks/candidates.py [10000 50000 200000] [--set tuning]`` (10 000 and 50 000 articles by default). Every method runs in a
process of its own over the same synthetic news (``synthetic_news.py``); a tool that is not installed is left out with a word, one that
is slow gets fewer articles. A method's time is from the texts in memory to the pairs; its peak is that of its whole process.
"""

import argparse
import io
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

import synthetic_news as synthetic

Pairs = Iterable[tuple[int, int]]

FAMILY = 1000

# Pairs whose truth is looked up for the precision, evenly over all.
JUDGED = 20_000


def tellings(texts: Sequence[str]) -> Pairs:
    """Run winnowing, join and alignment: ``tellings.copying.batch``."""
    from tellings.copying.batch import reuse_pairs

    return reuse_pairs(texts, threads=2).pairs()


def _grams(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + 5]) for at in range(len(words) - 4)]


def datasketch(texts: Sequence[str]) -> Pairs:
    """Run MinHash LSH over five-word shingles."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    for at, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in _grams(text)])
        yield from ((other, at) for other in index.query(sketch))
        index.insert(at, sketch)


def rensa(texts: Sequence[str]) -> Pairs:
    """Run R-MinHash LSH over five-word shingles."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for at, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(_grams(text))
        yield from ((other, at) for other in index.query(sketch))
        index.insert(at, sketch)


def gaoya(texts: Sequence[str]) -> Pairs:
    """Run gaoya's MinHash index over five-word shingles."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=0.5, num_bands=42, band_size=3, num_hashes=126, analyzer="word", lowercase=True, ngram_range=(5, 5)
    )
    for at, text in enumerate(texts):
        yield from ((other, at) for other in index.query(text))
        index.insert_document(at, text)


def sql(texts: Sequence[str]) -> Pairs:
    """Join all five-word shingles in plain DuckDB SQL, those of more than fifty articles left out; four in common make a pair."""
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    connection.register("given", {"id": np.arange(len(texts)), "text": np.array(texts, dtype=object)})
    connection.execute(
        """
        CREATE TEMP TABLE shingle AS
        SELECT id, unnest(list_distinct([hash(array_to_string(w[i:i + 4], ' ')) for i in range(1, len(w) - 3)])) AS hash
        FROM (SELECT id, regexp_extract_all(lower(text), '[a-z0-9]+') AS w FROM given)
        """
    )
    rows = connection.execute(
        """
        WITH rare AS (SELECT hash FROM shingle GROUP BY hash HAVING count(*) BETWEEN 2 AND 50),
             kept AS (SELECT id, hash FROM shingle JOIN rare USING (hash))
        SELECT a.id, b.id FROM kept AS a JOIN kept AS b ON a.hash = b.hash AND a.id < b.id GROUP BY a.id, b.id HAVING count(*) >= 4
        """
    )
    return rows.fetchall()


def copydetect(texts: Sequence[str]) -> Pairs:
    """Run copydetect's winnowing over characters, every two articles compared; fifty characters in common make a pair."""
    from copydetect import CodeFingerprint, compare_files

    prints = [CodeFingerprint(str(at), 25, 10, filter=False, fp=io.StringIO(text)) for at, text in enumerate(texts)]
    for a, b in combinations(range(len(texts)), 2):
        if compare_files(prints[a], prints[b])[0] >= 50:
            yield a, b


# Each method, and how many articles it gets at most.
METHODS: dict[str, tuple[Callable[[Sequence[str]], Pairs], int]] = {
    "tellings": (tellings, 10**9),
    "gaoya": (gaoya, 10_000),
    "rensa": (rensa, 10_000),
    "sql": (sql, 10_000),
    "datasketch": (datasketch, 2_000),
    "copydetect": (copydetect, 300),
}


def measured(name: str, path: str, limit: int, out: str) -> None:
    """Run one method over the texts of a file, in this process, and write its pairs and its figures."""
    with Path(path).open(encoding="utf-8") as stream:
        texts = [json.loads(line) for _, line in zip(range(limit), stream, strict=False)]
    method = METHODS[name][0]
    # Imports, and kernels that are compiled on first use, are no part of the time; the articles all differ from those measured.
    list(method([f"{at} " + " ".join(reversed(text.split())) for at, text in enumerate(texts[:20])]))
    began, wall = time.process_time(), time.perf_counter()
    pairs = list(method(texts))
    cpu, wall = time.process_time() - began, time.perf_counter() - wall
    np.save(out, np.array(pairs, np.int32).reshape(-1, 2))
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def scored(made: synthetic.News, limit: int, pairs: np.ndarray) -> tuple[dict[str, float], float, float]:
    """Return the recall by kind, the precision, and the share of the family that is held together."""
    got = {(min(a, b), max(a, b)) for a, b in pairs.tolist()}
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for source, at, kind in synthetic.true_pairs(made):
        if max(source, at) < limit:
            wanted[kind] += 1
            found[kind] += (min(source, at), max(source, at)) in got
    judged = sorted(got)[:: 1 + len(got) // JUDGED]
    right = sum(made.shared(a, b) >= synthetic.LEAST_SHARED for a, b in judged)
    return {kind: found[kind] / wanted[kind] for kind in sorted(wanted)}, right / max(1, len(judged)), _together(made, got, limit)


def _together(made: synthetic.News, pairs: Pairs, limit: int) -> float:
    parent = list(range(len(made.texts)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in pairs:
        parent[root(a)] = root(b)
    members = [at for at, kind in enumerate(made.kind) if kind == "family" and at < limit]
    largest = Counter(root(at) for at in members).most_common(1)
    return largest[0][1] / len(members) if members else 1.0


def run(name: str, made: synthetic.News, path: Path, folder: Path) -> float | None:
    """Run one method in a process of its own, print its row, and return its CPU seconds."""
    limit, out = min(METHODS[name][1], len(made.texts)), folder / "pairs.npy"
    command = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--method",
        name,
        "--limit",
        str(limit),
        "--path",
        str(path),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name:11} left out: {(done.stderr.strip() or 'ended').splitlines()[-1][:100]}", flush=True)
        return None
    figures = json.loads(done.stdout.splitlines()[-1])
    recall, precision, together = scored(made, limit, np.load(out))
    print(
        f"{name:11} {limit:7} {limit / figures['wall']:8.0f} {limit / figures['cpu']:8.0f} {figures['cpu']:7.1f} {figures['peak']:7.0f}  "
        + " ".join(f"{recall.get(kind, math.nan):8.3f}" for kind in ("copy", "partial", "quote", "family"))
        + f" {precision:9.3f} {together:8.3f}",
        flush=True,
    )
    return float(figures["cpu"])


def main() -> None:
    """Print the figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 50_000])
    parser.add_argument("--set", choices=("tuning", "final"), default="final")
    parser.add_argument("--only", choices=METHODS, help="run one method alone")
    for hidden in ("--method", "--path", "--out"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.method:
        measured(given.method, given.path, given.limit, given.out)
        return
    seed = synthetic.TUNING if given.set == "tuning" else synthetic.FINAL
    costs: dict[int, float] = {}
    print("method      articles   docs/s docs/CPUs   CPU s peak MB      copy  partial    quote   family precision together")
    with tempfile.TemporaryDirectory(prefix="tellings-bench-") as name:
        for number, size in enumerate(given.sizes):
            made, path = synthetic.news(size, seed, min(FAMILY, size // 10)), Path(name) / "texts.jsonl"
            path.write_text("".join(json.dumps(text) + "\n" for text in made.texts), encoding="utf-8")
            for method in [given.only] if given.only else METHODS if number == 0 else ["tellings"]:
                cost = run(method, made, path, Path(name))
                if method == "tellings" and cost:
                    costs[size] = cost
            del made
    if len(costs) > 1:
        least, most = min(costs), max(costs)
        exponent = math.log(costs[most] / costs[least]) / math.log(most / least)
        print(f"growth of tellings from {least} to {most}: CPU time ~ articles ** {exponent:.2f}")


if __name__ == "__main__":
    main()
