"""The date of a story's event and of the writing of its pages, from all of them together."""
