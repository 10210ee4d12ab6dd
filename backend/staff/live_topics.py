"""The live topics of people of the house."""

from __future__ import annotations


def of_staff(staff_id: str) -> str:
    """Name the topic of what concerns one person of the staff."""
    return f"staff:{staff_id}"
