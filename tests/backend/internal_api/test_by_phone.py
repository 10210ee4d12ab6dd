"""The internal API for conversations by SMS: the sender's number is the proof."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import insert, select, update

from backend.complaints.models import Complaint, ComplaintEvent
from backend.conversations.models import ChatChannel, Conversation
from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

PHONE = "+905321234567"
FIRST, LATER, STRANGER, CHAT = "a" * 32, "b" * 32, "d" * 32, "e" * 32
BODY: dict[str, Any] = {
    "conversation_id": FIRST,
    "channel": "sms",
    "description": "internetim 3 gundur yok",
    "topic": "internet_outage",
    "topic_confidence": 0.97,
    "topic_set_by": "classifier",
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"lookups_per_hour": 3})


@pytest_asyncio.fixture
async def actions(
    address: str, settings: Settings, database: Database, clock: FixedClock
) -> AsyncIterator[httpx.AsyncClient]:
    """Talk as the action server does; two conversations are of one phone, one of another."""
    phones = {FIRST: PHONE, LATER: PHONE, STRANGER: "+905321234568", CHAT: None}
    async with database.transaction() as session:
        for conversation_id, phone in phones.items():
            await session.execute(
                insert(Conversation).values(
                    id=conversation_id,
                    channel=ChatChannel.SMS if phone else ChatChannel.WEB_CHAT,
                    phone=phone,
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


async def registered(actions: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    key = {"Idempotency-Key": f"{FIRST}:m1"}
    answer = await actions.post("/complaints", json=BODY | fields, headers=key)
    assert answer.status_code == 201, answer.text
    view: dict[str, Any] = answer.json()
    return view


async def phone_of(database: Database) -> str | None:
    async with database.reading() as session:
        return (await session.execute(select(Complaint.contact_phone))).scalar_one()


async def test_the_senders_number_is_the_contact(
    actions: httpx.AsyncClient, database: Database
) -> None:
    view = await registered(actions)
    assert view["full"]
    assert view["severity"] == "normal"
    assert await phone_of(database) == PHONE


async def test_a_number_that_was_given_goes_before_it(
    actions: httpx.AsyncClient, database: Database
) -> None:
    await registered(actions, contact={"phone": "0533 111 22 33"})
    assert await phone_of(database) == "+905331112233"


async def test_in_the_chat_no_number_is_made_up(actions: httpx.AsyncClient) -> None:
    answer = await actions.post(
        "/complaints", json=BODY | {"conversation_id": CHAT, "channel": "web_chat"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_danger_is_told_to_whose_complaint_it_is(actions: httpx.AsyncClient) -> None:
    view = await registered(actions, description="direkten kablo sarkmis cocuklar oynuyor")
    assert view["severity"] == "critical"
    path = f"/complaints/{view['tracking_number']}"
    other = await actions.get(path, params={"conversation_id": STRANGER})
    assert "severity" not in other.json()


@pytest.mark.parametrize(("who", "full"), [(LATER, True), (STRANGER, False), (CHAT, False)])
async def test_the_status_is_full_from_the_registered_number_only(
    actions: httpx.AsyncClient, who: str, *, full: bool
) -> None:
    number = (await registered(actions))["tracking_number"]
    answer = await actions.get(f"/complaints/{number}", params={"conversation_id": who})
    assert answer.json()["full"] is full
    listed = (await actions.get(f"/conversations/{who}/complaints")).json()["complaints"]
    assert [each["tracking_number"] for each in listed] == ([number] if full else [])


async def test_a_phone_that_guesses_is_bounded_over_all_its_conversations(
    actions: httpx.AsyncClient,
) -> None:
    number = (await registered(actions, conversation_id=STRANGER))["tracking_number"]
    seen = [
        (await actions.get(f"/complaints/{number}", params={"conversation_id": who})).status_code
        for who in (FIRST, LATER, FIRST, LATER, FIRST, STRANGER)
    ]
    assert seen == [200, 200, 200, 404, 404, 200]


async def test_every_change_from_another_conversation_of_the_number(
    actions: httpx.AsyncClient,
) -> None:
    number = (await registered(actions))["tracking_number"]
    here = {"conversation_id": LATER}
    for verb, more, status in (
        ("additions", {"text": "modem kirmizi"}, "registered"),
        ("topic", {"topic": "modem_device"}, "registered"),
        ("solved", {}, "resolved"),
        ("reopening", {"reason": "yine koptu"}, "in_review"),
        ("withdrawal", {}, "withdrawn"),
    ):
        answer = await actions.post(f"/complaints/{number}/{verb}", json=here | more)
        assert (answer.status_code, answer.json()["status"]) == (200, status)
        assert answer.json()["topic"] == (
            "internet_outage" if verb == "additions" else "modem_device"
        )


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("additions", {"text": "x"}),
        ("topic", {"topic": "billing"}),
        ("solved", {}),
        ("reopening", {}),
        ("withdrawal", {}),
    ],
)
async def test_another_number_changes_nothing(
    actions: httpx.AsyncClient, verb: str, more: dict[str, str]
) -> None:
    number = (await registered(actions))["tracking_number"]
    for who in (STRANGER, CHAT):
        body = {"conversation_id": who} | more
        answer = await actions.post(f"/complaints/{number}/{verb}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "complaint_not_found")


async def test_solved_twice_under_one_key_is_once_and_under_another_refused(
    actions: httpx.AsyncClient,
) -> None:
    number = (await registered(actions))["tracking_number"]
    here, path = {"conversation_id": FIRST}, f"/complaints/{number}/solved"
    for _ in range(2):
        answer = await actions.post(path, json=here, headers={"Idempotency-Key": "k"})
        assert (answer.status_code, answer.json()["outcome"]) == (200, "solved_at_first_contact")
    again = await actions.post(path, json=here, headers={"Idempotency-Key": "l"})
    assert (again.status_code, again.json()["code"]) == (409, "transition_not_allowed")


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("topic", {"topic": "teleport"}, "topic"),
        ("topic", {}, "topic"),
        ("topic", {"topic": "billing", "confidence": 1}, "confidence"),
        ("solved", {"reason": "x"}, "reason"),
    ],
)
async def test_a_body_that_breaks_the_contract_is_refused_by_field(
    actions: httpx.AsyncClient, verb: str, body: dict[str, Any], field: str
) -> None:
    number = (await registered(actions))["tracking_number"]
    answer = await actions.post(
        f"/complaints/{number}/{verb}", json={"conversation_id": FIRST} | body
    )
    assert answer.status_code == 422
    assert field in answer.json()["errors"]


@pytest.mark.parametrize(
    ("asker", "way"),
    [((FIRST, None), "sms_sender"), ((CHAT, None), "chat"), ((CHAT, PHONE), "chat_code")],
)
async def test_each_change_says_by_which_door_and_proof_it_came(
    actions: httpx.AsyncClient,
    database: Database,
    clock: FixedClock,
    asker: tuple[str, str | None],
    way: str,
) -> None:
    who, proven = asker
    channel = "web_chat" if who == CHAT else "sms"
    view = await registered(
        actions, conversation_id=who, channel=channel, contact={"phone": "0532 123 45 67"}
    )
    if proven:
        until = clock.now() + timedelta(minutes=10)
        async with database.transaction() as session:
            await session.execute(
                update(Conversation)
                .where(Conversation.id == who)
                .values(proven_phone=proven, proven_until=until)
            )
    number = view["tracking_number"]
    for verb, body in (
        ("additions", {"text": "Yine gitti"}),
        ("topic", {"topic": "billing"}),
        ("withdrawal", {"reason": "gerek kalmadi"}),
    ):
        answer = await actions.post(
            f"/complaints/{number}/{verb}", json={"conversation_id": who, **body}
        )
        assert answer.status_code == 200, answer.text
    async with database.reading() as session:
        done_by = select(ComplaintEvent.data).where(ComplaintEvent.actor_kind == "customer")
        assert [data["way"] for data in await session.scalars(done_by)] == [way] * 3
