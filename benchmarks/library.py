"""How a library does: stories beside peers and in any order, rates of taking in, time to add one article, search meanwhile, bytes on disk.

Run: python benchmarks/library.py [grouping] [crowd] [rate] [everything] [add] [--articles N]. Without a part: all of them. `add` fills a
library of N articles (100,000 by default) by what is known of the generated ones and then adds to it for real; `rate` takes in 1,000,
10,000, ... up to N (by default 10,000) through the whole of `tellings add` less statements, `everything` N (10,000) with the editions of
all stories. Sets of ../shared are used where they are there.
"""

import sys

from shelves import grouping, rates

PARTS = ("grouping", "crowd", "rate", "everything", "add")


def main() -> None:
    """Print the figures of the parts that are named."""
    arguments = sys.argv[1:]
    articles = int(arguments[arguments.index("--articles") + 1]) if "--articles" in arguments else None
    chosen = [argument for argument in arguments if argument in PARTS] or list(PARTS)
    for name in chosen:
        print(f"-- {name}", flush=True)
        if name in ("grouping", "crowd"):
            grouping.beside_peers(around=name == "crowd")
        elif name == "rate":
            rates.taking_in(articles or 10_000)
        elif name == "everything":
            rates.everything(articles or 10_000)
        else:
            rates.adding(articles or 100_000)


if __name__ == "__main__":
    main()
