"""Saved pages (MHTML) and mail (EML): the page or the text that they carry."""

import base64
import quopri

import pytest


def mhtml(make, *, coding="quoted-printable", charset="utf-8", title="Ferry strikes pier", story=None):
    page = make.html(title, story or make.STORY).encode(charset)
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}[coding](page).replace(b"\n", b"\r\n")
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/ferry\r\nSubject: Ferry\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html";\r\n\tboundary="--=_part"\r\n\r\n'
        b"----=_part\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>An advertisement</p>\r\n"
        b"----=_part\r\nContent-Type: text/html; charset="
        + charset.encode()
        + b"\r\nContent-Transfer-Encoding: "
        + coding.encode()
        + b"\r\n"
        b"Content-Location: https://courier.example/ferry\r\n\r\n" + body + b"\r\n----=_part\r\n"
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n----=_part--\r\n"
    )


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_saved_page_is_its_root_and_no_frame(articles, make, coding):
    read, problems = articles("ferry.mhtml", mhtml(make, coding=coding))
    assert problems == ()
    assert list(read) == ["ferry.mhtml"]
    assert read["ferry.mhtml"].title.text == "Ferry strikes pier"
    assert make.STORY in read["ferry.mhtml"].text
    assert "advertisement" not in read["ferry.mhtml"].text


def test_it_is_known_by_its_bytes_too_and_its_encoding_by_the_header_of_the_part(articles, make):
    story = "Паром задел причал в порту Норби во вторник. " * 5
    read, _ = articles("saved", mhtml(make, charset="windows-1251", story=story, title="Паром"))
    assert "Паром задел причал в порту Норби" in read["saved"].text


def mail(make, *parts, kind="alternative"):
    head = "From: desk@courier.example\r\nTo: you@home.example\r\nSubject: The ferry\r\nDate: Tue, 05 Mar 2024 09:30:00 +0100\r\n"
    head += f"MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=b1\r\n\r\n"
    return (head + "".join(f"--b1\r\n{part}\r\n" for part in parts) + "--b1--\r\n").encode()


def test_the_html_part_of_a_mail_is_its_page(articles, make):
    plain = f"Content-Type: text/plain\r\n\r\n{make.STORY}"
    read, problems = articles("a.eml", mail(make, plain, f"Content-Type: text/html\r\n\r\n{make.html()}"))
    assert (read["a.eml"].media_type, problems) == ("text/html", ())
    assert make.STORY in read["a.eml"].text


def test_else_its_plain_part_and_never_what_is_attached(take, make):
    attached = f"Content-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n{make.html()}"
    pages, problems = take("a.eml", mail(make, attached, f"Content-Type: text/plain\r\n\r\n{make.STORY}", kind="mixed"))
    assert (pages["a.eml"].data.decode(), pages["a.eml"].media_type, problems) == (make.STORY, "text/plain", [])
    # The day of sending is neither the story's nor the capture's.
    assert pages["a.eml"].captured is None


def test_a_mail_of_one_part(take, make):
    text = f"From: a@b.example\nSubject: x\nDate: Tue, 05 Mar 2024 09:30:00 +0100\n\n{make.STORY}".encode()
    assert take("saved", text)[0]["saved"].data.decode() == make.STORY


def test_a_page_that_only_begins_like_a_message_is_a_page(take, make):
    text = f"Date: 5 March 2024\n\n{make.STORY}".encode()
    assert take("a.txt", text)[0]["a.txt"].data == text


def test_a_message_without_text_is_a_problem(take, make):
    assert take("a.eml", mail(make, "Content-Type: image/png\r\n\r\nx"))[1][0][1] == "no-words"
    assert take("a.mht", mail(make, "Content-Type: image/png\r\n\r\nx", kind="related"))[1][0][1] == "no-words"


def test_nesting_and_open_boundaries_end(take, make):
    part = "Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n"
    deep = "From: a\r\nSubject: b\r\nDate: c\r\nMIME-Version: 1.0\r\n" + "".join(part.format(number) for number in range(2_000))
    assert take("a.eml", (deep + "Content-Type: text/plain\r\n\r\nwords\r\n" * 1000).encode())[1][0][1] == "no-words"
    cut = mail(make, f"Content-Type: text/plain\r\n\r\n{make.STORY}").replace(b"--b1--\r\n", b"")
    assert make.STORY in take("b.eml", cut)[0]["b.eml"].data.decode()
