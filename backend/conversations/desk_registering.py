"""A complaint that an agent registers for the customer they are talking to, or notes down only.

The form shows what the bot has collected and the customer's own words. What the agent puts right in
it is kept with the conversation, so that the bot, given it back, goes on with that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from backend.complaints import actors, customers_own, sums, views
from backend.complaints.contact import Contact, parse_phone
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import NewComplaint
from backend.complaints.tracking_number import display
from backend.conversations import agent_queue, queries, stretch, told_since, topics as live
from backend.conversations.agents import require_holder
from backend.conversations.models import ChatChannel, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.complaints.registering import Registered
    from backend.complaints.service import ComplaintService
    from backend.conversations.agents import Agent
    from backend.conversations.models import Conversation
    from backend.gateways.rasa.protocol import Guess
    from backend.kit.work import Work

FIELDS = ("description", "topic", "name", "phone", "email", "service_number", "amount", "place")
"""What the form asks for; the rest of what was collected goes along as it is."""
_KEPT = 5000
_LONGEST_KEY = 64
_NO_KEY = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."
_MOST_WORDS = 200
_ADDED = "Anlattıklarınızı {} numaralı kaydınıza ekledik; ilgili ekibimiz görecek."


@dataclass(frozen=True)
class Filled:
    """The form as the agent sent it: every field of `FIELDS`, empty where nothing is known.

    `key` makes registering repeatable; `again`: it is wanted though it was told a moment ago.
    `guess`: the topic is not chosen but guessed, as sure as it says.
    """

    values: Mapping[str, str]
    key: str = ""
    again: bool = False
    guess: Guess | None = None


async def words_of(session: AsyncSession, conversation_id: str) -> str:
    """Return what the customer typed, a line each, for a description.

    Chosen answers are none of it, nor words that asked for a person, where there are others.
    """
    typed = await queries.typed(session, conversation_id, _MOST_WORDS)
    asked = set(await agent_queue.reasons(session, conversation_id))
    told = [each for each in typed if each not in asked] or typed
    return "\n".join(reversed(told))


async def theirs(
    session: AsyncSession, conversation: Conversation, *, phone: str | None
) -> Sequence[Complaint]:
    """Return the customer's complaints, newest first: of the conversation and of their number.

    A proven number comes first; one that was only told (`phone`) counts where none is proven.
    """
    known = conversation.phone or conversation.proven_phone or phone
    return await customers_own.of_customer(session, conversation.id, known)


async def known(session: AsyncSession, conversation: Conversation) -> dict[str, Any]:
    """Return what is known of a complaint that is told: as the bot and people have it, and newer.

    By the names of registering; the phone is the one that the customer writes from or proved where
    they told none.
    """
    collected = conversation.collected or {}
    told = await told_since.of(session, conversation)
    phone = conversation.phone or conversation.proven_phone
    return ({"phone": phone} if phone else {}) | {**collected, **told}


async def keep(work: Work, conversation_id: str, agent: Agent, filled: Filled) -> None:
    """Keep what the agent put right; nothing is registered.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).
        InvalidInputError: a telephone number that is none.

    """
    conversation = await require_holder(work.session, conversation_id, agent)
    await _keep(work.session, conversation, filled)
    work.publish(live.of_conversation(conversation_id), live.CHANGED)


async def filled_in(
    session: AsyncSession, conversation_id: str, agent: Agent, filled: Filled
) -> NewComplaint:
    """Return the complaint that the form says; nothing is registered.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).
        InvalidInputError: a field that is wrong or missing.

    """
    conversation = await require_holder(session, conversation_id, agent)
    return _new(conversation, filled, conversation.collected or {}).checked()


async def went_on(
    work: Work, conversation_id: str, agent: Agent, filled: Filled, complaint: Complaint
) -> None:
    """Tell the customer that what they told was added to a complaint of before, and keep the form.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).

    """
    conversation = await require_holder(work.session, conversation_id, agent)
    await _keep(work.session, conversation, filled)
    conversation.team = complaint.team
    stretch.went_on_with(work, conversation, complaint)
    words = _ADDED.format(display(complaint.tracking_number))
    if conversation.channel == ChatChannel.SMS:
        words = segments.gsm_letters(words)
    await say(work, conversation_id, [Utterance(Sender.SYSTEM, words)])
    work.publish(live.of_staff(agent.id), live.CHANGED)


async def register(
    work: Work,
    complaints: ComplaintService,
    conversation_id: str,
    agent: Agent,
    filled: Filled,
) -> Registered:
    """Register for the customer, who is told the number; the same key again does nothing more.

    What the same contact told in the same words a moment ago is returned, and nothing is said.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).
        InvalidInputError: a field that is wrong or missing.
        IdempotencyConflictError: the key was used for another content.

    """
    if not 0 < len(filled.key) <= _LONGEST_KEY:
        raise InvalidInputError(_NO_KEY)
    conversation = await require_holder(work.session, conversation_id, agent)
    before = conversation.collected or {}
    new = _new(conversation, filled, before)
    done = await complaints.register(
        work, new, actors.staff(agent.id), f"desk:{filled.key}", again=filled.again
    )
    if done.repeated or done.already:
        return done
    await _keep(work.session, conversation, filled)
    conversation.team = done.complaint.team
    words = _told(conversation, done.complaint)
    await say(work, conversation_id, [Utterance(Sender.SYSTEM, words)])
    work.publish(live.of_staff(agent.id), live.CHANGED)
    return done


def _new(conversation: Conversation, filled: Filled, before: Mapping[str, Any]) -> NewComplaint:
    values = filled.values
    new = NewComplaint(
        channel=Channel(conversation.channel),
        description=values["description"],
        contact=Contact(
            values["name"] or None,
            values["phone"] or None,
            values["email"] or None,
            before.get("preferred"),
        ),
        topic=values["topic"],
        topic_set_by=TopicSource.AGENT,
        service_number=values["service_number"] or None,
        place=values["place"] or None,
        province=before.get("province"),
        lasted_minutes=before.get("lasted_minutes"),
        amount=sums.read(values["amount"]),
        conversation_id=conversation.id,
    )
    if filled.guess is not None:
        sure = filled.guess.confidence
        return replace(new, topic_confidence=sure, topic_set_by=TopicSource.CLASSIFIER)
    if before.get("topic") != new.topic:
        return new
    source = TopicSource(before.get("topic_set_by") or TopicSource.CLASSIFIER)
    return replace(new, topic_confidence=before.get("topic_confidence"), topic_set_by=source)


async def _keep(session: AsyncSession, conversation: Conversation, filled: Filled) -> None:
    """Put what the form says over what was collected."""
    values = {name: mask_secrets(clean(text).strip()) for name, text in filled.values.items()}
    if phone := values.get("phone"):
        values["phone"] = parse_phone(phone)
    amount = sums.read(values["amount"])
    values["amount"] = str(amount) if amount is not None else ""
    too_long = {name: "Çok uzun." for name, text in values.items() if len(text) > _KEPT}
    too_long.pop("description", None)
    if too_long:
        raise InvalidInputError(errors=too_long)
    was = conversation.collected or {}
    shown = await known(session, conversation)
    put_right = {name for name in told_since.FIELDS if values[name] != (shown.get(name) or "")}
    by_agent = sorted(put_right.union(was.get(told_since.BY_AGENT) or ()))
    changed = {**was, **values, told_since.BY_AGENT: by_agent}
    if filled.guess is not None:
        sure = filled.guess.confidence
        changed |= {"topic_set_by": TopicSource.CLASSIFIER.value, "topic_confidence": sure}
    elif was.get("topic") != values.get("topic"):
        changed |= {"topic_set_by": "customer", "topic_confidence": None}
    conversation.collected = {name: one for name, one in changed.items() if one or one == 0}
    conversation.team = stretch.team_of(conversation.collected) or conversation.team


def _told(conversation: Conversation, complaint: Complaint) -> str:
    shown = views.receipt(complaint)
    number, date = shown["tracking_number_display"], shown["promised_at_display"]
    if conversation.channel == ChatChannel.SMS:
        return segments.gsm_letters(
            f"Sikayetiniz kaydedildi. Takip no: {number}. En gec {date} sonuc. "
            "Durum icin DURUM yazin."
        )
    return (
        f"Şikâyetiniz kaydedildi. Takip numaranız: {number}\n"
        f"Sonuç için verdiğimiz tarih: {date}. Durumu bu numarayla buradan ya da takip sayfamızdan "
        "öğrenebilirsiniz."
    )
