"""The frames of the chat: what a page may send, and what it is sent. Pure.

The shapes are a contract with every client (docs/architecture.md): fields may be added, never
changed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from operator import not_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)

from backend.conversations.errors import (
    BinaryFrameError,
    EmptyMessageError,
    MalformedFrameError,
    MessageTooLongError,
    UnknownFrameTypeError,
)
from backend.conversations.models import Sender
from backend.conversations.receiving import Inbound
from backend.kit.errors import RateLimitedError, YardimError
from backend.kit.text import clean

if TYPE_CHECKING:
    from backend.conversations.queries import StoredMessage

BOT_NAME = "Dijital asistan"


def _cleaned(value: object) -> object:
    """Mend text before pydantic sees it, which refuses lone surrogates without saying why."""
    return clean(value) if isinstance(value, str) else value


# Printable ASCII: what clients' ids look like, and nothing that looks like something else.
_CLIENT_ID = re.compile(r"[!-~]{1,64}")
ClientId = Annotated[
    str,
    StringConstraints(pattern=f"^{_CLIENT_ID.pattern}$"),
    Field(description="Made by the client."),
]
Words = Annotated[str, BeforeValidator(_cleaned)]
# A schema of its own in the description: how long it may be is the operator's to say.
type MessageText = Words


class MessageFrame(BaseModel):
    """Words of the customer."""

    # May be left out over HTTP only (`routes`).
    type: Literal["message"] = "message"
    id: ClientId
    text: MessageText


class ChoiceFrame(BaseModel):
    """One of the choices that were offered last."""

    type: Literal["choice"]
    id: ClientId
    payload: Annotated[Words, Field(max_length=2000)]


@dataclass(frozen=True, slots=True)
class TypingFrame:
    """The customer is writing: of interest to an agent, not stored.

    With the id of a message it tells of reading instead: that the page has got everything up to
    that message, or has shown it.
    """

    got: str = ""
    seen: str = ""


class FrameError(Exception):
    """A frame that cannot be taken: why, and its message's id when that can be told."""

    def __init__(self, error: YardimError, message_id: str | None = None) -> None:
        """Carry the error the customer is shown."""
        self.error = error
        self.message_id = message_id
        super().__init__(error.code)


_MODELS: dict[str, type[MessageFrame | ChoiceFrame]] = {
    "message": MessageFrame,
    "choice": ChoiceFrame,
}


def read_frame(data: str | bytes, message_limit: int) -> Inbound | TypingFrame:
    """Read one frame of the socket.

    Raises:
        FrameError: with a `YardimError` for each way a frame can be wrong.

    """
    if isinstance(data, bytes):
        raise FrameError(BinaryFrameError())
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FrameError(MalformedFrameError()) from error
    return read_content(content, message_limit)


def read_content(content: object, message_limit: int) -> Inbound | TypingFrame:
    """Read a frame that is already decoded; raises as `read_frame`."""
    if not isinstance(content, dict):
        raise FrameError(MalformedFrameError())
    kind = content.get("type")
    if kind == "typing":
        return TypingFrame(_named(content.get("got")), _named(content.get("seen")))
    message_id = _id_of(content)
    model = _MODELS.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise FrameError(UnknownFrameTypeError(), message_id)
    try:
        frame = model.model_validate(content)
    except ValidationError as error:
        raise FrameError(MalformedFrameError(), message_id) from error
    if isinstance(frame, ChoiceFrame):
        return Inbound(client_id=frame.id, payload=frame.payload)
    text = frame.text.strip()
    if not _has_something_to_see(text):
        raise FrameError(EmptyMessageError(), message_id)
    if len(text) > message_limit:
        raise FrameError(MessageTooLongError(len(text), message_limit), message_id)
    return Inbound(client_id=frame.id, text=text)


def is_client_id(text: str) -> bool:
    """Whether a client may name a message so."""
    return _CLIENT_ID.fullmatch(text) is not None


def _named(value: object) -> str:
    """Return the id of a message of ours, or nothing where it can be none."""
    return value if isinstance(value, str) and _CLIENT_ID.fullmatch(value) else ""


def _id_of(content: dict[Any, Any]) -> str | None:
    """Return the id to send back with an error; one that we would not take is not echoed."""
    value = content.get("id")
    return value if isinstance(value, str) and _CLIENT_ID.fullmatch(value) else None


def _has_something_to_see(text: str) -> bool:
    """Tell text from mere white space and invisible characters (joiners, marks of direction)."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


class Choice(BaseModel):
    """A quick reply that is offered."""

    model_config = ConfigDict(extra="forbid")

    title: str
    payload: str


class ChatFile(BaseModel):
    """A file that a message tells of; it is had at `/api/v1/chat/attachments/<id>`."""

    model_config = ConfigDict(extra="forbid")

    id: str
    name: str
    media_type: str
    size: int = Field(description="In bytes.")


class ChatMessage(BaseModel):
    """A stored message.

    A customer's own message carries its `client_id`, by which its page knows it again.
    """

    model_config = ConfigDict(extra="forbid")

    type: Literal["message"]
    id: str
    sender: Sender = Field(serialization_alias="from")
    name: str
    text: str
    choices: list[Choice]
    at: Annotated[
        datetime,
        PlainSerializer(datetime.isoformat),
        WithJsonSchema({"type": "string", "format": "date-time"}),
    ]
    client_id: str = Field(
        default="", exclude_if=not_, description="The id its own client gave it."
    )
    attachments: list[ChatFile] = Field(
        default_factory=list,
        exclude_if=not_,
        description="The files that it tells of; its text names them too.",
    )


def chat_message(said: StoredMessage, operator_name: str) -> ChatMessage:
    """Return a stored message as its readers get it."""
    sender = Sender(said.sender)
    names = {Sender.BOT: BOT_NAME, Sender.SYSTEM: operator_name}
    return ChatMessage(
        type="message",
        id=said.id,
        sender=sender,
        name=said.name or names.get(sender, ""),
        text=said.text,
        choices=[Choice(**choice) for choice in said.choices or ()],
        at=said.at,
        client_id=said.client_id or "",
        attachments=[ChatFile(**file) for file in said.attachments or ()],
    )


def message_frame(said: StoredMessage, operator_name: str) -> dict[str, Any]:
    """Make the frame of a stored message."""
    return chat_message(said, operator_name).model_dump(mode="json", by_alias=True)


def ack_frame(message_id: str) -> dict[str, Any]:
    """Make the frame that says: stored, whatever happens now."""
    return {"type": "ack", "id": message_id}


def typing_frame(sender: str) -> dict[str, Any]:
    """Make the frame that says somebody prepares an answer."""
    return {"type": "typing", "from": str(sender)}


def error_frame(error: YardimError, message_id: str | None = None) -> dict[str, Any]:
    """Make the frame of an error, with the id of the message it is about when that is known."""
    frame: dict[str, Any] = {"type": "error", "code": error.code, "text": error.detail}
    if message_id is not None:
        frame["id"] = message_id
    if isinstance(error, RateLimitedError):
        frame["retry_after"] = error.retry_after
    return frame


def handover_frame(state: str, position: int, agent: str | None, read: str = "") -> dict[str, Any]:
    """Make the frame that says how far the way to a person has gone; active is position 0.

    `read` is the id that the page gave the newest of its messages which the agent has read.
    """
    frame = {"type": "handover", "state": state, "position": position, "agent": agent or ""}
    return {**frame, "read": read} if read else frame


def encode(frame: dict[str, Any]) -> str:
    """Write a frame as it goes over the wire."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
