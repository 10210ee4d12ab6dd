"""Firms pass complaints on: with a key of their own, once for each of their references."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from backend.channels.partner_api import keys
from backend.channels.partner_api.models import Partner
from backend.complaints import queries
from backend.complaints.models import Channel, Complaint
from backend.kit.clock import ISTANBUL, turkish_datetime
from backend.kit.errors import InvalidInputError
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

BODY = {
    "external_reference": "CM-118",
    "channel": "complaint_site",
    "description": "Faturam iki katına çıktı, kimse açıklamıyor.",
    "name": "Ayşe Yılmaz",
    "phone": "0532 123 45 67",
}


@pytest_asyncio.fixture
async def key(container: Container) -> str:
    async with container.works.begin() as work:
        return await keys.give(work.session, "sikayetim", "complaint_site", work.now)


async def send(client: httpx.AsyncClient, key: str, **more: Any) -> httpx.Response:
    body = {name: value for name, value in (BODY | more).items() if value is not None}
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return await client.post("/api/v1/intake", json=body, headers=headers)


async def pool(container: Container) -> list[Complaint]:
    async with container.works.reading() as session:
        return list(await queries.newest(session, 10))


async def test_a_partners_complaint_is_in_the_pool_and_its_customer_told(
    client: httpx.AsyncClient, container: Container, key: str, clock: FixedClock
) -> None:
    received = (clock.now() - timedelta(days=2)).astimezone(ISTANBUL)
    answer = await send(client, key, received_at=received.isoformat())
    assert answer.status_code == 201
    told = answer.json()
    assert told["external_reference"] == "CM-118"
    assert answer.headers["location"] == f"/api/v1/complaints/{told['tracking_number']}"
    [one] = await pool(container)
    assert (one.channel, one.source, one.external_reference) == (
        "complaint_site",
        "sikayetim",
        "CM-118",
    )
    assert (one.received_at, one.registered_at) == (received, clock.now())
    assert one.entries[0].author_kind == "partner"
    await container.outbox.settled()
    async with container.works.reading() as session:
        [sms] = await session.scalars(select(OutboxMessage))
    assert told["tracking_number_display"] in sms.text


async def test_who_passes_on_late_is_promised_nothing_for_a_day_that_is_past(
    client: httpx.AsyncClient, key: str, clock: FixedClock
) -> None:
    received = (clock.now() - timedelta(days=9)).astimezone(ISTANBUL)
    told = (await send(client, key, received_at=received.isoformat())).json()
    assert told["first_notice_due_display"] == turkish_datetime(clock.now())
    assert told["promised_at"] > clock.now().isoformat()


async def test_the_same_reference_again_is_the_same_complaint(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    first = await send(client, key)
    again = await send(client, key, description=BODY["description"].upper())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["tracking_number"] == first.json()["tracking_number"]
    assert len(await pool(container)) == 1


async def test_ten_at_once_are_one(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    answers = await asyncio.gather(*(send(client, key) for _ in range(10)))
    assert sorted(each.status_code for each in answers) == [200] * 9 + [201]
    assert len(await pool(container)) == 1


async def test_a_reference_of_another_complaint_is_a_conflict_and_loses_nothing_silently(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    await send(client, key)
    other = await send(client, key, description="İnternetim yok.")
    assert (other.status_code, other.json()["code"]) == (409, "reference_reused")
    assert "kaydedilmedi" in other.json()["detail"]
    assert len(await pool(container)) == 1


async def test_two_partners_may_use_the_same_reference(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    async with container.works.begin() as work:
        other = await keys.give(work.session, "cagri", "complaint_site", work.now)
    for each in (key, other):
        assert (await send(client, each)).status_code == 201
    assert {one.source for one in await pool(container)} == {"sikayetim", "cagri"}


@pytest.mark.parametrize("shown", ["", "yrd_x", "yrd_", "Basic abc", "yrd_ğ" + "ş" * 200])
async def test_without_a_good_key_nothing_is_taken(
    client: httpx.AsyncClient, container: Container, key: str, shown: str
) -> None:
    headers = {"Authorization": f"Bearer {shown}".encode()} if shown else {}
    answer = await client.post("/api/v1/intake", json=BODY, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert await pool(container) == []


async def test_a_key_that_was_taken_back_or_renewed_is_good_no_more(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    async with container.works.begin() as work:
        newer = await keys.give(work.session, "sikayetim", "phone", work.now)
    assert (await send(client, key)).status_code == 401
    assert (await send(client, newer, channel="phone")).status_code == 201
    async with container.works.begin() as work:
        assert await keys.revoke(work.session, "sikayetim", work.now)
        assert not await keys.revoke(work.session, "sikayetim", work.now)
    assert (await send(client, newer, channel="phone")).status_code == 401
    async with container.works.reading() as session:
        stored = (await session.scalars(select(Partner.key_hash))).all()
    assert not any(part in each for each in stored for part in (key, newer))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"external_reference": None}, "external_reference"),
        ({"external_reference": "  "}, "external_reference"),
        ({"external_reference": "x" * 201}, "external_reference"),
        ({"description": None}, "description"),
        ({"phone": None}, "contact"),
        ({"phone": "444 1 444"}, "phone"),
        ({"email": "ayse@"}, "email"),
        ({"channel": "phone"}, "channel"),
        ({"channel": "web_chat"}, "channel"),
        ({"topic": "no_such"}, "topic"),
        ({"received_at": "2026-11-23T10:00"}, "received_at"),
        ({"received_at": "2026-11-24T10:00+03:00"}, "received_at"),
        ({"received_at": "1926-11-24T10:00+03:00"}, "received_at"),
        ({"received_at": "0001-01-01T00:00:00+00:00"}, "received_at"),
        ({"received_at": "dün"}, "received_at"),
        ({"received_at": 7}, "received_at"),
        ({"received_at": []}, "received_at"),
        ({"phone": 5321234567}, "phone"),
        ({"description": {}}, "description"),
        ({"on_behalf": "x" * 501}, "on_behalf"),
        ({"former_subscriber": "evet"}, "former_subscriber"),
        ({"former_subscriber": 1}, "former_subscriber"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_in_turkish(
    client: httpx.AsyncClient, container: Container, key: str, change: dict[str, Any], field: str
) -> None:
    answer = await send(client, key, **change)
    assert answer.status_code == 422
    # What a library says is English.
    assert "nput" not in answer.json()["errors"][field]
    assert await pool(container) == []


async def test_null_is_a_field_that_was_left_out(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    body = BODY | dict.fromkeys(("email", "received_at", "topic", "on_behalf", "channel"))
    headers = {"Authorization": f"Bearer {key}"}
    answer = await client.post("/api/v1/intake", json=body, headers=headers)
    assert answer.status_code == 201
    [one] = await pool(container)
    assert (one.channel, one.contact_email) == ("complaint_site", None)


@pytest.mark.parametrize(
    ("sent", "kept"), [({"former_subscriber": True}, True), ({"former_subscriber": None}, False)]
)
async def test_whether_they_are_no_subscriber_any_more_is_kept(
    client: httpx.AsyncClient, container: Container, key: str, sent: dict[str, Any], *, kept: bool
) -> None:
    await send(client, key, **sent)
    [one] = await pool(container)
    assert one.former_subscriber is kept


async def test_who_speaks_for_the_customer_is_kept_and_no_customer_reads_it(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    told = (await send(client, key, on_behalf="Kızı Elif Ak, vasi kararı 2026/12")).json()
    async with container.works.reading() as session:
        one = await queries.by_number(session, told["tracking_number"])
    assert one is not None
    [note] = [each for each in one.entries if each.kind == "note"]
    assert (note.text, note.audience, note.author_kind) == (
        "Başkası adına: Kızı Elif Ak, vasi kararı 2026/12",
        "internal",
        "partner",
    )
    await container.outbox.settled()
    async with container.works.reading() as session:
        sent = (await session.scalars(select(OutboxMessage))).all()
    assert all("vasi" not in each.text for each in sent)


async def test_the_channel_may_be_left_out(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    assert (await send(client, key, channel=None)).status_code == 201
    assert (await pool(container))[0].channel == "complaint_site"


async def test_a_partner_that_sends_too_much_waits_and_others_do_not(
    client: httpx.AsyncClient, container: Container, key: str
) -> None:
    most = container.settings.partner_per_minute
    async with container.works.begin() as work:
        partner = await keys.whose(work.session, f"Bearer {key}")
        other = await keys.give(work.session, "cagri", "phone", work.now)
    for _ in range(most):
        await container.limiter.check("partner", partner.id, most, 60)
    refused = await send(client, key)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert (await send(client, other, channel="phone")).status_code == 201


async def test_customers_doors_and_nameless_firms_get_no_key(container: Container) -> None:
    for name, channel in (("", "phone"), ("x" * 61, "phone"), ("a", "web_chat"), ("a", "")):
        async with container.works.begin() as work:
            with pytest.raises(InvalidInputError):
                await keys.give(work.session, name, channel, work.now)
    async with container.works.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Partner)) == 0
    assert Channel.WEB_CHAT not in keys.CHANNELS
