"""Sentences cut into clauses: a verb that heads a clause, an apposition or a counted thing, with the words that are its own."""

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING, NamedTuple

from tellings.stating.frame_words import frame_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# A verb in one of these places begins a clause of its own.
VERBAL = frozenset({"ROOT", "conj", "advcl", "relcl", "ccomp", "acl", "parataxis", "csubj", "csubjpass"})

# A clause of fewer words than this stays with the clause around it; a participle behind its noun ("rockets built for the navy") needs
# more, since short ones only say which thing is meant.
LEAST_WORDS = 3
LEAST_PARTICIPLE = 4

# What may be parted from its clause where another page tells it apart: a verb behind a preposition ("after crossing the river"), an
# infinitive ("decided to wait for the tide") and a further thing in a list, of so many words at least. On twelve real events, each
# judged by weights from the eleven others, .59 of the labelled points were found with .65 of the reported ones labelled without parting,
# .60 and .65 with the first, .62 and .65 with the list too, .63 and .63 with all; prepositional phrases, or fewer words, added none.
LEAST_PARTED = {"pcomp": 4, "xcomp": 5, "advcl": 5, "acl": 5, "conj": 4}


class Clause(NamedTuple):
    """A clause of a parsed sentence: its head, the tokens that are its own, and its place in the document's text.

    ``start`` and ``end`` are character offsets in the document from the first to the last of the clause's own words; a clause that
    stands between them (a relative clause in the middle) is within that range too. ``host`` is the head of the clause around what only
    another page's telling makes a thing of its own; until then it belongs to that clause.
    """

    head: "Token"
    tokens: tuple["Token", ...]
    start: int
    end: int
    host: "Token | None" = None


def clauses(doc: "Doc") -> Iterator[tuple["Span", list[Clause]]]:
    """Give each sentence of a document with its clauses in order of place."""
    for sentence in doc.sents:
        tokens = list(sentence)
        heads = {token.i for token in tokens if _heads(token)}
        parted = {token.i for token in tokens if token.i not in heads and _parts(token)}
        heads |= parted
        above = {token.i: token.head.i for token in tokens}
        own: dict[int, list[Token]] = {}
        for token in tokens:
            own.setdefault(_owner(token.i, above, heads), []).append(token)
        _reattach(own, heads, sentence)
        hosts = {number: doc[_owner(above[number], above, heads)] for number in parted}
        found = [_clause(doc[head], tokens)._replace(host=hosts.get(head)) for head, tokens in own.items()]
        yield sentence, sorted((clause for clause in found if clause.end > clause.start), key=lambda clause: (clause.start, clause.end))


def _owner(number: int, above: Mapping[int, int], heads: Set[int]) -> int:
    """Return the place of the head of the clause that a token belongs to; ``above`` is what each token hangs on."""
    while number not in heads and above[number] != number:
        number = above[number]
    return number


def _heads(token: "Token") -> bool:
    relation = token.dep_
    if relation == "ROOT":
        return True
    if relation == "appos":
        # "X, the mayor of Y" says something; "the town, Y" only names it.
        return _words(token) > LEAST_WORDS and any(child.pos_ in ("NOUN", "ADJ", "NUM", "VERB") for child in token.subtree)
    if relation in VERBAL and token.pos_ in ("VERB", "AUX"):
        # "To raise funds", "the first to land": an infinitive belongs to what it completes.
        infinitive = any(child.tag_ == "TO" for child in token.lefts) and relation not in ("conj", "parataxis")
        return not infinitive and _words(token) >= (LEAST_PARTICIPLE if relation == "acl" else LEAST_WORDS)
    return _counted_apart(token)


def _parts(token: "Token") -> bool:
    """Tell whether a token heads what may be parted from its clause."""
    relation = token.dep_
    if relation not in LEAST_PARTED or token.pos_ not in (("NOUN", "PROPN") if relation == "conj" else ("VERB", "AUX")):
        return False
    if relation == "xcomp" and token.head.lemma_.lower() in frame_words()["helping"]:
        return False
    return _words(token) >= LEAST_PARTED[relation]


def _words(token: "Token") -> int:
    """Count the words that hang on a token, with itself."""
    return sum(not child.is_punct for child in token.subtree)


def _reattach(own: dict[int, list["Token"]], heads: set[int], sentence: "Span") -> None:
    """Give a counted thing in a list the phrase that follows it ("50 years since …"), which the parser hangs on the verb."""
    for number in sorted(heads):
        head = sentence.doc[number]
        if head.dep_ != "conj" or head.pos_ == "VERB" or not _counted_apart(head):
            continue
        following = max(token.i for token in own[number]) + 1
        if following >= sentence.end or sentence.doc[following].dep_ != "prep":
            continue
        phrase = {token.i for token in sentence.doc[following].subtree} - heads
        for owner in sorted(own):
            if owner != number and following in {token.i for token in own[owner]}:
                taken = [token for token in own[owner] if token.i in phrase]
                own[owner] = [token for token in own[owner] if token.i not in phrase]
                own[number] = sorted([*own[number], *taken], key=lambda token: token.i)


def _counted_apart(token: "Token") -> bool:
    """Tell whether a noun with a number of its own stands in a list, so that each item says a thing of its own."""
    relation = token.dep_
    if relation not in ("conj", "pobj") or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if not any(child.pos_ == "NUM" or child.ent_type_ == "ORDINAL" for child in token.lefts):
        return False
    head = token.head
    if relation == "conj":
        return head.pos_ in ("NOUN", "PROPN", "NUM")
    return head.lower_ == "as" and head.i > 0 and head.nbor(-1).lower_ == "such"


def _clause(head: "Token", tokens: list["Token"]) -> Clause:
    # The commas, dashes and conjunctions that join a clause to its neighbours are not part of what it says.
    words = [token for token in tokens if not token.is_space and not token.is_punct]
    while words and words[0].dep_ == "cc":
        words.pop(0)
    while words and words[-1].dep_ == "cc":
        words.pop()
    if not words:
        return Clause(head, (), 0, 0)
    doc, own = head.doc, {token.i for token in tokens}
    first, last = words[0].i, words[-1].i
    # A straight mark opens and closes: it is the clause's own only where no space parts it from the words.
    while first - 1 in own and doc[first - 1].text in _OPENING and not doc[first - 1].whitespace_:
        first -= 1
    while last + 1 in own and doc[last + 1].text in _CLOSING and not doc[last].whitespace_:
        last += 1
    return Clause(head, tuple(words), doc[first].idx, doc[last].idx + len(doc[last]))


_OPENING = frozenset("“\"‘'«„([")
_CLOSING = frozenset(".!?…”\"’'»“)]%")
