"""An edition as a TEI P5 critical apparatus, from which every witness can be had back."""

from tellings.exporting.apparatus.document import tei
from tellings.exporting.apparatus.rebuilding import tei_witnesses
from tellings.exporting.apparatus.witnesses import told_text

__all__ = ["tei", "tei_witnesses", "told_text"]
