"""Details told at any moment of a complaint: kept, put right, read back, and on with the question.

What was asked for is taken by the question itself. A message that holds nothing but other details
or a wish how to be reached is no story, no leave to drop it and no call for a human, whatever else
it may seem to be.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import known_number
from actions.dialogue.draft import NOT_SOLVED, REFUSED, given
from actions.dialogue.wording import labelled
from actions.reading import (
    calls_unwanted,
    details,
    names,
    places,
    questions as q,
    reading as r,
    solved,
    whose_number,
    wishes,
)
from actions.reading.phones import read_phone, typed_and_spoken
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_ASKED_FOR = {q.PHONE: "phone", q.EMAIL: "email", q.NAME: "name"}
_ANSWERED = frozenset({r.GIVEN, r.PART, r.AMBIGUOUS, r.INVALID, r.YES, r.REFUSED})
_SOLVED_OR_NOT = frozenset({r.YES, r.NO, r.SOLVED, r.PERSISTS})
_CERTAIN = frozenset({r.FOREIGN, r.STALE, r.UNDO})
_AT_THE_SUMMARY = frozenset({q.CONFIRM, q.CORRECT})
_REFUSED = re.compile(r"\b(?:yok|hayir|gec|vermi|verme|isteme|istemi|kullanm|bilm)|m[ae]m\b")
_NAMED = re.compile(r"\b(?:ad|isi?m)(?:i?m|i)?\b|\bsoy ?(?:ad|is)\w*")
_TO_BE_USED = re.compile(
    r"\b(?:kullan|ara(?:y[iu]n|s[iu]n)|olsun|yap[iu]n|yap\b|degis|degil|ulas|bu olacak|olacak)"
)
_LONGEST, _MOST_WORDS_OF_A_NAME, _SURE = 300, 4, 0.9
_NUMBERS = re.compile(r"\+?\d[\d\s().\-\u2010-\u2015]{8,}\d")


def take(turn: Turn) -> bool:
    """Keep what a message tells beside the question; return whether that is all that it says."""
    message, reading = turn.message, turn.reading
    if message.is_choice or reading.main in _CERTAIN or len(message.text) > _LONGEST:
        return False
    if any(one(turn) for one in (_where, *known_number.TAKEN)):
        return True
    told, before = _told(turn), turn.draft
    wished = _wishes(turn) and not _lacks_it(turn) and not _says_whose(turn)
    own = _is_answered(turn, wished=wished) and not _is_the_topic_by_chance(turn, told)
    most = 0 if reading.main in r.WANTS | r.REQUESTS else 1
    known = (before.name, reading.value if own else None)
    alone = details.only(message, told, *known, most=most)
    if wished:
        turn.change(draft=turn.draft.with_wish(_wish(turn, own=own)))
        turn.reading = turn.reading.without(r.HUMAN, r.MORE, r.COMPLAINT, r.PERSISTS)
    asked = _own_slot(turn) if own else None
    sure = alone or wished or turn.state.question in _AT_THE_SUMMARY
    fresh, changed = _changes(turn.draft, told, message, asked, alone=sure)
    turn.redraft(**fresh, **changed)
    _keep_other_numbers(turn, told)
    _keep_whose_the_former_is(turn, before.phone, changed)
    if turn.state.question == q.PHONE and alone and "email" in fresh and turn.draft.phone is None:
        turn.redraft(phone=REFUSED)  # an address instead of a number
    same = details.says_the_same(message) and (given(before.phone) or given(before.email))
    done = not own and bool(wished or (alone and (fresh or changed or _tells(told))) or same)
    if done or changed or (fresh and reading.main == r.REFUSED):
        _say(turn, fresh, changed)
    if wished:
        turn.say("utter_wish_noted")
    elif done and not fresh and not changed:
        _say_it_is_known(turn, _known_again(before, told), same=bool(same))
    if done and turn.draft != before:
        _settle(turn, fresh)
    if done and (alone or same):
        turn.reading = replace(turn.reading, also=())
    return done


def _settle(turn: Turn, fresh: dict[str, str]) -> None:
    """Close the question; whoever leaves a number at the steps wants it recorded."""
    if turn.state.question == q.SOLVED and "phone" in fresh:
        turn.redraft(help_result=NOT_SOLVED)
    turn.settle()


def _say_it_is_known(turn: Turn, again: dict[str, str | None], *, same: bool) -> None:
    if same:
        _keep_the_same(turn)
    elif again:
        turn.say("utter_known_already", {"details": labelled(again)})


def _known_again(draft: Draft, told: Fields) -> dict[str, str | None]:
    """Return what is told once more, as it is known: who writes it is told that it is there."""
    said = {"phone": told.phone, "email": told.email}
    return {slot: value for slot, value in said.items() if value and value == getattr(draft, slot)}


def _wishes(turn: Turn) -> bool:
    text = turn.message.text
    if turn.state.question == q.PHONE and wishes.complains_of_calls(text):
        return False
    if calls_unwanted.is_more_of_them(text, turn.draft.description or ""):
        return False
    if wishes.has_any(text):
        return True
    rest = _NUMBERS.sub(" ", text)
    return rest != text and (wishes.is_beside_a_number(rest) or bool(_EITHER.fullmatch(rest)))


def _says_whose(turn: Turn) -> bool:
    """Whether of two numbers it is only said which is whose, and which to call."""
    numbers = _NUMBERS.findall(turn.message.text)
    return len(numbers) > 1 and details.only(turn.message, turn.reading.fields)


def _lacks_it(turn: Turn) -> bool:
    """Whether "mail de yok" refuses what was asked for, and is no wish how to be reached."""
    asked = turn.state.question in {q.PHONE, q.EMAIL} and turn.reading.main == r.REFUSED
    return asked and bool(_NONE_OF_IT.search(turn.message.folded))


_NONE_OF_IT = re.compile(r"\b(?:da|de|bile|hic|zaten)? ?(?:yok|kullanm\w+)\W*(?:ki|ya|iste)?\W*$")


def _where(turn: Turn) -> bool:
    """Take a message that tells nothing but where, whatever was asked."""
    message, asked = turn.message, turn.state.question
    if asked in {q.PLACE, q.PROBLEM} or turn.reading.main in {r.CORRECT, r.GIVEN}:
        return False
    if not places.is_alone(message) or turn.reading.fields.name:
        return False
    turn.redraft(place=message.text.strip(), province=turn.reading.fields.city)
    _say(turn, {"place": message.text.strip()}, {})
    turn.settle()
    turn.reading = replace(turn.reading, also=())
    return True


def _is_answered(turn: Turn, *, wished: bool) -> bool:
    """Whether the question that was asked is answered, whatever else is told."""
    reading = turn.reading
    if reading.main == r.CORRECT:
        return reading.value is not None
    if turn.state.question == q.SOLVED and reading.main in _SOLVED_OR_NOT:
        # "Hayır, adım Burak" answers too; a name alone does not.
        return solved.is_said(turn.message)
    if reading.main == r.REFUSED and wished and wishes.bounds_calls(turn.message.text):
        return False
    if reading.main == r.REFUSED and any((reading.fields.name, reading.fields.phone)):
        return bool(_REFUSED.search(turn.message.folded))
    return reading.main in _ANSWERED and not (wished and _is_within_the_wish(turn))


def _is_the_topic_by_chance(turn: Turn, told: Fields) -> bool:
    """Whether a topic seems to be given by the words around a number: "numaram", "cep"."""
    asked = turn.state.question == q.TOPIC and turn.reading.main == r.GIVEN
    return asked and _tells(told) and details.only(turn.message, told, most=0)


def _own_slot(turn: Turn) -> str | None:
    """Return the detail that is taken, or put right, elsewhere."""
    if turn.reading.main == r.CORRECT:
        return _ASKED_FOR.get(turn.reading.field or "")
    return _ASKED_FOR.get(turn.state.question)


def _told(turn: Turn) -> Fields:
    """Return the details of the message, a name that stands for itself among them."""
    told, message = turn.reading.fields, turn.message
    elsewhere = turn.state.question in {q.PHONE, q.EMAIL, q.TOPIC, q.SOLVED}
    if told.name is None and elsewhere and turn.reading.main not in _ANSWERED | {r.NO}:
        name = names.surely(message.text) if len(message.words) <= _MOST_WORDS_OF_A_NAME else None
        if name is not None:
            return replace(told, name=name)
    return told


def _tells(told: Fields) -> bool:
    return any((told.phone, told.email, told.name, told.service_number))


def _changes(
    draft: Draft, told: Fields, message: Message, asked: str | None, *, alone: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is newly known, and what is otherwise than it was; not what was asked for."""
    fresh: dict[str, str] = {}
    changed: dict[str, str] = {}
    folded = message.folded
    line = told.service_number if not draft.service_number else None
    if line not in {None, draft.phone} and asked != "phone":
        fresh["service_number"] = line
    for slot, value in (("phone", told.phone), ("email", told.email), ("name", told.name)):
        known = given(getattr(draft, slot))
        if value is None or slot == asked or value == known:
            continue
        if slot == "phone" and known and details.is_anothers_number(folded):
            continue
        if slot == "name" and details.is_anothers_name(folded):
            continue
        if slot == "phone":
            found = _number(draft, value, folded, mobile=told.phone_is_mobile, alone=alone)
            (changed if "phone" in found and known else fresh).update(found)
        elif known is None:
            fresh[slot] = value
        elif alone and (slot == "email" or _NAMED.search(folded)) and fold(value) != fold(known):
            changed[slot] = value
    return fresh, changed


def _keep_other_numbers(turn: Turn, told: Fields) -> None:
    """Keep the words of a message that tells numbers of which one has no place of its own."""
    draft, text = turn.draft, turn.message.text
    numbers = {phone.number for _, phone in typed_and_spoken(text)}
    kept = {draft.phone, draft.service_number, turn.reading.value}
    known = "\n".join([draft.description or "", *draft.wishes])
    if (len(numbers) > 1 or told.service_number) and numbers - kept and text not in known:
        turn.change(draft=draft.with_more(text))


def _keep_whose_the_former_is(turn: Turn, former: str | None, changed: dict[str, str]) -> None:
    """Keep the words and the number that is said to be another's: "o komşunun, ben 0532 …"."""
    text = turn.message.text
    if "phone" in changed and whose_number.names_somebody(text):
        turn.change(draft=turn.draft.with_more(f"{text} ({labelled({'phone': former})})"))


def _number(draft: Draft, value: str, folded: str, *, mobile: bool, alone: bool) -> dict[str, str]:
    """Return what a number changes: the one to be reached at, or the line that it is about."""
    known = given(draft.phone)
    if mobile and (known is None or not draft.has_mobile):
        line = {} if known is None or draft.service_number else {"service_number": known}
        return {"phone": value, **line}
    if mobile:
        return {"phone": value} if alone else {}
    if known is None and draft.phone == REFUSED and alone:
        return {"phone": value, "email": given(draft.email) or REFUSED}
    if known is not None and alone and _TO_BE_USED.search(folded):
        return {"phone": value, "email": given(draft.email) or REFUSED}
    return {} if draft.service_number else {"service_number": value}


def _say(turn: Turn, fresh: dict[str, str], changed: dict[str, str]) -> None:
    """Read back what was put right, else what was taken."""
    if changed:
        turn.say("utter_put_right", {"details": labelled(changed)})
    elif shown := labelled(fresh):
        turn.say("utter_taken", {"details": shown})
        if (number := read_phone(fresh.get("phone") or "")) is not None and not number.mobile:
            turn.say("utter_landline_taken")


def _is_within_the_wish(turn: Turn) -> bool:
    """Whether what seems to be given are words of the wish: "akşamları müsaitim" is no name."""
    if turn.reading.main != r.GIVEN or turn.state.question != q.NAME:
        return False
    return names.surely(turn.reading.value or "") is None


_EITHER = re.compile(r"\W*(?:ya da|yada|veya|yahut|olmazsa|olmadı|yoksa)\W*", re.IGNORECASE)


def _wish(turn: Turn, *, own: bool) -> str:
    """Return the words of the wish, without the one detail that was asked for."""
    text = turn.message.text
    if len(_NUMBERS.findall(text)) == 1 and not whose_number.is_another_s(text):
        text = _NUMBERS.sub(" ", text)
    if own and turn.reading.main == r.GIVEN and turn.state.question == q.NAME:
        for word in fold(turn.reading.value or "").split():
            at = fold(text).find(word)
            text = text if at < 0 else f"{text[:at]} {text[at + len(word) :]}"
    return " ".join(text.split()).strip(" ,;.-")


def _keep_the_same(turn: Turn) -> None:
    """Go on with what is known: who has no more to give is not asked for more."""
    turn.say("utter_same_details")
    if turn.state.question == q.EMAIL and given(turn.draft.phone):
        turn.redraft(email=REFUSED)
    if turn.draft.correcting in _ASKED_FOR:
        turn.redraft(correcting=None)
