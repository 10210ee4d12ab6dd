"""What a customer's own complaint has to tell beside how it stands.

What was asked of them comes always; dates and who looked in the chat in short, and whole to whoever
asks for them. By SMS each text costs: there only who asks is told, and that one can ask.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from actions.reading import history

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_ANSWER = "Yanıtlayayım"


def tell(turn: Turn, complaint: Complaint) -> None:
    """Say it of a complaint that is the customer's own, read by its number."""
    values = turn.manner.values_of(complaint)
    by_sms = turn.manner.name == "sms"
    asked = not turn.message.is_choice and history.is_asked_for(turn.message.text)
    if complaint.question:
        turn.say("utter_status_question", values, None if by_sms else _answering(complaint))
    told_more = len(complaint.promises) > 1 or bool(complaint.looks)
    if asked:
        if complaint.promises:
            turn.say("utter_status_dates", values)
        turn.say("utter_status_looks" if complaint.looks else "utter_status_nobody_yet", values)
    elif by_sms:
        if told_more:
            turn.say("utter_status_more", values)
        return
    else:
        if len(complaint.promises) > 1:
            turn.say("utter_status_dates", values)
        if complaint.looks:
            turn.say("utter_status_last_look", values)
    if complaint.files:
        turn.say("utter_status_files", values)
    if complaint.satisfaction is not None:
        turn.say("utter_status_score", values)


def _answering(complaint: Complaint) -> list[dict[str, str]]:
    """Offer to answer what was asked, so that what is written next belongs to it."""
    meant = json.dumps({"tracking_number": complaint.tracking_number})
    return [{"title": _ANSWER, "payload": f"/add_information{meant}"}]
