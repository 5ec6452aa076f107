"""Addresses as feeds and pages write them."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that say how a reader came, and not what stands there.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|ncid|ocid|ito|xtor|smid|soc_src|ref_src|ns_\w+|wt\.\w+|__twitter_impression)",
    re.IGNORECASE,
)


def plain(words: str) -> str:
    """An address as it is fetched: what feed readers write as feed://host or feed:https://host is one of http(s)."""
    found = words.strip()
    rest = found[5:] if found[:5].lower() == "feed:" else None
    if rest is None:
        return found
    return rest if rest.lower().startswith(("http://", "https://")) else f"http://{rest.lstrip('/')}"


def is_web(words: str) -> bool:
    """Whether it is an address of the web, also as feed readers write it."""
    return plain(words).lower().startswith(("http://", "https://"))


def bare(url: str) -> str:
    """The address without its fragment and the parameters that only tell how a reader came: what it names is the same."""
    try:
        parts = urlsplit(url)
        asked = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
        query = urlencode(asked) if len(asked) != len(parse_qsl(parts.query, keep_blank_values=True)) else parts.query
        fragment = parts.fragment if parts.fragment.startswith("!") else ""
        return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, fragment))
    except ValueError:
        return url


def resolved(link: str, base: str | None) -> str | None:
    """A link against the address of what it stands in; None for what is no address of the web."""
    try:
        found = urljoin(base or "", link.strip())
        return found if urlsplit(found).scheme in ("http", "https") and urlsplit(found).hostname else None
    except ValueError:
        return None
