"""What an answer by SMS costs: segments in the GSM alphabet, by the library the backend uses."""

from __future__ import annotations

import gsmcodecs  # type: ignore[import-untyped]  # noqa: F401 - registers the codec

_ALONE, _PART = 160, 153
MOST = 2


def segments(text: str) -> int:
    """Return how many SMS a text is.

    Raises:
        UnicodeEncodeError: a letter is not in the GSM alphabet.

    """
    septets = len(text.encode("gsm23.038-0-0"))
    return 1 if septets <= _ALONE else -(-septets // _PART)


def with_choices(text: str, titles: list[str]) -> str:
    """Write choices below a text as the backend does: a numbered line each."""
    return "\n".join([text, *(f"{number}) {title}" for number, title in enumerate(titles, 1))])
