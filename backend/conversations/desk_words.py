"""What the customer reads when their conversation changes hands.

In the chat it is said there. By SMS every sentence costs, so only one is said: that the person who
was to answer is gone, and another will. Who answers by SMS says so in their own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say

if TYPE_CHECKING:
    from backend.kit.work import Work

TO_THE_BOT = "Temsilcimiz görüşmeden ayrıldı. Görüşmeyi dijital asistan sürdürüyor."
ENDED = (
    "Görüşme sona erdi. Yeni bir sorunuz olursa buraya yazabilirsiniz; dijital asistan yanıtlar."
)
# No place is named: whoever is in danger, or came back sooner, stands in front of them; the page
# shows which place that makes.
AGENT_GONE = {
    ChatChannel.WEB_CHAT: (
        "Sizinle görüşen temsilcimiz ayrılmak zorunda kaldı. Sırada önceliğiniz var; görüşmeyi "
        "başka bir temsilcimiz sürdürecek."
    ),
    ChatChannel.SMS: (
        "Sizinle yazisan temsilcimiz ayrildi. Sirada onceliginiz var; baska bir temsilcimiz "
        "yazacak."
    ),
}


def to_team(label: str) -> str:
    """Say that a team will go on."""
    return f"Görüşmenizi ilgili ekibimize aktardık ({label}); oradan bir temsilcimiz yazacak."


def joined(name: str) -> str:
    """Say that somebody has come."""
    return f"{name} görüşmeye katıldı."


def went_on(name: str) -> str:
    """Say that somebody else has it from now on."""
    return f"Görüşmeyi artık {name} sürdürüyor."


async def say_in_chat(work: Work, conversation: Conversation, text: str) -> None:
    """Tell the customer, unless it would be an SMS."""
    if conversation.channel == ChatChannel.WEB_CHAT:
        await say(work, conversation.id, [Utterance(Sender.SYSTEM, text)])


async def say_agent_gone(work: Work, conversation: Conversation) -> None:
    """Tell the customer on either channel: else they would write to nobody."""
    text = AGENT_GONE[ChatChannel(conversation.channel)]
    await say(work, conversation.id, [Utterance(Sender.SYSTEM, text)])
