"""A typed number or label of an offered choice counts as that choice. Pure.

"2", "2 yaz", "ilki", "1 yok 2", "Müşteri hizmetleri", "internet arızası dedim ya": what is said
around the number or the label may only pad it out. Anything else is a message of its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from actions.reading import questions
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.message import Message


@dataclass(frozen=True)
class Choice:
    """A quick reply that stands below what was said last."""

    title: str
    payload: str


_LONGEST = 120
_PADDING = re.compile(
    r"(?:yaz(?:d[iu]m|[iu]yorum|[iu]yom|al[iu]m|)|sec(?:t[iu]m|[iu]yorum|[iu]yom|el[iu]m|in|)|"
    r"diyo(?:rum|m)|dedim|demistim|soyledim|istiyorum|isaretle|bas(?:t[iu]m|[iu]yorum)|olan(?:i|)|"
    r"ols[iu]n|numara(?:li|si|)|nolu|no|nci|inci|uncu|secenek|sik|madde|buton|tus|cevab[iu]m|"
    r"lutfen|lutfn|ya+|yaa+|iste|tamam|tmm|e|i|u|yi|yu|si|su|o|bu|bi|da|de|kor|sag[iu]r|m[iu]|"
    r"m[iu]s[iu]n(?:[iu]z)?|abi|abla|kardes(?:im)?|kizim|oglum|evlad[iu]m|efendim|hocam|lan|ulan|"
    r"be|aq|amk|mk|aw|diye|artik|hadi|kere|kac|defa|zaten|buyrun|cevap|konu|konusu)"
)
_NUMBERS = {
    **dict.fromkeys(("bir", "ilk", "ilki", "ilkini", "birinci", "birincisi", "birinciyi"), 0),
    **dict.fromkeys(("iki", "ikinci", "ikincisi", "ikinciyi"), 1),
    **dict.fromkeys(("uc", "ucuncu", "ucuncusu", "ucuncuyu"), 2),
    **dict.fromkeys(("dort", "dorduncu", "dorduncusu", "dorduncuyu"), 3),
    **dict.fromkeys(("bes", "besinci", "besincisi", "besinciyi"), 4),
    **dict.fromkeys(("son", "sonuncu", "sonuncusu", "sonuncuyu", "sondaki", "alttaki"), -1),
}
_NOT_THIS = frozenset({"yok", "hayir", "pardon", "degil", "yani"})
_INTENT = re.compile(r"/(\w+)(\{.*\})?")


def chosen(
    message: Message,
    offered: Sequence[Choice],
    named: Sequence[Choice] = (),
    *,
    numbered: bool = True,
) -> Message:
    """Return the message as the choice that it names, or as it is.

    `offered` are those on the table, in the order in which they stand; `named` are further ones
    that may be named by their labels. Unless they were `numbered` for the customer to see, a number
    is no yes to what ends something: "1" may be the first of their own troubles.
    """
    if message.is_choice or not message.text or len(message.text) > _LONGEST:
        return message
    words = message.words
    choice = _by_label(words, [*offered, *named])
    if choice is None:
        choice = _by_number(words, offered)
        if choice is not None and not numbered and _ends_something(choice):
            return message
    return message if choice is None else _as(message, choice)


def _ends_something(choice: Choice) -> bool:
    """Whether a choice is a yes that closes, withdraws or drops."""
    found = _INTENT.fullmatch(choice.payload)
    if found is None or found[1] != "affirm":
        return False
    asked = str(json.loads(found[2] or "{}").get("asked", ""))
    return asked.partition(":")[0] in questions.IRREVERSIBLE | {questions.SOLVED}


def _by_number(words: Sequence[str], offered: Sequence[Choice]) -> Choice | None:
    """Return the choice whose number is all that is said; of two, the one put right."""
    found: list[int] = []
    for at, word in enumerate(words):
        number = _number(word)
        if number is not None:
            found.append(number)
        elif word in _NOT_THIS and found and at < len(words) - 1:
            found.clear()  # "1 yok 2"
        elif not _PADDING.fullmatch(word):
            return None
    if len(found) != 1 or found[0] >= len(offered) or not offered:
        return None
    return offered[found[0]]


def _number(word: str) -> int | None:
    digits = re.fullmatch(r"(\d{1,2})(?:nci|inci|uncu|yi|i|u|si|su)?", word)
    if digits is not None:
        return int(digits[1]) - 1 if int(digits[1]) else None
    return _NUMBERS.get(word)


def _by_label(words: Sequence[str], choices: Sequence[Choice]) -> Choice | None:
    """Return the choice whose whole label is said, with nothing but padding around it."""
    for choice in choices:
        label = "".join(c if c.isalnum() else " " for c in fold(choice.title)).split()
        for at in range(len(words) - len(label) + 1):
            if list(words[at : at + len(label)]) == label and all(
                _PADDING.fullmatch(word) for word in (*words[:at], *words[at + len(label) :])
            ):
                return choice
    return None


def _as(message: Message, choice: Choice) -> Message:
    """Return a message as if the choice had been pressed."""
    match = _INTENT.fullmatch(choice.payload)
    if match is None:
        return message
    values: dict[str, Any] = json.loads(match[2]) if match[2] else {}
    return replace(
        message,
        text=choice.payload,
        intent=match[1],
        confidence=1.0,
        entities={name: (str(value),) for name, value in values.items()},
        topic=None,
        topic_confidence=0.0,
        topic_sure=False,
        topic_ranking=(),
        ranking=(),
        peril=(),
        clauses=(),
    )
