"""The command line: one file a verb. Data goes to standard output, talk and progress to standard error."""

from tellings.cli.application import app, main

__all__ = ["app", "main"]
