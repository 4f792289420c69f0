"""The characters of pages in XML, all of them, so that they can be had back as they were."""

import re

# The characters that XML 1.0 cannot hold in any way (production 2, "Char").
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Mark-up; line ends; what a parser would change or a person could not see: these are written in other ways.
_WRITTEN = re.compile("[&<>\n\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<lb/>"}


def content(words: str) -> str:
    """Return words as the content of an element.

    A line feed is ``<lb/>``; a character that XML cannot hold is a ``<g>`` that points at its declaration; one that cannot be seen, or that
    turns the direction of writing, is a character reference.
    """
    return _WRITTEN.sub(_written, words)


def _written(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ENTITIES:
        return _ENTITIES[character]
    code = ord(character)
    return f'<g ref="#{_name(code)}"/>' if _IMPOSSIBLE.match(character) else f"&#x{code:X};"


def declared(texts: list[str]) -> str:
    """Return the declaration (``charDecl``) of the characters of these texts that XML cannot hold; empty where there are none."""
    codes = sorted({ord(character) for text in texts for character in _IMPOSSIBLE.findall(text)})
    if not codes:
        return ""
    chars = "\n".join(f'<char xml:id="{_name(code)}"><localProp name="codepoint" value="U+{code:04X}"/></char>' for code in codes)
    return f"<charDecl>\n{chars}\n</charDecl>\n"


def character_of(reference: str) -> str:
    """Return the character that a ``<g>`` with this ``ref`` stands for.

    Raises:
        ValueError: it stands for none.
    """
    if re.fullmatch(r"#c[0-9A-F]{4}", reference) is None:
        raise ValueError(f"'{reference}' names no character")
    return chr(int(reference[2:], 16))


def _name(code: int) -> str:
    return f"c{code:04X}"
