"""What is told of a complaint is said in the chat in which it was registered, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations.handing_in import told_of, words_of
from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.models import Attachment
    from backend.kit.work import Work


async def say_in_chat(
    work: Work, conversation_id: str, text: str, files: Sequence[Attachment] = (), /
) -> None:
    """Say something in a chat, if it is still kept, and show files below it.

    By SMS it is sent, and not said again.
    """
    conversation = await work.session.get(Conversation, conversation_id)
    if conversation is not None and conversation.channel == ChatChannel.WEB_CHAT:
        said = [Utterance(Sender.SYSTEM, text)]
        if files:
            shown = Utterance(Sender.SYSTEM, words_of(files), attachments=told_of(files))
            said.append(shown)
        await say(work, conversation_id, said)
