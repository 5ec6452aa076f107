"""Requests as nobody means them: odd values in every place of every address."""

import random
import re
import time
from collections.abc import Iterator
from urllib.parse import quote

import httpx

PATIENCE = 10.0
# What would tell of the machine that serves.
_INSIDE = re.compile(r"Traceback|site-packages|/tmp/|\.py\b|sqlite3|sqlalchemy", re.IGNORECASE)

PATHS = (
    *(
        "/",
        "/events",
        "/event/{}",
        "/report/{}",
        "/search",
        "/network",
        "/patterns",
        "/map",
        "/outcomes",
        "/sources",
        "/triage",
        "/news",
        "/checks",
        "/checks.lines",
        "/static/{}",
    ),
    *("/chart/map.svg", "/chart/tempo.json", "/chart/{}.svg", "/api/countdown", "/api/events", "/api/events/{}", "/api/reports/{}"),
    *(
        "/api/network",
        "/api/tempo",
        "/api/patterns",
        "/api/days",
        "/api/triage",
        "/api/news",
        "/api/acts",
        "/api/outcomes",
        "/api/openapi.json",
        "/api/{}",
        "/{}",
    ),
)
NAMES = ("as_of", "since", "actor", "type", "status", "place", "outlet", "q", "page", "first", "limit", "stands", "did", "token", "odd")
VALUES = (
    *(
        "",
        " ",
        "0",
        "-1",
        "1",
        "1e23",
        "9" * 400,
        "NaN",
        "inf",
        "true",
        "null",
        "[]",
        "{}",
        "%",
        "%00",
        "\x00",
        "\n",
        "\t",
        "'",
        '"',
        "*",
        "(",
        "a b",
    ),
    *("9999-12-31", "9999-12-31T23:59:59+14:00", "9000-12-31", "0001-01-01", "0001-01-01T00:00:00-23:59", "1000-01-01", "0000-00-00"),
    *("2024-02-30", "2024-08-05", "2024-08-05T25:00", "2024-08-05T12:00Z", "2024-W01-1", "20240805", "24-8-5", "٢٠٢٤-٠٨-٠٥", "²", "1_0"),
    *("IRN", "ASSAULT", "occurred", "IR", "FOO", "IRN' OR 1=1 --", "OR", "NOT NOT", "NEAR(a b)", "a*", '"a', "a:b", "-a", "^a"),
    *(
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "\u202e",
        "é" * 300,
        "a" * 10_000,
        "\U0001f4a5",
        "\ufffe",
        "\ud7ff",
        "%s%n",
        "{{7*7}}",
    ),
)


def asked(count: int, seed: int = 1) -> Iterator[str]:
    """So many addresses; of one seed always the same."""
    rng = random.Random(seed)
    for _ in range(count):
        path = rng.choice(PATHS).format(quote(rng.choice(VALUES)[:2_000], safe=""))
        pairs = [(rng.choice(NAMES), rng.choice(VALUES)) for _ in range(rng.randrange(4))]
        yield path + "?" + "&".join(f"{name}={quote(value)}" for name, value in pairs)


def fault(client: httpx.Client, address: str) -> tuple[str, int]:
    """What is wrong with the answer to an address, empty where nothing is; and its status."""
    began = time.monotonic()
    answer = client.get(address)
    took, status = time.monotonic() - began, answer.status_code
    if status >= 500 or took > PATIENCE:
        return f"{status} after {took:.1f} s", status
    if status < 400:
        return "", status
    kind = answer.headers["content-type"].partition(";")[0]
    if kind != ("application/problem+json" if address.startswith("/api") else "text/html"):
        return f"{status} as {kind}", status
    return "tells of this machine" if _INSIDE.search(answer.text) else "", status
