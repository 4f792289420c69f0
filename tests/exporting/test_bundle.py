"""A bundle: the same bytes for the same story, checked anywhere, and every change is found."""

import hashlib
import io
import json
import random
import subprocess
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.exporting import ExportError, bundle, check_bundle
from tellings.exporting.bundling import opening
from tellings.model import Page


@pytest.fixture
def made(ferry_pages) -> bytes:
    return bundle(*ferry_pages, last_seen={ferry_pages[0].articles[0].id: "2031-03-05T09:00:00Z"})


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes] | list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, data)
    return packed.getvalue()


def signed(files: dict[str, bytes]) -> bytes:
    """Pack files with all hashes made anew, as somebody would who wants a change not to be seen."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name not in ("manifest.json", "SHA256SUMS")
    ]
    files = files | {"manifest.json": json.dumps(manifest).encode()}
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()) if name != "SHA256SUMS"]
    return zipped(files | {"SHA256SUMS": "".join(lines).encode()})


def faults(data: bytes) -> set[str]:
    return {fault.fault for fault in check_bundle(io.BytesIO(data)).faults}


def test_a_bundle_is_whole(made, ferry_pages):
    checked = check_bundle(io.BytesIO(made))
    assert (checked.faults, checked.notes) == ((), ())
    assert (checked.pages, checked.articles) == (4, 4)
    assert checked.spans == 23
    files = files_of(made)
    assert checked.sums == hashlib.sha256(files["SHA256SUMS"]).hexdigest()
    assert type(ferry_pages[0]).from_json(files["edition.json"]) == ferry_pages[0]
    assert {data for name, data in files.items() if name.startswith("pages/")} == {page.data for page in ferry_pages[1]}


def test_the_same_story_gives_the_same_bytes(made, ferry_pages):
    edition, pages = ferry_pages
    again = bundle(
        edition, [*reversed(pages), Page.from_text("another", name="x")], last_seen={edition.articles[0].id: "2031-03-05T09:00:00Z"}
    )
    assert again == made


def test_the_manifest_says_where_and_when_each_page_was_captured(ferry_pages):
    edition, pages = ferry_pages
    pages = [replace(page, captured="2031-03-04T10:00:00Z") for page in pages]
    manifest = json.loads(files_of(bundle(edition, pages, last_seen={edition.articles[0].id: "2031-03-05T09:00:00Z"}))["manifest.json"])
    assert [page["name"] for page in manifest["pages"]] == [article.page for article in edition.articles]
    assert {page["captured"] for page in manifest["pages"]} == {"2031-03-04T10:00:00Z"}
    assert [page["last_seen"] for page in manifest["pages"]] == ["2031-03-05T09:00:00Z", None, None, None]


def test_it_can_be_checked_by_hand(made, tmp_path):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == len(files_of(made)) - 1


def test_a_page_that_is_not_at_hand_is_named(ferry_pages):
    edition, pages = ferry_pages
    with pytest.raises(ExportError, match="is not at hand"):
        bundle(edition, pages[1:])


def test_packing_it_anew_changes_nothing(made):
    files = files_of(made)
    assert faults(zipped([("pages/", b""), *reversed(files.items())], zipfile.ZIP_DEFLATED)) == set()


@pytest.mark.parametrize("name", ["README.txt", "edition.json", "edition.html", "manifest.json", "SHA256SUMS", "pages/"])
def test_a_changed_byte_anywhere_is_found(made, name):
    files = files_of(made)
    name = next(each for each in files if each.startswith(name))
    place = random.Random(name).randrange(len(files[name]))
    files[name] = files[name][:place] + bytes([files[name][place] ^ 1]) + files[name][place + 1 :]
    assert faults(zipped(files)) & {"hash", "manifest"}


@pytest.mark.parametrize("name", ["README.txt", "edition.json", "manifest.json", "SHA256SUMS", "pages/"])
def test_a_file_that_is_gone_is_found(made, name):
    files = {each: data for each, data in files_of(made).items() if not each.startswith(name)}
    assert "missing" in faults(zipped(files))


def test_a_file_put_in_later_is_found(made):
    assert faults(zipped(files_of(made) | {"pages/more.html": b"x"})) == {"extra"}


def test_changed_words_are_found_though_all_hashes_are_made_anew(made):
    files = files_of(made)
    files["edition.json"] = files["edition.json"].replace(b"took six hours", b"took two hours")
    assert faults(signed(files)) == {"words", "text", "span", "shown"}


@pytest.mark.parametrize("name", ["edition.html", "README.txt"])
def test_a_page_for_people_that_says_otherwise_is_found_though_all_hashes_are_made_anew(made, name):
    files = files_of(made)
    files[name] += b"Nobody copied anything."
    assert faults(signed(files)) == {"shown"}


def test_an_edition_that_cannot_be_shown_is_a_fault_and_no_accident(made):
    files = files_of(made)
    edition = json.loads(files["edition.json"])
    edition["stories"][0]["articles"].append("nowhere")
    files["edition.json"] = json.dumps(edition).encode()
    assert faults(signed(files)) >= {"edition", "page"}


def test_a_moved_span_is_found_though_all_hashes_are_made_anew(made, ferry_pages):
    files = files_of(made)
    edition = json.loads(files["edition.json"])
    edition["stories"][0]["points"][0]["readings"][0]["spans"][0]["end"] -= 3
    files["edition.json"] = json.dumps(edition).encode()
    assert faults(signed(files)) == {"words", "shown"}


def test_a_span_outside_of_its_article_is_found(made):
    files = files_of(made)
    edition = json.loads(files["edition.json"])
    edition["stories"][0]["points"][0]["readings"][0]["spans"][0]["end"] = 10**9
    files["edition.json"] = json.dumps(edition).encode()
    assert faults(signed(files)) >= {"span", "words"}


def test_another_page_in_the_place_of_one_is_found_though_all_hashes_are_made_anew(made):
    files = files_of(made)
    name = next(each for each in files if each.startswith("pages/"))
    files[name] += b" and more"
    assert faults(signed(files)) >= {"page"}


def test_an_edition_of_other_pages_is_found(made, builder, ferry_pages):
    files = files_of(made)
    other = builder.family(3)
    files["edition.json"] = other.to_json().encode()
    assert faults(signed(files)) >= {"page", "stories", "words"}


def test_a_page_that_another_version_reads_otherwise_is_searched_for_the_words(made, monkeypatch):
    files = files_of(made)
    manifest = json.loads(files["manifest.json"]) | {"made_by": "0.0.1"}
    files["manifest.json"] = json.dumps(manifest).encode()
    monkeypatch.setattr("tellings.exporting.bundling.reading_again._text", lambda page, data: data.decode() + "\nOther furniture")
    checked = check_bundle(io.BytesIO(signed(files)))
    assert checked.faults == ()
    assert len(checked.notes) == 2
    assert all("0.0.1" in note for note in checked.notes)
    monkeypatch.setattr("tellings.exporting.bundling.reading_again._text", lambda page, data: "Nothing of this")
    assert faults(signed(files)) == {"span"}


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "pages//x", "./x", "a\x00b"])
def test_a_name_that_leads_elsewhere_is_refused(made, name):
    found = check_bundle(io.BytesIO(zipped([*files_of(made).items(), (name, b"x")]))).faults
    assert {fault.fault for fault in found} <= {"unsafe", "extra"}
    assert found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(made):
    assert "twice" in faults(zipped([*files_of(made).items(), ("edition.html", b"<p>other</p>")]))


def test_a_link_is_refused(made):
    packed = io.BytesIO(made)
    with zipfile.ZipFile(packed, "a") as archive:
        entry = zipfile.ZipInfo("pages/link")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert "unsafe" in faults(packed.getvalue())


def test_a_bomb_is_not_unpacked(made, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_FILE", 1_000_000)
    big = zipped(files_of(made) | {"bomb.txt": bytes(2_000_000)}, zipfile.ZIP_DEFLATED)
    assert "unsafe" in faults(big)
    monkeypatch.setattr(opening, "MOST_BYTES", 1_500_000)
    with pytest.raises(ExportError, match="unpacked"):
        check_bundle(io.BytesIO(big))
    monkeypatch.setattr(opening, "MOST_FILES", 3)
    with pytest.raises(ExportError, match="at most 3"):
        check_bundle(io.BytesIO(made))


def test_a_file_that_says_less_than_it_holds_is_not_read_on(made):
    data = zipped({"manifest.json": bytes(100_000)}, zipfile.ZIP_DEFLATED)
    lying = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert faults(lying) >= {"unreadable"}


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"tellings": "library", "version": 1}', b"null"])
def test_a_manifest_that_is_none_is_said(manifest):
    assert "manifest" in faults(zipped({"manifest.json": manifest}))


@pytest.mark.parametrize("edition", [b"", b"{}", b"[" * 100_000, b'{"version": "1"}'])
def test_an_edition_that_is_none_is_said(made, edition):
    assert faults(signed(files_of(made) | {"edition.json": edition})) == {"edition"}


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"x" * 1000])
def test_what_is_no_bundle_is_said(data):
    if data.startswith(b"PK\x05"):
        assert faults(data) == {"missing"}
    else:
        with pytest.raises(ExportError, match="no bundle"):
            check_bundle(io.BytesIO(data))


def test_many_faults_are_counted(made, monkeypatch):
    monkeypatch.setattr("tellings.exporting.bundling.checking.MOST_FAULTS", 3)
    found = check_bundle(io.BytesIO(zipped(files_of(made) | {f"x{number}": b"" for number in range(9)}))).faults
    assert [fault.fault for fault in found] == ["extra"] * 3 + ["more"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_done_to_its_bytes_it_is_told_and_nothing_breaks(made, data):
    place = data.draw(st.integers(0, len(made) - 1))
    broken = made[:place] + data.draw(st.binary(min_size=1, max_size=8)) + made[place + data.draw(st.integers(0, 8)) :]
    try:
        check_bundle(io.BytesIO(broken))
    except ExportError:
        return


def test_hostile_words_travel_whole(hostile):
    pages = [Page(article.page, article.text.encode("utf-8", "surrogatepass")) for article in hostile.articles]
    edition = replace(
        hostile, articles=tuple(replace(article, sha256=page.sha256) for article, page in zip(hostile.articles, pages, strict=True))
    )
    data = bundle(edition, pages)
    assert type(edition).from_json(files_of(data)["edition.json"]) == edition
    assert faults(data) <= {"text", "span"}
