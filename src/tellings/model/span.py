"""Where words stand: every result of tellings points at spans."""

from msgspec import Struct, field


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points in one article's text.

    ``article`` is an article's id; ``0 <= start < end <= len(article.text)``.
    """

    article: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both spans share a character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


class Said(Struct, frozen=True):
    """A thing with the words that it was taken from.

    ``span`` is ``None`` only where the thing came from metadata; then ``source`` (in JSON: ``from``) names the field.
    """

    text: str
    span: Span | None = None
    source: str | None = field(default=None, name="from")
