from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.channels.sms import texts
from backend.conversations.handover import hand_over, request_agent
from backend.conversations.holder import Handover
from backend.conversations.models import Message
from backend.gateways.rasa.protocol import Choice, Reply
from backend.gateways.sms import segments
from backend.notifications import service as notifications
from backend.notifications.text_shapes import Text, Way, samples

if TYPE_CHECKING:
    from conftest import Kannel

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings

PHONE = "+905321234567"
OTHER = "+905551112233"


def words(settings: Settings, text: Text, **values: str) -> str:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return texts_of(settings).render(text.name, Way.SMS, values, at=at).text


async def test_a_text_with_the_keyword_opens_a_conversation_and_is_answered(
    kannel: Kannel, assistant: Any
) -> None:
    await kannel.bring("YARDIM internetim 3 gündür yok, çöküş ışığı yanıyor")
    (row,) = await kannel.rows()
    (conversation,) = await kannel.conversations()
    assert (row.sender, row.receiver, row.smsc, row.coding) == (PHONE, "6616", "tt-1", 0)
    assert (row.state, row.conversation_id) == ("taken", conversation.id)
    assert row.sent_at is not None
    assert row.sent_at.timestamp() == 1795618226
    assert (conversation.phone, conversation.smsc, conversation.channel) == (PHONE, "tt-1", "sms")
    assert assistant.heard[0].channel == "sms"
    assert await kannel.said() == ["internetim 3 gündür yok, çöküş ışığı yanıyor"]
    assert await kannel.heard() == ["Duydum: internetim 3 gündür yok, çöküş ışığı yanıyor"]


async def test_within_half_an_hour_the_keyword_is_not_needed(
    kannel: Kannel, clock: FixedClock
) -> None:
    await kannel.bring("YARDIM bir")
    clock.set(clock.now() + timedelta(minutes=29))
    await kannel.bring("iki")
    clock.set(clock.now() + timedelta(minutes=29))
    await kannel.bring("YARDIM üç", headers={"X-Kannel-SMSC": "tt-1"})
    assert len(await kannel.conversations()) == 1
    assert await kannel.said() == ["bir", "iki", "üç"]
    clock.set(clock.now() + timedelta(minutes=31))
    await kannel.bring("dört")
    assert await kannel.said() == ["bir", "iki", "üç"]
    await kannel.bring("YARDIM beş")
    assert len(await kannel.conversations()) == 2


async def test_who_asked_for_a_person_can_wait_longer_than_half_an_hour(
    kannel: Kannel, container: Container, clock: FixedClock
) -> None:
    await kannel.bring("YARDIM temsilci")
    (conversation,) = await kannel.conversations()
    async with container.works.begin() as work:
        await request_agent(work, conversation.id, None)
    clock.set(clock.now() + timedelta(hours=3))
    await kannel.bring("hâlâ bekliyorum")
    async with container.works.begin() as work:
        await hand_over(work, conversation.id, Handover.ACTIVE, agent_name="Ayşe")
    clock.set(clock.now() + timedelta(hours=3))
    await kannel.bring("orada mısınız")
    assert await kannel.said() == ["temsilci", "hâlâ bekliyorum", "orada mısınız"]
    assert len(await kannel.conversations()) == 1


async def test_the_same_gateway_id_again_is_a_no_op(kannel: Kannel) -> None:
    for _ in range(3):
        await kannel.bring("YARDIM modem bozuk", gateway_id="bir")
    assert await kannel.states() == [("taken", None)]
    assert len(await kannel.heard()) == 1


async def test_a_repeat_of_what_is_not_answered_yet_is_linked_and_not_taken(
    kannel: Kannel, assistant: Any, clock: FixedClock
) -> None:
    assistant.script = [[]]
    await kannel.bring("YARDIM modem bozuk")
    clock.set(clock.now() + timedelta(seconds=100))
    await kannel.bring("YARDIM modem bozuk")
    first, repeat = await kannel.rows()
    assert (repeat.state, repeat.belongs_to) == ("repeat", first.id)
    clock.set(clock.now() + timedelta(seconds=100))
    await kannel.bring("YARDIM modem bozuk")
    assert [row.state for row in await kannel.rows()] == ["taken", "repeat", "taken"]


async def test_who_was_answered_and_writes_the_same_again_is_answered_again(
    kannel: Kannel, assistant: Any, clock: FixedClock
) -> None:
    await kannel.bring("YARDIM modem bozuk", gateway_id="bir")
    clock.set(clock.now() + timedelta(seconds=30))
    await kannel.bring("YARDIM modem bozuk", gateway_id="iki")  # so soon it is the network's
    clock.set(clock.now() + timedelta(seconds=31))
    await kannel.bring("YARDIM modem bozuk", gateway_id="uc")
    await kannel.bring("YARDIM modem bozuk", gateway_id="uc")
    assert [row.state for row in await kannel.rows()] == ["taken", "repeat", "taken"]
    assert [turn.text for turn in assistant.heard] == ["modem bozuk", "modem bozuk"]
    assert len(await kannel.heard()) == 2


async def test_the_same_answer_to_two_questions_is_no_repeat(
    kannel: Kannel, assistant: Any, clock: FixedClock
) -> None:
    topics = (Choice("İnternet", "/set{1}"), Choice("Fatura", "/set{2}"))
    sure = (Choice("Evet", "/affirm"), Choice("Hayır", "/deny"))
    assistant.script = [[Reply("Hangisi?", topics)], [Reply("Emin misiniz?", sure)]]
    await kannel.bring("YARDIM sorun var")
    for seconds, text in ((1, "1"), (1, "1"), (1, "1"), (1, "1")):
        clock.set(clock.now() + timedelta(seconds=seconds))
        await kannel.bring(text)
    assert [turn.payload for turn in assistant.heard] == [None, "/set{1}", "/affirm"]
    assert [row.state for row in await kannel.rows()] == ["taken"] * 3 + ["repeat"] * 2
    assert await kannel.said() == ["sorun var", "İnternet", "Evet"]


async def test_a_digit_belongs_to_the_newest_answer_or_is_a_text(
    kannel: Kannel, assistant: Any
) -> None:
    sure = (
        Choice("Evet", '/affirm{"asked": "confirm:3"}'),
        Choice("Hayır", '/deny{"asked": "confirm:3"}'),
    )
    assistant.script = [[Reply("Emin misiniz?", sure)], [Reply("Kaç gündür?")]]
    await kannel.bring("YARDIM sorun var")
    await kannel.bring("3")
    await kannel.bring("2")
    heard = [(turn.text, turn.payload) for turn in assistant.heard]
    assert heard == [("sorun var", None), ("3", None), ("2", None)]


@pytest.mark.parametrize("word", ["EVET", "1"])
async def test_a_title_typed_or_numbered_answers_the_question_that_was_asked(
    kannel: Kannel, assistant: Any, word: str
) -> None:
    payload = '/affirm{"asked": "confirm:3"}'
    assistant.script = [[Reply("Emin misiniz?", (Choice("Evet", payload),))]]
    await kannel.bring("YARDIM sorun var")
    await kannel.bring(word)
    assert (assistant.heard[-1].text, assistant.heard[-1].payload) == ("Evet", payload)


@pytest.mark.parametrize("word", ["EVET", "SIRAM", "VAZGECTIM", "bi dakka dur"])
async def test_a_word_that_nothing_asked_for_is_a_text(
    kannel: Kannel, assistant: Any, word: str
) -> None:
    offer = (Choice("Evet, kaydedin", '/affirm{"asked": "confirm:3"}'),)
    assistant.script = [[Reply("Kaydedeyim mi?", offer)]]
    await kannel.bring("YARDIM sorun var")
    await kannel.bring(word)
    assert (assistant.heard[-1].text, assistant.heard[-1].payload) == (word, None)


async def test_a_command_with_a_reason_beyond_the_limit_is_kept_as_a_text(
    kannel: Kannel, settings: Settings
) -> None:
    text = "yeniden aç " + "hâlâ yok " * 1300
    await kannel.bring(f"YARDIM {text}")
    said = await kannel.said()
    assert "".join(said) == text.strip()
    assert max(map(len, said)) == settings.message_limit


async def test_a_word_said_again_after_others_is_no_repeat_and_at_once_it_is(
    kannel: Kannel, clock: FixedClock
) -> None:
    stop = "anket istemiyorum"
    for text in ("YARDIM modem bozuk", "DURUM", "İPTAL", "evet", "DURUM", stop, "KABUL", stop):
        clock.set(clock.now() + timedelta(seconds=1))
        await kannel.bring(text)
    taken, answered = ("taken", None), "answered"
    assert await kannel.states() == [
        *[taken] * 5,
        (answered, "opt_out"),
        (answered, "opt_in"),
        (answered, "opt_out"),
    ]
    await kannel.bring(stop)
    await kannel.bring("YARDIM modem bozuk")
    assert (await kannel.states())[8:] == [("repeat", None), ("repeat", None)]


async def test_choices_are_answered_by_number_or_by_words(kannel: Kannel, assistant: Any) -> None:
    offered = (Choice("İnternet", "/a"), Choice("Fatura", "/b"))
    assistant.script = [[Reply("Hangisi?", offered)], [Reply("Yine?", offered)]]
    await kannel.bring("YARDIM sorun var")
    await kannel.bring(" 2. ")
    await kannel.bring("internet")
    await kannel.bring("7")
    assert [(turn.text, turn.payload) for turn in assistant.heard] == [
        ("sorun var", None),
        ("Fatura", "/b"),
        ("İnternet", "/a"),
        ("7", None),
    ]
    assert "1) Internet" in (await kannel.heard())[0]


async def test_a_command_goes_to_the_assistant_as_its_payload_and_is_shown_as_written(
    kannel: Kannel, assistant: Any, container: Container
) -> None:
    await kannel.bring("Yardım DURUM 4821 0937 5523")
    await kannel.bring("temsilci")
    payloads = [turn.payload for turn in assistant.heard]
    assert payloads == ['/check_status{"tracking_number": "482109375523"}', "/talk_to_agent"]
    async with container.database.reading() as session:
        found = (await session.scalars(select(Message).order_by(Message.position))).all()
    assert [(each.text, each.payload) for each in found if each.sender == "customer"] == [
        ("DURUM 4821 0937 5523", payloads[0]),
        ("temsilci", payloads[1]),
    ]


async def test_help_is_given_once_in_ten_minutes(
    kannel: Kannel, settings: Settings, clock: FixedClock
) -> None:
    for text in ("merhaba", "kimsiniz", "alo"):
        await kannel.bring(text)
    assert await kannel.heard() == [words(settings, texts.HELP)]
    assert await kannel.states() == [
        ("answered", "help"),
        ("ignored", "was helped minutes ago"),
        ("ignored", "was helped minutes ago"),
    ]
    clock.set(clock.now() + timedelta(minutes=10))
    await kannel.bring("merhaba")
    assert len(await kannel.heard()) == 2
    await kannel.bring("merhaba", OTHER)
    assert await kannel.heard(OTHER) == [words(settings, texts.HELP)]
    assert await kannel.conversations() == []


async def test_after_the_keyword_alone_the_next_text_is_the_complaint(
    kannel: Kannel, settings: Settings
) -> None:
    await kannel.bring("YARDIM")
    assert await kannel.heard() == [words(settings, texts.BEGIN)]
    await kannel.bring("internetim yok")
    assert await kannel.said() == ["internetim yok"]


async def test_surveys_are_stopped_and_allowed_again(
    kannel: Kannel, container: Container, settings: Settings
) -> None:
    await kannel.bring("RET")
    async with container.database.reading() as session:
        assert await notifications.opted_out(session, PHONE)
    await kannel.bring("yardım kabul")
    async with container.database.reading() as session:
        assert not await notifications.opted_out(session, PHONE)
    assert await kannel.heard() == [
        words(settings, texts.OPTED_OUT),
        words(settings, texts.OPTED_IN),
    ]
    assert await kannel.states() == [("answered", "opt_out"), ("answered", "opt_in")]
    assert await kannel.conversations() == []


@pytest.mark.parametrize("text", ["RET", "red", "Dur!"])
async def test_in_a_conversation_about_messages_a_bare_refusal_is_of_those(
    kannel: Kannel, container: Container, text: str
) -> None:
    await kannel.bring("YARDIM durmadan reklam mesaji geliyor")
    await kannel.bring(text)
    async with container.database.reading() as session:
        assert not await notifications.opted_out(session, PHONE)
    assert await kannel.said() == ["durmadan reklam mesaji geliyor", text]


async def test_in_any_other_conversation_a_refusal_is_honoured(
    kannel: Kannel, container: Container
) -> None:
    await kannel.bring("YARDIM modem bozuk")
    await kannel.bring("RET")
    async with container.database.reading() as session:
        assert await notifications.opted_out(session, PHONE)
    assert await kannel.said() == ["modem bozuk"]


@pytest.mark.parametrize("sender", ["6616", "3333", "BANKAM", "+902121234567", "4441444"])
async def test_robots_are_never_answered(kannel: Kannel, sender: str) -> None:
    await kannel.bring("YARDIM internetim yok", sender)
    await kannel.bring("RET", sender)
    assert await kannel.states() == [("ignored", "not a mobile phone")] * 2
    assert await kannel.heard(sender) == []
    assert await kannel.conversations() == []


async def test_above_the_limit_one_notice_is_sent_and_then_nothing(
    kannel: Kannel, settings: Settings, clock: FixedClock
) -> None:
    limit = settings.sms_per_hour
    for number in range(limit + 5):
        await kannel.bring(f"YARDIM sorun {number}")
    heard = await kannel.heard()
    assert len(heard) == limit + 1
    assert heard[-1] == words(settings, texts.TOO_MANY)
    assert (
        await kannel.states()
        == [("taken", None)] * limit + [("ignored", "too many in an hour")] * 5
    )
    await kannel.bring("YARDIM sorun", OTHER)
    assert len(await kannel.heard(OTHER)) == 1
    clock.set(clock.now() + timedelta(minutes=61))
    await kannel.bring("YARDIM yeni sorun")
    assert (await kannel.heard())[-1] == "Duydum: yeni sorun"


async def test_secrets_are_masked_before_anything_is_written(kannel: Kannel) -> None:
    await kannel.bring("YARDIM kartım 4111 1111 1111 1111 ve şifrem: abc123")
    await kannel.bring("yeniden aç şifrem: abc123")
    texts_kept = " ".join(row.text for row in await kannel.rows())
    assert "4111" not in texts_kept
    assert "abc123" not in texts_kept
    assert "abc123" not in str(await kannel.said())


async def test_a_long_text_is_taken_whole_in_pieces(kannel: Kannel, settings: Settings) -> None:
    text = "çok uzun " * 2600
    await kannel.bring(f"YARDIM {text}")
    said = await kannel.said()
    assert "".join(said) == text.strip()
    assert max(map(len, said)) == settings.message_limit


async def test_an_empty_text_is_no_message(kannel: Kannel) -> None:
    await kannel.bring("YARDIM bir")
    await kannel.bring("")
    await kannel.bring("  \r\n ")
    assert await kannel.said() == ["bir"]
    assert [state for state, _ in await kannel.states()] == ["taken", "ignored", "ignored"]


def test_our_own_texts_are_one_segment_without_turkish_letters(settings: Settings) -> None:
    longest = settings.model_copy(update={"operator_phone": "0 850 222 11 22"})
    for each in texts.TEXTS:
        said = words(longest, each, **next(iter(samples(each))))
        size = segments.measure(said, turkish_tables=False)
        assert (size.encoding, size.segments) == ("gsm7", 1), said
        assert said.isascii()
