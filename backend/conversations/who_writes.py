"""Who the customer of a conversation is, and why they want a person, as it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from backend.kit.masking import mask_name, mask_phone, show_phone
from lexicon import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class HasPhones(Protocol):
    """Whatever has the numbers of a conversation."""

    @property
    def phone(self) -> str | None:
        """What it is written from."""
        ...

    @property
    def proven_phone(self) -> str | None:
        """What was proven in it."""
        ...


def called(talk: HasPhones, known: Mapping[str, Any], *, opened: bool) -> str:
    """Return who the customer is: by what is known of them, their name or else their number.

    Empty where neither is known; masked unless `opened`.
    """
    if name := known.get("name"):
        return str(name) if opened else mask_name(str(name))
    phone = talk.phone or talk.proven_phone or known.get("phone")
    return (show_phone if opened else mask_phone)(str(phone)) if phone else ""


def reason_shown(reason: str | None, shown: Callable[[str], str]) -> str | None:
    """Return why somebody asked for a person, with the language they write by its name."""
    return shown(languages.named(reason)) if reason else None


def name_in(collected: Mapping[str, Any] | None) -> str | None:
    """Return how the customer is called, as far as they told the assistant."""
    return str((collected or {}).get("name") or "") or None
