"""The page's door: addresses in, pages out. Loopback by default; a token where it is bound elsewhere."""

from zerohour.web.app import create, serve

__all__ = ["create", "serve"]
