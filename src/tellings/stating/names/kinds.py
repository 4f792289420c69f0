"""The kind of a name, voted by all its places in the story: what the model says, and the signs around it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tellings.model import EntityKind
from tellings.stating.names.persons import Name, nearly_same
from tellings.stating.names.runs import Run
from tellings.stating.names.vocabulary import given, roles

# What one sign weighs for the kind of a name. The model's label alone is wrong on one name in six of the real pages, so a title in
# front, a given name or a telling last word outvotes it.
_HINT, _LABEL, _TITLE, _GIVEN, _LAST_WORD = 0.1, 1.0, 3.0, 2.0, 3.0

# The model takes a town before a noun ("the Norby ferry") for a people: a place elsewhere outvotes it.
_PEOPLE = 0.6

# The model takes small towns for bodies: one "in" in front outweighs one such label, though not two ("in parliament").
_PLACED = 1.5

# Two words that act, which the model and the lists do not know, are rather a person than a body; any other sign outvotes this.
_ACTS = 0.5


def votes_of(run: Run) -> dict[EntityKind, float]:
    """Return how much one place of a name speaks for each kind."""
    words, signs, size = roles().words, run.signs, len(run.key)
    votes: dict[EntityKind, float] = defaultdict(float)
    if run.label is not None:
        votes[run.label] += _HINT if run.label == "person" and size == 1 else _PEOPLE if run.label == "people" else _LABEL
    if "titled" in signs and size < 5:
        votes["person"] += _TITLE
    if "aged" in signs and 1 < size < 5:
        votes["person"] += _TITLE
    if size in (2, 3, 4) and run.key[0] in given().gender:
        votes["person"] += _GIVEN
    if size > 1 and run.key[-1] in words["organisation_words"]:
        votes["organisation"] += _LAST_WORD + _GIVEN
    if size == 1 and run.label == "person" and "acts" in signs:
        # A person has no article: "the Maren" is a ship.
        votes["other" if "definite" in signs else "person"] += _TITLE
    if size == 1 and run.label == "person" and "definite" in signs:
        votes["other"] += _TITLE
    if (size == 3 and run.key[1] in {"on", "upon", "sur", "am"}) or "sited" in signs:
        votes["place"] += _LAST_WORD
    if size > 1 and (run.key[-1] in words["place_words"] or run.key[0] in words["place_first"]):
        votes["place"] += _LAST_WORD + _GIVEN
    if "placed" in signs and "owns" not in signs and (size == 1 or run.label != "person"):
        votes["place"] += _PLACED
    if run.label is None and size in (2, 3) and "acts" in signs and "definite" not in signs:
        votes["person"] += _ACTS
    if run.label == "people" and "owns" in signs and not run.words.endswith("s"):
        # "Norby's mayor": what owns is the town, not its people.
        votes["place"] += _TITLE
    return votes


def kinds_of(runs: Iterable[Run]) -> dict[Name, EntityKind]:
    """Return the kind of every name that stands in no list, by its folded words, sorted."""
    votes: dict[Name, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for run in runs:
        if run.entry is None:
            mine = votes[run.key]
            for kind, weight in votes_of(run).items():
                mine[kind] += weight
    for key in sorted(votes):
        # "Norby" is a place where there is a "Norby Bridge", unless it is somebody's name.
        short = votes.get(key[:-1])
        if len(key) > 1 and key[-1] in roles().words["place_words"] and short and short["person"] < _TITLE and not short["people"]:
            short["place"] += _TITLE
    kinds = {key: _kind(key, votes[key]) for key in sorted(votes)}
    return kinds | _respelt(kinds)


def _respelt(kinds: Mapping[Name, EntityKind]) -> dict[Name, EntityKind]:
    """Return names that the model takes for something else, and that are spelt nearly like a person of the story."""
    persons: dict[str, list[Name]] = defaultdict(list)
    for key, kind in kinds.items():
        if kind == "person" and len(key) > 1:
            persons[key[0]].append(key)
    return {
        key: "person"
        for key, kind in kinds.items()
        if kind != "person" and len(key) > 1 and any(nearly_same(key, other) for other in persons.get(key[0], ()))
    }


def _kind(key: Name, votes: Mapping[EntityKind, float]) -> EntityKind:
    if not votes:
        return "other"
    best: EntityKind = min(votes, key=lambda kind: (-votes[kind], kind))
    if len(key) == 1 and best == "person" and votes["person"] < _TITLE:
        # The model takes rockets and ships for people: one word needs more than one sign (a title, or that it acts).
        return "other"
    return best
