"""Reading apart: in processes that are ended when one report takes more than its share, so that none holds up the others."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType

from zerohour.errors import ZerohourError, sentence
from zerohour.records import Reading, Refusal, Report
from zerohour.sources import whole

Read = Callable[[Report], Reading]
# Seconds of computing, not of the clock: what is refused does not depend on what else a machine does. A usual report takes a tenth.
_LEAST, _A_CHARACTER = 8.0, 1 / 2_000
# A process that waits and does not compute is ended after so many times its seconds of the clock.
_PATIENCE = 30
_MEMORY = 3_000_000_000


def seconds(report: Report) -> float:
    """The seconds of computing that a report may take: some, and more for a longer one."""
    return _LEAST + len(report.text) * _A_CHARACTER


class Apart:
    """Reads reports in two processes, which begin with the first report and end with the `with`.

    Where the system does not copy processes (fork), reading is done here, and is bounded by the limits of sources alone.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._workers = [_Worker(read), _Worker(read)] if sys.platform == "linux" else []
        self._next = cycle(self._workers)

    def __enter__(self) -> "Apart":
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, where: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def begin(self, report: Report) -> Callable[[], Reading | Refusal]:
        """Begins to read a report: a function that waits for its reading, or for why there is none. At most two are begun at a time."""
        if not self._workers:
            return lambda: whole(_name(report), lambda: self._read(report))
        worker = next(self._next)
        worker.begin(report)
        return lambda: worker.result(report)


class _Worker:
    """A process that reads one report at a time, and another in its place once it has ended."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._line: Connection | None = None

    def begin(self, report: Report) -> None:
        if self._line is None:
            context = get_context("fork")
            self._line, far = context.Pipe()
            self._process = context.Process(target=_serve, args=(self._line, far, self._read), daemon=True)
            self._process.start()
            far.close()
        try:
            self._line.send(report)
        except OSError:
            # It has ended meanwhile, which `result` tells.
            return

    def result(self, report: Report) -> Reading | Refusal:
        most, found = seconds(report), None
        try:
            if self._line is not None and self._line.poll(_PATIENCE * most):
                found = self._line.recv()
        except (EOFError, OSError):
            self._process.join()
        if isinstance(found, (Reading, Refusal)):
            return found
        code = self._process.exitcode
        self.end()
        if isinstance(found, BaseException):
            raise found
        late = code in (None, -signal.SIGPROF)
        why = f"reading it takes more than its {most:.0f} seconds of computing" if late else f"reading it ended the reader ({code})"
        return Refusal(sentence(_name(report)), sentence(f"{_name(report)}: {why}; give its text alone, or split it into reports"))

    def end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
            self._process.kill()
            self._process.join()
            self._process.close()


def _name(report: Report) -> str:
    return report.url or report.name or report.id


def _serve(near: Connection, line: Connection, read: Read) -> None:
    """Reads what comes along the line until it ends. The system ends the process when the time of a report is over."""
    near.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY if hard < 0 else min(_MEMORY, hard), hard))
    while True:
        try:
            report = line.recv()
        except EOFError:
            os._exit(0)
        signal.setitimer(signal.ITIMER_PROF, seconds(report))
        answer = _answer(report, read)
        signal.setitimer(signal.ITIMER_PROF, 0)
        line.send(answer)


def _answer(report: Report, read: Read) -> Reading | Refusal | BaseException:
    try:
        return whole(_name(report), lambda: read(report))
    except ZerohourError as why:
        return why
