"""A command in a real terminal: a pseudo-terminal of a given width, with a keyboard."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07")
_PATIENCE = 120
# The terminal becomes the command's own, so that its Ctrl-C reaches it.
_START = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from zerohour.cli import main; main()"


class Terminal:
    """A command that runs in a terminal of so many columns; what it has written is in `text`, escapes left out."""

    def __init__(self, *words, cwd, columns=80, **environment):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *words],
            cwd=cwd,
            env=self._environment() | environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._written = b""

    @staticmethod
    def _environment():
        left_out = ("ZEROHOUR_LEDGER", "COLUMNS", "LINES", "NO_COLOR", "CI", "TERM")
        return {name: value for name, value in os.environ.items() if name not in left_out} | {"TERM": "xterm-256color"}

    @property
    def text(self):
        return _ESCAPES.sub("", self._written.decode("utf-8")).replace("\r\n", "\n")

    def until(self, words):
        """Reads until the words are there."""
        until = time.monotonic() + _PATIENCE
        while words not in self.text:
            assert self._more(until), self.text

    def press(self, keys):
        os.write(self._ours, keys)

    def end(self):
        """Reads to the end: the exit code and the text."""
        until = time.monotonic() + _PATIENCE
        while self._more(until):
            pass
        os.close(self._ours)
        return self._process.wait(10), self.text

    def _more(self, until):
        ready, _, _ = select.select([self._ours], [], [], max(0, until - time.monotonic()))
        if not ready:
            self._process.kill()
            raise AssertionError(f"no end after {_PATIENCE} s: {self.text}")
        try:
            read = os.read(self._ours, 65_536)
        except OSError:  # the other side is closed
            return False
        self._written += read
        return bool(read)
