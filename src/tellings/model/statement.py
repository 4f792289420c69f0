"""Statements: one thing that one article asserts, with everything that can be compared about it."""

from typing import Literal

from msgspec import Struct

from tellings.model.quantity import Quantity
from tellings.model.span import Span
from tellings.model.when import When

EntityKind = Literal["person", "organisation", "place", "agency", "people", "other"]


class Mention(Struct, frozen=True):
    """A name, a title or a pronoun-like short form, and the entity of the story that it stands for.

    ``entity`` is the entity's fullest name in the story ("Anna Lindqvist" for "Lindqvist" and "the minister"); ``words`` are the
    page's own; ``named`` is false where the words are a title or a pronoun instead of a name.
    """

    span: Span
    entity: str
    kind: EntityKind
    words: str
    named: bool = True


class Measured(Struct, frozen=True):
    """A quantity and the words that give it; ``of`` is the lemma of the noun that it describes ("report" in "a 48-page report")."""

    span: Span
    quantity: Quantity
    of: str | None = None


class Timed(Struct, frozen=True):
    """A time and the words that give it."""

    span: Span
    when: When


class Quoted(Struct, frozen=True):
    """Words that a page reports as somebody's own.

    ``span`` covers the words inside the marks (``direct``: a sentence or more; ``partial``: a part of one) or the reported clause
    (``indirect``). ``speaker`` is an entity's name, ``None`` where it is not known; ``speaker_span`` the words that show it.
    """

    span: Span
    kind: Literal["direct", "partial", "indirect"]
    speaker: str | None
    speaker_span: Span | None


class Filler(Struct, frozen=True):
    """What fills one slot of a frame.

    ``role`` is "agent" (who did it), "patient" (to whom, or what), "attribute" (what it is said to be), "how" (an adverb), or the
    preposition before it; ``head`` the lemma of its head and ``words`` the lemmas of all its own words, sorted; ``entity`` and ``kind``
    those of the mention that its head stands in. ``definite`` tells that one certain thing is meant, ``several`` that it is more than
    one; ``under`` is the role of the noun that a phrase with a preposition hangs on, if it does not hang on the verb.
    """

    role: str
    head: str
    words: tuple[str, ...]
    span: Span
    entity: str | None = None
    kind: EntityKind | None = None
    proper: bool = False
    definite: bool = False
    several: bool = False
    under: str | None = None


class Frame(Struct, frozen=True):
    """What a clause says happened: its ``verb`` (lemma, with a particle) and what stands around it; active and passive are one."""

    verb: str
    span: Span
    fillers: tuple[Filler, ...]
    denied: bool


class Statement(Struct, frozen=True):
    """One clause of one article, with what it says in slots.

    ``span`` is the clause, ``sentence`` the sentence around it; ``words`` are the stems of the clause's own content words and
    ``trigger`` the lemma of its head. ``about`` holds the mentions that are its subject. ``denied`` is true under a negation;
    ``modality`` says how sure the page is. ``speaker`` is who the page says it after, if anybody. ``reports`` is true where the clause
    itself only says who said something, to whom or where; ``past`` where its verb is in a past or perfect tense. ``frame`` is what
    happened, where the clause has a verb. ``host`` is the span of the clause that this one is a part of, where only another page
    that tells it apart makes it a thing of its own ("to wait for the tide" of "the crew decided").
    """

    span: Span
    sentence: Span
    trigger: str
    words: tuple[str, ...]
    about: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Measured, ...]
    times: tuple[Timed, ...]
    quotes: tuple[Quoted, ...]
    speaker: str | None
    denied: bool
    modality: Literal["asserted", "suspected", "planned"]
    reports: bool = False
    past: bool = False
    frame: Frame | None = None
    host: Span | None = None
