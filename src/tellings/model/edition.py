"""The whole answer, in and out of JSON."""

import json
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from tellings.model.article import Article
from tellings.model.page import Problem
from tellings.model.story import Story

T = TypeVar("T", bound="Answer")


class Answer(Struct, frozen=True):
    """What every answer has: the articles that were read, and the pages that were not."""

    version: Literal["1"]
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> str:
        """Write the answer as JSON in UTF-8 text, indented by two spaces, the same bytes for the same answer."""
        return json.dumps(msgspec.to_builtins(self), ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls: type[T], source: str | bytes) -> T:
        """Read an answer back from its JSON.

        Raises:
            msgspec.ValidationError: where ``source`` is not such an answer; msgspec.DecodeError: where it is no JSON.
        """
        try:
            return msgspec.json.decode(source, type=cls)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError as error:
            # The escape of an unpaired surrogate, which a page may hold and `to_json` writes, is refused above and read here.
            try:
                plain = json.loads(source)
            except (ValueError, RecursionError):
                raise error from None
            return msgspec.convert(plain, cls)

    def _repr_html_(self) -> str:
        """Show the answer in a notebook: a short piece of HTML, escaped, without script."""
        from tellings.exporting.notebook import answer_html

        return answer_html(self)

    def article(self, identifier: str) -> Article:
        """Return the article with this id; ``KeyError`` where there is none."""
        for article in self.articles:
            if article.id == identifier:
                return article
        raise KeyError(identifier)


class Readings(Answer, frozen=True):
    """The answer of ``tellings read``: articles, and nothing compared."""


class Edition(Answer, frozen=True):
    """The answer of ``tellings compare``: the stories that the articles tell, each compared."""

    stories: tuple[Story, ...] = ()


def schema(answer: type[Answer] = Edition) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answer, generated from the types."""
    made = msgspec.json.schema(answer)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"tellings {answer.__name__}", **made}
