"""Files of every kind after accidents: each is read or refused, and none takes long. `python -m bench.kinds` tries five thousand."""

import io
import random
import time

import pytest
from tests.sources import made

from zerohour.records import Address, Noted, Passed, Refusal, Report
from zerohour.sources import from_stream

EVERY = made.every()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", EVERY)
def test_a_broken_file_is_read_or_refused(name):
    rng = random.Random(name)
    for _ in range(8):
        raw, began = made.broken(EVERY[name], rng), time.process_time()
        for row in from_stream(io.BytesIO(raw), name):
            assert isinstance(row, (Report, Refusal, Passed, Noted, Address))
            assert not isinstance(row, Refusal) or "\n" not in row.reason
        assert time.process_time() - began < 10
