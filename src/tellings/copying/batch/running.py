"""Seeds of two articles, compiled: every run of words that both have, the answers of ``seeding.shared_places`` and ``runs_of``."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner
from tellings.copying.batch.matching import Grams
from tellings.copying.batch.ordering import by_place
from tellings.copying.seeding import MOST_PLACES


@inner
def shared_places(grams: Grams, number: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the places at which two articles have the same shingle, as rows ``place in a, place in b`` in order of ``b``."""
    first, following, times = grams.first, grams.following, grams.times
    times_b = np.zeros(len(first), np.int32)
    most = 0
    for b in range(len(number)):
        if number[b] >= 0:
            times_b[number[b]] += 1
            most += min(times[number[b]], MOST_PLACES)
    places = np.empty((most, 2), np.int64)
    if most == 0:
        return places
    turn = np.zeros(len(first), np.int32)
    count = 0
    for b in range(len(number)):
        what = number[b]
        if what < 0:
            continue
        in_turn = times[what] * times_b[what] > MOST_PLACES
        place = first[what]
        if in_turn:
            # So many pairs of places: first goes with first, second with second, and so on.
            place = turn[what] - 1 if turn[what] > 0 else first[what] if turn[what] == 0 else -1
            turn[what] = (following[place] + 1 if following[place] >= 0 else -1) if place >= 0 else -1
        while place >= 0:
            places[count, 0], places[count, 1] = place, b
            count += 1
            if in_turn:
                break
            place = following[place]
    return places[:count]


@inner
def runs_of(places: NDArray[np.int64], places_a: int, places_b: int, size: int) -> NDArray[np.int64]:
    """Join shared places, in order of ``b``, into the longest runs: rows ``place in a, place in b, words``, in order of place."""
    runs = np.empty((len(places), 3), np.int64)
    if len(places) == 0:
        return runs
    open_run = np.full(places_a + places_b, -1, np.int32)
    count = 0
    for at in range(len(places)):
        a, b = places[at, 0], places[at, 1]
        run = open_run[b - a + places_a]
        if run >= 0 and a - (runs[run, 0] + runs[run, 2] - size) <= size:
            runs[run, 2] = a - runs[run, 0] + size
        else:
            runs[count, 0], runs[count, 1], runs[count, 2] = a, b, size
            open_run[b - a + places_a] = count
            count += 1
    return by_place(runs, count)
