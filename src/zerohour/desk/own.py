"""A user's own actors and places from the formats of others."""

from pathlib import Path

from zerohour.coding import gazetteer, petrarch
from zerohour.errors import SourceError, UsageError


def import_actors(files: list[Path], target: Path, overwrite: bool = False) -> tuple[int, list[str]]:
    """Writes dictionaries in the PETRARCH/CAMEO format as an actors file: how many actors, and a sentence for each line left out.

    Raises UsageError where the target is there and may not be overwritten, CodebookError for what cannot be read or written.
    """
    if target.exists() and not overwrite:
        raise UsageError(f"{target} is already there; give another name, or --force")
    return petrarch.convert(files, target)


def import_places(files: list[Path], target: Path, overwrite: bool = False) -> tuple[int, list[str]]:
    """Writes the places of CSV and GeoJSON files as one places file: how many, and a sentence for each row left out.

    Raises UsageError where the target is there and may not be overwritten, SourceError for what cannot be read or written.
    """
    if target.exists() and not overwrite:
        raise UsageError(f"{target} is already there; give another name, or --force")
    told = [(path.name, row) for path in files for row in gazetteer.rows(path)]
    found = [row for _, row in told if not isinstance(row, str)]
    if not found:
        raise SourceError(f"no place found in {', '.join(p.name for p in files)}; a row needs a name, a latitude and a longitude")
    try:
        target.write_text(gazetteer.csv_of(found), encoding="utf-8")
    except OSError as why:
        raise SourceError(f"{target}: {why.strerror}") from why
    return len(found), [f"{name}: {row}" for name, row in told if isinstance(row, str)]
