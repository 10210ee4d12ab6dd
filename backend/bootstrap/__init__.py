"""Puts the application together; the rest of the house imports it from here."""

from backend.bootstrap.container import Container, build_container
from backend.bootstrap.declared import PAGES, PARKABLE, TEXTS, texts_of
from backend.bootstrap.gateways import file_store, mail_store

__all__ = [
    "PAGES",
    "PARKABLE",
    "TEXTS",
    "Container",
    "build_container",
    "file_store",
    "mail_store",
    "texts_of",
]
