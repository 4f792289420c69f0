"""What a comparison costs: five and twenty-five accounts of 600 words each in one story, and how that grows.

The accounts are put together from the sentences of the own pairs: each event's facts with other names and figures, told in another
order and a part of them in each account, so that accounts overlap as those of newsrooms do without copying each other.
"""

import math
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pairs import load
from tellings import Page, compare
from tellings.reading.sentences import sentences

FEW, MANY, WORDS = 5, 25, 600
RUNS = 3


def accounts(number: int) -> list[str]:
    """Return accounts of about 600 words, the same ones each time."""
    pool = []
    for pair in load():
        if pair.kind != "copied":
            told = [side.text.split("\n\n", 2)[2] for side in (pair.a, pair.b)]
            pool.append([[text[start:end] for start, end in sentences(text)] for text in told])
    chance, made = random.Random(5), []
    chance.shuffle(pool)
    for place in range(number):
        # Nine tenths of what any account tells is taken from facts that all may tell; each fact has two wordings.
        own, order = random.Random(place), pool[:26]
        own.shuffle(order)
        told, size = [], 0
        for fact in order:
            told += own.choice(fact)
            size = sum(len(sentence.split()) for sentence in told)
            if size >= WORDS:
                break
        body = "\n\n".join(" ".join(told[start : start + 4]) for start in range(0, len(told), 4))
        made.append(f"A day in the county, as account {place + 1} tells it\n\nBrennick, 4 February 2023\n\n{body}\n")
    return made


def measure() -> None:
    """Print seconds on the clock and of the processors, cold, and the exponent of growth from few to many in one warm process."""
    for number in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            for place, text in enumerate(accounts(number)):
                Path(folder, f"{place:02}.txt").write_text(text, encoding="utf-8")
            begin, before = time.perf_counter(), os.times()
            command = [sys.executable, "-m", "tellings", "compare", folder, "--json", "-", "--quiet"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            wall, after = time.perf_counter() - begin, os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"  {number} accounts of {WORDS} words, cold: {wall:.1f} s on the clock, {used:.1f} s of the processors")
    warm = {number: min(_warm(number) for _ in range(RUNS)) for number in (FEW, MANY)}
    exponent = math.log(warm[MANY][0] / warm[FEW][0]) / math.log(MANY / FEW)
    seconds = ", ".join(f"{number} accounts {used:.2f} s in {stories} story" for number, (used, stories) in warm.items())
    print(f"  warm, of the processors, least of {RUNS}: {seconds}; grows with the number of accounts to the power of {exponent:.2f}")


def _warm(number: int) -> tuple[float, int]:
    """Return seconds of the processors for a comparison, and how many stories were found."""
    pages = [Page.from_text(text, name=f"{place:02}.txt") for place, text in enumerate(accounts(number))]
    began = time.process_time()
    edition = compare(pages)
    return time.process_time() - began, len(edition.stories)
