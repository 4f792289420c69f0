"""Points, quotes and conflicts of the twelve labelled events, and what likeness alone finds there."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from agreement import peers
from agreement.sets import DATA, Event, events, scorer
from tellings import compare


def measure() -> None:
    """Print a line for tellings and for each peer: all events, and each half of them."""
    if not (DATA / "collating").is_dir():
        print("labelled events: not measured, ../shared/data/collating is not here")
        return
    told = [(event, json.loads(compare(event.pages()).to_json())) for event in events()]
    rows = {"tellings": [count(event, edition, _story(edition)) for event, edition in told]}
    ratings: dict[str, peers.Rating] = {"words": peers.words, "letters": peers.letters}
    encoder = peers.encoder()
    if encoder:
        ratings["encoder"] = encoder
    else:
        print("  the encoder is not measured: the extra `encoder` is not installed")
    for unit, spans_of in (("sentences", peers.sentence_spans), ("our clauses", peers.clause_spans)):
        for name, rate in ratings.items():
            rows[f"{name}, {unit}"] = [
                count(event, edition, {"points": peers.points(spans_of(edition), edition, rate), "quotes": []}) for event, edition in told
            ]
    for name, counts in rows.items():
        print(f"  {name:21} {line(counts)}")
    half = len(told) // 2
    for name, part in (("first half", rows["tellings"][:half]), ("second half", rows["tellings"][half:])):
        print(f"  tellings, {name:11} {line(part)}")


def _story(edition: Mapping[str, Any]) -> Mapping[str, Any]:
    story: Mapping[str, Any] = max(edition["stories"], key=lambda story: len(story["articles"]))
    return story


def line(counts: Sequence[Counter[str]]) -> str:
    """Write the figures of some events."""
    all_of: Counter[str] = sum(counts, Counter())

    def share(part: str, whole: str) -> str:
        return f"{all_of[part] / max(1, all_of[whole]):.3f}"

    return (
        f"found {share('found', 'wanted')} of {all_of['wanted']}, right kind {share('right', 'found')}; {all_of['told']} reported, "
        f"{share('found', 'told')} gold; quotes {share('quoted', 'quotes')} of {all_of['quotes']}; conflicts {all_of['conflict']} "
        f"of {all_of['conflicts']}, false {all_of['false'] / len(counts):.2f} a story, near misses {all_of['near']} of {all_of['nears']}"
    )


def count(event: Event, edition: Mapping[str, Any], story: Mapping[str, Any]) -> Counter[str]:
    """Count what was found of one event's labels, as ../shared/score/collating.py does."""
    score = scorer()
    page = {article["id"]: article["page"] for article in edition["articles"]}

    def at(outlet: str, words: str) -> tuple[str, int, int]:
        start = event.texts[outlet].index(words)
        return outlet, start, start + len(words)

    def places(label: Mapping[str, Any]) -> list[list[tuple[str, int, int]]]:
        return [[at(one["page"], words) for words in [one["text"], *one.get("elsewhere", [])]] for one in label["readings"]]

    labels = event.gold["points"]
    gold = [(one["id"], one["kind"], score.ALSO.get(one["kind"], set()) | set(one.get("also", [])), places(one)) for one in labels]
    got = score.score_points(story["points"], gold, page)
    shared = [one for one in labels if one["kind"] != "single"]
    quotes = [(one["speaker"], [at(reading["page"], reading["text"]) for reading in one["readings"]]) for one in event.gold["quotes"]]
    real = [place for one in labels if _differs(one) for reading in places(one) for place in reading]
    near = [(at(one["a"]["page"], one["a"]["text"]), at(one["b"]["page"], one["b"]["text"])) for one in event.gold.get("not_conflicts", [])]
    near = [sides for sides in near if not all(any(_meets(side, place) for place in real) for side in sides)]
    alarms = [score.spans_of(point) for point in story["points"] if point["kind"] == "conflict"]
    return Counter(
        wanted=len(shared),
        found=sum(got[one["id"]] > 0 for one in shared),
        right=sum(got[one["id"]] > 1 for one in shared),
        told=sum(len({span["article"] for span in score.spans_of(point)}) > 1 for point in story["points"]),
        quotes=len(quotes),
        quoted=sum(found > 1 for found in score.score_quotes(story["quotes"], quotes, page)),
        conflicts=sum(one["kind"] == "conflict" for one in labels),
        conflict=sum(got[one["id"]] > 1 for one in labels if one["kind"] == "conflict"),
        false=len(score.false_conflicts(story["points"], real, page)),
        nears=len(near),
        near=sum(any(all(any(score.overlaps(s, side, page) for s in spans) for side in sides) for spans in alarms) for sides in near),
    )


def _differs(label: Mapping[str, Any]) -> bool:
    return label["kind"] in ("conflict", "update") or "conflict" in label.get("also", [])


def _meets(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and a[1] < b[2] and a[2] > b[1]
