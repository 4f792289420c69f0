"""Makers of archives, feeds, messages and PDF files for the tests of capture, and pages of an invented town to put into them."""

import gzip
import io
import zipfile

import pytest

STORY = (
    "The ferry Orla struck a pier in Port Ellary on Tuesday morning in thick fog, the coast guard said. Forty-eight people were on board "
    "and two lorries slid into the harbour, officials said. Nobody was hurt, harbour master Tove Lindal told reporters on the quay."
)


def html(title="Ferry strikes pier", story=STORY):
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{story}</p></article></body></html>"


def http(body, *, kind="text/html", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(f"{key.replace('_', '-')}: {value}" for key, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode())


def record(
    content, *, address="https://courier.example/ferry", kind="response", length=None, date="2024-03-05T09:30:00Z", version="1.1", **more
):
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": address,
        "WARC-Date": date,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content-Type": more.pop("content_type", "application/http; msgtype=response"),
        **{key.replace("_", "-"): value for key, value in more.items()},
        "Content-Length": len(content) if length is None else length,
    }
    head = f"WARC/{version}\r\n" + "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return head.encode() + b"\r\n" + content + b"\r\n\r\n"


def zipped(members, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def gzipped(*members):
    return b"".join(gzip.compress(member, mtime=0) for member in members)


def rss(*items, title="Norby Courier", extra=""):
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f'<?xml version="1.0"?>\n{extra}<rss version="2.0" {names}><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()
    )


def pdf(*sheets, width=600, height=800):
    """Make a PDF: each sheet is a list of ``(left, bottom, size, words)``."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    pages = []
    for sheet in sheets:
        drawn = "".join(f"BT /F1 {size} Tf {left} {bottom} Td ({words}) Tj ET\n" for left, bottom, size, words in sheet).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        content = len(objects)
        resources = "<< /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R /Resources {resources} >>"
        objects.append(page.encode())
        pages.append(len(objects))
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{page} 0 R' for page in pages)}] >>".encode()
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


@pytest.fixture
def take(tmp_path):
    """Capture one file of these bytes; names come back without the folder."""
    from tellings.capture import capture

    def taken(name, data):
        file = tmp_path / name
        file.write_bytes(data)
        pages, problems = capture([file])
        folder = f"{tmp_path}/"
        named = {page.name.removeprefix(folder): page for page in pages}
        assert len(named) == len(pages), "names are unique"
        return named, [(one.page.removeprefix(folder), one.error, one.message) for one in problems]

    return taken


@pytest.fixture
def articles(tmp_path):
    """Read one file of these bytes from end to end; articles by name, and the problems."""
    import tellings

    def read(name, data):
        file = tmp_path / name
        file.write_bytes(data)
        done = tellings.read([file])
        return {one.page.removeprefix(f"{tmp_path}/"): one for one in done.articles}, done.problems

    return read


@pytest.fixture
def make():
    """The makers above, by name."""
    import types

    return types.SimpleNamespace(
        STORY=STORY, html=html, http=http, record=record, zipped=zipped, gzipped=gzipped, rss=rss, pdf=pdf
    )  # fmt: skip
