"""The houses of a story and their habits, drawn anew for each story."""

from random import Random
from typing import Any

from chains.documents import House


def newsrooms(names: dict[str, Any], rng: Random) -> list[House]:
    """Return all newsrooms of a set in some order, each with habits of style, a reporter and a standing line."""
    made = []
    reporters, standings = (rng.sample(names[kind], len(names[kind])) for kind in ("reporters", "standing"))
    for at, (name, place) in enumerate(rng.sample(names["houses"], len(names["houses"]))):
        british, curly, digits, honorific, spaced = (rng.random() < 0.5 for _ in range(5))
        standing = standings[at % len(standings)].replace("{house}", name).replace("{place}", place)
        short, reporter = name.removeprefix("The ").split()[-1], reporters[at % len(reporters)]
        made.append(House(name, short, place, False, british, curly, digits, honorific, rng.randrange(2), spaced, standing, reporter))
    return made


def agencies(names: dict[str, Any], rng: Random) -> list[House]:
    """Return all agencies of a set in some order; they write small numbers as words and no titles."""
    made = []
    for name, short in rng.sample(names["agencies"], len(names["agencies"])):
        british, curly, spaced = (rng.random() < 0.5 for _ in range(3))
        made.append(House(name, short, "", True, british, curly, False, False, 0, spaced, "", rng.choice(names["reporters"])))
    return made
