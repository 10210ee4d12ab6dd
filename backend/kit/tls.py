"""Whom this process believes over TLS: one list of certificates, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    import ssl


@cache
def trusted() -> ssl.SSLContext:
    """Return the one context of every client of ours: reading the certificates takes tens of ms."""
    return httpx.create_ssl_context()
