"""A trouble told in several short messages: "fatura", then "çok geldi". Pure.

The first names what it is about and says nothing of it, so that it is answered as a question; what
follows names nothing. Together they are one complaint.
"""

from __future__ import annotations

import re

from actions.reading import leaving_words, reading as r, topic_words, trouble, verbs
from actions.reading.message import words_of
from lexicon.turkish import fold

_MAY_BE_A_PIECE = frozenset(
    {r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.OPENER, r.PERSISTS, r.COMPLAINT, r.MORE, r.INSULT}
    | {r.SOLVED}  # "geldi" alone
)
_MOST_NAMING, _MOST_OF_THE_REST = 3, 5
_VERDICT = re.compile(
    r"\b(?:(?:cok|az|gec|yuksek|fazla|pahali|kabarik|iki kat\w*|uc kat\w*|eksik|yanlis|hatali|"
    r"sisirilmis) (?:\w+ )?(?:gel|cik|kes|yaz|yansi|ode|yavas|kotu|pahali|bozuk)\w*|"
    r"(?:cok )?(?:yok|kotu|bozuk|bozuldu|kesik|kesildi|yavas|gitti|gelmi\w*|gelmedi|acilmi\w*|"
    r"calismi\w*|calismadi|cekmi\w*|kopuyo\w*|donuyo\w*|baglanmi\w*|duzelmedi|yanlis|hatali|"
    r"yuksek|pahali|fahis))\b"
)


def whole(text: str, earlier: tuple[str, ...], main: str) -> str | None:
    """Return the trouble that the last messages tell together, None where they tell none so."""
    if main not in _MAY_BE_A_PIECE:
        return None
    pieces = [text]
    for piece in reversed(earlier):
        if not 0 < len(words_of(piece)) <= _MOST_NAMING or piece.startswith("/"):
            return None
        pieces.insert(0, piece)
        if _names(piece):
            *before, last = (piece.strip() for piece in pieces)
            return _together(" ".join(before), last)
    return None


def completed(named: str, text: str, main: str) -> str | None:
    """Return what was announced and asked about, with what is wrong with it: "internet", "yok".

    A no tells it where together they name a fault plainly, and else refuses.
    """
    if main in _MAY_REFUSE:
        told = f"{named}\n{text}"
        tells = topic(named) is None and topic(told) is not None
        return told if tells and not (_names(text) or leaving_words.is_clear(text)) else None
    if main not in _MAY_BE_A_PIECE:
        return None
    together = _together(named, text)
    return f"{named}\n{text}" if together else None


def topic(told: str) -> str | None:
    """Return the topic of which pieces plainly tell, in whatever case they name the thing."""
    folded = fold(told)
    return topic_words.plainly(folded) or topic_words.plainly(_ENDING.sub(r"\1", folded))


def _together(named: str, text: str) -> str | None:
    """Return both as one, where the second says what is wrong with what the first only names."""
    if not 0 < len(words_of(text)) <= _MOST_OF_THE_REST or _names(text):
        return None
    if not _names(named) or _tells(named) or trouble.asks(_plain(named)):
        return None
    joined = f"{named} {text}"
    return joined if _tells(joined) and not trouble.asks(_plain(joined)) else None


_MAY_REFUSE = frozenset({r.NO, r.REFUSED})
# "İnternetten", "tivibuyla", "şebekede": the thing, as it stands before what is wrong with it.
_ENDING = re.compile(r"\b(\w{3,}?)(?:[dt][ae]n?|y?l[ae]|n[iu]n)\b")


def _plain(text: str) -> str:
    return verbs.plain(fold(text))


def _names(text: str) -> bool:
    return trouble.about_the_service(_plain(text)) or bool(topic_words.named(_plain(text)))


def _tells(text: str) -> bool:
    plain = _plain(text)
    return trouble.is_told(plain) or bool(_VERDICT.search(plain))
