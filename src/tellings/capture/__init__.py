"""Capture: files, folders and standard input become pages, bytes as they came."""

from tellings.capture.arguments import LARGEST_PAGE, capture
from tellings.capture.media import media_type

__all__ = ["LARGEST_PAGE", "capture", "media_type"]
