"""Which articles share wording, in which direction, and how many independent texts there really are."""

from tellings.copying.finding import find_reuse
from tellings.copying.lineage import Lineage, trace

__all__ = ["Lineage", "find_reuse", "trace"]
