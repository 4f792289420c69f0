"""Chains of copies with their whole truth: news invented or given, edited as newsrooms do, to measure lineage on."""

from chains.documents import STRENGTHS, Document, Edge, House, Passage, Sentence, Story
from chains.sets import Source, stories, stories_of

__all__ = ["STRENGTHS", "Document", "Edge", "House", "Passage", "Sentence", "Source", "Story", "stories", "stories_of"]
