"""Candidate pairs by SQL: articles that hold one rare shingle, and for a too common one its earliest holder with each other.

DuckDB keeps to the memory it is given and goes on on disk beyond it. ``JOIN`` reads as any engine's SQL.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A shingle with more holders than this is not joined pairwise (n holders make n * (n - 1) / 2 pairs): each is linked to the earliest.
MOST_HOLDERS = 50

# What DuckDB may use before it goes on on disk. 200 000 articles of 350 words need 600 MB.
MEMORY = "400MB"

_HOLDERS = """
CREATE TEMP TABLE common AS
SELECT hash, count(*) AS holders, min(standing) AS earliest FROM posting GROUP BY hash HAVING count(*) > 1
"""

_SHARED = """
CREATE TEMP TABLE shared AS
SELECT posting.hash, posting.standing, common.holders, common.earliest FROM posting JOIN common USING (hash)
"""

_PAIRS = f"""
SELECT DISTINCT x.standing AS first, y.standing AS second
FROM shared AS x JOIN shared AS y ON x.hash = y.hash AND x.standing < y.standing WHERE x.holders <= {MOST_HOLDERS}
UNION
SELECT earliest, standing FROM shared WHERE holders > {MOST_HOLDERS} AND standing > earliest
"""


@contextmanager
def database(threads: int) -> "Iterator[DuckDBPyConnection]":
    """Open a database of its own, in memory and in a folder that goes with it."""
    import duckdb

    with TemporaryDirectory(prefix="tellings-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "preserve_insertion_order": False,
        }
        connection = duckdb.connect(":memory:", config=settings)
        try:
            yield connection
        finally:
            connection.close()


def candidates(
    connection: "DuckDBPyConnection", fingerprints: Iterable[tuple[NDArray[np.uint64], NDArray[np.int32]]]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Join ``(hash, standing)`` arrays to pairs of standings, the earlier first, ascending; ``standing`` is a holder's rank by time."""
    connection.execute("CREATE TEMP TABLE posting (hash UBIGINT, standing INTEGER)")
    for hashes, standings in fingerprints:
        connection.register("batch", {"hash": hashes, "standing": standings})
        connection.execute("INSERT INTO posting SELECT hash, standing FROM batch")
        connection.unregister("batch")
    for statement in (_HOLDERS, _SHARED):
        connection.execute(statement)
    connection.execute("DROP TABLE posting")
    connection.execute("DROP TABLE common")
    found = connection.execute(_PAIRS).fetchnumpy()
    first, second = np.asarray(found["first"], np.int32), np.asarray(found["second"], np.int32)
    order = np.lexsort((second, first))
    return first[order], second[order]
