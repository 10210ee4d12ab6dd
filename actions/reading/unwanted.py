"""That messages or calls come which nobody asked for: a complaint, whatever else is named. Pure.

"Kişisel verilerimi nereden buldunuz" asks for a right where nothing else is told; beside
advertising that does not stop it complains of that.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold

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
    return bool(_TOLD.search(" ".join(re.findall(r"[a-z0-9]+", fold(text)))))
