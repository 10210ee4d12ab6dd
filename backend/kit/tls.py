"""Whom this process believes over TLS: one list of certificates, the machine's, read once."""

from __future__ import annotations

import ssl
from functools import cache


@cache
def trusted() -> ssl.SSLContext:
    """Return the one context of every client of ours: reading the certificates takes tens of ms."""
    return ssl.create_default_context()
