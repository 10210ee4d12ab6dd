"""What a customer's open page sees when the assistant takes a request for a person back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.conversations.models import Conversation

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container


async def test_the_page_is_told_of_waiting_of_leaving_and_of_waiting_again(
    page: Any, client: httpx.AsyncClient, container: Container
) -> None:
    await page.ask("merhaba")
    async with container.database.reading() as session:
        conversation = await session.scalar(select(Conversation.id))
    path = f"/internal/v1/conversations/{conversation}/agent-requests"
    token = container.settings.internal_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"}
    waiting = {"type": "handover", "state": "waiting", "position": 1, "agent": ""}
    ended = {"type": "handover", "state": "ended", "position": 0, "agent": ""}

    await client.post(path, headers=headers)
    assert await page.next() == waiting
    await client.delete(path, headers=headers)
    assert await page.next() == ended
    await client.delete(path, headers=headers)
    assert await page.is_silent()
    await client.post(path, headers=headers)
    assert await page.next() == waiting
