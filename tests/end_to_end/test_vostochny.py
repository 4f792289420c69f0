"""Five real pages about one event, with labels by hand: the figures that an edition must keep."""

import importlib
import json
import resource
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

# Seconds of processor time and the largest resident memory in KiB that a whole run may take. On a machine that does much else, the
# same work was seen to take up to this factor more processor time.
MOST_SECONDS, MOST_MEMORY = 8.0, 1024 * 1024
BUSY = 1.5


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    found = shared / "stories" / "vostochny" / "pages"
    if not found.is_dir() or not (shared / "score" / "vostochny.py").is_file():
        pytest.skip("the labelled story ../shared/stories/vostochny or its scorer is not here")
    return found


@pytest.fixture(scope="module")
def done(folder, process):
    """Run the command line once on the folder, and measure it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = process("compare", folder, "--json", "-", "--quiet")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ran.returncode in (0, 1), ran.stderr.decode("utf-8", "replace")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return SimpleNamespace(
        status=ran.returncode, stdout=ran.stdout, seconds=seconds, memory=after.ru_maxrss, edition=json.loads(ran.stdout)
    )


@pytest.fixture(scope="module")
def figures(done, shared):
    sys.path.insert(0, str(shared / "score"))
    try:
        return importlib.import_module("vostochny").evaluate(done.edition)
    finally:
        sys.path.remove(str(shared / "score"))


@pytest.fixture(scope="module")
def story(done):
    (found,) = done.edition["stories"]
    return found


def test_all_five_pages_are_one_story(done, figures):
    assert done.status == 0
    assert figures["one_story"]


def test_roles_of_lines(figures):
    assert figures["roles"] >= 0.97


def test_shared_wording(figures):
    assert figures["reuse"] == (10, 10)
    assert figures["stray"] == 0


def test_texts(figures):
    least, most = figures["texts"]
    assert 4 <= least <= most <= 6


def test_the_day_of_the_event_and_its_evidence(done, figures, story):
    assert figures["event"] == "2023-09-13"
    text = {one["id"]: one["text"] for one in done.edition["articles"]}
    words = [text[one["span"]["article"]][one["span"]["start"] : one["span"]["end"]] for one in story["event"]["evidence"]]
    assert words
    assert all(words)


def test_the_dates_of_2024_are_rejected_with_a_reason(story):
    rejected = [one for one in story["event"]["rejected"] if one["when"]["value"].startswith("2024")]
    assert {one["when"]["value"][:10] for one in rejected} >= {"2024-06-20", "2024-09-08"}
    assert all(one["why"] and one["span"] for one in rejected)


def test_agencies(story):
    assert story["origins"]["agencies"] == ["Rossiyskaya Gazeta", "TASS"]


def test_which_pages_share_a_text(done, story):
    name = {one["id"]: one["page"].rpartition("/")[2][:3] for one in done.edition["articles"]}
    shared = {tuple(sorted(name[one] for one in text["articles"])) for text in story["texts"] if len(text["articles"]) > 1}
    assert shared == {("000", "002"), ("002", "003")}


def test_points(figures):
    ((right, total),) = figures["points"]
    assert total == 10
    assert right >= 7


def test_quotes(figures):
    ((right, total),) = figures["quotes"]
    assert total == 8
    assert right >= 7


def test_times(figures):
    ((right, total),) = figures["times"]
    assert total == 9
    assert right >= 7


def test_at_most_one_conflict_that_is_none(figures):
    assert figures["false_conflicts"] <= 1


def test_all_holds_that_holds_for_any_edition(done, hold):
    from tellings.model import Edition

    hold(Edition.from_json(done.stdout))


def test_the_order_of_the_pages_changes_no_byte(done, folder):
    from tellings import compare

    assert compare(sorted(folder.iterdir(), reverse=True)).to_json().encode() == done.stdout


def test_the_whole_run_is_quick_and_small(done):
    assert done.seconds < MOST_SECONDS * BUSY
    assert done.memory < MOST_MEMORY
