"""The guard: which addresses are inside the network and are never connected to, unless their host is allowed by name."""

import functools
import importlib.resources
import ipaddress
import tomllib
from collections.abc import Sequence

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def inside(ip: str) -> str | None:
    """Say in a word what kind of inside address this is, ``None`` for one of the public network; what cannot be read is inside."""
    try:
        found = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return "unreadable"
    return _inside(found)


def is_allowed(host: str, port: int, allow_hosts: Sequence[str]) -> bool:
    """Tell whether a host was allowed by its name, alone or with this port; ``[::1]`` and ``::1`` are the same name."""
    plain = host.lower().strip("[]").rstrip(".")
    names = {plain, f"{plain}:{port}", f"[{plain}]", f"[{plain}]:{port}"}
    return any(allowed.lower().rstrip(".") in names for allowed in allow_hosts)


def _inside(ip: _Ip) -> str | None:
    networks, wrapped = _tables()
    for network, word in networks:
        if ip.version == network.version and ip in network:
            return word
    for network, bit in wrapped:
        if ip.version == network.version and ip in network:
            return _inside(ipaddress.IPv4Address((int(ip) >> (128 - bit - 32)) & 0xFFFFFFFF))
    # What the registries kept after this table was written, and Python knows.
    return None if ip.is_global else "not public"


@functools.cache
def _tables() -> tuple[list[tuple[_Network, str]], list[tuple[_Network, int]]]:
    table = tomllib.loads(importlib.resources.files("tellings.capture.web").joinpath("inside.toml").read_text(encoding="utf-8"))
    networks = [(ipaddress.ip_network(each), word) for word, listed in table["networks"].items() for each in listed]
    return networks, [(ipaddress.ip_network(each), bit) for each, bit in table["wrapped"].items()]
