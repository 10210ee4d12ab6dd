"""Agents work conversations: one holder, nothing said twice or over unread words, nothing lost."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.conversations import agent_queue, answering, desk, desk_lists, how_far, notes, queries
from backend.conversations.answering import TURN_DUE
from backend.conversations.desk import Agent
from backend.conversations.desk_words import AGENT_GONE, ENDED, TO_THE_BOT, joined, went_on
from backend.conversations.errors import (
    ConversationTakenError,
    EmptyMessageError,
    MessageIdReusedError,
    MessageTooLongError,
    NotHolderError,
    UnseenMessagesError,
)
from backend.conversations.handover import request_agent
from backend.conversations.models import ChatChannel, Conversation, Message, Urgency, new_id
from backend.conversations.phones import open_sms
from backend.conversations.receiving import Inbound, receive
from backend.gateways.rasa.protocol import Answer, Reply
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.notifications.models import OutboxMessage
from backend.staff import presence
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import Role, StaffMember

if TYPE_CHECKING:
    from backend.gateways.rasa.protocol import Turn
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

LEASE = timedelta(seconds=30)
PHONE = "+905321234567"
AYSE = Agent("a" * 32, "Ayşe Yıldız")
MEHMET = Agent("b" * 32, "Mehmet Öz")


@pytest_asyncio.fixture(autouse=True)
async def staff(database: Database, clock: FixedClock) -> None:
    async with database.transaction() as session:
        session.add_all(
            StaffMember(
                id=each.id,
                username=username,
                display_name=each.name,
                role=Role.AGENT,
                created_at=clock.now(),
            )
            for each, username in ((AYSE, "ayse"), (MEHMET, "mehmet"))
        )


class Desk:
    """Does one thing in each unit of work."""

    def __init__(self, works: Works, clock: FixedClock) -> None:
        self.works = works
        self.clock = clock
        self.due: list[Turn] = []
        works.on(TURN_DUE, self.due.append)
        self._written = 0

    async def chat(self) -> str:
        conversation = Conversation(
            id=new_id(),
            channel=ChatChannel.WEB_CHAT,
            created_at=self.clock.now(),
            last_seen_at=self.clock.now(),
        )
        async with self.works.begin() as work:
            work.session.add(conversation)
        return conversation.id

    async def sms(self) -> str:
        async with self.works.begin() as work:
            return await open_sms(work.session, None, PHONE, "tt-1", work.now)

    async def writes(self, one: str, text: str) -> int:
        """Let the customer write."""
        self._written += 1
        async with self.works.begin() as work:
            return (await receive(work, one, Inbound(str(self._written), text), LEASE)).position

    async def asks(
        self, one: str, urgency: Urgency = Urgency.NONE, reason: str | None = None
    ) -> None:
        async with self.works.begin() as work:
            await request_agent(work, one, reason, urgency=urgency)

    async def claim(self, one: str, agent: Agent = AYSE) -> None:
        async with self.works.begin() as work:
            await desk.claim(work, one, agent)

    async def reply(
        self,
        one: str,
        text: str,
        *,
        agent: Agent = AYSE,
        seen: int | None = None,
        once: str | None = None,
    ) -> queries.StoredMessage:
        """Answer; unless a test says otherwise, having seen all."""
        if seen is None:
            async with self.works.reading() as session:
                [(_, seen, *_)] = await how_far.states(session, [one])
        async with self.works.begin() as work:
            return await desk.reply(work, one, agent, text, seen=seen, client_id=once or new_id())

    async def transfer(self, one: str, note: str, agent: Agent = AYSE) -> None:
        async with self.works.begin() as work:
            to = await work.session.get_one(StaffMember, MEHMET.id)
            await presence.beat(work.session, to.id, work.now)
            await desk.transfer(work, one, agent, to, note)

    async def end(self, one: str, agent: Agent = AYSE, *, to_bot: bool = False) -> None:
        async with self.works.begin() as work:
            await desk.end(work, one, agent, to_bot=to_bot)

    async def leaves(self, agent: Agent = AYSE) -> list[str]:
        """Let somebody leave the house for good."""
        async with self.works.begin() as work:
            (await work.session.get_one(StaffMember, agent.id)).active = False
            return await desk.release_all(work, agent.id)

    async def said(self, one: str) -> list[tuple[str, str]]:
        async with self.works.reading() as session:
            return [(each.sender, each.text) for each in await queries.newest(session, one, 50)]

    async def row(self, one: str) -> Conversation:
        async with self.works.reading() as session:
            return await session.get_one(Conversation, one)

    async def queue(self) -> list[str]:
        async with self.works.reading() as session:
            return list(await agent_queue.places(session))


@pytest.fixture
def at_desk(works: Works, clock: FixedClock) -> Desk:
    return Desk(works, clock)


class TestTaking:
    @pytest.mark.both_databases
    async def test_of_two_who_claim_at_once_one_has_it_and_the_other_is_told_who(
        self, at_desk: Desk
    ) -> None:
        one = await at_desk.chat()
        await at_desk.asks(one)
        outcomes = await asyncio.gather(
            at_desk.claim(one, AYSE), at_desk.claim(one, MEHMET), return_exceptions=True
        )
        held = await at_desk.row(one)
        [refused] = [outcome for outcome in outcomes if outcome is not None]
        assert isinstance(refused, ConversationTakenError)
        assert refused.agent_name == held.agent_name
        assert str(refused) == f"Bu görüşmeyi {held.agent_name} üstlendi."
        assert await at_desk.said(one) == [("system", joined(str(held.agent_name)))]
        assert await at_desk.queue() == []

    async def test_claiming_ones_own_again_changes_and_says_nothing(
        self, at_desk: Desk, clock: FixedClock
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        before = await at_desk.row(one)
        clock.set(clock.now() + timedelta(minutes=1))
        await at_desk.claim(one)
        after = await at_desk.row(one)
        assert (after.held_since, after.last_position) == (before.held_since, 1)

    async def test_by_sms_nothing_is_sent_for_a_claim(
        self, at_desk: Desk, database: Database
    ) -> None:
        one = await at_desk.sms()
        await at_desk.claim(one)
        await at_desk.transfer(one, "Bakar mısın?")
        await at_desk.end(one, MEHMET)
        assert await at_desk.said(one) == []
        async with database.reading() as session:
            assert list(await session.scalars(select(OutboxMessage))) == []

    async def test_whoever_left_claims_nothing(self, at_desk: Desk) -> None:
        one = await at_desk.chat()
        await at_desk.leaves(AYSE)
        with pytest.raises(StaffNotFoundError):
            await at_desk.claim(one)

    async def test_whoever_it_is_taken_from_writes_no_more(
        self, at_desk: Desk, works: Works
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        async with works.begin() as work:
            await desk.take_over(work, one, MEHMET)
        told = {topic for topic, _ in work._notes}
        assert told == {"queue", f"conversation:{one}", f"staff:{AYSE.id}", f"staff:{MEHMET.id}"}
        with pytest.raises(NotHolderError, match="artık sizde değil"):
            await at_desk.reply(one, "Buyurun")
        await at_desk.reply(one, "Merhaba", agent=MEHMET)
        assert [text for _, text in await at_desk.said(one)] == [
            joined(AYSE.name),
            went_on(MEHMET.name),
            "Merhaba",
        ]


class TestTheBot:
    async def test_an_answer_that_was_under_way_at_the_claim_is_never_said_not_even_after_the_end(
        self, at_desk: Desk, works: Works
    ) -> None:
        one = await at_desk.chat()
        await at_desk.writes(one, "modem bozuk")
        [turn] = at_desk.due
        await at_desk.claim(one)
        await at_desk.end(one, to_bot=True)
        async with works.begin() as work:
            await answering.finish_turn(work, turn, Answer([Reply("Hangi modem?")]), LEASE)
        assert await at_desk.said(one) == [
            ("customer", "modem bozuk"),
            ("system", joined(AYSE.name)),
            ("system", TO_THE_BOT),
        ]

    @pytest.mark.parametrize("written_meanwhile", [True, False])
    @pytest.mark.parametrize("way", ["end", "to bot", "leave"])
    async def test_what_came_before_or_while_a_person_had_it_the_bot_never_answers(
        self,
        at_desk: Desk,
        works: Works,
        clock: FixedClock,
        way: str,
        *,
        written_meanwhile: bool,
    ) -> None:
        one = await at_desk.chat()
        await at_desk.writes(one, "önce")  # the bot never got to it
        at_desk.due.clear()
        await at_desk.claim(one)
        if written_meanwhile:
            await at_desk.writes(one, "bu arada")
        if way == "leave":
            await at_desk.leaves()
        else:
            await at_desk.end(one, to_bot=way == "to bot")
        clock.set(clock.now() + timedelta(minutes=5))
        async with works.begin() as work:
            assert await queries.pending(work.session, work.now, 10) == []
            assert await answering.take_turn(work, one, LEASE) is None
        assert at_desk.due == []
        await at_desk.writes(one, "sonra")
        assert [turn.text for turn in at_desk.due] == ["sonra"]

    @pytest.mark.parametrize(("to_bot", "words"), [(True, TO_THE_BOT), (False, ENDED)])
    async def test_the_end_is_the_holders_and_is_said_once(
        self, at_desk: Desk, *, to_bot: bool, words: str
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        with pytest.raises(NotHolderError):
            await at_desk.end(one, MEHMET, to_bot=to_bot)
        await at_desk.end(one, to_bot=to_bot)
        with pytest.raises(NotHolderError):
            await at_desk.end(one, to_bot=to_bot)
        assert await at_desk.said(one) == [("system", joined(AYSE.name)), ("system", words)]
        ended = await at_desk.row(one)
        assert (ended.handover, ended.agent_id, ended.held_since) == ("ended", None, None)


class TestAnswering:
    async def test_an_answer_over_unread_words_is_refused_with_what_is_newer(
        self, at_desk: Desk
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        await at_desk.writes(one, "çalışmıyor")
        await at_desk.writes(one, "ya da çalışıyor")
        with pytest.raises(UnseenMessagesError) as refused:
            await at_desk.reply(one, "Hemen bakıyorum", seen=2)
        assert [each.text for each in refused.value.newer] == ["ya da çalışıyor"]
        said = await at_desk.reply(one, "Sevindim", seen=3)
        assert (said.sender, said.name, said.position) == ("agent", AYSE.name, 4)

    async def test_ones_own_words_are_not_unread(self, at_desk: Desk, database: Database) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        await at_desk.reply(one, "Merhaba", seen=1)
        await at_desk.reply(one, "Buyurun", seen=1)
        async with database.reading() as session:
            written = await session.scalars(select(Message.author_id).order_by(Message.position))
            assert list(written) == [None, AYSE.id, AYSE.id]

    @pytest.mark.both_databases
    async def test_sent_twice_at_once_and_once_more_later_it_is_said_once(
        self, at_desk: Desk
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        first, second = await asyncio.gather(
            *(at_desk.reply(one, " Merhaba ", seen=1, once="k") for _ in range(2))
        )
        await at_desk.transfer(one, "Bakar mısın?")
        again = await at_desk.reply(one, "Merhaba", seen=1, once="k")
        assert first == second == again
        assert [text for sender, text in await at_desk.said(one) if sender == "agent"] == [
            "Merhaba"
        ]
        with pytest.raises(MessageIdReusedError):
            await at_desk.reply(one, "Başka", seen=1, once="k")

    async def test_an_id_is_its_senders_own(self, at_desk: Desk) -> None:
        one = await at_desk.chat()
        await at_desk.writes(one, "bir")  # under the id "1"
        await at_desk.claim(one)
        await at_desk.reply(one, "Merhaba", once="1")
        await at_desk.transfer(one, "Bakar mısın?")
        await at_desk.reply(one, "Ben Mehmet", agent=MEHMET, once="1")
        assert [text for sender, text in await at_desk.said(one) if sender == "agent"] == [
            "Merhaba",
            "Ben Mehmet",
        ]

    @pytest.mark.parametrize(
        ("text", "error"),
        [(" \n\x00 ", EmptyMessageError), ("x" * 5001, MessageTooLongError)],
    )
    async def test_nothing_and_too_much_are_not_said(
        self, at_desk: Desk, text: str, error: type[Exception]
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        with pytest.raises(error):
            await at_desk.reply(one, text)
        await at_desk.reply(one, "x" * 5000)

    async def test_secrets_are_masked_in_answers_and_notes(
        self, at_desk: Desk, works: Works
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        said = await at_desk.reply(one, "Kartınız 4111 1111 1111 1111 mi?")
        async with works.begin() as work:
            await notes.add_note(work, one, AYSE, "kart 4111 1111 1111 1111")
        async with works.reading() as session:
            [note] = await notes.of_conversation(session, one)
        assert "4111" not in said.text
        assert "1111 1111" not in said.text + note.text

    async def test_by_sms_an_answer_and_its_outbox_row_are_one_transaction(
        self, at_desk: Desk, works: Works, database: Database
    ) -> None:
        one = await at_desk.sms()
        await at_desk.claim(one)

        async def dies_before_the_commit() -> None:
            async with works.begin() as work:
                await desk.reply(work, one, AYSE, "Merhaba", seen=0, client_id="k")
                raise ConnectionAbortedError

        with pytest.raises(ConnectionAbortedError):
            await dies_before_the_commit()
        assert await at_desk.said(one) == []
        said = await at_desk.reply(one, "Merhaba", once="k")
        await at_desk.reply(one, "Merhaba", once="k")
        async with database.reading() as session:
            [row] = await session.scalars(select(OutboxMessage))
        assert (row.key, row.text, row.recipient) == (f"message:{said.id}", "Merhaba", PHONE)

    async def test_by_sms_an_answer_has_six_parts_at_most(self, at_desk: Desk) -> None:
        one = await at_desk.sms()
        await at_desk.claim(one)
        with pytest.raises(InvalidInputError) as refused:
            await at_desk.reply(one, "ş" * (67 * 6 + 1))
        assert "7 SMS" in refused.value.errors["text"]
        await at_desk.reply(one, "ş" * (67 * 6))
        await at_desk.reply(one, "s" * (153 * 6))


class TestPassingOn:
    async def test_the_old_holder_writes_no_more_and_all_are_told(
        self, at_desk: Desk, works: Works
    ) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        async with works.begin() as work:
            to = await work.session.get_one(StaffMember, MEHMET.id)
            await presence.beat(work.session, to.id, work.now)
            await desk.transfer(work, one, AYSE, to, "Faturaya bakar mısın?")
        assert {topic for topic, _ in work._notes} == {
            "queue",
            f"conversation:{one}",
            f"staff:{AYSE.id}",
            f"staff:{MEHMET.id}",
        }
        for forbidden in (at_desk.reply(one, "x"), at_desk.end(one), at_desk.transfer(one, "x")):
            with pytest.raises(NotHolderError):
                await forbidden
        await at_desk.reply(one, "Ben Mehmet", agent=MEHMET)
        assert (await at_desk.said(one))[1] == ("system", went_on(MEHMET.name))
        async with works.reading() as session:
            [note] = await notes.of_conversation(session, one)
        assert (note.author, note.text) == (AYSE.name, "Faturaya bakar mısın?")

    async def test_it_needs_a_note_and_somebody_else_who_works_here(self, at_desk: Desk) -> None:
        one = await at_desk.chat()
        await at_desk.claim(one)
        with pytest.raises(InvalidInputError) as refused:
            await at_desk.transfer(one, "  ")
        assert list(refused.value.errors) == ["note"]
        await at_desk.leaves(MEHMET)
        with pytest.raises(InvalidInputError) as refused:
            await at_desk.transfer(one, "Bakar mısın?")
        assert list(refused.value.errors) == ["to"]
        assert (await at_desk.row(one)).agent_id == AYSE.id

    async def test_who_leaves_gives_back_to_the_front_of_the_like(
        self, at_desk: Desk, clock: FixedClock
    ) -> None:
        life, urgent, held, first = [await at_desk.chat() for _ in range(4)]
        for each, urgency in ((urgent, Urgency.URGENT), (held, Urgency.NONE)):
            await at_desk.asks(each, urgency, "Fatura")
            await at_desk.claim(each)
        sms = await at_desk.sms()
        await at_desk.claim(sms)
        clock.set(clock.now() - timedelta(hours=1))  # waits longer than all of them
        await at_desk.asks(first)
        clock.set(clock.now() + timedelta(hours=2))
        await at_desk.asks(life, Urgency.LIFE)
        released = await at_desk.leaves()
        assert set(released) == {urgent, held, sms}
        queue = await at_desk.queue()
        assert (queue[:2], set(queue[2:4]), queue[4]) == ([life, urgent], {held, sms}, first)
        assert (await at_desk.said(held))[-1] == ("system", AGENT_GONE[ChatChannel.WEB_CHAT])
        assert await at_desk.said(sms) == [("system", AGENT_GONE[ChatChannel.SMS])]
        # Whatever place is shown beside them, the words are true: who is new stands behind.
        for each in (held, sms):
            words = (await at_desk.said(each))[-1][1]
            assert re.search("önce|once", words)
            assert not re.search("önün|onun|başın|basin|ilk", words)
            async with at_desk.works.reading() as session:
                places = await agent_queue.places(session)
            assert 1 < places[each] < places[first]
        back = await at_desk.row(urgent)
        assert (back.handover, back.holder, back.agent_id) == ("waiting", "bot", None)
        async with at_desk.works.reading() as session:
            rows = await desk_lists.waiting(session)
            request = await agent_queue.open_request(session, first)
            assert request is not None
            assert await agent_queue.queue_position(session, request) == 5
        assert [row.id for row in rows] == queue
        assert [row.place for row in rows] == [1, 2, 3, 4, 5]
        assert (rows[1].reason, rows[1].since) == ("Fatura", clock.now())

    @pytest.mark.both_databases
    @pytest.mark.parametrize("way", ["claims", "is passed it"])
    async def test_nobody_who_leaves_at_the_same_moment_keeps_what_they_are_just_given(
        self, at_desk: Desk, way: str
    ) -> None:
        one = await at_desk.chat()
        if way == "claims":
            given = at_desk.claim(one, MEHMET)
        else:
            await at_desk.claim(one)
            given = at_desk.transfer(one, "Bakar mısın?")
        for outcome in await asyncio.gather(given, at_desk.leaves(MEHMET), return_exceptions=True):
            assert not isinstance(outcome, BaseException) or isinstance(
                outcome, (StaffNotFoundError, InvalidInputError)
            )
        assert (await at_desk.row(one)).agent_id != MEHMET.id

    async def test_an_urgency_that_was_dealt_with_does_not_come_back(
        self, at_desk: Desk, clock: FixedClock
    ) -> None:
        one = await at_desk.chat()
        await at_desk.asks(one, Urgency.LIFE)
        await at_desk.claim(one)
        await at_desk.end(one)
        clock.set(clock.now() + timedelta(days=1))
        await at_desk.claim(one)
        await at_desk.leaves()
        async with at_desk.works.reading() as session:
            [row] = await desk_lists.waiting(session)
        assert row.urgency == Urgency.NONE


def test_the_words_by_sms_are_one_cheap_sms() -> None:
    size = segments.measure(AGENT_GONE[ChatChannel.SMS], turkish_tables=False)
    assert (size.encoding, size.segments) == (segments.Encoding.GSM7, 1)
