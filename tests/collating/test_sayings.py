"""Sayings: wordings of one saying joined over pages, others kept apart."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collating.sayings import sayings
from tellings.model import Article, Block, Quoted, Span

BOAT = "The harbour of this town will never close its gates to a stranger."
BOAT_AGAIN = "The gates of our town's harbour will never be closed to strangers."
BREAD = "Nobody bakes rye bread like the bakers of Norby island."


def page(name, text):
    return Article(name, name, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, (Block("body", 0, len(text)),))


def said(article, words, speaker="Anna Lind", kind="direct"):
    start = article.text.index(words)
    return Quoted(Span(article.id, start, start + len(words)), kind, speaker, None)


def joined(*quoted):
    """Return the sayings of [(words, speaker, kind)], each on a page of its own, as sets of page numbers."""
    pages = [page(f"a{n}", f"On Monday “{q[0]}” was heard.") for n, q in enumerate(quoted)]
    quotes = {p.id: [said(p, *q)] for p, q in zip(pages, quoted, strict=True)}
    return [sorted({s.article for w in quote.wordings for s in w.spans}) for quote in sayings({p.id: p for p in pages}, quotes)]


def test_the_same_words_are_one_wording_with_two_spans():
    one, two = page("a", f"“{BOAT}” she said."), page("b", f"Lind: “{BOAT}”")
    (quote,) = sayings({"a": one, "b": two}, {"a": [said(one, BOAT)], "b": [said(two, BOAT)]})
    assert quote.speaker == "Anna Lind"
    assert [len(wording.spans) for wording in quote.wordings] == [2]


def test_two_translations_are_two_wordings_of_one_saying():
    assert joined((BOAT,), (BOAT_AGAIN,)) == [["a0", "a1"]]


def test_a_part_joins_the_whole():
    assert joined((BOAT,), ("will never close its gates", "Anna Lind", "partial")) == [["a0", "a1"]]


def test_other_sayings_of_one_speaker_stay_apart():
    assert joined((BOAT,), (BREAD,)) == [["a0"], ["a1"]]


def test_the_same_words_of_another_speaker_stay_apart():
    assert joined((BOAT,), (BOAT, "Ivo Brandt")) == [["a0"], ["a1"]]


def test_an_unknown_speaker_joins_equal_words_only():
    assert joined((BOAT,), (BOAT, None)) == [["a0", "a1"]]
    assert joined((BOAT,), (BOAT_AGAIN, None)) == [["a0"], ["a1"]]


def test_two_known_speakers_are_never_joined_through_an_unknown_one():
    assert joined((BOAT,), (BOAT, None), (BOAT, "Ivo Brandt")) in ([["a0", "a1"], ["a2"]], [["a0"], ["a1", "a2"]])


def test_a_copied_quotation_makes_its_words_no_commoner():
    copies = [(BOAT,)] * 20
    assert joined(*copies, (BOAT_AGAIN,), (BREAD,))[0] == [f"a{number}" for number in sorted(range(21), key=str)]


def test_a_sentence_shared_by_two_long_quotations_joins_them():
    assert joined((f"{BREAD} {BOAT}",), (f"{BOAT} We meant it when we wrote it on the wall.",)) == [["a0", "a1"]]


def test_words_printed_without_marks_are_a_wording_too():
    one, two = page("a", f"She said: “{BOAT}”"), page("b", f"The letter reads in full: Dear neighbours, {BOAT} Yours, Anna Lind.")
    (quote,) = sayings({"a": one, "b": two}, {"a": [said(one, BOAT)], "b": []})
    assert [two.words(s) for w in quote.wordings for s in w.spans if s.article == "b"] == [BOAT.rstrip(".")]


def test_a_reported_clause_and_the_part_in_marks_are_one_saying():
    text = "Lind said the quay was “a danger to every boat” in the harbour."
    one = page("a", text)
    quotes = [
        said(one, "the quay was “a danger to every boat” in the harbour", kind="indirect"),
        said(one, "a danger to every boat", kind="partial"),
    ]
    assert len(sayings({"a": one}, {"a": quotes})) == 1


def test_identifiers_come_from_the_first_span():
    (quote,) = sayings({"a": (one := page("a", f"“{BOAT}”"))}, {"a": [said(one, BOAT)]})
    assert quote.id[0] == "q"
    assert len(quote.id) == 11


WORDS = st.lists(st.sampled_from(["harbour", "gates", "town", "boat", "never", "close", "the", "of", "rye"]), min_size=1, max_size=9)


@given(st.lists(st.tuples(WORDS.map(" ".join), st.sampled_from(["Anna Lind", "Ivo Brandt", None])), max_size=6))
@settings(deadline=None, max_examples=60)
def test_every_quotation_is_in_one_saying_whatever_the_order(quoted):
    pages = {f"a{n}": page(f"a{n}", f"“{words}” it says") for n, (words, _) in enumerate(quoted)}
    quotes = {f"a{n}": [said(pages[f"a{n}"], words, speaker)] for n, (words, speaker) in enumerate(quoted)}
    found = sayings(pages, quotes)
    spans = [s for quote in found for w in quote.wordings for s in w.spans]
    assert len(spans) == len(set(spans))
    assert {q.span for mine in quotes.values() for q in mine} <= set(spans)
    for order in itertools.islice(itertools.permutations(pages), 4):
        assert sayings({k: pages[k] for k in order}, {k: quotes[k] for k in order}) == found
