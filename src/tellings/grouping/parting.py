"""All articles at once to stories: the result that a stream of them is compared with."""

from collections.abc import Collection, Sequence

import numpy as np

from tellings.grouping.likeness import SHARED, lateness, likenesses
from tellings.grouping.linking import Pair, linked, strongest
from tellings.grouping.profiles import Profile


def part(
    profiles: Sequence[Profile],
    *,
    shared: Collection[Pair] = (),
    together: Sequence[Collection[int]] = (),
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Part articles into stories; each is named by its place in ``profiles``. Stories, and the list of them, in order of place.

    ``shared`` are pairs that share narration; ``together`` and ``apart`` are what people said. Every pair is looked at: for some
    thousand articles. The stories do not depend on the order of ``profiles``.
    """
    alike = likenesses(profiles)
    for a, b in shared:
        alike[a, b] = alike[b, a] = max(alike[a, b], round(SHARED - lateness(profiles[a].day, profiles[b].day), 4))
    links = {at: {int(other): float(alike[at, other]) for other in np.flatnonzero(alike[at] > 0)} for at in range(len(profiles))}
    return linked(range(len(profiles)), strongest(links), together=together, apart=apart)
