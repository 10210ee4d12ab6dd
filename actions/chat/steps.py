"""The steps to try first, in the chat: what is answered to "çözüldü mü?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import describing
from actions.dialogue import beside, help as first_help
from actions.dialogue.draft import NOT_SOLVED, SOLVED
from actions.reading import (
    beyond_the_answer,
    burnt,
    left_for_later,
    reading as r,
    short_answers,
    stories,
    trouble,
    verbs,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ENDS = frozenset({r.THANK, r.GOODBYE})
_FAILS = frozenset({r.NO, r.PERSISTS})


def answer(turn: Turn) -> bool:
    """Take whether the steps helped, with what is told beside it; who leaves them is left."""
    reading = turn.reading
    if _is_left(turn):
        return True
    if reading.main in {r.YES, r.SOLVED}:
        _says_yes(turn)
    elif reading.main in {r.NO, r.REFUSED, r.PERSISTS}:
        _keep_what_else_is_told(turn)
        turn.redraft(help_result=NOT_SOLVED)
    elif reading.main in {r.COMPLAINT, r.MORE} or _tells_how_long(turn):
        turn.reading = reading.without(r.NO_CALL, r.STATUS)
        describing.take_more(turn, reading.text or turn.message.text)
        turn.redraft(help_result=NOT_SOLVED)
    elif reading.main == r.WAIT:
        turn.wait_for_answer()
    elif r.HUMAN in reading.all and _FAILS & {*reading.also}:
        # "Olmadı, birini bağlayın": whoever is connected need not ask again.
        turn.redraft(help_result=NOT_SOLVED)
        return False
    elif reading.main in _SAYS_NEITHER and _is_a_number(turn):
        _ask_to_close(turn)  # nothing was numbered: "1" is no yes
    elif reading.main in _SAYS_NEITHER and beyond_the_answer.is_told(turn.message, reading.fields):
        describing.take_more(turn, turn.message.text)  # "fiberim var, işteyim": and asked again
        turn.settle()
    elif reading.main != r.UNSURE:
        return False
    return True


def _tells_how_long(turn: Turn) -> bool:
    """Whether "4 gün oldu 4" says how long it lasts, and asks after no record: there is none."""
    may_be = turn.reading.main in {r.NO_CALL, r.UNCLEAR, r.STATUS, r.INSULT}
    return may_be and turn.state.complaint is None and bool(turn.reading.fields.lasted)


def _says_yes(turn: Turn) -> None:
    """Close it, or ask back; who says no clearer yes has it recorded: nothing ends on a guess."""
    if _TO_CLOSE not in turn.state.said and _may_be_of_the_bill(turn):
        _ask_to_close(turn)
    elif not _may_mean_either(turn):
        turn.redraft(help_result=SOLVED)
    elif "utter_ask_back" in turn.state.said:
        turn.redraft(help_result=NOT_SOLVED)
    else:
        turn.say("utter_ask_back")


def _may_mean_either(turn: Turn) -> bool:
    """Whether a bare yes may mean something else than that it is solved.

    Right after the steps it answers "çözüldü mü?"; after anything else that was told or asked, or
    to "çözülmüş mü, yoksa sürüyor mu?", it may as well be a yes to recording.
    """
    just_offered = any(said.startswith((_STEPS, _TO_CLOSE)) for said in turn.state.said)
    return _is_bare(turn) and not just_offered


def _may_be_of_the_bill(turn: Turn) -> bool:
    """Whether a bare yes comes right after what only informs: "evet" may be that it is high."""
    return _is_bare(turn) and f"{_STEPS}billing" in turn.state.said


def _is_bare(turn: Turn) -> bool:
    return not turn.message.is_choice and turn.message.words in _BARE_YES


def _is_a_number(turn: Turn) -> bool:
    return len(turn.message.words) == 1 and turn.message.words[0].isdecimal()


def _ask_to_close(turn: Turn) -> None:
    """Ask once in words to which a yes can mean one thing only; asked again, as always."""
    if _TO_CLOSE in turn.state.said:
        return
    turn.state = turn.state.asking(turn.state.question)
    turn.say(_TO_CLOSE, {"asked": turn.state.offer})
    turn.put = True


def is_to_close(turn: Turn) -> bool:
    """Whether it was asked just now whether the complaint is to be closed as solved."""
    return any(one["response"] == _TO_CLOSE for one in turn.said)


_STEPS = "utter_first_help_"
_TO_CLOSE = "utter_is_to_be_closed"
_BARE_YES = (["evet"], ["evt"], ["e"], ["hee"], ["he"], ["evet", "evet"], ["tamam"], ["ok"])


def _is_left(turn: Turn) -> bool:
    """Leave the steps to whoever has no time or mind for them; what was told stays, unasked."""
    left = "utter_left_for_later" in turn.state.said and turn.reading.main in _ENDS
    says_so = turn.reading.main in _MAY_LEAVE and left_for_later.is_said(turn.message.text)
    if turn.message.is_choice or not (left or says_so):
        return False
    if left_for_later.has_come_back(turn.message.text):
        turn.change(draft=turn.draft.with_more(turn.message.text))
        _ask_to_close(turn)
        return True
    turn.say(f"utter_{turn.reading.main}" if left else "utter_left_for_later")
    turn.reading = replace(turn.reading, main=r.CANCEL, also=())
    turn.put = True
    return True


_SAYS_NEITHER = frozenset({r.UNSURE, r.UNCLEAR, r.OPENER})


_MAY_LEAVE = _SAYS_NEITHER | {r.CANCEL, r.WAIT, r.MORE, r.NO_COMPLAINT}


def _names_what_fails(turn: Turn) -> bool:
    """Whether a no names something that fails and was not told before: "sms gelmiyor"."""
    plain = verbs.plain(turn.message.folded)
    known = fold(turn.draft.description or "")
    new = [
        one for one in beyond_the_answer.told(turn.message, turn.reading.fields) if one not in known
    ]
    return bool(new) and trouble.marks(plain) > 0


def _keep_what_else_is_told(turn: Turn) -> None:
    """Add what a no tells beside itself: "olmadı, 444'ü aradım kapattılar"."""
    reading = turn.reading
    if {r.MORE, r.COMPLAINT} & {*reading.also}:
        if _leaves_words_out(turn):
            turn.reading = replace(reading, text=turn.message.text)
        return  # its words are served as well
    of_others = first_help.is_widespread(turn.message.text, turn.draft.topic)
    of_others = of_others or _names_what_fails(turn)
    if of_others or beyond_the_answer.is_told(turn.message, reading.fields):
        describing.take_more(turn, turn.message.text)


def _leaves_words_out(turn: Turn) -> bool:
    """Whether the words of the story are torn from others that tell something: "… 5 kere"."""
    kept = {*fold(turn.reading.text or turn.message.text).split()}
    others = [word for word in turn.message.folded.split() if word not in kept]
    return len(short_answers.rest(verbs.plain(" ".join(others)))) >= _FEWEST_LEFT_OUT


_FEWEST_LEFT_OUT = 2


def offer(turn: Turn) -> None:
    """Give the steps to try first, unless they would be in vain or tactless."""
    description = turn.draft.description or ""
    told = fold(description)
    # Who brings name and number with the story wants it registered.
    tried, complete = stories.has_tried(told), turn.reading.fields.identify
    if burnt.is_told(description):
        turn.say("utter_burnt_device")
    elif _are_unwanted(turn, told) or (complete and not tried):
        pass
    elif tried:
        turn.say("utter_already_tried")
    else:
        turn.say(f"utter_first_help_{turn.draft.topic}")
        turn.redraft(tips_given=True)
        return
    turn.redraft(help_result=NOT_SOLVED)


def _are_unwanted(turn: Turn, told: str) -> bool:
    """Whether steps would be asked for in vain, or of who has just lost somebody."""
    in_vain = stories.leaves_nothing_to_try(told, turn.draft.topic)
    return in_vain or beside.is_bereaved(turn, turn.draft.description or "")
