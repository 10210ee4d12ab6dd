"""Proving a mobile number in a chat, as the action server asks for it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import insert, select

from backend.complaints.models import Complaint
from backend.conversations.models import ChatChannel, Conversation
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.kit import tls
from backend.notifications.models import OutboxMessage, OutboxState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

PHONE, UNKNOWN = "+905321234567", "+905339998877"
YESTERDAY, TODAY, STRANGER, BY_SMS = "a" * 32, "b" * 32, "d" * 32, "e" * 32
BODY: dict[str, Any] = {
    "conversation_id": YESTERDAY,
    "channel": "web_chat",
    "description": "internetim 3 gündür yok",
    "topic": "internet_outage",
    "topic_set_by": "classifier",
    "contact": {"phone": PHONE},
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"proof_per_asker_hour": 4})


@pytest_asyncio.fixture
async def actions(
    address: str, settings: Settings, database: Database, clock: FixedClock
) -> AsyncIterator[httpx.AsyncClient]:
    """Talk as the action server does; three conversations are chats, one is by SMS."""
    async with database.transaction() as session:
        for conversation_id in (YESTERDAY, TODAY, STRANGER, BY_SMS):
            sms = conversation_id == BY_SMS
            await session.execute(
                insert(Conversation).values(
                    id=conversation_id,
                    channel=ChatChannel.SMS if sms else ChatChannel.WEB_CHAT,
                    phone=PHONE if sms else None,
                    created_at=clock.now(),
                    last_seen_at=clock.now(),
                )
            )
    token = settings.internal_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        base_url=f"{address}/internal/v1", headers=headers, verify=tls.trusted(), timeout=30
    ) as client:
        yield client


@pytest_asyncio.fixture
async def number(actions: httpx.AsyncClient) -> str:
    """Give the tracking number of yesterday's complaint."""
    answer = await actions.post("/complaints", json=BODY)
    return str(answer.json()["tracking_number"])


async def ask(
    actions: httpx.AsyncClient, phone: str = PHONE, *, who: str = TODAY, key: str | None = None
) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return await actions.post(
        f"/conversations/{who}/proofs", json={"phone": phone}, headers=headers
    )


async def check(
    actions: httpx.AsyncClient, code: str, *, who: str = TODAY, key: str | None = None
) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return await actions.post(
        f"/conversations/{who}/proofs/check", json={"code": code}, headers=headers
    )


async def texted(container: Container, phone: str = PHONE) -> str:
    """Return the newest code on a phone."""
    await container.outbox.settled()
    async with container.database.reading() as session:
        texts = await session.scalars(
            select(SimulatedSms.text).where(SimulatedSms.phone == phone).order_by(SimulatedSms.id)
        )
    return re.findall(r"\b\d{6}\b", " ".join(texts))[-1]


async def prove(actions: httpx.AsyncClient, container: Container, who: str = TODAY) -> None:
    assert (await ask(actions, who=who)).status_code == 200
    answer = await check(actions, await texted(container), who=who)
    assert answer.json() == {"proven": True, "tries_left": 4}


async def test_with_the_code_every_complaint_of_the_number_is_open(
    actions: httpx.AsyncClient, container: Container, number: str
) -> None:
    path, who = f"/complaints/{number}", {"conversation_id": TODAY}
    assert not (await actions.get(path, params=who)).json()["full"]
    await prove(actions, container)
    view = (await actions.get(path, params=who)).json()
    assert (view["full"], view["description"]) == (True, BODY["description"])
    listed = (await actions.get(f"/conversations/{TODAY}/complaints")).json()["complaints"]
    assert [each["tracking_number"] for each in listed] == [number]
    for verb, more, status in (
        ("additions", {"text": "modem kırmızı"}, "registered"),
        ("solved", {}, "resolved"),
        ("reopening", {"reason": "yine koptu"}, "in_review"),
        ("withdrawal", {}, "withdrawn"),
    ):
        answer = await actions.post(f"{path}/{verb}", json=who | more)
        assert (answer.status_code, answer.json()["status"]) == (200, status)


async def test_a_right_code_again_under_the_same_key_is_still_proven(
    actions: httpx.AsyncClient, container: Container, number: str
) -> None:
    await ask(actions)
    code = await texted(container)
    seen = [(await check(actions, code, key=key)).json() for key in ("k", "k", "other")]
    assert [each["proven"] for each in seen] == [True, True, False]


async def test_a_proof_ends(
    actions: httpx.AsyncClient, container: Container, clock: FixedClock, number: str
) -> None:
    await prove(actions, container)
    path, who = f"/complaints/{number}", {"conversation_id": TODAY}
    for minutes, full in ((59, True), (60, False)):
        clock.set(clock.now() + timedelta(minutes=minutes))
        assert (await actions.get(path, params=who)).json()["full"] is full


async def test_it_opens_one_conversation_only(
    actions: httpx.AsyncClient, container: Container, number: str
) -> None:
    await ask(actions)
    code = await texted(container)
    refused = await check(actions, code, who=STRANGER)
    assert refused.json() == {"proven": False, "tries_left": 0}
    await prove(actions, container)
    who = {"conversation_id": STRANGER}
    assert not (await actions.get(f"/complaints/{number}", params=who)).json()["full"]


async def dialogue(actions: httpx.AsyncClient, phone: str) -> list[tuple[int, bytes, str]]:
    """Ask and guess until nothing goes any more; return all that is to be seen of it."""
    seen = []
    for _ in range(4):
        seen.append(await ask(actions, phone, who=STRANGER))
        seen.append(await check(actions, "12345", who=STRANGER))
    seen += [await check(actions, f"00000{n}", who=STRANGER) for n in range(7)]
    return [(each.status_code, each.content, each.headers.get("retry-after", "")) for each in seen]


async def test_known_and_unknown_numbers_cannot_be_told_apart(
    actions: httpx.AsyncClient, container: Container, number: str, database: Database
) -> None:
    known = await dialogue(actions, PHONE)
    # A guess that happened to be right would be no flaw, and is one in a hundred thousand.
    await container.limiter._windows.storage.reset()  # type: ignore[attr-defined]
    unknown = await dialogue(actions, UNKNOWN)
    assert known == unknown
    assert {status for status, _, _ in known} == {200, 429}
    async with database.reading() as session:
        recipients = set(await session.scalars(select(OutboxMessage.recipient)))
    assert recipients == {PHONE}


async def test_a_number_or_a_conversation_that_asks_too_often_waits(
    actions: httpx.AsyncClient, number: str
) -> None:
    seen = [await ask(actions, UNKNOWN) for _ in range(4)]
    assert [each.status_code for each in seen] == [200, 200, 200, 429]
    problem = seen[-1].json()
    assert (problem["code"], seen[-1].headers["retry-after"]) == ("rate_limited", "3600")
    assert "60 dakika" in problem["detail"]
    other = await ask(actions, "+905339998866")
    assert (other.status_code, other.headers["retry-after"]) == (429, "3600")
    assert "60 dakika sonra" in other.json()["detail"]
    assert (await ask(actions, "+905339998866", who=STRANGER)).status_code == 200


@pytest.mark.parametrize("phone", ["", "123", "0212 345 67 89", "kod", "5" * 41])
async def test_no_mobile_number_is_refused_by_field(actions: httpx.AsyncClient, phone: str) -> None:
    answer = await ask(actions, phone)
    assert answer.status_code == 422
    assert "phone" in answer.json()["errors"]


async def test_only_a_chat_that_is_there_proves_a_number(actions: httpx.AsyncClient) -> None:
    for who, status in ((BY_SMS, 409), ("f" * 32, 404)):
        assert (await ask(actions, who=who)).status_code == status
        assert (await check(actions, "123456", who=who)).status_code == status


async def test_a_check_without_a_code_asked_for_wants_a_new_one(actions: httpx.AsyncClient) -> None:
    assert (await check(actions, "123456")).json() == {"proven": False, "tries_left": 0}


@pytest.mark.parametrize(
    ("contact", "kept"),
    [
        ({}, (PHONE, None)),
        ({"phone": "0533 111 22 33"}, ("+905331112233", None)),
        ({"email": "ayse@ornek.com"}, (None, "ayse@ornek.com")),
    ],
)
async def test_the_proven_number_is_the_contact_only_where_none_was_given(
    actions: httpx.AsyncClient,
    container: Container,
    number: str,
    contact: dict[str, str],
    kept: tuple[str | None, str | None],
) -> None:
    await prove(actions, container)
    answer = await actions.post(
        "/complaints", json=BODY | {"conversation_id": TODAY, "contact": contact, "again": True}
    )
    assert answer.status_code == 201
    query = select(Complaint).where(Complaint.conversation_id == TODAY)
    async with container.database.reading() as session:
        complaint = (await session.execute(query)).scalar_one()
    assert (complaint.contact_phone, complaint.contact_email) == kept


async def test_the_outbox_forgets_the_code_once_it_is_sent(
    actions: httpx.AsyncClient, container: Container, number: str
) -> None:
    await ask(actions)
    code = await texted(container)
    async with container.database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.purpose == "code")
        (message,) = await session.scalars(query)
    assert message.state == OutboxState.DELIVERED
    assert code not in message.text
    assert message.segments == 1
