"""What a person may name, and what comes of it."""

import io
import os
from pathlib import Path

import pytest

from tellings.capture import LARGEST_PAGE, capture, media_type
from tellings.model import Page


def test_a_file_becomes_a_page_named_as_it_was_given(tmp_path: Path):
    file = tmp_path / "storm.txt"
    file.write_bytes(b"The storm passed over Ellmouth.")
    pages, problems = capture([str(file)])
    assert pages == [Page(str(file), b"The storm passed over Ellmouth.", "text/plain")]
    assert problems == []


def test_a_folder_gives_its_files_by_name_and_its_subfolders_and_nothing_hidden(tmp_path: Path):
    for name in ("b.txt", "a.txt", ".secret", "inner/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    pages, problems = capture([tmp_path])
    assert [os.path.relpath(page.name, tmp_path) for page in pages] == ["a.txt", "b.txt", os.path.join("inner", "c.txt")]
    assert problems == []


def test_a_path_given_twice_counts_once(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("words")
    pages, _ = capture([file, str(file), tmp_path])
    assert len(pages) == 1


def test_standard_input_and_ready_pages():
    ready = Page.from_text("A ready page.", name="ready")
    pages, problems = capture(["-", ready, "-"], stdin=io.BytesIO(b"<!DOCTYPE html><p>Hello there"))
    assert pages == [Page("-", b"<!DOCTYPE html><p>Hello there", "text/html"), ready]
    assert problems == []


def test_without_standard_input_a_dash_is_a_problem():
    assert capture(["-"])[1][0].error == "missing"


def test_a_bad_page_does_not_stop_the_rest(tmp_path: Path):
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "empty.txt").write_text("")
    pages, problems = capture([tmp_path, tmp_path / "none.txt", "ftp://example.org/story", "http://10.0.0.1/story"])
    assert [page.data for page in pages] == [b"good"]
    assert {problem.error for problem in problems} == {"empty", "missing", "inside"}
    assert problems == sorted(problems)


def test_an_empty_folder_is_a_problem(tmp_path: Path):
    assert [problem.error for problem in capture([tmp_path])[1]] == ["empty"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless device here")
def test_an_endless_file_is_read_up_to_the_bound_only():
    pages, problems = capture(["/dev/zero"])
    assert pages == []
    assert problems[0].error == "too-large"
    assert "16 MiB" in problems[0].message


def test_a_page_of_the_largest_size_is_taken(tmp_path: Path):
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * LARGEST_PAGE)
    assert len(capture([file])[0]) == 1
    file.write_bytes(b"a" * (LARGEST_PAGE + 1))
    assert capture([file])[1][0].error == "too-large"


def test_a_broken_link_in_a_folder_is_a_problem_of_its_own(tmp_path: Path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text("good")
    pages, problems = capture([tmp_path])
    assert len(pages) == 1
    assert [problem.error for problem in problems] == ["missing"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path):
    file = tmp_path / "locked.txt"
    file.write_text("locked")
    file.chmod(0)
    assert capture([file])[1][0].error == "unreadable"


def test_a_link_back_to_the_folder_does_not_loop(tmp_path: Path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(capture([tmp_path])[0]) == 1


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", b"Just words", "text/html"),
        ("a.txt", b"Just words", "text/plain"),
        ("a.txt", b"\xef\xbb\xbf \n<!doctype HTML><html>", "text/html"),
        ("a", b"<html lang=en>", "text/html"),
        ("a", b"<p>A paragraph", "text/html"),
        ("a", b"<Peter> I said no", "text/plain"),
        ("a", "<html>".encode("utf-16"), "text/html"),
        ("a.txt", b"\x00\x01\x02", "application/octet-stream"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.txt", b"%PDF-1.7", "application/pdf"),
    ],
)
def test_media_type_by_name_and_by_bytes(name: str, data: bytes, expected: str):
    assert media_type(name, data) == expected
