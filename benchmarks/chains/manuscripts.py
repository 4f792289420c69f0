"""A family of manuscripts with a known tree, read from its collation (GraphML) and its stemma (dot)."""

import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

Tree = frozenset[tuple[str, str]]


def stemma(dot: str) -> Tree:
    """Return the edges of a stemma, parent first; a lost manuscript between one parent and one child is left out of the way."""
    lost = set(re.findall(r"(\w+)\s*\[\s*class=hypothetical", dot))
    edges = set(re.findall(r"(\w+)\s*->\s*(\w+)", dot))
    for name in sorted(lost):
        above = sorted(parent for parent, child in edges if child == name)
        below = sorted(child for parent, child in edges if parent == name)
        edges = {edge for edge in edges if name not in edge} | {(a, b) for a in above for b in below}
    return frozenset(edges)


def versions(path: Path) -> dict[str, str]:
    """Return the text of each manuscript: its path through the collation, and the base text where it has no path of its own."""
    from lxml import etree

    space = "{http://graphml.graphdrawing.org/xmlns}"
    root: Any = etree.parse(str(path)).getroot()
    names = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.iter(f"{space}key")}
    graph = next(root.iter(f"{space}graph"))

    def data(element: Any, wanted: str) -> str:
        return next((d.text or "" for d in element.iter(f"{space}data") if names[d.get("key")][1] == wanted), "")

    words = {node.get("id"): data(node, "text") for node in graph.iter(f"{space}node")}
    start = next(node.get("id") for node in graph.iter(f"{space}node") if data(node, "is_start") == "1")
    end = next(node.get("id") for node in graph.iter(f"{space}node") if data(node, "is_end") == "1")
    paths: dict[str, dict[str, str]] = {}
    for edge in graph.iter(f"{space}edge"):
        witness = data(edge, "witness")
        if witness and data(edge, "extra") != "1" and "(a.c.)" not in witness:
            paths.setdefault(witness, {})[edge.get("source")] = edge.get("target")
    found = {}
    for witness, steps in sorted(paths.items()):
        place, read = start, []
        while place != end and place in steps:
            place = steps[place]
            read.append(words[place])
        found[witness] = " ".join(word for word in read if not re.fullmatch(r"#\w+#", word))
    return found


def spanning(distance: Mapping[frozenset[str], float]) -> frozenset[frozenset[str]]:
    """Return the least spanning tree over the distances (Kruskal 1956), ties broken by name."""
    joined: dict[str, frozenset[str]] = {}
    kept = set()
    for pair in sorted(distance, key=lambda pair: (distance[pair], sorted(pair))):
        a, b = sorted(pair)
        left, right = joined.get(a, frozenset({a})), joined.get(b, frozenset({b}))
        if left != right:
            kept.add(pair)
            joined |= dict.fromkeys(left | right, left | right)
    return frozenset(kept)


def beside(distance: Mapping[frozenset[str], float], tree: Tree) -> float:
    """Return how often a true neighbour in the tree is nearer than one that is none, over all such pairs of a manuscript (0.5: chance)."""
    true = {frozenset(edge) for edge in tree}
    won, seen = 0.0, 0
    for one, other in combinations(sorted(distance, key=sorted), 2):
        if one & other and (one in true) != (other in true):
            near, far = (one, other) if one in true else (other, one)
            won += 1 if distance[near] < distance[far] else 0.5 if distance[near] == distance[far] else 0
            seen += 1
    return won / seen if seen else 0.0
