"""What people at work broke in somebody's home, and who rings and runs: a loss, and no danger.

"Teknisyen duvarı deldi, sıvayı döktü", "kablo çekerken camımı kırdılar", "bayiniz kapımı çaldı
kaçtı". Only danger to people raises the alarm: with anybody who was hit, hurt, threatened or is
afraid, with somebody who is no worker, or with gas, fire, current or what may fall on people,
nothing of it is taken for a loss.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, nfc

_WORKER = (
    r"(?:teknisyen|tekniker|ekib|ekip|usta|montajc|kurulumc|eleman|ta[sz][ae]ron|isci|calisan|"
    r"personel|gorevli|bayi(?!l)|muteahhit|telekom|arizac|servis|kurye|kargo|tesisatc)\w*"
)
_WORK = (
    r"\b(?:kablo|delik|boru|kanal|hat|kurulum|montaj|nakil|tamir|ariza|modem|fiber|internet)\w* "
    r"(?:\w+ ){0,2}(?:cek|del|ac|yap|tak|dos|bagla|ed|gider|bak|sok)\w*"
    r"(?:ken|[dt][iu]g[iu]nde|mak icin|mek icin|ayim derken|eyim derken)\b|"
    r"\b(?:kurulum|montaj|calisma|nakil|tamir|ariza)\w* (?:sirasinda|esnasinda)\b"
)
_THING = (
    r"(?:duva[rn]|tavan|siva|boya|badana|kapi(?!c)|kilid|kilit|camim|cami(?!y)|camlar|pencere|saksi|vitrin|"
    r"bahce|cit(?:im|i|imiz)?\b|fayans|seramik|parke|mermer|kiremit|arabam|arabay|araba(?:mi|ma|si)|"
    r"arac(?:im|i|imi)|otomobil|televizyon|tv|dolap|dolab|mobilya|masa(?:mi|yi)|sehpa|esya|vazo|"
    r"ayna|klima|lavabo|kaldirim|asfalt|panjur|kepenk|priz|supurgelik|tabela|tente|halim|hali[ny]|"
    r"koltu[gk]|bilgisayar|ekran|ev(?:i|imi|ime|imiz[ei])\b|daire(?:m|y))\w*"
)
_BREAKS = (
    r"(?:kir(?:di|mis|ip|il)|del(?:di|mis|ip|ik)|yik(?:ti|mis|ip)|catlat|patlat|dok(?:tu|mus|up)|"
    r"ciz(?:di|mis|ip)|boz(?:du|mus|up)|parcala|zarar|hasar|mahvet|kirlet|batir|pislet|"
    r"dus(?:ur)|sok(?:tu|mus|up)|kopar|vurdu|vurmus|vurup|ez(?:di|mis))\w*"
)
_DROVE_INTO = r"(?:arab|arac|otomobil)\w*(?: \w+){0,3} carp(?:t|mis|ip)\w*"
_BROKEN = re.compile(
    rf"\b{_THING}(?: \w+){{0,3}} {_BREAKS}|\b{_BREAKS}(?: \w+){{0,2}} {_THING}|\b{_DROVE_INTO}"
)
_AT_WORK = re.compile(rf"\b{_WORKER}|{_WORK}")
_RAN = re.compile(
    r"\b(?:kapi|zil)\w*(?: \w+)? (?:cal|bas|vur|tikla)(?:di|ti|du|tu|ip|up|mis|mus)\w*"
    r"(?: \w+){0,2} (?:kac|git|cek(?:ti|ip) git|kaybol)\w*"
)
_SOMEONE = r"(?:bana|beni|bize|bizi|annem\w*|babam\w*|esim\w*|karim\w*|kizim\w*|oglum\w*)"
_DONE_TO_PEOPLE = (
    r"(?:vur|it(?:t|el|iyo|ip)|dov|saldir|carp|tehdit|yumruk|tokat|tekme|tut(?:tu|uyo)|yakala|"
    r"kovala|sikist|el(?:le|li)|dokun|taciz|yarala|kesti|kilitle|dus(?:tu|uyo)|gelecek|bicak)\w*"
)
_PEOPLE = re.compile(
    rf"\b{_SOMEONE}(?: \w+){{0,3}} {_DONE_TO_PEOPLE}|\b{_DONE_TO_PEOPLE} {_SOMEONE}\b|"
    r"\b(?:ustu|uzeri|kafa|bas[iu]|kolu|bacag[iu]|ayag[iu]|eli|yuzu|gozu|sirti|parmag[iu])[mn]\w*|"
    r"\b(?:soy(?:du|ul|gun|mus)|calin|calmis|cuzdan|ziynet|laf|sarkin|yalniz|batt|kesildi|kesti|"
    r"evdey|girer|girec|girmek|acmazs|deyip|diyerek|kiligin|kiri(?:yo|lmak)|kirmaya|deliyo)\w*|"
    r"\b(?:yaral|kanad|kaniyo|kanama|kan\b|bayil|baygin|hastane|ambulans|112|155|polis|jandarma|"
    r"imdat|yardim ed|kurtar|yetis|kork|titri|tehdit|silah|bicak|saldir|dov|zorl|kilitle|saklan|"
    r"icer[di]|eve gir|evime gir|ustume|uzerime|yurudu|kovmu|cikmiyo|gitmiyo|bekliyo|"
    r"gaz|dogalgaz|duman|alev|yangin|yaniyo|tutus|kok|elektri|akim|carpil|kivilcim|sark|dire[gk]|"
    r"trafo|pano|acikta|ciplak|devril|cok(?:tu|ecek|uyo)|yikil|uctu|ucuyo|dusecek|dustu|altinda|"
    r"cocu[gk]|bebe[gk]|hamile|torun|yasli|kimseye|"
    r"adam|herif|kocam|eski|sevgili|nisanli|baba|abi|ogl|komsu|sarhos|sapik|hirsiz|biri\b|biri(?:si|leri)|"
    r"tanimad|yabanci|maskeli|serseri|ev sahibi)\w*"
)
_BLANKS = re.compile(r"\s+")


def is_all(text: str) -> bool:
    """Whether a text tells what people at work broke, or that they ran, and of nobody in danger."""
    folded = _folded(text)
    if not _AT_WORK.search(folded) or _PEOPLE.search(folded):
        return False
    return bool(_BROKEN.search(folded) or _RAN.search(folded))


def ran(text: str) -> bool:
    """Whether somebody rang or knocked and ran, and nothing was broken."""
    folded = _folded(text)
    return bool(_RAN.search(folded)) and not _BROKEN.search(folded)


def without(text: str) -> str:
    """Return `text` without what was broken, where that is all the harm that it tells of."""
    if not is_all(text):
        return text
    return _RAN.sub(". ", _BROKEN.sub(". ", _folded(text)))


def _folded(text: str) -> str:
    words = fold(nfc(text)).replace("'", "").replace("\u2019", "")
    return _BLANKS.sub(" ", re.sub(r"[^\w.!?]+", " ", words))
