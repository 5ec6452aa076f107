"""Parts that many tests share: the real model, the real codebook, a way to read one report."""

import os

import pytest
from hypothesis import settings

import zerohour
from zerohour import desk

settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


@pytest.fixture(scope="session")
def model():
    return desk.shipped().analyser


@pytest.fixture(scope="session")
def book():
    return desk.shipped().book


@pytest.fixture(scope="session")
def coded():
    """Reads a text published on Monday, 5 August 2024, unless told otherwise."""

    def read(text, published="2024-08-05"):
        return zerohour.read(text, published).mentions

    return read


def stores(folder):
    """The ledgers that every store test runs on: a SQLite file, and PostgreSQL where one answers."""
    return {"sqlite": str(folder / "ledger.db"), "postgresql": os.environ.get("ZEROHOUR_TEST_POSTGRES", "")}
