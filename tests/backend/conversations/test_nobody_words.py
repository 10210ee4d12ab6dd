"""Who waits while nobody is there is told so: in danger, in their language, and once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from backend.conversations import handover, queries
from backend.conversations.models import ChatChannel, Conversation, Urgency
from backend.conversations.nobody_words import are_said_by_the_bot, nobody_there
from backend.gateways.sms import segments
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

PHONE = "444 1 444"
LANGUAGES = ("en", "de", "ar", "ru", "ku")
TOMORROW = "yarın saat 09.00"


def told(
    channel: ChatChannel, urgency: Urgency, language: str | None, opens_at: str | None = None
) -> str:
    reason = f"[{language}] help" if language else "yardım"
    return nobody_there(channel, (urgency, reason), opens_at, PHONE)


@pytest.mark.parametrize("channel", ChatChannel)
@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_in_danger_of_life_nobody_is_told_to_wait_but_to_call_for_help(
    channel: ChatChannel, language: str | None
) -> None:
    text = told(channel, Urgency.LIFE, language, TOMORROW)
    assert "112" in text
    assert "EVET" not in text
    assert '"evet"' not in text


@pytest.mark.parametrize("channel", ChatChannel)
@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_what_is_urgent_is_to_be_called_in(channel: ChatChannel, language: str | None) -> None:
    assert PHONE in told(channel, Urgency.URGENT, language)


@pytest.mark.parametrize("urgency", Urgency)
def test_in_turkish_it_says_when_somebody_is_there(urgency: Urgency) -> None:
    assert f"{TOMORROW} itibarıyla buradayız" in told(ChatChannel.WEB_CHAT, urgency, None, TOMORROW)


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_foreign_words_hold_turkish_ones(urgency: Urgency, language: str) -> None:
    for channel in ChatChannel:
        text = told(channel, urgency, language, TOMORROW)
        assert "yarın" not in text
        assert "temsilci" not in text
        assert "{" not in text


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_an_sms_of_it_is_in_plain_letters_and_two_at_most(
    urgency: Urgency, language: str | None
) -> None:
    text = told(ChatChannel.SMS, urgency, language, TOMORROW)
    assert segments.gsm_letters(text) == text
    assert segments.measure(text, turkish_tables=False).segments <= 2


def test_the_bot_says_it_by_itself_to_who_asks_in_turkish_in_danger_too() -> None:
    assert are_said_by_the_bot("temsilci")
    assert are_said_by_the_bot("yangın var")
    assert not are_said_by_the_bot("[en] agent please")


async def last_words(container: Container, talk: str) -> str:
    async with container.works.reading() as session:
        return (await queries.newest(session, talk, 1))[-1].text


async def asks(client: httpx.AsyncClient, container: Container, talk: str, **body: object) -> None:
    token = container.settings.internal_token.get_secret_value()
    answer = await client.post(
        f"/internal/v1/conversations/{talk}/agent-requests",
        json=body,
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"reason": "[en] my bill is wrong"}, "Nobody is on duty here right now."),
        ({"reason": "[en] fire", "life": True}, "call 112 now"),
    ],
)
async def test_whom_the_bot_tells_nothing_of_it_we_tell_and_once(
    container: Container, client: httpx.AsyncClient, body: dict[str, object], words: str
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
    await asks(client, container, talk, **body)
    assert await container.absences.run() == 1
    assert words in await last_words(container, talk)
    assert await container.absences.run() == 0


async def test_whom_the_bot_has_told_hears_nothing_twice_in_danger_either(
    container: Container, client: httpx.AsyncClient, clock: FixedClock
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
    await asks(client, container, talk, reason="temsilci")
    assert await container.absences.run() == 0
    clock.set(clock.now() + timedelta(minutes=5))
    await asks(client, container, talk, reason="duman çıkıyor", life=True)
    assert await container.absences.run() == 0


@pytest.mark.parametrize(
    ("urgency", "words"), [(Urgency.LIFE, "112'yi arayın"), (Urgency.URGENT, "444 1 444")]
)
async def test_whom_somebody_was_promised_hears_it_when_they_are_gone(
    container: Container, urgency: Urgency, words: str
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
        await handover.request_agent(work, talk, "duman çıkıyor", urgency=urgency)
    assert await container.absences.run() == 1
    assert words in await last_words(container, talk)


async def test_by_sms_it_is_an_sms(container: Container, client: httpx.AsyncClient) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
        await work.session.execute(
            update(Conversation)
            .where(Conversation.id == talk)
            .values(channel=ChatChannel.SMS, phone="+905321234567")
        )
    await asks(client, container, talk, reason="[en] fire", life=True)
    await container.absences.run()
    assert "Do not wait for us" in await last_words(container, talk)
