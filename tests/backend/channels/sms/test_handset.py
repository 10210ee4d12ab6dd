"""Simulated phones over HTTP; what they look like is in `tests/browser`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from backend.bootstrap import build_container
from backend.channels.sms.models import IncomingSms
from backend.doors import blueprints
from backend.gateways.rasa.protocol import Choice, Reply
from backend.kit.settings import Environment
from backend.notifications import service
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.notifications.service import Address

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.settings import Settings

PHONE = "+905321234567"
PATH = "/handset/messages"


async def _write(client: httpx.AsyncClient, text: object, **more: Any) -> httpx.Response:
    body = {"phone": "0532 123 45 67", "text": text, "id": uuid4().hex, **more}
    return await client.post(PATH, json=body)


async def _read(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get(PATH, params={"phone": PHONE, **query})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def _settle(container: Container) -> None:
    for _ in range(2):
        await container.sms.settled()
        await container.turns.settled()
        await container.outbox.settled()


async def test_a_text_from_a_phone_takes_the_way_of_a_real_one_and_is_answered(
    client: httpx.AsyncClient, container: Container, assistant: Any
) -> None:
    assistant.script = [[Reply("Kaydettim. Konu?", (Choice("Fatura", "/a"),))]]
    assert (await _write(client, "YARDIM şikayetim var")).status_code == 201
    await _settle(container)
    async with container.database.reading() as session:
        row = (await session.scalars(select(IncomingSms))).one()
    assert (row.sender, row.receiver, row.state, row.smsc) == (PHONE, "6616", "taken", "simulator")
    own, reply = (await _read(client))["messages"]
    assert (own["own"], own["text"], own["encoding"], own["segments"]) == (
        True,
        "YARDIM şikayetim var",
        "ucs2",
        1,
    )
    assert (reply["own"], reply["text"], reply["arrived"]) == (
        False,
        "Kaydettim. Konu?\n1) Fatura",
        True,
    )
    assert (await _read(client, after=own["id"]))["messages"] == [reply]
    assert (await _read(client, after=reply["id"]))["messages"] == []


async def test_a_text_sent_again_under_its_id_is_there_once(
    client: httpx.AsyncClient, container: Container
) -> None:
    statuses = [(await _write(client, "YARDIM a", id="bir")).status_code for _ in range(3)]
    assert statuses == [201, 200, 200]
    await _settle(container)
    assert [each["own"] for each in (await _read(client))["messages"]] == [True, False]


async def test_each_phone_has_its_own_messages(
    client: httpx.AsyncClient, container: Container
) -> None:
    await _write(client, "YARDIM bir")
    await _write(client, "YARDIM iki", phone="+4915112345678")
    await _settle(container)
    assert [each["text"] for each in (await _read(client))["messages"]] == [
        "YARDIM bir",
        "Duydum: bir",
    ]
    other = await _read(client, phone="+49 1511 2345678")
    assert other["phone"] == "+4915112345678"
    assert [each["text"] for each in other["messages"]] == ["YARDIM iki", "Duydum: iki"]


async def test_what_is_sent_to_a_phone_that_is_off_fails_and_falls_to_the_next_contact(
    client: httpx.AsyncClient, container: Container
) -> None:
    answer = await client.post("/handset/phones", json={"phone": PHONE, "on": False})
    assert answer.json() == {"phone": PHONE, "on": False}
    async with container.works.begin() as work:
        await service.enqueue(
            work,
            service.Outgoing(
                key="k",
                channel=OutboxChannel.SMS,
                recipient=PHONE,
                purpose=Purpose.NOTICE,
                text="Sonuclandi.",
                fallbacks=[Address(OutboxChannel.EMAIL, "ayse@ornek.com")],
            ),
        )
    await container.outbox.dispatch_due()
    await container.outbox.settled()
    seen = await _read(client)
    assert seen["on"] is False
    assert [each["arrived"] for each in seen["messages"]] == [False]
    async with container.database.reading() as session:
        rows = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
    assert (rows[0].state, rows[1].channel) == ("failed", "email")
    await client.post("/handset/phones", json={"phone": PHONE, "on": True})
    assert (await _read(client))["on"] is True


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "  "}, 422, "empty_message"),
        ({"text": "a" * 1601}, 413, "too_long"),
        ({"text": 5}, 400, "malformed_request"),
        ({"id": "a b"}, 400, "malformed_request"),
        ({"id": None}, 400, "malformed_request"),
        ({"phone": "6616"}, 422, "invalid_input"),
        ({"phone": "BANKAM"}, 422, "invalid_input"),
        ({"phone": None}, 422, "invalid_input"),
    ],
)
async def test_what_no_phone_would_send_is_refused(
    client: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    answer = await _write(client, **{"text": "YARDIM a", **body})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("query", ["", "?phone=", "?phone=6616", "?phone=%2B905321234567&after=x"])
async def test_reading_needs_a_phone(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get(PATH + query)).status_code in {400, 422}


async def test_other_sites_pages_cannot_write(client: httpx.AsyncClient) -> None:
    answer = await client.post(PATH, json={}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"env": Environment.PRODUCTION},
        {"sms_url": "http://127.0.0.1:9/", "sms_user": "u", "sms_password": SecretStr("p")},
    ],
)
async def test_with_real_phones_or_real_customers_there_are_no_simulated_ones(
    settings: Settings, change: dict[str, Any]
) -> None:
    container = build_container(settings.model_copy(update=change))
    names = {blueprint.name for blueprint in blueprints(container)}
    await container.close()
    assert "handset" not in names
    assert "kannel" in names
