"""Count the pairs, and list those of the tuning half that fail.

    python -m pairs [tuning] [final] [--misses FILE]    (in benchmarks/)

Misses of the final half are counted and never listed.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from pairs.reading import HALVES, Pair, load
from pairs.scoring import KINDS, Told, rates, right, table, told


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("halves", nargs="*", metavar="|".join(HALVES))
    parser.add_argument("--misses", type=Path, help="where to write the misses of the tuning half")
    options = parser.parse_args()
    judged = measure(options.halves or HALVES)
    if options.misses and "tuning" in judged:
        options.misses.write_text(misses(*judged["tuning"]), encoding="utf-8")


def measure(halves: Sequence[str] = HALVES) -> dict[str, tuple[list[Pair], list[Told]]]:
    """Run and print both halves and all; returns the pairs and what was told of them by half."""
    judged = {}
    for half in halves:
        pairs = load(half)
        judged[half] = pairs, [told(pair) for pair in pairs]
        show(half, *judged[half])
    if len(judged) > 1:
        show("all", [pair for pairs, _ in judged.values() for pair in pairs], [one for _, said in judged.values() for one in said])
    return judged


def show(name: str, pairs: list[Pair], said: list[Told]) -> None:
    """Print the figures of some pairs."""
    near = [(pair, one) for pair, one in zip(pairs, said, strict=True) if pair.looks == "conflict" != pair.kind]
    flagged = sum(one.kind == "conflict" for _, one in near)
    typed = [pair.type == one.type for pair, one in zip(pairs, said, strict=True) if one.kind != "single" and right(pair, one.kind, True)]
    print(f"own pairs, {name}: {len(pairs)} pairs; the kinds, variant and agreed taken for each other: {rates(pairs, said, soft=True)}")
    print(f"  each kind for itself: {rates(pairs, said)}; right type {sum(typed)} of {len(typed)}; not one story {_apart(said)}")
    print(f"  near misses of a conflict flagged {flagged} of {len(near)}; conflicts and updates beside the point {_strays(said)}")
    for kind in KINDS[:-1]:
        print(f"  {kind:10} {rates(pairs, said, kind=kind)}")


def _apart(said: Sequence[Told]) -> int:
    return sum(not one.together for one in said)


def _strays(said: Sequence[Told]) -> int:
    return sum(len(one.stray) for one in said)


def misses(pairs: list[Pair], said: list[Told]) -> str:
    """Return tables by what the pairs look like and by type, and every pair that fails with its clauses."""
    lines = ["By what the pairs look like:", *table(pairs, said, "looks"), "", "By type:", *table(pairs, said, "type"), ""]
    for pair, one in zip(pairs, said, strict=True):
        if not right(pair, one.kind, soft=True) or one.stray:
            lines += [f"{pair.id}: {pair.kind}, told as {one.kind} {one.type}  ({pair.why})"]
            lines += [f"    a: {pair.a.clause}", f"    b: {pair.b.clause or '(nothing)'}", *(f"    beside: {alarm}" for alarm in one.stray)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
