"""How SMS takes complaints: at once, with as few texts as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import repeat, twice
from actions.reading import questions, reading as r, tracking_numbers
from actions.sms import complaint, registering, topic_asked, wording

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.state import Want
    from actions.dialogue.turn import Turn


class Sms:
    """SMS; see `actions.dialogue.turn.Manner`."""

    name = "sms"
    repeats_questions = False
    channel = "sms"

    def take_problem(self, turn: Turn, text: str) -> None:
        """Register the problem."""
        complaint.take_problem(turn, text)

    def take_more(self, turn: Turn, text: str) -> None:
        """Add to the complaint of this conversation."""
        complaint.take_more(turn, text)

    def take_announcement(self, turn: Turn) -> None:
        """Ask for the problem."""
        complaint.take_announcement(turn)

    def answer(self, turn: Turn) -> bool:
        """Take the problem or the topic."""
        return complaint.answer(turn)

    def register_anew(self, turn: Turn, *, anew: bool = True) -> None:
        """Register the text as a complaint of its own."""
        registering.register_anew(turn, anew=anew)

    def record_wish(self, turn: Turn, words: str) -> None:
        """Register the wish; what is told next belongs to it."""
        registering.record_wish(turn, words)

    def go_on(self, turn: Turn) -> None:
        """Put the question again where nothing else was said: each text costs."""
        if not turn.put and not turn.said and turn.state.question != questions.NONE:
            if turn.state.question == questions.ANEW:
                twice.ask_again(turn)
                return
            if turn.state.question in questions.OF_AN_EARLIER:
                repeat.ask_again(turn)
                return
            choices = None
            if turn.state.question == questions.TOPIC:
                choices = topic_asked.choices(turn)
            turn.ask(turn.state.question, turn.state.subject, choices=choices)

    def not_ones_own(self, turn: Turn, want: Want) -> None:
        """Say that there is no such complaint of this phone: unknown and another's look alike."""
        if want.kind == r.WITHDRAW and want.number is None:
            turn.say("utter_nothing_to_cancel")
        elif want.kind == r.NO_CALL:
            complaint.take_problem(turn, turn.message.text)
        elif want.number is None or want.kind in {r.STATUS, r.LOST_NUMBER}:
            turn.say("utter_no_complaint_here")
        else:
            turn.say("utter_not_yours", {"number": tracking_numbers.display(want.number)})

    def values_of(self, complaint_shown: Complaint) -> dict[str, str]:
        """Return the values of a response about a complaint, in plain letters."""
        return wording.of_complaint(complaint_shown)

    def quoted(self, text: str) -> str:
        """Return a customer's words on one line, in plain letters."""
        return wording.quoted(text)
