"""Many articles: the batch path has the words, the seeds and the passages of the plain path, and misses nothing above its length."""

import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from copying_made import BRIDGE, FERRY, MUSEUM, ORCHARD, article
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.copying.aligning import Pair
from tellings.copying.batch import reuse_pairs
from tellings.copying.finding import side_of
from tellings.copying.seeding import candidate_pairs, shingle_hashes
from tellings.copying.words import words_of
from tellings.errors import TellingsError
from tellings.model import Article

# Kernels run here as plain Python: compiling them takes 50 s, and in Python a place out of bounds is an error and not a wild read.
# With TELLINGS_COMPILED=1 the machine code is tested, on more pairs.
COMPILED = bool(os.environ.get("TELLINGS_COMPILED"))
if not COMPILED:
    os.environ["NUMBA_DISABLE_JIT"] = "1"

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

needs_batch = pytest.mark.skipif(
    any(__import__("importlib.util").util.find_spec(name) is None for name in ("numba", "duckdb")),
    reason="the extra tellings[batch] (numba, duckdb) is not installed",
)


def plain(articles: list[Article]) -> list[tuple[str, str, int, int, int, int]]:
    """Return every passage of the plain path: ids and offsets."""
    sides = [side_of(one) for one in sorted(articles, key=lambda one: one.id)]
    found = []
    for left, right in candidate_pairs([side.shingles for side in sides]):
        a, b = sides[left].words, sides[right].words
        for passage in Pair(sides[left], sides[right]).passages():
            places = a.start[passage.a[0]], a.end[passage.a[1] - 1], b.start[passage.b[0]], b.end[passage.b[1] - 1]
            found.append((a.article.id, b.article.id, *(int(place) for place in places)))
    return sorted(found)


def batch(articles: list[Article], **options) -> list[tuple[str, str, int, int, int, int]]:
    found = reuse_pairs(articles, **options)
    rows = zip(found.a, found.b, found.start_a, found.end_a, found.start_b, found.end_b, strict=True)
    return sorted((articles[a].id, articles[b].id, *(int(place) for place in places)) for a, b, *places in rows)


def both(articles: list[Article], most: int) -> tuple[list[list[int]], list[list[int]]]:
    """Return the passages of both paths for ``most`` pairs with a run of five words in common, spread over all of them.

    A passage is its pair, its word ranges, and the words that match.
    """
    from tellings.copying.batch.comparing import Held, compared
    from tellings.copying.batch.gathering import gathered

    articles = sorted(articles, key=lambda one: one.id)
    sides = [side_of(one) for one in articles]
    pairs = candidate_pairs([side.shingles for side in sides])
    pairs = pairs[:: max(1, len(pairs) // most)]
    batches = [found for _, found in gathered(articles, 1)]
    upto = np.cumsum(np.concatenate([np.diff(found.upto, prepend=0) for found in batches]))
    held = Held(np.concatenate([b.key for b in batches]), np.concatenate([b.sign for b in batches]), np.append(0, upto))
    left, right = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    wanted = [
        [number, *found.a, *found.b, sum(words for _, _, words in found.runs)]
        for number, (a, b) in enumerate(pairs)
        for found in Pair(sides[a], sides[b]).passages()
    ]
    return compared(held, left, right).tolist(), wanted


def reworded(sentences: tuple[str, ...], every: int) -> str:
    """Put a strange word in the place of every so many words."""
    return " ".join(f"zu{at}" if at % every == every - 1 else word for at, word in enumerate(" ".join(sentences).split()))


def made() -> list[Article]:
    edited = (
        " ".join(FERRY).replace("shortly before dawn", "just before first light").replace("forty-one", "38").replace("Friday", "Monday")
    )
    return [
        article("one", *FERRY),
        article("two", edited),
        article("three", MUSEUM[0], *FERRY[1:3], MUSEUM[1]),
        article("four", *FERRY[3:], *BRIDGE, *FERRY[:2]),
        article("five", *MUSEUM, *ORCHARD),
        article("six", FERRY[0], *ORCHARD, FERRY[0], *BRIDGE[:1]),
        article("seven", *("again and again and again the same five words " * 9 for _ in range(4))),
        article("eight", "again and again and again the same five words " * 30),
        article("nine", ""),
        article("ten", "four words of text"),
        article("eleven", reworded(FERRY[:3], 4), *ORCHARD[:2], reworded(FERRY[3:], 5)),
        article("twelve", *(f"{sentence} {reworded((other,), 3)}" for sentence, other in zip(MUSEUM, ORCHARD, strict=True))),
    ]


@needs_batch
def test_the_passages_are_those_of_the_plain_path():
    assert batch(made()) == plain(made())
    assert len(plain(made())) >= 8


@needs_batch
def test_every_pair_has_the_passages_of_the_plain_path():
    found, wanted = both(made(), 100)
    assert found == wanted
    assert len({row[0] for row in wanted}) >= 10


@needs_batch
@settings(deadline=None, max_examples=100 if COMPILED else 12)
@given(st.lists(st.integers(0, 30), min_size=20, max_size=80), st.lists(st.tuples(st.integers(0, 79), st.integers(0, 40)), max_size=25))
def test_edits_at_any_place_lead_both_paths_to_the_same_passages(words, edits):
    other = list(words)
    for at, word in edits:
        other[at % len(other)] = word
    first, second = (article(name, " ".join(f"word{one}" for one in text)) for name, text in (("one", words), ("two", other + words[:9])))
    found, wanted = both([first, second], 1)
    assert found == wanted


@needs_batch
@pytest.mark.skipif(not (SHARED / "data" / "grouping").is_dir(), reason=f"{SHARED} is not there")
def test_real_articles_have_the_passages_of_the_plain_path():
    rows = (SHARED / "data" / "grouping" / "outlets.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [article(row["id"], *row["paragraphs"][1:]) for row in map(json.loads, rows if COMPILED else rows[:24])]
    found, wanted = both(articles, 1000 if COMPILED else 12)
    assert found == wanted
    assert wanted


@needs_batch
@pytest.mark.skipif(not (SHARED / "data" / "alignment").is_dir(), reason=f"{SHARED} is not there")
@pytest.mark.skipif(not COMPILED, reason="long documents: only with TELLINGS_COMPILED=1")
def test_long_rewritten_documents_have_the_passages_of_the_plain_path():
    paths = sorted((SHARED / "data" / "alignment" / "indonesian").glob("*/*.txt"))
    found, wanted = both([article(path.name, path.read_text(encoding="utf-8")) for path in paths], 1000)
    assert found == wanted
    assert wanted


@needs_batch
def test_the_answer_depends_neither_on_the_order_nor_on_the_threads():
    assert batch(made()[::-1], threads=1) == batch(made(), threads=3)


@needs_batch
def test_plain_texts_are_articles_of_one_block_in_the_order_of_the_stream():
    found = reuse_pairs(text for text in (" ".join(FERRY), " ".join(MUSEUM), "\n".join(FERRY)))
    assert found.pairs() == [(0, 2)]
    assert (found.start_a[0], found.end_a[0]) == (0, len(" ".join(FERRY)) - 1)


@needs_batch
def test_nothing_in_common_is_an_empty_answer():
    assert reuse_pairs([" ".join(FERRY), " ".join(MUSEUM)]).pairs() == []
    assert reuse_pairs([]).pairs() == []


@needs_batch
def test_too_common_wording_is_linked_to_its_earliest_holder():
    from tellings.copying.batch.joining import MOST_HOLDERS

    count = MOST_HOLDERS + 20
    texts = [f"{' '.join(FERRY)} Told by newsroom {number}." for number in range(count)]
    assert reuse_pairs(texts).pairs() == [(0, other) for other in range(1, count)]
    latest_first = reuse_pairs(texts, earlier=lambda at: f"2031-05-{99 - at:02d}")
    assert latest_first.pairs() == [(other, count - 1) for other in range(count - 1)]


@needs_batch
@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(
            st.one_of(
                st.sampled_from("aé’'ʼ .!?\n\u0301\u0345\u0323\u05b4\u05bc\u093c\u094dकßİﬁ½กูあ漢한Ǆǅ\ud800\u00ad_9٣“)"), st.characters()
            )
        ),
        max_size=4,
    )
)
def test_words_are_those_of_the_plain_path_in_any_script(paragraphs):
    from tellings.copying.batch.alphabet import Alphabet
    from tellings.copying.batch.gathering import packed
    from tellings.copying.batch.splitting import LETTERS_MASK, NAMED, SIZE_SHIFT

    one, two = article("one", *paragraphs), article("two", *FERRY[:1])
    words = words_of(one)
    got = packed([two, one], 0, Alphabet())
    rows = slice(got.upto[0], got.upto[1])
    assert got.key[rows].tolist() == words.key.astype(np.uint32).tolist()
    assert got.start[rows].tolist() == words.start.tolist()
    assert (got.sign[rows] >> SIZE_SHIFT).tolist() == (words.end - words.start).tolist()
    assert (got.sign[rows] & NAMED > 0).tolist() == words.named.tolist()
    assert (got.sign[rows] & LETTERS_MASK).tolist() == np.minimum(words.length, LETTERS_MASK).tolist()


@needs_batch
@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 12), max_size=40),
    st.lists(st.integers(0, 12), max_size=40),
    st.lists(st.integers(0, 12), min_size=12, max_size=30),
)
def test_every_shared_run_of_the_guaranteed_length_has_a_kept_shingle(before, after, run):
    from tellings.copying.batch.winnowing import GUARANTEED, WINDOW, hashes, winnowed

    assert len(run) >= GUARANTEED
    one = np.array([*before, *run, *after], np.uint64)
    other = np.array([*after, *after, *run, *before], np.uint64)
    assert hashes(one, 0, len(one)).tolist() == shingle_hashes(one).tolist()
    kept = [set(winnowed(shingle_hashes(words), WINDOW).tolist()) for words in (one, other)]
    assert kept[0] & kept[1] & set(shingle_hashes(np.array(run, np.uint64)).tolist())


@needs_batch
@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from((*FERRY, *MUSEUM, *ORCHARD)), st.integers(0, 9), st.integers(12, 30)), min_size=2, max_size=6))
def test_both_paths_find_the_same_pairs_above_the_guaranteed_length(pieces):
    articles = [
        article(f"n{at}", BRIDGE[at % 3].replace("the", f"w{at}"), " ".join(sentence.split()[start : start + size]))
        for at, (sentence, start, size) in enumerate(pieces)
    ]
    found, sure = batch(articles), {(a, b) for a, b, *_ in plain(articles)}
    assert {(a, b) for a, b, *_ in found} <= sure
    for left, (one, start, size) in enumerate(pieces):
        for right, (other, begin, length) in enumerate(pieces[:left]):
            shared = min(start + size, begin + length, len(one.split())) - max(start, begin)
            pair = tuple(sorted((articles[left].id, articles[right].id)))
            if one == other and shared >= 12 and pair in sure:
                assert any(row[:2] == pair for row in found)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setattr("tellings.copying.batch.find_spec", lambda name: None)
    with pytest.raises(TellingsError, match=r"tellings\[batch\]"):
        reuse_pairs([])


def test_the_plain_path_imports_neither_numba_nor_duckdb():
    import subprocess

    code = "import sys, tellings.copying, tellings.copying.batch; sys.exit(any(name in sys.modules for name in ('numba', 'duckdb')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
