"""What a message was read as. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

# To a question.
YES, NO, UNSURE, WAIT = "yes", "no", "unsure", "wait"
GIVEN, PART, INVALID, AMBIGUOUS, REFUSED = "given", "part", "invalid", "ambiguous", "refused"
NOT_RECEIVED, AGAIN = "not_received", "again"
CORRECT = "correct"
# The story.
COMPLAINT, OPENER, MORE = "complaint", "opener", "more"
SOLVED, PERSISTS = "solved", "persists"
# Wants.
HUMAN, CANCEL, STATUS, LOST_NUMBER = "human", "cancel", "status", "lost_number"
WITHDRAW, REOPEN, ADD, UNDO = "withdraw", "reopen", "add", "undo"
POSITION, HOW_LONG, LEAVE_QUEUE = "position", "how_long", "leave_queue"
# Requests that are no complaint.
CANCEL_SUBSCRIPTION, BILL, TARIFF = "cancel_subscription", "bill", "tariff"
OUTAGE_CHECK, DOCUMENTS, DATA_REQUEST = "outage_check", "documents", "data_request"
PORTING, TRANSFER, NEW_NUMBER = "porting", "transfer", "new_number"
NO_COMPLAINT, REGULATOR, NO_CALL = "no_complaint", "regulator", "no_call"
# Talk.
GREET, THANK, GOODBYE, INSULT, SMALL_TALK = "greet", "thank", "goodbye", "insult", "small_talk"
HELP, WHY, PRIVACY, DURATION = "help", "why", "privacy", "duration"
CHANNELS, BOT, OUT_OF_SCOPE = "channels", "bot", "out_of_scope"
FOREIGN, DANGER, UNCLEAR, STALE = "foreign", "danger", "unclear", "stale"

ANSWERS = frozenset(
    {
        *(YES, NO, UNSURE, WAIT, GIVEN, PART, INVALID, AMBIGUOUS, REFUSED, NOT_RECEIVED, AGAIN),
        CORRECT,
    },
)
WANTS = frozenset({HUMAN, CANCEL, STATUS, LOST_NUMBER, WITHDRAW, REOPEN, ADD, LEAVE_QUEUE})
REQUESTS = frozenset(
    {
        *(CANCEL_SUBSCRIPTION, BILL, TARIFF, OUTAGE_CHECK, DOCUMENTS, DATA_REQUEST),
        *(PORTING, TRANSFER, NEW_NUMBER, NO_COMPLAINT, REGULATOR, NO_CALL),
    },
)
TALK = frozenset(
    {
        *(GREET, THANK, GOODBYE, INSULT, SMALL_TALK, HELP, WHY, PRIVACY, DURATION, CHANNELS),
        *(BOT, OUT_OF_SCOPE),
    },
)
STORY = frozenset({COMPLAINT, MORE, PERSISTS})


@dataclass(frozen=True)
class Fields:
    """Everything that a message tells beside the answer; None is what it does not tell.

    `phone` is E.164 and says whether it is a mobile; `place` is "district, city" as far as told.
    """

    name: str | None = None
    phone: str | None = None
    phone_is_mobile: bool = False
    email: str | None = None
    service_number: str | None = None
    tracking_number: str | None = None
    city: str | None = None
    district: str | None = None
    # For how long it has lasted, in minutes, and a sum in lira ("1234.50").
    lasted: int | None = None
    amount: str | None = None
    story: str | None = None

    @property
    def place(self) -> str | None:
        """The place, as far as it was told."""
        return ", ".join(part for part in (self.district, self.city) if part) or None

    @property
    def identify(self) -> bool:
        """Whether a message says who writes and where they can be reached, both."""
        return self.name is not None and (self.email is not None or self.phone_is_mobile)


@dataclass(frozen=True)
class Reading:
    """What a message says.

    `main` is one of the names above. `value` is what was given (E.164, an address, a name, a
    topic's code, digits), `field` what is corrected (a question's name) or the part of a number,
    `kind` which danger it is, or what sort of a foreign or an unclear message.
    `also` are further readings in the message's order, `text` the words that belong to the story.
    """

    main: str
    value: str | None = None
    field: str | None = None
    kind: str | None = None
    cannot_call: bool = False
    language: str | None = None
    also: tuple[str, ...] = ()
    fields: Fields = Fields()
    choices: tuple[str, ...] = ()
    text: str | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """Every reading, the main one first."""
        return (self.main, *self.also)

    def alone(self) -> Reading:
        """Return it where what was believed beside it is answered by it: but a human and danger."""
        return replace(self, also=tuple(one for one in self.also if one in {HUMAN, DANGER}))

    def without(self, *readings: str) -> Reading:
        """Return it without some of the further readings."""
        return replace(self, also=tuple(one for one in self.also if one not in readings))
