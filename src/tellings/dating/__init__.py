"""Times as values that keep their precision, when a story was written, and when its event was."""
