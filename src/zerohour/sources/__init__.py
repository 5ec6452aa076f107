"""Where reports come from: files of every kind, folders, standard input; in `net`, pages and feeds. Each gives reports, or says why not."""

from zerohour.sources.boundary import each, whole
from zerohour.sources.file import from_bytes, from_stream, reports
from zerohour.sources.kinds import KINDS, Given
from zerohour.sources.moments import instant, published
from zerohour.sources.text import LIMIT, report

__all__ = ["KINDS", "LIMIT", "Given", "each", "from_bytes", "from_stream", "instant", "published", "report", "reports", "whole"]
