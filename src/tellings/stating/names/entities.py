"""From name-like stretches to named mentions: one entity a story, whatever its spellings and short forms."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.model import EntityKind, Mention
from tellings.stating.names.composite import taken_apart
from tellings.stating.names.kinds import kinds_of
from tellings.stating.names.persons import Name, Person, bearers, gather, without_suffix
from tellings.stating.names.runs import Run, known_words, name_runs
from tellings.stating.names.vocabulary import by_beginning, derived, roles
from tellings.stating.parsing import Parsed, ParsedBlock

_SORTS: dict[str, EntityKind] = {"country": "place", "demonym": "people", "capital": "place", "agency": "agency", "seat": "organisation"}

# Words before a capital that make it a place one can be in or go to, not its government.
_PLACING = frozenset(["in", "at", "to", "from", "near", "around", "outside", "into", "across", "through", "toward", "towards", "of", "on"])
_GOING = frozenset(["visit", "leave", "reach", "enter", "tour"])


class _Names(NamedTuple):
    """What the story's name-like stretches add up to."""

    kinds: Mapping[Name, EntityKind]
    persons: tuple[Person, ...]
    by_form: Mapping[Name, Person]
    shown: Mapping[Name, Counter[str]]
    initials: Mapping[str, Name]
    titled: frozenset[Name]
    peoples: Mapping[Name, Name]


def named_mentions(parsed: Mapping[str, Parsed]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions by name of every article of one story, in order of place."""
    known = known_words(parsed)
    runs = {identifier: tuple(name_runs(parsed[identifier], known)) for identifier in sorted(parsed)}
    fields = {run.key for found in runs.values() for run in found if "field" in run.signs and run.entry is None} - {
        run.key for found in runs.values() for run in found if "field" not in run.signs
    }
    runs = {identifier: tuple(run for run in found if run.key not in fields) for identifier, found in runs.items()}
    runs = taken_apart(parsed, runs)
    names = _names(runs)
    return {identifier: tuple(_mentions(parsed[identifier], runs[identifier], names)) for identifier in parsed}


def _names(runs: Mapping[str, Sequence[Run]]) -> _Names:
    shown: dict[Name, Counter[str]] = defaultdict(Counter)
    where: dict[Name, Counter[str]] = defaultdict(Counter)
    for identifier, found in runs.items():
        for run in found:
            if run.entry is None:
                shown[run.key][" ".join(run.words.split())] += 1
                where[run.key][identifier] += 1
    kinds = kinds_of(run for found in runs.values() for run in found)
    full = {key: where[key] for key, kind in kinds.items() if kind == "person" and 1 < len(key) < 6}
    persons = gather(full, shown)
    by_form = {form: person for person in persons for form in person.forms}
    initials: dict[str, Name] = {}
    for key in sorted(kinds):
        if len(key) > 2 and kinds[key] == "organisation":
            initials.setdefault("".join(word[0] for word in key if word not in {"of", "the", "for", "and"}), key)
    titled = frozenset(run.key for found in runs.values() for run in found if "titled" in run.signs)
    sites = by_beginning(key[0] for key, kind in kinds.items() if len(key) == 1 and kind == "place")
    peoples: dict[Name, Name] = {
        key: (site,)
        for key, kind in kinds.items()
        if len(key) == 1 and kind in {"people", "other", "organisation"} and (site := derived(key[0], sites)) is not None
    }
    return _Names(kinds, persons, by_form, shown, initials, titled, peoples)


def _mentions(parsed: Parsed, runs: Sequence[Run], names: _Names) -> list[Mention]:
    here: Counter[str] = Counter()
    bare: set[Name] = set()
    for run in runs:
        bare.add(run.key)
        if run.entry is None and run.key in names.by_form:
            person = names.by_form[run.key]
            # People are introduced in full: a surname that came before "Lind Jr." is not his.
            late = any(without_suffix(form)[1] for form in person.forms) and (without_suffix(run.key)[0][-1],) in bare
            here[person.name] += 0 if late and not here[person.name] else 1
    local = [person for person in names.persons if here[person.name]]
    short: dict[Name, Person | None] = {}
    found = []
    for run in runs:
        block = parsed.blocks[run.block]
        surname = run.entry is not None and _namesake(run, block, local) and _bearer(run.key, "person", names, local, here) is not None
        entity, kind = _listed(run, block) if run.entry and not surname else _named(run, names, local, here, short)
        start, last = block.doc[run.first].idx, block.doc[run.last - 1]
        found.append(Mention(parsed.span(block, start, last.idx + len(last)), entity, kind, run.words))
    return found


def _listed(run: Run, block: ParsedBlock) -> tuple[str, EntityKind]:
    assert run.entry is not None
    if run.entry.sort == "capital" and not _governs(run, block):
        return run.entry.words, "place"
    return run.entry.entity, _SORTS[run.entry.sort]


def _namesake(run: Run, block: ParsedBlock, local: Sequence[Person]) -> bool:
    """Tell whether a country's or capital's name is a person's surname here: the article names that person in full ("Ivo Jordan")."""
    if run.entry is None or run.entry.sort not in {"country", "capital"} or len(run.key) > 1:
        return False
    before = block.doc[run.first - 1].lower_ if run.first else ""
    return before not in _PLACING and any(form[-1] == run.key[0] for person in local for form in person.forms)


def _governs(run: Run, block: ParsedBlock) -> bool:
    """Tell whether a capital stands for its government: it acts, or one deals with it, and nobody is or goes there."""
    token = block.doc[run.last - 1]
    before = block.doc[run.first - 1].lower_ if run.first else ""
    if before in _PLACING or token.head.lemma_ in _GOING or token.dep_ == "compound":
        return False
    return token.dep_ in {"nsubj", "nsubjpass", "agent", "poss", "conj", "dobj"} or before in {"with", "for", "between", "by", "against"}


def _named(
    run: Run, names: _Names, local: Sequence[Person], here: Counter[str], short: dict[Name, Person | None]
) -> tuple[str, EntityKind]:
    if run.key in names.by_form:
        return names.by_form[run.key].name, "person"
    if run.key in names.peoples:
        return _usual(names.shown[names.peoples[run.key]]), "people"
    kind = names.kinds.get(run.key, "person")
    family = run.key[0] in roles().words["family_first"]
    if len(run.key) <= 2 and (kind in {"person", "other", "organisation", "place"} or family):
        if run.key not in short:
            short[run.key] = _bearer(run.key, kind, names, local, here)
        bearer = short[run.key]
        if bearer is not None:
            return bearer.name, "person"
    key = run.key
    if len(key) == 1 and run.words.replace(".", "").isupper():
        key = names.initials.get(key[0], key)
    return _usual(names.shown[key]), names.kinds[key]


def _usual(shown: Counter[str]) -> str:
    """Return the most frequent way to write a name, the longest of equals."""
    return min(shown, key=lambda words: (-shown[words], -len(words), words))


def _bearer(key: Name, kind: EntityKind, names: _Names, local: Sequence[Person], here: Counter[str]) -> Person | None:
    """Return the person that a short form stands for: the one named most often in full in this article, else in the story."""
    everywhere = bearers(key, names.persons)
    # "President Lind" beside two other Linds, neither of them ever with a title, is a third one.
    if len(everywhere) > 1 and key in names.titled and not any(form in names.titled for person in everywhere for form in person.forms):
        return None
    found = bearers(key, local)
    if found:
        return min(found, key=lambda person: (-here[person.name], person.name))
    if kind not in {"person", "other"}:
        return None
    plain = [person for person in everywhere if not without_suffix(person.forms[0])[1]]
    return next(iter(plain or everywhere), None)
