"""Keep what a message tells, whatever was asked: contact details, the story, its topic. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions import names, topics
from actions.complaint_draft import BY_CLASSIFIER, BY_CUSTOMER, NOT_SOLVED, REFUSED, Draft
from actions.contact import email_of, phone_of

if TYPE_CHECKING:
    from actions.message import Message

_DESCRIPTION_LIMIT = 5_000
_LONG = 6


def heard(draft: Draft, message: Message) -> Draft:
    """Keep contact details that were said along; what is known already stays."""
    if message.is_choice:
        return draft
    found: dict[str, str] = {}
    phone, email = phone_of(message), email_of(message)
    if phone is not None and phone.mobile and draft.phone in {None, REFUSED}:
        found["phone"] = phone.number
    elif phone is not None and not phone.mobile and _is_news(draft, phone.number):
        # A landline in a story is the line it is about rather than a way to be reached.
        found["service_number"] = phone.number
    if email is not None and draft.email in {None, REFUSED}:
        found["email"] = email
    service_number = message.first("service_number")
    if service_number is not None and draft.service_number is None:
        found["service_number"] = service_number
    name = names.said_in_passing(message.text)
    if name is not None and draft.customer_name in {None, REFUSED}:
        found["customer_name"] = name
    return replace(draft, **found) if found else draft  # type: ignore[arg-type]


def _is_news(draft: Draft, landline: str) -> bool:
    return draft.service_number is None and landline != draft.phone


def described(draft: Draft, message: Message) -> Draft:
    """Take a message as the description (after its opening, if there is one)."""
    text = message.text
    if draft.complaint_opening:
        text = f"{draft.complaint_opening}\n{text}"
    told = replace(draft, complaint_description=text[:_DESCRIPTION_LIMIT], complaint_opening=None)
    if draft.topic is not None and (draft.topic_set_by == BY_CUSTOMER or not message.topic_sure):
        return told
    return with_classified_topic(told, message)


def told_more(draft: Draft, message: Message) -> Draft:
    """Append a message to the description."""
    text = f"{draft.complaint_description}\n{message.text}"
    return replace(heard(draft, message), complaint_description=text[:_DESCRIPTION_LIMIT])


def with_classified_topic(draft: Draft, message: Message) -> Draft:
    """Set the classifier's topic if it is sure, else keep the likeliest for a choice."""
    ranked = replace(draft, topic_choices=topics.likeliest(message.topic_ranking))
    if message.topic is None or not message.topic_sure or message.topic not in topics.TOPICS:
        return ranked
    chosen = with_topic(ranked, message.topic, BY_CLASSIFIER)
    return replace(chosen, topic_confidence=round(message.topic_confidence, 4))


def with_topic(draft: Draft, topic: str, set_by: str) -> Draft:
    """Set a topic; steps that did not help are not offered again for another one."""
    result = NOT_SOLVED if draft.first_contact_result == NOT_SOLVED else None
    return replace(
        draft,
        topic=topic,
        topic_set_by=set_by,
        topic_confidence=None,
        first_contact_result=result,
    )


def is_a_long_complaint(message: Message) -> bool:
    """Whether a long message is a complaint in spite of its intent (an insult, "iptal" …)."""
    return message.topic_sure and len(message.words) >= _LONG
