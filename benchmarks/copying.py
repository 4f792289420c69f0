"""Figures of the copying step: the labelled story, the alignment cases, three newsrooms on the same events, and speed.

Run ``python benchmarks/copying.py [story] [alignment] [outlets] [speed]`` (all by default). The data are expected in ``../shared``
beside the repository; a part whose data are absent says so and is left out.
"""

import hashlib
import json
import math
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tellings.copying import find_reuse, trace
from tellings.model import Article, Block, Reuse, Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

Case = tuple[str, int, int, str, int, int]  # suspicious document, start, end, source document, start, end


def article_of(name: str, paragraphs: Sequence[str]) -> Article:
    """Make an article whose paragraphs are all body."""
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("body", position, position + len(paragraph)))
        position += len(paragraph) + 1
    text, digest = "\n".join(paragraphs), hashlib.sha256(name.encode()).hexdigest()
    return Article(
        "a" + digest[:10],
        name,
        "text/plain",
        digest,
        None,
        None,
        None,
        (),
        (),
        None,
        None,
        None,
        None,
        text,
        tuple(b for b in blocks if b.end > b.start),
    )


def story() -> None:
    """Find the labelled reuse of five real pages: pairs found, narration reported elsewhere, and the texts."""
    folder = SHARED / "stories" / "vostochny"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    from tellings.model import Page
    from tellings.reading import read

    names = {page: key for key, page in gold["pages"].items()}
    articles, _ = read([Page(path.name, path.read_bytes()) for path in sorted((folder / "pages").glob("*.txt"))])
    page = {article.id: names[Path(article.page).name] for article in articles}
    texts = {article.id: article.text for article in articles}
    want = {frozenset({tuple(pair["a"]), tuple(pair["b"])}) for pair in gold["reuse"]}

    def lines(span: Span) -> range:
        before, inside = texts[span.article].count("\n", 0, span.start), texts[span.article].count("\n", span.start, span.end)
        return range(before + 1, before + inside + 2)

    got, stray = set(), []
    reuse = find_reuse(articles)
    for r in reuse:
        pairs = {frozenset({(page[r.a.article], x), (page[r.b.article], y)}) for x in lines(r.a) for y in lines(r.b)}
        got |= pairs & want
        if r.kind == "narration" and len(r.a) >= 40 and not pairs & want:
            stray.append(texts[r.a.article][r.a.start : r.a.end])
    lineage = trace(articles, reuse)
    print(f"story: {len(got)} of {len(want)} labelled pairs, {len(stray)} stray, texts {lineage.origins.texts}")
    for words in stray:
        print("  stray:", words)
    for text in lineage.texts:
        print(
            "  text:", [(page[part.article], lines(part)[0], lines(part)[-1]) for part in text.parts], text.agency, f"hidden={text.hidden}"
        )


def alignment() -> None:
    """Align 30 sources with 35 suspicious documents, all cross pairs, and score as PAN does."""
    folder = SHARED / "data" / "alignment" / "indonesian"
    articles, cases = {}, []
    for path in sorted(folder.glob("*/*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            articles[path.name] = article_of(path.name, [stream.read()])
    for path in sorted(folder.glob("suspicious-documents/*.xml")):
        for found in re.finditer(r"<feat\w*\b[^>]*?>", path.read_text(encoding="utf-8"), re.DOTALL):
            case = dict(re.findall(r'(\w+)\s*=\s*"([^"]*)"', found.group()))
            if "source_reference" in case:
                start, source = int(case["this_offset"]), int(case["source_offset"])
                end, source_end = start + int(case["this_length"]), source + int(case["source_length"])
                cases.append((path.stem + ".txt", start, end, case["source_reference"], source, source_end))
    began = time.perf_counter()
    found = detections(articles.values())
    seconds = time.perf_counter() - began
    score, precision, recall, granularity = plagdet(cases, found)
    print(f"alignment: plagdet {score:.3f} precision {precision:.3f} recall {recall:.3f} granularity {granularity:.3f}", end=" ")
    print(f"({len(cases)} cases, {len(found)} found, {seconds:.1f} s)")


def detections(articles: Iterable[Article]) -> list[Case]:
    """Return the passages between suspicious and source documents; pieces parted only by their kind are joined again."""
    documents = list(articles)
    names = {article.id: article.page for article in documents}
    found: list[Case] = []
    for r in find_reuse(documents):
        a, b = (r.a, r.b) if names[r.a.article].startswith("suspicious") else (r.b, r.a)
        if names[a.article].startswith("suspicious") and names[b.article].startswith("source"):
            case = (names[a.article], a.start, a.end, names[b.article], b.start, b.end)
            near = next((other for other in found if _adjoins(other, case)), None)
            if near is not None:
                found.remove(near)
                case = (case[0], min(near[1], case[1]), max(near[2], case[2]), case[3], min(near[4], case[4]), max(near[5], case[5]))
            found.append(case)
    return found


# Characters between two pieces of one passage: about as many as aligning.WIDEST_INSERTION words.
NEAR = 300


def _adjoins(x: Case, y: Case) -> bool:
    near_a, near_b = max(x[1], y[1]) - min(x[2], y[2]), max(x[4], y[4]) - min(x[5], y[5])
    return x[0] == y[0] and x[3] == y[3] and near_a <= NEAR and near_b <= NEAR


def plagdet(cases: Sequence[Case], found: Sequence[Case]) -> tuple[float, float, float, float]:
    """Score detections in the PAN way: F1 of macro precision and recall by characters on both sides, over log2(1 + granularity)."""

    def common(x: Case, y: Case) -> int:
        if x[0] != y[0] or x[3] != y[3]:
            return 0
        left, right = min(x[2], y[2]) - max(x[1], y[1]), min(x[5], y[5]) - max(x[4], y[4])
        return left + right if left > 0 and right > 0 else 0

    def covered(of: Case, by: Sequence[Case]) -> float:
        hits = [other for other in by if common(of, other)]
        size = 0
        for start, end in ((1, 2), (4, 5)):
            place = of[start]
            for left, right in sorted((int(h[start]), int(h[end])) for h in hits):
                left, right = max(left, int(place)), min(right, int(of[end]))
                size += max(0, right - left)
                place = max(int(place), right)
        return size / (of[2] - of[1] + of[5] - of[4])

    recall = sum(covered(case, found) for case in cases) / len(cases)
    precision = sum(covered(case, cases) for case in found) / max(1, len(found))
    counts = [sum(common(case, other) > 0 for other in found) for case in cases]
    detected = [count for count in counts if count]
    granularity = sum(detected) / len(detected) if detected else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f1 / math.log2(1 + granularity), precision, recall, granularity


def outlets() -> None:
    """List the narration that three newsrooms share on fifty events; nearly all that they share are quotes."""
    articles, label = [], {}
    for line in (SHARED / "data" / "grouping" / "outlets.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        articles.append(article_of(row["id"], row["paragraphs"][1:]))
        label[articles[-1].id] = f"{row['event'][:4]} {row['outlet']}"
    began = time.perf_counter()
    reuse = find_reuse(articles)
    seconds = time.perf_counter() - began
    texts = {article.id: article.text for article in articles}
    narration = [r for r in reuse if r.kind == "narration"]
    print(f"outlets: {len(narration)} narration, {len(reuse) - len(narration)} quotes in {len(articles)} articles, {seconds:.1f} s")
    for r in sorted(narration, key=lambda r: (label[r.a.article], r.a)):
        print(f"  {label[r.a.article]}: {_shown(texts, r, 'a')}")
        print(f"  {label[r.b.article]}: {_shown(texts, r, 'b')}")


def _shown(texts: dict[str, str], r: Reuse, side: str) -> str:
    span = r.a if side == "a" else r.b
    return " ".join(texts[span.article][span.start : span.end].split())[:300]


def speed() -> None:
    """Time forty articles of 800 words, unrelated and all alike, and one article of a million words."""
    vocabulary = [hashlib.sha256(str(number).encode()).hexdigest()[:7] for number in range(5000)]

    def paragraphs(seed: int, count: int) -> list[str]:
        numbers = [int.from_bytes(hashlib.blake2b(f"{seed} {i}".encode(), digest_size=4).digest(), "big") for i in range(count)]
        words = [vocabulary[int(5000 * (n / 2**32) ** 3)] for n in numbers]
        return [" ".join(words[i : i + 40]) + "." for i in range(0, count, 40)]

    sets: list[tuple[str, Callable[[], list[Article]]]] = [
        ("40 unrelated articles of 800 words", lambda: [article_of(f"u{i}", paragraphs(i, 800)) for i in range(40)]),
        ("40 copies of one article of 800 words", lambda: [article_of(f"c{i}", [*paragraphs(0, 800), str(i)]) for i in range(40)]),
        ("one of 10^6 words and one of 800", lambda: [article_of("long", paragraphs(0, 10**6)), article_of("short", paragraphs(0, 800))]),
        ("two copies of 10^5 words", lambda: [article_of(f"l{i}", [*paragraphs(0, 10**5), str(i)]) for i in range(2)]),
        ("two of 10^5 words, all one word", lambda: [article_of(f"w{i}", ["word " * 10**5 + str(i)]) for i in range(2)]),
    ]
    for name, made in sets:
        articles = made()
        began = time.perf_counter()
        reuse = find_reuse(articles)
        middle = time.perf_counter()
        lineage = trace(articles, reuse)
        print(
            f"speed: {name}: {len(reuse)} passages {middle - began:.2f} s, {len(lineage.texts)} texts {time.perf_counter() - middle:.2f} s"
        )


def main(wanted: Sequence[str]) -> None:
    """Print the figures asked for."""
    parts = {"story": story, "alignment": alignment, "outlets": outlets, "speed": speed}
    for name, part in parts.items():
        if not wanted or name in wanted:
            try:
                part()
            except FileNotFoundError as error:
                print(f"{name}: left out, {error.filename} is not there")


if __name__ == "__main__":
    main(sys.argv[1:])
