"""Quotations and reported speech of an article, with the words that show who speaks."""

from tellings.stating.quotes.finding import find_quotes

__all__ = ["find_quotes"]
