"""Quotations and reported speech of an article, with the words that show who speaks."""
