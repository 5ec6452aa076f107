"""The ledger's own clock: what is stored next is later than all that is stored, also where the machine's clock was set back.

Else what is new would be older than the last look at it, and a look at what was known at a moment would see what came later.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, desc, func, select

from zerohour.ledger.schema import acts, deletions, former, grades, reports, retractions

_STEP = timedelta(microseconds=1)
# What is done, coded anew or deleted is by the thousand: there the last one is the latest.
_LATEST = select(
    *(select(func.max(one)).scalar_subquery() for one in (reports.c.learned, acts.c.undone, grades.c.at, retractions.c.undone)),
    select(acts.c.at).order_by(desc(acts.c.number)).limit(1).scalar_subquery(),
    select(former.c.superseded).order_by(desc(former.c.number)).limit(1).scalar_subquery(),
    select(deletions.c.at).order_by(desc(deletions.c.number)).limit(1).scalar_subquery(),
)


def now(connection: Connection) -> datetime:
    """The moment of what is stored next, in UTC."""
    stored = [datetime.fromisoformat(at) + _STEP for at in connection.execute(_LATEST).one() if at]
    return max([datetime.now(UTC), *stored]).astimezone(UTC)


def text(connection: Connection) -> str:
    """The same as it is stored."""
    return now(connection).isoformat()
