"""A possible reading of a message. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A reading and how much speaks for it, from 0 to 1."""

    main: str
    score: float
    value: str | None = None
    field: str | None = None
    choices: tuple[str, ...] = ()
