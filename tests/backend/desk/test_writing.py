"""What is being written survives; what was sent can be taken back for a while; ready words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from backend.bootstrap import PARKABLE, build_container
from backend.conversations import agent_replies, queries
from backend.conversations.models import Sender
from backend.conversations.queries import Utterance
from backend.conversations.receiving import Inbound
from backend.conversations.say import say
from backend.kit import parking
from tests.backend.desk.test_conversations import hidden, ready, waits

if TYPE_CHECKING:
    from typing import Any

    from backend.bootstrap import Container
    from backend.conversations.agents import Agent
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

WORDS = "Ekibimiz yarın sabah geliyor."


@pytest_asyncio.fixture
async def talk(container: Container, browser: Browser) -> str:
    """Hold a conversation, with its page open."""
    one = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{one}")
    await browser.post(f"/desk/conversations/{one}/claim")
    await browser.get(f"/desk/conversations/{one}")
    return one


async def said(container: Container, talk: str) -> list[str]:
    async with container.works.reading() as session:
        return [one.text for one in await queries.newest(session, talk, 20)]


async def test_a_draft_is_there_in_another_browser_and_after_everything(
    container: Container, browser: Browser, other: Browser, talk: str
) -> None:
    await browser.post(f"/desk/conversations/{talk}/draft", kind="reply", text="yarım kalan")
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/draft", kind="note", text="yarım not")
    await container.turns.take_in(talk, Inbound(client_id="c2", text="bir şey daha"))
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post("/desk/logout")
    await other.log_in("ayse", "yesil bisiklet sabah")
    await other.get(f"/desk/conversations/{talk}")
    await other.post(f"/desk/conversations/{talk}/claim")
    page = (await other.get(f"/desk/conversations/{talk}")).text
    assert "yarım kalan</textarea>" in page
    assert "yarım not</textarea>" in page


async def test_a_draft_is_its_writers_and_emptied_it_is_gone(
    container: Container, browser: Browser, other: Browser, talk: str
) -> None:
    await browser.post(f"/desk/conversations/{talk}/draft", kind="note", text="yarım not")
    await ready(container, other, "mehmet")
    assert "yarım not" not in (await other.get(f"/desk/conversations/{talk}")).text
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/draft", kind="note", text=" ")
    assert "yarım not" not in (await browser.get(f"/desk/conversations/{talk}")).text


async def test_sent_the_draft_is_gone(browser: Browser, talk: str) -> None:
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    await browser.post(f"/desk/conversations/{talk}/draft", kind="reply", text=WORDS)
    await browser.get(f"/desk/conversations/{talk}")
    fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "text": WORDS}
    await browser.post(f"/desk/conversations/{talk}/reply", **fields)
    assert f"{WORDS}</textarea>" not in (await browser.get(f"/desk/conversations/{talk}")).text


async def test_what_is_written_in_another_tab_outlives_what_is_sent(
    browser: Browser, talk: str
) -> None:
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    for text in (WORDS, "Faturanıza da bakıyorum."):
        await browser.get(f"/desk/conversations/{talk}")
        await browser.post(f"/desk/conversations/{talk}/draft", kind="reply", text=text)
    await browser.get(f"/desk/conversations/{talk}")
    fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "draft": WORDS}
    await browser.post(f"/desk/conversations/{talk}/reply", text=f"{WORDS} Tamam.", **fields)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Faturanıza da bakıyorum.</textarea>" in page


async def test_ready_words_are_filled_in_and_a_place_without_value_is_not_sent(
    container: Container, browser: Browser, talk: str
) -> None:
    offered = (await browser.client.get(f"/desk/conversations/{talk}/canned")).json()["canned"]
    words = {one["code"]: one["text"] for one in offered}
    assert words["merhaba"].startswith("Merhaba, ben Ayse")  # nobody has told their name
    number = words["numara"]
    assert "{takip_no}" in number  # nothing is registered yet
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "text": number}
    refused = await browser.post(f"/desk/conversations/{talk}/reply", **fields)
    assert refused.status_code == 422
    assert "takip numarası" in refused.text
    assert number not in await said(container, talk)


class TestTakingBack:
    """With the seconds in which a reply can be taken back."""

    @pytest.fixture
    def container(
        self,
        settings: Settings,
        clock: FixedClock,
        database: Database,
        assistant: ScriptedAssistant,
    ) -> Container:
        with_undo = settings.model_copy(update={"desk_undo_seconds": 10})
        return build_container(with_undo, clock=clock, database=database, assistant=assistant)

    async def sends(self, browser: Browser, talk: str, text: str = WORDS) -> None:
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "text": text}
        for _ in range(2):  # a double click holds one
            sent = await browser.post(f"/desk/conversations/{talk}/reply", **fields)
            assert sent.status_code == 303

    async def test_it_is_said_when_its_time_is_over_and_once(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        assert "Geri al" in (await browser.get(f"/desk/conversations/{talk}")).text
        clock.set(clock.now() + timedelta(seconds=9))
        assert await container.replies.run() == 0
        assert WORDS not in await said(container, talk)
        clock.set(clock.now() + timedelta(seconds=1))
        for _ in range(2):
            await container.replies.run()
        assert (await said(container, talk)).count(WORDS) == 1

    async def test_taken_back_it_is_a_draft_again_and_never_said(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        await browser.post(f"/desk/conversations/{talk}/undo", held=hidden(page, "held"))
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        assert WORDS not in await said(container, talk)
        assert f"{WORDS}</textarea>" in (await browser.get(f"/desk/conversations/{talk}")).text

    async def test_what_the_customer_wrote_meanwhile_is_not_answered_over(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        await container.turns.take_in(talk, Inbound(client_id="c2", text="gerek kalmadı"))
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        assert WORDS not in await said(container, talk)
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        assert "Müşteri bu arada yazdığı için yanıtınız gönderilmedi" in page
        assert f"{WORDS}</textarea>" in page

    async def test_what_is_sure_not_to_go_is_given_back_before_its_time_is_over(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        clock.set(clock.now() + timedelta(seconds=2))
        assert await container.replies.run() == 0
        await container.turns.take_in(talk, Inbound(client_id="c2", text="gerek kalmadı"))
        assert await container.replies.run() == 1
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        assert "Müşteri bu arada yazdığı için yanıtınız gönderilmedi" in page
        assert "Geri al" not in page
        assert f"{WORDS}</textarea>" in page

    async def test_what_we_told_the_customer_meanwhile_is_not_called_their_words(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        async with container.works.begin() as work:
            await say(work, talk, [Utterance(Sender.SYSTEM, "Kaydınız açıldı.")])
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        assert "Müşteri bu arada" not in page
        assert "başka bir ileti gittiği için yanıtınız gönderilmedi" in page
        assert f"{WORDS}</textarea>" in page

    async def test_who_types_in_pieces_does_not_keep_the_agent_from_answering(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        await container.turns.take_in(talk, Inbound(client_id="c2", text="dur"))
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        assert "gönderilmedi" in (await browser.get(f"/desk/conversations/{talk}")).text
        await self.sends(browser, talk)
        # Sent again, nothing says any more that it was not.
        assert "gönderilmedi" not in (await browser.get(f"/desk/conversations/{talk}")).text
        assert await container.replies.run() == 1  # at once: the customer's next piece comes after
        assert "gönderilmedi" not in (await browser.get(f"/desk/conversations/{talk}")).text
        assert (await said(container, talk)).count(WORDS) == 1
        await self.sends(browser, talk, "Başka bir isteğiniz var mı?")
        assert await container.replies.run() == 0  # and the next one can be taken back again

    async def test_ending_says_first_what_was_sent(
        self, container: Container, browser: Browser, talk: str
    ) -> None:
        await self.sends(browser, talk)
        await browser.get(f"/desk/conversations/{talk}")
        await browser.post(f"/desk/conversations/{talk}/end")
        words = await said(container, talk)
        assert words[-2] == WORDS
        assert "sona erdi" in words[-1]

    async def test_it_cannot_be_taken_back_once_it_is_said(
        self, container: Container, browser: Browser, talk: str, clock: FixedClock
    ) -> None:
        await self.sends(browser, talk)
        page = (await browser.get(f"/desk/conversations/{talk}")).text
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        late = await browser.post(f"/desk/conversations/{talk}/undo", held=hidden(page, "held"))
        assert late.status_code == 422
        assert (await said(container, talk)).count(WORDS) == 1

    async def test_one_that_fails_by_a_fault_of_ours_holds_up_no_other_and_is_given_back(
        self,
        container: Container,
        browser: Browser,
        talk: str,
        clock: FixedClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await self.sends(browser, talk)
        clock.set(clock.now() + timedelta(seconds=1))
        await self.sends(browser, talk, "İkinci yanıt.")
        say = agent_replies.reply

        async def fail(work: Work, conversation: str, agent: Agent, text: str, **more: Any) -> Any:
            if text == WORDS:
                raise ZeroDivisionError
            return await say(work, conversation, agent, text, **more)

        monkeypatch.setattr(agent_replies, "reply", fail)
        clock.set(clock.now() + timedelta(seconds=11))
        await container.replies.run()
        assert "İkinci yanıt." in await said(container, talk)
        for _ in range(parking.MOST_FAILURES):
            await container.replies.run()
        assert await container.replies.run() == 0
        async with container.works.reading() as session:
            [item] = await parking.parked(session, 10)
        async with container.works.begin() as work:
            await parking.take_out(work.session, item.id)
            await PARKABLE[item.kind].dismiss(work, item.key)
        assert f"{WORDS}</textarea>" in (await browser.get(f"/desk/conversations/{talk}")).text
