"""How the chat takes complaints: one question after the other, and a yes before it registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.chat import complaint, describing, proving, reaching, wished_first
from actions.chat.registering import register
from actions.dialogue import recontact, record_changes, reopening, wording
from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.state import Want
    from actions.dialogue.turn import Turn


_WAYS = frozenset({questions.PHONE, questions.EMAIL})


class Chat:
    """The website's chat; see `actions.dialogue.turn.Manner`."""

    name = "web"
    repeats_questions = True
    channel = "web_chat"

    def take_problem(self, turn: Turn, text: str) -> None:
        """Begin a complaint with the words of its problem."""
        describing.take_problem(turn, text)

    def take_more(self, turn: Turn, text: str) -> None:
        """Add to what is being taken, else to the complaint that was registered here."""
        number = turn.state.complaint
        if turn.draft.active or number is None or turn.state.finished:
            describing.take_problem(turn, text)
        else:
            record_changes.add(turn, number, text)

    def take_announcement(self, turn: Turn) -> None:
        """Begin a complaint of which nothing is known yet."""
        describing.take_announcement(turn)

    def answer(self, turn: Turn) -> bool:
        """Take the answer to a question of the complaint, of the proof or of a contact."""
        return (
            wished_first.take(turn)
            or proving.answer(turn)
            or recontact.answer_value(turn)
            or reaching.answer(turn)
            or complaint.answer(turn)
        )

    def register_anew(self, turn: Turn, *, anew: bool = True) -> None:
        """Register what is being taken as a complaint of its own."""
        register(turn, anew=anew)

    def record_wish(self, turn: Turn, words: str) -> None:  # noqa: ARG002 - as by SMS
        """Ask what it is about: a record of the chat has a story and a contact."""
        turn.redraft(active=True)
        self.go_on(turn)

    def go_on(self, turn: Turn) -> None:
        """Put the question again that is open, or the complaint's next."""
        if turn.put:
            return
        if turn.state.question in {questions.PROOF_PHONE, questions.CODE}:
            turn.ask(turn.state.question)
            return
        if turn.state.new_contact is not None and turn.state.question in _WAYS:
            turn.ask(turn.state.question)
            return
        if turn.state.reopening is not None and not turn.draft.active:
            reopening.go_on(turn)
            return
        complaint.go_on(turn)

    def not_ones_own(self, turn: Turn, want: Want) -> None:
        """Ask for the tracking number where that is enough, else for proof."""
        if want.kind == r.NO_CALL:
            turn.say("utter_nobody_called")
        open_to_all = want.kind in {r.STATUS, r.NO_CALL}
        if open_to_all and want.number is None and not turn.state.proven:
            if turn.draft.active or turn.state.waiting:
                turn.say("utter_number_anytime")
            elif turn.reading.fields.phone_is_mobile:
                proving.start(turn, want)  # the number that was told shows whose it is
            else:
                turn.ask(questions.TRACKING)
            return
        if turn.draft.active:
            turn.say("utter_finish_first")
            turn.change(wants=(*turn.state.wants, want))
            return
        proving.start(turn, want)

    def values_of(self, complaint_shown: Complaint) -> dict[str, str]:
        """Return the values of a response about a complaint."""
        return wording.of_complaint(complaint_shown)

    def quoted(self, text: str) -> str:
        """Return a customer's words on one line."""
        return wording.one_line(text)
