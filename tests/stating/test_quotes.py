"""Quotations: what stands in marks or is reported, and who said it."""

import functools
import itertools
import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.stating.quotes import quotes_of
from tellings.stating.quotes.marks import marked


@functools.cache
def quotes(text):
    """Return (kind, words, speaker, the words that show the speaker)."""
    return [
        (q.kind, text[q.start : q.end], q.speaker, None if q.speaker_start is None else text[q.speaker_start : q.speaker_end])
        for q in quotes_of(text)
    ]


def speaker_of(text, words):
    return [speaker for kind, said, speaker, _ in quotes(text) if said.rstrip(".,") == words and kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We sail,” said Lind.", ["We sail,"]),
        ('"We sail," said Lind.', ["We sail,"]),
        ("«We sail», said Lind.", ["We sail"]),
        ("„We sail“, said Lind.", ["We sail"]),
        ("''We sail,'' said Lind. ''At six.''", ["We sail,", "At six."]),
        ("‘We sail,’ said Lind of the sailors’ club.", ["We sail,"]),
        ("“It is, as we say, ‘a big fish,’” said Lind.", ["It is, as we say, ‘a big fish,’"]),
        ('The pipe is 6" wide.', []),
        ("“We sail under Captain Lind “he said.", ["We sail under Captain Lind"]),
        ("“We sail at six. “The tide is high,” said Lind.", ["We sail at six.", "The tide is high,"]),
        ("It isn't Lind's and it wasn't theirs.", []),
    ],
)
def test_marks_of_all_kinds(text, inside):
    assert [text[quote.start : quote.end] for quote in marked(text)] == inside


LIND = "Mayor Anna Lind met reporters in Norby with Council Secretary Ivo Brandt. "


@pytest.mark.parametrize(
    "sentence",
    [
        "“The quay will hold for years,” Lind said.",
        "“The quay will hold for years,” said Lind.",
        "“The quay will hold for years,” the mayor added.",
        "Lind told reporters: “The quay will hold for years.”",
        "“The quay will hold for years,” shared the mayor.",
        "According to Lind, “the quay will hold for years.”",
        "“The quay will hold for years” — Anna Lind",
        "“The quay will hold for years.” ― Anna Lind\n“Nonsense, all of it.” ― Ivo Brandt",
        "“The quay will hold for years,” Lind, a former harbour pilot and mother of two, recalled.",
        "“The quay will hold for years,” Lind wrote on X.",
        "Lind said:\n\n“The quay will hold for years.”",
        "As Lind put it, “the quay will hold for years.”",
        "Lind was tired, saying: “The quay will hold for years.”",
        "Lind left a note at the inn, writing in Danish: “The quay will hold for years.”",
    ],
)
def test_the_speaker_of_a_quotation(sentence):
    assert [s for _, words, s, _ in quotes(LIND + sentence) if "hold for years" in words] == ["Anna Lind"]


def test_a_quotation_in_two_parts_has_one_speaker():
    text = LIND + "“The quay will hold,” Lind said. “We tested every stone of it.”"
    assert speaker_of(text, "We tested every stone of it") == ["Anna Lind"]


def test_a_quotation_in_a_paragraph_of_its_own_goes_on():
    text = LIND + "“The quay will hold,” Lind said.\n\n“We tested every stone of it.”"
    assert speaker_of(text, "We tested every stone of it") == ["Anna Lind"]


def test_a_quotation_over_two_paragraphs_is_one():
    text = LIND + "Lind said: “The quay will hold.\n“We tested every stone.”"
    assert ("direct", "The quay will hold.\n“We tested every stone.", "Anna Lind", "Lind") in quotes(text)


def test_one_tag_between_two_quotations_is_one_voice():
    text = '"We did not lose hope," declared the representative of the harbour Emil Holm. "The boats will go out again at six."'
    assert {q.speaker for q in quotes_of(text) if q.kind == "direct"} == {"Emil Holm"}


def test_an_interview_without_marks():
    text = LIND + "\nQ: Will it hold?\nA: It will hold for years.\nQ: Who says so?\nA: Our engineers, and Lind tests it too."
    assert [(words, s) for kind, words, s, _ in quotes(text) if kind == "direct"] == [
        ("It will hold for years.", "Anna Lind"),
        ("Our engineers, and Lind tests it too.", "Anna Lind"),
    ]


def test_a_transcript_with_names_in_capitals():
    text = LIND + "\nLIND: It will hold.\nBRANDT: Will it?\nLIND: For years.\nBRANDT: We shall see about that."
    assert [s for kind, _, s, _ in quotes(text) if kind == "direct"] == ["Anna Lind", "Ivo Brandt", "Anna Lind", "Ivo Brandt"]


def test_headings_with_a_colon_are_no_interview():
    assert [q for q in quotes(LIND + "\nNOTE: The quay is closed.\nLIND: It will hold.") if q[0] == "direct"] == []


def test_a_part_of_a_sentence_is_a_partial_quotation():
    text = LIND + "Lind called the old quay “a danger to every boat” in the harbour."
    assert ("partial", "a danger to every boat", "Anna Lind", "Lind") in quotes(text)


def test_a_pronoun_speaks_for_its_person():
    text = LIND + "\nLind showed the plans. She noted that the town had “many good reasons” to build."
    assert speaker_of(text, "many good reasons") == ["Anna Lind"]


def test_in_her_words():
    text = LIND + "\nLind showed the plans. In her words, the town “has come to a good decision” on them."
    assert speaker_of(text, "has come to a good decision") == ["Anna Lind"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lind said that the quay would be closed on Monday.",
        "The quay would be closed on Monday, Lind said.",
        "Lind said the quay would be closed on Monday.",
    ],
)
def test_reported_speech_is_a_clause_with_its_speaker(sentence):
    found = [(words, speaker) for kind, words, speaker, _ in quotes(LIND + sentence) if kind == "indirect"]
    assert [(words.lower(), speaker) for words, speaker in found] == [("the quay would be closed on monday", "Anna Lind")]


@pytest.mark.parametrize("sentence", ["The town staged the comedy “The Lost Umbrella of Norby” on Friday.", "The “old” quay was closed."])
def test_titles_and_scare_quotes_are_no_quotations(sentence):
    assert [q for q in quotes(LIND + sentence) if q[0] != "indirect"] == []


def test_an_unknown_voice_is_no_entity():
    (quote,) = quotes("“The quay will not hold for long,” a fisherman said.")
    assert quote == ("direct", "The quay will not hold for long,", None, "a fisherman")


def test_a_lawyer_speaks_not_the_client():
    text = "“He is innocent of all of it,” said the lawyer of Mr. Brandt, Anna Lind."
    assert [speaker for _, _, speaker, _ in quotes(text)] == ["Anna Lind"]


@given(st.text(alphabet="“”\"'’‘„«»` .,\nabcS said Lind", max_size=200))
@settings(deadline=None, max_examples=200)
def test_marks_stay_inside_the_text_and_apart(text):
    found = marked(text)
    assert all(0 <= q.left < q.start < q.end <= q.right <= len(text) for q in found)
    assert all(a.right <= b.left for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["“", '"', "“a ‘b’ ", "'as' ", "''"])
def test_time_grows_with_the_text_and_no_faster(unit):
    def seconds(size):
        text = (unit * size)[:size]
        return min(timeit.repeat(lambda: marked(text), number=1, repeat=3))

    # Eight times the text takes eight times as long; twenty leaves room for a busy machine, and squares would take sixty-four.
    assert seconds(80_000) < 20 * seconds(10_000)


@given(st.text(alphabet="“”\"'’ .,\n\x07abSaid he Lind", max_size=100))
@settings(deadline=None, max_examples=30)
def test_any_text_gives_offsets_inside_it(text):
    assert all(0 <= q.start < q.end <= len(text) for q in quotes_of(text))
