"""Where reports come from: files, folders, standard input; in `net`, pages and feeds. Each gives reports, or a refusal with its reason."""

from zerohour.sources.boundary import each, whole
from zerohour.sources.file import SUFFIXES, from_bytes, reports
from zerohour.sources.moments import instant, published
from zerohour.sources.text import LIMIT, report

__all__ = ["LIMIT", "SUFFIXES", "each", "from_bytes", "instant", "published", "report", "reports", "whole"]
