"""The website's chat, through a real WebSocket to the real application."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from websockets.exceptions import InvalidStatus

from backend.conversations import handover, read_marks
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, Message
from backend.conversations.read_marks import Reader
from backend.conversations.sessions import hash_session
from backend.gateways.rasa.protocol import Choice, Reply

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings


async def stored(database: Database) -> list[Message]:
    async with database.reading() as session:
        return list(await session.scalars(select(Message).order_by(Message.position)))


async def conversation(database: Database) -> Conversation:
    async with database.reading() as session:
        found = await session.scalar(select(Conversation))
    assert found is not None
    return found


async def test_a_message_is_stored_acknowledged_and_answered_in_this_order(
    page: Any, database: Database, clock: FixedClock
) -> None:
    message_id = await page.say("İnternetim üç gündür yok")

    assert await page.next() == {"type": "ack", "id": message_id}
    assert await page.next() == {"type": "typing", "from": "bot"}
    answer = await page.next()
    assert answer == {
        "type": "message",
        "id": answer["id"],
        "from": "bot",
        "name": "Dijital asistan",
        "text": "Duydum: İnternetim üç gündür yok",
        "choices": [],
        "at": clock.now().isoformat(),
    }
    rows = await stored(database)
    assert [(row.position, row.sender, row.text) for row in rows] == [
        (1, "customer", "İnternetim üç gündür yok"),
        (2, "bot", "Duydum: İnternetim üç gündür yok"),
    ]
    after = await conversation(database)
    assert (after.answered_position, after.lease_owner, after.lease_until) == (1, None, None)


async def test_the_database_keeps_no_key_to_a_chat(session: str, database: Database) -> None:
    kept = await conversation(database)
    assert kept.session_hash == hash_session(session)
    assert session not in repr(vars(kept))


async def test_the_assistant_is_given_the_conversations_id_and_never_the_session(
    page: Any, session: str, assistant: Any, database: Database
) -> None:
    await page.ask("merhaba")
    (turn,) = assistant.heard
    assert turn.conversation_id == (await conversation(database)).id
    assert turn.message_id == (await stored(database))[0].id
    assert session not in repr(turn)


@pytest.mark.parametrize("session", ["yok", "", None, "ı" * 500])
async def test_an_unknown_session_is_told_so_and_closed(open_page: Any, session: str) -> None:
    async with open_page(session) as page:
        frame = await page.next()
        assert (frame["type"], frame["code"]) == ("error", "session_not_found")
        assert await page.close_code() == 4404


async def test_a_session_ends_when_it_was_not_used_for_its_lifetime(
    open_page: Any, session: str, clock: FixedClock
) -> None:
    clock.set(clock.now() + timedelta(days=29))
    async with open_page(session) as page:
        await page.ask("buradayım")  # using it prolongs it
    clock.set(clock.now() + timedelta(days=29))
    async with open_page(session) as page:
        assert (await page.next())["type"] == "message"
    clock.set(clock.now() + timedelta(days=2))
    async with open_page(session) as page:
        assert (await page.next())["code"] == "session_not_found"


@pytest.mark.parametrize(
    ("frame", "code", "message_id"),
    [
        ("{broken", "malformed_frame", None),
        (b"\x00\x01", "binary_frame", None),
        ({"type": "resim", "id": "m1"}, "unknown_type", "m1"),
        ({"type": "message", "id": "m1", "text": " \n\t "}, "empty_message", "m1"),
        ({"type": "choice", "id": "m1", "payload": "/restart"}, "choice_not_offered", "m1"),
    ],
)
async def test_what_cannot_be_taken_is_refused_in_words_and_the_page_stays_connected(
    page: Any, database: Database, frame: Any, code: str, message_id: str | None
) -> None:
    await page.send(frame)
    refusal = await page.next()
    assert (refusal["type"], refusal["code"], refusal.get("id")) == ("error", code, message_id)
    assert refusal["text"].endswith(".")
    assert await stored(database) == []

    assert (await page.ask("devam"))["text"] == "Duydum: devam"


async def test_too_long_a_message_is_refused_with_the_limit_and_nothing_of_it_is_kept(
    page: Any, database: Database
) -> None:
    await page.say("😀" * 20_000, "uzun")
    refusal = await page.next()
    assert (refusal["code"], refusal["id"]) == ("too_long", "uzun")
    assert "20.000" in refusal["text"]
    assert "10.000" in refusal["text"]
    assert await stored(database) == []

    await page.say("ş" * 10_000, "uzun")  # its id is free: shortened, it is the same message
    assert await page.next() == {"type": "ack", "id": "uzun"}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("😀😀", "😀😀"),
        ("bir\x00\x07iki", "biriki"),
        ("yarım \ud83d harf", "yarım \ufffd harf"),
        ("<script>alert('x')</script>'; DROP TABLE messages; --",) * 2,
        ('/file_complaint{"topic":"billing"}',) * 2,
        ("kartım 4111 1111 1111 1111", "kartım ••••••••••••1111"),
    ],
)
async def test_odd_text_is_kept_as_text_without_secrets_and_goes_to_the_assistant_as_kept(
    page: Any, database: Database, assistant: Any, said: str, kept: str
) -> None:
    answer = await page.ask(said)
    assert answer["text"] == f"Duydum: {kept}"
    (turn,) = assistant.heard
    assert (turn.text, turn.payload) == (kept, None)  # words are never a command
    assert (await stored(database))[0].text == kept


async def test_the_same_message_again_is_acknowledged_again_and_answered_once(
    page: Any, database: Database, assistant: Any
) -> None:
    await page.say("kart 4111 1111 1111 1111", "m1")
    await page.next_of("message")
    await page.say("kart 4111 1111 1111 1111", "m1")
    assert await page.next() == {"type": "ack", "id": "m1"}
    assert await page.is_silent()
    assert len(await stored(database)) == 2
    assert len(assistant.heard) == 1


async def test_the_same_id_with_another_text_is_refused(page: Any, database: Database) -> None:
    await page.say("birinci", "m1")
    await page.next_of("message")
    await page.say("ikinci", "m1")
    refusal = await page.next()
    assert (refusal["code"], refusal["id"]) == ("message_id_reused", "m1")
    assert [row.text for row in await stored(database)] == ["birinci", "Duydum: birinci"]


async def test_the_same_message_from_two_connections_at_once_is_stored_once(
    open_page: Any, session: str, database: Database
) -> None:
    async with open_page(session) as one, open_page(session) as two:
        await asyncio.gather(*(page.say("tek", "m1") for page in (one, two)))
        assert await one.next_of("ack") == await two.next_of("ack") == {"type": "ack", "id": "m1"}
        await one.next_of("message")
    assert [row.text for row in await stored(database)] == ["tek", "Duydum: tek"]


async def test_messages_sent_in_a_burst_are_answered_one_by_one_in_order(
    page: Any, assistant: Any, database: Database
) -> None:
    for number in range(5):
        await page.say(f"mesaj {number}")
    answers = [(await page.next_of("message"))["text"] for _ in range(5)]
    assert answers == [f"Duydum: mesaj {number}" for number in range(5)]
    assert [turn.text for turn in assistant.heard] == [f"mesaj {number}" for number in range(5)]
    assert [row.position for row in await stored(database)] == list(range(1, 11))


class TestChoices:
    OFFER = (Reply("Hangisi?", (Choice("Faturam", "/inform{}"), Choice("Başka", "/deny"))),)

    async def test_an_offered_choice_is_shown_by_its_title_and_means_its_payload(
        self, page: Any, assistant: Any, database: Database
    ) -> None:
        assistant.script = [list(self.OFFER)]
        offer = await page.ask("fatura")
        assert offer["choices"] == [
            {"title": "Faturam", "payload": "/inform{}"},
            {"title": "Başka", "payload": "/deny"},
        ]
        choice_id = await page.choose("/inform{}")
        assert await page.next() == {"type": "ack", "id": choice_id}
        assert (await page.next_of("message"))["text"] == "Duydum: Faturam"
        assert (assistant.heard[-1].text, assistant.heard[-1].payload) == ("Faturam", "/inform{}")
        assert (await stored(database))[2].payload == "/inform{}"

    @pytest.mark.parametrize("payload", ["/restart", "/inform", "Faturam", ""])
    async def test_what_was_not_offered_cannot_be_chosen(
        self, page: Any, assistant: Any, payload: str
    ) -> None:
        assistant.script = [list(self.OFFER)]
        await page.ask("fatura")
        await page.choose(payload)
        assert (await page.next())["code"] == "choice_not_offered"
        assert len(assistant.heard) == 1

    async def test_an_offer_is_off_the_table_once_a_newer_one_is_made(
        self, page: Any, assistant: Any
    ) -> None:
        assistant.script = [
            list(self.OFFER),
            [Reply("Emin misiniz?", (Choice("Evet", "/affirm"),))],
        ]
        await page.ask("fatura")
        await page.choose("/deny")
        await page.next_of("message")
        await page.choose("/inform{}")
        assert (await page.next_of("error"))["code"] == "choice_not_offered"
        await page.choose("/affirm")
        assert (await page.next_of("message"))["text"] == "Duydum: Evet"

    async def test_an_offer_is_off_the_table_once_the_customer_wrote_and_was_answered(
        self, page: Any, assistant: Any
    ) -> None:
        assistant.script = [list(self.OFFER)]
        await page.ask("fatura")
        await page.ask("vazgeçtim")
        await page.choose("/deny")
        refusal = await page.next_of("error")
        assert refusal["code"] == "choice_not_offered"
        assert refusal["text"].startswith("Bu seçenek artık geçerli değil.")
        assert len(assistant.heard) == 2

    async def test_several_messages_of_one_answer_may_each_offer(
        self, page: Any, assistant: Any
    ) -> None:
        assistant.script = [[*self.OFFER, Reply("Ya da", (Choice("İnsan", "/talk_to_agent"),))]]
        await page.ask("fatura")
        await page.next_of("message")
        await page.choose("/inform{}")
        assert (await page.next_of("message"))["text"] == "Duydum: Faturam"

    async def test_a_choice_sent_again_is_acknowledged_though_the_offer_is_gone(
        self, page: Any, assistant: Any
    ) -> None:
        assistant.script = [
            list(self.OFFER),
            [Reply("Emin misiniz?", (Choice("Evet", "/affirm"),))],
        ]
        await page.ask("fatura")
        await page.choose("/deny", "c1")
        await page.next_of("message")
        await page.choose("/deny", "c1")
        assert await page.next() == {"type": "ack", "id": "c1"}
        assert len(assistant.heard) == 2


class TestReplay:
    async def test_a_reloaded_page_is_shown_the_whole_conversation(
        self, open_page: Any, session: str
    ) -> None:
        async with open_page(session) as page:
            await page.say("merhaba", "m1")
            await page.next_of("message")
        async with open_page(session, own="1") as page:
            mine, answer = await page.next(), await page.next()
        assert (mine["from"], mine["text"], mine["client_id"]) == ("customer", "merhaba", "m1")
        assert (answer["from"], answer["text"]) == ("bot", "Duydum: merhaba")

    async def test_a_page_that_was_away_is_shown_what_it_missed(
        self, open_page: Any, session: str, assistant: Any
    ) -> None:
        async with open_page(session) as page:
            seen = await page.ask("bir")
            assistant.hold = asyncio.Event()
            await page.say("iki", "m2")
            await page.next_of("ack")
        assistant.hold.set()
        async with open_page(session, after=seen["id"], own="1") as page:
            mine, answer = await page.next_of("message"), await page.next_of("message")
        assert mine["client_id"] == "m2"
        assert answer["text"] == "Duydum: iki"

    async def test_an_unknown_point_in_the_conversation_means_from_the_start(
        self, open_page: Any, session: str
    ) -> None:
        async with open_page(session) as page:
            await page.ask("bir")
        async with open_page(session, after="0" * 32, own="1") as page:
            assert (await page.next())["text"] == "bir"

    async def test_an_answer_reaches_the_next_page_when_the_first_closed_at_once(
        self, open_page: Any, session: str, assistant: Any
    ) -> None:
        assistant.hold = asyncio.Event()
        async with open_page(session) as page:
            await page.say("hemen kapattım")
            await page.next_of("ack")
        async with open_page(session, own="1") as page:
            assert (await page.next())["text"] == "hemen kapattım"
            assistant.hold.set()
            assert (await page.next_of("message"))["text"] == "Duydum: hemen kapattım"

    async def test_two_pages_of_one_customer_show_the_same(
        self, open_page: Any, session: str
    ) -> None:
        async with open_page(session, own="1") as one, open_page(session, own="1") as two:
            await one.say("merhaba", "m1")
            assert (await two.next_of("message"))["client_id"] == "m1"
            assert (await two.next_of("message"))["text"] == "Duydum: merhaba"
            # The page that said it is not told it again.
            assert (await one.next_of("message"))["text"] == "Duydum: merhaba"

    @pytest.mark.parametrize("own", [None, "0", "evet"])
    async def test_a_page_that_does_not_ask_for_the_customers_words_hears_the_others_only(
        self, open_page: Any, session: str, own: str | None
    ) -> None:
        async with open_page(session) as one, open_page(session, own=own) as two:
            await one.ask("merhaba")
            assert (await two.next_of("message"))["text"] == "Duydum: merhaba"
        async with open_page(session, own=own) as later:
            assert (await later.next_of("message"))["text"] == "Duydum: merhaba"

    async def test_a_long_history_is_shown_from_its_last_200_messages(
        self, open_page: Any, session: str, assistant: Any
    ) -> None:
        assistant.script = [[Reply(f"satır {number}") for number in range(250)]]
        async with open_page(session) as page:
            first = await page.ask("anlat")
        async with open_page(session) as page:
            texts = [(await page.next())["text"] for _ in range(200)]
            assert texts[0] == "satır 50"
            assert texts[-1] == "satır 249"
            assert await page.is_silent()
        async with open_page(session, after=first["id"]) as page:  # all of what was missed
            texts = [(await page.next())["text"] for _ in range(249)]
            assert texts == [f"satır {number}" for number in range(1, 250)]


class TestLimits:
    async def test_more_messages_than_allowed_are_refused_until_the_minute_is_over(
        self, page: Any, clock: FixedClock, database: Database
    ) -> None:
        for number in range(30):
            await page.say("x", f"m{number}")
            await page.next_of("message")
        await page.say("fazla", "m30")
        refusal = await page.next()
        assert (refusal["code"], refusal["id"], refusal["retry_after"]) == (
            "rate_limited",
            "m30",
            60,
        )
        assert len(await stored(database)) == 60
        clock.set(clock.now() + timedelta(seconds=61))
        await page.say("fazla", "m30")
        assert await page.next() == {"type": "ack", "id": "m30"}

    async def test_many_behind_one_address_open_sessions(self, client: httpx.AsyncClient) -> None:
        answers = [await client.post("/api/v1/chat/sessions") for _ in range(60)]
        assert {answer.status_code for answer in answers} == {201}

    async def test_one_session_has_only_so_many_pages(self, open_page: Any, session: str) -> None:
        async with asyncio.TaskGroup() as group:
            ready = asyncio.Semaphore(0)
            done = asyncio.Event()

            async def keep_open() -> None:
                async with open_page(session) as page:
                    await page.say("x" if page is None else "merhaba", "same")
                    await page.next_of("ack")
                    ready.release()
                    await done.wait()

            for _ in range(10):
                group.create_task(keep_open())
            for _ in range(10):
                await ready.acquire()
            async with open_page(session) as page:
                assert (await page.next())["code"] == "rate_limited"
                assert await page.close_code() == 4429
            done.set()

    async def test_the_longest_message_fits_however_it_is_written(
        self, page: Any, database: Database
    ) -> None:
        # `page` escapes: 12 bytes a character.
        await page.say("😀" * 10_000, "uzun")
        assert await page.next() == {"type": "ack", "id": "uzun"}
        assert (await stored(database))[0].text == "😀" * 10_000

    async def test_a_frame_beyond_all_measure_closes_the_connection(self, page: Any) -> None:
        await page.say("x" * 300_000)
        assert await page.close_code() == 1009


class TestOrigin:
    async def test_another_sites_page_is_refused(self, open_page: Any, session: str) -> None:
        with pytest.raises(InvalidStatus) as refusal:
            async with open_page(session, origin="https://baska.example"):
                pass
        assert refusal.value.response.status_code == 403

    async def test_our_own_page_is_let_in(self, open_page: Any, session: str, address: str) -> None:
        async with open_page(session, origin=address) as page:
            assert (await page.ask("merhaba"))["from"] == "bot"

    async def test_another_sites_page_cannot_open_sessions_either(
        self, client: httpx.AsyncClient
    ) -> None:
        answer = await client.post("/api/v1/chat/sessions", headers={"Origin": "null"})
        assert (answer.status_code, answer.json()["code"]) == (403, "origin_not_allowed")


async def test_typing_is_taken_politely(page: Any) -> None:
    await page.send({"type": "typing"})
    assert await page.is_silent()


async def test_a_page_that_knows_its_own_words_is_told_that_the_agent_has_read_them(
    open_page: Any, session: str, container: Container, database: Database
) -> None:
    one = (await conversation(database)).id
    async with open_page(session, own="1") as page, open_page(session) as plain:
        await page.say("merhaba", "mine-1")
        await plain.next_of("message")
        async with container.works.begin() as work:
            await handover.hand_over(work, one, Handover.ACTIVE, agent_name="Ayşe")
            await read_marks.move(work, one, Reader.AGENT_SAW, 1)
        told = await page.next_of("handover")
        while "read" not in told:
            told = await page.next_of("handover")
        assert (told["state"], told["agent"], told["read"]) == ("active", "Ayşe", "mine-1")
        assert "read" not in await plain.next_of("handover")


async def test_a_page_tells_that_it_has_shown_a_message(
    page: Any, database: Database, container: Container
) -> None:
    answer = await page.ask("merhaba")
    await page.send({"type": "typing", "seen": answer["id"]})
    await page.ask("bir daha")
    one = (await conversation(database)).id
    async with container.works.reading() as reading:
        marks = await read_marks.of(reading, one)
    assert (marks.customer_got, marks.customer_saw) == (2, 2)


async def test_an_answer_of_nothing_leaves_nothing_behind(
    page: Any, assistant: Any, database: Database
) -> None:
    assistant.script = [[]]
    await page.say("...")
    await page.next_of("typing")
    assert (await page.ask("merhaba"))["text"] == "Duydum: merhaba"
    assert (await conversation(database)).answered_position == 2


async def test_a_fault_of_ours_is_said_without_a_word_of_how_and_the_page_lives_on(
    page: Any, container: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(container.limiter, "check", broken)
    await page.say("merhaba", "m1")
    refusal = await page.next()
    assert (refusal["code"], refusal["id"]) == ("internal_error", "m1")
    assert "Division" not in refusal["text"]
    monkeypatch.undo()
    assert (await page.ask("merhaba"))["from"] == "bot"


class TestAFloodFromOneAddress:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"address_per_minute": 3})

    async def test_no_more_sessions_are_opened_and_the_wait_is_told(
        self, client: httpx.AsyncClient, clock: FixedClock
    ) -> None:
        # Made-up forwarded addresses earn nothing without a trusted proxy.
        answers = [
            await client.post("/api/v1/chat/sessions", headers={"X-Forwarded-For": f"192.0.2.{n}"})
            for n in range(4)
        ]
        assert [answer.status_code for answer in answers] == [201] * 3 + [429]
        assert answers[-1].headers["retry-after"] == "60"
        assert "Lütfen 1 dakika sonra" in answers[-1].json()["detail"]
        clock.set(clock.now() + timedelta(minutes=1))
        assert (await client.post("/api/v1/chat/sessions")).status_code == 201

    async def test_who_has_a_conversation_goes_on(
        self, client: httpx.AsyncClient, open_page: Any, session: str
    ) -> None:
        while (await client.post("/api/v1/chat/sessions")).status_code == 201:
            pass
        for number in range(5):
            async with open_page(session) as page:
                await page.say("merhaba", f"m{number}")
                while (await page.next())["type"] != "ack":
                    pass
