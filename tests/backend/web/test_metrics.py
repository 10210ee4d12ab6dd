"""Figures for an operator's monitoring: of the database, for whoever holds the token."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from backend import worker
from backend.channels.sms import service as sms
from backend.channels.sms.service import IncomingText
from backend.conversations.handover import request_agent
from backend.conversations.models import Urgency
from backend.conversations.phones import open_sms
from backend.kit import parking
from backend.kit.jobs import Job
from backend.notifications import service as outbox
from backend.notifications.models import OutboxChannel, Purpose

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works

TOKEN = "token-of-the-monitoring"
PHONE = "+905321234567"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})


async def figures(client: httpx.AsyncClient) -> dict[Any, float]:
    """Read them: by name, and value of the label where there is one."""
    answer = await client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if sample.name.startswith(("yardim_", "process_"))
    }


async def broken() -> int:
    raise LookupError


async def test_what_waits_fails_and_is_parked_is_told(
    client: httpx.AsyncClient, container: Container, works: Works, clock: FixedClock
) -> None:
    async with works.begin() as work:
        await sms.store(work, IncomingText("1", PHONE, "YARDIM bir"))
        await outbox.enqueue(
            work,
            outbox.Outgoing(
                key="k",
                channel=OutboxChannel.SMS,
                recipient=PHONE,
                purpose=Purpose.NOTICE,
                text="x",
            ),
        )
        conversation = await open_sms(work.session, None, PHONE, None, work.now)
        await request_agent(work, conversation, None, urgency=Urgency.LIFE)
        await parking.failed(work, "turn", "a", LookupError(), most=1)
    await worker.runner(container, [Job("broken", timedelta(seconds=1), broken)]).run_all()
    clock.set(clock.now() + timedelta(seconds=90))
    found = await figures(client)
    expected = {
        ("yardim_sms_waiting", "received"): 1,
        ("yardim_outbox_waiting", "sms"): 1,
        ("yardim_outbox_oldest_seconds", "sms"): 90,
        ("yardim_turns_waiting",): 0,
        ("yardim_queue_waiting", "life"): 1,
        ("yardim_queue_oldest_seconds", "life"): 90,
        ("yardim_parked", "turn"): 1,
        ("yardim_job_failures_total", "broken"): 1,
        ("yardim_job_failures_in_a_row", "broken"): 1,
    }
    assert {name: found.get(name) for name in expected} == expected
    assert ("process_start_time_seconds",) in found


@pytest.mark.parametrize("given", ["", "Bearer x", f"Basic {TOKEN}", "Bearer ğ"])
async def test_nobody_else_is_told(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.get("/metrics", headers={"Authorization": given.encode()})
    assert answer.status_code == 401
    assert "yardim_" not in answer.text


class TestWithoutAToken:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"metrics_token": SecretStr("")})

    @pytest.mark.parametrize("given", ["Bearer", f"Bearer {TOKEN}"])
    async def test_the_address_is_not_there(self, client: httpx.AsyncClient, given: str) -> None:
        answer = await client.get("/metrics", headers={"Authorization": given})
        assert answer.status_code == 404
