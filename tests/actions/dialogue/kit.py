"""A dialogue without Rasa: readings given by hand, the backend in memory, what is said kept."""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from actions.chat.manner import Chat
from actions.dialogue import standing
from actions.dialogue.respond import respond
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.reading import reading as r
from actions.reading.choices import read as read_choice
from actions.reading.message import Message
from actions.reading.reading import Fields, Reading
from actions.settings import Settings
from actions.sms.manner import Sms
from tests.conversations.backend_in_memory import BackendInMemory

if TYPE_CHECKING:
    from collections.abc import Callable

_DATA = Path(__file__).parents[3] / "data" / "responses"
MOBILE = "+905321234567"
OPERATOR = Settings.from_environment(
    {"YARDIM_INTERNAL_TOKEN": "test", "YARDIM_PUBLIC_URL": "https://sikayet.turktelekom.com.tr"},
).shown()


def responses() -> dict[str, dict[str, dict[str, Any]]]:
    """Every response's variants, by the channel (`web` for the one that names none)."""
    found = {}
    for path in _DATA.glob("*.yml"):
        for name, variants in yaml.safe_load(path.read_text("utf-8"))["responses"].items():
            found[name] = {one.get("channel", "web"): one for one in variants}
    return found


RESPONSES = responses()


def values_wanted(template: dict[str, Any]) -> set[str]:
    texts = [template["text"], *(one["payload"] for one in template.get("buttons") or ())]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@dataclass
class Talk:
    """One customer; `hear` is one turn and returns the names of the responses."""

    channel: str = "web"
    backend: BackendInMemory = field(default_factory=BackendInMemory)
    id: str = "c1"
    state: State = field(default_factory=State)
    now: datetime = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)
    turns: int = 0
    heard: str = ""
    said: list[str] = field(default_factory=list)
    newest: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.channel == "sms":
            self.backend.phones[self.id] = MOBILE

    def hear(self, main: str, text: str = "…", **more: Any) -> list[str]:
        """One turn with a reading: `about` is the classifier's sure topic, `told` the fields,
        `text_told` the words that belong to the story.
        """
        about, told = more.pop("about", None), more.pop("told", {})
        words, people = more.pop("text_told", None), more.pop("people", None)
        message = Message(
            text,
            topic=about or "billing",
            topic_confidence=0.95 if about else 0.2,
            topic_sure=about is not None,
            topic_ranking=(about or "billing", "package_tariff", "other"),
            people=people,
        )
        return self.take(
            message, lambda _: Reading(main, fields=Fields(**told), text=words, **more)
        )

    def choose(self, title: str) -> list[str]:
        """Choose one of the newest choices by the beginning of its title."""
        return self.press(next(one for one in self.choices if one["title"].startswith(title)))

    def press(self, choice: dict[str, str]) -> list[str]:
        """Choose a quick reply, of now or of earlier."""
        intent, _, values = choice["payload"].lstrip("/").partition("{")
        entities = yaml.safe_load("{" + values) if values else {}
        message = Message(
            choice["payload"], intent, entities={name: (v,) for name, v in entities.items()}
        )
        return self.take(message, lambda m: read_choice(m, self.state.context(self.channel)))

    def take(self, message: Message, read: Callable[[Message], Reading]) -> list[str]:
        self.turns += 1
        self.heard = message.text
        self.now += timedelta(seconds=20)
        stamped = Message(
            **{**message.__dict__, "at": self.now.isoformat(), "id": f"m{self.turns}"}
        )
        now = standing.as_it_is_now(self.state, stamped, self.backend, self.id)
        self.state = now.state
        turn = Turn(
            state=State.from_slot(self.state.as_slot()),
            message=stamped,
            reading=read(stamped),
            backend=self.backend,
            manner=Sms() if self.channel == "sms" else Chat(),
            conversation_id=self.id,
            key=f"{self.id}:m{self.turns}",
            operator=OPERATOR,
            held=now.held,
            meant=now.meant,
        )
        respond(turn)
        self.state = turn.state
        self.newest = turn.said
        self.said = [one["response"] for one in turn.said]
        return self.said

    def wait(self, **silence: float) -> None:
        self.now += timedelta(**silence)

    @property
    def choices(self) -> list[dict[str, str]]:
        """The quick replies that stand below the newest answers."""
        found: list[dict[str, str]] = []
        for one in self.newest:
            template = RESPONSES[one["response"]]
            written = (template.get(self.channel) or template["web"]).get("buttons") or ()
            found += [{"title": b["title"], "payload": b["payload"].format(**one)} for b in written]
            found += one.get("buttons") or ()
        return found

    @property
    def registered(self) -> list[Any]:
        return list(self.backend.registered.values())

    @property
    def draft_content(self) -> bool:
        return self.state.draft.has_content

    @property
    def question(self) -> str:
        return self.state.question


def complained(
    channel: str = "web", backend: BackendInMemory | None = None, conversation: str = "c1"
) -> Talk:
    """Somebody whose complaint about a cancellation is being taken: the mobile is asked for."""
    talk = Talk(channel, backend or BackendInMemory(), conversation)
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    return talk


def at_the_summary() -> Talk:
    talk = complained()
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    return talk


def registered(
    channel: str = "web", backend: BackendInMemory | None = None, conversation: str = "c1"
) -> tuple[Talk, str]:
    """Somebody whose complaint was registered here, and its number."""
    talk = complained(channel, backend, conversation)
    if channel == "web":
        talk.hear(r.GIVEN, value=MOBILE)
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
    return talk, list(talk.backend.registered)[-1]
