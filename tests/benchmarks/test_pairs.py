"""The pairs that collating is measured on: frozen, balanced, and fair to whoever reads them."""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from pairs import HALVES, Pair, load  # noqa: E402
from pairs.reading import account, file_of  # noqa: E402
from pairs.scoring import KINDS, Told, holds, rates, right  # noqa: E402

# The files as they were written, before collating was worked on with them: a changed pair is another set and asks for other figures.
FROZEN = {
    "tuning": "f1b5745a08b94a1e06d57dd338c0843511682dfc52f33e1e7418b2f0d44e763a",
    "final": "7f723d428991986dc35957a699af853a2879ff93f575142f403a71b97f1908ef",
}

TYPES = {"quantity", "when", "entity", "place", "quote", "role", "polarity", "attribution", "event"}

# Words in a row that two accounts of one event may share before they are one text.
COPIED, OWN = 25, 14


@pytest.mark.parametrize("half", HALVES)
def test_a_half_is_the_one_that_was_frozen(half: str) -> None:
    assert hashlib.sha256(file_of(half).read_bytes()).hexdigest() == FROZEN[half]


def test_there_are_ten_for_each_kind_and_type_and_half_are_near_misses() -> None:
    pairs = load()
    assert len(pairs) >= 120
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert min(Counter(pair.looks for pair in pairs)[kind] for kind in KINDS) >= 10
    assert set(Counter(pair.type for pair in pairs)) == TYPES
    assert min(Counter(pair.type for pair in pairs).values()) >= 10
    assert {looks: 2 * sum(pair.near for pair in pairs if pair.looks == looks) for looks in KINDS} == Counter(pair.looks for pair in pairs)


@pytest.mark.parametrize("pair", load(), ids=lambda pair: pair.id)
def test_every_pair_is_two_short_accounts_with_a_clause_asked_about(pair: Pair) -> None:
    assert pair.kind in KINDS
    assert set(pair.also) <= set(KINDS)
    assert pair.why
    assert pair.a.clause
    assert pair.b.clause or pair.kind == "single"
    for side in (pair.a, pair.b):
        title, date, *body = side.text.strip().split("\n\n")
        assert title
        assert date[-4:].isdigit()
        assert 16 <= len(" ".join(body).split()) <= 110
        assert not set("{}") & set(side.text)


@pytest.mark.parametrize("pair", load(), ids=lambda pair: pair.id)
def test_only_copied_accounts_share_their_wording(pair: Pair) -> None:
    longest = _longest_run(pair.a.text.split("\n\n", 2)[2].split(), pair.b.text.split("\n\n", 2)[2].split())
    assert longest >= COPIED if pair.kind == "copied" else longest <= OWN


def _longest_run(a: list[str], b: list[str]) -> int:
    best, row = 0, [0] * (len(b) + 1)
    for word in a:
        row = [0] + [row[place] + 1 if word == other else 0 for place, other in enumerate(b)]
        best = max(best, *row)
    return best


def test_a_clause_asked_about_is_found_where_it_stands() -> None:
    made = account("Fire\nVell, 3 May 2022\nIt burned. {Two barns fell,} he said.")
    assert made.text == "Fire\n\nVell, 3 May 2022\n\nIt burned. Two barns fell, he said.\n"
    assert made.clause == "Two barns fell,"
    assert holds(made, made.text.index("Two"), made.text.index(" he said"))
    assert not holds(made, 0, made.text.index("Two"))


def test_silence_is_no_report_and_a_false_report_costs_precision() -> None:
    conflict, single = (next(pair for pair in load() if pair.kind == kind) for kind in ("conflict", "single"))
    silent, alarm = Told("single", "", True, ()), Told("conflict", "event", True, ())
    assert rates([conflict, single], [alarm, silent]) == (1, 1, 1)
    assert rates([conflict, single], [silent, alarm]) == (0, 1, 1)
    assert rates([conflict, single], [alarm, alarm]) == (1, 2, 1)


def test_variant_and_agreed_are_taken_for_each_other_only_where_that_is_asked() -> None:
    variant = next(pair for pair in load() if pair.kind == "variant" and not pair.also)
    assert right(variant, "agreed", soft=True)
    assert not right(variant, "agreed", soft=False)
    assert not right(variant, "conflict", soft=True)


def test_what_was_judged_holds_places_and_verdicts_and_no_word_of_the_pages() -> None:
    rows = [json.loads(line) for line in (BENCHMARKS / "judged" / "outlets_conflicts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 20
    for row in rows:
        assert {row["first"], row["second"]} <= {"real", "false"}
        assert set(row) == {"event", "type", "passages", "first", "second", "reason"}
        assert all(set(passage) == {"outlet", "start", "end", "sha256"} for passage in row["passages"])
