"""The templates of an edition, set up once: all that comes from pages is escaped, and what is not given is an error."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.editing.display import in_line, shortened, visible
from tellings.editing.phrases import KINDS, count
from tellings.model.spoken import when_phrase

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

# What each role is called over a block in the full text; the story's own sentences need no label.
ROLES = {"body": "", "page-date": "page date"}


def environment_over(loaders: "Sequence[BaseLoader]" = ()) -> "Environment":
    """Return an environment with the templates of ``loaders`` before those of the edition, and its filters and names."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    own = PackageLoader("tellings.editing")
    found = Environment(
        loader=ChoiceLoader([*loaders, own]), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters.update(visible=visible, in_line=in_line, when=when_phrase)
    found.globals.update(count=count, kinds=KINDS, roles=ROLES, shortened=shortened)
    return found


@functools.cache
def edition_environment() -> "Environment":
    """Return the environment of the edition file."""
    return environment_over()
