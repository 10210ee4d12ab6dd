"""How each of the form's questions is answered. Pure.

A reader gives an `Answer`, or None when the message does not answer its question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions import answers, corrections, names, topics
from actions.complaint_draft import (
    BY_CUSTOMER,
    CONFIRMED,
    CORRECTION,
    DESCRIPTION,
    EMAIL,
    HELP_RESULT,
    MOST_FAILED_ATTEMPTS,
    NAME,
    NOT_SOLVED,
    PHONE,
    REFUSED,
    TO_BE_CHOSEN,
    TOPIC,
    Draft,
)
from actions.contact import begun_phone, email_of, finished_phone, looks_like_a_phone, phone_of
from actions.interruptions import INTERRUPTIONS, interrupts_a_story
from actions.listening import described, told_more, with_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.message import Message

# What people are taken to have said when they only gave a name, a topic or a result.
_CHATTER = frozenset({"out_of_scope", "small_talk", "insult", "thank", "problem_solved", "greet"})
_DOUBTFUL = 0.6
_SHORT = 4


@dataclass(frozen=True)
class Answer:
    """The draft with the answer in it, and what to say about it.

    With `attempts` the question counts as failed that often.
    """

    draft: Draft
    notices: tuple[str, ...] = ()
    attempts: float | None = None


def _description(draft: Draft, message: Message) -> Answer | None:
    if interrupts_a_story(message) or answers.is_no(message) or message.intent == "affirm":
        return None
    content = answers.content_words(message)
    goes_on = bool(content) and (bool(draft.complaint_opening) or draft.failed_attempts > 0)
    if answers.says_something(message) or goes_on:
        return Answer(described(draft, message))
    if content and message.intent == "file_complaint":
        return Answer(replace(draft, complaint_opening=message.text), (), _once_more(draft))
    return None


def _topic(draft: Draft, message: Message) -> Answer | None:
    chosen = message.first("topic")
    if message.is_choice:
        known = chosen in topics.TOPICS
        return Answer(with_topic(draft, str(chosen), BY_CUSTOMER)) if known else None
    if message.intent in INTERRUPTIONS - _CHATTER:
        return None
    named = topics.read(message.text) if len(message.words) <= _SHORT else ()
    if len(named) > 1 and not message.topic_sure:
        return Answer(replace(draft, topic_choices=named))
    story = message.intent == "file_complaint" and answers.says_something(message)
    told = told_more(draft, message) if story and draft.complaint_description else draft
    topic = named[0] if len(named) == 1 else _topic_of_words(message)
    return Answer(with_topic(told, topic, BY_CUSTOMER)) if topic else None


def _topic_of_words(message: Message) -> str | None:
    if message.topic_sure and message.intent not in INTERRUPTIONS:
        return message.topic
    # "Telefon vermek istemiyorum" is said too early, not about the topic.
    about_contact = corrections.field_named(message.folded) in {PHONE, EMAIL, NAME}
    return topics.OTHER if answers.is_no(message) and not about_contact else None


def _help_result(draft: Draft, message: Message) -> Answer | None:
    if message.intent in INTERRUPTIONS - _CHATTER:
        return None
    if message.intent == "file_complaint" and answers.says_something(message):
        return Answer(replace(told_more(draft, message), first_contact_result=NOT_SOLVED))
    result = answers.help_result(message)
    if result == answers.WAIT:
        return Answer(draft, ("utter_take_your_time",))
    return Answer(replace(draft, first_contact_result=result)) if result else None


def _phone(draft: Draft, message: Message) -> Answer | None:
    phone, email = phone_of(message), email_of(message)
    if phone is None and draft.phone_part:
        phone = finished_phone(draft.phone_part, message.text)
    draft = replace(draft, phone_part=None, phone_goes_on=False)
    if phone is not None:
        notices = () if phone.mobile or email else ("utter_landline_taken",)
        return Answer(replace(draft, phone=phone.number), notices)
    if email is not None:
        return Answer(replace(draft, phone=REFUSED, email=email))
    if answers.is_no(message):
        nor_email = corrections.field_named(message.folded) == EMAIL and draft.email is None
        email = REFUSED if nor_email else draft.email
        return _without_contact(replace(draft, phone=REFUSED, email=email))
    begun = begun_phone(message.text)
    if begun is not None:
        return Answer(replace(draft, phone_part=begun, phone_goes_on=True))
    if looks_like_a_phone(message.text) and "tracking_number" not in message.entities:
        return Answer(draft, ("utter_phone_invalid",), _once_more(draft))
    return None


def _email(draft: Draft, message: Message) -> Answer | None:
    phone, email = phone_of(message), email_of(message)
    if email is not None:
        return Answer(replace(draft, email=email))
    if phone is not None and phone.mobile:
        return Answer(replace(draft, phone=phone.number))
    if answers.is_no(message):
        return _without_contact(replace(draft, email=REFUSED))
    if "@" in message.text:
        return Answer(draft, ("utter_email_invalid",), _once_more(draft))
    return None


def _without_contact(draft: Draft) -> Answer:
    """Go on with the other way of reaching the customer; without any, say why one is needed."""
    if not draft.unreachable:
        return Answer(draft)
    reachable = replace(draft, phone=None, email=None)
    return Answer(reachable, ("utter_contact_needed",), MOST_FAILED_ATTEMPTS)


def _name(draft: Draft, message: Message) -> Answer | None:
    name = names.said_in_passing(message.text)
    if name is None and answers.is_no(message):
        return Answer(replace(draft, customer_name=REFUSED))
    sure_interruption = (
        message.intent in INTERRUPTIONS - {"out_of_scope"} and message.confidence >= _DOUBTFUL
    )
    if name is None and not sure_interruption and not message.is_choice:
        name = names.read(message.text)
    return Answer(replace(draft, customer_name=name)) if name else None


def _correction(draft: Draft, message: Message) -> Answer | None:
    field = corrections.field_named(message.folded)
    if field is not None and len(message.words) < _SHORT:
        return corrected(draft, corrections.Correction(field))
    if answers.is_no(message):
        return Answer(replace(draft, correction_field=None))
    return None if message.intent in INTERRUPTIONS else _changed_contact(draft, message)


def _confirmed(draft: Draft, message: Message) -> Answer | None:
    if message.intent in INTERRUPTIONS - _CHATTER:
        return None
    changed = _changed_contact(draft, message)
    if changed is not None:
        return changed
    field = corrections.field_named(message.folded) if len(message.words) < _SHORT else None
    if answers.is_yes(message) and field is None:
        return Answer(replace(draft, confirmed="yes"))
    if field is not None and message.intent != "file_complaint":
        return corrected(draft, corrections.Correction(field))
    if answers.is_no(message):
        return Answer(replace(draft, correction_field=TO_BE_CHOSEN))
    return None


def _changed_contact(draft: Draft, message: Message) -> Answer | None:
    """Take a new number, address or name given instead of a yes or no."""
    if message.is_choice:
        return None
    phone, email = phone_of(message), email_of(message)
    name = names.said_in_passing(message.text)
    found = {
        PHONE: phone.number if phone is not None else None,
        EMAIL: email,
        NAME: name,
    }
    new = {field: value for field, value in found.items() if value is not None}
    if not new:
        return None
    return Answer(
        replace(draft, correction_field=None, **new),  # type: ignore[arg-type]
        ("utter_corrected",),
    )


def corrected(draft: Draft, correction: corrections.Correction) -> Answer:
    """Put a correction into the draft, or ask for what it leaves open."""
    field, value = correction.field, correction.value
    if field is None:
        return Answer(replace(draft, correction_field=TO_BE_CHOSEN))
    done = replace(draft, correction_field=None, confirmed=None)
    if field == corrections.SERVICE_NUMBER:
        notice = "utter_corrected" if value else "utter_write_service_number"
        return Answer(replace(done, service_number=value), (notice,))
    if value is None:
        choices = correction.choices or draft.topic_choices
        return Answer(replace(done, correction_field=field, topic_choices=choices))
    if field == TOPIC:
        return Answer(with_topic(done, value, BY_CUSTOMER), ("utter_corrected",))
    return Answer(replace(done, **{field: value}), ("utter_corrected",))  # type: ignore[arg-type]


def _once_more(draft: Draft) -> float:
    return min(draft.failed_attempts + 1, MOST_FAILED_ATTEMPTS)


ANSWER_TO: Mapping[str, Callable[[Draft, Message], Answer | None]] = MappingProxyType(
    {
        DESCRIPTION: _description,
        TOPIC: _topic,
        HELP_RESULT: _help_result,
        PHONE: _phone,
        EMAIL: _email,
        NAME: _name,
        CORRECTION: _correction,
        CONFIRMED: _confirmed,
    },
)
