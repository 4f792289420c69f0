"""Compiled kernels: numba is imported when the first of them is needed, and not before."""

import functools
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_OPTIONS: dict[str, Any] = {"nogil": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
_INNER: dict[str, Any] = {**_OPTIONS, "no_cpython_wrapper": True}


@functools.cache
def _state() -> str:
    """Return a digest of the sources that kernels are made of: stored code holds the kernels and the constants of other modules too."""
    folder = Path(__file__).parent
    waiting, sources = sorted(folder.glob("*.py")), dict[Path, bytes]()
    while waiting:
        path = waiting.pop()
        if path not in sources:
            sources[path] = path.read_bytes()
            names = re.findall(r"^ *from tellings\.copying\.(\w+) import", sources[path].decode(), re.MULTILINE)
            waiting += [source for name in names if (source := folder.parent / f"{name}.py").is_file()]
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(sources):
        digest.update(sources[path])
    return digest.hexdigest()


def compiled(function: Kernel) -> Kernel:
    """Compile a kernel to machine code; it runs without Python's lock, and its code is kept on disk between runs.

    Only modules that ``reuse_pairs`` imports late may use this: importing them imports numba.
    """
    import numba

    # numba asks only whether the kernel's own file has changed; the name says whether any has.
    function.__qualname__ = f"{function.__qualname__}_{_state()}"
    return cast(Kernel, numba.njit(cache=True, **_OPTIONS)(function))


def inner(function: Kernel) -> Kernel:
    """Compile a kernel that only kernels call: without the way in from Python, which takes half of the time that compiling takes."""
    import numba

    return cast(Kernel, numba.njit(**_INNER)(function))
