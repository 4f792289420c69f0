"""What ``tellings check BUNDLE`` says."""

import typer

from tellings.cli.ending import ALL_READ, SOME_PROBLEMS
from tellings.cli.usage import DASH


def check_one_bundle(bundle: str, json: str | None, quiet: bool) -> int:
    """Check a bundle and say what was found; return the exit status.

    Raises:
        ExportError: it cannot be opened, or is no ZIP file.
    """
    from tellings.cli.ending import say
    from tellings.cli.output import write
    from tellings.cli.progress import progress
    from tellings.editing.phrases import count
    from tellings.exporting import check_bundle

    with progress(quiet) as report:
        checked = check_bundle(bundle, progress=report)
    if json is not None:
        import msgspec

        write(msgspec.json.format(msgspec.json.encode(checked)).decode() + "\n", json, "what was found", quiet=quiet)
    for fault in checked.faults:
        say(f"{fault.subject}: {fault.message}")
    for note in checked.notes:
        say(note)
    if not quiet and json != DASH:
        looked = f"{count(checked.files, 'file')}, {count(checked.pages, 'page')}, {count(checked.spans, 'span')}"
        made = f", made by tellings {checked.made_by}" if checked.made_by else ""
        typer.echo(f"{looked}{made}: {count(len(checked.faults), 'fault') if checked.faults else 'all is well'}")
        if checked.sums and not checked.faults:
            typer.echo(f"SHA-256 of its SHA256SUMS: {checked.sums}")
    return SOME_PROBLEMS if checked.faults else ALL_READ
