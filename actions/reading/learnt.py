"""Readings learnt from lines that people wrote: how likely each is. Pure but for the loading.

A linear model over `features`, one weight per feature and reading. `tools/evaluation` learns it
from `data/readings/` with the assistant's own classifiers and rules as features, so that it knows
how far each of them is to be believed at each question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

_BREAK = "\n"
MODELS = Path("models")


class NothingLearntError(Exception):
    """No readings were learnt yet; the message says how to."""


@dataclass(frozen=True)
class Learnt:
    """`weights` has a row per feature and a column per reading, in the order of the names."""

    readings: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Numbers
    intercepts: Numbers

    @classmethod
    def of(
        cls, readings: Sequence[str], features: Sequence[str], weights: Numbers, at: Numbers
    ) -> Learnt:
        """Return a model out of its parts."""
        rows = {name: row for row, name in enumerate(features)}
        return cls(tuple(readings), rows, weights.astype(np.float32), at.astype(np.float32))

    @classmethod
    def load(cls, path: Path) -> Learnt:
        """Read what `save` wrote; no code is loaded with it."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls.of(
                str(arrays["readings"]).split(_BREAK),
                str(arrays["features"]).split(_BREAK),
                arrays["weights"],
                arrays["intercepts"],
            )

    def save(self, path: Path) -> None:
        """Write the model into one file."""
        np.savez_compressed(
            path,
            readings=np.array(_BREAK.join(self.readings)),
            features=np.array(_BREAK.join(self.rows)),
            weights=self.weights.astype(np.float16),
            intercepts=self.intercepts,
        )

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return how likely each reading is; together 1."""
        found = map(self.rows.get, features)
        pairs = zip(found, features.values(), strict=True)
        known = {row: value for row, value in pairs if row is not None}
        weights = self.weights.take(np.fromiter(known, np.intp, len(known)), axis=0)
        values = np.fromiter(known.values(), np.float32, len(known))
        # Not by matrices: their library has threads, which wait for each other on a busy machine.
        single = 1 / (1 + np.exp(-(np.einsum("i,ij->j", values, weights) + self.intercepts)))
        return dict(zip(self.readings, (single / single.sum()).tolist(), strict=True))


@lru_cache(maxsize=1)
def newest() -> Learnt:
    """Return what was learnt last, read once in a process.

    Raises:
        NothingLearntError: before `make train`.

    """
    found = sorted(MODELS.glob("readings-*.npz"), key=lambda path: path.stat().st_mtime)
    if not found:
        msg = f"no readings in {MODELS}/: run `make train` first"
        raise NothingLearntError(msg)
    return Learnt.load(found[-1])
