"""Stretches that hold two names: a place, and the person behind it ("the mayor of Norby Anna Lind")."""

from collections.abc import Mapping, Sequence

from tellings.model import EntityKind
from tellings.stating.names.kinds import kinds_of
from tellings.stating.names.persons import Name, same_person
from tellings.stating.names.runs import Run, run_of
from tellings.stating.names.vocabulary import folded, given, listed, straight
from tellings.stating.parsing import Parsed, ParsedBlock

# A person's name behind a place has this many words.
_PERSON = range(2, 5)


def taken_apart(parsed: Mapping[str, Parsed], runs: Mapping[str, Sequence[Run]]) -> dict[str, tuple[Run, ...]]:
    """Return the stretches of a story's articles with those cut in two that begin with a place and end with a person.

    The place stands alone elsewhere in the story, or in the table of countries; the person is one of the story, in this spelling or a
    similar one, or begins with a given name.
    """
    kinds = kinds_of(run for found in runs.values() for run in found)
    alone = {run.key for found in runs.values() for run in found if run.entry is None and kinds[run.key] in {"place", "organisation"}}
    persons: dict[str, list[Name]] = {}
    for key, kind in kinds.items():
        if kind == "person" and len(key) in _PERSON:
            persons.setdefault(key[0][:1], []).append(key)
    return {
        identifier: tuple(part for run in found for part in _parts(run, parsed[identifier].blocks[run.block], alone, persons))
        for identifier, found in runs.items()
    }


def _parts(run: Run, block: ParsedBlock, alone: set[Name], persons: Mapping[str, Sequence[Name]]) -> tuple[Run, ...]:
    doc = block.doc
    if run.entry is not None or run.last - run.first < 3:
        return (run,)
    for cut in range(run.first + 1, run.last - 1):
        if not doc[cut - 1].whitespace_:
            continue
        left, right = doc[run.first : cut].text, folded(doc[cut : run.last].text)
        entry = next((entry for entry in listed().get(straight(doc[run.first].text), ()) if entry.words == straight(left)), None)
        if not (entry and entry.sort in {"country", "capital", "demonym"}) and folded(left) not in alone:
            continue
        alike = any(same_person(right, other) for other in persons.get(right[0][:1], ())) if right else False
        if len(right) in _PERSON and (right[0] in given().gender or alike):
            place: EntityKind | None = None if entry else "place"
            return run_of(run.block, block, run.first, cut, place, entry), run_of(run.block, block, cut, run.last, "person")
    return (run,)
