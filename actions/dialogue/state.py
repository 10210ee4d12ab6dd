"""What is remembered of a conversation from one message to the next: one slot. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from actions.dialogue.draft import REFUSED, Draft
from actions.reading import questions, topics
from actions.reading.context import Context
from actions.reading.offers import Choice

SLOT = "dialogue"


@dataclass(frozen=True)
class Want:
    """Something the customer wants that is done after what is going on.

    `kind` is a reading (`status`, `withdraw`, `complaint` …), `number` a tracking number, `topic`
    what a complaint that was put off is about.
    """

    kind: str
    number: str | None = None
    text: str = ""
    topic: str | None = None


@dataclass(frozen=True)
class NewContact:
    """What a registered complaint is to be answered to instead: `way` is a question's name.

    `value` (E.164, or an address) is None until it is told.
    """

    number: str
    way: str
    value: str | None = None


@dataclass(frozen=True)
class State:
    """One slot's content.

    `question` is what was asked last and not answered yet, `subject` the tracking number it is
    about, `asked` how often it was put, `serial` counts questions, so that a choice can say which
    it was offered for. `complaint` is the one that further words belong to: the newest that was
    registered here, or the earlier one of which the customer spoke last. `set_aside` is a draft
    that was left or broken off, and can be brought back.
    """

    question: str = questions.NONE
    subject: str | None = None
    asked: int = 0
    serial: int = 0
    draft: Draft = field(default_factory=Draft)
    set_aside: Draft | None = None
    # Whether it was broken off and is still to be offered; what was left by a yes is not.
    to_offer: bool = False
    # What was closed as solved or withdrawn last, and can be taken back: its reading and number.
    done: Want | None = None
    # The values of the choices that were put last, in order: a number may name one of them later.
    offered: tuple[str, ...] = ()
    wants: tuple[Want, ...] = ()
    complaint: str | None = None
    # Whose status was told last, the customer's or not, and holds for the next message.
    spoken: str | None = None
    # All of this dialogue, in the order in which they came.
    numbers: tuple[str, ...] = ()
    topic: str | None = None
    finished: bool = False
    help_offered: bool = False
    waiting: bool = False
    # Whether the open question was put to somebody who waits for a human already.
    asked_waiting: bool = False
    # In which words a human was asked for, and how far recording instead of waiting has gone
    # (`recording`).
    asked_for: str = ""
    recording: str = ""
    # Whether the complaint at hand holds a wish for a human only: what is told next belongs to it.
    wordless: bool = False
    # The language, not Turkish, in which a human was asked for; hardships that got a word already.
    language: str | None = None
    felt: tuple[str, ...] = ()
    # A danger that was told (`situations`), in which words, the complaint that holds it, whether it
    # is over, where they are, and the question that it broke off.
    danger: str | None = None
    danger_told: str = ""
    danger_complaint: str | None = None
    # Whether that is the complaint of the line, which was there before the danger.
    danger_of_the_line: bool = False
    calm: bool = False
    # Who was said to read it, last: it is said again only where that changed, or is asked.
    readers: str = ""
    # Whether they said that it was meant ("ciddi diyorum"): no other matter is taken for a denial.
    in_earnest: bool = False
    whereabouts: str | None = None
    # The number that was stolen or lost, by which nobody is reached (`lines`).
    lost_line: str | None = None
    # Whether its contact may be in other hands, so that nothing goes there (`safe_contact`).
    quiet: bool = False
    # Of which number or address it was asked whether it is safe, and not answered yet.
    safe_asked: str | None = None
    interrupted: Want | None = None
    # What was answered with advice only, in its words, and what it is about (`advised`).
    advised: Want | None = None
    # What is to be opened again once there is a contact: its number, and why.
    reopening: Want | None = None
    # What was read back, or is asked for, to be put right in a registered complaint.
    new_contact: NewContact | None = None
    proof_phone: str | None = None
    proven: bool = False
    # Whether showing whose number it is was given up: it is not begun again in the same words.
    unproven: bool = False
    failures: int = 0
    # Responses of the turn before: nothing is answered twice in the same words in a row.
    said: tuple[str, ...] = ()
    heard_at: str | None = None
    # Between when and when people of the house had the conversation last.
    people_from: str | None = None
    people_until: str | None = None

    @classmethod
    def from_slot(cls, value: Any) -> State:
        """Read the slot; a conversation that begins has none."""
        if not isinstance(value, dict):
            return cls()
        known = {one.name for one in fields(cls)}
        given = {name: what for name, what in value.items() if name in known}
        given["draft"] = Draft.from_json(given.get("draft"))
        aside = given.get("set_aside")
        given["set_aside"] = Draft.from_json(aside) if isinstance(aside, dict) else None
        broken = given.get("interrupted")
        given["interrupted"] = Want(**broken) if isinstance(broken, dict) else None
        advised = given.get("advised")
        given["advised"] = Want(**advised) if isinstance(advised, dict) else None
        opened = given.get("reopening")
        given["reopening"] = Want(**opened) if isinstance(opened, dict) else None
        contact = given.get("new_contact")
        given["new_contact"] = NewContact(**contact) if isinstance(contact, dict) else None
        given["wants"] = tuple(Want(**want) for want in given.get("wants") or ())
        given["felt"] = tuple(given.get("felt") or ())
        given["numbers"] = tuple(given.get("numbers") or ())
        given["said"] = tuple(given.get("said") or ())
        given["offered"] = tuple(given.get("offered") or ())
        done = given.get("done")
        given["done"] = Want(**done) if isinstance(done, dict) else None
        return cls(**given)

    def as_slot(self) -> dict[str, Any]:
        """Return the slot's content, which JSON can hold."""
        return asdict(self)

    @property
    def takes_more(self) -> bool:
        """Whether there is an open complaint of this conversation to which words may belong."""
        return self.complaint is not None and not self.finished

    @property
    def offer(self) -> str:
        """What choices of the present question carry, and are valid for."""
        return f"{self.question}:{self.serial}"

    def labels(self) -> list[Choice]:
        """Return what may be named at the open question besides the choices on the table."""
        if self.question != questions.TOPIC:
            return []
        return [
            Choice(topic.label, f'/inform{{"asked": "{self.offer}", "topic": "{code}"}}')
            for code, topic in topics.TOPICS.items()
        ]

    @property
    def form_goes_on(self) -> bool:
        """Whether something is asked though a human is awaited: after an alarm, or meanwhile."""
        open_now = self.question != questions.NONE
        asks = self.danger is not None and (self.calm or open_now)
        return not self.waiting or asks or (open_now and self.asked_waiting)

    def context(self, channel: str) -> Context:
        """Return what a message is read by."""
        beside = self.form_goes_on and self.question != questions.NONE
        question = questions.WAITING if self.waiting and not beside else self.question
        return Context(
            question=question,
            offer=self.offer,
            begun=self.draft.phone_part,
            told=self.draft.active and self.draft.description is not None,
            adds=self.takes_more and channel == "sms",
            finished=self.finished,
            topic=self.draft.topic if self.draft.active else self.topic,
            name=self.draft.name if self.draft.active else None,
            phone=_in_the_summary(self.draft),
            line=self.draft.service_number if self.draft.active else None,
            offered=self.offered if question == questions.TOPIC else (),
            can_undo=self.set_aside is not None or self.done is not None,
        )

    def asking(self, question: str, subject: str | None = None) -> State:
        """Return it with a question put (once more)."""
        again = question == self.question and subject == self.subject
        return replace(
            self,
            question=question,
            subject=subject,
            asked=self.asked + 1 if again else 1,
            serial=self.serial + 1,
            asked_waiting=self.waiting,
        )

    def settled(self) -> State:
        """Return it with no question open."""
        return replace(self, question=questions.NONE, subject=None, asked=0)


def _in_the_summary(draft: Draft) -> str | None:
    """Return the number that a summary would show; the one refused is none."""
    return draft.phone if draft.active and draft.phone != REFUSED else None
