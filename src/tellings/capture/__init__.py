"""Capture: files, folders and standard input become pages, bytes as they came."""

from tellings.capture.arguments import capture
from tellings.capture.bounds import LARGEST_PAGE
from tellings.capture.media import media_type

__all__ = ["LARGEST_PAGE", "capture", "media_type"]
