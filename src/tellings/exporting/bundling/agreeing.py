"""Whether the edition, the pages and the manifest of a bundle are of one another."""

from collections.abc import Callable, Iterator

from tellings.exporting.bundling.faults import BundleFault
from tellings.exporting.bundling.manifest import EDITION_HTML, EDITION_JSON, Manifest
from tellings.exporting.bundling.words import all_spans, hash_of_words
from tellings.exporting.bundling.writing import for_people
from tellings.model import Edition
from tellings.version import __version__


def check_pages(edition: Edition, manifest: Manifest) -> Iterator[BundleFault]:
    """Check that the edition is one of these pages, and these pages are those of the edition."""
    by_article = {page.article: page for page in manifest.pages}
    files = {file.path: file for file in manifest.files}
    articles = {article.id: article for article in edition.articles}
    if tuple(story.id for story in edition.stories) != manifest.stories:
        yield BundleFault("stories", EDITION_JSON, "the edition tells other stories than the manifest says")
    for article in edition.articles:
        page = by_article.get(article.id)
        if page is None:
            yield BundleFault("page", article.id, "the edition has an article of which the bundle has no page")
        elif page.sha256 != article.sha256 or page.path not in files or files[page.path].sha256 != article.sha256:
            yield BundleFault("page", article.id, "the page in the bundle is not the one that the article was read from")
    for page in manifest.pages:
        if page.article not in articles:
            yield BundleFault("page", page.path, "the bundle has a page that the edition does not")
    for story in edition.stories:
        for missing in sorted(set(story.articles) - set(articles)):
            yield BundleFault("page", missing, "a story names an article that the edition has not")


def check_shown(edition: Edition, manifest: Manifest, bytes_of: Callable[[str], bytes | None]) -> tuple[list[BundleFault], list[str]]:
    """Check that what people are shown is the edition: made anew from it, the files are the same, with the version that made them.

    Returns faults, and a note where another version made them. Files that are not as the manifest says have a fault already.
    """
    if manifest.made_by != __version__:
        what = f"{EDITION_HTML} was made by tellings {manifest.made_by} and cannot be compared with the edition by {__version__}"
        return [], [f"{what}; {EDITION_JSON} is what was checked"]
    try:
        made = for_people(edition)
    except Exception as error:
        # An edition that was made by hand may name what it has not, in any way.
        return [BundleFault("edition", EDITION_JSON, f"the edition cannot be shown: {type(error).__name__}: {error}")], []
    found = [(name, bytes_of(name), data) for name, data in made.items()]
    message = "it does not say what the edition says: it was changed"
    return [BundleFault("shown", name, message) for name, held, data in found if held is not None and held != data], []


def check_spans(edition: Edition, manifest: Manifest) -> Iterator[BundleFault]:
    """Check that every span lies in its article, and that the words at all of them are those that the manifest was made of."""
    texts = {article.id: article.text for article in edition.articles}
    for span in all_spans(edition):
        if span.article not in texts or not 0 <= span.start < span.end <= len(texts[span.article]):
            yield BundleFault("span", f"{span.article} {span.start}-{span.end}", "the span lies outside of its article")
    if hash_of_words(edition) != manifest.words:
        yield BundleFault("words", EDITION_JSON, "the words at the spans are not those that the manifest was made of")
