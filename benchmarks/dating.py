"""Values of time expressions against TimeBank and AQUAINT: given spans, and end to end; speed of finding.

    python benchmarks/dating.py [-v] [SET...]

``values``: share of gold DATE and TIME spans with the gold's TIMEX3 value (also when compared at the coarser of both precisions).
``end to end``: F1 of spans that overlap a gold one and carry its value (TempEval-3's "value F1"); durations and sets are not times here.
"""

import collections
import html
import pathlib
import re
import sys
import time

from tellings.dating import times, to_timex3
from tellings.dating.finding import expressions

DATA = pathlib.Path(__file__).resolve().parents[2] / "shared" / "data" / "dating"
SETS = ("timebank", "aquaint")


def read(path):
    """Return text, document creation time and [(start, end, type, value)] of a TimeML document."""
    source = path.read_text(encoding="utf-8", errors="replace")
    dct = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.S)
    match = re.search(r"<TEXT>(.*)</TEXT>", source, re.S)
    body = match[1] if match else ""
    text, spans, open_tag = "", [], None
    for piece in re.split(r"(<[^>]+>)", body):
        if piece.startswith("<TIMEX3"):
            open_tag = (len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", piece)))
        elif piece == "</TIMEX3>" and open_tag:
            spans.append((open_tag[0], len(text), open_tag[1].get("type"), open_tag[1].get("value")))
            open_tag = None
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, dct[1] if dct else None, spans


def anchor(value):
    """Return the creation time as a date that ``times`` takes."""
    return re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value)[0] if value else None


def plain(value):
    """Return a gold value in one spelling: 198X as 198, 2000-W7 as 2000-W07, 1949-XX as 1949."""
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", re.sub(r"(?:-XX)+$", "", value))
    return value[:3] if re.fullmatch(r"\d{3}X", value) else value


def score(name, verbose):
    """Print the figures of one set; return the share of right values and the end-to-end F1."""
    right = same = loose = gold_count = found_count = hits = 0
    missed = collections.Counter()
    for path in sorted((DATA / name).glob("*.tml")):
        text, dct, spans = read(path)
        dates = [(s, e, v) for s, e, kind, v in spans if kind in ("DATE", "TIME")]
        values = {(t.start, t.end): to_timex3(t.when) for t in times(text, written=anchor(dct), spans=[d[:2] for d in dates])}
        for start, end, value in dates:
            same += values.get((start, end)) == plain(value)
            got = values.get((start, end))
            gold_count += 1
            right += got == value
            size = min(len(got or ""), len(value))
            loose += bool(got) and got[:size] == value[:size]
            if got != value:
                missed[
                    " ".join(text[start:end].split()).lower(),
                    value,
                    str(got),
                    str(dct),
                    " ".join(text[max(0, start - 70) : end + 40].split()) if verbose else "",
                ] += 1
        found = times(text, written=anchor(dct))
        found_count += len(found)
        hits += sum(any(t.start < e and s < t.end and to_timex3(t.when) == v for s, e, v in dates) for t in found)
    precision, recall = hits / max(1, found_count), hits / max(1, gold_count)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    others = f"{same / gold_count:.3f} with the gold's spelling made one, {loose / gold_count:.3f} at the coarser precision"
    shares = f"{right / gold_count:.3f} ({others})"
    print(f"{name}: values {shares} of {gold_count} | end to end precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    if verbose:
        for key, count in missed.most_common():
            print("  ", count, key)
    return right / gold_count, f1


def speed():
    """Print how fast times are found in running text, without and with their values."""
    text = "\n".join(read(path)[0] for path in sorted((DATA / SETS[0]).glob("*.tml")))
    text *= max(1, 2_000_000 // len(text))
    for what, work in (("finding", expressions), ("finding and values", lambda words: times(words, written="1998-02-10"))):
        start = time.process_time()
        found = len(work(text))
        spent = time.process_time() - start
        print(f"speed: {what}: {len(text) / 1e6:.1f} MB with {found} times in {spent:.2f} s: {len(text) / 1e6 / spent:.2f} MB/s")


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"no data at {DATA}: this benchmark needs the shared data sets")
    verbose = "-v" in sys.argv
    for chosen in [arg for arg in sys.argv[1:] if arg != "-v"] or SETS:
        score(chosen, verbose)
    speed()
