"""From name-like stretches to named mentions: one entity a story, whatever its spellings and short forms."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.model import EntityKind, Mention
from tellings.stating.names.persons import Name, Person, bearers, gather, without_suffix
from tellings.stating.names.runs import Run, full_surnames, name_runs
from tellings.stating.names.vocabulary import given, roles
from tellings.stating.parsing import Parsed, ParsedBlock

# What one sign weighs for the kind of a name. The model's label alone is wrong on one name in six of the real pages, so a title in
# front, a given name or a telling last word outvotes it.
_HINT, _LABEL, _TITLE, _GIVEN, _LAST_WORD = 0.1, 1.0, 3.0, 2.0, 3.0

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


def named_mentions(parsed: Mapping[str, Parsed]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions by name of every article of one story, in order of place."""
    surnames = full_surnames(parsed)
    runs = {identifier: tuple(name_runs(parsed[identifier], surnames)) for identifier in sorted(parsed)}
    names = _names(runs)
    fields = {run.key for found in runs.values() for run in found if run.field} - {
        run.key for found in runs.values() for run in found if not run.field
    }
    runs = {identifier: tuple(run for run in found if run.key not in fields) for identifier, found in runs.items()}
    return {identifier: tuple(_mentions(parsed[identifier], runs[identifier], names)) for identifier in parsed}


def _votes(run: Run) -> dict[EntityKind, float]:
    words = roles().words
    votes: dict[EntityKind, float] = defaultdict(float)
    if run.label is not None:
        votes[run.label] += _HINT if run.label == "person" and len(run.key) == 1 else _LABEL
    if run.titled and len(run.key) < 5:
        votes["person"] += _TITLE
    if len(run.key) in (2, 3, 4) and run.key[0] in given().gender:
        votes["person"] += _GIVEN
    if len(run.key) > 1 and run.key[-1] in words["organisation_words"]:
        votes["organisation"] += _LAST_WORD + _GIVEN
    if len(run.key) == 1 and run.acts and run.label == "person":
        votes["person"] += _TITLE
    if len(run.key) == 3 and run.key[1] in {"on", "upon", "sur", "am"}:
        votes["place"] += _LAST_WORD
    if len(run.key) > 1 and run.key[-1] in words["place_words"]:
        votes["place"] += _LAST_WORD + _GIVEN
    return votes


def _names(runs: Mapping[str, Sequence[Run]]) -> _Names:
    votes: dict[Name, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    shown: dict[Name, Counter[str]] = defaultdict(Counter)
    where: dict[Name, Counter[str]] = defaultdict(Counter)
    for identifier, found in runs.items():
        for run in found:
            if run.entry is None:
                mine = votes[run.key]
                for kind, weight in _votes(run).items():
                    mine[kind] += weight
                shown[run.key][" ".join(run.words.split())] += 1
                where[run.key][identifier] += 1
    kinds = {key: _kind(key, votes[key]) for key in sorted(votes)}
    full = {key: where[key] for key, kind in kinds.items() if kind == "person" and 1 < len(key) < 6}
    persons = gather(full, shown)
    by_form = {form: person for person in persons for form in person.forms}
    initials: dict[str, Name] = {}
    for key in sorted(kinds):
        if len(key) > 2 and kinds[key] == "organisation":
            initials.setdefault("".join(word[0] for word in key if word not in {"of", "the", "for", "and"}), key)
    titled = frozenset(run.key for found in runs.values() for run in found if run.titled)
    return _Names(kinds, persons, by_form, shown, initials, titled)


def _kind(key: Name, votes: Mapping[EntityKind, float]) -> EntityKind:
    if not votes:
        return "other"
    best: EntityKind = min(votes, key=lambda kind: (-votes[kind], kind))
    if len(key) == 1 and best == "person" and votes["person"] < _TITLE:
        # The model takes rockets and ships for people: one word needs more than one sign (a title, or that it acts).
        return "other"
    return best


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
    shown = names.shown[key]
    return min(shown, key=lambda words: (-shown[words], -len(words), words)), names.kinds[key]


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
