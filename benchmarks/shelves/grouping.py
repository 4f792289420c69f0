"""How well a stream of articles falls into stories: ten orders, with and without days, alone and in a crowd, beside peers."""

import random
import tempfile
from pathlib import Path

from shelves import peers
from shelves.scoring import bcubed, spread
from shelves.sets import OUTLETS, Told, crowd, ordinal, outlets
from shelves.streams import stream
from tellings.copying import find_reuse
from tellings.grouping.parting import part
from tellings.grouping.profiles import profile
from tellings.grouping.stories import SHARED_NARRATION

ORDERS = 10


def beside_peers(around: bool = False) -> None:
    """Print the scores of all articles at once and streamed in ten orders, their spread, and those of the peers."""
    if not OUTLETS.exists():
        print("not measured: ../shared/data/grouping is not here")
        return
    told = outlets() + (crowd() if around else [])
    events = {each.article.id: each.event for each in told}
    known = sum(each.event is not None for each in told)
    print(f"{known} articles of {len({event for event in events.values() if event})} events, {len(told) - known} around them")
    for dated in (False, True):
        _streams(told, events, dated)
    print("best setting in hindsight, without days:")
    for name, peer in (
        ("TF-IDF single link", peers.single_link),
        ("TF-IDF average link", peers.average_link),
        ("TextClust", peers.text_clust),
    ):
        found = peer(told, events)
        print(f"  {name:20} " + ("not measured: river is not installed" if found is None else f"F1 {found[0].f1:.3f} ({found[1]})"))


def _streams(told: list[Told], events: dict[str, str | None], dated: bool) -> None:
    whole = _at_once(told, dated)
    scores = bcubed(whole, events)
    low, middle, high = spread(whole, events)
    days = "with" if dated else "without"
    print(f"{days} days, all at once: precision {scores.precision:.3f}, recall {scores.recall:.3f}, F1 {scores.f1:.3f}")
    print(f"  events drawn again 2,000 times: F1 {middle:.3f}, from {low:.3f} to {high:.3f}")
    found, others = [], []
    for order in range(ORDERS):
        shuffled = list(told)
        random.Random(order).shuffle(shuffled)
        with tempfile.TemporaryDirectory() as folder:
            streamed = stream(Path(folder) / "library.tellings", shuffled, dated=dated)
        found.append(bcubed(streamed, events).f1)
        others.append(len({tuple(story) for story in whole} ^ {tuple(story) for story in streamed}))
    print(f"  streamed in {ORDERS} orders: F1 {', '.join(f'{f1:.3f}' for f1 in found)}; least {min(found):.3f}")
    print(f"  stories that only one of the two has, stream or all at once: {', '.join(map(str, others))}")


def _at_once(told: list[Told], dated: bool) -> list[list[str]]:
    profiles = [profile(each.article, ordinal(each.day) if dated else None) for each in told]
    place = {each.article.id: at for at, each in enumerate(told)}
    shared = {
        (place[passage.a.article], place[passage.b.article])
        for passage in find_reuse([each.article for each in told])
        if passage.kind == "narration" and min(len(passage.a), len(passage.b)) >= SHARED_NARRATION
    }
    return sorted(sorted(told[at].article.id for at in story) for story in part(profiles, shared=sorted(shared)))
