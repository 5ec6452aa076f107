"""The ledgers that every test of a store runs on."""

import pytest
from sqlalchemy import MetaData, create_engine

from tests.conftest import stores


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty ledger."""
    found = stores(tmp_path)[request.param]
    if not found:
        pytest.skip("no PostgreSQL: set ZEROHOUR_TEST_POSTGRES to the URL of an empty database")
    if request.param == "postgresql":
        empty(found)
    return found


def empty(url):
    """Drops all tables of a PostgreSQL database."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    tables = MetaData()
    tables.reflect(engine)
    tables.drop_all(engine)
    engine.dispose()
