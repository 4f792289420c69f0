"""The forms in which news gives quantities: ``tables/quantities.tsv`` holds a sentence a row, and every quantity that it holds."""

from pathlib import Path

import pytest

from tellings.stating.quantities import QuantityFound, find_quantities

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "tables" / "quantities.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def _shown(found: QuantityFound) -> str:
    q = found.quantity
    if q.high is None:
        value = f"{'>' if q.low_open else '>='}{q.low:.15g}"
    elif q.low is None:
        value = f"{'<' if q.high_open else '<='}{q.high:.15g}"
    else:
        value = f"{q.low:.15g}" if q.low == q.high else f"{q.low:.15g}..{q.high:.15g}"
    return f"{q.words} | {'~' if q.approximate else ''}{value} | {q.unit or '-'} | {q.counted or '-'}"


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_a_form_of_news_gives_its_quantities(sentence, expected):
    assert " ; ".join(map(_shown, find_quantities(sentence))) == ("" if expected == "-" else expected)


def test_the_table_holds_at_least_150_forms_each_once():
    assert len({sentence for sentence, _ in ROWS}) == len(ROWS) >= 150
