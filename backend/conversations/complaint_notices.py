"""What is told of a complaint is said in the chat in which it was registered, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations.holder import Holder
from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.conversations.told_files import told_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.models import Attachment
    from backend.kit.work import Work


_TO_A_PERSON = (
    "Şu anda bir temsilcimizle yazışıyorsunuz: bununla ilgili isteğinizi ve yanıtınızı da ona "
    "yazabilirsiniz."
)


async def say_in_chat(
    work: Work, conversation_id: str, text: str, files: Sequence[Attachment] = (), /
) -> None:
    """Say something in a chat, if it is still kept, and show files below it.

    Whoever writes with a person there is told that it is they who read what is answered: notices
    name the words that the assistant goes by. By SMS it is sent, and not said again.
    """
    conversation = await work.session.get(Conversation, conversation_id)
    if conversation is not None and conversation.channel == ChatChannel.WEB_CHAT:
        if conversation.holder == Holder.AGENT:
            text = f"{text}\n\n{_TO_A_PERSON}"
        said = [Utterance(Sender.SYSTEM, text)]
        if files:
            shown = Utterance(Sender.SYSTEM, words_of(files), attachments=told_of(files))
            said.append(shown)
        await say(work, conversation_id, said)
