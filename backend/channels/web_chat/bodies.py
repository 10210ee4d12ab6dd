"""What the chat takes and answers over plain HTTP: frames, and what stands around them.

The frames are read as those of the socket (`frames.read_content`), with the same words.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationError

from backend.channels.web_chat.frames import ChatFile, ChatMessage, ChoiceFrame, MessageFrame
from backend.conversations.errors import SessionNotFoundError

SESSION = "The opaque token of a chat session."
OWN = "Whether to answer with the customer's own messages (from `customer`) too."
# `own=1` asks for the customer's own messages too. Without it every message is somebody else's:
# a client that knows no other kind would take the customer's words for an answer.
OWN_WORDS = "1"


def _text_or_empty(value: object) -> object:
    return value if isinstance(value, str) else ""


def _is_true(value: object) -> bool:
    return value is True


class Envelope(BaseModel):
    """Which session a message is for, and what to answer with.

    A wish that cannot be read is none: the message counts.
    """

    session: str = Field(description=SESSION)
    after: Annotated[str, BeforeValidator(_text_or_empty)] = ""
    own: Annotated[bool, BeforeValidator(_is_true)] = Field(default=False, description=OWN)

    @classmethod
    def read(cls, body: dict[str, object]) -> Envelope:
        """Read what stands around a message.

        Raises:
            SessionNotFoundError: it names no session.

        """
        try:
            return cls.model_validate(body)
        except ValidationError as error:
            raise SessionNotFoundError from error


class SentMessage(Envelope, MessageFrame):
    """Words of the customer, in a session."""


class SentChoice(Envelope, ChoiceFrame):
    """One of the choices that were offered last, in a session."""


class ChatMessageInput(RootModel[SentMessage | SentChoice]):
    """A message for the assistant, or a choice."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ChatSession(_Answer):
    """A session that was opened."""

    session: str = Field(description=SESSION)


class ChatFiles(_Answer):
    """What became of files that were handed in."""

    attachments: list[ChatFile] = Field(description="Those that were taken.")
    refused: list[str] = Field(description="For the customer, in Turkish: which was not, and why.")


class ChatMessages(_Answer):
    """What was said, in order."""

    messages: list[ChatMessage]
