"""What goes wrong with the assistant (see `backend.kit.errors`)."""

from __future__ import annotations

from backend.kit.errors import UnavailableError


class AssistantUnavailableError(UnavailableError):
    """Rasa, or the action server behind it, did not finish the turn."""


class AssistantFailedError(AssistantUnavailableError):
    """Rasa answers, but not to this message: repeating it is unlikely to help."""
