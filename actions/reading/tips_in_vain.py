"""Whether the usual steps fit nothing that was told: no device, tried before, a calamity. Pure.

A modem that never arrived cannot be switched off and on; who had three faults recorded has tried;
whose house fell in an earthquake, or who pays for another's line, needs no look at extra packages.
"""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import words_only

_GAP = (
    r"(?: (?:bile|de|da|hala|halen|daha|henuz|bir|bi|turlu|elime|bana|bize|eve|\w+[dt][iu]r|"
    r"\d+)){0,4}"
)
_DEVICE = (
    r"(?:modem|router|kutu|cihaz|telefon|tablet|kumanda|adaptor|uydu alici|saat|"
    r"sim(?:kart| kart)?)"
)
_NOT_COME = (
    r"(?:gelm(?:edi|iyo|emis)|gonder(?:m|ilm)(?:edi|iyo|emis)|ulas(?:ma|tirilma)(?:di|mis)|ulasmiyo|"
    r"teslim (?:edilm|alam|etm|alma)|verilm(?:edi|iyo)|verm(?:edi|iyo)|getir(?:m|ilm)|"
    r"gecm(?:edi|iyo)|kargo|yollam|kayip|kayboldu)\w*"
)
_NEVER_CAME = (
    rf"\b{_DEVICE}(?:i|im|imi|imiz|imizi|ler|leri)?{_GAP} {_NOT_COME}|"
    rf"\b(?:kargo|paket|siparis)\w*{_GAP} (?:gelm|ulasm|kayip|kayboldu|gorunmu|teslim e)\w*"
)
_NOT_CONNECTED = (
    r"\b(?:kurulum|montaj|nakil|aktivasyon)\w*(?: \w+){0,3} (?:yapilm|olm|gelm|bekl)\w*|"
    r"\bbaglanti\w*(?: \w+){0,2} yapilm\w*|"
    r"\byeni (?:\w+ )?(?:internet|hat|abonelik|abonelig|baglanti)\w*(?: \w+){0,3} "
    r"(?:baglanm|kurulm|acilm|gelm|baslatilm)\w*|"
    r"\b(?:internet|hat|abonelik|abonelig)\w*(?: \w+){0,3} "
    r"(?:kurulm|aktif (?:olm|edilm)|baglanmadi (?:daha|hala|henuz))\w*|"
    r"\b(?:ekip|teknisyen|usta|kurulumc\w*)(?: \w+){0,3} gelm(?:edi|iyo)\w*"
)
_TIMES = r"(?:\d+|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|kac|bircok|bir suru|bin|yuz|kacinci)"
_OF_HELP = (
    r"(?:ara|kay|ariza|ekip|usta|teknisyen|bildir|yaz|dene|sikayet|basvur|ac(?:tir|t)|degis)\w*"
)
_SO_OFTEN = (
    rf"\b(?:{_TIMES} ?(?:\.|inci|uncu|nci)? ?(?:kere|kez|defa|sefer|kayit|ariza kayd\w*)|defalarca)"
    rf"\w*(?: \w+){{0,4}} {_OF_HELP}|"
    rf"\b{_OF_HELP}(?: \w+){{0,3}} (?:{_TIMES} ?(?:kere|kez|defa)|defalarca)\b"
)
_DONE_ALREADY = (
    r"\b(?:modem|kablo|adaptor|sim|telefon|kart|splitter|kutu)\w*(?: \w+){0,2} "
    r"degis(?:tir(?:dim|dik|diler|ildi)|ti)\w*|"
    r"\bbaska (?:modem|telefon|kablo|priz|cihaz)\w*(?: \w+){0,3} (?:dene|tak|ayni|olma)\w*|"
    r"\bher (?:sey|yol|seyi)\w*(?: \w+)? (?:yap|dene)\w*|"
    r"\b(?:fis|kablo|sim|kart)\w* (?:\w+ )?(?:cikar|cek|sok)\w*,? (?:\w+ ){0,2}(?:tak|geri)\w*"
)
_LINE_GONE = (
    r"\b(?:hat|hatt)(?:im|imi|imiz|i)?(?: \w+){0,2} (?:kapatil|kapandi|kapali|iptal|askiya|dondur|"
    r"kisitl)\w*|\bborc\w*(?: \w+){0,3} (?:kes|kapat)\w*|\b(?:kablo|fiber|direk|direg)\w*"
    r"(?: \w+){0,2} (?:kop(?:tu|ar|uk|mus)|kes(?:il|ti|ik)|kir(?:il|di)|cal(?:in|di)|devril|"
    r"yikil)\w*|"
    r"\b(?:modem|kutu|cihaz|telefon)\w*(?: \w+)? (?:calin|cald|kiril|suya dus|islan)\w*|"
    r"\b(?:genel|bolgesel|bolgede|altyapi)\w*(?: \w+)? (?:ariza|calisma|kesinti|sorun)\w*(?: \w+)? "
    r"(?:var|dedi|oldug|dediler)\w*"
)
_CALAMITY = (
    r"\b(?:deprem|enkaz|afet|konteyner|sel (?:bast|gotur|felaket)|su basti|yangin (?:cikt|gecir)|"
    r"hasar(?:li|siz) (?:ev|bina)|agir hasar)\w*|\b(?:ev|bina|dukkan|isyer)\w*(?: \w+){0,2} "
    r"(?:yikil|yand|cokt)\w*"
)
_FRAUD = (
    r"\b(?:dolandir|sahte|sahtekar|usulsuz|calinti|kimlik bilg|kimligim)\w*|"
    r"\b(?:adima|uzerime|ustume|bilgilerimle|kimligimle)(?: \w+){0,3} "
    r"(?:acil|ac(?:mis|ti)|alin|al(?:mis|di)|yapil|cikar|kayit)\w*|"
    r"\bbenim (?:olmayan|degil)\b|"
    r"\b(?:haberim|bilgim|rizam|onayim)(?: \w+){0,2} (?:yok|olma|disinda)\w*"
)
_NO_LOOK_AT_THE_BILL = (
    r"\bfatura\w*(?: \w+){0,3} (?:gelm(?:iyo|edi)|ulasm|gonderilm|gonderm)\w*|"
    r"\bicra\w*|\bdepozito\w*|"
    r"\b(?:iki|uc|2|3|cift) (?:kere|kez|defa|kat)(?: \w+){0,2} (?:cek|tahsil|al(?:din|mis))\w*|"
    r"\biptal e(?:tt?i|d)\w*"
)
_OF_ANY = re.compile(
    f"{_NEVER_CAME}|{_NOT_CONNECTED}|{_SO_OFTEN}|{_DONE_ALREADY}|{_LINE_GONE}|{_CALAMITY}|{_FRAUD}"
)
_BY_TOPIC = {
    "billing": re.compile(f"{_NO_LOOK_AT_THE_BILL}|{_CALAMITY}|{_FRAUD}|{_SO_OFTEN}"),
}
# The steps of this topic are a modem's.
_A_MODEM = re.compile(r"\b(?:modem|router|wi ?-?fi|adaptor|kutu|cihaz)\w*")
_NO_MODEM = re.compile(r"\b(?:telefon|tablet|saat|laptop|bilgisayar|televizyon|kulaklik|akilli)\w*")


def is_said(folded: str, topic: str | None) -> bool:
    """Whether a folded description leaves no room for the steps of its topic."""
    plain = words_only(verbs.plain(folded).replace("'", ""))
    if topic == "modem_device" and _NO_MODEM.search(plain) and not _A_MODEM.search(plain):
        return True
    return bool(_BY_TOPIC.get(topic or "", _OF_ANY).search(plain))
