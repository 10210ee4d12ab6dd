"""E-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ATOM = "[a-z0-9_%+-]{1,62}"
_EMAIL = re.compile(
    rf"(?<![a-z0-9._%+@-])(?=[a-z0-9_]){_ATOM}(?:\.{_ATOM}){{0,8}}"
    rf"@(?:{_LABEL}\.){{1,5}}[a-z]{{2,12}}(?![a-z0-9@])",
)


def emails(text: str) -> Iterator[Finding]:
    """Yield the e-mail addresses; the value is in plain lower-case letters."""
    for match in _EMAIL.finditer(fold(text)):
        yield Finding("email", match.start(), match.end(), match.group())
