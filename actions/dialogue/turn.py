"""One turn: what is known, what came, and what is said about it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from actions.dialogue import second_wordings
from actions.dialogue.state import Want
from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from actions.backend import Backend, Complaint
    from actions.dialogue.draft import Draft
    from actions.dialogue.state import State
    from actions.reading.message import Message
    from actions.reading.reading import Reading

VARIANTS = ("", "_again", "_explained", "_way_out")
_MOST_ASKED = 6


class Manner(Protocol):
    """What differs between the channels: how a complaint is taken, and how words are put."""

    name: str
    channel: str
    repeats_questions: bool

    def take_problem(self, turn: Turn, text: str) -> None:
        """Take a problem that was told: the words of a new complaint."""

    def take_more(self, turn: Turn, text: str) -> None:
        """Take more of the story of what is being taken or was registered here."""

    def take_announcement(self, turn: Turn) -> None:
        """Take an announcement of a complaint that says nothing about it yet."""

    def answer(self, turn: Turn) -> bool:
        """Take the reading as the answer to one of this channel's own questions, if it is one."""

    def register_anew(self, turn: Turn, *, anew: bool = True) -> None:
        """Register what was told before as well, as a complaint of its own.

        Unless `anew`, it is asked about again where it was told before.
        """

    def record_wish(self, turn: Turn, words: str) -> None:
        """Record that a human is wanted, in the customer's `words`, though no trouble was told."""

    def go_on(self, turn: Turn) -> None:
        """Put the next question, if there is one."""

    def not_ones_own(self, turn: Turn, want: Want) -> None:
        """Deal with a wish for a complaint that is not known to be this customer's."""

    def values_of(self, complaint: Complaint) -> dict[str, str]:
        """Return the values of a response about a complaint."""

    def quoted(self, text: str) -> str:
        """Return a customer's words as a response of this channel can hold them: one short line."""


@dataclass
class Turn:
    """What happens in one turn; `said` collects responses, in order.

    `key` makes this turn's writing calls repeatable; `operator` are values of every response.
    """

    state: State
    message: Message
    reading: Reading
    backend: Backend
    manner: Manner
    conversation_id: str
    key: str
    operator: dict[str, str] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    held: Complaint | None = None
    """The complaint at hand as it stood before the message."""
    meant: str | None = None
    """The number of the complaint of which the message speaks by its words."""
    put: bool = False
    """Whether a question was put in this turn."""
    beside: bool = False
    """Whether an answer is taken to what was asked before an alarm, while a human is awaited."""
    _calls: dict[str, int] = field(default_factory=dict)
    _asked: tuple[str, str | None] | None = None
    _questions: set[str] = field(default_factory=set)

    @property
    def silence(self) -> timedelta | None:
        """How long nothing was heard before this message; None where that is not known."""
        before, now = self.state.heard_at, self.message.at
        if before is None or now is None:
            return None
        return datetime.fromisoformat(now) - datetime.fromisoformat(before)

    @property
    def draft(self) -> Draft:
        """The complaint that is being taken."""
        return self.state.draft

    def change(self, **changes: Any) -> None:
        """Change what is remembered."""
        self.state = replace(self.state, **changes)

    def redraft(self, **changes: Any) -> None:
        """Change the complaint that is being taken."""
        self.change(draft=replace(self.state.draft, **changes))

    def call_key(self, call: str) -> str:
        """Return the key of a writing call: the same whenever this turn is repeated.

        No two calls of a turn share one, whatever they are called: the backend does a thing once
        for each key, and several of them do the same thing there ("contact", "name").
        """
        self._calls[call] = self._calls.get(call, 0) + 1
        count = self._calls[call]
        return f"{self.key}/{call}" if count == 1 else f"{self.key}/{call}/{count}"

    def say(
        self,
        response: str,
        values: dict[str, str] | None = None,
        choices: list[dict[str, str]] | None = None,
    ) -> None:
        """Say a response, in its second wording if the turn before said the first.

        With other values it may come twice in a turn, in both wordings: two complaints registered.
        """
        wordings = [response]
        if response in second_wordings.REPEATABLE:
            wordings = [response, f"{response}_again"]
            if response in self.state.said:
                wordings.reverse()
        more: dict[str, Any] = {"buttons": choices} if choices else {}
        shown = {**self.operator, "asked": "", **(values or {}), **more}
        if {**shown, "response": wordings[0]} in self.said:
            return
        now = {one["response"] for one in self.said}
        fresh = next((one for one in wordings if one not in now), response)
        self.said.append({**shown, "response": fresh})

    def ask(
        self,
        question: str,
        subject: str | None = None,
        values: dict[str, str] | None = None,
        choices: list[dict[str, str]] | None = None,
    ) -> None:
        """Put a question: in plain words, then again, then explained, then with a way out.

        Who was asked often enough is not asked for ever: the question stays open, unsaid.
        """
        if self.put and (question, subject) == self._asked:
            return
        # Two questions at once cannot be answered by one "evet": the later one stands.
        self.said = [one for one in self.said if one["response"] not in self._questions]
        self.put, self._asked = True, (question, subject)
        put = self.state.asking(question, subject)
        if put.asked > _MOST_ASKED:
            if not self.said:
                self.say("utter_stuck")
            self.change(asked=put.asked)
            return
        self.state = put
        number = min(put.asked, len(VARIANTS)) - 1
        spoken = f"utter_ask_{question}" in self.state.said
        if number == 0 and spoken and question != questions.CODE:  # a new code is said to be sent
            number = 1  # something else was told meanwhile: the question is new, its words are not
        response = f"utter_ask_{question}{VARIANTS[number]}"
        self._questions.add(response)
        self.say(
            response,
            {**(values or {}), "asked": self.state.offer},
            choices,
        )

    def unask(self) -> None:
        """Take back a question that was put in this turn: what it asked is settled."""
        self.said = [one for one in self.said if one["response"] not in self._questions]
        self.put, self._asked = False, None

    def choices(self, question: str, slot: str, titles: Mapping[str, str]) -> list[dict[str, str]]:
        """Return quick replies, by the value that each gives, for the question that is put next."""
        offer = replace(self.state, question=question, serial=self.state.serial + 1).offer
        self.change(offered=tuple(titles))
        return [
            {"title": title, "payload": "/inform" + json.dumps({"asked": offer, slot: value})}
            for value, title in titles.items()
        ]

    def wait_for_answer(self) -> None:
        """Leave the customer time: the question stays open and is not asked again now."""
        self.say("utter_take_your_time")
        self.put = True

    def at_hand(self) -> Complaint:
        """Return the complaint that further words belong to; read once in a turn."""
        number = self.state.complaint or ""
        if self.held is None or self.held.tracking_number != number:
            self.held = self.backend.complaint(number, self.conversation_id)
        return self.held

    def hold(self, number: str, topic: str | None, *, finished: bool = False) -> None:
        """Remember the complaint that further words of this conversation belong to."""
        done = Want(r.SOLVED, number) if finished else None
        self.change(complaint=number, topic=topic, finished=finished, help_offered=False, done=done)
        numbers = tuple(dict.fromkeys([*self.state.numbers, number]))
        self.change(wordless=False, numbers=numbers)

    def settle(self) -> None:
        """Close the open question."""
        self.state = self.state.settled()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked and no complaint is being taken."""
        return self.state.question == questions.NONE and not self.draft.active
