"""Words of a page as a quotation on one line."""

from tellings.editing.display import in_line, shortened
from tellings.model import Article, Span

# Marks that a page's words may begin or end with; a quotation sets its own around them.
_MARKS = '“”"«»„ '


def quoted(article: Article, span: Span, most: int) -> str:
    """Return the words at a span in “quotation marks”, visible, on one line, cut to ``most`` columns; not escaped for any mark-up."""
    # A character takes up to two columns, and runs of white space become one space.
    words = in_line(article.text[span.start : min(span.end, span.start + 4 * most)])
    return f"“{shortened(words.strip(_MARKS), most)}”"
