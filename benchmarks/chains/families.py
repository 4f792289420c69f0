"""Stories by plan: wires shown and hidden, chains, pages pasted of two texts, and independent reports."""

from collections.abc import Callable

from chains.teller import Teller


def _shown(t: Teller) -> None:
    wire = t.wire(0, shown=True, name="wire")
    copies = [t.copy(wire, f"copy{n}") for n in range(t.rng.choice((2, 3)))]
    if t.rng.random() < 0.6:
        t.copy(t.rng.choice(copies), "grandchild")


def _hidden(t: Teller) -> None:
    wire = t.wire(0, shown=False, name="wire")
    orders = t.apart(wire, t.rng.choice((2, 3, 3)))
    copies = [t.copy(wire, f"copy{n}", order) for n, order in enumerate(orders)]
    if t.rng.random() < 0.4:
        t.copy(t.rng.choice(copies), "grandchild")


def _chain(t: Teller) -> None:
    last = t.own(0, "first")
    for n in range(t.rng.choice((2, 3, 3, 4))):
        last = t.copy(last, f"copy{n}")


def _independent(t: Teller) -> None:
    for voice in t.rng.sample(range(3), 3):
        t.own(voice, f"report{voice}")


def _composite(t: Teller) -> None:
    one, other = t.wire(0, shown=True, name="wire"), t.own(1, "report")
    if t.rng.random() < 0.5:
        one = t.copy(one, "copy")
    t.splice(one, other, "spliced")


def _shown_beside(t: Teller) -> None:
    _shown(t)
    t.own(1, "report")


def _hidden_beside(t: Teller) -> None:
    _hidden(t)
    t.own(1, "report")


def _pair(t: Teller) -> None:
    t.copy(t.own(0, "first"), "copy")
    t.own(1, "report")


def _two_wires(t: Teller) -> None:
    wire = t.wire(0, shown=False, name="wire")
    copies = [t.copy(wire, f"copy{n}", order) for n, order in enumerate(t.apart(wire, 2))]
    t.splice(t.rng.choice(copies), t.wire(1, shown=True, name="second"), "spliced")


def _branching(t: Teller) -> None:
    first = t.own(0, "first")
    copies = [t.copy(first, f"copy{n}") for n in range(2)]
    for at, copy in enumerate(copies):
        if t.rng.random() < 0.7:
            t.copy(copy, f"grandchild{at}")


PLANS: dict[str, Callable[[Teller], None]] = {
    "shown": _shown,
    "hidden": _hidden,
    "chain": _chain,
    "independent": _independent,
    "composite": _composite,
    "shown beside": _shown_beside,
    "hidden beside": _hidden_beside,
    "pair": _pair,
    "two wires": _two_wires,
    "branching": _branching,
}
