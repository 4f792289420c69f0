"""Candidate pairs aligned, compiled: pairs in, passages out; each pair is judged by itself, as in a comparison of two."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import compiled
from tellings.copying.batch.judging import Bench
from tellings.copying.batch.matching import grams_in, grams_of, numbered, words_in
from tellings.copying.batch.running import runs_of, shared_places
from tellings.copying.batch.sequences import LANES
from tellings.copying.batch.settling import passages
from tellings.copying.rewording import TRACE
from tellings.copying.seeding import SHINGLE
from tellings.copying.weighing import PRIOR_WORDS


class Held(NamedTuple):
    """The words of all articles: article ``i`` has ``begin[i]:begin[i + 1]``; ``key`` are 32-bit keys, ``sign`` as the splitter's."""

    key: NDArray[np.uint32]
    sign: NDArray[np.uint16]
    begin: NDArray[np.int64]


@compiled
def _with(rows: NDArray[np.int64], count: int, made: NDArray[np.int64], pair: int) -> NDArray[np.int64]:
    """Write a pair's passages behind the first ``count`` rows, and return the rows, roomier where they were full."""
    if count + len(made) > len(rows):
        larger = np.empty((2 * (count + len(made)), 6), np.int64)
        for at in range(count):
            for column in range(6):
                larger[at, column] = rows[at, column]
        rows = larger
    for at in range(len(made)):
        rows[count + at, 0] = pair
        for column in range(5):
            rows[count + at, column + 1] = made[at, column]
    return rows


@compiled
def _count(word: NDArray[np.int32], times: NDArray[np.int32], by: int) -> None:
    for at in range(len(word)):
        if word[at] >= 0:
            times[word[at]] += by


@compiled
def compared(held: Held, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.int64]:
    """Align the pairs ``left[i], right[i]``, sorted by ``left``; return a row a passage: its pair, and then as ``passages`` has it."""
    rows = np.empty((1024, 6), np.int64)
    count = 0
    grows, found = np.empty((64 * LANES, LANES), np.uint64), np.empty((64 * LANES, 3), np.int64)
    shingle, trace = int(np.int64(SHINGLE)), int(np.int64(TRACE))
    pair = 0
    while pair < len(left):
        first = left[pair]
        begin, end = held.begin[first], held.begin[first + 1]
        key_a, sign_a = held.key[begin:end], held.sign[begin:end]
        a = numbered(key_a)
        grams, traces = grams_of(a.word, shingle), grams_of(a.word[:0], trace)
        traced = False
        times = np.zeros(a.types, np.int32)
        _count(a.word, times, 1)
        masks, taken = np.zeros((a.types, LANES), np.uint64), np.zeros(len(key_a), np.bool_)
        while pair < len(left) and left[pair] == first:
            begin, end = held.begin[right[pair]], held.begin[right[pair] + 1]
            word_b = words_in(a, held.key[begin:end])
            number = grams_in(a.word, grams, word_b, shingle)
            runs = runs_of(shared_places(grams, number), len(grams.number), len(number), shingle)
            if len(runs):
                if not traced:
                    traces, traced = grams_of(a.word, trace), True
                _count(word_b, times, 1)
                total = np.log2((len(a.word) + len(word_b)) / 2 + PRIOR_WORDS)
                taken_b = np.zeros(len(word_b), np.bool_)
                made = passages(
                    Bench(a.word, word_b, sign_a, held.sign[begin:end], times, total, masks, grows, found, taken, taken_b), runs, traces
                )
                _count(word_b, times, -1)
                rows = _with(rows, count, made, pair)
                count += len(made)
            pair += 1
    return rows[:count]
