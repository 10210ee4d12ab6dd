"""The real application on a free port, with an assistant that follows a script.

Run as a process of its own: `python tests/browser/scripted_server.py PORT STATE_DIR`.
"""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from argon2 import PasswordHasher

from backend import models
from backend.app import serve
from backend.bootstrap import Container, build_container
from backend.complaints import views
from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import NewComplaint
from backend.conversations import handover
from backend.gateways.errors import AssistantUnavailableError
from backend.gateways.rasa.protocol import Answer, Choice, Guess, Reply, Turn
from backend.kit.clock import SystemClock
from backend.kit.database import Base, Database
from backend.kit.jobs import JobRunner
from backend.kit.live import Live
from backend.kit.settings import Environment, Settings
from backend.kit.work import Works
from backend.staff import accounts, passwords, service, staff_sessions
from backend.staff.accounts import NewPassword
from backend.staff.models import Role
from backend.staff.staff_sessions import Lifetime

PASSWORD = "yesil bisiklet sabah"
PEOPLE = {
    "ayse": ("Ayşe Demir", Role.AGENT),
    "mehmet": ("Mehmet Kaya", Role.AGENT),
    "sef": ("Selin Aydın", Role.SUPERVISOR),
    "mudur": ("Deniz Akın", Role.ADMIN),
    # For tests that change how somebody logs in, or that they are logged in nowhere else.
    "ada": ("Ada Öz", Role.AGENT),
    "nur": ("Nur Ateş", Role.SUPERVISOR),
}
_SESSION = Lifetime(timedelta(hours=1), timedelta(hours=1))
_PHONE = re.compile(r"05\d\d[ \d]{7,11}")
YES = Choice("Evet, kaydet", '/affirm{"asked": "confirm:1"}')
NO = Choice("Hayır", '/deny{"asked": "confirm:1"}')


@dataclass
class ScriptedAssistant:
    """Answers by the words it sees; registers a complaint as the action server would."""

    container: Container | None = None

    def __post_init__(self) -> None:
        """Begin with nothing known of anybody."""
        self._complaints: dict[str, str] = {}
        self._phones: dict[str, str] = {}

    async def answer(self, turn: Turn) -> Answer:
        """Follow the script."""
        if "temsilci" in turn.text:
            return Answer([Reply(await self._ask_for_a_person(turn))])
        return Answer(await self._replies(turn))

    async def _ask_for_a_person(self, turn: Turn) -> str:
        assert self.container is not None
        async with self.container.works.begin() as work:
            await handover.request_agent(work, turn.conversation_id, turn.text)
        return "Sizi sıraya aldım."

    async def _replies(self, turn: Turn) -> list[Reply]:
        text, who = turn.text, turn.conversation_id
        if turn.payload == YES.payload:
            return [Reply(await self._register(turn))]
        if "çökük" in text:
            raise AssistantUnavailableError
        if "yavaş" in text:
            await asyncio.sleep(1.5)
        if "seçenek" in text:
            return [Reply("Hangisi?", (Choice("İlk seçenek", "/a"), Choice("Öbürü", "/b")))]
        if "önce seçim" in text:
            return [Reply("Seçin.", (Choice("Tamam mı", "/c"),)), Reply("Acele etmeyin.")]
        if "internetim" in text:
            self._complaints[who] = text
            return [
                Reply("İnternet arızası için kayıt açıyorum. Kişisel verileriniz: /kvkk"),
                Reply("Size hangi numaradan ulaşalım?"),
            ]
        if _PHONE.search(text):
            self._phones[who] = text
            return [Reply(f"Telefon: {text}\nKaydedeyim mi?", (YES, NO))]
        return [Reply(f"Yazdığınız: {text}")]

    async def close(self) -> None:
        """Hold nothing."""

    async def _register(self, turn: Turn) -> str:
        assert self.container is not None
        new = NewComplaint(
            channel=Channel.WEB_CHAT,
            description=self._complaints[turn.conversation_id],
            contact=Contact(phone=self._phones[turn.conversation_id]),
            topic="internet_outage",
            topic_set_by=TopicSource.CLASSIFIER,
            conversation_id=turn.conversation_id,
        )
        async with self.container.works.begin() as work:
            registered = await self.container.complaints.register(work, new, BOT, turn.message_id)
            receipt = views.receipt(registered.complaint)
        return (
            f"Şikâyetinizi kaydettim. Takip numaranız: {receipt['tracking_number_display']}\n"
            f"En geç {receipt['promised_at_display']} günü sonucu bildireceğiz. "
            "Acele durumda 444 1 444 numarasını arayabilirsiniz."
        )


class ScriptedTopics:
    """Knows one topic by its words, and a complaint by one."""

    async def guess(self, text: str) -> Guess | None:
        """Tell it by them, and nothing otherwise."""
        if "bozuk" in text:
            return Guess("modem_device", 0.9, is_complaint=True)
        told = re.search(r"(\d+) TL", text)
        amount = Decimal(told[1]) if told else None
        return Guess("billing", 0.87, amount=amount) if "bilmediğim ücret" in text else None

    async def close(self) -> None:
        """Hold nothing."""


async def _prepare(url: str) -> None:
    assert models.metadata is Base.metadata
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await database.close()


async def _employ(settings: Settings) -> None:
    """Let some people work here, all under one password."""
    database = Database(settings.database_url)
    works = Works(database, SystemClock(), Live({}))
    for name, (shown, role) in PEOPLE.items():
        async with works.begin() as work:
            member = await service.put(work.session, name, work.now, role=role, display_name=shown)
            given = await accounts.give_one_time_password(work.session, member, work.now)
        entered = await accounts.log_in(works, name, given, _SESSION)
        who = await staff_sessions.use(works, entered.token, _SESSION)
        assert who is not None
        await accounts.change_password(works, who, NewPassword(given, PASSWORD, PASSWORD), _SESSION)
        async with works.begin() as work:  # nobody has a browser open yet
            await staff_sessions.end_all(work.session, who.id)
    await database.close()


async def _work(settings: Settings) -> None:
    """Do what the worker does: say what can no longer be taken back, and send it."""
    container = build_container(settings, assistant=ScriptedAssistant())
    jobs = [container.replies.job(), container.outbox.job()]
    await JobRunner(container.works, jobs).run_until(asyncio.Event())


def main(port: int, state_dir: Path) -> None:
    """Serve until told to stop."""
    # With little work, as in the backend's own tests.
    passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    settings = Settings(
        env=Environment.TEST,
        port=port,
        state_dir=state_dir,
        address_per_minute=10_000,
        messages_per_minute=1000,
        complaints_per_hour=1000,
        lookups_per_hour=1000,
        wrong_lookups_per_hour=1000,
        proof_per_asker_hour=1000,
        desk_chats_at_once=1000,
        # Tests tell the same words from the same number.
        same_words_minutes=0,
    )
    fresh = not (state_dir / "yardim.db").exists()
    asyncio.run(_prepare(settings.database_url))
    if fresh:
        asyncio.run(_employ(settings))
    worker = threading.Thread(target=asyncio.run, args=(_work(settings),), daemon=True)
    worker.start()
    assistant = ScriptedAssistant()
    container = build_container(settings, assistant=assistant, topics=ScriptedTopics())
    assistant.container = container
    serve(container)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
