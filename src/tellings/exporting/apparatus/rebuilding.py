"""The way back: from a TEI document to what each of its witnesses tells."""

from typing import TYPE_CHECKING

from tellings.exporting.apparatus.characters import character_of
from tellings.exporting.errors import ExportError

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEI = "{http://www.tei-c.org/ns/1.0}"


def tei_witnesses(document: str | bytes) -> dict[str, str]:
    """Return what each witness of a document made by :func:`tellings.exporting.tei` tells, by the witness's id there.

    Raises:
        ExportError: this is no such document.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
    try:
        root = etree.fromstring(document.encode("utf-8") if isinstance(document, str) else document, parser)
        found: dict[str, list[str]] = {}
        for block in root.iter(f"{_TEI}ab"):
            _read(block, {name.removeprefix("#"): [] for name in block.get("corresp", "").split()}, found)
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ExportError(f"this is no TEI document as tellings writes them: {error}") from error
    return {name: "".join(pieces) for name, pieces in found.items()}


def _read(block: "_Element", told: dict[str, list[str]], found: dict[str, list[str]]) -> None:
    """Read one story: text outside of any app goes to all witnesses, a reading to those that it names."""

    def give(pieces: list[str], names: list[str]) -> None:
        for name in names:
            told[name] += pieces

    everybody = list(told)
    give([block.text or ""], everybody)
    for child in block:
        if child.tag == f"{_TEI}app":
            for reading in child:
                give(_words(reading), [name.removeprefix("#") for name in (reading.get("wit") or "").split()])
        else:
            give([_special(child)], everybody)
        give([child.tail or ""], everybody)
    found |= told


def _words(element: "_Element") -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        pieces += [_special(child), child.tail or ""]
    return pieces


def _special(element: "_Element") -> str:
    if element.tag == f"{_TEI}lb":
        return "\n"
    if element.tag == f"{_TEI}g":
        return character_of(element.get("ref") or "")
    raise ValueError(f"an element {element.tag} stands where only lb and g do")
