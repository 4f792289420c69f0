"""Quotations, their speakers, and sayings joined over pages, on the labelled sets.

    python benchmarks/quotes.py [polnear] [collating] [vostochny] [-v]

The sets are read from ../shared beside the checkout. Peers on PolNeAR's direct quotations, as measured for this project: textacy F1
.466, speaker .876.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tellings.collating.sayings import sayings
from tellings.model import Article, Block, Quote, Quoted
from tellings.stating.names import name_mentions
from tellings.stating.parsing import language_model, parse
from tellings.stating.quotes import find_quotes

SHARED = Path(__file__).resolve().parents[2] / "shared"
OPENING, CLOSING = "“\"‘'", "”\"’'"

# A found stretch is the labelled one where they share this part of what both cover.
SAME = 0.8


def article(name: str, text: str, body: Iterable[int] | None = None, first_is_title: bool = False) -> Article:
    """Make an article of a text, a block a line; ``body`` are the lines (from 1) that tell the story."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            told = number in body if body is not None else not (first_is_title and number == 1)
            blocks.append(Block("body" if told else "furniture", start, start + len(line)))
        start += len(line) + 1
    return Article(name, name, "text/plain", "0" * 64, None, None, None, (), (), None, None, None, "en", text, tuple(blocks))


def labelled(folder: Path, name: str) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Return PolNeAR's contents in quotation marks, without the marks, each with the spans of its source."""
    text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
    spans: dict[str, list[tuple[int, int]]] = {}
    quotes = []
    path = next(folder.glob(f"attributions/{name}_*.ann"))
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        cells = line.split("\t")
        if cells[0].startswith("T"):
            spans[cells[0]] = [(int(a), int(b)) for a, b in (part.split() for part in cells[1].split(" ", 1)[1].split(";"))]
    for line in lines:
        cells = line.split("\t")
        if cells[0].startswith("E"):
            roles = [role.split(":") for role in cells[1].split()]
            sources = [span for kind, key in roles if kind.startswith("Source") for span in spans[key]]
            for start, end in (span for kind, key in roles if kind.startswith("Content") for span in spans[key]):
                words = text[start:end].rstrip(" ,.")
                if words[:1] in OPENING and words[-1:] in CLOSING:
                    quotes.append((start + 1, start + len(words) - 1, sources))
    return quotes


def polnear(verbose: bool) -> None:
    """Print F1 of direct quotations at IoU >= .8 and the share of the found ones whose speaker's words overlap the label's.

    A label is a content that stands wholly in marks. What was found as a partial quotation counts only where it is such a label.
    """
    folder = SHARED / "data" / "quotes" / "polnear"
    names = sorted(path.stem for path in (folder / "text").glob("*.txt"))
    articles = [article(name, (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")) for name in names]
    started = time.perf_counter()
    parsed = parse(articles)
    parsing = time.perf_counter() - started
    started = time.perf_counter()
    right = wanted = given = voiced = sourced = 0
    for page in articles:
        mentions = name_mentions({page.id: parsed[page.id]})[page.id]
        quotes = find_quotes(parsed[page.id], mentions)
        gold = labelled(folder, page.id)
        got = [quote for quote in quotes if quote.kind == "direct" or any(same(quote, g) for g in gold)]
        found = {(g, quote) for g in range(len(gold)) for quote in got if quote.kind != "indirect" and same(quote, gold[g])}
        right, wanted = right + len({g for g, _ in found}), wanted + len(gold)
        given += sum(quote.kind != "indirect" for quote in got)
        for g, quote in sorted(found, key=lambda pair: pair[0]):
            sources = gold[g][2]
            voiced += bool(sources)
            hit = quote.speaker_span is not None and any(quote.speaker_span.start < b and a < quote.speaker_span.end for a, b in sources)
            sourced += hit
            if verbose and sources and not hit:
                print("  speaker", page.id, [page.text[a:b] for a, b in sources], quote.speaker, "|", page.words(quote.span)[:80])
        if verbose:
            for g, (start, end, _) in enumerate(gold):
                if not any(number == g for number, _ in found):
                    print("  missed", page.id, page.text[max(0, start - 60) : end + 40].replace("\n", "//"))
            for quote in got:
                if quote.kind == "direct" and not any(same(quote, g) for g in gold):
                    print("  extra", page.id, page.words(quote.span)[:150].replace("\n", "//"))
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"polnear: {wanted} labelled, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; speaker {sourced / max(voiced, 1):.3f}"
    )
    print(f"  of {voiced}; parse {parsing:.1f} s, names and quotes {time.perf_counter() - started:.1f} s")


def same(quote: Quoted, gold: tuple[int, int, list[tuple[int, int]]]) -> bool:
    """Tell whether a found quotation is the labelled stretch."""
    shared = min(quote.span.end, gold[1]) - max(quote.span.start, gold[0])
    return shared > 0 and shared / (max(quote.span.end, gold[1]) - min(quote.span.start, gold[0])) >= SAME


def story(articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Return the sayings of one story."""
    parsed = parse(articles)
    mentions = name_mentions(parsed)
    return sayings({page.id: page for page in articles}, {page.id: find_quotes(parsed[page.id], mentions[page.id]) for page in articles})


def joined(quotes: Sequence[Quote], places: Sequence[tuple[str, int, int]], speaker: str) -> int:
    """Return 2 where one saying has all places and the speaker, 1 without the speaker, else 0."""
    best = 0
    last = speaker.split()[0 if speaker.startswith("Kim ") else -1].lower()
    for quote in quotes:
        spans = [span for wording in quote.wordings for span in wording.spans]
        if all(any(s.article == page and s.start < end and start < s.end for s in spans) for page, start, end in places):
            best = max(best, 2 if last in (quote.speaker or "").lower() else 1)
    return best


def collating(verbose: bool) -> None:
    """Print the share of sayings that outlets share which are one saying with the right speaker."""
    got: list[int] = []
    several = total = 0
    for folder in sorted((SHARED / "data" / "collating").glob("*/")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        texts = {page: (folder / f"{page}.txt").read_text(encoding="utf-8") for page in ("fox", "hpo", "nyt")}
        quotes = story([article(page, text, first_is_title=True) for page, text in texts.items()])
        total += len(quotes)
        for quote in quotes:
            here = {span.article for wording in quote.wordings for span in wording.spans}
            several += len(here) > 1
            if verbose and len(here) > 1:
                print(folder.name, quote.speaker, [[texts[s.article][s.start : s.end][:70] for s in w.spans] for w in quote.wordings])
        for label in gold["quotes"]:
            found = [(r["page"], texts[r["page"]].index(r["text"]), r["text"]) for r in label["readings"]]
            places = [(page, start, start + len(words)) for page, start, words in found]
            got.append(joined(quotes, places, label["speaker"]))
            if verbose and got[-1] < 2:
                print("  missed", folder.name, got[-1], label["speaker"], [r["text"][:60] for r in label["readings"]])
    print(f"collating: {sum(g == 2 for g in got)} of {len(got)} joined with speaker, {sum(g > 0 for g in got)} joined;")
    print(f"  {several} of {total} sayings on more than one page")


def vostochny(verbose: bool) -> None:
    """Print how many of the labelled quotations of the real story are found with their speaker."""
    folder = SHARED / "stories" / "vostochny"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {key: (folder / "pages" / name).read_text(encoding="utf-8") for key, name in gold["pages"].items()}
    told = {key: {*labels["body"], *labels.get("standfirst_lines", [])} for key, labels in gold["articles"].items()}
    quotes = story([article(key, text, told[key]) for key, text in texts.items()])

    def place(label: dict[str, object]) -> tuple[str, int, int]:
        page, words = str(label["page"]), str(label["text"])
        start = texts[page].index(words, sum(len(line) + 1 for line in texts[page].split("\n")[: int(str(label["line"])) - 1]))
        return page, start, start + len(words)

    got = [joined(quotes, [place(label)], label["speaker"]) for label in gold["quotes"]]
    kept = [point for point in gold["points"] if point["type"] == "quote"]
    together = [joined(quotes, [place(reading) for reading in point["readings"]], point["speaker"]) for point in kept]
    print(f"vostochny: {got.count(2)} of {len(got)} with speaker")
    print(f"  joined over pages: {dict(zip([point['id'] for point in kept], together, strict=True))}")
    if verbose:
        for quote in quotes:
            if len({span.article for wording in quote.wordings for span in wording.spans}) > 1:
                print(quote.speaker, [[(s.article, texts[s.article][s.start : s.end][:90]) for s in w.spans] for w in quote.wordings])


if __name__ == "__main__":
    language_model()
    chosen = [argument for argument in sys.argv[1:] if argument != "-v"] or ["polnear", "collating", "vostochny"]
    for measure in (polnear, collating, vostochny):
        if measure.__name__ in chosen:
            measure("-v" in sys.argv)
