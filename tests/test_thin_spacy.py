"""spaCy is imported without its command line, and loses nothing by it."""

import subprocess
import sys


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_comparison_imports_no_command_line_of_spacy_and_no_http_client():
    code = (
        "import sys, tellings; tellings.compare([tellings.Page.from_text('The mill burned down on Friday.', name='a')]);"
        "print(sorted({'spacy.cli', 'weasel', 'httpx'} & set(sys.modules)), 'spacy' in sys.modules)"
    )
    assert run(code) == "[] True"


def test_the_command_line_of_spacy_can_still_be_imported_and_its_info_asked_for():
    code = (
        "from tellings.thin_spacy import spacy; package = spacy(); import spacy.cli;"
        "print(callable(spacy.cli.download), 'spacy_version' in str(package.info(silent=True)).lower() or bool(package.info(silent=True)))"
    )
    assert run(code) == "True True"


def test_where_spacy_is_imported_already_it_is_taken_as_it_is():
    assert run("import spacy as first; from tellings.thin_spacy import spacy; print(spacy() is first)") == "True"
