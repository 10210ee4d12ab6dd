"""The project's own examples, read once and split in one way for both sides."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path("data")
# What lies in plain files (data/topics/README.md), and whose words it is when Rasa is to learn it.
MATERIAL = {"phrase": "phrases", "report": "reports"}
REMARK = "remark"
_COMPLAINT = "file_complaint"
_SEED = 20261122
_TEST_SHARE = 0.2


class UnknownDataError(Exception):
    """The training data holds something that the bench cannot give to both sides alike."""


@dataclass(frozen=True)
class Example:
    """A sentence, what it wants, and for complaints what they are about.

    One with a role is no whole message but material that complaints are made of (a phrase of a
    topic, a remark): both sides learn from it, neither is asked it.
    """

    intent: str
    topic: str | None
    role: str | None
    text: str

    @property
    def metadata(self) -> dict[str, str]:
        """What the data says about the example beside its intent."""
        return {"topic": self.topic} if self.topic is not None else {}


def read_examples(folder: Path = DATA) -> list[Example]:
    """Read every example under `folder`, each once, in the files' order; then the material.

    Raises:
        UnknownDataError: an entry is not an intent with plain examples; dropping it in silence
            would make the two sides learn from different data.

    """
    found: dict[Example, None] = {}
    for path in sorted((folder / "nlu").rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            if not isinstance(entry.get("examples"), str) or "intent" not in entry:
                msg = f"{path}: an entry that is not an intent with plain examples"
                raise UnknownDataError(msg)
            metadata = entry.get("metadata") or {}
            if unknown := set(metadata) - {"topic"}:
                msg = f"{path}: metadata that the bench does not know: {unknown}"
                raise UnknownDataError(msg)
            kind = entry["intent"], metadata.get("topic"), None
            for line in entry["examples"].splitlines():
                if text := line.strip().removeprefix("-").strip():
                    found[Example(*kind, text)] = None
    found |= dict.fromkeys(_material(folder / "topics"))
    return list(found)


def _material(folder: Path) -> Iterator[Example]:
    for role, name in MATERIAL.items():
        for path in sorted((folder / name).glob("*.txt")):
            for line in path.read_text("utf-8").splitlines():
                yield Example(_COMPLAINT, path.stem, role, line)
    remarks = folder / "remarks.txt"
    if remarks.exists():
        for line in remarks.read_text("utf-8").splitlines():
            yield Example(_COMPLAINT, None, REMARK, line)


def split(examples: list[Example]) -> tuple[list[Example], list[Example]]:
    """Part examples into those to learn from and those to be asked, four to one.

    Every intent, and within complaints every topic, is parted alike; the same examples always
    part in the same way.
    """
    train: list[Example] = []
    test: list[Example] = []
    shuffler = random.Random(_SEED)  # noqa: S311 - repeatable on purpose
    ordered = sorted(examples, key=lambda one: (one.intent, one.topic or "", one.text))
    for kind in by_kind(ordered):
        shuffler.shuffle(kind)
        asked = round(len(kind) * _TEST_SHARE) if kind[0].role is None else 0
        test.extend(kind[:asked])
        train.extend(kind[asked:])
    return train, test


def by_kind(examples: Iterable[Example]) -> list[list[Example]]:
    """Group examples by intent, topic and role, in the order in which these first come."""
    kinds: dict[object, list[Example]] = {}
    for example in examples:
        kinds.setdefault((example.intent, example.topic, example.role), []).append(example)
    return list(kinds.values())
