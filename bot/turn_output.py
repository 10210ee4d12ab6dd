"""What a turn says, collected as the messages that the backend is answered with."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel


def message_of(text: str | None, buttons: list[dict[str, Any]] | None) -> dict[str, Any] | None:
    """Make one message of an answer; None if there is nothing to read in it."""
    if not text or not text.strip():
        return None
    choices = [
        {"title": button["title"], "payload": button["payload"]}
        for button in buttons or []
        if button.get("title") and button.get("payload")
    ]
    return {"text": text.strip(), "choices": choices}


class TurnOutput(CollectingOutputChannel):
    """Collects what is uttered. What we have no place for (images, custom JSON) is left out."""

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        """Collect a text as one message, its paragraphs together."""
        await self.send_text_with_buttons(recipient_id, text, [])

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **_: Any
    ) -> None:
        """Collect a text with its choices."""
        del recipient_id
        message = message_of(text, buttons)
        if message is not None:
            self.messages.append(message)

    async def send_image_url(self, recipient_id: str, image: str, **_: Any) -> None:
        """Leave an image out."""

    async def send_attachment(self, recipient_id: str, attachment: str, **_: Any) -> None:
        """Leave an attachment out."""

    async def send_custom_json(
        self, recipient_id: str, json_message: dict[str, Any], **_: Any
    ) -> None:
        """Leave custom JSON out."""


class WebOutput(TurnOutput):
    """What is said in the website's chat: responses' `channel: web` variants."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name in `domain`."""
        return "web"


class SmsOutput(TurnOutput):
    """What is said by SMS: responses' `channel: sms` variants."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name in `domain`."""
        return "sms"
