"""That messages or calls come which nobody asked for: a complaint, whatever else is named. Pure.

"Kişisel verilerimi nereden buldunuz" asks for a right where nothing else is told; beside
advertising that does not stop it complains of that.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, words_only

_KIND = r"(?:spam|reklam|kampanya|tanitim|bahis|kumar|pazarlama|ticari|toplu|cekilis)\w*"
_THING = r"(?:mesaj|msj|sms|arama|mail|e ?posta|bildirim|ileti)\w*"
_COMES = (
    r"(?:gel(?:iyo|ip|di|mesin)|at(?:iyo|ip|may|man)|gonder(?:iyo|ip|me)|yolla(?:ma)?|yagiyo|"
    r"durdur|kes(?:in|il)|engelle|bit(?:mi|sin)|istemi|bik[dt]|yeter|son ver|susm)\w*"
)
_TOLD = re.compile(
    rf"\b(?:{_KIND} (?:\w+ )?{_THING}|spam\w*)\b(?=.*\b{_COMES})|"
    rf"\b{_COMES}(?: \w+){{0,3}} (?:{_KIND} {_THING}|spam\w*)|\bspam\w* {_THING}"
)


def are_told(text: str) -> bool:
    """Whether a text tells of messages or calls that are not wanted, and is no mere question."""
    return bool(_TOLD.search(words_only(fold(text))))


_STOP = re.compile(
    r"(?:(?:artik|lutfen|su|bunlari|bunu|mesajlari|onlari|hemen) )*(?:ret|red|dur|stop|"
    r"(?:durdur|kes|engelle|bitir)(?:un|in|[iu]n[iu]z|sana|sene|ur mus\w*|er mis\w*)?)"
    r"(?: (?:artik|lutfen|su|bunlari|bunu|mesajlari|onlari|hemen))*"
)


def are_to_stop(text: str) -> bool:
    """Whether a text says in a word or two that something is to stop: "RET", "durdurun artık"."""
    return bool(_STOP.fullmatch(words_only(fold(text))))


# What is written back so that they end, and does not end them: "RET yazıyom olmuyo".
_WRITTEN_BACK = (
    r"(?:yaz(?:iyo|d|ip|may)|gonder(?:iyo|d|ip)|at(?:iyo|t[iu]|ip)|cek(?:iyo|t[iu]|ip)|yolla|"
    r"de(?:dim|dik|diyo))\w*"
)
_TO_END_THEM = (
    rf"\bret(?:i|t)?\b(?: \w+){{0,2}} {_WRITTEN_BACK}|"
    rf"\b(?:iptal|stop|dur|cik|hayir|sil|abonelik iptal)\b(?: \w+){{0,2}} {_WRITTEN_BACK}|"
    r"\b(?:liste|uyelik|abonelik|mesaj|bildirim|reklam)\w*(?: \w+){0,2} "
    r"(?:cik(?:mak|amiyo|amad|ama)|ayril|engell|kapat|durdur)\w*"
)
_IN_VAIN = (
    r"\b(?:ol(?:mu|ma[dz]|muyo)|cik(?:ama|amiyo)|dur(?:mu|ma[dz]|durami|muyo)|kesil(?:mi|me)|"
    r"bitm[iu]|engelleyem|durduram|kapatam|iptal (?:olm|edilm|edem)|ise yaram|yaramiyo|"
    r"fayda|nafile|(?:yine|gene|hala|halen|tekrar|surekli)(?: de)? (?:\w+ )?(?:gel|at|gonder))\w*"
)
_WITHOUT_END = re.compile(rf"(?:{_TO_END_THEM}).*?{_IN_VAIN}")
_RET = re.compile(r"\bret\w{0,2}\b")
_SENT = re.compile(rf"\b(?:{_KIND}|(?:mesaj|msj|sms|bildirim|ileti|bet)\w*)")
_OF_A_MOVE = re.compile(r"\b(?:tasi|numara tas|gecis|basvuru|operator)\w*")


def cannot_be_stopped(text: str) -> bool:
    """Whether a text tells that messages were answered so that they end, and do not end."""
    words = words_only(fold(text))
    if _OF_A_MOVE.search(words) or not _WITHOUT_END.search(words):
        return False
    return bool(_RET.search(words) or _SENT.search(words))
