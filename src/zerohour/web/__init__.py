"""The page's door: addresses in, pages out. Loopback by default; a token where it is bound elsewhere."""

from zerohour.web.app import create
from zerohour.web.server import address, configured, run

__all__ = ["address", "configured", "create", "run"]
