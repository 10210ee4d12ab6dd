"""What a message tells of files that go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.models import Attachment


class Named(Protocol):
    """A file that has a name."""

    @property
    def name(self) -> str:
        """What people see of it."""
        ...


def words_of(files: Sequence[Named]) -> str:
    """Name files, for whoever is shown texts only."""
    return "Dosya: " + ", ".join(each.name for each in files)


def told_of(kept: Sequence[Attachment]) -> list[dict[str, Any]]:
    """Say of files what their message keeps."""
    return [
        {"id": each.id, "name": each.name, "media_type": each.media_type, "size": each.size}
        for each in kept
    ]
