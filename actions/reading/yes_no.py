"""The answer to a yes/no question: the act it asks about, and the words of a short answer. Pure.

What is said of the act itself ("silmeyin", "kaydedebilirsiniz") outweighs "evet" and "hayır", a
later clause an earlier one, and where a yes is doubted, joked or put off it is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    acts,
    clear_yes,
    instructions,
    pointed_out,
    questions as q,
    reading as r,
    signs,
    verbs,
)
from actions.reading.candidate import Candidate
from actions.reading.short_answers import lead, rest
from actions.reading.told_fields import NOTHING_WRONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message

LONGEST = 400
"""Characters beyond which a message is a story rather than an answer."""
_REFUSAL = re.compile(r"(?:[hn]a+y+i+r+|hyr|hayr|yo+k*|yoh|olmaz|asla)\b")
_DENIED = re.compile(r"\w{2,}(?:m[iu]yo\w*|m[ae]m|m[ae]di\w*|m[iu]c[ae]m|m[ae]z)")
_NO_NEED = re.compile(r"\b(?:hic )?gerek (?:yok\w*|kalmadi)|\bgerekmez\b|\bgereksiz\b")
_SEGMENT = re.compile(r"(?<=[?])\s*|[.!;,:\n…]+|\s(?=(?:ama|fakat|lakin|ancak|yalniz)\b)")
_TAKEN_BACK = re.compile(
    r"(?:yok|hayir|dur|pardon|bekle|aman)\b(?! (?:sorun|sikinti|yanlis|hata|eksik))"
)
_CONTRAST = re.compile(r"^\s*(?:ama|fakat|lakin|ancak|yalniz)\b")
_EITHER = re.compile(
    r"\b(\w{2,12}?)s[ae]\w{0,4}\b.{1,40}\b\1m[ae]s[ae]|"
    r"\b(\w{3,8}?)[dt]?(?:[iu]n)? \2[dt]?m[ae]\w*|"
    r"\b(?P<verb>\w{2,10}?)\w{0,5} m[iu] (?P=verb)\w{0,3}m\w* m[iu]\b|\b(\w{2,12}?)s[ae]m m[iu]\b"
)
_CANCEL = re.compile(
    r"\b(?:vazgectim|vazgeciyorum|iptal(?! dilek| bedel| tale)(?: et\w*| olsun)?|sil(?:in)? gitsin|"
    r"(?:sikayet|istemiyorum)\b.*\b(?:istemiyorum|etmiyorum|etmicem|falan|birak\w*)|birak gitsin)\b"
)
_NOT_TO_BE_SAVED = re.compile(
    r"\bkaydetme(?:y[iu]n(?:[iu]z)?|s[iu]n(?:ler)?|sen\w*)?\b|\bvazgec(?!m)\w*"
)
_ONLY_OTHERWISE = re.compile(
    r"\b(?:yanlis|ynls|hatali|eksik|duzelt|degis|boyle|oyle|once|henuz|daha|simdi)\w*"
)
_RESTRICTED = re.compile(r"\b(?:ama|fakat|yalniz|ancak)\b")
_BUT_FIRST = re.compile(r"\w+ (?:da|de|ama)\b")
_BEFORE_IT = re.compile(r"m[ae]d[ae]n (?:once|evvel)")
_TO_BE_SAVED = re.compile(r"kaydet(?!me)|abone|\bhat")
_THANKS = re.compile(r"\b(?:tesekkur|tsk|sagol|sag ol|saol|eyvallah|eyv|iyi (?:gun|aksam|gece))\w*")
_HARMLESS = frozenset({q.CONFIRM, q.RESUME})
_FEW, _SHORT, _LONG = 3, 7, 8
_OTHER = (
    "talk_to_agent",
    "threaten_escalation",
    "complain_no_reply",
    "ask_cancel_subscription",
    "ask_tariff",
    "ask_bill",
    "ask_outage",
)
_LIKELY, _BELOW_A_CORRECTION, _CERTAIN = 0.3, 0.985, 0.9
# What outweighs a "wait" or an "I do not know" only where the classifier is certain of it.
_ABOUT_SOMETHING_ELSE = ("add_information", "file_complaint", "ask_why", "check_status")
_IF_CERTAIN = (
    "check_status",
    "add_information",
    "ask_why",
    "ask_documents",
    "lost_tracking_number",
)


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield yes, no, unsure and wait for a question that asks leave for an act."""
    if len(message.text) > LONGEST:
        return
    text, question = verbs.plain(message.text), context.question
    if question == q.CONFIRM:
        text = NOTHING_WRONG.sub("dogru", text)
    if question == q.CONFIRM and _CANCEL.search(text) and not _TO_BE_SAVED.search(text):
        yield Candidate(r.CANCEL, 0.96)
        return
    ways = stands(text, question)
    main, score = _answer(text, ways, question)
    if main == r.YES and question == q.CONFIRM and instructions.instructs(text):
        return  # what is to be done to the words is none: it is put right, or asked back
    if main == r.YES and question == q.CONFIRM and pointed_out.is_any(text):
        main, score = r.NO, 1.0  # another is right than what is shown
    if clear_yes.says_both(text) or (main == r.YES and clear_yes.is_none(text)):
        main, score = r.UNSURE, 1.0
    if main is None:
        return
    if main == r.YES and signs.IRONY.search(f"{message.text} {text}"):
        main = r.UNSURE
    elif main == r.YES and not ways and rest(text):
        score = deferring(message, score)
    yield Candidate(main, _weighed(message, text, main, score, question))


def says_to_stop(text: str) -> bool:
    """Whether a complaint is not to be registered at all, and not only not as it stands."""
    said = verbs.plain(text)
    if _TO_BE_SAVED.search(said) or _ONLY_OTHERWISE.search(said):
        return False
    return bool(_NOT_TO_BE_SAVED.search(said))


def _weighed(message: Message, text: str, main: str, score: float, question: str) -> float:
    """Return what an answer is worth beside the wishes and the story that the message may hold."""
    at_the_summary = question in {q.CONFIRM, q.CORRECT}
    # A clause alone may be a plain yes: then nothing outweighs what the whole comes to.
    binding = question in q.IRREVERSIBLE and lead(text) == r.YES
    of_their_own = main == r.WAIT and bool(signs.FAMILY.search(text))
    if main in {r.WAIT, r.UNSURE} and not binding and not of_their_own:
        dropped = at_the_summary and main == r.UNSURE and " " in text
        score = deferring(message, score, *(("cancel",) if dropped else ()))
    if main == r.NO and signs.RHETORICAL.search(text) and lead(text) != r.NO:
        # "Niye kapatayım" is a no; "niye kapatıyorsunuz" asks.
        asked = message.likelihood("ask_why")
        score = 0.9 * asked if asked >= _CERTAIN else score
    if main == r.YES and question in q.IRREVERSIBLE and lead(text) != r.YES:
        # A verb of the act somewhere in a message about something else is no leave for it.
        other = max(message.likelihood(one) for one in _ABOUT_SOMETHING_ELSE)
        score = 0.9 * other if other >= _CERTAIN else score
    story = message.likelihood("file_complaint")
    if main == r.NO and len(text.split()) > _LONG and story > score / 2:
        score = min(score, story - 0.01)
    return min(score, _BELOW_A_CORRECTION) if at_the_summary else score


def deferring(message: Message, score: float, *more: str) -> float:
    """Return a score that stays below that of a wish which the classifier sees in the message."""
    other = max(message.likelihood(intent) for intent in (*_OTHER, *more))
    certain = max(message.likelihood(intent) for intent in _IF_CERTAIN)
    other = max(other, certain if certain >= _CERTAIN else 0.0)
    return min(score, 0.9 * other) if other >= _LIKELY else score


def stands(text: str, question: str) -> list[str]:
    """Return how a plain text stands to the act that a question asks leave for."""
    act = acts.ACTS.get(question)
    if act is None or len(text) > LONGEST:
        return []
    if _EITHER.search(text):
        return [acts.OPEN]
    found: list[str] = []
    before = ""
    for segment in segments(text):
        here = acts.stand(act, segment, before)
        if acts.FOR in found and not here and _TAKEN_BACK.match(segment):
            here = [acts.OPEN]
        found = here if here and _CONTRAST.match(segment) else [*found, *here]
        before = segment
    return found


def segments(text: str) -> list[str]:
    """Return the clauses of a plain text, as far as punctuation and "ama" tell them apart."""
    return [part.strip() for part in _SEGMENT.split(text) if part and part.strip()]


def _answer(text: str, ways: list[str], question: str) -> tuple[str | None, float]:
    if not ways:
        return _particle(text, question)
    both = acts.OPEN in ways or (ways[-1] == acts.FOR and acts.AGAINST in ways)
    refused = bool(_REFUSAL.match(text)) and question != q.CONFIRM and not _NO_NEED.search(text)
    outcomes = (
        (both, r.UNSURE),
        (ways[-1] == acts.AGAINST, r.NO),
        (_is_put_off(text), r.WAIT),
        (bool(signs.DOUBT.search(text)) or refused, r.UNSURE),
    )
    return next((main for holds, main in outcomes if holds), r.YES), 1.0


def _is_put_off(text: str) -> bool:
    later, act = signs.LATER.search(text), re.search(r",", text)
    return later is not None and (act is None or later.start() < act.start())


def _particle(text: str, question: str) -> tuple[str | None, float]:
    found, left = lead(text), rest(text)
    brief, short = len(left) <= _FEW, len(text.split()) <= _SHORT
    doubted = bool(signs.DOUBT.search(text) or signs.LEFT.search(text))
    waits = bool(signs.WAIT.search(text) or signs.FAMILY.search(text))
    waits = waits or (found is None and brief and bool(signs.LATER.search(text)))
    leaves = question == q.RESUME and found == r.UNSURE and bool(_THANKS.search(text))
    outcomes: tuple[tuple[bool, tuple[str | None, float]], ...] = (
        (leaves, (None, 0.0)),  # "peki teşekkürler" ends a talk
        (waits and (found != r.NO or "olmaz" in text), (r.WAIT, 1.0 if short else 0.97)),
        (doubted and found != r.NO, (r.UNSURE, 1.0 if short else 0.7)),
        (found == r.NO, (r.NO, 0.99 if not left else 0.95 if brief else 0.9)),
        (found == r.YES, _yes(text, left, question)),
        (found == r.UNSURE and not left and question in _HARMLESS, (r.YES, 0.9)),
        (found == r.UNSURE, (r.UNSURE, 0.9)),
        (bool(_NO_NEED.search(text)), (r.NO, 0.7)),
    )
    return next((answer for holds, answer in outcomes if holds), (None, 0.0))


def _yes(text: str, left: list[str], question: str) -> tuple[str, float]:
    """Return what "evet" comes to with the words that follow it."""
    brief = len(left) <= _FEW
    restricted = question in q.IRREVERSIBLE and bool(_RESTRICTED.search(text))
    outcomes = (
        (bool(_BEFORE_IT.search(text)), (r.UNSURE, 0.98)),
        (any(_DENIED.fullmatch(word) for word in left), (r.UNSURE, 0.8)),
        (not left, (r.YES, 0.99)),
        (restricted, (r.UNSURE, 1.0)),
        (bool(_BUT_FIRST.match(text)), (r.YES, 0.75 if brief else 0.35)),
    )
    return next((answer for holds, answer in outcomes if holds), (r.YES, 0.8 if brief else 0.55))


def evidence(text: str) -> dict[str, float]:
    """Return how much a text speaks for yes, no, unsure and wait where no act is asked about."""
    plain = verbs.plain(text)
    main, score = _particle(plain, "") if len(plain) <= LONGEST else (None, 0.0)
    return {main: score} if main is not None else {}
