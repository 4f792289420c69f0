"""Hold an edition of the example story to its truth: what is missing, and what should not be there.

``placed`` is a ``Placed`` of placing.py, ``story`` the JSON of the edition's story. Results are lists of words for people: an empty
list means that nothing is wrong.
"""

from typing import Any

Json = dict[str, Any]

# A reading longer than this many characters is a paragraph, not a statement.
LONGEST_READING = 400


def missing_reuse(placed: Any, story: Json) -> list[str]:
    """Return the shared passages of the truth that no reuse of the same kind covers on both pages."""
    missing = []
    for passage in placed.truth["reuse"]:
        a, b = placed.anchor(passage["a"]), placed.anchor(passage["b"])
        found = [r for r in story["reuse"] if r["kind"] == passage["kind"]]
        if not any((placed.overlap(r["a"], x) and placed.overlap(r["b"], y)) for r in found for x, y in ((a, b), (b, a))):
            missing.append(f"{passage['kind']} {passage['a']['page']}/{passage['b']['page']}: {passage['a']['text'][:60]!r}")
    return missing


def stray_reuse(placed: Any, story: Json, shortest: int) -> list[str]:
    """Return the narration of ``shortest`` characters or more that is said to be shared by pages that share none."""
    apart = {frozenset(placed.articles[key]["id"] for key in pair) for pair in placed.truth["lineage"]["not_copied"]}
    return [
        f"{r['a']} / {r['b']}"
        for r in story["reuse"]
        if r["kind"] == "narration" and {r["a"]["article"], r["b"]["article"]} in apart and r["a"]["end"] - r["a"]["start"] >= shortest
    ]


def _hits(placed: Any, point: Json, label: Json) -> list[tuple[str | None, set[int]]]:
    """For each anchor of a labelled point: its value, and the numbers of the point's readings that have it."""
    found = []
    for anchor in label["readings"]:
        place = placed.anchor(anchor)
        has = {
            i
            for i, reading in enumerate(point["readings"])
            if any(placed.overlap(s, place) and s["end"] - s["start"] <= LONGEST_READING for s in reading["spans"])
        }
        found.append((anchor.get("value"), has))
    return found


def _tells_apart(hits: list[tuple[str | None, set[int]]]) -> bool:
    """Tell whether every value is there, and none shares a reading with another value."""
    by_value: dict[str | None, set[int]] = {}
    for value, has in hits:
        by_value.setdefault(value, set()).update(has)
    sets = [by_value[value] for value in sorted(by_value, key=str)]
    return all(sets) and all(not a & b for i, a in enumerate(sets) for b in sets[i + 1 :])


def match_points(placed: Any, story: Json) -> dict[str, tuple[Json, bool]]:
    """Pair labelled points with the edition's, one to one: {label id: (point, kind is right)}; labels that nothing matches are left out.

    A point matches where it has all anchors of the label but a third, and at least one of every value; a conflict or an update must
    also keep its values apart in readings of their own.
    """
    candidates = []
    for number, label in enumerate(placed.truth["points"]):
        for rank, point in enumerate(story["points"]):
            hits = _hits(placed, point, label)
            count = sum(bool(has) for _, has in hits)
            values = {value for value, _ in hits}
            if count < len(hits) - len(hits) // 3 or {value for value, has in hits if has} != values:
                continue
            right = point["kind"] == label["kind"] or point["kind"] in label.get("also", [])
            right = right and (label["kind"] not in {"conflict", "update"} or _tells_apart(hits))
            size = sum(len(reading["spans"]) for reading in point["readings"])
            candidates.append((not right, -count, size, number, rank))
    matched: dict[str, tuple[Json, bool]] = {}
    used: set[int] = set()
    for wrong, _, _, number, rank in sorted(candidates):
        name = placed.truth["points"][number]["id"]
        if name not in matched and rank not in used:
            used.add(rank)
            matched[name] = (story["points"][rank], not wrong)
    return matched


def missing_points(placed: Any, story: Json) -> list[str]:
    """Return the required points that are not found, or not with the right kind."""
    matched = match_points(placed, story)
    missing = []
    for label in placed.truth["points"]:
        point, right = matched.get(label["id"], (None, False))
        if not right and not label.get("optional"):
            missing.append(f"{label['id']} ({label['kind']}): {'found as ' + point['kind'] if point else 'not found'}")
    return missing


def false_conflicts(placed: Any, story: Json) -> list[str]:
    """Return the reasons of the conflicts that do not show two values of one conflict of the truth."""
    real = [label for label in placed.truth["points"] if label["kind"] == "conflict"]
    false = []
    for point in story["points"]:
        shown = [{value for value, has in _hits(placed, point, label) if has} for label in real]
        if point["kind"] == "conflict" and not any(len(values) > 1 for values in shown):
            false.append(point["why"])
    return false


def near_misses_in_conflict(placed: Any, story: Json) -> list[str]:
    """Return the near misses of which two readings are said to contradict each other."""
    conflicts = [point for point in story["points"] if point["kind"] == "conflict"]
    return [
        f"{near['id']}: {near['note']}"
        for near in placed.truth["near_misses"]
        if any(len({min(has) for _, has in _hits(placed, point, near) if has}) > 1 for point in conflicts)
    ]


def missing_quotes(placed: Any, story: Json) -> list[str]:
    """Return the quotes that are not found in one quote of the edition with all their places and the right speaker."""
    missing = []
    for label in placed.truth["quotes"]:
        wanted = [placed.anchor(label), *(placed.anchor(other) for other in label.get("also_at", []))]
        names = label.get("names", [label["speaker"].split()[-1]])
        found = []
        for quote in story["quotes"]:
            spans = [span for wording in quote["wordings"] for span in wording["spans"]]
            if all(any(placed.overlap(span, place) for span in spans) for place in wanted):
                found.append(quote["speaker"] or "nobody")
        if not any(name.lower() in speaker.lower() for name in names for speaker in found):
            missing.append(f"{label['page']} {label['speaker']} {label['text'][:50]!r}: {found or 'not found'}")
    return missing


def same_time(wanted: str, found: str) -> bool:
    """Tell whether a value is the wanted one, in its precision; an interval may begin or end with it, and the zone may be left out."""
    day, _, clock = wanted.partition("T")
    for end in found.split("/"):
        other, _, other_clock = end.replace("Z", "+00:00").partition("T")
        if other == day and other_clock[:5] == clock[:5] and not (clock[5:] and other_clock[5:] and clock[5:] != other_clock[5:]):
            return True
    return False


def missing_times(placed: Any, story: Json) -> list[str]:
    """Return the required timeline entries of which no expression has the right value."""
    missing = []
    for label in placed.truth["timeline"]:
        near = [e for e in story["timeline"] if any(placed.overlap(e["span"], placed.anchor(reading)) for reading in label["readings"])]
        if not label.get("optional") and not any(same_time(label["when"], e["when"]["value"]) for e in near):
            missing.append(f"{label['when']} {label['what']}: {sorted({e['when']['value'] for e in near}) or 'not found'}")
    return missing
