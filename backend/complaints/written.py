"""Texts that people hand in: cleaned, secrets masked, whole or not at all. Pure."""

from __future__ import annotations

from backend.complaints.lengths import too_long
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean


def written(field: str, text: str, limit: int, missing: str = "") -> str:
    """Return a text as it may be stored. `missing` is what to say where it must not be empty.

    Raises:
        InvalidInputError: nothing is written though something must be, or more than `limit`.

    """
    text = clean(text).strip()
    if not text and missing:
        raise InvalidInputError(errors={field: missing})
    if len(text) > limit:
        raise InvalidInputError(errors={field: too_long(limit)})
    return mask_secrets(text)
