"""Who has a landline and no mobile, or thinks that we see the number: what may be given instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue.draft import NOT_SOLVED, REFUSED
from actions.dialogue.wording import labelled
from actions.reading import questions
from actions.reading.phones import read_phone

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take_the_only_one(turn: Turn) -> None:
    """Take the landline that is told with the trouble as the one way to reach who has no other."""
    draft = turn.draft
    line = draft.service_number or turn.reading.fields.phone
    if line is None or draft.phone is not None or not _ONLY_A_LANDLINE.search(turn.message.folded):
        return
    turn.redraft(phone=line, email=draft.email or REFUSED)


_ONLY_A_LANDLINE = re.compile(
    r"\b(?:sadece|yalniz(?:ca)?|bir tek|tek) (?:ev|sabit)\w*|"
    r"\b(?:ce[pb](?:im(?:iz)?)?|(?:cep|mobil) (?:tel\w*|hatt?\w*|numara\w*)) (?:\w+ )?"
    r"(?:yok\w*|kullanm(?:am|iyo\w*))"
)


def take_the_known(turn: Turn) -> bool:
    """Take the landline that was told before of whoever says that there is no mobile.

    They are called there: neither it nor another way is asked for.
    """
    draft, line = turn.draft, read_phone(turn.draft.service_number or "")
    if turn.message.is_choice or line is None or line.mobile or draft.phone is not None:
        return False
    few = len(turn.message.words) <= _FEW and turn.reading.fields.phone is None
    if not (few and _ONLY_A_LANDLINE.search(turn.message.folded)):
        return False
    turn.redraft(phone=line.number, email=draft.email or REFUSED)
    if turn.state.question == questions.SOLVED:
        turn.redraft(help_result=NOT_SOLVED)
    turn.settle()
    turn.reading = turn.reading.alone()
    turn.say("utter_taken", {"details": labelled({"phone": line.number})})
    return True


def take_as_it_is(turn: Turn) -> None:
    """Say of a landline that was given what it can and cannot do."""
    if turn.draft.has_mobile or turn.draft.email:
        return
    if _ONLY_A_LANDLINE.search(turn.message.folded):
        turn.redraft(email=REFUSED)  # "sabit hattım var, cepim yok"
        turn.reading = turn.reading.alone()
    elif "utter_landline_will_do" in turn.state.said:
        turn.redraft(email=REFUSED)  # they are called there: no other way is asked for
    else:
        turn.say("utter_landline_taken")


def is_given_otherwise(turn: Turn) -> bool:
    """Say what is needed of whoever thinks that we see the number, or has no mobile."""
    if _is_the_one_here(turn):
        turn.say("utter_number_not_seen")
        return True
    if not _has_a_landline_only(turn):
        return False
    turn.state = turn.state.asking(questions.PHONE)
    turn.say("utter_landline_will_do")
    turn.put = True
    return True


def _is_the_one_here(turn: Turn) -> bool:
    """Whether the number is meant that we are thought to see: "arayan numara", "kayıtlı olan"."""
    message = turn.message
    brief = not message.is_choice and len(message.words) <= _FEW
    return brief and bool(_SEEN.fullmatch(" ".join(message.words)))


def _has_a_landline_only(turn: Turn) -> bool:
    """Whether somebody has no mobile and a landline: "cebim yok, ev telefonum var"."""
    folded, told = turn.message.folded, turn.reading.fields.phone
    if turn.message.is_choice or told is not None or "utter_landline_will_do" in turn.state.said:
        return False
    return bool(_LANDLINE.search(folded)) and not _NO_LANDLINE.search(folded)


_LANDLINE = re.compile(
    r"\b(?:ev(?:imin|in|deki)?|sabit|is ?yeri\w*|dukkan\w*) (?:telefon|tel|tlf|hat|hatt|numara)\w*"
    r"(?: \w+)? (?:var|olur|versem|verebil\w*|kullan\w*|yazsam|ara\w*)\b|"
    r"\b(?:sadece|yalniz(?:ca)?|bir tek) (?:ev|sabit)\b"
)


_NO_LANDLINE = re.compile(r"\b(?:ev|sabit) (?:telefon|tel|tlf|hat|hatt)\w* (?:da |de )?yok\b")


_FEW = 6


_SEEN = re.compile(
    r"(?:ben(?:im|i)? |su an(?:da|ki)? |sizde |sistem(?:de|inizde)? )*"
    r"(?:bu|su|arayan|aradigim|yazan|yazdigim|kayitli|sistemdeki|sizdeki|hattim|hesaptaki|uyelikteki)"
    r"(?: olan| olan numara| (?:numara|telefon|hat|no|tel)\w*)+(?: iste| ya| olsun| var)?|"
    r"(?:numaram|telefonum) (?:sizde |zaten |sistemde )*"
    r"(?:kayitli|var|yazili|gorunuyo\w*)(?: zaten| ya)?"
)
