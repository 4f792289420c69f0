"""Names and keys in the library: what a place is called, and the public id of the article that a page at a place gives."""

import hashlib
import sqlite3

# Twelve hexadecimal digits: among a million articles two would share them with a chance of 1 in 560, and then one grows longer.
KEY_DIGITS = 12


def kept_name(name: str) -> str:
    r"""Return a name as it can be kept: halves of characters, which SQLite and UTF-8 cannot hold, stand as ``\udc80``."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def key_of(connection: sqlite3.Connection, sha256: str, name: str, again: int) -> str:
    """Return the key of the article of a page at a place: it hangs on the page's hash and the place's name alone.

    ``again`` counts the earlier versions of the place that had the same bytes.
    """
    digest = _digest(sha256, name, again)
    size = KEY_DIGITS
    while connection.execute("SELECT 1 FROM capture WHERE key = ?", (f"a{digest[:size]}",)).fetchone():
        size += 1
    return f"a{digest[:size]}"


def is_key_of(key: str, sha256: str, name: str, version: int) -> bool:
    """Tell whether a key is that of a page at a place, of which it is this version."""
    size = len(key) - 1
    return size >= KEY_DIGITS and any(key == f"a{_digest(sha256, name, again)[:size]}" for again in range(version))


def _digest(sha256: str, name: str, again: int) -> str:
    words = f"{sha256}\n{name}" + (f"\n{again}" if again else "")
    return hashlib.sha256(words.encode("utf-8")).hexdigest()
