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

# Under which heading a verb stands in the help.
COMPARE, KEEP, ASK, CORRECT = "Compare pages", "Keep a library", "Ask a library", "Correct what it says"

app.command(rich_help_panel=COMPARE)(compare)
app.command(rich_help_panel=COMPARE)(read)
app.command(rich_help_panel=COMPARE)(schema)
app.command(rich_help_panel=KEEP)(add)
app.command(rich_help_panel=KEEP)(gather)
app.command(rich_help_panel=KEEP)(changes)
app.command(rich_help_panel=KEEP)(rebuild)
app.command(rich_help_panel=KEEP)(check)
app.command(rich_help_panel=KEEP)(backup)
app.command(rich_help_panel=KEEP)(export)
app.command("import", rich_help_panel=KEEP)(import_)
app.command(rich_help_panel=ASK)(stories)
app.command(rich_help_panel=ASK)(story)
app.command(rich_help_panel=ASK)(search)
app.command(rich_help_panel=ASK)(quotes)
app.command(rich_help_panel=ASK)(timeline)
app.command(rich_help_panel=ASK)(sources)
app.command(rich_help_panel=ASK)(diff)
app.command(rich_help_panel=ASK)(serve)
app.command(rich_help_panel=ASK)(mcp)
app.command(rich_help_panel=CORRECT)(merge)
app.command(rich_help_panel=CORRECT)(split)
app.command(rich_help_panel=CORRECT)(move)
app.command(rich_help_panel=CORRECT)(name)
app.command(rich_help_panel=CORRECT)(pin)
app.add_typer(correct, rich_help_panel=CORRECT)
app.command(rich_help_panel=CORRECT)(note)
app.command(rich_help_panel=CORRECT)(undo)
app.command(rich_help_panel=CORRECT)(log)


@app.callback()
def tellings(
    _version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Every telling of a story, side by side: who copied whom, what they agree on, where they differ."""


def main() -> None:
    """Run the command line; the entry point of the package."""
    app(prog_name="tellings")
