"""Tells another program over HTTP that something happened."""

import httpx

from zerohour.errors import SourceError
from zerohour.sources.fetch import AGENT


def post(url: str, body: str, seconds: float = 10.0) -> None:
    """Posts JSON to an address of the user's own. Raises SourceError where the server does not take it."""
    headers = {"User-Agent": AGENT, "Content-Type": "application/json"}
    try:
        answer = httpx.post(url, content=body.encode("utf-8"), headers=headers, timeout=seconds, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as why:
        raise SourceError(f"{url[:200]}: the warning was not delivered ({type(why).__name__})") from why
    if not answer.is_success:
        raise SourceError(f"{url[:200]}: the warning was not delivered (the server answers {answer.status_code})")
