"""What an SMS asks for: one of our few command words, or anything else in plain language. Pure.

Only a text that is a command and nothing but it counts as one: "durum" does, "durum çok kötü" is a
complaint.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from backend.channels.sms import keyword
from backend.complaints import tracking_number
from lexicon.turkish import fold


class Kind(StrEnum):
    """What is to be done with an SMS."""

    # Plain language for the assistant.
    TEXT = "text"
    # A command for the assistant, as its payload.
    COMMAND = "command"
    # The keyword and nothing else, where no conversation is open: somebody who begins.
    BEGIN = "begin"
    # Neither the keyword nor an open conversation: it may not even be meant for us.
    UNKNOWN = "unknown"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"


@dataclass(frozen=True, slots=True)
class Command:
    """An SMS understood. `text` is what the customer wrote, without the keyword."""

    kind: Kind
    text: str
    payload: str | None = None


_LEADING = re.compile(r"^[\W_]+")
# Tried once per run of signs, not at every one of them.
_TRAILING = re.compile(r"(?<![\W_])[\W_]+$")
# What may stand between a command and its number: "durum no: 4821…", "durum #4821…".
_BEFORE_NUMBER = re.compile(r"^[\s:.,#\-]*(?:(?:takip|kayit)\s*)?(?:no|numara\w*|num)?[\s:.,#\-]*")
_NUMBER = re.compile(r"\d[\d\s.,/_\-]*")
_STATUS = re.compile(r"durum(?:u|um|umu|lar)?(?!\w)")
_CANCEL = re.compile(r"iptal(?:i|im)?(?!\w)")
# "Yeniden aç kapa yaptım" speaks of a modem.
_REOPEN = re.compile(r"yeniden\s*ac(?!\w)(?!\W*kapa)")
_AGENT = re.compile(r"(?:musteri\s+)?temsilci(?:ye|si|niz|yle)?(?!\w)")
_HELP = re.compile(
    r"(?:bilgi|yardim)(?!\w)"
    r"|(?:bana\s+)?bilgi\s+(?:ver(?:in\w*|ir|ebilir)|almak|alabilir)"
    r"(?:\s+(?:misin\w*|miyim|isti\w+|lutfen))?"
)
# In plain language too, where a text speaks of surveys and of nothing else.
_WORD = r"(?:bana|artik|lutfen|bir|daha|tekrar|yine|sms\S*|mesaj\w*|almak)"
_SURVEYS = rf"(?:{_WORD}\s+)*anket\w*\s+(?:{_WORD}\s+)*"
_END = rf"(?:\s+{_WORD})*"
_OPT_OUT = re.compile(
    rf"ret|red|dur|{_SURVEYS}(?:(?:gonder|yolla|at|yap)m[ae]\w*|istemiyor\w*){_END}"
)
_OPT_IN = re.compile(
    rf"kabul|{_SURVEYS}(?:(?:gonder|yolla|at)(?:in|[ae]bil\w*|yabil\w*)|istiyor\w*){_END}"
)
_MESSAGES = re.compile(r"\b(?:mesaj|sms|reklam|kampanya|bahis|bildirim|tanitim)\w*")
_LEAST_DIGITS = 4
_MOST_DIGITS = 20


def read(text: str, key: str, *, in_conversation: bool) -> Command:
    """Say what an SMS asks for. `in_conversation`: the keyword is not needed."""
    marked = keyword.split(text, key)
    rest = marked.rest
    bare = _TRAILING.sub("", _LEADING.sub("", rest))
    folded = fold(bare)
    if _OPT_OUT.fullmatch(folded):
        return Command(Kind.OPT_OUT, rest)
    if _OPT_IN.fullmatch(folded):
        return Command(Kind.OPT_IN, rest)
    payload, is_ours = _payload(bare, folded)
    # A tracking number is nobody else's, so that nobody has to remember the keyword with it.
    if not (marked.is_marked or in_conversation or is_ours):
        return Command(Kind.UNKNOWN, rest)
    if not bare:
        return _wordless(rest, in_conversation=in_conversation, marked=marked.is_marked)
    if payload is not None:
        return Command(Kind.COMMAND, rest, payload)
    return Command(Kind.TEXT, rest)


def names_surveys(text: str) -> bool:
    """Whether a text speaks of surveys, and not only of something that is to end: "RET"."""
    return "anket" in fold(text)


def speaks_of_messages(text: str) -> bool:
    """Whether a text speaks of messages or advertising that somebody gets."""
    return bool(_MESSAGES.search(fold(text)))


def _wordless(rest: str, *, in_conversation: bool, marked: bool) -> Command:
    """Read a text of which nothing is left: the keyword alone, or only signs."""
    if not in_conversation:
        return Command(Kind.BEGIN, rest)
    if marked:
        return Command(Kind.COMMAND, rest, "/help")
    return Command(Kind.TEXT, rest)


def _payload(bare: str, folded: str) -> tuple[str | None, bool]:
    """Return what a command means to the assistant, and whether it names a tracking number."""
    if _AGENT.fullmatch(folded):
        return "/talk_to_agent", False
    if _HELP.fullmatch(folded):
        return "/help", False
    for word, intent in ((_STATUS, "check_status"), (_CANCEL, "withdraw_complaint")):
        if match := word.match(folded):
            number, rest = _number(folded[match.end() :])
            return (None, False) if rest else _with(intent, number)
    if match := _REOPEN.match(folded):
        number, rest = _number(folded[match.end() :])
        # Folding keeps every letter's place, so that the reason keeps its own letters.
        return _with("reopen_complaint", number, bare[len(bare) - len(rest) :])
    number, rest = _number(folded)
    if number is not None and not rest and tracking_number.is_valid(number):
        return _with("check_status", number)
    return None, False


def _number(folded: str) -> tuple[str | None, str]:
    """Split a number off the beginning: its digits, None without any, and what follows it.

    A number of the wrong length is still a number: whoever mistyped it should hear so.
    """
    start = _BEFORE_NUMBER.match(folded)
    at = start.end() if start else 0
    match = _NUMBER.match(folded, at)
    if match is None:
        return None, _LEADING.sub("", folded)
    digits = "".join(str(int(letter)) for letter in match[0] if letter.isdecimal())
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None, _LEADING.sub("", folded)
    return digits, _LEADING.sub("", folded[match.end() :])


def _with(intent: str, number: str | None, reason: str = "") -> tuple[str, bool]:
    entities = {
        name: value for name, value in (("tracking_number", number), ("reason", reason)) if value
    }
    payload = f"/{intent}"
    if entities:
        payload += json.dumps(entities, ensure_ascii=False)
    return payload, number is not None and tracking_number.is_valid(number)
