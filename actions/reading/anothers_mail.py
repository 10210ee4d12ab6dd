"""Bills and messages of somebody else that come to the writer: a matter of personal data. Pure.

"Yabancı birine ait faturalar mailime geliyor": nobody took the writer's line.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, words_only

_SOMEBODY_S = (
    r"(?:baska(?:s[iu]n[iu]n|s[iu]na ait|lar[iu]n[iu]n| birin\w*| biris\w*)|tanimadig\w+ bir\w*|"
    r"(?:yabanci )?birine ait|yabanci birin\w*|baska (?:abone|musteri|kisi)\w*|eski (?:sahib|"
    r"kiraci)\w*|"
    r"benim (?:olmayan|degil))"
)
_PAPER = r"(?:fatura|mail|e posta|eposta|mektup|bildirim|ekstre|sozlesme|borc|ihbar|ihtar)\w*"
_COMES = (
    r"(?:gel(?:iyo|di|mis|ip)|gonder(?:iyo|il|di|mis)|dus(?:uyo|tu)|ulas(?:iyo|ti)|atiyo|yolla)\w*"
)
_TOLD = re.compile(
    rf"\b{_SOMEBODY_S}(?: \w+){{0,3}}? {_PAPER}(?: \w+){{0,5}}? {_COMES}|"
    rf"\b{_PAPER}(?: \w+){{0,4}}? {_COMES}(?: \w+){{0,3}}? benim degil\b"
)
_TAKEN = re.compile(
    r"\b(?:calin|kopyala|hesab|banka|kart|kod|sifre|dolandir|hattimi|simim|adima|kimligim|para)\w*"
)


def comes(text: str) -> bool:
    """Whether another's bills or letters come to the writer, and nothing was taken from them."""
    words = words_only(fold(text))
    return bool(_TOLD.search(words)) and not _TAKEN.search(words)
