"""What the decisions about points rest on: the articles, their texts and when they were written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tellings.collating.unnamed import is_unnamed
from tellings.model import Article, Reading, Span, Statement, Support, Text, Value, When


class Grounds(NamedTuple):
    """The articles of a story by id, its texts, and when each article was written (``None``: not known)."""

    articles: Mapping[str, Article]
    texts: Sequence[Text]
    written: Mapping[str, When | None]

    def text_of(self, span: Span) -> str:
        """Return the id of the text that a span belongs to: the part that holds most of it, or its article's largest."""
        best, most = "", (-1, -1)
        for text in self.texts:
            for part in text.parts:
                if part.article == span.article:
                    common = max(0, min(part.end, span.end) - max(part.start, span.start))
                    if (common, len(part)) > most:
                        best, most = text.id, (common, len(part))
        return best

    def words(self, span: Span) -> str:
        """Return the words of a span, on one line."""
        return " ".join(self.articles[span.article].words(span).split())

    def agency_of(self, text: str) -> str | None:
        """Return the agency of a text by its id."""
        return next((one.agency for one in self.texts if one.id == text), None)

    def reading(self, value: Value, statements: Sequence[Statement]) -> Reading:
        """Make a reading of the statements that give one value."""
        spans = tuple(sorted({statement.span for statement in statements}))
        return Reading(
            value=value,
            spans=spans,
            articles=tuple(sorted({span.article for span in spans})),
            texts=tuple(sorted({self.text_of(span) for span in spans})),
            speakers=tuple(sorted({statement.speaker for statement in statements if statement.speaker})),
            anonymous=tuple(sorted({statement.span.article for statement in statements if self._is_unnamed(statement)})),
            unattributed=tuple(sorted({one.span.article for one in statements if not one.speaker and not self._is_unnamed(one)})),
        )

    def _is_unnamed(self, statement: Statement) -> bool:
        return not statement.speaker and is_unnamed(self.articles[statement.sentence.article].words(statement.sentence))

    def detail(self, value: Value, spans: Iterable[Span]) -> Reading:
        """Make a reading of places that give one value, apart from who says it."""
        places = tuple(sorted(set(spans)))
        articles = tuple(sorted({span.article for span in places}))
        return Reading(value, places, articles, tuple(sorted({self.text_of(span) for span in places})), ())

    def support(self, readings: Sequence[Reading]) -> Support:
        """Count what stands behind all readings of a point."""
        texts = {text for reading in readings for text in reading.texts}
        speakers = {speaker for reading in readings for speaker in reading.speakers}
        anonymous = {article for reading in readings for article in reading.anonymous}
        own = {article for reading in readings for article in reading.unattributed}
        return Support(
            articles=len({article for reading in readings for article in reading.articles}),
            texts=len(texts),
            agencies=len({agency for agency in map(self.agency_of, texts) if agency}),
            speakers=len(speakers),
            anonymous=len(anonymous),
            one_speaker=len(speakers) == 1 and not anonymous and not own,
        )
