"""Headers of e-mails, read and folded as the library does it, but the same one once.

That is half of what writing an e-mail costs, and most headers stand in every one of ours.
"""

from __future__ import annotations

from email.policy import EmailPolicy, default
from functools import lru_cache
from typing import Any

# More than there are different ones in an e-mail; some kilobytes each.
_MOST = 128


class RememberingPolicy(EmailPolicy):
    """The library's own policy, which remembers what it did last."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Read a header that is set; one that was read stays as it is.

        Raises:
            ValueError: it cannot stand in a header.

        """
        return _read(name, value) if type(value) is str else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header as it stands in a message."""
        return _folded(self.linesep, self.utf8, name, value)


@lru_cache(maxsize=_MOST)
def _read(name: str, value: str) -> tuple[str, Any]:
    return default.header_store_parse(name, value)


@lru_cache(maxsize=_MOST)
def _folded(linesep: str, utf8: bool, name: str, value: Any) -> bytes:  # noqa: FBT001 - of the key
    return default.clone(linesep=linesep, utf8=utf8).fold_binary(name, value)


OURS = RememberingPolicy()
