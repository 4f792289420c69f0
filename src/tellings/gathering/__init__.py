"""Gathering: feeds, sitemaps, lists, archives and watched folders become pages, kept batch by batch on a shelf."""

from tellings.gathering.outcomes import Gathered, SourceGathered
from tellings.gathering.shelf import Brought, KnownSource, Shelf, Visit

__all__ = ["Brought", "Gathered", "KnownSource", "Shelf", "SourceGathered", "Visit"]
