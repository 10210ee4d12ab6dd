"""Kannel's receipts over HTTP: who may bring them, and what they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.channels.sms.guard import is_allowed
from backend.kit.work import Works
from backend.notifications import service
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.settings import Settings

PATH = "/sms/kannel/dlr"


@pytest.fixture
def secret(settings: Settings) -> str:
    return settings.sms_secret.get_secret_value()


async def put(container: Container) -> int:
    async with Works(container.database, container.clock, container.live).begin() as work:
        made = await service.enqueue(
            work,
            service.Outgoing(
                key="k",
                channel=OutboxChannel.SMS,
                recipient="+905321234567",
                purpose=Purpose.REPLY,
                text="a",
            ),
        )
    assert made is not None
    return made


async def state(container: Container) -> tuple[str, str | None]:
    async with container.database.reading() as session:
        row = (await session.scalars(select(OutboxMessage))).one()
        return row.state, row.failure


async def bring(client: httpx.AsyncClient, **query: Any) -> httpx.Response:
    return await client.get(PATH, params=query)


async def test_a_receipt_is_kept_and_answered_with_nothing(
    client: httpx.AsyncClient, container: Container, secret: str
) -> None:
    made = await put(container)
    answer = await bring(client, outbox=made, kind=8, detail="", secret=secret)
    assert (answer.status_code, answer.content) == (200, b"")
    assert (await state(container))[0] == "accepted"
    answer = await bring(client, outbox=made, kind=2, detail="UNDELIV\n err:1", secret=secret)
    assert answer.status_code == 200
    assert await state(container) == ("failed", "receipt 2: UNDELIV err:1")


async def test_a_receipt_for_an_unknown_message_is_answered_alike(
    client: httpx.AsyncClient, secret: str
) -> None:
    answer = await bring(client, outbox=10**17, kind=1, secret=secret)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("wrong", [None, "", "x", "ğ", "s" * 5000])
async def test_nobody_without_the_secret_may_bring_any(
    client: httpx.AsyncClient, container: Container, wrong: str | None
) -> None:
    made = await put(container)
    query = {"outbox": str(made), "kind": "1", **({} if wrong is None else {"secret": wrong})}
    assert (await bring(client, **query)).status_code == 401
    assert (await state(container))[0] == "queued"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"outbox": "1"},
        {"outbox": "x", "kind": "1"},
        {"outbox": "1", "kind": "-1"},
        {"outbox": "1", "kind": "256"},
        {"outbox": "9" * 30, "kind": "1"},
        {"outbox": "١", "kind": "1"},
    ],
)
async def test_what_is_no_receipt_is_refused(
    client: httpx.AsyncClient, secret: str, query: dict[str, str]
) -> None:
    assert (await bring(client, **query, secret=secret)).status_code == 400


class TestFromOtherAddresses:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"sms_allowed_addresses": ("10.1.0.0/16",)})

    async def test_even_the_secret_is_not_enough(
        self, client: httpx.AsyncClient, secret: str
    ) -> None:
        assert (await bring(client, outbox=1, kind=1, secret=secret)).status_code == 401


@pytest.mark.parametrize(
    ("address", "allowed", "may"),
    [
        ("8.8.8.8", (), True),
        ("10.1.2.3", ("10.1.0.0/16",), True),
        ("10.2.2.3", ("10.1.0.0/16", "127.0.0.1"), False),
        ("127.0.0.1", ("10.1.0.0/16", "127.0.0.1"), True),
        ("::ffff:10.1.2.3", ("10.1.0.0/16",), True),
        ("[fd00::5]", ("fd00::/8",), True),
        ("unknown", ("10.1.0.0/16",), False),
        ("", ("10.1.0.0/16",), False),
    ],
)
def test_addresses_and_networks_can_be_allowed(
    address: str,
    allowed: tuple[str, ...],
    may: bool,  # noqa: FBT001
) -> None:
    assert is_allowed(address, allowed) == may
