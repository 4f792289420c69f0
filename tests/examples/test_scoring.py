"""The measure measures: a perfect edition, made from the truth alone, has no fault, and each damage to it is named."""

import copy

import pytest


def _span(place):
    return {"article": place[0], "start": place[1], "end": place[2]}


@pytest.fixture(scope="module")
def perfect(truth, seen, placing, visible):
    """An edition that says what the truth says, over the pages' visible text."""
    articles = [{"id": f"a{key}", "page": name, "text": seen[key]} for key, name in truth["pages"].items()]
    placed = placing.Placed({"articles": articles}, truth, visible.places)
    for article in articles:
        labels = [
            (place, min(placing.ROLES[field])) for _, field, _, place in placed.labels(placing.ROLES) if place and place[0] == article["id"]
        ]
        article["blocks"] = [{"role": role, "start": place[1], "end": place[2]} for place, role in sorted(labels)]

    def spot(anchor):
        return _span(placed.anchor(anchor))

    points = []
    for label in truth["points"]:
        readings = {}
        for anchor in label["readings"]:
            readings.setdefault(anchor.get("value", anchor["text"]), []).append(spot(anchor))
        points.append({"kind": label["kind"], "why": label["id"], "readings": [{"spans": spans} for spans in readings.values()]})
    story = {
        "reuse": [{"kind": r["kind"], "a": spot(r["a"]), "b": spot(r["b"])} for r in truth["reuse"]],
        "timeline": [{"when": {"value": t["when"]}, "span": spot(t["readings"][0])} for t in truth["timeline"]],
        "quotes": [
            {"speaker": q["speaker"], "wordings": [{"spans": [spot(q), *(spot(other) for other in q.get("also_at", []))]}]}
            for q in truth["quotes"]
        ],
        "points": points,
    }
    return placed, story


@pytest.fixture
def damaged(perfect):
    """The perfect edition's story, free to be damaged."""
    placed, story = perfect
    return placed, copy.deepcopy(story)


def _point(story, name):
    return next(point for point in story["points"] if point["why"] == name)


def test_the_truth_itself_has_no_fault(perfect, placing, scoring):
    placed, story = perfect
    assert placing.wrong_roles(placed)[0] == []
    assert placing.intruders(placed, story) == []
    assert scoring.missing_reuse(placed, story) == []
    assert scoring.stray_reuse(placed, story, 40) == []
    assert scoring.missing_points(placed, story) == []
    assert scoring.false_conflicts(placed, story) == []
    assert scoring.near_misses_in_conflict(placed, story) == []
    assert scoring.missing_quotes(placed, story) == []
    assert scoring.missing_times(placed, story) == []


def test_an_empty_story_lacks_everything(perfect, truth, scoring):
    placed, _ = perfect
    empty = {"reuse": [], "timeline": [], "quotes": [], "points": []}
    assert len(scoring.missing_reuse(placed, empty)) == len(truth["reuse"])
    assert len(scoring.missing_quotes(placed, empty)) == len(truth["quotes"])
    assert len(scoring.missing_points(placed, empty)) == sum(not point.get("optional") for point in truth["points"])
    assert len(scoring.missing_times(placed, empty)) == sum(not entry.get("optional") for entry in truth["timeline"])


def test_a_point_of_the_wrong_kind_is_named(damaged, scoring):
    placed, story = damaged
    _point(story, "dead")["kind"] = "conflict"
    assert scoring.missing_points(placed, story) == ["dead (update): found as conflict"]
    assert scoring.false_conflicts(placed, story) == ["dead"]
    assert [near.split(":")[0] for near in scoring.near_misses_in_conflict(placed, story)] == ["two-and-five-dead"]


def test_a_conflict_must_keep_its_values_apart(damaged, scoring):
    placed, story = damaged
    point = _point(story, "people-on-board")
    point["readings"] = [{"spans": [span for reading in point["readings"] for span in reading["spans"]]}]
    assert scoring.missing_points(placed, story) == ["people-on-board (conflict): found as conflict"]


def test_a_reading_as_long_as_a_page_finds_nothing(damaged, scoring):
    placed, story = damaged
    for span in _point(story, "recorder")["readings"][0]["spans"]:
        span["start"], span["end"] = 0, 100_000
    assert scoring.missing_points(placed, story) == ["recorder (single): not found"]


def test_a_caption_in_a_point_is_named(damaged, placing):
    placed, story = damaged
    _point(story, "recorder")["readings"][0]["spans"].append(_span(placed.find("radio", "Eighteen divers work in shifts")))
    assert placing.intruders(placed, story) == ["radio captions: 'Eighteen divers work in shifts of 40 minutes.'"]


def test_another_speaker_a_shared_quote_as_narration_and_a_stray_copy_are_named(damaged, scoring):
    placed, story = damaged
    story["quotes"][0]["speaker"] = "Ilse Maron"
    for passage in story["reuse"]:
        passage["kind"] = "narration"
    assert len(scoring.missing_quotes(placed, story)) == 1
    assert all(line.startswith("quote") for line in scoring.missing_reuse(placed, story))
    assert len(scoring.missing_reuse(placed, story)) == len(scoring.stray_reuse(placed, story, 40)) > 0


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("2024-05-13", "2024-05-13", True),
        ("2024-05-12", "2024-05-12/..", True),
        ("2018-11", "2018-11-01", False),
        ("2024-05-14T06:52+00:00", "2024-05-14T06:52Z", True),
        ("2024-05-14T06:52+00:00", "2024-05-14T06:52", True),
        ("2024-05-14T06:52+00:00", "2024-05-14T06:52+03:00", False),
        ("2024-05-14T06:52+00:00", "2024-05-14", False),
    ],
)
def test_times_are_the_same_in_their_precision(wanted, found, same, scoring):
    assert scoring.same_time(wanted, found) is same
