"""Headers of e-mails, read and folded as the library does it, but the same one once.

That is half of what writing an e-mail costs, and most headers stand in every one of ours.
"""

from __future__ import annotations

from email.policy import EmailPolicy, default
from functools import cache, lru_cache
from typing import Any, Self

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
    return _library(linesep, utf8).fold_binary(name, value)


@cache
def _library(linesep: str, utf8: bool) -> EmailPolicy[Any]:  # noqa: FBT001 - of the key
    return default.clone(linesep=linesep, utf8=utf8)


class Alike(str):
    """A header of ours of which one word alone is new: it is folded as one like it was.

    That word is as long each time, and of letters that stand in an address as they are.
    """

    __slots__ = ("_word", "name")
    name: str
    _word: str

    @classmethod
    def of(cls, name: str, value: str, word: str) -> Self:
        """Make the header of a `name`; `word` stands in its value."""
        made = cls(value)
        made.name, made._word = name, word
        return made

    def fold(self, *, policy: EmailPolicy[Any]) -> str:
        """Write it as the library does; its like once, as long as that word shows there alone."""
        like = "x" * len(self._word)
        if self.count(self._word) == 1:
            how = policy.linesep, policy.utf8, self.name
            folded = _parsed_and_folded(*how, self.replace(self._word, like))
            if folded.count(like) == 1:
                return folded.replace(like, self._word)
        return str(default.header_factory(self.name, str(self)).fold(policy=policy))


@lru_cache(maxsize=_MOST)
def _parsed_and_folded(linesep: str, utf8: bool, name: str, value: str) -> str:  # noqa: FBT001
    header = default.header_factory(name, value)
    return str(header.fold(policy=_library(linesep, utf8)))


OURS = RememberingPolicy()
