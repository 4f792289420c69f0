"""Pairs of short accounts of one invented event: for each, the kind of the one point that is asked about.

146 pairs in two halves, ``tuning.toml`` and ``final.toml``; half of the pairs look like another kind than they are. Both files were written
before collating was tuned on them and are held by their hashes (tests/benchmarks/test_pairs.py). Each account is made a page of
plain text (title, line of date and place, body), so that the whole path runs.
"""

from pairs.reading import HALVES, Account, Pair, load

__all__ = ["HALVES", "Account", "Pair", "load"]
