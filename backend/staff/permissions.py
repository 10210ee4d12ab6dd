"""What each role may do: one table, asked by lists, search, live events and counts alike. Pure."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from backend.kit.errors import NotAllowedError
from backend.staff.models import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


class Permission(StrEnum):
    """Something that somebody may do. What is not granted is refused."""

    SEE_OWN_TEAMS = "see_own_teams"
    """Conversations and complaints of one's own teams, contacts masked."""
    SEE_ALL_TEAMS = "see_all_teams"
    OPEN_PERSONAL_DATA = "open_personal_data"
    """Contacts unmasked, one by one; each opening is written down."""
    ANSWER = "answer"
    """Take a conversation and answer in it, note, transfer, end it."""
    HANDLE = "handle"
    """Register, move, decide and answer complaints, change their topic and promise."""
    PUT_RIGHT_OWN = "put_right_own"
    """Put right what one entered for another team, for a day (`complaints.own_entries`)."""
    ASSIGN = "assign"
    """Give work to others of one's teams."""
    TAKE_OVER = "take_over"
    """Take a conversation from whoever holds it; reassign a person's whole work."""
    WORD_OWN_TEAMS = "word_own_teams"
    """Edit the ready replies and macros of one's own teams."""
    RUN_TEAMS = "run_teams"
    """Edit teams, members, canned replies, opening hours, rules and texts."""
    RUN_ACCOUNTS = "run_accounts"
    """Add people, give one-time passwords, deactivate, end sessions."""
    SEE_REPORTS = "see_reports"
    SEE_AUDIT = "see_audit"


_P = Permission
_AGENT = frozenset(
    {_P.SEE_OWN_TEAMS, _P.OPEN_PERSONAL_DATA, _P.ANSWER, _P.HANDLE, _P.PUT_RIGHT_OWN}
)
_LEAD = _AGENT | {_P.ASSIGN, _P.TAKE_OVER, _P.WORD_OWN_TEAMS, _P.SEE_REPORTS}
_SUPERVISOR = _LEAD | {_P.SEE_ALL_TEAMS, _P.RUN_TEAMS}
GRANTED: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.AGENT: _AGENT,
        Role.LEAD: _LEAD,
        Role.SUPERVISOR: _SUPERVISOR,
        # Who runs accounts could make any for themselves: they may do all, and it is written down.
        Role.ADMIN: frozenset(Permission),
        # Reads everything, masked, and changes nothing.
        Role.AUDITOR: frozenset({_P.SEE_OWN_TEAMS, _P.SEE_ALL_TEAMS, _P.SEE_REPORTS, _P.SEE_AUDIT}),
    }
)


def may(role: Role, permission: Permission) -> bool:
    """Whether a role grants a permission."""
    return permission in GRANTED[role]


def require(role: Role, permission: Permission) -> None:
    """Refuse what a role does not grant.

    Raises:
        NotAllowedError: it does not.

    """
    if not may(role, permission):
        raise NotAllowedError
