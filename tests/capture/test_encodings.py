"""Encodings as browsers decide them: byte order mark, the server's header, what the page declares, UTF-8, else windows-1252."""

import codecs

import pytest

from tellings import Page, read
from tellings.capture.forms.charsets import _codecs, codec_of

WORDS = "Café Ærøskøbing, the ferry’s captain said on Tuesday morning in the harbour of Norby, was dark."
RUSSIAN = "Паром задел причал в порту Норби, сообщили во вторник утром."


def text_of(data, kind="text/html"):
    done = read([Page("page", data, kind)])
    return done.articles[0].text, {one.error for one in done.problems} - {"language"}


def declared(meta, words=WORDS, encoding="cp1252"):
    return f"<!DOCTYPE html><html><head>{meta}<title>Ferry</title></head><body><p>{words}</p></body></html>".encode(encoding)


def test_every_label_has_a_codec_and_is_in_lower_case():
    table = _codecs()
    # The Encoding Standard has 228 labels; 6 of them are of the replacement encoding.
    assert len(table) == 222
    assert all(codecs.lookup(codec) and label == label.lower().strip() for label, codec in table.items())


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        (" UTF-8\n", "utf-8"), ("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("ascii", "cp1252"), ("ISO-8859-9", "cp1254"),
        ("gb2312", "gb18030"), ("shift-jis", "cp932"), ("ks_c_5601-1987", "cp949"), ("x-sjis", "cp932"), ("tis-620", "cp874"),
        ("utf-7", None), ("hz-gb-2312", None), ("base64", None), ("idna", None), ("", None), ("x" * 10_000, None),
    ],
)  # fmt: skip
def test_labels_mean_what_they_mean_to_browsers(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<META CharSet = 'KOI8-R' >", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<meta content="text/html; charset=koi8-u" http-equiv=content-type>', "koi8-u"),
        ("<meta charset=x-none><meta charset=iso-8859-5>", "iso8859-5"),
        ('<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">', "cp1251"),
        ('<meta name="description" content="charset=koi8-r"><meta charset="windows-1251">', "cp1251"),
        ('<script charset="koi8-r"></script><meta charset="windows-1251">', "cp1251"),
    ],
)
def test_what_a_page_declares(meta, encoding):
    text, errors = text_of(declared(meta, RUSSIAN, encoding))
    assert (RUSSIAN in text, errors) == (True, set())


def test_an_xml_declaration_counts_where_no_meta_element_does():
    page = b'<?xml version="1.0" encoding="windows-1251"?>\n' + declared("", RUSSIAN, "cp1251")
    assert RUSSIAN in text_of(page)[0]
    page = b'<?xml version="1.0" encoding="windows-1251"?>\n' + declared("<meta charset=koi8-r>", RUSSIAN, "koi8-r")
    assert RUSSIAN in text_of(page)[0]


def test_a_byte_order_mark_stands_above_all():
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        text, errors = text_of(mark + declared("<meta charset=koi8-r>", RUSSIAN, encoding))
        assert (RUSSIAN in text, errors) == (True, set())


def test_a_page_that_calls_itself_utf_16_in_ascii_is_utf_8():
    text, errors = text_of(declared('<meta charset="utf-16">', RUSSIAN, "utf-8"))
    assert (RUSSIAN in text, errors) == (True, set())


def test_without_a_word_or_with_an_unknown_one_it_is_windows_1252_and_told():
    for meta in ("", "<meta charset=x-none>", "<meta charset=base64>", '<meta charset="utf-8">'):
        text, errors = text_of(declared(meta))
        assert (WORDS in text, errors) == (True, {"encoding"})


def test_a_declared_encoding_that_cannot_be_leaves_marks_and_is_told():
    text, errors = text_of(declared("<meta charset=euc-jp>"))
    assert "\ufffd" in text
    assert "the harbour of Norby" in text
    assert errors == {"encoding"}


def test_the_header_of_the_server_stands_above_what_the_page_declares(take, make):
    body = declared("<meta charset=koi8-r>", RUSSIAN, "cp1251")
    pages, _ = take("c.warc", make.record(make.http(body, kind="text/html; charset=Windows-1251")))
    (page,) = pages.values()
    assert RUSSIAN in read([page]).articles[0].text
