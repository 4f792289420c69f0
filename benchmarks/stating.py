"""Dates, quotations and quantities beside other libraries in one run, and what dating and stating cost beside spaCy alone.

    python benchmarks/stating.py [values] [quotes] [quantities] [cost]

recognizers-text, dateparser and textacy are measured where they are installed (``make bench-stating`` puts them into an environment of
their own). Sets from ../shared; those that are not there are not measured.

``values``: share of TimeBank's and AQUAINT's DATE and TIME spans with the gold's value, and with its part at the coarser precision.
``quotes``: F1 of PolNeAR's direct quotations, and the share of these whose speaker's words overlap the label's.
``quantities``: share of the sentences of tests/stating/tables/quantities.tsv in which just the table's exact numbers are found.
``cost``: seconds of one processor for spaCy's pipeline and for dating and stating in full, of the same stories; the least of three runs.
"""

import importlib.util
import math
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import dating
import quotes
from tellings import read
from tellings.dating import date_story, times, to_timex3
from tellings.model import Article
from tellings.reading.sentences import sentences
from tellings.stating.parsing import language_model, parse
from tellings.stating.quantities import find_quantities
from tellings.stating.telling import state

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RUNS = 3

Value = Callable[[str, str | None], str | None]


def installed(package: str) -> bool:
    """Tell whether a package is there, and say so where it is not."""
    found = importlib.util.find_spec(package) is not None
    if not found:
        print(f"  {package}: not installed, not measured")
    return found


def _dateparser(words: str, written: str | None) -> str | None:
    import dateparser

    base = {"RELATIVE_BASE": datetime.fromisoformat(written)} if written and len(written) == 10 else {}
    found = dateparser.parse(words, languages=["en"], settings=base)
    return found.strftime("%Y-%m-%d") if found else None


def _recognizers(words: str, written: str | None) -> str | None:
    from recognizers_date_time import Culture, recognize_datetime

    base = datetime.fromisoformat(written) if written and len(written) == 10 else None
    for found in recognize_datetime(words, Culture.English, reference=base):
        values = (found.resolution or {}).get("values") or [{}]
        timex = values[0].get("timex", "")
        # "XXXX-09-13" leaves the year open; the resolved value stands beside it, the past one first.
        return values[0].get("value") or values[0].get("start") if not timex or "X" in timex else timex
    return None


def _ours(words: str, written: str | None) -> str | None:
    found = times(words, written=written, spans=[(0, len(words))])
    return to_timex3(found[0].when) if found else None


def values() -> None:
    """Print the share of right values, each expression alone with the date of writing; the peers see no more."""
    peers: dict[str, Value] = {"tellings": _ours}
    if installed("dateparser"):
        peers["dateparser"] = _dateparser
    if installed("recognizers_date_time"):
        peers["recognizers-text"] = _recognizers
    for name in dating.SETS:
        gold = [
            (text[start:end], dating.anchor(written), value)
            for text, written, spans in map(dating.read, sorted((dating.DATA / name).glob("*.tml")))
            for start, end, kind, value in spans
            if kind in ("DATE", "TIME")
        ]
        for peer, value_of in peers.items():
            right = coarse = failed = 0
            for words, written, value in gold:
                try:
                    got = value_of(words, written) or ""
                except Exception:  # a peer's failure is a finding, not the end of the run
                    failed, got = failed + 1, ""
                size = min(len(got), len(value))
                right, coarse = right + (got == value), coarse + (bool(got) and got[:size] == value[:size])
            print(f"  {name}, {peer}: {right / len(gold):.3f} of {len(gold)}, {coarse / len(gold):.3f} at the coarser; {failed} failed")


def quotations() -> None:
    """Print the figures of PolNeAR's direct quotations."""
    quotes.polnear(verbose=False)
    if not installed("textacy"):
        return
    from textacy.extract import direct_quotations

    folder = SHARED / "data" / "quotes" / "polnear"
    nlp = language_model()
    right = wanted = given = voiced = sourced = failed = 0
    for path in sorted((folder / "text").glob("*.txt")):
        gold = quotes.labelled(folder, path.stem)
        wanted += len(gold)
        try:
            found = list(direct_quotations(nlp(path.read_text(encoding="utf-8"))))
        except Exception:  # as above
            failed += 1
            continue
        given += len(found)
        for start, end, sources in gold:
            hit = next((one for one in found if _alike(one.content.start_char + 1, one.content.end_char - 1, start, end)), None)
            right += hit is not None
            if hit is not None and sources:
                voiced += 1
                sourced += any(token.idx < b and a < token.idx + len(token) for token in hit.speaker for a, b in sources)
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"  textacy: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; speaker {sourced / max(voiced, 1):.3f}; {failed} failed"
    )


def _alike(start: int, end: int, other_start: int, other_end: int) -> bool:
    shared = min(end, other_end) - max(start, other_start)
    return shared > 0 and shared / (max(end, other_end) - min(start, other_start)) >= quotes.SAME


def quantities() -> None:
    """Print the share of the table's sentences with the right exact numbers; ours is 1 by the tests."""
    table = (ROOT / "tests" / "stating" / "tables" / "quantities.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]
    exact = [
        (row[0], [float(n) for n in re.findall(r"\| ([-\d.]+(?:e\+?\d+)?) \|", row[1])])
        for row in rows
        if not re.search(r"[~<>]|\.\.", row[1])
    ]
    began = time.process_time()
    right = sum(_equal([found.quantity.low or 0.0 for found in find_quantities(sentence)], numbers) for sentence, numbers in exact)
    print(f"  tellings: {right / len(exact):.3f} of {len(exact)} sentences; {len(exact) / (time.process_time() - began):.0f} a second")
    if not installed("recognizers_number_with_unit"):
        return
    began, right = time.process_time(), 0
    for sentence, numbers in exact:
        right += _equal(list(_amounts(sentence)), numbers)
    print(f"  recognizers-text: {right / len(exact):.3f}; {len(exact) / (time.process_time() - began):.0f} a second")


def _equal(found: list[float], wanted: list[float]) -> bool:
    pairs = zip(sorted(found), sorted(wanted), strict=False)
    return len(found) == len(wanted) and all(math.isclose(a, b, rel_tol=1e-9) for a, b in pairs)


def _amounts(sentence: str) -> Iterator[float]:
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    taken: set[int] = set()
    for recognize in (recognize_currency, recognize_percentage, recognize_dimension, recognize_number):
        for found in recognize(sentence, Culture.English):
            places = set(range(found.start, found.end + 1))
            if found.resolution and found.resolution.get("value") and not places & taken:
                yield float(str(found.resolution["value"]).rstrip("%"))
            taken |= places


def _stories() -> list[tuple[Article, ...]]:
    folders = [*sorted((SHARED / "data" / "collating").glob("*/")), ROOT / "examples" / "harbour" / "pages"]
    return [tuple(read(sorted(str(page) for page in folder.iterdir() if page.suffix != ".json")).articles) for folder in folders]


def cost() -> None:
    """Print what dating and stating cost beside spaCy alone on the same text, and whether both parse alike."""
    nlp, stories = language_model(), _stories()
    told = [[article.text[block.start : block.end] for article in story for block in article.told()] for story in stories]
    count = sum(len(sentences(text)) for texts in told for text in texts)
    least = {"spaCy": float("inf"), "parsing": float("inf"), "dating and stating": float("inf")}
    for _ in range(RUNS):
        works: tuple[tuple[str, Callable[[], object]], ...] = (
            ("spaCy", lambda: [list(nlp.pipe(texts)) for texts in told]),
            ("parsing", lambda: [parse(story) for story in stories]),
            ("dating and stating", lambda: [state(story, date_story(story).times) for story in stories]),
        )
        for name, work in works:
            began = time.process_time()
            work()
            least[name] = min(least[name], time.process_time() - began)
    for name, seconds in least.items():
        print(f"  {name}: {seconds:.2f} s, {seconds / least['spaCy']:.2f} of spaCy alone, {count / seconds:.0f} sentences a second")
    print(f"  {_unlike(stories)} of {sum(map(len, told))} paragraphs parsed otherwise than by nlp.pipe")
    print(f"  peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _unlike(stories: list[tuple[Article, ...]]) -> int:
    from tellings.stating.parsing import tokenized

    nlp = language_model()
    blocks = [block for story in stories for parsed in parse(story).values() for block in parsed.blocks]
    theirs = nlp.pipe((tokenized(block.text, nlp) for block in blocks), batch_size=64)

    def shown(tokens: object) -> list[tuple[str, ...]]:
        return [(t.tag_, t.dep_, str(t.head.i), t.pos_, t.lemma_, t.ent_iob_, t.ent_type_) for t in tokens]  # type: ignore[attr-defined]

    return sum(shown(block.doc) != shown(doc) for block, doc in zip(blocks, theirs, strict=True))


if __name__ == "__main__":
    if not (SHARED / "data").is_dir():
        sys.exit(f"no data at {SHARED / 'data'}: this benchmark needs the shared data sets")
    measures = {"cost": cost, "values": values, "quotes": quotations, "quantities": quantities}
    for chosen in sys.argv[1:] or measures:
        print(f"-- {chosen}")
        measures[chosen]()
