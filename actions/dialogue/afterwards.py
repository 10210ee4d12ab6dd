"""What is said once a complaint is registered and nothing is asked: it is about that complaint.

What was done to it last is taken back; what it says wrong is passed on; a date that is asked for is
its own; a remark is added to it. Only what surely is something else goes on from here.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import (
    aftercare,
    reached,
    recontact,
    renewing,
    solving,
    told_before,
    whether_recorded,
)
from actions.dialogue.state import Want
from actions.reading import (
    blame,
    new_words,
    of_record,
    questions,
    reading as r,
    several,
    short_answers,
    stories,
    topic_answers,
    topic_words,
    topics,
    tracking_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_DENIES = frozenset({r.NO, r.PERSISTS, r.UNDO, r.REOPEN, r.NO_COMPLAINT, r.COMPLAINT, r.MORE})
_ASIDE = {
    r.GREET: "utter_greet_with_record",
    r.SMALL_TALK: "utter_small_talk_with_record",
    r.INSULT: "utter_insult_with_record",
}
_NOT_FOR_IT = frozenset(
    {r.HUMAN, r.STATUS, r.LOST_NUMBER, r.WITHDRAW, r.REOPEN, r.UNDO, r.CANCEL, r.SOLVED, r.THANK}
    | {r.GOODBYE, r.BOT, r.INSULT, r.LEAVE_QUEUE, r.POSITION, r.HOW_LONG, r.DATA_REQUEST}
)
# What is only believed of a message that asks nothing is rather a remark on the complaint.
_BELIEVED = frozenset(
    {r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.DOCUMENTS, r.TARIFF, r.BILL, r.ADD, r.DURATION}
    | {r.NO_COMPLAINT, r.REFUSED, r.CORRECT, r.UNSURE, r.NO, r.YES, r.WAIT}
    | {r.CANCEL_SUBSCRIPTION, r.OUTAGE_CHECK}
)
_TOLD = frozenset({r.COMPLAINT, r.MORE, r.OPENER})
_JUST_CLOSED = frozenset({"utter_solved", "utter_registered_solved"})
_JUST_REGISTERED = frozenset(
    {"utter_registered", "utter_registered_again", "utter_registered_without_mobile"}
)


def answer(turn: Turn) -> bool:
    """Take the message as one about the complaint at hand; return False where it is not."""
    if turn.draft.active or turn.state.question not in {questions.NONE, questions.TOPIC}:
        return False
    if _taken_back(turn):
        return True
    if turn.message.is_choice:
        return False
    if any(take(turn) for take in _TAKEN_OF_ANY):
        return True
    if not turn.state.takes_more:
        return False
    return any(take(turn) for take in _TAKEN)


def _taken_back(turn: Turn) -> bool:
    """Open what was closed by mistake, or offer what was withdrawn as a new complaint."""
    done, main = turn.state.done, turn.reading.main
    other = turn.reading.fields.tracking_number
    if done is None or done.number is None or other not in {None, done.number}:
        return False
    again = main in {r.UNDO, r.REOPEN}
    if done.kind == r.SOLVED:
        just_said = bool(_JUST_CLOSED & {*turn.state.said})
        if main in {r.YES, r.SOLVED} and just_said:
            turn.say("utter_stays_closed", {"number": tracking_numbers.display(done.number)})
            return True
        denies = main in _DENIES | {r.UNCLEAR, r.WHY} and of_record.denies_closing(turn.message)
        if not (again or denies or main == r.PERSISTS or (main == r.NO and just_said)):
            return False
        turn.change(complaint=done.number, finished=True)
        solving.reopen(turn, turn.message.text)
    else:
        just_said = "utter_withdrawal_done" in turn.state.said
        regretted = of_record.takes_back(turn.message)
        if not (again or regretted or (main == r.NO and just_said)):
            return False
        renewing.offer(turn, done.number)
    _nothing_else(turn)
    return True


def _addressed(turn: Turn) -> bool:
    """Add to the complaint whose number stands in the message, and to no other."""
    number, message = turn.reading.fields.tracking_number, turn.message
    if number is None or turn.reading.main in {r.WITHDRAW, r.REOPEN, r.HUMAN}:
        return False
    told = turn.reading.fields
    wrong = of_record.puts_right(message, told)
    if not (wrong or of_record.says_to_write(message)):
        return False
    text = _as_a_correction(message.text) if wrong else of_record.told_to_add(message)
    _nothing_else(turn)
    aftercare.start(turn, Want(r.ADD, number, text))
    return True


def _mistaken(turn: Turn) -> bool:
    """Ask whether to withdraw what was registered a moment ago by mistake."""
    just = bool(_JUST_REGISTERED & {*turn.state.said}) or turn.state.question == questions.TOPIC
    rather = blame.instead(turn.message.text) is not None  # "2 gün değil 4 gün" puts it right
    if rather or not (just and of_record.was_a_mistake(turn.message)):
        return False
    _nothing_else(turn)
    turn.settle()
    aftercare.start(turn, Want(r.WITHDRAW, turn.state.complaint))
    return True


def _put_right(turn: Turn) -> bool:
    """Pass on what stands wrong in the complaint: whoever works on it puts it right."""
    message, told = turn.message, turn.reading.fields
    if not (_is_correction(turn) or of_record.puts_right(message, told) or _says_rather(turn)):
        return False
    number = turn.state.complaint or ""
    topic = of_record.topic_put_right(message, turn.state.topic)
    if topic is not None and not (told.phone or told.email):
        return _another_topic(turn, number, topic)
    _nothing_else(turn)
    _pass_on(turn, number)
    return True


def _pass_on(turn: Turn, number: str) -> None:
    """Add the correction for whoever works on the complaint; ask what is right where it lacks."""
    text = _as_a_correction(turn.message.text)
    if of_record.gives_the_value(turn.message, turn.reading.fields):
        aftercare.add(turn, number, text, "utter_put_right_passed_on")
        return
    aftercare.add(turn, number, text, "utter_put_right_asked")
    turn.settle()
    turn.state = turn.state.asking(questions.ADDITION, number)
    turn.put = True


def _says_rather(turn: Turn) -> bool:
    """Whether it is read as taking the complaint back, and puts an amount or a day right."""
    told = blame.instead(turn.message.text)
    takes_back = turn.reading.main in {r.WITHDRAW, r.UNDO, r.CANCEL, r.NO_COMPLAINT, r.NO}
    return takes_back and told is not None and of_record.was_a_mistake(turn.message)


def _is_correction(turn: Turn) -> bool:
    """Whether it is read as one, and says what is put right."""
    reading = turn.reading
    return reading.main == r.CORRECT and bool(reading.value or reading.field)


def _another_topic(turn: Turn, number: str, topic: str) -> bool:
    _nothing_else(turn)
    turn.settle()
    try:
        here = turn.conversation_id
        changed = turn.backend.name_topic(number, here, topic, turn.call_key("topic"))
    except RequestRefusedError:
        _pass_on(turn, number)
        return True
    turn.change(topic=topic)
    turn.say("utter_topic_put_right", turn.manner.values_of(changed))
    return True


def _as_a_correction(text: str) -> str:
    return f"Düzeltme isteği: {text}"


def _detail(turn: Turn) -> bool:
    """Take a number, an address or a name that is told by itself."""
    told, main = turn.reading.fields, turn.reading.main
    if not (told.phone or told.email) or main in _NOT_FOR_IT - {r.SOLVED, r.CANCEL}:
        return False
    number = turn.state.complaint or ""
    contact = {"name": told.name, "phone": told.phone, "email": told.email}
    # Where it is known already, maybe otherwise, whoever works on it reads the words.
    with suppress(RequestRefusedError):
        turn.backend.add_contact(number, turn.conversation_id, contact, turn.call_key("contact"))
    turn.redraft(email=told.email or turn.draft.email)
    aftercare.add(turn, number, turn.message.text)
    _nothing_else(turn)
    return True


def _date(turn: Turn) -> bool:
    """Answer a question about the date by the complaint's own; who is upset is told honestly."""
    main = turn.reading.main
    if main in {r.HUMAN, r.STATUS, r.WITHDRAW, r.CANCEL}:
        return False
    if main in r.STORY and of_record.tells_a_trouble(turn.message):
        return False
    sooner = of_record.wants_it_sooner(turn.message)
    if not (sooner or turn.reading.main == r.DURATION or of_record.asks_when(turn.message)):
        return False
    response = "utter_date_is_the_latest" if sooner else "utter_date_of_record"
    turn.say(response, turn.manner.values_of(_held(turn)))
    _nothing_else(turn)
    return True


def _aside(turn: Turn) -> bool:
    """Greet or chat without forgetting that there is a complaint."""
    main = turn.reading.main
    if of_record.is_to_be_ended(turn.message) and main in _BELIEVED:
        aftercare.start(turn, Want(r.WITHDRAW))
    elif main == r.NO_COMPLAINT and not _is_remark(turn):
        turn.say("utter_no_other_complaint", turn.manner.values_of(_held(turn)))
    elif main == r.REGULATOR and not of_record.wants_a_remedy(turn.message):
        turn.say("utter_regulator_with_record", turn.manner.values_of(_held(turn)))
    elif main == r.WHY and turn.state.question == questions.NONE and not _is_remark(turn):
        turn.say("utter_still_open", turn.manner.values_of(_held(turn)))
    elif of_record.is_only_filler(turn.message) and main in {r.UNCLEAR, r.SMALL_TALK, r.OPENER}:
        turn.say("utter_write_on_for_record")
    elif main in {r.GREET, r.INSULT} or (main == r.SMALL_TALK and not _is_remark(turn)):
        turn.say(_ASIDE[main], turn.manner.values_of(_held(turn)))
    else:
        return False
    _nothing_else(turn)
    return True


def _another(turn: Turn) -> bool:
    """Begin a complaint of its own with "bir de internet yavaş, onu da yaz": it is no addition."""
    message, known = turn.message, turn.state.topic
    if turn.manner.name == "sms" or turn.reading.main in _NOT_FOR_IT:
        return False
    if not of_record.says_another(message) or known is None:
        return False
    if not several.differs(topic_words.plainly(message.folded), known):
        return False
    _nothing_else(turn)
    turn.settle()
    turn.manner.take_problem(turn, new_words.without_command(message.text))
    return True


def _remark(turn: Turn) -> bool:
    """Add what is told of the matter, in however few words; another trouble is another's."""
    kept_off = _NOT_FOR_IT - {r.INSULT}
    if turn.reading.main in kept_off or r.HUMAN in turn.reading.also:
        return False
    text = _belonging(turn)
    if not text:
        return False
    aftercare.add(turn, turn.state.complaint or "", text)
    _nothing_else(turn)
    return True


def _belonging(turn: Turn) -> str:
    """Return the words that belong to the complaint at hand, "" where there are none."""
    message, main = turn.message, turn.reading.main
    if of_record.says_to_write(message) and (main in _BELIEVED | _TOLD):
        return of_record.told_to_add(message)
    if main == r.OPENER and not stories.content_words(message):
        return ""  # "şikâyetim var" announces another
    if of_record.wants_a_remedy(message) and not of_record.says_another(message):
        return message.text  # "iadesini istiyorum" tells no trouble of its own
    if main in _TOLD:
        return _same_trouble(turn)
    told = turn.reading.fields
    if main in _MISHEARD and (told.lasted or told.city or told.district or told.place):
        return message.text  # how long, or where
    return message.text if main in _BELIEVED and _is_remark(turn) else ""


_ONLY_AN_ANSWER = frozenset({r.YES, r.NO, r.UNSURE, r.WAIT})
_MISHEARD = frozenset({r.INSULT, r.OUT_OF_SCOPE, r.SMALL_TALK, r.UNCLEAR})


def _is_remark(turn: Turn) -> bool:
    if turn.reading.main in _ONLY_AN_ANSWER and not short_answers.rest(turn.message.folded):
        return False  # "evet doğru" answers once more what was asked before
    return of_record.is_a_remark(turn.message) and not of_record.asks(turn.message)


def _same_trouble(turn: Turn) -> str:
    """Return the words of a story that tells more of the complaint's own trouble."""
    message = turn.message
    if of_record.says_another(message):
        return ""
    vague = not (message.topic_sure or of_record.tells_a_trouble(message))
    if turn.manner.name == "sms":  # what more there is of it was read already, as more
        return message.text if vague and turn.reading.main == r.COMPLAINT else ""
    same = message.topic is not None and message.topic_sure and message.topic == turn.state.topic
    return message.text if same or (vague and of_record.is_a_remark(message)) else ""


def _held(turn: Turn) -> Complaint:
    return turn.backend.complaint(turn.state.complaint or "", turn.conversation_id)


def _nothing_else(turn: Turn) -> None:
    """What was believed beside it is answered by it."""
    kept = {r.HUMAN, r.DANGER}
    turn.reading = turn.reading.without(*(one for one in turn.reading.also if one not in kept))


def _topic_later(turn: Turn) -> bool:
    """Take a number that comes late, for the list of topics that was offered last."""
    offered = turn.state.offered
    at = topic_answers.number_in(turn.message.text, len(offered))
    if at is None or offered[at] not in topics.TOPICS:
        return False
    return _another_topic(turn, turn.state.complaint or "", offered[at])


_TAKEN_OF_ANY: tuple[Callable[[Turn], bool], ...] = (
    recontact.take,
    told_before.take,
    whether_recorded.take,
    _addressed,
)
"""What may be about any complaint of the customer's, not only about the one at hand."""
_TAKEN: tuple[Callable[[Turn], bool], ...] = (
    reached.take,
    _topic_later,
    _mistaken,
    _put_right,
    _detail,
    _date,
    _aside,
    _another,
    _remark,
)
