"""What sources give, taken into a ledger: what became of each, whatever goes wrong with one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zerohour import ledger, sources
from zerohour.desk.reader import Reader
from zerohour.records import Noted, Passed, Reading, Refusal, Report, Taken, taken

Row = Report | Refusal | Passed | Noted
_SAME = "{}: the same words are there already, of {}; this copy, of {}, is not stored"


def take(store: ledger.Ledger, reader: Reader, rows: Iterable[Row], again: bool = False) -> Iterator[Taken]:
    """Adds what sources give, one after the other, and tells what became of each. What could not be read is recorded.

    What was deleted stays out, and is not recorded anew, unless it is wanted `again`.
    """
    asked: Iterator[Row | Taken] = (_unknown(store, row, again) if isinstance(row, Report) else row for row in rows)
    for row in reader.read_all(asked):
        done = _stored(store, row, again) if isinstance(row, Reading) else row
        if isinstance(done, Refusal):
            store.refuse(done)
            yield Taken(done.locator, "refused", done.reason)
        elif isinstance(done, Passed):
            yield Taken(done.locator, "passed over", done.kind)
        elif isinstance(done, Noted):
            yield Taken(done.locator, "noted", done.words)
        elif isinstance(done, Taken):
            yield done


def _stored(store: ledger.Ledger, reading: Reading, again: bool) -> Taken | Refusal:
    """What became of a reading; "updated" where the ledger has another version from its address."""
    found = reading.report

    def keep() -> Taken:
        changed = found.url is not None and store.holds_url(found.url)
        return taken(found, "updated" if changed else "added") if store.add(reading, again=again) else _there(store, found)

    return sources.whole(found.url or found.name or found.id, keep)


def _unknown(store: ledger.Ledger, report: Report, again: bool) -> Report | Taken:
    if store.holds(report.id):
        return _there(store, report)
    deleted = None if again else store.upkeep.deleted(report.id)
    if deleted is None:
        return report
    why = f"report {report.id} was deleted from this ledger on {deleted.at:%Y-%m-%d}; take it in again with --again"
    return Taken(report.id, "refused", why, report.id)


def _there(store: ledger.Ledger, copy: Report) -> Taken:
    """That the same words are there; and where those have another day or outlet, which was kept."""
    kept = store.reading(copy.id)
    other = [] if kept is None else [_where(kept.report), _where(copy)]
    differs = len(set(other)) > 1 and copy.published is not None
    return replace(taken(copy, "already there"), reason=_SAME.format(copy.name or copy.id, *other) if differs else "")


def _where(report: Report) -> str:
    return " ".join(part for part in (report.day.isoformat() if report.day else "no day", report.outlet and f"({report.outlet})") if part)
