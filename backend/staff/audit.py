"""What people of the house did, opened or tried: rows that nobody can change."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from backend.kit.guards import append_only, guard
from backend.staff.account_models import StaffAudit

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncSession


class Done(StrEnum):
    """Kinds of what is written down."""

    LOGGED_IN = "logged_in"
    LOGIN_REFUSED = "login_refused"
    LOGGED_OUT = "logged_out"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind, no password
    PASSWORD_GIVEN = "password_given"  # noqa: S105 - a kind, no password
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_LEFT = "person_left"
    PERSON_CAME_BACK = "person_came_back"
    SESSIONS_ENDED = "sessions_ended"
    SECOND_STEP_ON = "second_step_on"
    SECOND_STEP_OFF = "second_step_off"
    SECOND_STEP_RESET = "second_step_reset"
    """Somebody else took it away: its owner lost what it goes by."""
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    CLAIMED = "claimed"
    TAKEN_OVER = "taken_over"
    TRANSFERRED = "transferred"
    GIVEN_TO_BOT = "given_to_bot"
    TALK_ENDED = "talk_ended"
    WORK_PASSED_ON = "work_passed_on"
    """All that somebody had was given to another, or to everybody; the row has how much."""
    OPENED = "opened"
    """Personal data of a conversation or a complaint was looked at as it is."""
    ANSWER_TAKEN = "answer_taken"
    """What a customer wrote in a conversation was taken as the answer their complaint waits for."""
    CONTACT_CORRECTED = "contact_corrected"
    """A customer's wrong number or address was put right on their word: which, never to what."""
    REGISTERED = "registered"
    BULK = "bulk"
    """Work on many complaints at once was confirmed; each complaint's history has its own event."""
    VIEW_SHARED = "view_shared"
    """A team's view of the list of complaints was saved, renamed or removed."""
    CANNED_CHANGED = "canned_changed"
    """A reply that agents are offered was worded anew, added, or is not offered any more."""
    MACRO_CHANGED = "macro_changed"
    """A macro was added, changed or taken away."""
    HOURS_CHANGED = "hours_changed"
    """The opening hours of a week or a single day were set or taken away, and to what."""
    TEAM_CHANGED = "team_changed"
    """A team was added, or is to be otherwise from a day on: called, closed, given work."""
    TOPIC_CHANGED = "topic_changed"
    """A topic is to be otherwise from a day on: called, whose, how soon, chosen."""
    RULE_CHANGED = "rule_changed"
    """A rule of routing was added, worded anew or ended."""
    TEXT_CHANGED = "text_changed"
    """A text to customers was worded anew on the desk, or an earlier wording taken up again."""
    HOUSE_RULE_CHANGED = "house_rule_changed"
    """Terms, a limit, a ladder or a day of the calendar was set; the row has the values and why."""
    LETTER_SENT_AGAIN = "letter_sent_again"
    """A message that had reached nobody was sent once more."""
    LETTER_DISMISSED = "letter_dismissed"
    """A message that had reached nobody was let be; why stands beside it."""
    MACRO_RUN = "macro_run"
    """A macro was applied to a complaint; its acts are in the complaint's history as well."""
    REMINDER = "reminder"
    """A reminder was set, put off, done, dropped or passed on to whoever has the complaint now."""
    ERASED = "erased"
    """Words of a complaint, or whatever is known of a customer, were taken out for good."""


AUDIT_ON_SQLITE, AUDIT_ON_POSTGRESQL = append_only("staff_audit")
guard(cast("Table", StaffAudit.__table__), AUDIT_ON_SQLITE, AUDIT_ON_POSTGRESQL)


async def was_opened(
    session: AsyncSession, staff_id: str, conversation_id: str, since: datetime
) -> bool:
    """Whether somebody has opened a conversation's personal data since a moment."""
    found = await session.scalar(
        select(StaffAudit.id)
        .where(
            StaffAudit.staff_id == staff_id,
            StaffAudit.at >= since,
            StaffAudit.kind == Done.OPENED,
            StaffAudit.detail["conversation"].as_string() == conversation_id,
        )
        .limit(1)
    )
    return found is not None


async def opened_calls(session: AsyncSession, staff_id: str, since: datetime) -> frozenset[int]:
    """Return the calls whose number somebody has opened since a moment."""
    found = await session.scalars(
        select(StaffAudit.detail["call"].as_integer()).where(
            StaffAudit.staff_id == staff_id,
            StaffAudit.at >= since,
            StaffAudit.kind == Done.OPENED,
            StaffAudit.detail["call"].as_integer().is_not(None),
        )
    )
    return frozenset(found)


def note(
    session: AsyncSession, now: datetime, done: Done, staff_id: str | None, **detail: Any
) -> None:
    """Write down what somebody did; `detail` holds codes and ids only."""
    session.add(StaffAudit(at=now, staff_id=staff_id, kind=done, detail=detail or None))
