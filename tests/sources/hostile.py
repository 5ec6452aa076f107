"""Servers that lie, drip, hang up and never end, on sockets of their own."""

import gzip
import re
import socket
import struct
import threading
import time
from contextlib import suppress

PAGE = b"""<html><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1><p>Envoys of Iran and Qatar met in Doha on Monday to
talk about a ceasefire in Gaza, the foreign ministry said in a statement that was carried by the state news agency.</p><p>The talks will go on
on Wednesday, a spokesman said, and further delegations are expected to arrive.</p></article></body></html>"""


class Server:
    """Answers each connection with `act(socket, path)`; /robots.txt is not there. `asked` are the paths that were asked for.

    Where `silent`, the act begins with the connection, before anything was asked. Each has an address of its own (127.0.0.0/8), if given.
    """

    def __init__(self, act, ip="127.0.0.1", silent=False):
        self.act, self.silent, self.asked, self._open = act, silent, [], True
        self.listening = socket.create_server((ip, 0))
        self.port = self.listening.getsockname()[1]
        self.url = f"http://{ip}:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):
            while True:
                connection, _ = self.listening.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        # The reader goes away, as it should.
        with suppress(OSError), connection:
            path = ""
            if not self.silent:
                head = b""
                while b"\r\n\r\n" not in head and (piece := connection.recv(65536)):
                    head += piece
                length = re.search(rb"\r\nContent-Length: (\d+)", head)
                whole = head.index(b"\r\n\r\n") + 4 + (int(length[1]) if length else 0)
                while len(head) < whole and (piece := connection.recv(65536)):
                    head += piece
                path = head.split(b" ")[1].decode("latin-1")
                self.asked.append((path, head))
            if path == "/robots.txt":
                connection.sendall(answer(b"", b"404 Not Found"))
            else:
                self.act(connection, path)

    def close(self):
        # A thread that waits for a connection would still take one.
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()


def answer(body, status=b"200 OK", media=b"text/html", *fields):
    """The bytes of an answer."""
    lines = [b"HTTP/1.1 " + status, b"Content-Type: " + media, b"Content-Length: %d" % len(body), b"Connection: close", *fields]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def said(*pieces, pause=0.0, times=1):
    """An act that sends pieces, the last of them so many times, with a pause after each."""

    def act(connection, path):
        for piece in (*pieces[:-1], *(pieces[-1],) * times):
            connection.sendall(piece)
            time.sleep(pause)

    return act


def held(connection, path):
    """Answers nothing, and keeps the connection."""
    time.sleep(60)


def reset(connection, path):
    """Breaks off in the middle, as a host that fell over."""
    connection.sendall(answer(PAGE)[:300])
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def round_about(connection, path):
    """Redirects for ever, each time elsewhere and slowly."""
    time.sleep(0.2)
    connection.sendall(answer(b"", b"302 Found", b"text/html", b"Location: /x" + path[1:].encode()))


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FOREVER = 1_000_000
# What a server does, and what the refusal says.
ACTS = {
    "hangs after the connection": (held, "not read within"),
    "drips its head": (said(b"HTTP/1.1 200 OK\r\nX: ", b"x", pause=0.1, times=FOREVER), "not read within"),
    "drips its body": (said(OK + b"\r\n", b"x", pause=0.1, times=FOREVER), "not read within"),
    "drips a chunk": (said(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 4, b"1", pause=0.1, times=FOREVER), ""),
    "drips 1xx answers": (said(b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.1, times=FOREVER), "not read within"),
    "pours 1xx answers": (said(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, times=FOREVER), ""),
    "pours headers": (said(OK, b"X-Y: " + b"z" * 1000 + b"\r\n", times=FOREVER), "cannot be read"),
    "pours its body": (said(OK + b"\r\n", b"x" * 65536, times=FOREVER), "more than 1 MB"),
    "drips a packed body": (said(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:20], b"", pause=0.1, times=FOREVER), ""),
    "packs a bomb": (said(answer(gzip.compress(b"\0" * 100_000_000), b"200 OK", b"text/html", b"Content-Encoding: gzip")), "more than 1 MB"),
    "packs half a page": (said(answer(gzip.compress(PAGE)[:-20], b"200 OK", b"text/html", b"Content-Encoding: gzip")), "breaks off"),
    "says it is longer": (said(answer(PAGE).replace(b"Content-Length: ", b"Content-Length: 9")), "cannot be read"),
    "says a length that is none": (said(OK + b"Content-Length: -1\r\n\r\n" + PAGE), "cannot be read"),
    "says two lengths": (said(OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), "cannot be read"),
    "resets in the middle": (reset, "cannot be read"),
    "hangs up at once": (said(b""), "cannot be read"),
    "speaks no HTTP": (said(b"SSH-2.0-OpenSSH_9.9\r\n"), "cannot be read"),
    "redirects for ever": (round_about, "more than 3 redirects"),
    "redirects nowhere": (said(answer(b"", b"302 Found", b"text/html", b"Location: http://[::1")), "no address"),
    "redirects to a file": (said(answer(b"", b"302 Found", b"text/html", b"Location: file:///etc/passwd")), "only http and https"),
    "redirects to 9 kB": (said(answer(b"", b"302 Found", b"text/html", b"Location: /" + b"x" * 9000)), "more than 2000 characters"),
    "redirects to no letters": (said(answer(b"", b"302 Found", b"text/html", b"Location: /\xff\xed\xa0\x80\xfe")), "redirects"),
    "gives a reason that rings": (said(answer(b"", b"500 \x1b]0;owned\x07\x9b31m")), "500"),
    "gives a reason of 50 kB": (said(answer(b"", b"500 " + b"no " * 16_000)), "500"),
    "switches protocols": (said(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "cannot be read"),
    "answers 999": (said(answer(b"", b"999 Denied")), "999"),
    "gives an image": (said(answer(b"\x89PNG\r\n\x1a\n", b"200 OK", b"image/png")), "image/png"),
    "gives nothing": (said(answer(b"")), "is empty"),
    "gives no article": (said(answer(b"<html><body></body></html>")), "no article"),
}  # fmt: skip
# What a page is read in spite of.
ODD = {
    "an unknown charset in its header": (b"text/html; charset=no-such-charset", PAGE),
    "an unknown charset in its meta tag": (b"text/html", PAGE.replace(b"<head>", b"<head><meta charset=x-klingon>")),
    "a charset that packs": (b"text/html; charset=zlib", PAGE),
    "a charset that escapes": (b"text/html; charset=unicode_escape", PAGE.replace(b"Gaza", b"\\ud800")),
    "a charset with a hole": (b"text/html; charset=utf-8\x80", PAGE),
    "half a character": (b"text/html; charset=utf-8", PAGE.replace(b"Gaza", b"Gaza \xed\xa0\x80")),
    "a media type of 10 kB": (b"text/html; " + b"x" * 10_000, PAGE),
    "a character that ends strings": (b"text/html; charset=utf-8", PAGE.replace(b"Gaza", b"Gaza\0")),
}


def handshaking(connection, path):
    """A TLS record of 16 kB is on its way, a byte at a time."""
    connection.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03")
    for _ in range(FOREVER):
        connection.sendall(b"\x00")
        time.sleep(0.1)
