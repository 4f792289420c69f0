"""The application: its verbs and what ``tellings`` alone can be asked."""

from typing import Annotated

import typer

from tellings.cli.add import add
from tellings.cli.backup import backup
from tellings.cli.changes import changes
from tellings.cli.check import check
from tellings.cli.compare import compare
from tellings.cli.correct import correct
from tellings.cli.diff import diff
from tellings.cli.export import export
from tellings.cli.gather import gather
from tellings.cli.import_ import import_
from tellings.cli.log import log
from tellings.cli.mcp import mcp
from tellings.cli.merge import merge
from tellings.cli.move import move
from tellings.cli.name import name
from tellings.cli.note import note
from tellings.cli.pin import pin
from tellings.cli.quotes import quotes
from tellings.cli.read import read
from tellings.cli.rebuild import rebuild
from tellings.cli.schema import schema
from tellings.cli.search import search
from tellings.cli.serve import serve
from tellings.cli.sources import sources
from tellings.cli.split import split
from tellings.cli.stories import stories
from tellings.cli.story import story
from tellings.cli.timeline import timeline
from tellings.cli.undo import undo
from tellings.cli.usage import show_version

app = typer.Typer(
    name="tellings",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(compare)
app.command()(read)
app.command()(schema)
app.command()(add)
app.command()(gather)
app.command()(changes)
app.command()(rebuild)
app.command()(check)
app.command()(backup)
app.command()(export)
app.command("import")(import_)
app.command()(stories)
app.command()(story)
app.command()(search)
app.command()(quotes)
app.command()(timeline)
app.command()(sources)
app.command()(diff)
app.command()(merge)
app.command()(split)
app.command()(move)
app.command()(name)
app.command()(pin)
app.add_typer(correct)
app.command()(note)
app.command()(undo)
app.command()(log)
app.command()(serve)
app.command()(mcp)


@app.callback()
def tellings(
    _version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Every telling of a story, side by side: who copied whom, what they agree on, where they differ."""


def main() -> None:
    """Run the command line; the entry point of the package."""
    app(prog_name="tellings")
