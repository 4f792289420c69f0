"""An entry of a feed, a wire item or a message as the HTML page that it would have been, which the HTML reader understands."""

import json
import re
from html import escape
from typing import NamedTuple


class Item(NamedTuple):
    """What an entry says: ``html`` or, where that is empty, ``text`` is its content; times are ISO 8601; all else as it was printed."""

    title: str = ""
    html: str = ""
    text: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str | None = None
    updated: str | None = None
    dateline: str = ""
    credit: str = ""
    address: str = ""
    language: str = ""
    is_post: bool = False

    @property
    def words(self) -> int:
        """How many words the content has, tags not counted."""
        return len(re.sub(r"<[^<>]{0,2000}>", " ", self.html).split()) if self.html else len(self.text.split())


def composed(item: Item) -> bytes:
    """Return the page in UTF-8: metadata as JSON-LD, then headline, byline, dateline, content and credit in the order of print."""
    title = _line(item.title)
    parts = [f'<!DOCTYPE html>\n<html{_language(item.language)}><head><meta charset="utf-8">']
    parts += [f"<title>{escape(title)}</title>"] if title else []
    parts.append(f'<script type="application/ld+json">{_metadata(item, title)}</script>')
    if re.match(r"https?://", item.address):
        parts.append(f'<link rel="canonical" href="{escape(_line(item.address))}">')
    parts.append("</head><body><article>")
    parts += [f"<h1>{escape(title)}</h1>"] if title else []
    parts += [f'<p class="byline">By {escape(" and ".join(item.authors))}</p>'] if item.authors else []
    dateline = _line(item.dateline)
    parts += [f'<p class="dateline">{escape(dateline)}</p>'] if dateline and dateline not in _start(item) else []
    parts.append(item.html or "\n".join(f"<p>{escape(each)}</p>" for each in paragraphs(item.text)))
    credit = _line(item.credit)
    parts += [f'<p class="credit">{escape(credit)}</p>'] if credit else []
    parts.append("</article></body></html>\n")
    return "\n".join(parts).encode("utf-8", "replace")


def paragraphs(text: str) -> list[str]:
    """Part plain text: at empty lines if there are any, else at each line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = re.split(r"\n[ \t]{0,200}\n", text)
    if len(parts) == 1:
        parts = text.split("\n")
    return [line for part in parts if (line := " ".join(part.split()))]


def _line(text: str) -> str:
    return " ".join(text.split())


def _start(item: Item) -> str:
    return _line(re.sub(r"<[^<>]{0,2000}>", " ", (item.html or item.text)[:3000]))[:400]


def _language(language: str) -> str:
    return f' lang="{language}"' if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", language) else ""


def _metadata(item: Item, title: str) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "SocialMediaPosting" if item.is_post else "NewsArticle",
        "headline": title,
        "author": [{"@type": "Person", "name": author} for author in item.authors],
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
        "datePublished": item.published,
        "dateModified": item.updated if item.updated != item.published else None,
    }
    # "<" would let a title end the script; ASCII keeps halves of characters out of the encoding.
    return json.dumps({key: value for key, value in said.items() if value}).replace("<", "\\u003c")
