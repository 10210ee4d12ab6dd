"""A complaint while it is being taken: what is known, and what has to be asked next. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from actions.reading import calls_unwanted, over_but, questions, topic_words, topics
from actions.reading.medium import EMAIL
from actions.reading.phones import read_phone
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_DETAILS = ("place", "province", "phone", "email", "name", "service_number")
REFUSED = "refused"
"""Stands where a question was answered with "no": it is not asked again."""
SOLVED, NOT_SOLVED = "solved", "not_solved"
BY_CLASSIFIER, BY_CUSTOMER = "classifier", "customer"
DESCRIPTION_LIMIT = 20_000
"""Characters, as the backend takes them: two messages of the longest kind."""


@dataclass(frozen=True)
class Draft:
    """What was told so far; None is what is not known yet.

    `correcting` is the question that is asked again, or `questions.CORRECT` when the customer is
    to say what is wrong. `contact` fields outlive the complaint: nobody is asked twice.
    """

    active: bool = False
    description: str | None = None
    opening: str | None = None
    topic: str | None = None
    topic_confidence: float | None = None
    topic_set_by: str | None = None
    topic_choices: tuple[str, ...] = ()
    # How often the topic was asked for and something else was said.
    topic_tries: int = 0
    topic_put: int = 0
    help_result: str | None = None
    tips_given: bool = False
    # Whether others are without service too: then the place matters, and no tips do.
    widespread: bool = False
    place: str | None = None
    province: str | None = None
    # For how long it has lasted, in minutes, and the sum it is about, in lira.
    lasted: int | None = None
    amount: str | None = None
    phone: str | None = None
    phone_part: str | None = None
    email: str | None = None
    # Whether both ways were refused before: the other one is not asked for in turn, for ever.
    contact_refused: bool = False
    name: str | None = None
    service_number: str | None = None
    # By which way they want to be answered (`medium`).
    preferred: str | None = None
    # How to be reached, in the customer's words: "sabah arasınlar".
    wishes: tuple[str, ...] = ()
    # What stood as the problem before it was put right: for whoever works on the complaint.
    former: str | None = None
    correcting: str | None = None
    # Told together with another, in words of both: not the same complaint once more.
    separate: bool = False
    privacy_told: bool = False

    @classmethod
    def from_json(cls, value: Any) -> Draft:
        """Read what `State.as_slot` wrote; unknown names are left out."""
        if not isinstance(value, dict):
            return cls()
        known = {one.name for one in fields(cls)}
        given = {name: what for name, what in value.items() if name in known}
        given["topic_choices"] = tuple(given.get("topic_choices") or ())
        given["wishes"] = tuple(given.get("wishes") or ())
        return cls(**given)

    @property
    def next_question(self) -> str | None:
        """Return the question to ask next; None when the complaint can be registered at once."""
        if self.correcting is not None:
            return self.correcting
        wanted = {
            questions.PROBLEM: self.description is None,
            questions.TOPIC: self.topic is None,
            questions.PLACE: self.widespread and self.place is None,
            questions.SOLVED: self.help_result is None and self.has_tips,
        }
        if not self.solved:
            wanted |= {
                questions.PHONE: self.phone is None,
                questions.EMAIL: self.email is None
                and (not self.has_mobile or self.preferred == EMAIL),
                questions.NAME: self.name is None,
                questions.CONFIRM: True,
            }
        return next((question for question, missing in wanted.items() if missing), None)

    @property
    def has_tips(self) -> bool:
        """Whether there are steps to try first."""
        return topics.has_first_help(self.topic) and not self.widespread

    @property
    def solved(self) -> bool:
        """Whether the steps that were offered solved the problem."""
        return self.help_result == SOLVED

    @property
    def has_mobile(self) -> bool:
        """Whether a mobile number is known."""
        phone = read_phone(self.phone) if self.phone and self.phone != REFUSED else None
        return phone is not None and phone.mobile

    @property
    def unreachable(self) -> bool:
        """Whether both ways of reaching the customer were refused."""
        return self.phone == REFUSED and self.email == REFUSED

    @property
    def has_content(self) -> bool:
        """Whether the customer told anything that would be lost."""
        return self.active and bool(self.description or self.opening)

    def emptied(self) -> Draft:
        """Return it after a complaint: all forgotten but who the customer is.

        A refusal is not remembered: at the next complaint the customer may think otherwise.
        """
        return Draft(
            phone=given(self.phone),
            email=given(self.email),
            name=given(self.name),
            preferred=self.preferred,
            privacy_told=self.privacy_told,
        )

    def heard(self, told: Fields) -> Draft:
        """Keep the details that a message tells; what is known already stays.

        A mobile takes a landline's place, which stays as the line's number.
        """
        found: dict[str, Any] = {}
        if told.phone is not None and told.phone_is_mobile and not self.has_mobile:
            found["phone"] = told.phone
            if given(self.phone) is not None and self.service_number is None:
                found["service_number"] = self.phone
        elif self._is_about_a_landline(told):
            found["service_number"] = told.phone
        if told.service_number is not None and self.service_number is None:
            found["service_number"] = told.service_number
        if told.email is not None and self.email in {None, REFUSED}:
            found["email"] = told.email
        if told.name is not None and self.name in {None, REFUSED}:
            found["name"] = told.name
        facts = {
            "place": told.place,
            "province": told.city,
            "lasted": told.lasted,
            "amount": told.amount,
        }
        found |= {
            name: value
            for name, value in facts.items()
            if value is not None and getattr(self, name) is None
        }
        return replace(self, **found) if found else self

    def completed_by(self, other: Draft) -> Draft:
        """Return it with the details that only `other` has: told while this one was left."""
        found = {name: getattr(other, name) for name in _DETAILS}
        lacking = [name for name in _DETAILS if given(getattr(self, name)) is None]
        return replace(self, **{name: found[name] for name in lacking if given(found[name])})

    def _is_about_a_landline(self, told: Fields) -> bool:
        # A landline in a story is the line it is about rather than a way to be reached.
        landline = told.phone is not None and not told.phone_is_mobile
        return landline and self.service_number is None and told.phone != self.phone

    def described(self, message: Message, text: str | None = None) -> Draft:
        """Take a message (or those words of it) as the description, after its opening."""
        told = text or message.text
        if self.opening:
            told = f"{self.opening}\n{told}"
        draft = replace(self, active=True, description=told[:DESCRIPTION_LIMIT], opening=None)
        if draft.topic is not None and (self.topic_set_by == BY_CUSTOMER or not message.topic_sure):
            return draft
        other = over_but.told(told)
        return draft.about_a_part(other.text) if other else draft.with_classified_topic(message)

    def with_wish(self, text: str) -> Draft:
        """Note how the customer wants to be reached."""
        known = {one.casefold() for one in self.wishes}
        return self if text.casefold() in known else replace(self, wishes=(*self.wishes, text))

    def with_more(self, text: str) -> Draft:
        """Append words to the description."""
        whole = f"{self.description}\n{text}" if self.description else text
        return replace(self, active=True, description=whole[:DESCRIPTION_LIMIT])

    def with_description(self, text: str | None) -> Draft:
        """Return it with these words as the whole of its description."""
        return replace(self, description=text[:DESCRIPTION_LIMIT] if text else None)

    def rewritten(self, text: str) -> Draft:
        """Put other words in the description's place; the old ones are kept for the agent."""
        former = "\n".join(one for one in (self.former, self.description) if one)
        description = text[:DESCRIPTION_LIMIT]
        return replace(self, description=description, former=former[:DESCRIPTION_LIMIT] or None)

    def with_classified_topic(self, message: Message) -> Draft:
        """Set the topic that is sure or plainly told, else keep the likeliest for a choice."""
        offered = topics.likeliest(message.topic_ranking, message.text)
        ranked = replace(self, topic_choices=offered)
        if topic_words.is_use_abroad(message.folded, message.topic):
            return ranked.with_topic("roaming", BY_CLASSIFIER)
        if calls_unwanted.is_more_of_them(message.text, "") and not message.topic_sure:
            return ranked.with_topic("privacy_consent", BY_CLASSIFIER)
        if not message.topic_sure or message.topic not in {*topics.TOPICS} - topic_words.denied(
            message.folded
        ):
            plain = topic_words.plainly(message.folded) or topics.leading(message)
            return ranked.with_topic(plain, BY_CLASSIFIER) if plain else ranked
        chosen = ranked.with_topic(message.topic, BY_CLASSIFIER)
        return replace(chosen, topic_confidence=round(message.topic_confidence, 4))

    def about_a_part(self, text: str) -> Draft:
        """Return it as being about `text`, a part of the message that was classified."""
        plain = topic_words.plainly(fold(text))
        left = replace(self, topic=None, topic_set_by=None, topic_confidence=None)
        left = replace(left, topic_choices=topics.likeliest((), text))
        return left.with_topic(plain, BY_CLASSIFIER) if plain else left

    def with_topic(self, topic: str, set_by: str) -> Draft:
        """Set a topic; steps that did not help are not offered again for another one."""
        result = NOT_SOLVED if self.help_result == NOT_SOLVED else None
        return replace(
            self, topic=topic, topic_set_by=set_by, topic_confidence=None, help_result=result
        )


def given(value: str | None) -> str | None:
    """Return a detail unless the answer was refused."""
    return None if value in {None, REFUSED} else value
