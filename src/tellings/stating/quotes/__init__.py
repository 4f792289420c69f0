"""Quotations and reported speech of an article, with the words that show who speaks."""

from tellings.stating.quotes.finding import find_quotes
from tellings.stating.quotes.plain import FoundQuote, quotes_of

__all__ = ["FoundQuote", "find_quotes", "quotes_of"]
