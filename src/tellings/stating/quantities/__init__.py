"""How many and how much: the quantities of a text, as bounds with the words that give them."""

from tellings.stating.quantities.finding import QuantityFound, find_quantities

__all__ = ["QuantityFound", "find_quantities"]
