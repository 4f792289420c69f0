"""``tellings schema``: the shape of the JSON."""

import typer

from tellings.cli.ending import ending


def schema() -> None:
    """Print the JSON Schema (2020-12) of an edition."""
    with ending():
        import json

        from tellings.model import schema as schema_of

        typer.echo(json.dumps(schema_of(), ensure_ascii=False, indent=2))
