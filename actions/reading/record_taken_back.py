"""What is said against the end of a complaint: it was no mistake, it is not solved. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import verbs

if TYPE_CHECKING:
    from actions.reading.message import Message

_TAKEN_BACK = re.compile(
    r"\bpisman\w*|\b(?:geri|yeniden|tekrar|bastan) ac\w*|\bac(?:in|sana|ilsin)? (?:tekrar|geri|"
    r"yeniden)\b|\b(?:geri )?(?:cek|al)m[ae]\w* (?:\w+ )?(?:vazgec|iptal|geri al|rucu|donu|cay)\w*|"
    r"\bgeri al(?:in|iyorum|sana|ir m)?\b|\bvazgec\w+ (?:geri )?(?:cek|al|kapat)m\w*|"
    r"\b(?:acin|acar m\w*|acilsin|acilmasini)\b|"
    r"^(?:yok|hayir|yo|aman|eyvah|pardon)\b(?: \w+)? dur(?:un\w*|sun)?\b"
)
_KEPT = re.compile(
    r"\bvazgecm(?:ed[iu]\w*|emi\w*|ekten\w*|iyo\w*|em\b|e(?:y[iu]n\w*)?\b)|"
    r"\bvazgec\w* vazgec\w*|"
    r"\b(?:geri )?(?:cek|al|iptal et)m[ae](?:[ys][iu]n\w*)?\b"
)
_STOP = re.compile(
    r"(?:(?:yo+k?|hayir|dur(?:un)?|bi|bir|dakika|dk|saniye|bekle(?:yin)?|ya|yaa*|pardon|ay|eyvah|hop|ama|"
    r"lutfen|kusura|bakmayin|yanlis\w*|bas\w*|oldu|istemiyordum|istemedim|oyle|degil|kalsin|dursun)"
    r"(?: |$))+"
)


_CLOSING_DENIED = re.compile(
    r"\b(?:coz[ue]l|duzel|gec|hallol)m[ae]\w*|\byanlis\w*|\bkapatma\w*|"
    r"\bniye kapat\w*|\bacik kal\w*"
)


def takes_back(message: Message) -> bool:
    """Whether a withdrawal is regretted."""
    return bool(_TAKEN_BACK.search(verbs.plain(message.folded))) or keeps(message)


def keeps(message: Message) -> bool:
    """Whether a withdrawal is denied, asked about or done: "vazgeçmedim", "geri çekmeyin"."""
    return not message.is_choice and bool(_KEPT.search(verbs.plain(message.folded)))


def stops(message: Message) -> bool:
    """Whether a message only calls "stop", said right after it was done: "yok dur", "pardon"."""
    plain = " ".join(re.findall(r"[a-z]+", verbs.plain(message.folded)))
    return bool(_STOP.fullmatch(plain))


def denies_closing(message: Message) -> bool:
    """Whether a message says that a complaint was closed by mistake, or is not solved."""
    return bool(_CLOSING_DENIED.search(verbs.plain(message.folded)))


def is_to_be_kept_open(message: Message) -> bool:
    """Whether somebody takes back that it is solved: "yok yani evet kaydedin demek istedim"."""
    return bool(_KEPT_OPEN.search(verbs.plain(message.folded)))


_KEPT_OPEN = re.compile(
    r"^(?:yok|hayir|yo|dur|pardon|yanlis\w*)\b"
    r"(?=.*\b(?:kayd[eo]\w*|ac\w*|devam|surs?u\w*|sikayet\w*|demek ist\w*)\b)|"
    r"\bdemek istemi?(?:d|s)\w*|\b(?:kayded|kaydet)(?:in|sin|iniz|elim)\b.*\bdemek\b"
)
