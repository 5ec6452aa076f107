"""What an installation stands on: the parts that `release/locks/wheel.txt` names, and what they say of themselves where they are here."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parent
LOCKS = HERE / "locks"


@dataclass(frozen=True)
class Pin:
    """A line of a lock: a canonical name, the one version, where it is wanted ("" is everywhere), and the SHA-256 of each of its files."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A pin with its licence as an SPDX expression.

    `direct`: the program itself asks for it; `always`: without any extra; `needs`: the names of what it stands on itself.
    """

    pin: Pin
    licence: str
    direct: bool
    always: bool
    needs: tuple[str, ...]


def pins(lock: Path) -> list[Pin]:
    """The lines of a lock, in its order."""
    found = []
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        wanted = Requirement(entry.partition("\\\n")[0].strip())
        version = next(iter(wanted.specifier)).version
        found.append(
            Pin(canonicalize_name(wanted.name), version, str(wanted.marker or ""), tuple(re.findall(r"--hash=sha256:(\w+)", entry)))
        )
    return found


def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def parts() -> list[Part]:
    """All parts of the lock, by name and version.

    Raises KeyError for one that says no licence that `licences.toml` knows.
    """
    known = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
    direct = {canonicalize_name(one.name) for one in asked(extras=True)}
    base, edges = needed(asked(extras=False)), needed(asked(extras=True))
    found = []
    for pin in pins(LOCKS / "wheel.txt"):
        own = installed(pin.name)
        stated = licence(own, known["stated"]) if own and own.version == pin.version else ""
        read = known["read"].get(pin.name, stated)
        if not read:
            raise KeyError(f"{pin} says no licence that release/licences.toml knows: read it, and write there what it is")
        found.append(
            Part(
                pin,
                read,
                pin.name in direct,
                pin.name in base or pin.name not in edges,
                tuple(sorted(edges.get(pin.name, frozenset()))),
            )
        )
    return found


def installed(name: str) -> Distribution | None:
    """What is installed under a name, if anything is."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def asked(extras: bool) -> list[Requirement]:
    """What pyproject.toml asks for, with all extras that the lock has or without any."""
    table = project()
    more = [words for name, rows in table["optional-dependencies"].items() if name not in ("all", "training") for words in rows]
    return [Requirement(words) for words in (*table["dependencies"], *(more if extras else ()))]


def needed(first: Sequence[Requirement]) -> dict[str, frozenset[str]]:
    """Whatever an installation brings here for what is asked, each with the names of what it needs itself."""
    edges: dict[str, set[str]] = {}
    left, seen = [(canonicalize_name(one.name), frozenset(one.extras)) for one in first], set()
    while left:
        row = name, extras = left.pop()
        if row in seen or (own := installed(name)) is None:
            continue
        seen.add(row)
        others = [one for one in map(Requirement, own.requires or ()) if _holds(one, extras)]
        edges.setdefault(name, set()).update({canonicalize_name(one.name) for one in others} - {name})
        left += [(canonicalize_name(one.name), frozenset(one.extras)) for one in others]
    return {name: frozenset(others) for name, others in edges.items()}


def _holds(one: Requirement, extras: frozenset[str]) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def licence(own: Distribution, known: dict[str, str]) -> str:
    """The SPDX expression that a part states, or the one that its words are known to mean; "" where it says neither."""
    about = own.metadata
    if about["License-Expression"]:
        return str(about["License-Expression"])
    classes = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    said = [(about["License"] or "").strip().partition("\n")[0], *classes]
    return next((known[words] for words in said if words in known), "")
