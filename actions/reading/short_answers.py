"""The words of a short answer: yes, no, "peki", and what pads them out. Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r

_FILLERS = frozenset(
    """
    ben bana bence siz size sizi bu o su ya yaa yha abi abla efendim hocam canim cnm kardesim
    kardes lutfen ltfn ltf simdi hemen zaten artik iste ki da de ne olur olsun sagol sagolun
    saolun saol tesekkurler tesekkur ederim ederiz eyw eywllh bi bir zahmet rica hadi haydi be
    hic tabi tabii memnun olurum gitsin et edin ama arkadas arkadasim arkadasim gardas evladim
    kizim oglum valla vallahi kesin kesinlikle kere kac kez hepsi hepsini bana benim dogru evet
    hayir lan anasini kanka guzel guzelim reis usta dostum anam
    """.split(),  # noqa: SIM905 - a hundred words read better as a text
)
_YES = re.compile(
    r"e+v+e+t+|evt|ivet|ewet|ewt|efet|efendim evet|he+|hi+hi+|hee+|a+y+n+e+n+|aynn|tabi+|tabiki|"
    r"elbette|"
    r"onayliyorum|onay|kabul|olur|ta+ma+m+(?:dir)?|tmm|tmmdir|tm|ok|oke+y*(?:im)?|okay|okk|"
    r"eyvallah|yes|"
    r"kesinlikle|mutlaka|isterim|eminim|oyle|eyle|e+t|dogrudur|do+gru+|uygundur|hayhay|memnuniyetle|"
    r"evvet"
)
_SOFT = frozenset({"anladim", "peki", "iyi", "olsun", "e", "ya", "pekala", "madem", "eh"})
_NO = re.compile(
    r"[hn]a+y+i+r+|hyr|hayr|hyir|yo+k*|yoh|olmaz|istemem|istemi?yo\w*|degil\w*|asla|katiyen|nah|"
    r"no+|"
    r"ci+k|i+h|saki+n|nayir|imkansiz|hayi"
)
_HUM = re.compile(r"^\W*i+[ -]*i*h\W*$|^\W*i+h[ -]*i+h\W*$|^\W*c[iı]k\b\W*")
_THUMBS = {"👍": r.YES, "✅": r.YES, "👌": r.YES, "🆗": r.YES, "👎": r.NO, "❌": r.NO}
# "Tabii ki hayır": what stresses an answer is none itself.
_STRESSES = re.compile(r"tabi+(?:ki)?|elbet(?:te)?|kesinlikle|mutlaka")
_LAST = re.compile(r"evet|onayliyorum|eminim|hayir|olmaz")
_SHORT = 7


def lead(text: str) -> str | None:
    """Return yes or no as an answer begins with it, unsure for a mere "peki", else None."""
    sign = next((said for sign, said in _THUMBS.items() if sign in text), None)
    if sign is not None or _HUM.match(text):
        return sign or r.NO
    words = re.findall(r"[a-z]+", text)
    if is_emphatic_no(words):
        return r.NO
    for at, word in enumerate(words[:3]):
        if _NO.fullmatch(word):
            return None if word in {"degil", "yok"} and at and not _is_idle(words[:at]) else r.NO
        if _YES.fullmatch(word):
            return _after_yes(words[at + 1 : at + 3])
        if word in _SOFT:
            return r.UNSURE
        if word not in _FILLERS:
            break
    return _at_the_end(words)


def is_emphatic_no(words: list[str]) -> bool:
    """Whether plain words are a no that is only stressed: "elbette hayır", "kesinlikle olmaz"."""
    if not words or not _STRESSES.fullmatch(words[0]):
        return False
    left = [word for word in words[1:] if word not in _FILLERS or _NO.fullmatch(word)]
    return bool(left) and bool(_NO.fullmatch(left[0]))


def _at_the_end(words: list[str]) -> str | None:
    if not words or len(words) > _SHORT or not _LAST.fullmatch(words[-1]):
        return None
    return r.NO if _NO.fullmatch(words[-1]) else r.YES


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
