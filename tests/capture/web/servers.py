"""Servers on loopback that behave and misbehave; each path is a page or a function that writes to the connection what it likes."""

import http.server
import threading
import time
from collections import defaultdict


class Site:
    """One server. ``pages`` maps paths to bytes, to a tuple (status, headers, body) or to a function of the handler."""

    def __init__(self):
        self.pages = {"/robots.txt": (404, {}, b"")}
        self.asked = []
        self.times = defaultdict(list)
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        self.port = self._server.server_port
        self.ended = threading.Event()

    def __call__(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self, path):
        return sum(asked == path for asked, _ in self.asked)

    def headers(self, path):
        return [headers for asked, headers in self.asked if asked == path]

    def close(self):
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    def note(self, path, headers):
        with self._lock:
            self.asked.append((path, headers))
            self.times[path].append(time.monotonic())
            self.at_once += 1
            self.most_at_once = max(self.at_once, self.most_at_once)

    def done(self):
        with self._lock:
            self.at_once -= 1


def _handler(site):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body in one packet: else the second waits for the first to be acknowledged, 40 ms a page.
        wbufsize = 65_536
        disable_nagle_algorithm = True

        def do_GET(self):
            site.note(self.path, {key.lower(): value for key, value in self.headers.items()})
            try:
                self._answer(site.pages.get(self.path, (404, {}, b"no such page")))
            except (BrokenPipeError, ConnectionResetError, ConnectionAbortedError):
                self.close_connection = True
            finally:
                site.done()

        def _answer(self, page):
            if callable(page):
                page = page(self)
                if page is None:
                    self.close_connection = True
                    return
            status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
            self.send_response(status)
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}
            for key, value in headers.items():
                if value is not None:
                    self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler


def slow_words(seconds, every=0.02, head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"):
    """Return a page that drips a byte now and then, for so long."""

    def page(handler):
        handler.wfile.write(head)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(every)

    return page


def silent(seconds):
    """Return a page of which nothing comes."""

    def page(handler):
        time.sleep(seconds)

    return page


def endless(piece=b"<p>Word after word after word.</p>" * 1000, head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"):
    """Return a page that never ends, as fast as it can be read."""

    def page(handler):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)

    return page


def raw(data):
    """Return a page that writes just these bytes and closes."""

    def page(handler):
        handler.wfile.write(data)

    return page


def redirect(address, status=302):
    """Return a redirect."""
    return status, {"Location": address}, b""


def conditional(body, etag='"1"', kind="text/html; charset=utf-8"):
    """Return a page that answers 304 where it is asked with its mark."""

    def page(handler):
        if handler.headers.get("If-None-Match") == etag:
            return 304, {"ETag": etag, "Content-Length": None}, b""
        return 200, {"ETag": etag, "Content-Type": kind}, body

    return page
