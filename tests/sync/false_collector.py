"""A stand-in for the collector that says whatever a test wants, byte by byte."""

import contextlib
import re
import socket
import ssl
import threading


class FalseCollector:
    """Listens on this machine. ``answer(connection)`` speaks after each request; ``requests`` are those it got."""

    def __init__(self, answer, certificate=None):
        self.answer, self.requests, self.sent = answer, [], 0
        self._context = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if certificate else 'http'}://localhost:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        connection.settimeout(10)
        with contextlib.suppress(OSError):
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                self.requests.append(_request(connection))
                self.answer(connection)

    def pour(self, connection, piece, most):
        """Send ``piece`` again and again, at most ``most`` bytes; what really left is in ``sent``."""
        while self.sent < most:
            connection.sendall(piece)
            self.sent += len(piece)


def _request(connection):
    """Return a whole request: who hangs up on the rest of it breaks the line."""
    data = b""
    while piece := connection.recv(65536):
        data += piece
        head, end, body = data.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: *(\d+)", head)
        if end and len(body) >= (int(length[1]) if length else 0):
            break
    return data


def saying(data):
    """Return an answer that says ``data`` and hangs up."""
    return lambda connection: connection.sendall(data)


def http(body=b"", status=201, media="application/vnd.dsse.envelope.v1+json", **headers):
    """Return the bytes of an HTTP answer. ``headers`` have _ for -."""
    lines = [f"HTTP/1.1 {status} Word", f"Content-Type: {media}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
