"""What the classifiers learn from beside Rasa's examples: phrases, reports and remarks.

Thirteen thousand lines that no dialogue ever sees: Rasa reads, merges and fingerprints its training
data many times over, which would take most of the training. So they lie in plain files, a line
each, and the classifiers read them once (data/topics/README.md).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Material:
    """Lines by topic, and remarks that belong to none."""

    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    reports: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remarks: Sequence[str] = ()


def read_material(folder: str | None) -> Material:
    """Read the files below `folder`; nothing for None or a folder that is not there."""
    if folder is None or not Path(folder).is_dir():
        return Material()
    root = Path(folder)
    remarks = root / "remarks.txt"
    return Material(
        _by_topic(root / "phrases"),
        _by_topic(root / "reports"),
        _lines(remarks) if remarks.exists() else [],
    )


def fingerprint(folder: str | None) -> str:
    """Return a digest of the files, so that Rasa trains again when one has changed."""
    whole = hashlib.sha256()
    if folder is not None:
        for path in sorted(Path(folder).rglob("*.txt")):
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


def _by_topic(folder: Path) -> dict[str, list[str]]:
    return {path.stem: _lines(path) for path in sorted(folder.glob("*.txt"))}


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
