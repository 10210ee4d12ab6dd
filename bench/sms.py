"""1,000 SMS from 200 handsets through the real Kannel: how fast, and is each answered once.

The handsets are on Kannel's fake link; Kannel calls our backend, which answers through Kannel. Of
what a handset hears the parts of long messages are put together, and compared with what the
database says was sent, and that with what was asked.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from backend.kit.settings import with_driver
from bench.echo import SAYS
from bench.figures import Spread, spread
from bench.kannel import kannel_running
from bench.processes import usage_of
from bench.stack import real_stack
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bench.kannel import Delivered, Kannel
    from bench.processes import Usage
    from bench.stack import Stack

_SEED = 20261125
_SHORT_CODE, _KEYWORD = "6616", "YARDIM "
_SECRET = "secret of the gateway"  # noqa: S105 - Kannel and the product are on this machine
_PATIENCE_SECONDS = 120
# After the last answer: is there one too many?
_LISTEN_ON_SECONDS = 1.0
# What each handset writes, and how many messages answer it.
SCRIPT = (
    ("YARDIM internetim 3 gündür yok", 2),
    ("modemin ışığı kırmızı yanıyor", 1),
    ("DURUM", 1),
    ("hizmet numaram 1234567890", 1),
    ("teşekkür ederim", 1),
)


@dataclass(frozen=True)
class Texting:
    """Who writes how much: `per_second` of all handsets together, or as fast as it goes (None).

    With `talking` each handset waits for its answers and goes through `SCRIPT`; else it writes
    numbered texts without waiting.
    """

    handsets: int
    each: int
    per_second: float | None
    talking: bool


@dataclass
class SmsResult:
    """What the handsets heard, and what the database holds of it."""

    texting: Texting
    database: str
    messages: int
    # From the first message sent to the last answer heard.
    per_second: float
    # From sending a message to having its whole answer.
    answers: Spread
    # Messages that are not in the database, and answers that did not arrive.
    lost: int
    # Messages that are in it twice, and answers that arrived once more.
    twice: int
    # Handsets whose answers came in another order than their messages had reached us in. (Kannel
    # hands over several at once, and may turn round what was written in the same moment.)
    out_of_order: int
    # SMS sent, and possible duplicates that the outbox counted.
    segments: int
    uncertain: int
    # Milliseconds of processor time a message, by process.
    processor: dict[str, float]


class Parts:
    """Puts the parts of long messages together."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        self._waiting: dict[tuple[str, int], list[Delivered]] = {}

    def whole(self, message: Delivered) -> str | None:
        """Return a message's text, of a part that of its whole message once that is complete."""
        if not message.udh:
            return message.text
        reference, of = message.udh[3], message.udh[4]
        parts = self._waiting.setdefault((message.receiver, reference), [])
        parts.append(message)
        if len(parts) < of:
            return None
        del self._waiting[message.receiver, reference]
        return "".join(part.text for part in sorted(parts, key=lambda part: part.udh[5]))


@dataclass
class _Network:
    """What all handsets heard, whole messages only."""

    kannel: Kannel
    heard: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    at: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _parts: Parts = field(default_factory=Parts)

    async def listen(self) -> None:
        """Take in whatever comes, until cancelled."""
        while True:
            message = await self.kannel.handset.message(3600)
            whole = self._parts.whole(message)
            if whole is not None:
                self.heard[message.receiver].append(whole)
                self.at[message.receiver].append(message.at)
                async with self.news:
                    self.news.notify_all()

    async def until_heard(self, phone: str, count: int) -> float | None:
        """Wait until a handset has heard so many messages; return when it had, None if never."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self.news:
                await self.news.wait_for(lambda: len(self.heard[phone]) >= count)
        except TimeoutError:
            return None
        return self.at[phone][count - 1]


async def run_sms(stack: Stack, kannel: Kannel, texting: Texting, series: int) -> SmsResult:
    """Let the handsets text, and return what came of it.

    `series` makes the phones of each run others.
    """
    phones = [f"+90532{series:03}{number:04}" for number in range(texting.handsets)]
    network = _Network(kannel)
    listening = asyncio.create_task(network.listen())
    before, started = _usage(stack, kannel), time.perf_counter()
    seconds = (
        await _talk(network, texting, phones)
        if texting.talking
        else await _write(network, texting, phones)
    )
    ended = max(at for each in network.at.values() for at in each)
    after = _usage(stack, kannel)
    await asyncio.sleep(_LISTEN_ON_SECONDS)
    listening.cancel()
    stored = await _Stored.read(stack.database_url, series)
    count = texting.handsets * texting.each
    ordered = {phone: stored.sent.get(phone, []) for phone in phones}
    wanted = ordered
    if not texting.talking:
        # What was written is known, so that the database's word need not be taken for it.
        wanted = {phone: [SAYS + _text(phone, n) for n in range(texting.each)] for phone in phones}
        ordered = {
            phone: [SAYS + each.removeprefix(_KEYWORD) for each in stored.came.get(phone, [])]
            for phone in phones
        }
    came = _counted(stored.came)
    distinct = len(came)
    return SmsResult(
        texting=texting,
        database="PostgreSQL" if stack.database_url.startswith("postgres") else "SQLite",
        messages=count,
        per_second=round(count / (ended - started), 1),
        answers=spread(seconds),
        lost=max(count - distinct, 0) + sum((_counted(wanted) - _counted(network.heard)).values()),
        twice=sum(came.values())
        - distinct
        + sum((_counted(network.heard) - _counted(wanted)).values()),
        out_of_order=sum(network.heard[phone] != ordered[phone] for phone in phones),
        segments=stored.segments,
        uncertain=stored.uncertain,
        processor={
            name: round((usage.processor - before[name].processor) * 1000 / count, 1)
            for name, usage in after.items()
        },
    )


def _counted(messages: dict[str, list[str]]) -> Counter[tuple[str, str]]:
    return Counter((phone, each) for phone, texts in messages.items() for each in texts)


def _text(phone: str, number: int) -> str:
    return f"şikâyetim var {phone[-4:]}-{number}"


async def _write(network: _Network, texting: Texting, phones: list[str]) -> list[float]:
    """Write numbered texts without waiting for answers; return how long each one took."""
    sent: list[tuple[str, int, float]] = []
    pause = 0 if texting.per_second is None else 1 / texting.per_second
    began = time.perf_counter()
    for number in range(texting.each):
        for phone in phones:
            sent.append((phone, number, time.perf_counter()))
            await network.kannel.handset.text(phone, _SHORT_CODE, _KEYWORD + _text(phone, number))
            # By the clock, so that a late wake-up is made up for.
            await asyncio.sleep(max(0.0, began + len(sent) * pause - time.perf_counter()))
    for phone in phones:
        await network.until_heard(phone, texting.each)
    when = {
        (phone, heard): at
        for phone in phones
        for heard, at in zip(network.heard[phone], network.at[phone], strict=True)
    }
    answers = ((when.get((phone, SAYS + _text(phone, number))), at) for phone, number, at in sent)
    return [heard - at for heard, at in answers if heard is not None]


async def _talk(network: _Network, texting: Texting, phones: list[str]) -> list[float]:
    """Go through the script on each handset; return how long each answer took."""
    taken: list[float] = []
    # Between two messages of one handset, so that all of them together write so many a second.
    mean = 0 if texting.per_second is None else texting.handsets / texting.per_second
    thoughts = random.Random(_SEED)  # noqa: S311 - repeatable on purpose

    async def talk(phone: str) -> None:
        heard = 0
        await asyncio.sleep(thoughts.uniform(0, mean))
        for line, answers in SCRIPT[: texting.each]:
            sent = time.perf_counter()
            await network.kannel.handset.text(phone, _SHORT_CODE, line)
            heard += answers
            at = await network.until_heard(phone, heard)
            if at is None:
                return
            taken.append(at - sent)
            await asyncio.sleep(thoughts.uniform(mean / 2, mean * 1.5))

    async with asyncio.TaskGroup() as handsets:
        for phone in phones:
            handsets.create_task(talk(phone))
    return taken


def _usage(stack: Stack, kannel: Kannel) -> dict[str, Usage]:
    boxes = {name: usage_of(pid) for name, pid in kannel.pids().items()}
    return {**stack.usage(), **boxes}


@dataclass(frozen=True)
class _Stored:
    """What the database holds of one run's phones."""

    # Texts that came, and that were sent, by phone and in order.
    came: dict[str, list[str]]
    sent: dict[str, list[str]]
    segments: int
    uncertain: int

    @staticmethod
    async def read(url: str, series: int) -> _Stored:
        """Read it through a connection of our own, past every cache of the product's."""
        mine = {"phones": f"+90532{series:03}%"}
        engine = create_async_engine(with_driver(url))
        async with engine.connect() as connection:
            incoming = list(
                await connection.execute(
                    text(
                        "SELECT sender, text FROM incoming_sms"
                        " WHERE sender LIKE :phones ORDER BY id"
                    ),
                    mine,
                )
            )
            outgoing = list(
                await connection.execute(
                    text(
                        "SELECT recipient, text, segments, uncertain FROM outbox"
                        " WHERE recipient LIKE :phones ORDER BY id"
                    ),
                    mine,
                )
            )
        await engine.dispose()
        came: defaultdict[str, list[str]] = defaultdict(list)
        for row in incoming:
            came[row.sender].append(row.text)
        sent: defaultdict[str, list[str]] = defaultdict(list)
        for row in outgoing:
            sent[row.recipient].append(row.text)
        return _Stored(
            came=dict(came),
            sent=dict(sent),
            segments=sum(row.segments or 0 for row in outgoing),
            uncertain=sum(row.uncertain for row in outgoing),
        )


async def measure(
    folder: Path, plans: Mapping[str, Texting], *, assistant: bool, database_url: str = ""
) -> dict[str, SmsResult]:
    """Let each crowd of handsets text in turn, with one Kannel beside one product.

    Raises:
        StartError: the product does not start.
        KannelError: Kannel does not.

    """
    port = keep_port()
    boxes = folder / "kannel"
    boxes.mkdir(parents=True)
    async with kannel_running(boxes, f"http://127.0.0.1:{port}", _SECRET) as kannel:
        settings = {
            "YARDIM_SMS_URL": kannel.settings.sms_url,
            "YARDIM_SMS_USER": kannel.settings.sms_user,
            "YARDIM_SMS_PASSWORD": kannel.settings.sms_password.get_secret_value(),
            "YARDIM_SMS_SECRET": _SECRET,
            **({"YARDIM_DATABASE_URL": database_url} if database_url else {}),
        }
        with real_stack(folder, port=port, settings=settings, assistant=assistant) as stack:
            return {
                name: await run_sms(stack, kannel, texting, series)
                for series, (name, texting) in enumerate(plans.items())
            }
