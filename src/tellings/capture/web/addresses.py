"""Addresses: which words are one, and how one page comes to have one address."""

import functools
import importlib.resources
import re
import tomllib
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from tellings.capture.web.refusing import RefusedError

_SCHEMES = {"http": 80, "https": 443}
# Browsers take about 2,000 characters at the least and 64 KiB at most; news addresses have some hundred.
LONGEST_ADDRESS = 4_000
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# A host as it is asked for: letters, digits and what is between them, or an address of IPv6.
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.ASCII | re.I)
# What a person or a feed writes as it stands and an address carries in percents.
_UNSAFE = re.compile(r"[^!#$%&'()*+,/:;=?@\[\]~\w.-]", re.ASCII)


class _Tracking(NamedTuple):
    names: frozenset[str]
    beginnings: tuple[str, ...]


def is_address(words: str) -> bool:
    """Tell whether words begin as a web address does."""
    return words[:8].lower().startswith(("http://", "https://"))


def checked(address: str) -> str:
    """Return an address as it is asked for: without its fragment, host in lower case, no default port, percents where they must be.

    Raises:
        RefusedError: it is no web address, is too long, or carries a name and a password.
    """
    shown = address[:200]
    if len(address) > LONGEST_ADDRESS:
        raise RefusedError(shown, "address", f"the address has more than {LONGEST_ADDRESS:,} characters; check it")
    try:
        parts = urlsplit(_CONTROLS.sub("", address.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise RefusedError(shown, "address", f"the address cannot be read ({error}); check it") from error
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not host or "%" in host:
        raise RefusedError(shown, "address", "this is no web address (http:// or https://); check it")
    if parts.username is not None or parts.password is not None:
        raise RefusedError(shown.replace(parts.netloc, host), "address", "the address holds a name or a password; take it out")
    plain = _ascii(shown, host)
    if not _HOST.fullmatch(plain):
        raise RefusedError(shown, "address", "no host can have this name; check it")
    return f"{scheme}://{_place(plain, port, scheme)}{_percents(parts)}"


def one_address(address: str) -> str:
    """Return the address under which a listed page is kept: :func:`checked`, and without what only counts readers.

    Raises:
        RefusedError: as for :func:`checked`.
    """
    clean = checked(address)
    front, mark, query = clean.partition("?")
    tracking = _tracking()
    kept = [each for each in query.split("&") if not _counts_readers(each.partition("=")[0].lower(), tracking)]
    return front + mark + "&".join(kept) if kept and mark else front


def joined(base: str, address: str) -> str:
    """Return an address as it stands in what ``base`` gave, whole; as it is where it cannot be read."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def host_of(address: str) -> str:
    """Return the host of a checked address, without its port."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Return scheme, host and port of a checked address: what one robots.txt speaks for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def port_of(address: str) -> int:
    """Return the port of a checked address."""
    parts = urlsplit(address)
    return parts.port or _SCHEMES[parts.scheme]


def _place(host: str, port: int | None, scheme: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port is None or port == _SCHEMES[scheme] else f"{name}:{port}"


def _ascii(shown: str, host: str) -> str:
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise RefusedError(shown, "address", f"no host can have this name ({error}); check it") from error


def _percents(parts: SplitResult) -> str:
    whole = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8")), whole)


def _counts_readers(name: str, tracking: _Tracking) -> bool:
    return name in tracking.names or name.startswith(tracking.beginnings)


@functools.cache
def _tracking() -> _Tracking:
    table = tomllib.loads(importlib.resources.files("tellings.capture.web").joinpath("tracking.toml").read_text(encoding="utf-8"))
    return _Tracking(frozenset(table["names"]), tuple(table["beginnings"]))
