"""A server of one file on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class FileServer:
    """How it behaves, and what it was asked."""

    content: bytes
    ranges: bool
    breaks_off_after: int | None
    status: int
    asked_from: list[int] = field(default_factory=list)
    """From which byte on, each time."""

    address: str = ""


@contextmanager
def file_server(
    content: bytes, *, ranges: bool = True, breaks_off_after: int | None = None, status: int = 200
) -> Iterator[FileServer]:
    """Serve a file for a while."""
    server = FileServer(content, ranges, breaks_off_after, status)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _answer(server, self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server.address = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()


def _answer(server: FileServer, request: BaseHTTPRequestHandler) -> None:
    start = int(request.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
    server.asked_from.append(start)
    if server.status != 200:
        request.send_error(server.status)
        return
    start = start if server.ranges else 0
    rest = server.content[start:]
    request.send_response(206 if start else 200)
    request.send_header("Content-Length", str(len(rest)))
    request.end_headers()
    request.wfile.write(rest[: server.breaks_off_after])
