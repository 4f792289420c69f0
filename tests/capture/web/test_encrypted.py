"""HTTPS and HTTP/2: the name goes into the certificate check though the connection goes to the address that was checked."""

import shutil
import socket
import ssl
import subprocess
import threading

import pytest
from msgspec.structs import replace

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate with")

PAGE = b"<html><p>The mill in Norby burned down.</p></html>"
NAME = "news.example"


class SecureSite:
    """A server of HTTP/2 with a certificate for ``NAME``; it gives one page to everybody."""

    def __init__(self, certificate, key, protocols):
        self.names, self.spoken, self.agents = [], [], []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.set_alpn_protocols(protocols)
        context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._socket.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        import h2.config
        import h2.connection
        import h2.events

        try:
            stream = self._context.wrap_socket(connection, server_side=True)
        except (ssl.SSLError, OSError):
            return
        self.spoken.append(stream.selected_alpn_protocol())
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        talk.initiate_connection()
        stream.sendall(talk.data_to_send())
        while data := stream.recv(65_536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self.agents.append(dict(event.headers)[b"user-agent"])
                    talk.send_headers(
                        event.stream_id, [(":status", "200"), ("content-type", "text/html"), ("content-length", str(len(PAGE)))]
                    )
                    talk.send_data(event.stream_id, PAGE, end_stream=True)
            stream.sendall(talk.data_to_send())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
         "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", folder / "key.pem", "-out",
         folder / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "certificate.pem", folder / "key.pem"


@pytest.fixture
def secure(certificate):
    made = SecureSite(*certificate, ["h2"])
    yield made
    made.close()


async def here(host, port):
    return ["127.0.0.1"]


def test_http_2_is_spoken_and_the_certificate_is_that_of_the_name(secure, certificate, fetch, quick, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    found = fetch(f"https://{NAME}:{secure.port}/a", replace(quick, allow_hosts=(NAME,), whole=5.0, read=5.0, connect=5.0), resolver=here)
    assert found.data == PAGE
    assert secure.names == [NAME]
    assert secure.spoken == ["h2"]
    assert secure.agents[0].startswith(b"tellings/")


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(secure, fetch, quick):
    found = fetch(f"https://{NAME}:{secure.port}/a", replace(quick, allow_hosts=(NAME,), whole=5.0, connect=5.0), resolver=here)
    assert found.code == "unreachable"
    assert "certificate" in found.message.lower()
    assert len(secure.names) == 1


def test_a_certificate_of_another_name_is_refused(secure, certificate, fetch, quick, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    found = fetch(
        f"https://other.example:{secure.port}/a", replace(quick, allow_hosts=("other.example",), whole=5.0, connect=5.0), resolver=here
    )
    assert found.code == "unreachable"


def test_what_is_no_tls_is_refused(site, fetch, quick):
    site.pages["/a"] = PAGE
    assert fetch(site("/a").replace("http:", "https:"), quick).code == "unreachable"
