"""A worker that is killed in the middle of sending: nothing is lost, and nothing is told twice."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from kannel import SMSC
from sqlalchemy import func, select

from backend.kit.work import Works
from backend.notifications import service
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from kannel import Delivered

_PHONES = [f"+9053210000{number:02}" for number in range(40)]
_EACH = 3


def start_worker(backend: Any) -> subprocess.Popen[bytes]:
    settings = backend.container.settings
    environment = {
        **os.environ,
        "YARDIM_ENV": "test",
        "YARDIM_STATE_DIR": str(settings.state_dir),
        "YARDIM_DATABASE_URL": settings.database_url,
        "YARDIM_SMS_URL": settings.sms_url,
        "YARDIM_SMS_USER": settings.sms_user,
        "YARDIM_SMS_PASSWORD": settings.sms_password.get_secret_value(),
        "YARDIM_SMS_SECRET": settings.sms_secret.get_secret_value(),
        "YARDIM_SMS_CALLBACK_URL": settings.sms_callback_url,
        "YARDIM_OUTBOX_LEASE_SECONDS": "3",
        "YARDIM_OUTBOX_RECEIPT_SECONDS": "15",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "backend", "worker"], env=environment, stderr=subprocess.DEVNULL
    )


async def fill(backend: Any) -> None:
    container = backend.container
    async with Works(container.database, container.clock, container.live).begin() as work:
        for number in range(_EACH):
            for phone in _PHONES:
                await service.enqueue(
                    work,
                    service.Outgoing(
                        key=f"{phone} {number}",
                        channel=OutboxChannel.SMS,
                        recipient=phone,
                        purpose=Purpose.NOTICE,
                        text=str(number),
                        smsc=SMSC,
                    ),
                )


async def until_all_delivered(backend: Any, got: list[Delivered]) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while True:
        assert loop.time() < until, Counter(one.text for one in got)
        if not await _one_more(backend, got):
            async with backend.container.database.reading() as session:
                waiting = await session.scalar(
                    select(func.count()).where(OutboxMessage.state != OutboxState.DELIVERED)
                )
            if not waiting:
                return


async def _one_more(backend: Any, got: list[Delivered]) -> bool:
    try:
        got.append(await backend.kannel.handset.message(0.3))
    except TimeoutError:
        return False
    return True


async def test_a_worker_killed_twice_loses_nothing_and_kannels_receipts_say_what_it_had_handed_over(
    backend: Any,
) -> None:
    await fill(backend)
    got: list[Delivered] = []
    for enough in (30, 70):
        worker = start_worker(backend)
        try:
            while len(got) < enough:
                got.append(await backend.kannel.handset.message(PATIENCE))
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
    worker = start_worker(backend)
    try:
        await until_all_delivered(backend, got)
    finally:
        worker.terminate()
        worker.wait()
    for phone in _PHONES:
        texts = [one.text for one in got if one.receiver == phone]
        assert list(dict.fromkeys(texts)) == [str(number) for number in range(_EACH)]
        assert texts == sorted(texts)
    async with backend.container.database.reading() as session:
        uncertain = await session.scalar(select(func.sum(OutboxMessage.uncertain)))
    assert len(got) == len(_PHONES) * _EACH, uncertain
