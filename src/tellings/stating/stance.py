"""How a clause stands to what it says: whether it denies or doubts it, and whether it only says that somebody says it."""

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Literal

from tellings.stating.clauses import Clause
from tellings.stating.content import says_something
from tellings.stating.quotes.voices import verbs

# A clause of speech with no more words than this beside its verb and its names only says that somebody says something ("the minister
# told reporters").
LEAST_CONTENT = 1


def reports(clause: Clause) -> bool:
    """Tell whether a clause has a verb of speech or thought that takes what was said, and no other object."""
    head = clause.head
    said = any(child.dep_ in ("ccomp", "parataxis") for child in head.children)
    if not said and head.lemma_.lower() in _vocabulary()["also_done"] and any(child.dep_ == "nsubjpass" for child in head.children):
        # "The lorry was found in Norby" finds a thing, "they found that …" says one.
        return False
    thing = any(child.dep_ == "dobj" and child.ent_type_ not in ("PERSON", "ORG", "NORP") for child in head.children)
    return said or (head.lemma_.lower() in verbs().say and not thing) or (head.lemma_ == "tell" and clause.head.dep_ != "xcomp")


def only_reports(clause: Clause, mentions: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a clause that reports only says that somebody says something, which stands in a clause of its own.

    ``mentions`` are the places of its names and titles in the document.
    """
    head = clause.head
    named = {token.i for token in clause.tokens if any(start <= token.idx < end for start, end in mentions)}
    return sum(says_something(token) and token.i not in named for token in clause.tokens if token.i != head.i) <= LEAST_CONTENT


def stance(clause: Clause) -> tuple[bool, Literal["asserted", "suspected", "planned"]]:
    """Return whether the clause denies, and how sure it is."""
    words = _vocabulary()
    # "May" and "will" speak of doubt and of what is to come only as auxiliaries; who "believes" a thing stands in the clause around it.
    tokens = [token for token in clause.tokens if token.lower_ not in ("may", "will", "might") or token.pos_ == "AUX"]
    lemmas = {token.lemma_.lower() for token in tokens} | {token.lower_ for token in tokens}
    above = clause.head.head
    if clause.head.dep_ == "ccomp":
        lemmas |= {above.lemma_.lower()} & words["suspected"]
    denying = list(clause.tokens)
    if clause.host and clause.head.dep_ == "xcomp":
        # Who did not agree to leave, or planned to, did not leave.
        lemmas |= {token.lemma_.lower() for token in (above, *above.children) if token.dep_ == "aux" or token is above}
        denying += [token for token in above.children if token.dep_ == "neg"] + [above]
    denied = sum(token.dep_ == "neg" or token.lower_ in words["denied"] for token in denying) % 2 == 1
    if lemmas & words["suspected"]:
        return denied, "suspected"
    if (
        lemmas & words["planned"]
        or _is_to(clause)
        or any(token.dep_ == "aux" and token.lower_ in ("’ll", "'ll") for token in clause.tokens)
    ):
        return denied, "planned"
    return denied, "asserted"


def _is_to(clause: Clause) -> bool:
    """Tell whether a clause says what is to be: "the museum is to open"."""
    head = clause.head
    return (
        head.lemma_ == "be"
        and head.tag_ in ("VBZ", "VBP")
        and any(
            child.dep_ == "xcomp" and child.i > head.i and any(word.tag_ == "TO" and word.i == head.i + 1 for word in child.lefts)
            for child in head.children
        )
    )


def tells_past(clause: Clause) -> bool:
    """Tell whether the verb of a clause is in a past or perfect tense ("opened", "has opened", "was opened")."""
    head = clause.head
    auxiliaries = [child for child in head.children if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ in ("MD", "TO") for child in auxiliaries):
        return False
    perfect = head.tag_ == "VBN" and any(child.lemma_ == "have" for child in auxiliaries)
    return head.tag_ == "VBD" or perfect or any(child.tag_ == "VBD" for child in auxiliaries)


@functools.cache
def _vocabulary() -> dict[str, frozenset[str]]:
    source = resources.files("tellings.stating").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}
