"""``tellings compare``: what goes to which stream, what is written, and how it ends."""

import json
import os
import stat

import msgspec
import pytest

from tellings.errors import ModelError, NothingReadError
from tellings.model import Edition, Problem

PROBLEM = Problem("bad.bin", "binary", "this is not text; give HTML or plain text")


def with_problems(edition, *problems):
    return msgspec.structs.replace(edition, problems=problems)


def test_without_files_the_summary_goes_to_standard_output(tellings, engine):
    done = tellings("compare", "a.txt", "b.txt")
    assert done.exit_code == 0
    assert done.stdout.startswith("Ferry aground off Hellvik\n4 pages")
    assert done.stderr == ""
    assert engine.asked == {"pages": ["a.txt", "b.txt"], "undecided": False, "progress": None, "stdin": None}


def test_json_to_standard_output_is_only_json(tellings, engine, builder):
    done = tellings("compare", "a.txt", "--json", "-")
    assert Edition.from_json(done.stdout) == builder.ferry()
    assert done.stdout_bytes.decode() == builder.ferry().to_json()


def test_files_are_written_and_the_summary_is_still_printed(tellings, engine, builder, tmp_path):
    done = tellings("compare", "a.txt", "--json", str(tmp_path / "e.json"), "--html", str(tmp_path / "e.html"))
    assert done.exit_code == 0
    assert "Conflicts: 1" in done.stdout
    assert (tmp_path / "e.json").read_text(encoding="utf-8") == builder.ferry().to_json()
    assert (tmp_path / "e.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "e.json" in done.stderr
    assert "e.html" in done.stderr
    assert sorted(os.listdir(tmp_path)) == ["e.html", "e.json"]


def test_quiet_says_nothing(tellings, engine, tmp_path):
    done = tellings("compare", "a.txt", "--quiet", "--json", str(tmp_path / "e.json"))
    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / "e.json").exists()


def test_html_can_go_to_standard_output(tellings, engine):
    assert tellings("compare", "a.txt", "--html", "-").stdout.startswith("<!doctype html>")


def test_a_page_with_a_problem_gives_1_and_the_edition_all_the_same(tellings, engine, builder, tmp_path):
    for error in ("binary", "language", "encoding"):
        engine.answer = with_problems(builder.ferry(), msgspec.structs.replace(PROBLEM, error=error))
        done = tellings("compare", "a.txt", "bad.bin", "--json", str(tmp_path / "e.json"))
        assert done.exit_code == 1
        assert "bad.bin: this is not text" in done.stdout
        assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8"))["problems"][0]["error"] == error


def test_where_no_summary_is_printed_problems_are_told_on_standard_error(tellings, engine, builder):
    engine.answer = with_problems(builder.ferry(), PROBLEM)
    done = tellings("compare", "a.txt", "bad.bin", "--json", "-")
    assert done.exit_code == 1
    assert done.stderr == "bad.bin: this is not text; give HTML or plain text\n"
    json.loads(done.stdout)


def test_nothing_read_gives_3_and_names_every_page(tellings, engine, tmp_path):
    engine.answer = NothingReadError("none of the pages could be read", (PROBLEM, Problem("gone", "missing", "there is no such file")))
    done = tellings("compare", "bad.bin", "gone", "--json", str(tmp_path / "e.json"))
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "bad.bin: this is not text" in done.stderr
    assert "gone: there is no such file" in done.stderr
    assert not (tmp_path / "e.json").exists()


@pytest.mark.parametrize("error", [ModelError("the language model is missing; install it"), RuntimeError("boom")])
def test_errors_are_told_without_a_traceback(tellings, engine, error):
    engine.answer = error
    done = tellings("compare", "a.txt")
    assert done.exit_code == 3
    assert str(error) in done.stderr
    assert "Traceback" not in done.output


def test_the_interrupt_key_ends_with_the_status_that_shells_expect(tellings, engine):
    engine.answer = KeyboardInterrupt()
    done = tellings("compare", "a.txt")
    assert done.exit_code == 130
    assert "interrupted" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare"], "Missing argument"),
        (["compare", "-", "-"], "twice"),
        (["compare", ""], "empty"),
        (["compare", "a.txt", "--nosuch"], "No such option"),
        (["compare", "a.txt", "--json", "-", "--html", "-"], "twice"),
        (["compare", "a.txt", "--json", "nosuch/e.json"], "does not exist"),
        (["compare", "a.txt", "--json", "."], "is a folder"),
        (["compare", "a.txt", "--json", "e", "--html", "./e"], "same file"),
        (["compare", "a.txt", "--html", "a.txt"], "overwritten"),
        (["nosuch"], "No such command"),
    ],
)
def test_wrong_usage_gives_2_says_why_and_does_no_work(tellings, engine, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = tellings(*words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert done.stdout == ""
    assert engine.asked == {}


def test_undecided_and_standard_input_are_handed_on(tellings, engine):
    tellings("compare", "-", "--undecided", stdin=b"words")
    assert engine.asked["undecided"] is True
    assert engine.asked["stdin"] is not None


def test_a_file_that_cannot_be_written_gives_2(tellings, engine, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tellings.cli.output._replace", full)
    done = tellings("compare", "a.txt", "--json", str(tmp_path / "e.json"))
    assert done.exit_code == 2
    assert "No space left on device" in done.stderr


def test_an_old_file_stays_whole_when_the_new_one_fails(tellings, engine, tmp_path, monkeypatch):
    old = tmp_path / "e.json"
    old.write_text("old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    assert tellings("compare", "a.txt", "--json", str(old)).exit_code == 2
    assert os.listdir(tmp_path) == ["e.json"]
    assert old.read_text() == "old"


def test_a_link_keeps_pointing_and_rights_are_kept(tellings, engine, tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    tellings("compare", "a.txt", "--json", str(link))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("{")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_never_replaced(tellings, engine):
    assert tellings("compare", "a.txt", "--json", os.devnull).exit_code == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_unpaired_surrogates_leave_valid_json(tellings, engine, builder):
    article = builder.article("x.txt", ("body", "half \ud800 pair"))
    engine.answer = Edition("1", (article,), ())
    done = tellings("compare", "x.txt", "--json", "-")
    assert json.loads(done.stdout_bytes.decode())["articles"][0]["text"] == "half \ud800 pair\n"


def test_file_names_cannot_command_the_terminal(tellings, engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = tellings("compare", "a.txt", "--json", "\x1b[31m[bold]no/e.json")
    assert done.exit_code == 2
    assert "\x1b" not in done.stderr
    # The terminal breaks long lines anywhere.
    assert "[bold]no" in "".join(done.stderr.replace("│", "").split())


def test_a_link_to_itself_is_a_usage_error_or_written_and_no_crash(tellings, engine, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert tellings("compare", "a.txt", "--json", str(tmp_path / "loop")).exit_code in (0, 2)
