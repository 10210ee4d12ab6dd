"""What has the words of danger and says that there is none, or speaks of a thing that broke.

"Yangın yok, ışığı kırmızı yanıyor", "kimse yaralı değil", "hattım çalındı değil", "yangın çıktı
sanmıştım", "telefon düştü, ekranı kırıldı", "yayın dondu". What is denied is taken out of a text
before its dangers are looked for, so that another one beside it is still found.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, nfc

_THING = (
    r"(?:yangin|ates|alev|duman|kivilcim|koku|yanik|gaz|dogalgaz|kacak|tehlike|patlama|yarali|"
    r"yaralanan|hirsiz|bicak|silah|siddet|kavga|intihar)\w*"
)
_BETWEEN = (
    r"(?: (?:falan|filan|fln|flan|felan|hic|bile|de|da|gibi|bir|bi|sey|bisey|etmek|kokusu|kacagi|"
    r"durum\w*|eden|olan|var))*"
)
_NOT = (
    r"(?:yok(?!sa)\w*|degil\w*|dgil|cikmi?yo\w*|cikmadi\w*|etmi(?:yo|c|y)\w*|etmeye?c\w*|etmem|"
    r"istemi\w*|gelmiyo\w*|gormuyo\w*)(?! m[iu]| degil)\b"
)
# What is done to people and by cables; "nefes almıyor" is none of it.
_NOT_DONE = (
    r"(?:sark|dov|vur|yan|saldir|carp|carpil|yaralan|bicakla)m(?:[iu]yo\w*|[ae]d[iu]\w*|[ae]z)"
    r"(?! m[iu])\b"
)
# A verb that is taken back after it was said: "çalındı değil", "çıktı sanmıştım".
_TENSE = r"(?:[dt][iu]|m[iu]s|[iu]yo(?:r)?|yo(?:r)?)(?:m|k|lar|ler|um|uz)?"
_FINITE = rf"\w{{2,}}{_TENSE}"
_BEFALLS = (
    r"(?:cal|kopya|dolandir|soy|bayil|yan|devril|yikil|carp|patla|kac|vur|dov|ol|yaral|zehir|bogul|"
    r"cik|tutus|kop|sark|gir|hack|ele gec|saldir)"
)
# "Nefes alıyor değil" affirms; what befalls nobody ("iki katı değil") denies nothing.
_IS_NOT = (
    rf"\b{_BEFALLS}\w*(?<!m)(?<!m[iu])(?<!m[ae]){_TENSE} (?:falan )?"
    r"degil(?:mis|di|dir)?(?! m[iu]|\w)"
)
_WAS_THOUGHT = re.compile(
    rf"\b((?:{_THING} )?{_FINITE}),? (?:(?:de|da|falan|filan|gibi|diye) )?"
    r"(?:(?:san|zannet|zan et)(?:d[iu]|t[iu]|m[iu]st[iu])[mk]\b|"
    r"(?:dusun|kork)(?:mus)?t[iu][mk]\b(?=.{0,40}\b(?:degil|meger|yokmus|iyiymis)))"
)
# "Bıktım, yaşamaktan değil sizden": life is named as what is not meant.
_NOT_OF_LIFE = r"\b(?:yasamaktan|yasamdan|hayattan|hayatimdan|canimdan) degil\b"
# What another asks for, at the door or on the phone: "gaz kokusu var mı diye sordu".
_ASKED_BY_ANOTHER = (
    rf"\b{_THING}(?: \w+){{0,2}}? (?:(?:var|geliyo|oldu|aldi) ?)?"
    r"m[iu](?:y[iu]m|yd[iu]|s[iu]n[iu]z)? "
    r"(?:diye|dedi\w*|diyo\w*) (?:sor|gel|bak|ara|kontrol|kapiya)\w*"
    r"(?!.{0,60}\b(?:evet|var ded|kok(?:uyo|uyor)|aliyo|geliyo\w* (?:hala|simdi)))"
)
_DENIED = re.compile(
    rf"\b(?:{_THING}{_BETWEEN},? {_NOT}|{_NOT_DONE})|{_IS_NOT}|{_NOT_OF_LIFE}|{_ASKED_BY_ANOTHER}"
)
_DEVICE = (
    r"(?:telefon|cep(?!he)|tablet|kumanda|modem|cihaz|ekran|kulaklik|televizyon|tv|laptop|bilgisayar|"
    r"router|ahize)\w*"
)
_DROPPED = re.compile(
    rf"\b{_DEVICE}(?: \w+){{0,3}} dus(?:tu|urdu|up|uru|mus)\w*|"
    rf"\bdus(?:tu|urdu|up|uru)\w*(?: \w+){{0,3}} {_DEVICE}"
)
# A picture freezes; "donuyoruz" is said of people.
_FROZE = r"don(?:du(?![mk]\b)|uyo(?!(?:r?u?[mz]|ru[mz])\b)|up|mus|uk)\w*"
_FROZEN = re.compile(
    rf"\b(?:{_DEVICE}|(?:inter)?net\w*|yayin\w*|goruntu\w*|kanal\w*|mac\w*|dizi\w*|film\w*|"
    rf"oyun\w*|uygulama\w*|video\w*)(?: \w+){{0,6}} {_FROZE}|"
    rf"\b{_FROZE}(?: \w+){{0,2}} (?:{_DEVICE}|(?:inter)?net\w*|yayin\w*|goruntu\w*)"
)
# A lamp is on, in its colour or by its name: "modemde kırmızı yanıyor", "pon ışığı yanıp sönüyor".
_LAMP = re.compile(
    r"\b(?:kirmizi|yesil|turuncu|sari|mavi|beyaz|mor|isik|isig|led|lamba|los|pon|dsl|adsl|wlan|power)"
    r"\w*(?: \w+){0,2} yan(?:ip|iyo|di|ar\b|mis|ik|sin)\w*"
)
_ALIGHT = re.compile(
    r"\b(?:duman|alev|ates|yangin|kivilcim|koku|kokuyo|erid|eriyo|tutus|patla|kul oldu|siyah)\w*"
)
# With people, poles or cries beside it a fall is none of a thing.
_SOMEBODY = re.compile(
    r"\b(?:cocu[kg]|bebe[kg]|anne(?!ml?er gelin)|baba|dede|nine|kocam|esim|oglum|kizim|torun|adam|"
    r"kadin|biri\b|ben\b|dire[kg]|kablo|tel\b|teller|cati|kan\b|kaniyo|yarali|nefes|bayil|112|"
    r"ambulans|imdat|yardim ed|intihar|kendim|yasamak|olmek|kalkam|kipirdayam|kirildi(?:m| baca)|"
    r"bacag|kalca|kafam)\w*"
)


_IN_EARNEST = r"\bsaka\w* (?:\w+ )?(?:degil|yapm[iu]yo\w*|etm[iu]yo\w*|yok)\w*"
# What a film or a game shows, up to what failed: "filmde adam silahını çekti yayın gitti".
_SHOWN = (
    r"(?:(?:in|nin|lerin|ler)?(?:de|da|te|ta)(?:ki)?|deki|daki|taki|"
    r"(?:inin|sinin|in|nin|un) (?:\w+ )?(?:sahnesi|ortasi|finali)\w*)"
)
_ON_SCREEN = re.compile(
    rf"\b(?:film|dizi|oyun|mac|belgesel|haberler|sinema|pubg|valorant|fifa|cs){_SHOWN}"
    r"(?: \w+){1,8}? (?=(?:yayin|ekran|kanal|goruntu|(?:inter)?net|tv|televizyon|ses|ping|lag|"
    r"kop|don|kes)\w*)"
)
# What befalls a line or a place by way of speech: "internet intihar etti", "yangın yeri gibi".
_BY_WAY_OF_SPEECH = (
    r"\b(?:(?:inter)?net|modem|hat|wifi|telefon|tv|televizyon|cihaz|baglanti|fiber)\w* (?:\w+ )?"
    r"intihar e(?:tti|tmis|diyo\w*)(?:ler)?\b|\byangin yeri(?:ne)?(?: gibi| don\w+| oldu)?\b"
)
# Help that could not be called on another day: told now, it is a complaint of that day.
_WAS_OUT_OF_REACH = re.compile(
    r"\b(?:dun(?:ku)?|gecen|evvelki|onceki|"
    r"(?:\d+|bir|iki|uc|birkac) (?:gun|hafta|ay|yil|sene) once)\b"
    r"(?: \w+){0,9}? (?:112|155|156|110|ambulans|itfaiye|polis|jandarma)\w*(?:[' ]?\w+){0,2}? "
    r"(?:ulas|ara|bagla|cagir)\w*(?:am|em)(?:[ae]d[iu]|[ae]m[iu]st[iu])\w*"
)
# A fire of another day, and what burnt in it: a loss, where nothing burns or smokes now.
_BURNT_BEFORE = re.compile(
    r"\b(?:dun(?:ku)?|gecen (?:hafta|ay|yil|sene|gun|cuma|pazar)\w*|evvelki|onceki|"
    r"(?:\d+|bir|iki|uc|birkac) (?:gun|hafta|ay|yil|sene) once)\b"
    r"(?: \w+){0,9}? (?:yangin|patlama)\w* (?:\w+ )?(?:cikti|cikmisti|cikmis|oldu|olmustu|vardi|"
    r"yasadik|gecirdik)\b(?:(?: \w+){0,7}? (?:yan(?:di|mis|misti)|eri(?:di|mis)|kul oldu)\w*)?"
)
_BURNS_STILL = re.compile(
    r"\b(?:duman|alev|yaniyo|tutus|kivilcim|imdat|yardim ed|yetis|kokuyo|yanik kok|icerde|"
    r"icerideyi|mahsur|itfaiye (?:gelm|yok)|yine yan|gene yan|simdi (?:de )?yan)\w*"
)
_STILL = re.compile(
    r"\b(?:anne|baba|dede|nine|es|koca|kari|ogl|kiz|cocug|kardes|amca|dayi|teyze|hala)\w* "
    r"(?:\w+ )?oldu\b|\b(?:vefat|cenaze|kaybettik|yarali|yaralandi)\w*|"
    r"\b(?:simdi|su an\w*|hala|halen|yine|gene|imdat|yardim|acil|bugun|"
    r"\w+[iu]yo(?:r|rum|ruz|m)?)\b"
)
_BLANKS = re.compile(r"\s+")
_LEFT_OUT = re.compile(
    rf"{_BY_WAY_OF_SPEECH}|{_DENIED.pattern}|{_IN_EARNEST}|{_WAS_THOUGHT.pattern}|{_ON_SCREEN.pattern}"
)


def _spaced(text: str) -> str:
    return _BLANKS.sub(" ", nfc(text))


def without_denied(text: str) -> str:
    """Return `text` without the dangers, and the jest, that it denies; a denial ends a sentence."""
    text = _spaced(text)
    folded = fold(text)
    if len(folded) != len(text):
        return text
    kept, end = [], 0
    found = [*_LEFT_OUT.finditer(folded), *_past(folded)]
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() < end:
            continue
        kept += [text[end : match.start()], ". "]
        end = match.end()
    return "".join([*kept, text[end:]]) if kept else text


def _past(folded: str) -> list[re.Match[str]]:
    """Return where help was out of reach, or it burnt, on another day, if nothing goes on now."""
    reached = [] if _STILL.search(folded) else [*_WAS_OUT_OF_REACH.finditer(folded)]
    burnt = [] if _BURNS_STILL.search(folded) else [*_BURNT_BEFORE.finditer(folded)]
    return [*reached, *burnt]


def denies(text: str) -> bool:
    """Whether a danger is denied, is one by way of speech, or was one on another day."""
    folded = fold(_spaced(text))
    said = _DENIED.search(folded) or re.search(_BY_WAY_OF_SPEECH, folded)
    return bool(said or _past(folded))


def is_on_screen(text: str) -> bool:
    """Whether a film or a game was going on when the picture failed."""
    return bool(_ON_SCREEN.search(fold(_spaced(text))))


def is_a_prank(text: str) -> bool:
    """Whether somebody knocked or rang and ran off: "kapıya vurup kaçtı"."""
    return bool(_RAN_OFF.search(fold(_spaced(text))))


_RAN_OFF = re.compile(
    r"\b(?:kapi|zil|cam|pencere)\w*(?: \w+){0,2} (?:vur|cal|bas|tikla|tiklat|yumrukla|tekmele)\w*?"
    r"y?[iu]p (?:hemen |hep )?(?:kac|git|kaybol|uzaklas)\w*"
)


def supposed(text: str) -> str | None:
    """Return `text` as if what was only supposed had been so; None where nothing was."""
    told, times = _WAS_THOUGHT.subn(r"\1", fold(_spaced(text)))
    return told if times else None


def is_about_a_thing(text: str) -> bool:
    """Whether a thing fell, a picture froze or a lamp is on, and nothing is said of anybody."""
    folded = fold(_spaced(text))
    lamp = _LAMP.search(folded) and not _ALIGHT.search(folded)
    return bool(lamp or _DROPPED.search(folded) or _FROZEN.search(folded)) and not _SOMEBODY.search(
        folded
    )
