"""Forms with files, as browsers send them without scripts (multipart/form-data, RFC 7578)."""

import re
from dataclasses import dataclass

from fastapi import HTTPException, Request

# Bytes of a whole form, and how many fields and files it may have.
LARGEST, _PARTS = 64_000_000, 200
_BOUNDARY = re.compile(r'(?i)^multipart/form-data\s*;.*?\bboundary="?([^";,]{1,70})"?')
_FIELD = re.compile(rb'(?i)\bname="([^"]*)"')
_FILE = re.compile(rb'(?i)\bfilename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form by name, and its files: the name that the browser gives, and what is in each. Empty ones are left out."""

    fields: dict[str, str]
    files: tuple[tuple[str, bytes], ...]


async def body(request: Request, most: int = LARGEST) -> bytes:
    """What a request carries. Raises HTTPException where that is more than may be."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise HTTPException(413, f"This is more than {most // 1_000_000} MB at once; give less, or use: zerohour add")
    return bytes(found)


async def form(request: Request) -> Form:
    """The form of a request. Raises HTTPException for what is none."""
    named = _BOUNDARY.match(request.headers.get("content-type", ""))
    if named is None:
        raise HTTPException(415, "This form has to be sent as multipart/form-data, as the page does.")
    return parsed(await body(request), named[1].encode("latin-1", "replace"))


def parsed(sent: bytes, boundary: bytes) -> Form:
    """The form that a boundary parts. What lies outside of its parts, or has no name, is no field."""
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for part in (b"\r\n" + sent).split(b"\r\n--" + boundary)[1 : _PARTS + 1]:
        head, found, content = part.partition(b"\r\n\r\n")
        named = _FIELD.search(head) if found else None
        if named is None:
            continue
        file = _FILE.search(head)
        if file is None:
            fields[named[1].decode("utf-8", "replace")] = content.decode("utf-8", "replace").replace("\r\n", "\n")
        elif content or file[1]:
            files.append((file[1].decode("utf-8", "replace") or "a file without a name", content))
    return Form(fields, tuple(files))
