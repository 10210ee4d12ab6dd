"""What somebody of the house asks to be done to a complaint, and whether it may be.

Under the lock of its row: it is theirs to see, their role grants it, they have seen everything that
others did to it, and it was not asked before under the same key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import access, own_entries, queries, tracking_number
from backend.complaints.actors import Actor, staff
from backend.complaints.changing import ComplaintChanges
from backend.complaints.erased import require_kept
from backend.complaints.errors import ComplaintChangedError
from backend.complaints.idempotency import Request
from backend.complaints.notice_words import NoticeWords
from backend.complaints.notices import InChat, nobody_chats
from backend.kit.errors import ComplaintNotFoundError
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.models import Complaint
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.notifications.texts import Texts


@dataclass(frozen=True)
class Order:
    """Who asks, about which complaint, having seen what, under which key.

    `seen` is the id of the last event that was shown to them. `as_entered`: they ask as who entered
    it, and need not see the rest of it (`own_entries`).
    """

    number: str
    by: Viewer
    seen: int
    key: str | None = None
    as_entered: bool = False

    @property
    def actor(self) -> Actor:
        """Who does it, for the history."""
        return staff(self.by.id)


@dataclass(frozen=True)
class Ordered:
    """The complaint of an order; `done` when the same key had it done before."""

    complaint: Complaint
    done: bool


class ComplaintOrders(ComplaintChanges):
    """What all actions of the house have in common."""

    def __init__(
        self, clock: Clock, settings: Settings, texts: Texts, in_chat: InChat = nobody_chats
    ) -> None:
        """Work by `clock` and the terms of `settings`, in the words of `texts`.

        `in_chat` tells customers in their chat.
        """
        super().__init__(clock, settings)
        self._texts = texts
        self._words = NoticeWords(texts, clock, settings)
        self._in_chat = in_chat

    async def _take(
        self,
        session: AsyncSession,
        order: Order,
        scope: str,
        *content: object,
        permission: Permission = Permission.HANDLE,
        whatever_is_new: bool = False,
    ) -> Ordered:
        """Lock the complaint of an order that may be carried out now; `content` is what is asked.

        With `whatever_is_new` it makes no difference what they have seen.

        Raises:
            NotAllowedError: their role does not grant it.
            InvalidTrackingNumberError, ComplaintNotFoundError: none, or none that they may see.
            ComplaintErasedError: nobody knows any more whose it was.
            ComplaintChangedError: something happened to it that they have not seen.
            IdempotencyConflictError: the key was used for something else.

        """
        require(order.by.role, Permission.PUT_RIGHT_OWN if order.as_entered else permission)
        number = tracking_number.parse(order.number)
        complaint = await queries.by_number(session, number, lock=True)
        if complaint is None:
            raise ComplaintNotFoundError
        asker, asked = f"staff:{order.by.id}", [complaint.id, *content]
        request = Request(f"desk:{scope}", asker, order.key, asked)
        # Before anything that the first time may have changed.
        if await request.done_before(session) is not None:
            return Ordered(complaint, done=True)
        now = self._clock.now()
        if not _may_ask(order, scope, complaint, now):
            raise ComplaintNotFoundError
        require_kept(complaint)
        newest = await queries.newest_event(session, complaint.id)
        if newest > order.seen and not (whatever_is_new or order.as_entered):
            raise ComplaintChangedError(order.seen)
        request.remember(session, complaint.id, now)
        return Ordered(complaint, done=False)


def _may_ask(order: Order, scope: str, complaint: Complaint, now: datetime) -> bool:
    if not order.as_entered:
        return access.may_see(order.by, complaint)
    return scope in own_entries.ACTS and own_entries.may_put_right(order.by, complaint, now)
