"""How long a field may be, said in Turkish. Pure."""

from __future__ import annotations


def too_long(limit: int) -> str:
    """Say, in Turkish, how long a field may be."""
    return f"En fazla {grouped(limit)} karakter yazabilirsiniz."


def grouped(number: int) -> str:
    """Write a number as Turkish does: 20.000."""
    return f"{number:,}".replace(",", ".")
