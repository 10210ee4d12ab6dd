"""What open pages are told: that something changed, who else looks; nothing of another team's."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import ConnectionClosed

from backend.complaints import live_marks
from backend.complaints.actors import CUSTOMER
from backend.complaints.proof import Proof
from backend.conversations import topics
from backend.conversations.models import HeldReply, HeldState, Sender
from backend.desk import live, onlookers
from backend.desk.onlookers import LASTS, Onlookers
from backend.gateways.delivery import ReceiptKind
from backend.kit.live import LOOK, Listener, Note
from backend.notifications import receipts
from backend.notifications.models import OutboxMessage, OutboxState
from backend.staff import accounts, service
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.lines import line
from tests.backend.desk.test_complaint import PHONE, at_work, read, register, send
from tests.backend.desk.test_conversations import ready, waits
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from websockets.asyncio.client import ClientConnection

    from backend.bootstrap import Container
    from backend.kit.live import Live
    from tests.backend.desk.conftest import Browser


type Event = tuple[str, Any]
CHANGED = ("changed", None)
# Seconds until what is waited for is taken not to come, on however busy a machine.


@dataclass(frozen=True)
class Named:
    """Somebody, by id."""

    id: str


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gather nothing: what is waited for here comes alone."""
    monkeypatch.setattr(live, "_GATHERED_SECONDS", 0.0)


class Stream:
    """What one open page is told."""

    def __init__(self) -> None:
        self.events: asyncio.Queue[Event] = asyncio.Queue()

    async def follow(self, socket: ClientConnection) -> None:
        async for told in socket:
            said = json.loads(told)
            self.events.put_nowait((said["type"], said.get("people")))

    async def next(self) -> Event:
        """Wait for the next event; return its kind and what it says."""
        return await asyncio.wait_for(self.events.get(), PATIENCE)

    async def who_is_there(self) -> Event:
        """Wait for the next event of who has the page open, whatever else it is told."""
        while True:
            event = await self.next()
            if event[0] == "onlookers":
                return event

    async def silent(self) -> bool:
        await asyncio.sleep(0.3)
        return self.events.empty()

    async def settled(self, live: Live) -> None:
        """Let the first look into the database be over, which tells of whatever it finds."""
        await live.poll()
        await asyncio.sleep(0.6)
        kept = [event for event in iter(self._next_or_none, None) if event[0] != "changed"]
        for event in kept:
            self.events.put_nowait(event)

    def _next_or_none(self) -> Event | None:
        return None if self.events.empty() else self.events.get_nowait()


@asynccontextmanager
async def opened(browser: Browser, query: str) -> AsyncIterator[Stream]:
    async with line(browser, query) as socket:
        assert json.loads(await socket.recv()) == {"type": "open"}
        stream = Stream()
        task = asyncio.create_task(stream.follow(socket))
        try:
            yield stream
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def people(*named: str, writes: bool = False) -> tuple[str, list[dict[str, Any]]]:
    return "onlookers", [{"name": name, "writes": writes} for name in named]


class Written:
    """Stands where a response is, and keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    async def send(self, text: str) -> None:
        self.sent.append(text)


async def test_changes_that_follow_on_each_other_are_told_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first at once, those of the next second at its end; who writes is told all the while."""
    monkeypatch.setattr(live, "_GATHERED_SECONDS", 1.0)
    written: Any = Written()
    who: Any = Named("a")
    nothing: Any = None
    stream = live._Stream(nothing, written.send, nothing, who, None, Listener())
    typing = [topics.typing(Sender.CUSTOMER)]
    told: list[tuple[float, int]] = []
    for now, notes in (
        (10.0, [topics.CHANGED]),
        (10.2, [topics.CHANGED, topics.CHANGED]),
        (10.9, [topics.CHANGED]),
        (11.0, []),
        (11.5, []),
        (11.6, typing),
        (12.1, [topics.CHANGED]),
    ):
        await stream._tell_of(notes, now)
        told.append((now, len(written.sent)))
    assert told == [(10.0, 1), (10.2, 1), (10.9, 1), (11.0, 2), (11.5, 2), (11.6, 3), (12.1, 4)]
    assert [json.loads(each)["type"] for each in written.sent] == [
        *("changed", "changed", "typing", "changed"),
    ]


_TYPES = topics.typing(Sender.CUSTOMER)
_READ_ON = topics.read(Sender.CUSTOMER)
_THEIR_WORDS = Note(topics.SAID, Sender.CUSTOMER)


@pytest.mark.parametrize(
    ("came", "told"),
    [
        # Typed after a word that is not told yet: told after it, and not lost.
        ([(10.1, [topics.CHANGED]), (10.2, [_TYPES]), (11.0, [])], ["changed", "typing"]),
        ([(10.1, [topics.CHANGED, _TYPES]), (11.0, [])], ["changed", "typing"]),
        # Their words end it.
        ([(10.1, [topics.CHANGED, _TYPES]), (10.5, [_THEIR_WORDS]), (11.0, [])], ["changed"]),
        ([(11.1, [_TYPES, _THEIR_WORDS])], ["changed"]),
        # Nothing else does.
        ([(10.1, [_TYPES, _READ_ON, topics.CHANGED]), (11.0, [])], ["changed", "typing"]),
        ([(10.1, [_THEIR_WORDS, _TYPES]), (11.0, [])], ["changed", "typing"]),
        ([(10.1, [_TYPES])], ["typing"]),
    ],
)
async def test_typing_is_told_after_what_it_followed_and_ended_by_the_next_word(
    monkeypatch: pytest.MonkeyPatch, came: list[tuple[float, Any]], told: list[str]
) -> None:
    monkeypatch.setattr(live, "_GATHERED_SECONDS", 1.0)
    written: Any = Written()
    who: Any = Named("a")
    nothing: Any = None
    stream = live._Stream(nothing, written.send, nothing, who, None, Listener())
    await stream._tell_of([topics.CHANGED], 10.0)
    written.sent.clear()
    for now, notes in came:
        await stream._tell_of(notes, now)
    assert [json.loads(each)["type"] for each in written.sent] == told


@pytest.mark.parametrize(
    ("logged_in", "origin"), [(False, None), (True, "http://example.com")], ids=["nobody", "site"]
)
async def test_nobody_else_and_no_other_site_is_told_anything(
    container: Container, browser: Browser, *, logged_in: bool, origin: str | None
) -> None:
    if logged_in:
        await at_work(container, browser)
    async with line(browser, **({"Origin": origin} if origin else {})) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


async def test_whoever_has_to_change_their_password_first_is_told_nothing(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    async with container.works.begin() as work:
        member = await service.working(work.session, "ayse")
        given = await accounts.give_one_time_password(work.session, member, work.now)
    await browser.log_in("ayse", given)
    async with line(browser) as socket:
        with pytest.raises(ConnectionClosed):
            await socket.recv()


async def test_whoever_is_logged_out_is_told_so_and_nothing_more(
    container: Container, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_BEAT_SECONDS", 0.1)
    await at_work(container, browser)
    await browser.get("/desk")
    async with line(browser) as socket:
        assert json.loads(await socket.recv()) == {"type": "open"}
        await browser.post("/desk/logout")
        await asyncio.wait_for(socket.wait_closed(), PATIENCE)
    assert socket.close_code == 4401


async def test_an_open_complaint_is_told_that_something_happened(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    async with opened(browser, f"complaint={number}") as page:
        await page.settled(container.live)
        async with container.works.begin() as work:
            await container.complaints.add_information(
                work.session, number, Proof(None, PHONE), "Hâlâ yok.", None, actor=CUSTOMER
            )
        assert await page.next() == CHANGED


async def test_two_who_look_see_each_other_until_one_closes_the_page(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await at_work(container, other, "mehmet")
    async with opened(browser, f"complaint={number}") as page:
        async with opened(other, f"complaint={number}") as theirs:
            await page.settled(container.live)
            await theirs.settled(container.live)
            assert await page.who_is_there() == people("Mehmet")
            assert await theirs.who_is_there() == people("Ayse")
            await other.get(f"/desk/complaints/{number}")
            written = await other.post(f"/desk/complaints/{number}/typing")
            assert written.status_code == 204
            assert await page.who_is_there() == people("Mehmet", writes=True)
            assert await theirs.silent()  # of oneself nothing is told
        assert await page.who_is_there() == people()


async def test_of_two_tabs_of_one_person_the_second_keeps_them_there(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await at_work(container, other, "mehmet")
    async with (
        opened(browser, f"complaint={number}") as page,
        opened(other, f"complaint={number}"),
    ):
        await page.settled(container.live)
        assert await page.who_is_there() == people("Mehmet")
        async with opened(other, f"complaint={number}"):
            pass
        await asyncio.sleep(0.3)
        last = people("Mehmet")
        while not page.events.empty():
            last = await page.next()
        assert last == people("Mehmet")


async def test_who_looks_in_another_process_is_told_by_its_notes(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await employed(container, "mehmet")
    async with container.works.reading() as session:
        far = await service.working(session, "mehmet")
    topic = onlookers.topic(live_marks.of_complaint((await read(container, number)).id))
    async with opened(browser, f"complaint={number}") as page:
        await page.settled(container.live)
        container.live.publish(topic, onlookers.here(far.id))
        assert await page.who_is_there() == people("Mehmet")
        container.live.publish(topic, onlookers.gone(far.id))
        assert await page.who_is_there() == people()


async def test_on_a_conversation_colleagues_see_a_note_being_written_and_the_customer_does_not(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser, "ayse")
    await ready(container, other, "mehmet")
    for each, act in ((other, "claim"), (browser, "")):
        await each.get(f"/desk/conversations/{talk}")
        if act:
            await each.post(f"/desk/conversations/{talk}/{act}")
    customer = container.live.listening(f"conversation:{talk}")
    with customer as heard:
        async with (
            opened(browser, f"conversation={talk}") as page,
            opened(other, f"conversation={talk}"),
        ):
            await page.settled(container.live)
            assert await page.who_is_there() == people("Mehmet")
            await other.get(f"/desk/conversations/{talk}")
            await other.post(f"/desk/conversations/{talk}/typing", kind="note")
            assert await page.who_is_there() == people("Mehmet", writes=True)
            await other.post(f"/desk/conversations/{talk}/typing", kind="reply")
            told: list[tuple[str, str]] = []
            while ("typing", "agent") not in told:
                notes = await asyncio.wait_for(heard.notes(), PATIENCE)
                told += [(note.kind, note.who) for note in notes or []]
    assert told.count(("typing", "agent")) == 1
    assert not [kind for kind, _ in told if kind in onlookers.KINDS]


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD])
async def test_of_another_teams_page_nothing_is_told_and_nobody_is_shown_there(
    container: Container, browser: Browser, other: Browser, role: Role
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await at_work(container, other, "mehmet", role, ("billing",))
    async with (
        opened(browser, f"complaint={number}") as page,
        opened(other, f"complaint={number}") as theirs,
    ):
        await page.settled(container.live)
        await theirs.settled(container.live)
        await send(browser, number, "note", note="bakıldı")
        assert await page.next() == CHANGED
        assert await theirs.silent()
        assert await page.silent()
    await other.get("/desk")
    assert (await other.post(f"/desk/complaints/{number}/typing")).status_code == 404


async def test_of_another_teams_conversation_nothing_is_told(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container)
    await employed(container, "ayse", teams=("technical",))
    await employed(container, "mehmet", teams=("billing",))
    await browser.log_in("ayse", OWN)
    await other.log_in("mehmet", OWN)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    async with opened(other, f"conversation={talk}") as theirs:
        await theirs.settled(container.live)
        await browser.get(f"/desk/conversations/{talk}")
        await browser.post(f"/desk/conversations/{talk}/note", text="bakıldı")
        assert await theirs.silent()
    await other.get("/desk")
    assert (await other.post(f"/desk/conversations/{talk}/typing")).status_code == 404


async def test_an_auditor_looks_and_does_not_write(container: Container, browser: Browser) -> None:
    number = await register(container)
    await at_work(container, browser, "denetci", Role.AUDITOR, ())
    await browser.get("/desk")
    assert (await browser.post(f"/desk/complaints/{number}/typing")).status_code == 403
    async with opened(browser, f"complaint={number}") as page:
        await page.settled(container.live)
        assert await page.silent()


async def test_who_comes_goes_away_and_leaves_is_told_to_who_sees_the_floor(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser, "lale", Role.LEAD)
    await employed(container, "ayse")
    async with opened(browser, "") as page:
        await page.settled(container.live)
        await other.log_in("ayse", OWN)
        await other.get("/desk")
        assert await page.next() == CHANGED
        await page.settled(container.live)
        await other.post("/desk/presence", state="away")
        assert await page.next() == CHANGED
        await page.settled(container.live)
        await other.post("/desk/logout")
        assert await page.next() == CHANGED


async def test_a_receipt_of_an_sms_is_told_to_the_open_conversation(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    async with container.works.begin() as work:
        message = OutboxMessage(
            key="reply:1",
            channel="sms",
            recipient=PHONE,
            purpose="reply",
            text="Bakıyorum.",
            state=OutboxState.SENT,
            conversation_id=talk,
            created_at=work.now,
        )
        work.session.add(message)
        await work.session.flush()
        sent = message.id
    async with opened(browser, f"conversation={talk}") as page:
        await page.settled(container.live)
        async with container.works.begin() as work:
            assert await receipts.record(work, sent, ReceiptKind.DELIVERED)
        assert await page.next() == CHANGED


async def test_a_reply_that_the_worker_gives_back_is_told_to_the_open_page(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container, "temsilci")
    await ready(container, browser)
    async with container.works.begin() as work:
        member = await service.working(work.session, "ayse")
        held = HeldReply(
            conversation_id=talk,
            staff_id=member.id,
            client_id="k",
            text="Bakıyorum.",
            seen=0,
            state=HeldState.HELD,
            release_at=work.now,
        )
        work.session.add(held)
    async with opened(browser, f"conversation={talk}") as page:
        await page.settled(container.live)
        # By a process of its own: nothing is published here.
        async with container.database.transaction() as session:
            (await session.get_one(HeldReply, held.id)).state = HeldState.RETURNED
        await container.live.poll()
        assert await page.next() == ("changed", None)


class TestWhoIsThere:
    """As one open page hears of it."""

    def test_who_comes_is_answered_once_and_seen(self) -> None:
        page = Onlookers("me")
        assert page.hear([onlookers.here("you")], 0)
        assert not page.hear([onlookers.here("you"), onlookers.here("me")], 1)
        assert page.seen(2) == [("you", False)]

    def test_who_is_not_heard_of_is_gone_within_a_minute(self) -> None:
        page = Onlookers("me")
        page.hear([onlookers.here("you")], 0)
        assert page.seen(LASTS - 1)
        assert page.seen(LASTS) == []
        assert LASTS < 60

    def test_writing_lasts_some_seconds(self) -> None:
        page = Onlookers("me")
        page.hear([onlookers.writing("you")], 0)
        assert page.seen(1) == [("you", True)]
        assert page.seen(10) == [("you", False)]

    def test_what_else_is_told_says_nothing_of_anybody(self) -> None:
        page = Onlookers("me")
        assert not page.hear([LOOK], 0)
        assert page.seen(0) == []
