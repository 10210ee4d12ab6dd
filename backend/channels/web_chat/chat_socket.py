"""One customer's open page: what it sends is stored and acknowledged, what is said reaches it.

A page has a cursor, the position up to which it has everything. Whatever lies beyond is sent in
order, from the notes on its topic where they follow on without a gap, else from the database.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import structlog
from sanic.exceptions import WebsocketClosed
from websockets.exceptions import ConnectionClosed

from backend.channels.web_chat import frames, reading
from backend.channels.web_chat.frames import FrameError, TypingFrame
from backend.conversations import agent_queue, queries, read_marks, topics
from backend.conversations.holder import Handover
from backend.conversations.models import Sender
from backend.kit.errors import StorageUnavailableError, YardimError
from backend.kit.live import LOOK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic.server.websockets.impl import WebsocketImplProtocol

    from backend.channels.web_chat.services import ChatServices
    from backend.conversations.queries import StoredMessage
    from backend.conversations.receiving import Inbound
    from backend.kit.live import Listener, Note

_log = structlog.get_logger(__name__)
HISTORY = 200
_RETRY_SECONDS = 1.0
_MINUTE = 60
_CLOSE_FAULT = 1011
_CLOSED = (ConnectionClosed, WebsocketClosed)


class ChatSocket:
    """Serves one WebSocket of a conversation until it closes."""

    def __init__(
        self,
        services: ChatServices,
        socket: WebsocketImplProtocol,
        conversation_id: str,
        *,
        own_words: bool = False,
    ) -> None:
        """Serve `socket`, whose session was found to be that of the conversation.

        With `own_words` the page is shown the customer's own messages too: those of the history,
        and those sent from other pages.
        """
        self._services = services
        self._socket = socket
        self._conversation_id = conversation_id
        self._own_words = own_words
        self._topic = topics.of_conversation(conversation_id)
        self._cursor = 0
        self._handover: tuple[str, int, str | None, str] = (Handover.NONE, 0, None, "")
        # Client ids sent on this socket and not yet passed by the cursor: a page is not told what
        # it just said itself. Other pages of the same session are.
        self._own: set[str] = set()

    async def serve(self, after: str | None) -> None:
        """Replay what came after message `after`, or the last messages, then stay to the end."""
        kept = self._services.kept
        with suppress(*_CLOSED), self._services.live.listening(self._topic) as listener:
            await asyncio.shield(kept.keep(self._replay(after)))
            kept.keep(self._speak(listener))
            await self._listen()

    async def _listen(self) -> None:
        while True:
            data = await self._socket.recv()
            if data is None:
                continue
            await self._take(data)

    async def _take(self, data: str | bytes) -> None:
        settings = self._services.settings
        message_id = None
        try:
            frame = frames.read_frame(data, settings.message_limit)
            if isinstance(frame, TypingFrame):
                await self._attend(frame)
                return
            message_id = frame.client_id
            await self._services.limiter.check(
                "chat messages", self._conversation_id, settings.messages_per_minute, _MINUTE
            )
            await self._receive(frame)
        except FrameError as error:
            await self._send(frames.error_frame(error.error, error.message_id))
        except YardimError as error:
            await self._send(frames.error_frame(error, message_id))
        except _CLOSED:
            raise
        except Exception:  # noqa: BLE001 - the edge: nobody is left to catch it
            # The edge of this protocol, as `install_error_handlers` is that of HTTP: said, logged
            # whole, and the page stays connected.
            _log.exception("chat frame failed", conversation=self._conversation_id)
            await self._send(frames.error_frame(YardimError(), message_id))

    async def _attend(self, frame: TypingFrame) -> None:
        """Tell the agent that the customer writes, or has read."""
        if not (frame.got or frame.seen):
            self._services.live.publish(self._topic, topics.typing(Sender.CUSTOMER))
            return
        await reading.note(self._services, self._conversation_id, got=frame.got, seen=frame.seen)

    async def _receive(self, inbound: Inbound) -> None:
        known = inbound.client_id in self._own
        self._own.add(inbound.client_id)
        is_new = False
        try:
            received = await self._services.turns.take_in(
                self._conversation_id,
                inbound,
                lambda: self._send(frames.ack_frame(inbound.client_id)),
            )
            is_new = received.said is not None
        finally:
            if not known and not is_new:
                self._own.discard(inbound.client_id)

    async def _replay(self, after: str | None) -> None:
        """Bring the page up to date; on a page that knows nothing, with the last messages."""
        async with self._services.database.reading() as session:
            position = after and await queries.position_of(session, self._conversation_id, after)
            if position:
                self._cursor = position
                said: Sequence[StoredMessage] = []
            else:
                said = await queries.newest(session, self._conversation_id, HISTORY)
        await self._send_said(said)
        await self._catch_up()

    async def _catch_up(self) -> None:
        """Read everything beyond the cursor, and how far the way to a person has gone."""
        while True:
            async with self._services.database.reading() as session:
                said = await queries.beyond(session, self._conversation_id, self._cursor, HISTORY)
                handover = await agent_queue.handover_of(session, self._conversation_id)
                marks = await read_marks.of(session, self._conversation_id)
                # Whoever is not told of their own words knows no ids of them.
                told = marks.agent_saw if self._own_words else 0
                read = await read_marks.newest_read(session, self._conversation_id, told)
            await self._send_said(said)
            if len(said) < HISTORY:
                break
        if handover is None:
            return
        state, agent, place = handover
        self._services.live.know(
            self._topic, topics.mark(self._cursor, state, agent, place, astuple(marks))
        )
        if (state, place, agent, read) != self._handover:
            self._handover = (state, place, agent, read)
            await self._send(frames.handover_frame(state, place, agent, read))

    async def _speak(self, listener: Listener) -> None:
        """Send what is said, as it is said."""
        with suppress(*_CLOSED):
            try:
                while (notes := await listener.notes()) is not None:
                    try:
                        await self._tell(notes)
                    except StorageUnavailableError:
                        _log.warning("chat page waits for the database")
                        await asyncio.sleep(_RETRY_SECONDS)
                        listener.tell(LOOK)
            except _CLOSED:
                raise
            except Exception:  # noqa: BLE001 - the edge: nobody is left to catch it
                # A page that hears nothing any more must not look connected; it will come again.
                _log.exception("chat page broke off", conversation=self._conversation_id)
                await self._socket.close(_CLOSE_FAULT)

    async def _tell(self, notes: Sequence[Note]) -> None:
        said: list[StoredMessage] = []
        typing, look = "", False
        for note in notes:
            if note.kind == topics.TYPING:
                # That the customer writes is of interest to whoever answers.
                typing = note.who if note.who != Sender.CUSTOMER else typing
                continue
            if note.kind == topics.READ and note.who == Sender.CUSTOMER:
                continue
            if note.kind == topics.SAID:
                typing = ""  # whoever was typing has spoken
            if note.content is None:
                look = True
            else:
                said += [message for message in note.content if message.position > self._cursor]
        follows_on = all(
            message.position == position for position, message in enumerate(said, self._cursor + 1)
        )
        if look or not follows_on:
            await self._catch_up()
        else:
            await self._send_said(said)
        if typing:
            await self._send(frames.typing_frame(typing))

    async def _send_said(self, said: Sequence[StoredMessage]) -> None:
        operator = self._services.settings.operator_name
        for message in said:
            if message.client_id is not None and message.client_id in self._own:
                self._own.discard(message.client_id)
            elif self._own_words or message.sender != Sender.CUSTOMER:
                await self._send(frames.message_frame(message, operator))
            self._cursor = message.position

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._socket.send(frames.encode(frame))
