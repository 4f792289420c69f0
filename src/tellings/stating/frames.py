"""Frames: what happened in a clause, who did it, to whom, and what else stands around the verb, read off the parse."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tellings.model import Frame, Mention, Span
from tellings.stating.clauses import Clause
from tellings.stating.fillers import bound, filler_of, under, with_names
from tellings.stating.frame_words import frame_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def frame_of(clause: Clause, offset: int, article: str, mentions: Sequence[Mention]) -> Frame | None:
    """Return the frame of a clause with a verb, or of an apposition (a person is what stands behind the name); ``None`` for others.

    ``offset`` is the place of the clause's document in the article's text; ``mentions`` are the article's around the clause.
    """
    if clause.head.dep_ == "appos":
        return _named_as(clause, offset, article, mentions)
    if clause.head.pos_ not in ("VERB", "AUX") or not _asserted(clause.head):
        return None
    verb, passed = _verb(clause.head)
    chain = [*passed, verb]
    own = {token.i for token in clause.tokens}
    heads = list(_heads(chain, clause))
    fillers = [filler for role, token in heads if (filler := filler_of(role, token, under(token, heads), own, offset, article, mentions))]
    words = frame_words()
    denials = sum(
        token.dep_ == "neg" or (token.dep_ == "advmod" and token.lower_ in words["denied"])
        for one in (*chain, *_small_clause(verb))
        for token in one.children
        if token.i in own
    )
    denials += sum(_denying(token) for role, token in heads if role != "how")
    denials += sum(one.lemma_.lower() in words["negating"] for one in passed)
    span = Span(article, offset + verb.idx, offset + verb.idx + len(verb))
    return Frame(_name(verb), span, tuple(with_names(fillers)), denials % 2 == 1)


def _named_as(clause: Clause, offset: int, article: str, mentions: Sequence[Mention]) -> Frame | None:
    """Return the frame of an apposition: "Helga Moen, the captain of the Orla" says what she is."""
    head, bearer = clause.head, clause.head.head
    own = {token.i for token in clause.tokens}
    before = {token.i for token in bearer.subtree if token.i not in own and token.i <= bearer.i}
    if bearer.pos_ not in ("PROPN", "NOUN") or head.pos_ not in ("NOUN", "PROPN"):
        return None
    fillers = (
        filler_of("agent", bearer, None, before, offset, article, mentions),
        filler_of("attribute", head, None, own, offset, article, mentions),
    )
    span = Span(article, offset + head.idx, offset + head.idx + len(head))
    return Frame("be", span, tuple(filler for filler in fillers if filler), denied=False)


def _asserted(head: "Token") -> bool:
    """Tell whether a clause says that something is so or not so: not a condition, a question, a wish or a thing not said."""
    words = frame_words()
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in words["conditions"] for child in head.lefts):
        return False
    if any(child.dep_ == "aux" and child.lower_ in words["obliging"] for child in head.lefts):
        return False
    if head.dep_ != "ccomp":
        return True
    governor = head.head
    said = not any(child.dep_ == "neg" for child in governor.children)
    return said and governor.lemma_.lower() not in words["wishing"]


def _verb(head: "Token") -> "tuple[Token, list[Token]]":
    """Return the verb that says what happens, and those that pass on to it ("had to apologise", "was forced to resign")."""
    passed = []
    for _ in range(4):
        below = [child for child in head.children if child.dep_ in ("xcomp", "ccomp") and child.i > head.i and _infinitive(child)]
        if not below or head.lemma_.lower() not in frame_words()["passing"]:
            break
        passed.append(head)
        head = below[0]
    return head, passed


def _infinitive(token: "Token") -> bool:
    return token.pos_ in ("VERB", "AUX") and (token.tag_ == "VBG" or any(child.tag_ == "TO" for child in token.lefts))


def _name(verb: "Token") -> str:
    """Return the verb's lemma with its particle ("go off")."""
    particles = [
        child.lower_
        for child in verb.rights
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.i <= verb.i + 2 and child.lower_ in frame_words()["particles"])
    ]
    return " ".join([verb.lemma_.lower(), *particles[:1]])


def _heads(chain: "Sequence[Token]", clause: Clause) -> "Iterator[tuple[str, Token]]":
    """Give the words that head what stands around the verbs, each with its role."""
    verbs = {verb.i for verb in chain}
    small = _small_clause(chain[-1])
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in chain[-1].children)
    for token in clause.tokens:
        relation = token.dep_
        if relation in ("nsubj", "nsubjpass", "csubj") and token.head.i in verbs:
            yield ("patient" if passive else "agent"), _meant(token, clause)
        elif relation == "dative" and token.pos_ != "ADP":
            yield "to", token
        elif relation == "dobj" or (relation == "nsubj" and token.head in small):
            yield "patient", token
        elif token in small or (relation in ("attr", "acomp", "oprd") and token.head.i in verbs):
            yield "attribute", token
        elif relation == "pobj" and not bound(token.head) and token.head.head.lower_ != "according":
            # "Taken there by bus" says how, not who did it.
            bare = token.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "amod") for child in token.lefts)
            agent = token.head.dep_ == "agent" and token.head.head.i in verbs and not bare
            before = f"{token.head.head.lower_} " if token.head.head.lower_ == "out" else ""
            yield ("agent" if agent else before + token.head.lower_), token
        elif relation in ("advmod", "npadvmod", "prt") and token.head.i in verbs and token.lower_ not in frame_words()["particles"]:
            yield "how", token


def _small_clause(verb: "Token") -> "list[Token]":
    """Return the adjective that says what the object is found or made to be ("found the captain guilty")."""
    return [child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "oprd") and child.pos_ == "ADJ" and child.i > verb.i]


def _meant(token: "Token", clause: Clause) -> "Token":
    """Return the noun that a relative pronoun stands for."""
    relative = clause.head.dep_ == "relcl" and token.tag_ in ("WP", "WDT") and clause.head.head.pos_ in ("NOUN", "PROPN")
    return clause.head.head if relative else token


def _denying(token: "Token") -> bool:
    """Tell whether a phrase says that there is none: "no one", "no damage"."""
    words = frame_words()["denied"]
    return token.lower_ in words or any(child.dep_ == "det" and child.lower_ in words for child in token.lefts)
