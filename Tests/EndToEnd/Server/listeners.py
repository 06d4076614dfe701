"""Services that listen on this machine: one that takes pings, one that never answers, and a port where nobody is."""

import contextlib
import socket
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextlib.contextmanager
def ping_service(status=200):
    """A service such as healthchecks.io: its address and the list of what it was told, as (path, run id, body)."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        """Takes every ping."""

        def do_POST(self):
            """A ping with a body."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            url = urllib.parse.urlparse(self.path)
            told.append((url.path, urllib.parse.parse_qs(url.query).get("rid", [""])[0], body))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Nothing to standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/check-1", told
        finally:
            server.shutdown()


@contextlib.contextmanager
def hanging_service():
    """The address of one that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/check-1"


def free_port():
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
