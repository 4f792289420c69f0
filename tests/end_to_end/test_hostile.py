"""Pages that are broken, foreign, huge or malicious: a clear word on each, the right exit status, and the rest still compared."""

import re

import pytest

from tellings import NothingReadError, Page, compare

LONG = 50 * 1024 * 1024

FRENCH = (
    "Le traversier Orla a heurté un quai de Port Ellary mardi matin dans un brouillard épais, a indiqué la garde côtière. "
    "Quarante-huit personnes se trouvaient à bord, et deux camions sont tombés dans l'eau glacée du port. "
    "La capitaine du port, Tove Lindal, a déclaré aux journalistes que le feu de la tour nord était éteint depuis plusieurs jours.\n"
)
FURNITURE = "Home\nNews\nSport\nShare on Facebook\nTweet\nSubscribe to our newsletter\nPrivacy policy\n© 2024 All rights reserved\n"


class TestBadPages:
    """Sound pages beside one bad one are compared all the same, and the run ends with 1."""

    def held(self, done, error, name):
        assert done.exit_code == 1
        assert done.problems() == [(name, error)]
        assert len(done.answer["articles"]) == 2
        assert len(done.conflicts()) == 1

    def test_an_empty_file(self, run, folder):
        self.held(run(folder(bad_txt=b"")), "empty", "bad.txt")

    def test_a_file_of_blanks(self, run, folder):
        self.held(run(folder(bad_txt=b" \n\t\r\n" * 50)), "no-words", "bad.txt")

    @pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04", b"\x7fELF\x02\x01\x01\x00"])
    def test_a_binary_file(self, run, folder, head):
        self.held(run(folder(bad_txt=head + bytes(range(256)) * 20)), "binary", "bad.txt")

    def test_a_binary_file_that_is_called_html(self, run, folder):
        self.held(run(folder(bad_html=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)), "binary", "bad.html")

    def test_a_missing_file(self, run, folder):
        self.held(run(folder(), "nowhere.txt"), "missing", "nowhere.txt")

    def test_a_line_of_50_megabytes(self, run, folder):
        self.held(run(folder(bad_txt=b"The ferry struck the pier and " * (LONG // 30))), "too-large", "bad.txt")

    def test_an_address_inside_the_network(self, run, folder):
        self.held(run(folder(), "http://127.0.0.1:9/page.html"), "inside", "page.html")

    def test_html_without_words(self, run, folder):
        self.held(
            run(folder(bad_html=b"<!doctype html><html><head><script>var a = 1;</script></head><body></body></html>")),
            "no-words",
            "bad.html",
        )

    def test_every_message_tells_a_person_what_to_do(self, run, folder):
        found = run(folder(a_txt=b"", b_txt=b"%PDF-1.7\n" * 9), "nowhere.txt").answer["problems"]
        assert len(found) == 3
        for one in found:
            assert re.search(r"[;,] \w+", one["message"]), one["message"]
            assert "Traceback" not in one["message"]

    def test_problems_are_told_at_standard_error_too(self, run, folder):
        done = run(folder(bad_txt=b""))
        assert "bad.txt" in done.stderr
        assert "Traceback" not in done.stderr


class TestBadWords:
    """Pages that can be read, though not all is well with them."""

    def test_invalid_utf_8_is_read_and_told(self, run, folder):
        bad = WIRE_BYTES.replace(b"Tove", b"T\xf8ve")
        done = run(folder(bad_txt=bad))
        assert done.exit_code == 1
        assert done.problems() == [("bad.txt", "encoding")]
        assert len(done.answer["articles"]) == 3
        assert "Tøve Lindal" in next(one["text"] for one in done.answer["articles"] if one["page"].endswith("bad.txt"))

    def test_a_page_of_furniture_says_nothing(self, run, folder, hold):
        done = run(folder(bad_txt=FURNITURE))
        assert done.exit_code in (0, 1)
        assert len(done.answer["articles"]) in (2, 3)
        pages = {one["id"]: one["page"] for one in done.answer["articles"]}
        for point in (point for story in done.answer["stories"] for point in story["points"]):
            assert not any(pages[span["article"]].endswith("bad.txt") for reading in point["readings"] for span in reading["spans"])
        hold(done.edition)

    @pytest.mark.parametrize(
        "words",
        [
            "half a pair \ud800 and its other half \udc00 stood here. ",
            "a zero \x00 byte and a bell \x07 stood here. ",
            "\u202eegassem desrever a\u202c and \u2066isolated\u2069 words stood here. ",
            "an escape \x1b[31m that a terminal would obey stood here. ",
            "an emoji \U0001f9d1\u200d\U0001f692 and a\u0301 accents\u0327 stood here. ",
        ],
        ids=["surrogates", "zero", "bidi", "escape", "emoji"],
    )
    def test_odd_characters_in_a_text(self, words, hold):
        edition = compare(
            [
                Page.from_text(
                    f"The ferry Orla struck a pier in Port Ellary on Tuesday. On the wall {words}It was carrying 48 people.\n", name="a"
                ),
                Page.from_text("A ferry, the Orla, ran into the wall of Port Ellary. There were 52 people aboard the Orla.\n", name="b"),
            ]
        )
        hold(edition)
        edition.to_json().encode("utf-8", "backslashreplace").decode("utf-8")
        if "\x00" not in words:
            assert len(edition.articles) == 2
            assert [point.kind for story in edition.stories for point in story.points if point.kind == "conflict"] == ["conflict"]

    def test_no_page_commands_the_terminal(self, run, folder):
        bad = "The ferry \x1b[31mOrla\x1b]0;owned\x07 struck a pier in Port Ellary on Tuesday. It was carrying 47\u202e people.\n"
        done = run(folder(bad_txt=bad), quiet=False)
        assert done.exit_code in (0, 1)
        assert "48" in done.stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)

    def test_html_in_a_title_stays_text(self, run, folder, tmp_path_factory):
        bad = (
            "<!doctype html><html><head><title>Ferry &lt;script&gt;alert(1)&lt;/script&gt; hits pier</title></head><body><article>"
            "<h1>Ferry &lt;script&gt;alert(1)&lt;/script&gt; hits pier</h1>"
            "<p>The ferry Orla struck a pier in Port Ellary on Tuesday &lt;img src=x onerror=alert(2)&gt;, the coast guard said. "
            "It was carrying 47 people and two lorries when it hit the pier in the fog.</p>"
            "<p>Harbour master Tove Lindal told reporters that the lamp had been dark.</p></article></body></html>"
        )
        written = tmp_path_factory.mktemp("written") / "edition.html"
        done = run(folder(bad_html=bad), "--html", written)
        assert done.exit_code == 0
        page = written.read_text(encoding="utf-8")
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page

    def test_a_page_in_another_language_is_told_and_its_copies_are_traced(self, run, folder, hold):
        done = run(folder(a_txt=FRENCH, b_txt=f"Lu ce matin sur le site du port.\n\n{FRENCH}"))
        assert done.exit_code == 1
        assert done.problems() == [("a.txt", "language"), ("b.txt", "language")]
        assert len(done.conflicts()) == 1
        pages = {one["id"]: one["page"].rpartition("/")[2] for one in done.answer["articles"]}
        copied = [{pages[one["a"]["article"]], pages[one["b"]["article"]]} for story in done.answer["stories"] for one in story["reuse"]]
        assert {"a.txt", "b.txt"} in copied
        told = {pages[s["article"]] for story in done.answer["stories"] for p in story["points"] for r in p["readings"] for s in r["spans"]}
        assert told == {"own.txt", "wire.txt"}
        hold(done.edition)


WIRE_BYTES = (
    b"The ferry Orla struck a pier in Port Ellary on Tuesday morning. Harbour master Tove Lindal told reporters that the signal lamp "
    b"had been dark for days. Insurers from Norby have sent three engineers to the town.\n"
)


class TestNothingToCompare:
    """What a run says where there is little or nothing."""

    def test_nothing_could_be_read(self, run, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"")
        done = run(tmp_path / "a.txt", tmp_path / "nowhere.txt")
        assert (done.exit_code, done.stdout) == (3, "")
        assert "a.txt" in done.stderr
        assert "nowhere.txt" in done.stderr

    def test_an_empty_folder(self, run, tmp_path):
        assert run(tmp_path).exit_code == 3

    def test_the_library_raises_with_the_problems(self, tmp_path):
        with pytest.raises(NothingReadError) as raised:
            compare([tmp_path / "nowhere.txt"])
        assert [one.error for one in raised.value.problems] == ["missing"]

    def test_wrong_usage(self, run):
        assert run().exit_code == 2

    def test_one_page_alone(self, run, folder, hold):
        done = run(folder() / "wire.txt")
        assert done.exit_code == 0
        (story,) = done.answer["stories"]
        assert {point["kind"] for point in story["points"]} == {"single"}
        assert story["origins"]["texts"] == [1, 1]
        hold(done.edition)

    def test_two_identical_pages_are_two_articles_and_one_text(self, run, folder, hold):
        done = run(folder(twin_txt=(folder() / "wire.txt").read_bytes()))
        assert done.exit_code == 0
        assert len({one["id"] for one in done.answer["articles"]}) == 3
        (story,) = done.answer["stories"]
        (conflict,) = done.conflicts()
        assert (conflict["support"]["articles"], conflict["support"]["texts"]) == (3, 2)
        assert any(point["kind"] == "copied" for point in story["points"])
        hold(done.edition)

    def test_the_same_page_named_twice_counts_once(self, run, folder):
        where = folder()
        done = run(where / "wire.txt", where, f"{where}/./wire.txt")
        assert done.exit_code == 0
        assert len(done.answer["articles"]) == 2

    def test_pages_of_two_events_are_two_stories(self, run, folder, hold):
        other = (
            "The parliament in Veritam voted on Monday for a new law on beekeeping, after months of debate among farmers and chemists "
            "about the spraying of orchards. Growers of apples called the law a burden.\n"
        )
        done = run(folder(other_txt=other))
        assert done.exit_code == 0
        assert sorted(len(story["articles"]) for story in done.answer["stories"]) == [1, 2]
        hold(done.edition)
