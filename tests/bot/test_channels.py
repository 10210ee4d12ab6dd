"""The channels: as functions, then in a real Rasa with a small model and a real action server."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import sqlite3
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp
import pytest
import pytest_asyncio
import sqlalchemy as sa
from aiohttp import web
from rasa.core.agent import load_agent
from rasa.core.channels.channel import UserMessage, register
from rasa.core.utils import AvailableEndpoints
from rasa.model_training import train
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic

from bot.channels import (
    MalformedError,
    Received,
    SmsInput,
    WebInput,
    answer_given,
    collected,
    read_message,
    words_of,
)
from bot.turn import EVENTS_SENT
from bot.turn_output import message_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

TOKEN = "token-of-the-tests"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("/restart", "?"),
        ('/file_complaint{"topic": "billing"}', "?"),
        ("/internetim yok", "internetim yok"),
        ("  // /restart", "restart"),
        ("///", "?"),
        (" \n", "?"),
        ("I\u0307nternet", "İnternet"),
        ("faturam 1/2 oldu", "faturam 1/2 oldu"),
    ],
)
def test_words_are_never_a_command(said: str, words: str) -> None:
    assert words_of(said) == words


def test_the_tracker_gets_no_secret_but_our_own_code() -> None:
    said = "kart 4111 1111 1111 1111, şifrem: kedi12, onay kodu 482109"
    assert words_of(said) == "kart ••••••••••••1111, şifrem: ••••••, onay kodu 482109"


def test_a_choice_is_taken_as_its_payload() -> None:
    body = json.dumps({"sender": "s", "message_id": "m", "payload": '/inform{"a":"b"}'})
    assert read_message(body.encode()) == Received("s", "m", '/inform{"a":"b"}')


def test_when_a_message_was_stored_comes_with_it() -> None:
    body = {"sender": "s", "message_id": "m", "text": "evet", "at": "2026-11-23T09:30:00+00:00"}
    assert read_message(json.dumps(body).encode()).at == "2026-11-23T09:30:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"7",
        b"{broken",
        b'{"sender": "s", "message_id": "m"}',
        b'{"sender": "s", "message_id": "m", "text": 7}',
        b'{"sender": "s", "message_id": "m", "payload": "inform"}',
        b'{"sender": "s", "message_id": "m", "payload": "/inform", "text": "x"}',
        b'{"sender": "", "message_id": "m", "text": "x"}',
        b'{"sender": "s", "message_id": 7, "text": "x"}',
        b'{"sender": null, "message_id": "m", "text": "x"}',
    ],
)
def test_anything_else_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        read_message(body)


def test_what_became_of_it_with_people_comes_with_the_message() -> None:
    body = {"sender": "s", "message_id": "m", "text": "evet", "people": {"until": "2026"}}
    assert read_message(json.dumps(body).encode()).people == {"until": "2026"}
    assert read_message(json.dumps(body | {"people": "x"}).encode()).people is None


def test_what_was_collected_is_read_from_the_dialogue() -> None:
    slot = AnySlot("dialogue", mappings=[{}])
    tracker = DialogueStateTracker("s", [slot])
    assert collected(tracker) is None
    tracker.update(SlotSet("dialogue", {"collected": {"topic": "billing"}}))
    assert collected(tracker) == {"topic": "billing"}
    assert collected(None) is None


def test_a_message_without_words_is_none() -> None:
    assert message_of("  ", [{"title": "a", "payload": "/b"}]) is None
    assert message_of("Hangisi?", [{"title": "a", "payload": "/b"}, {"title": "c"}]) == {
        "text": "Hangisi?",
        "choices": [{"title": "a", "payload": "/b"}],
    }


def test_only_the_newest_message_is_answered_from_memory() -> None:
    tracker = DialogueStateTracker.from_events(
        "s",
        [
            UserUttered("bir", message_id="m1"),
            BotUttered("eski"),
            UserUttered("iki", message_id="m2"),
            BotUttered("Hangisi?", {"buttons": [{"title": "A", "payload": "/a"}]}),
            BotUttered("Yazın."),
        ],
    )
    assert answer_given(tracker, "m2") == [
        {"text": "Hangisi?", "choices": [{"title": "A", "payload": "/a"}]},
        {"text": "Yazın.", "choices": []},
    ]
    assert answer_given(tracker, "m1") is None
    assert answer_given(tracker, "m3") is None


DOMAIN = """
version: "3.1"
intents: [greet, act, inform]
entities: [topic]
slots:
  topic: {type: text, mappings: [{type: custom}]}
  done: {type: float, initial_value: 0, mappings: [{type: custom}]}
responses:
  utter_greet:
    - text: Merhaba, SMS.
      channel: sms
    - text: |-
        Merhaba.

        Size nasıl yardımcı olabilirim?
      buttons: [{title: Yap, payload: /act}]
    - custom: {ignored: true}
      channel: web_custom
  utter_topic: [{text: "Konu."}]
actions: [action_answer]
session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: false}
"""
NLU = """
version: "3.1"
nlu:
  - intent: greet
    examples: |
      - merhaba
      - selam
  - intent: act
    examples: |
      - yap
      - haydi yap
rules:
  - rule: answer
    steps: [{intent: greet}, {action: action_answer}]
"""
CONFIG = """
recipe: default.v1
assistant_id: test
language: tr
pipeline: [{name: KeywordIntentClassifier}]
policies: [{name: bot.answer_policy.AnswerPolicy}]
"""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    for name, content in (("domain", DOMAIN), ("nlu", NLU), ("config", CONFIG)):
        (folder / f"{name}.yml").write_text(content, "utf-8")
    result = train(
        str(folder / "domain.yml"),
        str(folder / "config.yml"),
        [str(folder / "nlu.yml")],
        output=str(folder),
    )
    assert result.model is not None
    return folder


class Actions:
    """An action server that greets, and at "yap" does as it is told; `asked` is each body then."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.delay = 0.0
        self.answer: Any = {
            "events": [{"event": "slot", "name": "done", "value": 1}],
            "responses": [{"text": "Yaptım.", "buttons": [{"title": "Evet", "payload": "/act"}]}],
        }

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.json()
        heard = body["tracker"]["latest_message"]
        if heard["intent"]["name"] != "act":
            return web.json_response(self._talk(heard))
        self.asked.append(body)
        await asyncio.sleep(self.delay)
        return web.json_response(self.answer, status=self.status)

    def _talk(self, heard: dict[str, Any]) -> dict[str, Any]:
        slots = [
            {"event": "slot", "name": one["entity"], "value": one["value"]}
            for one in heard["entities"]
        ]
        said = {"greet": {"response": "utter_greet"}, "inform": {"response": "utter_topic"}}
        known = said.get(heard["intent"]["name"])
        return {"events": slots, "responses": [known] if known else []}


@pytest_asyncio.fixture
async def actions() -> AsyncIterator[Actions]:
    """Serve actions on a free port."""
    told = Actions()
    app = web.Application()
    app.router.add_post("/webhook", told.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told.url = f"http://127.0.0.1:{runner.addresses[0][1]}/webhook"  # type: ignore[attr-defined]
    yield told
    await runner.cleanup()


class Rasa:
    """A served Rasa: how to ask it, and what it has stored."""

    def __init__(self, address: str, app: Any, database: Path) -> None:
        self.address = address
        self.agent = app.ctx.agent
        self._database = database

    async def ask(
        self, text: str | None = None, *, token: str = TOKEN, channel: str = "web", **body: Any
    ) -> tuple[int, Any]:
        body = {"sender": "s1", "message_id": "m1", **body}
        if text is not None:
            body["text"] = text
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.address}/webhooks/{channel}/webhook"
        async with (
            aiohttp.ClientSession(headers=headers) as client,
            client.post(url, json=body) as answer,
        ):
            return answer.status, await answer.json()

    async def texts(self, text: str, **body: Any) -> list[str]:
        status, answer = await self.ask(text, **body)
        assert status == 200
        return [message["text"] for message in answer["messages"]]

    def stored(self) -> list[str]:
        with sqlite3.connect(self._database) as connection:
            rows = connection.execute("SELECT type_name FROM events ORDER BY id").fetchall()
        connection.close()
        return [name for (name,) in rows]


async def what_happened(rasa: Rasa, sender: str) -> list[dict[str, Any]]:
    """Return the events of a conversation but for when they were; slots and state come of them."""
    tracker = await rasa.agent.tracker_store.retrieve(sender)
    passing = {"timestamp"}
    return [
        {name: value for name, value in event.as_dict().items() if name not in passing}
        for event in tracker.events
    ]


@contextmanager
def listening(engine: Any, statements: list[str]) -> Iterator[None]:
    """Note what the database is asked."""

    def _note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", _note)
    yield
    sa.event.remove(engine, "before_cursor_execute", _note)


@asynccontextmanager
async def served(model: Path, actions_url: str, database: Path) -> AsyncIterator[Rasa]:
    app = Sanic(f"rasa-{uuid4().hex}", configure_logging=False)
    register([WebInput(TOKEN), SmsInput(TOKEN)], app, route="/webhooks/")
    endpoints = AvailableEndpoints(
        action=EndpointConfig(actions_url, enable_selective_domain=True),
        tracker_store=EndpointConfig(
            f"sqlite:///{database}", type="bot.tracker_store.RecentTrackerStore"
        ),
    )
    app.ctx.agent = await load_agent(str(model), endpoints=endpoints)
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    try:
        await server.startup()
    except KeyError:
        # Its last step rewrites Sanic's classes, and works only once in a process: it is done.
        app.state.is_started = True
    try:
        yield Rasa(f"http://127.0.0.1:{listening.getsockname()[1]}", app, database)
    finally:
        await server.after_stop()
        server.close()
        store = app.ctx.agent.tracker_store
        getattr(store, "_tracker_store", store).engine.dispose()


@pytest_asyncio.fixture
async def rasa(model: Path, actions: Actions, tmp_path: Path) -> AsyncIterator[Rasa]:
    async with served(model, actions.url, tmp_path / "rasa.db") as rasa:  # type: ignore[attr-defined]
        yield rasa


class TestChannel:
    async def test_a_message_is_answered_with_choices_and_paragraphs_together(
        self, rasa: Rasa
    ) -> None:
        assert await rasa.ask("merhaba") == (
            200,
            {
                "collected": None,
                "messages": [
                    {
                        "text": "Merhaba.\n\nSize nasıl yardımcı olabilirim?",
                        "choices": [{"title": "Yap", "payload": "/act"}],
                    }
                ],
            },
        )

    async def test_sms_has_its_own_wording(self, rasa: Rasa) -> None:
        assert await rasa.texts("merhaba", channel="sms") == ["Merhaba, SMS."]

    async def test_the_action_hears_what_a_choice_carries(self, rasa: Rasa) -> None:
        status, answer = await rasa.ask(payload='/inform{"topic": "fatura"}')
        assert (status, answer["messages"][0]["text"]) == (200, "Konu.")
        tracker = await rasa.agent.tracker_store.retrieve("s1")
        assert tracker.get_slot("topic") == "fatura"

    async def test_the_same_written_by_a_customer_carries_nothing(self, rasa: Rasa) -> None:
        assert await rasa.texts('/inform{"topic": "fatura"}') == []

    async def test_an_action_learns_the_messages_id_and_channel(
        self, rasa: Rasa, actions: Actions
    ) -> None:
        await rasa.ask("yap", message_id="abc")
        tracker = actions.asked[0]["tracker"]
        assert tracker["sender_id"] == "s1"
        assert tracker["latest_message"]["message_id"] == "abc"
        assert tracker["latest_message"]["metadata"] == {"message_id": "abc", "at": None}
        assert tracker["latest_input_channel"] == "web"

    async def test_an_action_is_not_told_more_and_more(self, rasa: Rasa, actions: Actions) -> None:
        for number in range(30):
            await rasa.ask("yap", message_id=f"m{number}")
        events = actions.asked[-1]["tracker"]["events"]
        assert len(events) == EVENTS_SENT
        assert [event["text"] for event in events if event["event"] == "user"][-1] == "yap"
        assert not any("parse_data" in event for event in events)

    async def test_a_turn_is_stored_as_rasas_own_loop_stores_it(self, rasa: Rasa) -> None:
        said = ("merhaba", "yap", "anlaşılmaz", '/inform{"topic": "fatura"}')
        output = WebInput.output
        for number, text in enumerate(said):
            message = {"message_id": f"m{number}"}
            await rasa.ask(**{"payload" if text[0] == "/" else "text": text}, sender="o", **message)
            theirs = UserMessage(
                text,
                output(),
                "t",
                input_channel="web",
                metadata={**message, "at": None},
                **message,
            )
            await rasa.agent.processor.handle_message(theirs)
        assert await what_happened(rasa, "o") == await what_happened(rasa, "t")

    async def test_a_turn_looks_into_the_store_once_before_it_stores(self, rasa: Rasa) -> None:
        await rasa.ask("merhaba", message_id="m0")
        looks: list[str] = []
        with listening(rasa.agent.tracker_store.engine, looks):
            await rasa.ask("merhaba", message_id="m1")
        before = looks[: next(at for at, one in enumerate(looks) if one.startswith("INSERT"))]
        assert len(before) == 1

    @pytest.mark.parametrize("token", ["", "wrong", "token-of-the-tests2", "ı"])
    async def test_a_stranger_is_refused(self, rasa: Rasa, token: str) -> None:
        assert await rasa.ask("merhaba", token=token) == (401, {"error": "unauthorized"})
        assert rasa.stored() == []

    async def test_a_malformed_request_is_refused(self, rasa: Rasa) -> None:
        assert await rasa.ask(message_id=None, text="x") == (400, {"error": "malformed"})

    @pytest.mark.parametrize("channel", ["web", "sms"])
    async def test_ready_means_a_model_is_loaded_and_the_token_fits(
        self, rasa: Rasa, channel: str
    ) -> None:
        url = f"{rasa.address}/webhooks/{channel}/ready"
        async with aiohttp.ClientSession() as client:
            async with client.get(url) as answer:
                assert answer.status == 401
            headers = {"Authorization": f"Bearer {TOKEN}"}
            async with client.get(url, headers=headers) as answer:
                assert answer.status == 200
            processor, rasa.agent.processor = rasa.agent.processor, None
            async with client.get(url, headers=headers) as answer:
                assert (answer.status, await answer.json()) == (503, {"error": "model"})
            rasa.agent.processor = processor


class TestWholeTurns:
    async def test_the_same_message_again_gets_the_same_answer_and_nothing_happens_twice(
        self, rasa: Rasa, actions: Actions
    ) -> None:
        first = await rasa.ask("yap")
        before = rasa.stored()
        assert await rasa.ask("yap") == first
        assert [message["text"] for message in first[1]["messages"]][-1] == "Yaptım."
        assert len(actions.asked) == 1
        assert rasa.stored() == before

    async def test_also_when_rasa_was_restarted_in_between(
        self, model: Path, actions: Actions, tmp_path: Path
    ) -> None:
        database = tmp_path / "rasa.db"
        async with served(model, actions.url, database) as rasa:  # type: ignore[attr-defined]
            first = await rasa.ask("yap")
        async with served(model, actions.url, database) as rasa:  # type: ignore[attr-defined]
            assert await rasa.ask("yap") == first
        assert len(actions.asked) == 1

    async def test_also_when_it_comes_while_the_first_is_still_at_it(
        self, rasa: Rasa, actions: Actions
    ) -> None:
        actions.delay = 0.3
        one, two = await asyncio.gather(rasa.ask("yap"), rasa.ask("yap"))
        assert one == two
        assert len(actions.asked) == 1

    @pytest.mark.parametrize(
        ("status", "answer"),
        [
            (500, {"error": "x"}),
            (404, {"error": "no such action"}),
            (400, {"error": "x"}),
            (400, {"action_name": "action_answer", "error": "rejected"}),
            (200, ["no object"]),
            (200, {"events": "of another shape"}),
        ],
    )
    async def test_a_failed_action_leaves_no_trace_and_the_message_may_be_sent_again(
        self, rasa: Rasa, actions: Actions, status: int, answer: Any
    ) -> None:
        await rasa.ask("merhaba", message_id="m0")
        before = rasa.stored()
        sound = actions.answer
        actions.status, actions.answer = status, answer
        assert await rasa.ask("yap") == (503, {"error": "action_server"})
        assert rasa.stored() == before
        assert rasa.agent.lock_store.conversation_locks == {}

        actions.status, actions.answer = 200, sound
        assert (await rasa.texts("yap"))[-1] == "Yaptım."
        assert rasa.stored().count("user") == 2

    async def test_an_action_server_that_is_away_leaves_no_trace(
        self, model: Path, tmp_path: Path
    ) -> None:
        async with served(model, "http://127.0.0.1:9/webhook", tmp_path / "rasa.db") as rasa:
            assert await rasa.ask("yap") == (503, {"error": "action_server"})
            assert rasa.stored() == []

    async def test_a_tracker_store_that_is_away_is_no_fresh_start(
        self, rasa: Rasa, caplog: pytest.LogCaptureFixture
    ) -> None:
        await rasa.ask("merhaba", message_id="m0")
        rasa.agent.tracker_store._kept.clear()
        with rasa.agent.tracker_store.engine.begin() as connection:
            connection.execute("ALTER TABLE events RENAME TO away")
        status, _ = await rasa.ask("merhaba")
        assert status >= 500
        with rasa.agent.tracker_store.engine.begin() as connection:
            connection.execute("ALTER TABLE away RENAME TO events")
        assert (await rasa.texts("merhaba"))[0].startswith("Merhaba.")

    async def test_no_log_shows_what_a_customer_wrote(
        self, rasa: Rasa, actions: Actions, caplog: pytest.LogCaptureFixture, capfd: Any
    ) -> None:
        # As `rasa run` does at LOG_LEVEL=INFO.
        configure_structlog(logging.INFO)
        caplog.set_level(logging.INFO)
        assert (await rasa.texts("yap gizli-söz", message_id="m1"))[-1] == "Yaptım."
        actions.status = 500
        await rasa.ask("yap gizli-söz", message_id="m2")
        out, err = capfd.readouterr()
        assert "gizli" not in caplog.text + out + err
