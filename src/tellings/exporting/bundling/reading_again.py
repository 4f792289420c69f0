"""The pages of a bundle read anew: whether the words of the edition stand on the pages, and not only in the edition."""

from collections.abc import Callable

from tellings.exporting.bundling.faults import BundleFault
from tellings.exporting.bundling.manifest import BundledPage, Manifest
from tellings.exporting.bundling.words import all_spans
from tellings.model import Article, Edition, Page, Span
from tellings.version import __version__

Progress = Callable[[str, int, int], None]

# Faults of one article that are told one by one.
_MOST_TOLD = 5


def read_again(
    edition: Edition, manifest: Manifest, bytes_of: Callable[[str], bytes | None], progress: Progress | None
) -> tuple[list[BundleFault], list[str]]:
    """Read each page, of which ``bytes_of`` gives the bytes by its path; return faults and notes.

    The version that made the bundle must read the same text. Another one may read a page otherwise: then the words at every span must
    stand on the page as it reads it, white space aside.
    """
    pages = {page.article: page for page in manifest.pages}
    spans: dict[str, list[Span]] = {}
    for span in all_spans(edition):
        spans.setdefault(span.article, []).append(span)
    faults: list[BundleFault] = []
    otherwise = 0
    for number, article in enumerate(edition.articles):
        if progress:
            progress("reading", number, len(edition.articles))
        page = pages.get(article.id)
        data = bytes_of(page.path) if page is not None and page.sha256 == article.sha256 else None
        if page is None or data is None:
            continue
        text = _text(page, data)
        if text == article.text:
            continue
        if text is None or manifest.made_by == __version__:
            what = "cannot be read" if text is None else "reads otherwise than the edition says"
            faults.append(BundleFault("text", article.id, f"the page {what}: the edition was changed, or made of something else"))
        otherwise += 1
        faults += _lost(article, spans.get(article.id, []), text or "")
    notes = []
    if otherwise and manifest.made_by != __version__:
        notes.append(
            f"tellings {__version__} reads {otherwise} of the pages otherwise than {manifest.made_by}, which made the bundle; the words at"
            " every span were looked for on the page instead"
        )
    return faults, notes


def _text(page: BundledPage, data: bytes) -> str | None:
    """Return the text of a page's article; ``None`` where nothing can be read."""
    from tellings.reading.identifying import Identified
    from tellings.reading.reader import read_alone

    try:
        article, _ = read_alone(Identified(page.article, Page(page.name, data, page.media_type, page.captured), page.sha256))
    except Exception:
        # Whatever a page of a hostile bundle brings out is no more than a page that cannot be read.
        return None
    return article.text if article else None


def _lost(article: Article, spans: list[Span], text: str) -> list[BundleFault]:
    """Return the spans of which the words are not on the page."""
    plain = " ".join(text.split())
    lost = [span for span in spans if " ".join(article.text[span.start : span.end].split()) not in plain]
    found = [
        BundleFault("span", f"{span.article} {span.start}-{span.end}", "its words do not stand on the page") for span in lost[:_MOST_TOLD]
    ]
    if len(lost) > _MOST_TOLD:
        found.append(BundleFault("span", article.id, f"{len(lost) - _MOST_TOLD} more spans of which the words do not stand on the page"))
    return found
