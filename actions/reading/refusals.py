"""Refusing to give a detail, having none, or having given it long ago. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_GIVE = r"(?:ver|soyle|yaz|paylas|acikla|belirt|birak|bildir)"
_WILL_NOT = re.compile(
    rf"\b{_GIVE}(?:m(?:em|am|iy\w+|ic\w+|uy\w+|ey\w+|ay\w+|esem|asam|esek|asak|eden\b(?! once)|adan\b(?! once))|"
    r"e?mek istemi\w+|a?mak istemi\w+|mek istemem|mak istemem|emem|amam|emi\w+|ami\w+|"
    r"(?:y?ecek|y?acak) degil\w*)|"
    r"\b(?:paylasima|vermeye|soylemeye|yazmaya|vermekten|paylasmaya) (?:kapali|niyet\w*|taraftar|sicak|razi|cekin\w*)|"
    r"\b(?:cekiniyo\w*|guvenmiyo\w*|tercih etmiyo\w*|rahatsiz oluyo\w*|(?:yaz|ver|soyle)\w* ugrasam(?:am|iy\w*|ic\w*)|"
    r"(?:mecbur|zorunda|zorunlu|sart) (?:degil\w*|mi\w*)|izin vermi\w*|razi degil\w*)|"
    r"\b(?:share|vermek) etmi\w*",
)
_WHY_SHOULD_I = re.compile(
    r"\b(?:neden|niye|nicin|nie|nye|ne diye|ne demeye|ne hakla) (?:\w+ ){0,3}?"
    r"(?:ver|soyle|yaz|paylas|di|acikla)(?:e?y[ei]m|ay[ai]m|iy[ei]m|im|ecek\w*|acak\w*|cek\w*|ecem|icem|sem|iim|yim|eyin)|"
    r"\b(?:ver|soyler|yazar|paylasir)(?:ir)? ?mi(?:yim|yiz)\b",
)
_PASS = re.compile(
    r"\b(?:gerek yok|gerekmez|gereksiz|gerek gormuyo\w*|ne gereg\w+ var|ne gerek var|luzum yok|luzumsuz|lazim degil|"
    r"onemli degil|anonim\w*|gizli (?:kal\w*|tut\w*|olsun|kisi)|sakli kal\w*|isimsiz (?:kal|olsun|yaz|gec|sikayet|bildir)\w*|"
    r"bos (?:birak\w*|gec\w*|kals\w*|olsun)|onsuz|(?:olma|verme|soyleme|yazma|aciklama)d[ae]n(?! once)|"
    r"(?:o |bu )?(?:bana|bende|bizde) kalsin|size ne|sana ne|ne yapacaksin\w* ki|ozelim|bana ozel|kisisel bilgim|"
    r"onu geciniz|es gec\w*)\b"
)
_BARE_PASS = re.compile(
    r"\W*(?:(?:onu|bunu|bu|o|burayi|orayi|su|hayir|yok|ya|hic|ismi|adi|maili|numarayi|telefonu|lutfen|simdilik|bu soruyu|soruyu) )*"
    r"(?:gec\w{0,8}|atla\w*|pas|skip|istemi(?:yorum|yom|yoz|yoruz)|istemem|vermesem|olmaz|hayir|yok|"
    r"yoktur|yoh|kalsin|bos|mumkun degil|bilmiyorum|bilmem|hatirlami\w+|unuttum|asla|nah)"
    r"(?: (?:onu|bunu|ki|ya|hic|abi|kardesim|gardas|artik|be|lutfen|iste))*\W*"
)
_HAVE_IT = re.compile(
    r"\bsiz(?:de|lerde)\b.{0,40}\b(?:var\w*|mevcut|kayitli\w*|yazi\w*|duruyo\w*|gorunu\w*|olmasi|olmali)|"
    r"\b(?:var\w*|mevcut|kayitli\w*)\b.{0,12}\bsiz(?:de|lerde)\b|"
    r"\bzaten (?:var|kayitli\w*|mevcut|bilgilerim|veri\w+|biliyo\w*|siz\w*)|"
    r"\b(?:kayitli|var) zaten|"
    r"\b(?:sistem|kayit|kayitlar|ekran|dosya|profil|hesab|hesap|abonelik|fatura|veri ?taban)(?:im|in|iniz|lar|lari|larin|inizin)?\w{0,4}(?:da|de|ta|te)(?:ki|n)?\b"
    r".{0,30}\b(?:var\w*|yaz(?:iyo|iyor|ili|mi|ar)\w*|kayitli|mevcut|gor\w+|cik\w+|dur\w+|bak\w*|al\w{0,4}|belli|ol\w+)|"
    r"\bkayit(?:li|lar)\w* (?:olan|num|adres|mail|isim|oldug|bilgi|kisi|ad)\w*|"
    r"\b(?:kayit|sistem|ekran|fatura|dosya)\w* (?:bak|kontrol)\w*|"
    r"\b(?:kac|bin|uc|bes|on|yuz|\d+) ?(?:defa|kere|kez|sefer|kerre)\w*.{0,25}\b(?:ver|soyle|yaz)(?:di|mis|iyo)\w*|"
    r"\b(?:daha once|onceden|gecen (?:sefer|defa|hafta)|az once|demin|deminden|basta|yukarida|ilk basta)\b.{0,25}\b(?:verdi|soyledi|yazdi|vermis|paylasti)\w*|"
    r"\belinizde (?:var|zaten|olan|mevcut)\w*|\bvar (?:ya )?elinizde|"
    r"\b(?:biliyo|taniyo|goruyo|gormuyo)(?:sun|nuz|rsun|rsunuz|sunuz|n)\w* (?:zaten|ya|ki|iste)|\bzaten (?:biliyo|taniyo|goruyo)\w*|"
    r"\b(?:cikmiyo|gorunmuyo|dusmuyo|gozukmuyo|yazmiyo)\w* (?:mu|mi)\w*|"
    r"\b(?:oradan|ordan|oralardan|ordaki|sistemden|kayittan|kayitlardan|faturadan) (?:al|bak|bul|ogren)\w*|"
    r"\b(?:bakin|bak|bakarsin\w*|bulursun\w*|bulun)\b.{0,12}\b(?:ordan|oradan|kayit\w*|sistem\w*)|"
    r"\bayni(?:si)?(?: numara| mail| isim| adres)? (?:iste|zaten|kayitli)|kimin uzerine\w*|kimin ustune\w*|"
    r"\b(?:siz|sen)(?:de|e)? (?:bunu )?(?:biliyo|verdi)\w* (?:zaten|ya)|\bvar siz(?:de|lerde)|profilde yaz\w*"
)
_LACKS = (
    r"yok|yoh|yoktur|yogidi|kullanm(?:iyo|ay|am|ad|asini)\w*|bilmi(?:yo|y)\w*|bilmem|bilemem|hatirlami\w+|hatirlayami\w+|"
    r"hatirimda degil|aklimda degil|aklima gelmi\w+|ezber(?:e|imde)? (?:bilmi\w+|degil|yok)|ezberimde degil|unuttum|kayb\w+|kayip|cal(?:in)di\w*|caldir\w*|"
    r"boz(?:uk|ul\w*)|kirik|kirildi|kapali\w*|kapand\w*|kapat(?:ti|il|mis)\w*|tamir\w*|yanimda degil|elimde degil|"
    r"(?:hic )?almadim|almadik|edinmedim|acmadim|acamadim|giremi\w+|sahip degil\w*|olu (?:artik|zaten)?|iptal (?:oldu|ettim)|"
    r"sarji? (?:yok|bitti)|bakamam|bakami\w+|goremem|goremi\w+|kullanimda degil|anlamam|anlami\w+|becerem\w+|kullanamam|kullanami\w+|yanimda yok"
)
_HAS_NONE = re.compile(rf"\b(?:{_LACKS})\b")
_OUT_OF_REACH = re.compile(r"\b(?:cekmi\w+|ulasamaz\w*|arayamaz\w*|arasaniz)\b")
_OF_IT = {
    q.PHONE: re.compile(
        r"\b(?:tel|tlf|tlfn|telefon|telfon|tefon|cep|cebim|numara|nmr|nmra|num|no|hat|hatt|gsm)(?:u|im|um|umu|ma|m|mi|yi|imi|"
        r"ni|numu|umun|a|lar|in|imin|numarasi\w*|sini?|umuz|ini|si|mu|dan|nun|n)?\b"
    ),
    q.EMAIL: re.compile(
        r"\b(?:e ?-?posta|eposta|e ?-?mail|mail|meyil|mey?l|maıl|adres|gmail|hotmail|internet|posta)\w*"
    ),
    q.NAME: re.compile(
        r"\b(?:ad|adim|adimi|adima|adimin|isim|ismim\w*|ismimi|ismi|ismini|soyad\w*|soyisi?m\w*|kimlig\w+|kimlik)\b"
    ),
    q.TRACKING: re.compile(r"\b(?:numara|no|takip|kod|sms|mesaj|kagid)\w*"),
    q.CODE: re.compile(r"\b(?:kod|sifre|sms|mesaj|telefon|numara|hat)\w*"),
    q.PLACE: re.compile(r"\b(?:adres|konum|il|ilce|yer|sehir|mahalle)\w*"),
}
_OF_IT[q.PROOF_PHONE] = _OF_IT[q.PHONE]
_ELSEWHERE = re.compile(
    r"\b(?:insan|insana|insanla|temsilci\w*|yetkili\w*|operator\w*|bagla\w*|canli|musteri hizmet\w*|sorumlu\w*|"
    r"iptal ed\w+|vazgec\w+|kimse\w*|aramadi\w*|arayan|mahkeme\w*|savci\w*|ne icin|gider mi)\b"
)
_MOST_DIGITS, _FEW, _SHORT, _LONGEST = 4, 3, 7, 600


def candidates(message: Message, question: str) -> Iterator[Candidate]:
    """Yield that the customer will not or cannot give what the question asks for."""
    folded = message.folded
    if len(folded) > _LONGEST or sum(map(str.isdigit, folded)) > _MOST_DIGITS or "@" in folded:
        return
    score = _score(message, folded, question)
    if score:
        yield Candidate(r.REFUSED, score * (0.4 if _ELSEWHERE.search(folded) else 1.0))


def _score(message: Message, folded: str, question: str) -> float:
    words = message.words
    named = question in _OF_IT and bool(_OF_IT[question].search(folded))
    if _BARE_PASS.fullmatch(folded):
        return 0.93
    if _WHY_SHOULD_I.search(folded):
        return 0.99
    near = named or len(words) <= _SHORT
    if near and (_WILL_NOT.search(folded) or _PASS.search(folded)):
        return 0.94
    if near and _HAVE_IT.search(folded):
        return 0.93
    if _HAS_NONE.search(folded) and (named or len(words) <= _FEW):
        return 0.9 if question != q.NAME else 0.8
    if named and question in {q.PHONE, q.PROOF_PHONE} and _OUT_OF_REACH.search(folded):
        return 0.6
    return 0.0
