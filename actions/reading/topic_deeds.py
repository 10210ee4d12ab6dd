"""What was done to a customer, or not done, that shows its topic whatever thing is named. Pure.

"İptal ettirdim hâlâ fatura kesiyorsunuz" is about the end, "adıma hat açmışlar" about whose name
it is, "kepçe kabloyu kopardı" about the field; folded words without punctuation.
"""

from __future__ import annotations

import re

# Ended, and asked to pay all the same.
_ENDED_AND_BILLED = (
    r"\b(?:iptal et(?:tir)?(?:d|t|mis)|iptal ettirdig|kapattir(?:d|mis)|kapattig|"
    r"fesh ?et(?:t|mis))\w*(?: \w+){0,6} (?:fatura|ucret|para|borc|taksit|tahsil|kesiyo|icra)\w*|"
    r"\b(?:fatura|ucret|borc)\w*(?: \w+){0,4} (?:iptal et(?:tir)?(?:d|t|mis)|kapattirmis)\w*"
)
_UNASKED = (
    r"(?:sormadan|sorulmadan|haber(?:im|imiz)? (?:ol|yok|ver)\w*|habersiz|"
    r"onay(?:im)?\w* (?:ol|al)\w*|"
    r"onaysiz|izinsiz|istemedigim halde|kendi kafaniz\w*)"
)
_COMMITMENT = r"(?:taahh?u[dt]|taahut|sozlesme)\w*"
_RENEWED = r"(?:yenil|uzat|baslat|yap(?:il|mis|ti)|ekle|imzala|koy)\w*"
_RENEWED_UNASKED = (
    rf"\b{_UNASKED}(?: \w+){{0,4}} {_COMMITMENT}(?: \w+){{0,2}} {_RENEWED}|"
    rf"\b{_COMMITMENT}(?: \w+){{0,4}} {_UNASKED}(?: \w+){{0,2}} {_RENEWED}"
)
# A line in one's name that somebody else had opened.
_IN_MY_NAME = r"(?:adima|uzerime|ustume|kimligimle|kimlik bilgilerimle|bilgilerimle|ismime)"
_A_LINE = r"(?:hat|hatt|abonelik|abonelig|numara|internet|sim|sozlesme)\w*"
_OPENED = (
    r"(?:acil(?:mis|di)|ac(?:mis|ti)|cikar(?:mis|il)|cikart|alin(?:mis|di)|baglat|yapilmis)\w*"
)
_OPENED_BY_OTHERS = (
    rf"\b{_IN_MY_NAME}(?: \w+){{0,3}} {_A_LINE}(?: \w+){{0,2}} {_OPENED}|"
    rf"\b{_A_LINE}(?: \w+){{0,3}} {_IN_MY_NAME}(?: \w+){{0,2}} {_OPENED}"
)
# Who digs or works outside has torn it: no fault of the line's own.
_TORN = (
    r"\b(?:kazi|kepce|is makine|belediye|kamyon|hafriyat|muteahhit|yol calisma)\w*(?: \w+){0,5} "
    r"(?:kablo|hatt?|fiber|direk|direg)\w*(?: \w+){0,2} (?:kop|kes|kir|zarar|hasar|del|ez|yik)\w*"
)
_NOBODY_CAME = (
    r"\b(?:kurulum|nakil|baglanti|montaj)\w* randevu\w*(?: \w+){0,4} "
    r"(?:degis|ertel|otele|kaydir|iptal e|gelm|gelen yok|uyma)\w*|"
    r"\b(?:baglanti|kurulum|nakil|montaj|abonelik)\w* (?:icin|yapmaya)(?: \w+){0,3} "
    r"(?:gelen(?: \w+)? yok|gelm\w+|kimse\w*)"
)
_RETURNED = (
    r"\b(?:modem|cihaz|kutu|router)\w*(?: \w+){0,3} "
    r"(?:geri ver|geri gonder|iade e[dt]|teslim e[dt])\w*(?: \w+){0,5} "
    r"(?:ucret|para|fatura|taksit|bedel|borc)\w*"
)
_KEPT_WAITING = (
    r"\b(?:\w+ )?(?:saat|dakika|dk)\w*(?: \w+){0,3} (?:hatta|telefonda|sirada|santralde)"
    r"(?: \w+){0,2} bekl\w*|"
    r"\b(?:hatta|telefonda|sirada|santralde|musteri hizmet\w*|temsilci\w*)(?: \w+){0,4} "
    r"(?:saat|dakika|dk)\w*(?: \w+){0,2} bekl\w*"
)
_DEEDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(said))
    for topic, said in (
        ("commitment_cancellation", _ENDED_AND_BILLED),
        ("commitment_cancellation", _RENEWED_UNASKED),
        ("privacy_consent", _OPENED_BY_OTHERS),
        ("installation_relocation", _TORN),
        ("installation_relocation", _NOBODY_CAME),
        ("modem_device", _RETURNED),
        ("customer_service", _KEPT_WAITING),
    )
)


def of(spaced: str) -> str | None:
    """Return the topic of what folded words tell was done; None where they tell nothing of it."""
    return next((topic for topic, said in _DEEDS if said.search(spaced)), None)
