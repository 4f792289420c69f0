"""Values of time expressions against TimeBank and AQUAINT, dates of event mentions in timelines, and the speed of finding.

    python benchmarks/dating.py [-v] [--halves] [SET...]

``values``: share of gold DATE and TIME spans with the gold's TIMEX3 value, letter by letter; the same where annotators' spellings of one
time (198X and 198, 2000-W7 and 2000-W07, 1949-XX and 1949; see ``from_timex3``) are read as one; and at the coarser of both precisions.
``end to end``: F1 of spans that overlap a gold one and carry its value (TempEval-3's "value F1"); durations and sets are not times here.
``--halves``: the documents of each set in two halves, by a hash of their names: what is learnt from one must hold in the other.
``collating``: share of the labelled times of twelve events of three outlets that are found with the right date, where each page was written
on the day of the event (some were written later: those cannot be right), and where the day of writing is not known.
``cost``: CPU time of dating as a share of spaCy's own pipeline on the same text.
``timelines``: share of the dated event mentions of SemEval-2015 task 4 (trial) with the right date, at the gold's precision.
"""

import collections
import hashlib
import html
import json
import pathlib
import re
import sys
import time

from tellings.dating import date_story, times, to_timex3
from tellings.dating.finding import expressions
from tellings.model import Article, Block, Dated, When

DATA = pathlib.Path(__file__).resolve().parents[2] / "shared" / "data" / "dating"
SETS = ("timebank", "aquaint")
LINES = DATA / "timelines"
EVENTS = DATA.parent / "collating"


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


def half_of(path):
    """Return 0 or 1 for a document, by a hash of its name."""
    return hashlib.sha256(path.name.encode()).digest()[0] % 2


def score(name, verbose, half=None):
    """Print the figures of one set, or of one half of it; return the share of right values and the end-to-end F1."""
    right = same = loose = gold_count = found_count = hits = 0
    missed = collections.Counter()
    for path in sorted((DATA / name).glob("*.tml")):
        if half is not None and half_of(path) != half:
            continue
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
    called = name if half is None else f"{name}, half {half}"
    ends = f"end to end precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"
    print(f"{called}: values {shares} of {gold_count} | {ends}")
    if verbose:
        for key, count in missed.most_common():
            print("  ", count, key)
    return right / gold_count, f1


def mentions():
    """Return the dated event mentions of the SemEval-2015 timelines as {document: {(sentence, words): date}}, undated ones left out."""
    found = collections.defaultdict(dict)
    for path in sorted((LINES / "timelines").glob("*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            _, date, *places = row.split("\t")
            date = re.sub(r"(?:-XX)+$", "", date)
            for place in places if date[:1].isdigit() else ():
                document, sentence, words = place.strip().split("-", 2)
                found[document][int(sentence), words.replace("_", " ")] = date
    return found


def sentences(path):
    """Return the creation date of a TimeML document with marked sentences, its text and {number: (start, end)}."""
    source = path.read_text(encoding="utf-8")
    text, places = "", {}
    for number, inner in re.findall(r'<s id="(\d+)">(.*?)</s>', source, re.S):
        words = html.unescape(re.sub(r"<[^>]+>", "", inner))
        places[int(number)] = (len(text), len(text) + len(words))
        text += words + "\n"
    return re.search(r'CREATION_TIME.*?value="([^"]*)"', source)[1], text, places


def story_of(path, created, text):
    """Return the dates of the story that a document tells alone, published on its creation date."""
    # Wikinews pages begin with a line that is the date of the page.
    line = text.index("\n")
    dated = len(line_times := times(text[:line])) == 1 and line_times[0].end - line_times[0].start > line - 3
    blocks = (Block("page-date", 0, line), Block("body", line + 1, len(text))) if dated else (Block("body", 0, len(text)),)
    published = Dated(When(created, "day"), None, "metadata")
    article = Article("a0", path.name, "text/plain", "0" * 64, None, None, None, (), (), None, published, None, "en", text, blocks)
    return date_story([article])


def timelines():
    """Print the share of event mentions with the right date: by publication, by the nearest expression, by the story's day and the best."""
    gold, right, total = mentions(), collections.Counter(), 0
    for path in sorted((LINES / "documents").glob("*.tml")):
        wanted = gold.get(re.match(r"\d+", path.name)[0], {})
        created, text, places = sentences(path)
        story = story_of(path, created, text)
        day = story.event.when.value if story.event.when else created
        timed = [one for one in story.times["a0"] if one.when.precision != "vague"]
        for (number, words), date in sorted(wanted.items()):
            start, end = places[number]
            at = text.find(words, start, end)
            middle = at if at >= 0 else (start + end) // 2
            inside = sorted((one for one in timed if start <= one.span.start < end), key=lambda one: abs(one.span.start - middle))
            values = [one.when.value for one in inside]
            total += 1
            right["publication"] += created.startswith(date)
            right["nearest expression, else publication"] += (values[0] if values else created).startswith(date)
            right["nearest expression, else the story's day"] += (values[0] if values else day).startswith(date)
            right["best of the sentence"] += any(value.startswith(date) for value in [*values, day, created])
    print(f"timelines: {total} mentions; " + ", ".join(f"{name} {count / total:.3f}" for name, count in right.items()))
    return right["nearest expression, else the story's day"] / total


def fits(value, wanted):
    """Tell whether a value is the wanted date, at the coarser precision of the two (day at most)."""
    size = min(len(value), len(wanted))
    return value[:size] == wanted[:size] and size >= min(len(wanted), 10)


def event_times(dated):
    """Return the labelled times of the collating events that are found with the right date, and how many there are."""
    right = total = 0
    for folder in sorted(EVENTS.glob("*/")):
        written = json.loads((folder / "event.json").read_text())["date"] if dated else None
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
        found = {name: times(text, written=written) for name, text in texts.items()}
        for wanted in json.loads((folder / "gold.json").read_text())["times"]:
            places = [(one["page"], texts[one["page"]].index(one["text"]), len(one["text"])) for one in wanted["readings"]]
            right += any(
                one.start < start + size and start < one.end and fits(one.when.value, wanted["when"])
                for page, start, size in places
                for one in found[page]
            )
            total += 1
    return right, total


def collating():
    """Print the share of the events' times with the right date, with and without the day of writing; return the first."""
    (right, total), (bare, _) = event_times(dated=True), event_times(dated=False)
    print(
        f"collating: {right / total:.3f} of {total} times found with the right date, {bare / total:.3f} where the day of writing is unknown"
    )
    return right / total


def cost():
    """Print and return the CPU time of dating beside spaCy's pipeline, on the same text: the least of three runs each."""
    from tellings.stating.parsing import language_model

    texts = [read(path)[0] for path in sorted((DATA / SETS[0]).glob("*.tml"))[:60]]
    nlp = language_model()
    count, spent = 0, {"spaCy": [], "dating": []}
    for _ in range(3):
        start = time.process_time()
        count = sum(len(list(doc.sents)) for doc in nlp.pipe(texts))
        spent["spaCy"].append(time.process_time() - start)
        start = time.process_time()
        for text in texts:
            times(text, written="1998-02-10")
        spent["dating"].append(time.process_time() - start)
    least = {name: 1000 * min(seconds) / count for name, seconds in spent.items()}
    share = least["dating"] / least["spaCy"]
    print(f"cost: {least['dating']:.3f} CPU s for 1000 sentences, spaCy {least['spaCy']:.2f}: {share:.1%} more")
    return share


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
    verbose, halves = "-v" in sys.argv, "--halves" in sys.argv
    for chosen in [arg for arg in sys.argv[1:] if not arg.startswith("-")] or SETS:
        score(chosen, verbose)
        for half in (0, 1) if halves else ():
            score(chosen, False, half)
    timelines()
    if EVENTS.is_dir():
        collating()
    cost()
    speed()
