"""Articles: each can be unpacked, is of the page that it says, points into its own text, and is current where it should be."""

import sqlite3

from tellings.library.checking.faults import REBUILD, Check, Fault
from tellings.library.packing import is_sound, unpack
from tellings.model import Article
from tellings.model.walking import spans_of


def check_articles(connection: sqlite3.Connection) -> Check:
    """Unpack each article and hold it to its page and to itself."""
    count = 0
    sql = (
        "SELECT article.key, capture.key, sha256, place.name, digest, body FROM article JOIN capture ON capture.id = article.capture"
        " JOIN page ON page.id = capture.page JOIN place ON place.id = capture.place ORDER BY article.id"
    )
    for key, expected, sha256, place, digest, body in connection.execute(sql):
        count += 1
        wrong = "has another key than its page" if key != expected else _wrong(key, sha256, place, digest, body)
        if wrong:
            yield Fault("wrong-article", key, f"the article {key} of '{place}' {wrong}", REBUILD)
    yield from _not_current(connection)
    return count


def _wrong(key: str, sha256: str, place: str, digest: str, body: bytes) -> str | None:
    if not is_sound(body, digest):
        return "is damaged"
    try:
        article = unpack(body)
    except ValueError as error:
        return f"cannot be read: {error}"
    if (article.id, article.sha256, article.page) != (key, sha256, place):
        return "was not made from its page"
    return None if _holds(article) else "points outside of its own text"


def _holds(article: Article) -> bool:
    """Tell whether blocks stand in order inside the text, and spans inside it."""
    ends = [0]
    for block in article.blocks:
        if not ends[-1] <= block.start < block.end <= len(article.text):
            return False
        ends.append(block.end)
    return all(span.article == article.id and 0 <= span.start < span.end <= len(article.text) for span in spans_of(article))


def _not_current(connection: sqlite3.Connection) -> Check:
    """Find places whose current article is not their newest one."""
    sql = (
        "SELECT name, key FROM (SELECT place.name, article.key, article.current, row_number() OVER"
        " (PARTITION BY place ORDER BY last_seen DESC, captured DESC, version DESC) = 1 AS newest FROM article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place) WHERE current <> newest"
    )
    for place, key in connection.execute(sql):
        yield Fault(
            "not-current", key, f"the article {key} of '{place}' is taken for the newest and is not, or the other way round", REBUILD
        )
    return 0
