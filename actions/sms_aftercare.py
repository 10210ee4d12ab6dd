"""Withdrawing, reopening and solving by SMS."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions import sms_wording, tracking_numbers
from actions.backend import RequestRefusedError
from actions.sms_state import SOLVED_IT, WITHDRAW_IT

if TYPE_CHECKING:
    from actions.sms_deeds import Deeds
    from actions.sms_state import State
    from actions.sms_step import Step

SOLVABLE = frozenset({"registered", "in_review"})
OPEN = SOLVABLE | {"waiting_customer", "waiting_third_party"}
FINISHED = frozenset({"resolved", "closed"})


def ask_withdrawal(deeds: Deeds, step: Step) -> State:
    """Ask whether to withdraw a complaint, if that can be done."""
    own = {one.tracking_number: one for one in deeds.own()}
    number = step.number or next((n for n, one in own.items() if one.status in OPEN), None)
    if number is None:
        deeds.told.say("utter_nothing_to_cancel")
    elif number not in own:
        deeds.not_ones_own(number)
    elif own[number].status not in OPEN:
        deeds.told.say("utter_withdrawal_not_possible", sms_wording.of_complaint(own[number]))
    else:
        deeds.told.say("utter_ask_withdrawal", sms_wording.of_complaint(own[number]))
        return step.state.asking(WITHDRAW_IT, number)
    return step.state


def withdraw(deeds: Deeds, step: Step) -> State:
    """Withdraw."""
    number = step.number or ""
    try:
        complaint = deeds.backend.withdraw(number, deeds.conversation_id, "", deeds.key)
    except RequestRefusedError as error:
        return deeds.refused(step, error, "utter_withdrawal_not_possible")
    deeds.told.say("utter_withdrawal_done", sms_wording.of_complaint(complaint))
    if step.state.complaint == number:
        return replace(step.state, finished=True)
    return step.state


def reopen(deeds: Deeds, step: Step) -> State:
    """Reopen a complaint, or the newest that is finished; what follows is added to it."""
    own = [] if step.number else deeds.own()
    finished = [one for one in own if one.status in FINISHED]
    # One that is open is tried too: had this turn been done before, the key would say so.
    number = step.number or next((one.tracking_number for one in finished or own), None)
    if number is None:
        return deeds.nothing_here(step)
    try:
        complaint = deeds.backend.reopen(number, deeds.conversation_id, step.text, deeds.key)
    except RequestRefusedError as error:
        if step.otherwise is not None:
            return deeds.do(step.otherwise)
        return deeds.refused(replace(step, number=number), error, "utter_reopening_not_possible")
    deeds.told.say("utter_reopening_done", sms_wording.of_complaint(complaint))
    return replace(
        step.state,
        complaint=number,
        topic=complaint.topic,
        finished=False,
        help_offered=False,
    )


def solve(deeds: Deeds, step: Step) -> State:
    """Resolve what the customer says is solved; another day's complaint only after asking."""
    if step.number is None:
        number = deeds.newest(SOLVABLE)
        if number is None:
            return deeds.do(step.otherwise) if step.otherwise else step.state
        deeds.told.say("utter_ask_solved", {"number": tracking_numbers.display(number)})
        return step.state.asking(SOLVED_IT, number)
    try:
        complaint = deeds.backend.solve(step.number, deeds.conversation_id, deeds.key)
    except RequestRefusedError:
        # Resolved before, or waiting for others: nothing is lost by being glad.
        deeds.told.say("utter_problem_solved")
        return step.state
    deeds.told.say("utter_solved", sms_wording.of_complaint(complaint))
    return replace(step.state, complaint=step.number, finished=True, help_offered=False)
