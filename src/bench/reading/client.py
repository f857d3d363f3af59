"""One connection that is kept alive, over HTTP/1.1 and loopback."""
import select
import socket
import time


class Answer:
    """Of one request: `first` and `last` are when its first and its last byte came, in seconds of time.monotonic()."""

    def __init__(self, status, headers, body, sent, first, last, length):
        self.status, self.headers, self.body = status, headers, body
        self.sent, self.first, self.last, self.length = sent, first, last, length


class Client:

    def __init__(self, port, timeout=120):
        self.port = port
        self.timeout = timeout
        self.socket = None
        self.left = b""

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None
        self.left = b""

    def get(self, path, headers=None, into=None):
        """into: a function that is given the parts of the body, which is not kept then"""
        return self.ask("GET", path, headers, None, into)

    def ask(self, method, path, headers=None, body=None, into=None):
        if self.socket is not None and select.select([self.socket], [], [], 0)[0]:
            self.close()  # kept idle too long for the server
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), self.timeout)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        request = ("\r\n".join(lines) + "\r\n\r\n").encode() + (body or b"")
        try:
            sent = time.monotonic()
            self.socket.sendall(request)
            return self._read(sent, into)
        except Exception:
            self.close()
            raise

    def _more(self):
        part = self.socket.recv(1 << 20)
        if not part:
            raise ConnectionError("closed in the middle of an answer")
        return part

    def _read(self, sent, into):
        data = self.left or self._more()
        first = time.monotonic()
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, rest = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        parts = []
        take = into or parts.append
        if status in (204, 304):
            length, self.left = 0, rest
        elif headers.get("transfer-encoding", "").lower() == "chunked":
            length = self._chunks(rest, take)
        else:
            length = self._plain(rest, int(headers.get("content-length", 0)), take)
        last = time.monotonic()
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, b"".join(parts), sent, first, last, length)

    def _plain(self, rest, length, take):
        missing = length
        while True:
            part, self.left = rest[:missing], rest[missing:]
            if part:
                take(part)
            missing -= len(part)
            if missing == 0:
                return length
            rest = self._more()

    def _chunks(self, rest, take):
        length = 0
        while True:
            while b"\r\n" not in rest:
                rest += self._more()
            size, _, rest = rest.partition(b"\r\n")
            missing = int(size.split(b";")[0], 16)
            if missing == 0:
                while not rest.startswith(b"\r\n"):
                    rest += self._more()
                self.left = rest[2:]
                return length
            length += missing
            while missing:
                if not rest:
                    rest = self._more()
                take(rest[:missing])
                taken = min(missing, len(rest))
                missing -= taken
                rest = rest[taken:]
            while len(rest) < 2:
                rest += self._more()
            rest = rest[2:]
