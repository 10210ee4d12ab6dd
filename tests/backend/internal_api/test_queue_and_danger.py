"""The queue for a person, and what is registered of somebody in danger."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints.models import Complaint, ComplaintEvent, EventKind
from backend.conversations import sessions
from backend.conversations.handover import hand_over
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation
from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from backend.kit.work import Works

DANGER: dict[str, Any] = {
    "channel": "web_chat",
    "description": "yardım edin",
    "topic": "other",
    "topic_confidence": None,
    "topic_set_by": "classifier",
    "urgent": True,
}


@pytest_asyncio.fixture
async def actions(
    address: str, settings: Settings, clock: FixedClock
) -> AsyncIterator[httpx.AsyncClient]:
    """Talk as the action server does, each time a second later: a queue goes by who came first."""

    async def _a_second_later(_: httpx.Request) -> None:
        clock.set(clock.now() + timedelta(seconds=1))

    async with httpx.AsyncClient(
        base_url=f"{address}/internal/v1",
        headers={"Authorization": f"Bearer {settings.internal_token.get_secret_value()}"},
        event_hooks={"request": [_a_second_later]},
        verify=tls.trusted(),
        timeout=30,
    ) as client:
        yield client


@pytest.fixture
def opened(database: Database, clock: FixedClock) -> Any:
    """Open a conversation and return its id."""

    async def _open() -> str:
        clock.set(clock.now() + timedelta(seconds=1))
        async with database.transaction() as session:
            token = await sessions.open_session(session, clock.now())
            hashed = sessions.hash_session(token)
            query = select(Conversation.id).where(Conversation.session_hash == hashed)
            found = await session.scalar(query)
        assert found is not None
        return found

    return _open


async def ask(actions: httpx.AsyncClient, conversation: str, **body: Any) -> dict[str, Any]:
    answer = await actions.post(f"/conversations/{conversation}/agent-requests", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def place(actions: httpx.AsyncClient, conversation: str) -> tuple[str, int, int]:
    found = (await actions.get(f"/conversations/{conversation}/agent-requests")).json()
    return found["state"], found["position"], found["ahead"]


async def test_whoever_is_in_danger_stands_in_front(
    actions: httpx.AsyncClient, opened: Any
) -> None:
    first = await opened()
    await ask(actions, first)
    second = await opened()
    await ask(actions, second)
    third = await opened()
    assert (await ask(actions, third, urgent=True))["position"] == 1
    assert await place(actions, first) == ("waiting", 2, 1)
    assert await place(actions, second) == ("waiting", 3, 2)


async def test_a_request_becomes_urgent_when_danger_is_told_later(
    actions: httpx.AsyncClient, opened: Any
) -> None:
    first = await opened()
    await ask(actions, first)
    second = await opened()
    await ask(actions, second)
    await ask(actions, second, urgent=True)
    assert await place(actions, second) == ("waiting", 1, 0)
    await ask(actions, second)  # asking again without it takes nothing back
    assert await place(actions, second) == ("waiting", 1, 0)


async def test_who_may_be_hurt_stands_before_what_is_only_urgent(
    actions: httpx.AsyncClient, opened: Any
) -> None:
    calm, stolen, later_stolen, hurt = [await opened() for _ in range(4)]
    await ask(actions, calm)
    await ask(actions, stolen, urgent=True)
    await ask(actions, later_stolen, urgent=True)
    assert (await ask(actions, hurt, urgent=True, life=True))["position"] == 1
    order = [await place(actions, one) for one in (hurt, stolen, later_stolen, calm)]
    assert [one[1] for one in order] == [1, 2, 3, 4]
    # A thief who turns violent: the same request goes further to the front, and stays there.
    await ask(actions, later_stolen, urgent=True, life=True)
    await ask(actions, later_stolen, urgent=True)
    assert [(await place(actions, one))[1] for one in (later_stolen, hurt, stolen)] == [1, 2, 3]


async def test_leaving_the_queue_lets_others_move_up(
    actions: httpx.AsyncClient, opened: Any
) -> None:
    first = await opened()
    await ask(actions, first)
    second = await opened()
    await ask(actions, second)
    for _ in range(2):
        left = await actions.delete(f"/conversations/{first}/agent-requests")
        assert (left.status_code, left.json()["state"]) == (200, "ended")
    assert await place(actions, second) == ("waiting", 1, 0)
    assert (await ask(actions, first))["position"] == 2


async def test_who_never_waited_is_nowhere(actions: httpx.AsyncClient, opened: Any) -> None:
    conversation = await opened()
    assert await place(actions, conversation) == ("none", 0, 0)
    left = await actions.delete(f"/conversations/{conversation}/agent-requests")
    assert (left.status_code, left.json()["state"]) == (200, "none")
    assert (await actions.get("/conversations/nobody/agent-requests")).status_code == 404


async def test_a_conversation_that_an_agent_holds_is_not_left(
    actions: httpx.AsyncClient, opened: Any, works: Works
) -> None:
    conversation = await opened()
    await ask(actions, conversation)
    async with works.begin() as work:
        await hand_over(work, conversation, Handover.ACTIVE, agent_name="Ece")
    left = await actions.delete(f"/conversations/{conversation}/agent-requests")
    assert (left.status_code, left.json()["code"]) == (409, "transition_not_allowed")


async def test_danger_is_registered_at_once_critical_and_without_a_contact(
    actions: httpx.AsyncClient, opened: Any
) -> None:
    body = DANGER | {"conversation_id": await opened()}
    answer = await actions.post("/complaints", json=body, headers={"Idempotency-Key": "a:1"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["severity"] == "critical"
    calm = body | {"urgent": False}
    refused = await actions.post("/complaints", json=calm, headers={"Idempotency-Key": "a:2"})
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["contact"])


async def test_a_contact_is_filled_in_later_and_never_overwritten(
    actions: httpx.AsyncClient, opened: Any, database: Database
) -> None:
    conversation = await opened()
    body = DANGER | {"conversation_id": conversation}
    registered = await actions.post("/complaints", json=body, headers={"Idempotency-Key": "b:1"})
    path = f"/complaints/{registered.json()['tracking_number']}/contact"
    told = {"conversation_id": conversation, "phone": "0532 123 45 67", "name": "Ayşe"}
    for _ in range(2):  # the same again is the same
        filled = await actions.post(path, json=told, headers={"Idempotency-Key": "b:2"})
        assert filled.status_code == 200, filled.text
    other = told | {"phone": "0533 111 22 33"}
    refused = await actions.post(path, json=other, headers={"Idempotency-Key": "b:3"})
    assert (refused.status_code, refused.json()["code"]) == (409, "contact_known")
    assert refused.json()["detail"] == "Bu kayıtta iletişim bilgisi zaten var."
    async with database.reading() as session:
        complaint = await session.scalar(select(Complaint))
        query = select(ComplaintEvent.data).where(ComplaintEvent.kind == EventKind.CONTACT_ADDED)
        events = list(await session.scalars(query))
    assert complaint is not None
    assert (complaint.contact_phone, complaint.contact_name) == ("+905321234567", "Ayşe")
    assert events == [{"fields": ["name", "phone"], "way": "chat"}]


async def test_a_stranger_fills_in_nothing(actions: httpx.AsyncClient, opened: Any) -> None:
    body = DANGER | {"conversation_id": await opened()}
    registered = await actions.post("/complaints", json=body, headers={"Idempotency-Key": "c:1"})
    path = f"/complaints/{registered.json()['tracking_number']}/contact"
    told = {"conversation_id": await opened(), "phone": "0532 123 45 67"}
    refused = await actions.post(path, json=told, headers={"Idempotency-Key": "c:2"})
    assert refused.status_code == 404


async def test_a_record_is_quiet_until_one_way_is_called_safe(
    actions: httpx.AsyncClient, opened: Any, database: Database
) -> None:
    conversation = await opened()
    body = DANGER | {
        "conversation_id": conversation,
        "contact": {"phone": "0533 111 22 33", "email": "ev@ornek.com"},
    }
    registered = await actions.post("/complaints", json=body, headers={"Idempotency-Key": "d:1"})
    path = f"/complaints/{registered.json()['tracking_number']}"

    async def stored() -> tuple[bool, str | None, str | None]:
        async with database.reading() as session:
            one = await session.scalar(select(Complaint))
        assert one is not None
        return one.quiet, one.contact_phone, one.contact_email

    for _ in range(2):
        quiet = await actions.post(
            f"{path}/quiet",
            json={"conversation_id": conversation},
            headers={"Idempotency-Key": "d:2"},
        )
        assert quiet.status_code == 200, quiet.text
    assert await stored() == (True, "+905331112233", "ev@ornek.com")
    safe = await actions.post(
        f"{path}/safe-contact",
        json={"conversation_id": conversation, "phone": "0532 123 45 67"},
        headers={"Idempotency-Key": "d:3"},
    )
    assert safe.status_code == 200, safe.text
    # Of the other ways nobody has said so.
    assert await stored() == (False, "+905321234567", None)
    async with database.reading() as session:
        kinds = list(await session.scalars(select(ComplaintEvent.kind)))
    assert kinds.count(EventKind.KEPT_QUIET) == kinds.count(EventKind.CALLED_SAFE) == 1


async def test_a_stranger_calls_nothing_safe(actions: httpx.AsyncClient, opened: Any) -> None:
    body = DANGER | {"conversation_id": await opened(), "quiet": True}
    registered = await actions.post("/complaints", json=body, headers={"Idempotency-Key": "e:1"})
    path = f"/complaints/{registered.json()['tracking_number']}/safe-contact"
    told = {"conversation_id": await opened(), "phone": "0532 123 45 67"}
    refused = await actions.post(path, json=told, headers={"Idempotency-Key": "e:2"})
    assert refused.status_code == 404
