"""A complaint whose customer was forgotten: it is read, and nothing is written to it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.errors import ComplaintErasedError

if TYPE_CHECKING:
    from backend.complaints.models import Complaint


def require_kept(complaint: Complaint) -> None:
    """Refuse to write to what was erased: whoever asks, and whatever they ask for.

    Raises:
        ComplaintErasedError: its customer is forgotten.

    """
    if complaint.erased_at is not None:
        raise ComplaintErasedError
