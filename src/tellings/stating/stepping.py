"""The model's pipeline, run with its two transition parsers (grammar and names) stepped from here.

spaCy's own loop over transitions takes and gives back the interpreter's lock again and again at every token, so that half of its time goes
into locking; stepped from here, with the lock held, the same scores choose the same moves. On fourteen stories (742 paragraphs) no token's
tag, head, lemma or entity differed, and parsing took .60 of the time; `python benchmarks/stating.py` prints both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Documents and characters that the model works on at a time. More documents are no faster; the characters bound the memory that the
# parser's features take, some five kilobytes a token.
MOST_DOCUMENTS, MOST_CHARACTERS = 128, 60_000


def annotated(nlp: "Language", docs: Iterable["Doc"]) -> Iterator["Doc"]:
    """Yield tokenized documents in order with all that the model's components set: what ``nlp.pipe`` gives.

    Documents of about the same length are best given one after the other.
    """
    for batch in _batches(docs):
        for _, component in nlp.pipeline:
            if _is_greedy(component) and any(len(doc) for doc in batch):
                _step(component, batch)
            elif hasattr(component, "pipe"):
                batch = list(component.pipe(batch, batch_size=MOST_DOCUMENTS))
            else:
                batch = [component(doc) for doc in batch]
        yield from batch


def _batches(docs: Iterable["Doc"]) -> Iterator[list["Doc"]]:
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        length = len(doc.text)
        if batch and (len(batch) == MOST_DOCUMENTS or size + length > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += length
    if batch:
        yield batch


class _Parser(Protocol):
    """What is used of ``spacy.pipeline.transition_parser.Parser``, which has no stub."""

    moves: Any
    model: Any
    cfg: dict[str, Any]

    def transition_states(self, states: Sequence[Any], scores: Any) -> list[Any]: ...  # noqa: ANN401
    def set_annotations(self, docs: Sequence["Doc"], states: Sequence[Any]) -> None: ...


def _is_greedy(component: object) -> TypeGuard[_Parser]:
    return hasattr(component, "transition_states") and getattr(component, "cfg", {}).get("beam_width") == 1


def _step(parser: _Parser, docs: Sequence["Doc"]) -> None:
    """Take the best valid move of every unfinished document at once, until all are finished; set what comes of it."""
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = parser.transition_states(unfinished, model.predict(unfinished))
    model.clear_memory()
    parser.set_annotations(docs, states)
