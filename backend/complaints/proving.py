"""Proving a mobile number: asking for a code, and giving it. Never commits.

A number that has no complaints, or none but what is kept quiet, is treated like one that has, up
to the sending itself: the same rows, the same statements, the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, func, not_, select, update

from backend.complaints import proof_rules as rules
from backend.complaints.models import Complaint
from backend.complaints.proof_models import ProofCode
from backend.kit.errors import IdempotencyConflictError, RateLimitedError
from backend.notifications import service as outbox
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.text_shapes import Text, Variable, Way

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.texts import Texts

# "kod" in bytes: a family of locks of our own.
_LOCKS = 0x6B6F64
# One SMS, with the digits in a row: phones offer to fill them in.
CODE = Text(
    "code",
    "Doğrulama kodu",
    (Way.SMS,),
    (
        Variable("code", "6 haneli kod", "004821", needed=True),
        Variable("minutes", "kaç dakika geçerli", "5"),
    ),
    most_segments=1,
)


@dataclass(frozen=True)
class Checked:
    """What came of giving a code; with no tries left a new one must be asked for.

    `phone` and `since` are of a code that was right, at first and when the request is repeated.
    """

    tries_left: int
    phone: str | None = None
    since: datetime | None = None

    @property
    def proven(self) -> bool:
        """Whether the number is shown to be the customer's."""
        return self.phone is not None


class ProofService:
    """Makes codes, sends them and takes them."""

    def __init__(self, clock: Clock, settings: Settings, texts: Texts) -> None:
        """Work by `clock` and the limits of `settings`, in the words of `texts`."""
        self._clock = clock
        self._texts = texts
        self._settings = settings

    async def ask(self, work: Work, asker: str, phone: str, key: str | None) -> None:
        """Text a code to `phone` (a mobile's E.164) if it has a complaint; earlier ones are void.

        Nothing goes to a phone for the sake of what is kept quiet, and its code would show none.
        The same `key` again sends nothing more.

        Raises:
            RateLimitedError: codes were asked for this number too often.
            IdempotencyConflictError: the key was used for another number.

        """
        session, now = work.session, work.now
        await _one_at_a_time(session, asker, phone)
        await session.execute(delete(ProofCode).where(ProofCode.created_at <= now - rules.DAY))
        if key is not None and await _asked_before(session, asker, phone, key):
            return
        await self._heed_limits(session, phone, now)
        await session.execute(
            update(ProofCode)
            .where(
                ProofCode.asker == asker, ProofCode.used_at.is_(None), ProofCode.voided_at.is_(None)
            )
            .values(voided_at=now)
        )
        code = rules.new_code()
        row = ProofCode(
            phone=phone,
            asker=asker,
            code_hash=self._seal(code, asker, phone),
            request_key=key,
            created_at=now,
            expires_at=now + rules.LIFETIME,
            tries_left=rules.TRIES,
        )
        session.add(row)
        await session.flush()
        await self._send(work, row, code)

    async def check(self, session: AsyncSession, asker: str, text: str, key: str | None) -> Checked:
        """Take a code from whoever asked for it; what is written must be committed either way.

        What cannot be a code costs no try. The same `key` with the same code is answered as before.

        Raises:
            IdempotencyConflictError: the key was used for another code.

        """
        now = self._clock.now()
        row = await _newest(session, asker, lock=True)
        if row is None:
            return Checked(0)
        left = row.tries_left if rules.is_live(row, now) else 0
        code = rules.read_code(text)
        if code is None:
            return Checked(left)
        sealed = self._seal(code, asker, row.phone)
        if key is not None and row.checked_key == key:
            if not rules.same(sealed, row.checked_hash or ""):
                raise IdempotencyConflictError
            return _proven(row) if row.used_at is not None else Checked(left)
        right = rules.same(sealed, row.code_hash)
        if not left:
            return Checked(0)
        row.tries_left -= 1
        row.checked_key, row.checked_hash = key, sealed
        if not right:
            return Checked(row.tries_left)
        row.used_at = now
        return _proven(row)

    async def asked(self, session: AsyncSession, asker: str) -> ProofCode | None:
        """Return the newest code that somebody asked for, whatever became of it."""
        return await _newest(session, asker)

    async def _heed_limits(self, session: AsyncSession, phone: str, now: datetime) -> None:
        asked = await session.scalars(
            select(ProofCode.created_at).where(
                ProofCode.phone == phone, ProofCode.created_at > now - rules.DAY
            )
        )
        per_hour, per_day = self._settings.proof_per_hour, self._settings.proof_per_day
        wait = rules.wait_seconds(asked, now, per_hour, per_day)
        if wait:
            raise RateLimitedError(
                wait, f"Bu numara için {rules.waiting(wait)} sonra yeni kod isteyebilirsiniz."
            )

    async def _send(self, work: Work, row: ProofCode, code: str) -> None:
        session = work.session
        shown = and_(Complaint.contact_phone == row.phone, not_(Complaint.quiet))
        known = await session.scalar(select(exists().where(shown)))
        # For an unknown number too, and then taken back: so both take as long.
        sms = await session.begin_nested()
        await outbox.enqueue(
            work,
            outbox.Outgoing(
                key=f"proof:{row.id}",
                channel=OutboxChannel.SMS,
                recipient=row.phone,
                purpose=Purpose.CODE,
                text=self._texts.render(CODE.name, Way.SMS, rules.told(code), at=work.now).text,
            ),
        )
        await (sms.commit() if known else sms.rollback())

    def _seal(self, code: str, asker: str, phone: str) -> str:
        secret = self._settings.internal_token.get_secret_value()
        return rules.seal(code, asker, phone, secret)


def asked_too_often(wait: int) -> RateLimitedError:
    """Say, whoever asked for codes too often and for whatever numbers, when to ask again."""
    words = f"Kısa sürede çok kod istediniz. {rules.waiting(wait)} sonra yeniden deneyebilirsiniz."
    return RateLimitedError(wait, words)


def of_conversation(conversation_id: str) -> str:
    """Name a conversation as the one who asks."""
    return f"conversation:{conversation_id}"


async def is_awaited(session: AsyncSession, asker: str, now: datetime) -> bool:
    """Whether somebody may be about to give a code: one was asked for lately and not used."""
    row = await _newest(session, asker)
    return row is not None and row.used_at is None and now - row.created_at < rules.HOUR


def _proven(row: ProofCode) -> Checked:
    return Checked(row.tries_left, row.phone, row.used_at)


async def _newest(session: AsyncSession, asker: str, *, lock: bool = False) -> ProofCode | None:
    query = select(ProofCode).where(ProofCode.asker == asker)
    query = query.order_by(ProofCode.id.desc()).limit(1)
    found = await session.scalars(query.with_for_update() if lock else query)
    return found.one_or_none()


async def _asked_before(session: AsyncSession, asker: str, phone: str, key: str) -> bool:
    query = select(ProofCode.phone).where(ProofCode.asker == asker, ProofCode.request_key == key)
    asked_for = await session.scalar(query)
    if asked_for not in (None, phone):
        raise IdempotencyConflictError
    return asked_for is not None


async def _one_at_a_time(session: AsyncSession, *names: str) -> None:
    """Let others who ask under these names wait for this transaction's end.

    Two at once would both find room under the limits. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        for name in names:
            await session.execute(select(func.pg_advisory_xact_lock(_LOCKS, func.hashtext(name))))
