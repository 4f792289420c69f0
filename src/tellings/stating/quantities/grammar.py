"""What a number counts and in which state, by the grammar of its sentence."""

from typing import TYPE_CHECKING

from tellings.stating.quantities.counting import Counted
from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# As many coordinations are climbed ("12 people, five dogs and a cat were killed").
_MOST_CONJUNCTS = 6


def token_places(doc: "Doc", start: int) -> dict[int, "Token"]:
    """Return the tokens of ``doc`` by the offset in the whole text at which they begin."""
    return {start + token.idx: token for token in doc}


def by_grammar(places: dict[int, "Token"], t: Tokens, m: Measured, guess: Counted) -> Counted:
    """Return what the number ``m`` counts by its head in the sentence; where the grammar is silent, the guess stands."""
    token = places.get(t.starts[m.number.end - 1])
    if token is None or m.number.share or t.hyphen(m.number.end):
        # "A 48-page report" counts pages, not reports.
        return guess
    v = vocabulary()
    head = token
    while head.dep_ in ("compound", "quantmod", "nummod") and head.head.i != head.i and head.head.pos_ in ("NUM", "NOUN", "PROPN"):
        head = head.head
    if head.i == token.i or head.pos_ == "NUM":
        return guess._replace(state=guess.state or _state(token)) if guess.noun is None else guess
    lemma = head.lemma_.lower()
    state = guess.state if guess.state and " or " in guess.state else _state(head) or guess.state
    if (
        lemma in v.lists["people"]
        or head.text.lower() in v.lists["people"]
        or (guess.noun == "person" and head.text.lower() in v.states_after)
    ):
        lemma = "person"
    if lemma in v.states_nouns or head.text.lower() in v.states_nouns:
        return guess
    return guess._replace(noun=lemma, state=state)


def _state(noun: "Token") -> str | None:
    v = vocabulary()
    for child in noun.children:
        if child.dep_ in ("acl", "amod") and child.i > noun.i and child.text.lower() in v.states_after:
            return v.states_after[child.text.lower()]
    for _ in range(_MOST_CONJUNCTS):
        if noun.dep_ not in ("conj", "appos") or noun.head.i == noun.i:
            break
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "nsubjpass" or (noun.dep_ == "nsubj" and verb.lemma_.lower() in ("die", "drown", "perish", "disappear", "vanish")):
        return v.states_after.get(verb.text.lower())
    if noun.dep_ == "nsubj" and verb.lemma_ in ("be", "remain", "go", "leave"):
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd") and child.text.lower() in v.states_after:
                return v.states_after[child.text.lower()]
    if noun.dep_ == "dobj":
        return v.states_before.get(verb.text.lower())
    return None
