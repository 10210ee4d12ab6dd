"""The questions that may be open when a message comes. Pure."""

from __future__ import annotations

NONE = "none"
"""Nothing is asked: the start, or something was just finished."""
PROBLEM, TOPIC, SOLVED = "problem", "topic", "solved"
PLACE = "place"
PHONE, EMAIL, NAME = "phone", "email", "name"
CONFIRM, CORRECT = "confirm", "correct"
DROP = "drop"
"""Whether what was told so far is to be left."""
RESUME = "resume"
"""Whether to go on with what was broken off."""
TRACKING, WHICH = "tracking", "which"
ADDITION, REASON = "addition", "reason"
WITHDRAW, CLOSE = "withdraw", "close"
ANEW = "anew"
"""Whether to register once more what was told in the same words a moment ago."""
ADD_TO_EARLIER, REOPEN_EARLIER = "add_to_earlier", "reopen_earlier"
"""Whether what is told goes to the open complaint of that topic, or opens the concluded one."""
CONTACT = "contact"
"""Whether a registered complaint is to be answered to what was read back."""
PROOF_PHONE, CODE = "proof_phone", "code"
ALARM, LEAVE = "alarm", "leave"
"""Whether a danger is none, and whether the queue of those in danger is to be left."""
STOP = "stop"
"""What whoever waits for a human means to stop: the queue, what was told, or the complaint."""
SAFE = "safe"
"""Whether who is in danger at home may be called or written to by a number or an address."""
WAITING = "waiting"
"""No question: the customer waits in the queue for a human."""

OF_AN_ALARM = frozenset({ALARM, LEAVE, SAFE})
OF_AN_EARLIER = frozenset({ADD_TO_EARLIER, REOPEN_EARLIER})
YES_OR_NO = (
    frozenset({SOLVED, CONFIRM, DROP, RESUME, WITHDRAW, CLOSE, ANEW, CONTACT})
    | OF_AN_ALARM
    | OF_AN_EARLIER
)
IRREVERSIBLE = frozenset({DROP, WITHDRAW, CLOSE}) | OF_AN_ALARM
"""A yes to one of these cannot be taken back by the customer alone."""
ALL = frozenset(
    {
        *(NONE, PROBLEM, TOPIC, SOLVED, PLACE, PHONE, EMAIL, NAME, CONFIRM, CORRECT, DROP, RESUME),
        *OF_AN_ALARM,
        *OF_AN_EARLIER,
        *(TRACKING, WHICH, ADDITION, REASON, WITHDRAW, CLOSE, ANEW, CONTACT),
        *(PROOF_PHONE, CODE, STOP, WAITING),
    },
)
