"""The answer to a yes/no question: the act it asks about, and the words of a short answer. Pure.

What is said of the act itself ("silmeyin", "kaydedebilirsiniz") outweighs "evet" and "hayır", a
later clause an earlier one, and where a yes is doubted, joked or put off it is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import acts, questions as q, reading as r, signs, verbs
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message

LONGEST = 400
"""Characters beyond which a message is a story rather than an answer."""
_FILLERS = frozenset(
    """
    ben bana bence siz size sizi bu o su ya yaa yha abi abla efendim hocam canim cnm kardesim kardes
    lutfen ltfn ltf simdi hemen zaten artik iste ki da de ne olur olsun sagol sagolun saolun saol
    tesekkurler tesekkur ederim ederiz eyw eywllh bi bir zahmet rica hadi haydi be hic tabi tabii
    memnun olurum gitsin et edin ama arkadas arkadasim arkadasim gardas evladim kizim oglum valla
    vallahi kesin kesinlikle kere kac kez hepsi hepsini bana benim dogru evet hayir lan anasini kanka
    guzel guzelim reis usta dostum anam
    """.split(),  # noqa: SIM905 - a hundred words read better as a text
)
_YES = re.compile(
    r"e+v+e+t+|evt|ivet|ewet|ewt|efet|efendim evet|he+|hi+hi+|hee+|a+y+n+e+n+|aynn|tabi+|tabiki|elbette|"
    r"onayliyorum|onay|kabul|olur|ta+ma+m+(?:dir)?|tmm|tmmdir|tm|ok|oke+y*(?:im)?|okay|okk|eyvallah|yes|"
    r"kesinlikle|mutlaka|isterim|eminim|oyle|e+t|dogrudur|do+gru+|uygundur|hayhay|memnuniyetle|evvet"
)
_SOFT = frozenset({"peki", "iyi", "olsun", "e", "ya", "pekala", "madem", "eh"})
_NO = re.compile(
    r"[hn]a+y+i+r+|hyr|hayr|hyir|yo+k*|yoh|olmaz|istemem|istemi?yo\w*|degil\w*|asla|katiyen|nah|no+|"
    r"ci+k|i+h|saki+n|nayir|imkansiz|hayi"
)
_REFUSAL = re.compile(r"(?:[hn]a+y+i+r+|hyr|hayr|yo+k*|yoh|olmaz|asla)\b")
_HUM = re.compile(r"^\W*i+[ -]*i*h\W*$|^\W*i+h[ -]*i+h\W*$|^\W*c[iı]k\b\W*")
_DENIED = re.compile(r"\w{2,}(?:m[iu]yo\w*|m[ae]m|m[ae]di\w*|m[iu]c[ae]m|m[ae]z)")
_NO_NEED = re.compile(r"\b(?:hic )?gerek (?:yok\w*|kalmadi)|\bgerekmez\b|\bgereksiz\b")
_THUMBS = {"👍": r.YES, "✅": r.YES, "👌": r.YES, "🆗": r.YES, "👎": r.NO, "❌": r.NO}
_SEGMENT = re.compile(r"(?<=[?])\s*|[.!;,:\n…]+|\s(?=(?:ama|fakat|lakin|ancak|yalniz)\b)")
_TAKEN_BACK = re.compile(r"(?:yok|hayir|dur|pardon|bekle|aman)\b(?! (?:sorun|sikinti|yanlis|hata|eksik))")
_CONTRAST = re.compile(r"^\s*(?:ama|fakat|lakin|ancak|yalniz)\b")
_EITHER = re.compile(r"\b(\w{2,12}?)s[ae]\w{0,4}\b.{1,40}\b\1m[ae]s[ae]|\b(\w{3,8}?)[dt]?(?:[iu]n)? \2[dt]?m[ae]\w*|\b(?P<verb>\w{2,10}?)\w{0,5} m[iu] (?P=verb)\w{0,3}m\w* m[iu]\b|\b(\w{2,12}?)s[ae]m m[iu]\b")
_CANCEL = re.compile(
    r"\b(?:vazgectim|vazgeciyorum|iptal(?! dilek| bedel| tale)(?: et\w*| olsun)?|sil(?:in)? gitsin|"
    r"(?:sikayet|istemiyorum)\b.*\b(?:istemiyorum|etmiyorum|etmicem|falan|birak\w*)|birak gitsin)\b"
)
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
_LIKELY, _BELOW_A_CORRECTION = 0.3, 0.985


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield yes, no, unsure and wait for a question that asks leave for an act."""
    if len(message.text) > LONGEST:
        return
    text, question = verbs.plain(message.text), context.question
    if question == q.CONFIRM and _CANCEL.search(text) and not re.search(r"kaydet(?!me)|abone|\bhat", text):
        yield Candidate(r.CANCEL, 0.96)
        return
    ways = stands(text, question)
    main, score = _answer(text, ways, question)
    told_family = main == r.WAIT and signs.FAMILY.search(text)
    # A clause alone may be a plain yes: then nothing outweighs what the whole comes to.
    binding = bool(told_family) or (question in q.IRREVERSIBLE and lead(text) == r.YES)
    if (main in {r.WAIT, r.UNSURE} and not binding) or (main == r.YES and not ways and rest(text)):
        at_summary = question in {q.CONFIRM, q.CORRECT} and main == r.UNSURE and " " in text
        score = deferring(message, score, *(("cancel",) if at_summary else ()))
    if main == r.NO and len(text.split()) > _LONG and message.likelihood("file_complaint") > score / 2:
        score = min(score, message.likelihood("file_complaint") - 0.01)
    if question in {q.CONFIRM, q.CORRECT}:
        score = min(score, _BELOW_A_CORRECTION)
    if main == r.YES and signs.IRONY.search(message.text + " " + text):
        main = r.UNSURE
    if main is not None:
        yield Candidate(main, score)


def deferring(message: Message, score: float, *more: str) -> float:
    """Return a score that stays below that of a wish which the classifier sees in the message."""
    other = max(message.likelihood(intent) for intent in (*_OTHER, *more))
    return min(score, other - 0.01) if other >= _LIKELY else score


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
    words = text.split()
    doubted = bool(signs.DOUBT.search(text) or signs.LEFT.search(text))
    if ways:
        sure = 1.0
        if acts.OPEN in ways or (ways[-1] == acts.FOR and acts.AGAINST in ways):
            return r.UNSURE, sure
        if ways[-1] == acts.AGAINST:
            return r.NO, sure
        if _is_put_off(text):
            return r.WAIT, sure
        if signs.DOUBT.search(text):
            return r.UNSURE, sure
        if _REFUSAL.match(text) and question != q.CONFIRM and not _NO_NEED.search(text):
            return r.UNSURE, sure
        return r.YES, sure
    return _particle(text, question, doubted=doubted)


def _is_put_off(text: str) -> bool:
    later, act = signs.LATER.search(text), re.search(r",", text)
    return later is not None and (act is None or later.start() < act.start())


def _particle(text: str, question: str, *, doubted: bool) -> tuple[str | None, float]:
    found, left = lead(text), rest(text)
    waits = bool(signs.WAIT.search(text) or signs.FAMILY.search(text))
    brief = len(left) <= _FEW
    if signs.LATER.search(text) and not found and len(left) <= _FEW:
        waits = True
    if waits and (found != r.NO or "olmaz" in text):
        return r.WAIT, 1.0 if len(text.split()) <= _SHORT else 0.97
    if doubted and found != r.NO:
        return r.UNSURE, 1.0 if len(text.split()) <= _SHORT else 0.7
    if found == r.NO:
        return r.NO, 0.99 if not left else 0.95 if brief else 0.9
    if found == r.YES and re.search(r"m[ae]d[ae]n (?:once|evvel)", text):
        return r.UNSURE, 0.98
    if found == r.YES and any(_DENIED.fullmatch(word) for word in left):
        return r.UNSURE, 0.8
    if found == r.YES and not left:
        return r.YES, 0.99
    if found == r.YES:
        if question in q.IRREVERSIBLE and re.search(r"\b(?:ama|fakat|yalniz|ancak)\b", text):
            return r.UNSURE, 1.0
        if re.match(r"\w+ (?:da|de|ama)\b", text):
            return r.YES, 0.75 if brief else 0.35
        return r.YES, 0.8 if brief else 0.55
    if found == r.UNSURE:
        return (r.YES if question in {q.CONFIRM, q.RESUME} and not left else r.UNSURE), 0.9
    if _NO_NEED.search(text):
        return r.NO, 0.7
    return None, 0.0


def lead(text: str) -> str | None:
    """Return yes or no as an answer begins with it, unsure for a mere "peki", else None."""
    for sign, said in _THUMBS.items():
        if sign in text:
            return said
    if _HUM.match(text):
        return r.NO
    words = re.findall(r"[a-z]+", text)
    for at, word in enumerate(words[:3]):
        if _NO.fullmatch(word):
            return None if word in {"degil", "yok"} and at and not _is_idle(words[:at]) else r.NO
        if _YES.fullmatch(word):
            return _after_yes(words[at + 1 : at + 3])
        if word in _SOFT:
            return r.UNSURE
        if word not in _FILLERS:
            break
    last = words[-1:] and words[-1]
    if last and len(words) <= _SHORT and re.fullmatch(r"evet|hayir|yok|olmaz|onayliyorum|eminim", last):
        return r.NO if _NO.fullmatch(last) and last != "yok" else r.YES if last != "yok" else None
    return None


def _is_idle(words: list[str]) -> bool:
    return all(word in _FILLERS or _NO.fullmatch(word) for word in words)


def _after_yes(following: list[str]) -> str:
    """Return what "doğru değil" and "olur mu" are."""
    if following[:1] and re.fullmatch(r"degil\w*|m[iu]\w*", following[0]):
        return r.NO if following[0].startswith("degil") else r.UNSURE
    return r.YES


def rest(text: str) -> list[str]:
    """Return the words of a plain text that are neither yes nor no nor padding."""
    words = re.findall(r"\w+", text)
    return [
        word
        for word in words
        if word not in _FILLERS
        and word not in _SOFT
        and not _YES.fullmatch(word)
        and not _NO.fullmatch(word)
    ]


def evidence(text: str) -> dict[str, float]:
    """Return how much a text speaks for yes, no, unsure and wait where no act is asked about."""
    plain = verbs.plain(text)
    if len(plain) > LONGEST:
        return {}
    doubted = bool(signs.DOUBT.search(plain) or signs.LEFT.search(plain))
    main, score = _particle(plain, "", doubted=doubted)
    return {main: score} if main is not None else {}
