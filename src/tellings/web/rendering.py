"""The templates of the site over those of an edition: one set, with the frame of the site around it."""

import functools
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any

from tellings.editing.environment import environment_over
from tellings.version import __version__
from tellings.web.live import live_address
from tellings.web.wording import called, day_phrase

if TYPE_CHECKING:
    from jinja2 import Environment


@functools.cache
def environment() -> "Environment":
    """Return the environment of the site."""
    from jinja2 import PackageLoader

    found = environment_over([PackageLoader("tellings.web")])
    found.filters.update(live=live_address, day=day_phrase, called=called)
    found.globals["asset"] = asset
    return found


def warm() -> None:
    """Compile all templates, so that no visitor waits for it."""
    for name in environment().list_templates(extensions=["jinja"]):
        environment().get_template(name)
    look()


@functools.cache
def look() -> str:
    """Return a hash of all templates, the style and the scripts' addresses: what was rendered with others is not given again."""
    loader = environment().loader
    names = environment().list_templates(extensions=["jinja"])
    sources = [loader.get_source(environment(), name)[0] for name in names] if loader else []
    return hashlib.sha256("\0".join([__version__, *sources]).encode() + style()).hexdigest()[:16]


def asset(name: str) -> str:
    """Return the address of the style or of a script: another one when it changes, so that browsers may keep what they have."""
    body = style() if name == "site.css" else static(name)
    return f"/static/{name}?v={hashlib.sha256(body).hexdigest()[:12]}"


def render(template: str, context: Mapping[str, Any]) -> bytes:
    """Return a page of the site; ``here`` says which room of the navigation it is in, where it is in one."""
    return environment().get_template(template).render({"here": "", "asked": "", **context}).encode("utf-8", "replace")


@functools.cache
def style() -> bytes:
    """Return the style sheet of the site: that of the edition, then the rules of the frame and of the pages of texts."""
    parts = (("tellings.editing", "templates/edition.css"), ("tellings.web", "static/site.css"), ("tellings.web", "static/texts.css"))
    return "\n".join(resources.files(package).joinpath(name).read_text(encoding="utf-8") for package, name in parts).encode()


@functools.cache
def static(name: str) -> bytes:
    """Return a file of the folder ``static``."""
    return resources.files("tellings.web").joinpath("static", name).read_bytes()
