"""An edition as a TEI P5 critical apparatus, from which every witness can be had back."""

from tellings.exporting.tei.document import tei
from tellings.exporting.tei.rebuilding import tei_witnesses
from tellings.exporting.tei.witnesses import told_text

__all__ = ["tei", "tei_witnesses", "told_text"]
