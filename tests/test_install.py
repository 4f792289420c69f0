"""What an installation brings: how large it is, under which licences, pinned by hash, and with everything in the package."""

import re
import tomllib
from importlib import metadata, resources
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

# The core with its model; what Python compiles of it at installation is not counted.
LARGEST_CORE = 400_000_000

# Distributions that offer the GPL beside a licence that we take instead.
CHOSEN = {"tld": "MPL-1.1"}


def core() -> list[metadata.Distribution]:
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "core.txt").read_text(), re.M)
    found = []
    for name in names:
        try:
            found.append(metadata.distribution(name))
        except metadata.PackageNotFoundError:  # pinned for another system or Python
            continue
    return found


def test_the_core_with_its_model_stays_under_its_size():
    sizes = {
        one.metadata["Name"]: sum(
            Path(str(file.locate())).stat().st_size
            for file in one.files or ()
            if file.suffix != ".pyc" and Path(str(file.locate())).is_file()
        )
        for one in core()
    }
    assert len(sizes) > 40
    assert sum(sizes.values()) < LARGEST_CORE, sorted(sizes.items(), key=lambda one: -one[1])[:10]


def test_no_dependency_is_under_the_gpl_alone():
    for one in core():
        name = one.metadata["Name"].lower()
        said = [one.metadata.get("License-Expression"), one.metadata.get("License"), *(one.metadata.get_all("Classifier") or [])]
        licences = [
            text for text in said if text and ("GPL" in text or "General Public" in text) and "LGPL" not in text and "Lesser" not in text
        ]
        assert not licences or name in CHOSEN, (name, [text[:80] for text in licences])


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_everything_by_hash_and_name_no_address(lock):
    text = lock.read_text()
    assert "://" not in text
    assert "--index-url" not in text
    pins = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


def test_what_the_core_must_not_need_is_in_no_core_lock():
    text = (ROOT / "requirements" / "core.txt").read_text()
    for name in ("torch", "onnxruntime", "numba", "llvmlite", "pyarrow", "duckdb"):
        assert not re.search(rf"^{name}==", text, re.M)


def test_every_dependency_of_the_project_is_locked():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    locked = {
        re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "core.txt").read_text(), re.M)
    }
    assert {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", one)[0]).lower() for one in wanted} <= locked


def test_the_package_is_typed():
    assert resources.files("tellings").joinpath("py.typed").is_file()
