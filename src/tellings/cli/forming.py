"""Which form an edition is to be written in, as a person says it or as the name of the file shows."""

from typing import Annotated

import typer

# The names of the forms, for the help and for completion; a test holds them to `tellings.exporting.FORMS`, which is not imported for help.
NAMES = ("json", "csv", "parquet", "md", "html", "tei", "webannotation", "feed", "jsonfeed", "bundle")


def check_form(form: str | None) -> str | None:
    """Return the name of a form as given.

    Raises:
        typer.BadParameter: there is no such form.
    """
    if form is not None and form not in NAMES:
        raise typer.BadParameter(f"there is no form '{form}'; there are {', '.join(NAMES)}.")
    return form


FormOption = Annotated[
    str | None,
    typer.Option("--as", metavar="FORM", help=f"The form: {', '.join(NAMES)}; without it, by the ending of FILE.", callback=check_form),
]


def form_for(form: str | None, target: str) -> str:
    """Return the form that was asked for, or the one that the ending of the file shows; JSON on standard output.

    Raises:
        typer.BadParameter: neither says one.
    """
    from tellings.cli.usage import DASH
    from tellings.exporting import form_of

    found = form or ("json" if target == DASH else form_of(target))
    if found is None:
        raise typer.BadParameter(f"the ending of '{target}' shows no form; say one: --as {'|'.join(NAMES)}")
    return found


def what_of(form: str) -> str:
    """Return what a form is called in a sentence."""
    from tellings.exporting import FORMS

    return FORMS[form].what
