from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from backend.complaints.models import Complaint
from backend.complaints.tracking_number import check_digit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

UNKNOWN = "11111111111" + check_digit("11111111111")
ADDRESS = "/api/v1/complaints"
FORM = {
    "description": "Faturam iki katı geldi.",
    "name": "Ayşe Yılmaz",
    "phone": "0532 123 45 67",
    "topic": "billing",
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"complaints_per_hour": 12, "wrong_lookups_per_hour": 5})


async def stored(database: Database) -> Sequence[Complaint]:
    async with database.reading() as session:
        query = select(Complaint).options(selectinload(Complaint.entries))
        return (await session.execute(query)).scalars().all()


async def send(client: httpx.AsyncClient, form: dict[str, Any], **how: Any) -> httpx.Response:
    return await client.post(ADDRESS, json=form, **how)


async def test_a_complaint_is_registered_from_json(
    client: httpx.AsyncClient, database: Database
) -> None:
    answer = await send(client, FORM)
    assert answer.status_code == 201
    receipt = answer.json()
    assert receipt["status"] == "registered"
    assert receipt["promised_at"] == "2026-11-26T15:00:00Z"
    assert answer.headers["location"] == f"{ADDRESS}/{receipt['tracking_number']}"
    [complaint] = await stored(database)
    assert complaint.tracking_number == receipt["tracking_number"]
    assert (complaint.channel, complaint.topic, complaint.topic_set_by) == (
        "web_form",
        "billing",
        "customer",
    )
    assert complaint.contact_phone == "+905321234567"


@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
async def test_a_complaint_is_registered_from_either_kind_of_form(
    client: httpx.AsyncClient, database: Database, kind: str
) -> None:
    if kind == "urlencoded":
        answer = await client.post(ADDRESS, data=FORM)
    else:
        answer = await client.post(ADDRESS, files={k: (None, v) for k, v in FORM.items()})
    assert answer.status_code == 201
    assert [each.description for each in await stored(database)] == [FORM["description"]]


async def test_a_form_may_come_unescaped(client: httpx.AsyncClient, database: Database) -> None:
    answer = await client.post(
        ADDRESS,
        content="description=Şikâyetim var&phone=05321234567".encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 201
    assert [each.description for each in await stored(database)] == ["Şikâyetim var"]


async def test_an_empty_topic_waits_to_be_sorted(
    client: httpx.AsyncClient, database: Database
) -> None:
    answer = await client.post(ADDRESS, data=FORM | {"topic": ""})
    assert answer.status_code == 201
    [complaint] = await stored(database)
    assert (complaint.topic, complaint.topic_set_by) == ("other", "system")


async def test_the_same_key_is_answered_the_same_and_registers_once(
    client: httpx.AsyncClient, database: Database
) -> None:
    key = {"Idempotency-Key": '"8e03978e-40d5-43e8-bc93-6894a57f9324"'}
    answers = await asyncio.gather(*(send(client, FORM, headers=key) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert len(await stored(database)) == 1


async def test_the_same_key_with_other_content_is_a_conflict(client: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "one"}
    await send(client, FORM, headers=key)
    answer = await send(client, FORM | {"description": "Başka"}, headers=key)
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_conflict")


@pytest.mark.parametrize("key", ["", "a" * 201, "a b"])
async def test_a_key_that_is_none_is_refused(client: httpx.AsyncClient, key: str) -> None:
    answer = await send(client, FORM, headers={"Idempotency-Key": key})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"description": ""}, "description"),
        ({"description": "ı" * 20_001}, "description"),
        ({"phone": "", "email": ""}, "phone"),
        ({"phone": "123"}, "phone"),
        ({"phone": "", "email": "ayse"}, "email"),
        ({"topic": "teleport"}, "topic"),
        ({"name": "a" * 101}, "name"),
        ({"service_number": "1" * 41}, "service_number"),
        ({"remedy_sought": "a" * 1001}, "remedy_sought"),
        ({"phone": 5321234567}, "phone"),
        ({"description": {"a": 1}}, "description"),
    ],
)
async def test_a_wrong_field_is_named_in_turkish_and_nothing_is_stored(
    client: httpx.AsyncClient, database: Database, wrong: dict[str, Any], field: str
) -> None:
    answer = await send(client, FORM | wrong)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "invalid_input"
    assert list(problem["errors"]) == [field]
    assert problem["errors"][field].endswith(".")
    assert not await stored(database)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"", "application/json", 400),
        (b"description=\xff", "application/x-www-form-urlencoded", 400),
        (b"description=%ff", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 100, "application/x-www-form-urlencoded", 400),
        (b"x", "multipart/form-data", 400),
        (b"--b\r\nnonsense\r\n--b--", "multipart/form-data; boundary=b", 400),
        (b"<a/>", "application/xml", 415),
        (b"x", "", 415),
    ],
)
async def test_a_body_that_cannot_be_read_is_the_senders_mistake(
    client: httpx.AsyncClient, body: bytes, kind: str, status: int
) -> None:
    answer = await client.post(ADDRESS, content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert answer.json()["status"] == status


async def test_a_body_larger_than_we_take_is_refused(client: httpx.AsyncClient) -> None:
    answer = await send(client, FORM | {"description": "a" * 600_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_control_characters_and_lone_surrogates_are_mended(
    client: httpx.AsyncClient, database: Database
) -> None:
    body = b'{"description": "a\\u0000b\\ud800c <b>\\n", "email": "ayse@ornek.com"}'
    answer = await client.post(ADDRESS, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 201
    assert [each.description for each in await stored(database)] == [
        "ab\N{REPLACEMENT CHARACTER}c <b>"
    ]


@pytest.mark.parametrize("again", [True, "true", "evet", "1"])
async def test_the_same_words_are_answered_with_the_first_number_unless_wanted_again(
    client: httpx.AsyncClient, database: Database, again: object
) -> None:
    first = (await send(client, FORM)).json()
    assert first["already_registered"] is False
    other_device = FORM | {"description": "faturam iki kati geldi", "name": "A. Yılmaz"}
    told = await send(client, other_device, headers={"Idempotency-Key": "b"})
    assert told.status_code == 200
    assert told.json() == first | {"already_registered": True}
    assert told.headers["location"].endswith(first["tracking_number"])
    assert len(await stored(database)) == 1
    anew = await send(client, other_device | {"again": again}, headers={"Idempotency-Key": "b"})
    assert anew.status_code == 201
    assert anew.json()["tracking_number"] != first["tracking_number"]
    assert len(await stored(database)) == 2


@pytest.mark.parametrize("no", [False, "", "hayır", None, 0, []])
async def test_what_does_not_say_again_is_not_again(client: httpx.AsyncClient, no: object) -> None:
    await send(client, FORM)
    assert (await send(client, FORM | {"again": no})).status_code == 200


async def test_one_number_cannot_flood_the_pool_but_may_mend_its_mistakes(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    for _ in range(20):
        assert (await send(client, FORM | {"description": ""})).status_code == 422
    for place in range(12):
        assert (await send(client, FORM | {"description": f"{place}. dert"})).status_code == 201
    refused = await send(client, FORM)
    assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
    assert int(refused.headers["retry-after"]) == 3600
    assert len(await stored(database)) == 12
    # Others behind the same address are nobody's flood.
    assert (await send(client, FORM | {"phone": "0532 123 45 68"})).status_code == 201
    clock.set(clock.now() + timedelta(hours=1))
    assert (await send(client, FORM)).status_code == 201


async def test_anyone_with_the_number_sees_how_it_stands_and_no_more(
    client: httpx.AsyncClient,
) -> None:
    receipt = (await send(client, FORM)).json()
    answer = await client.get(f"{ADDRESS}/{receipt['tracking_number']}")
    assert answer.status_code == 200
    assert answer.json() == {
        name: receipt[name]
        for name in (
            "tracking_number",
            "tracking_number_display",
            "status",
            "status_label",
            "status_text",
            "registered_at",
            "promised_at",
        )
    }


async def test_the_number_may_be_written_as_people_write_it(client: httpx.AsyncClient) -> None:
    receipt = (await send(client, FORM)).json()
    spelled = receipt["tracking_number_display"].replace(" ", " - ")
    answer = await client.get(f"{ADDRESS}/{spelled}")
    assert answer.json()["tracking_number"] == receipt["tracking_number"]


async def test_a_number_nobody_has_is_not_found(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{ADDRESS}/{UNKNOWN}")
    assert (answer.status_code, answer.json()["code"]) == (404, "complaint_not_found")


@pytest.mark.parametrize("wrong", ["1", "abc", "4821093755231", "%00", "%F0%9F%98%80", "%FF"])
async def test_what_cannot_be_a_number_is_told_so(client: httpx.AsyncClient, wrong: str) -> None:
    answer = await client.get(f"{ADDRESS}/{wrong}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_tracking_number")


async def test_guessing_numbers_is_rate_limited(client: httpx.AsyncClient) -> None:
    receipt = (await send(client, FORM)).json()
    for _ in range(10):
        own = await client.get(f"{ADDRESS}/{receipt['tracking_number']}")
        assert own.status_code == 200
    for _ in range(5):
        assert (await client.get(f"{ADDRESS}/{UNKNOWN}")).status_code == 404
    refused = await client.get(f"{ADDRESS}/{receipt['tracking_number']}")
    assert refused.status_code == 429


async def test_another_method_is_refused_in_turkish(client: httpx.AsyncClient) -> None:
    answer = await client.delete(ADDRESS)
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
