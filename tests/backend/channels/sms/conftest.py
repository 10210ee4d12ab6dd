"""Kannel as our tests play it, and what came of what it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.channels.sms.models import IncomingSms
from backend.conversations.models import Conversation, Message
from backend.gateways.sms.simulated_phones import SimulatedSms

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

    from backend.bootstrap import Container

PHONE = "+905321234567"


class Kannel:
    """Brings SMS over HTTP, and looks into the database for what became of them."""

    def __init__(self, client: httpx.AsyncClient, container: Container) -> None:
        self._client = client
        self._container = container

    async def post(  # noqa: PLR0913 - what Kannel sends
        self,
        text: str | bytes,
        sender: str | None = PHONE,
        *,
        gateway_id: str | None = None,
        udh: bytes = b"",
        coding: int = 0,
        secret: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Make one call as Kannel 1.4.5 does."""
        own = self._container.settings.sms_secret.get_secret_value()
        query = (
            f"id={gateway_id or uuid4()}&udh={quote_from_bytes(udh)}&ts=1795618226&smsc=tt-1"
            f"&secret={own if secret is None else secret}"
        )
        given = {
            "Content-Type": 'text/plain; charset="UTF-8"',
            "X-Kannel-To": "6616",
            "X-Kannel-Coding": str(coding),
            **({} if sender is None else {"X-Kannel-From": sender}),
            **(headers or {}),
        }
        content = text.encode() if isinstance(text, str) else text
        return await self._client.post(f"/sms/kannel?{query}", content=content, headers=given)

    async def bring(self, text: str | bytes, sender: str = PHONE, **more: Any) -> None:
        """Bring one SMS and wait until everything it caused has happened."""
        answer = await self.post(text, sender, **more)
        assert (answer.status_code, answer.content) == (200, b"")
        await self.settle()

    async def settle(self, *others: Container) -> None:
        """Wait until nothing is under way: sorting, answering, sending."""
        for container in (self._container, *others, self._container):
            await container.sms.settled()
            await container.turns.settled()
            await container.outbox.settled()

    async def rows(self) -> Sequence[IncomingSms]:
        async with self._container.database.reading() as session:
            return (await session.scalars(select(IncomingSms).order_by(IncomingSms.id))).all()

    async def states(self) -> list[tuple[str, str | None]]:
        return [(row.state, row.reason) for row in await self.rows()]

    async def conversations(self) -> Sequence[Conversation]:
        async with self._container.database.reading() as session:
            found = await session.scalars(select(Conversation).order_by(Conversation.created_at))
            return found.all()

    async def said(self, phone: str = PHONE) -> list[str]:
        """List what customers wrote, as the conversations have it."""
        async with self._container.database.reading() as session:
            found = await session.scalars(
                select(Message.text)
                .join(Conversation, Conversation.id == Message.conversation_id)
                .where(Message.sender == "customer", Conversation.phone == phone)
                .order_by(Conversation.created_at, Message.position)
            )
            return list(found)

    async def heard(self, phone: str = PHONE) -> list[str]:
        """List what arrived on a phone."""
        async with self._container.database.reading() as session:
            found = await session.scalars(
                select(SimulatedSms.text)
                .where(SimulatedSms.phone == phone, SimulatedSms.from_phone.is_(False))
                .order_by(SimulatedSms.id)
            )
            return list(found)


@pytest.fixture
def kannel(client: httpx.AsyncClient, container: Container) -> Kannel:
    return Kannel(client, container)
