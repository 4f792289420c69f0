"""The keys of the site: what the script adds for those who like the keyboard."""

from starlette.routing import BaseRoute

from tellings.web.answering import Answer, Visit, both

# The keys, as site.js has them, and what each does.
KEYS = (
    ("j", "the next entry of a list"),
    ("k", "the one before"),
    ("o", "open it (Enter does too)"),
    ("/", "search"),
    ("g then s", "go to the stories"),
    ("g then o", "go to the sources"),
    ("g then c", "go to comparing your own"),
    ("g then g", "go to the top of the page"),
    ("?", "show these keys"),
    ("Esc", "close what was opened"),
)


def show(_visit: Visit) -> Answer:
    """Return the keys."""
    return Answer("keys.html.jinja", lambda: {"keys": KEYS}, lambda: [{"key": key, "does": does} for key, does in KEYS])


routes: list[BaseRoute] = [*both("/keys", show)]
