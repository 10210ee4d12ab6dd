"""What the system of record refuses, and that it does not answer."""

from __future__ import annotations


class BackendError(Exception):
    """The backend did not do what was asked."""


class BackendUnavailableError(BackendError):
    """No answer, or a failing one: the whole turn may be repeated later."""


class RequestRefusedError(BackendError):
    """The backend will not do this however often it is asked; `code` says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the problem's machine-readable code."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


class ComplaintNotFoundError(RequestRefusedError):
    """No such complaint, or not this conversation's."""


class InvalidTrackingNumberError(RequestRefusedError):
    """Wrong length or check digit."""


class RateLimitedError(RequestRefusedError):
    """Too often in too short a time."""


class TransitionNotAllowedError(RequestRefusedError):
    """The complaint is in a state from which this move does not exist."""


class ContactMissingError(RequestRefusedError):
    """Nobody knows how to tell the customer a result."""
