"""Refusing to give a detail, having none, or having given it long ago. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


_GIVE = "(?:ver|soyle|yaz|paylas|acikla|belirt|birak|bildir)"
_WILL_NOT = _any(
    # vermem, vermiyorum, vermicem, vermeyeceğim, vermesem, vermeden, vermez
    rf"{_GIVE}(?:m(?:em|am|iy\w+|ic\w+|uy\w+|ey\w+|ay\w+|esem|asam|esek|asak)|m[ae]d[ae]n\b(?! once))",
    rf"{_GIVE}(?:emem|amam|emi\w+|ami\w+|m[ae]k iste(?:mi\w+|mem)|y?[ae]c[ae]k degil\w*)",
    r"(?:paylasim|verme|soyleme|yazma|paylasma)(?:[ya]*|kt[ae]n|[dt][ae]n) "
    r"(?:kapali|niyet\w*|taraftar|sicak|razi|cekin\w*)",
    r"(?:yaz|ver|soyle)\w* ugrasam(?:am|iy\w*|ic\w*)",
    r"(?:mecbur|zorunda|zorunlu|sart) (?:degil\w*|mi\w*)",
    r"cekiniyo\w*|guvenmiyo\w*|tercih etmiyo\w*|rahatsiz oluyo\w*|izin vermi\w*|razi degil\w*",
    r"share etmi\w*",
)
_WHY_SHOULD_I = _any(
    r"(?:neden|niye|nicin|nie|nye|ne diye|ne demeye|ne hakla) (?:\w+ ){0,3}?"
    r"(?:ver|soyle|yaz|paylas|acikla|diy)(?!di|mis|iyo|en)\w{0,12}m\b",
    r"(?:verir|soyler|yazar|paylasir) ?mi(?:yim|yiz)\b",
)
_PASS = _any(
    r"gerek yok|gerekmez|gereksiz|gerek gormuyo\w*|ne gereg\w+ var|ne gerek var|luzum yok",
    r"luzumsuz|lazim degil|onemli degil|anonim\w*|sakli kal\w*|gizli (?:kal\w*|tut\w*|olsun|kisi)",
    r"isimsiz (?:kal|olsun|yaz|gec|sikayet|bildir)\w*|bos (?:birak\w*|gec\w*|kals\w*|olsun)",
    r"onsuz|(?:olma|soyleme|yazma|aciklama)d[ae]n\b(?! once)|es gec\w*|onu geciniz",
    r"(?:bana|bende|bizde) kalsin|size ne|sana ne|ozelim|bana ozel|kisisel bilgim|adresim ozel",
)
_BARE_PASS = re.compile(
    r"\W*(?:(?:onu|bunu|bu|o|burayi|orayi|su|hayir|yok|ya|hic|ismi|adi|maili|numarayi|telefonu|"
    r"lutfen|simdilik|soruyu) )*"
    r"(?:gec\w{0,8}|atla\w*|pas|skip|istemi(?:yorum|yom|yoz|yoruz)|istemem|vermesem|olmaz|hayir|yok|"
    r"yoktur|yoh|kalsin|bos|mumkun degil|bilmiyorum|bilmem|hatirlami\w+|unuttum|asla|nah)"
    r"(?: (?:onu|bunu|ki|ya|hic|abi|kardesim|gardas|artik|be|lutfen|iste))*\W*"
)
_PLACE = r"(?:sistem|kayit|ekran|dosya|profil|hesa[bp]|abonelik|fatura|veri ?taban)"
_TIMES = r"(?:kac|bin|uc|bes|on|yuz|\d+) ?(?:defa|kere|kez|sefer|kerre)\w*"
_GAVE = r"(?:(?:ver|soyle|yaz)(?:di|mis|iyo)|paylasti)\w*"
_HAVE_IT = _any(
    r"siz(?:de|lerde)\b.{0,40}\b(?:var|mevcut|kayitli|yazi|duruyo|gorunu|olmasi|olmali)\w*",
    r"(?:var\w*|mevcut|kayitli\w*)\b.{0,12}\bsiz(?:de|lerde)\b",
    r"zaten (?:var|kayitli\w*|mevcut|biliyo\w*|taniyo\w*|goruyo\w*|siz\w*)|(?:kayitli|var) zaten",
    rf"{_PLACE}\w{{0,8}}(?:da|de|ta|te)(?:ki|n)?\b.{{0,30}}"
    r"\b(?:var|yaz(?:iyo|ili|mi|ar)|kayitli|mevcut|gor|cik|dur|bak|al\w{0,4}\b|belli|ol)",
    r"kayit(?:li|lar)\w* (?:olan|num|adres|mail|isim|oldug|bilgi|kisi|ad)\w*",
    rf"{_PLACE}\w* (?:bak|kontrol)\w*|profilde yaz\w*",
    rf"{_TIMES}.{{0,25}}\b{_GAVE}",
    rf"(?:daha once|onceden|gecen (?:sefer|defa|hafta))\b.{{0,25}}\b{_GAVE}",
    r"elinizde (?:var|zaten|olan|mevcut)\w*|var (?:ya )?elinizde",
    r"(?:biliyo|taniyo|goruyo)\w* (?:zaten|ya|ki|iste)\b",
    r"(?:cikmiyo|gorunmuyo|dusmuyo|gozukmuyo|yazmiyo)\w* (?:mu|mi)\w*",
    r"(?:ora|or|oralar|orda|sistem|kayit|kayitlar|fatura)(?:dan|daki|ten|tan) "
    r"(?:al|bak|bul|ogren)\w*",
    r"(?:bak|bul)\w*\b.{0,12}\b(?:ordan|oradan|kayit\w*|sistem\w*)",
    r"ayni(?:si)?(?: numara| mail| isim| adres)? (?:iste|zaten|kayitli)|kimin (?:uzerine|ustune)\w*",
)
_HAS_NONE = _any(
    r"(?:yok|yoh|yoktur)\b|kullanm(?:iyo|ay|am|ad)\w*|kullan[ai]mam|kullanami\w+|kullanimda degil",
    r"bilmi(?:yo|y)\w*|bil(?:mem|emem)\b|hatirla(?:mi|yami)\w+|(?:hatirim|aklim)da degil|unuttum",
    r"aklima gelmi\w+|ezber(?:e|imde)? (?:bilmi\w+|degil|yok)",
    r"kayb\w+|kayip|calin?di\w*|caldir\w*|boz(?:uk|ul)\w*|kirik\b|kirildi|kapali\w*|kapand\w*",
    r"kapat(?:ti|il|mis)\w*|tamir\w*|(?:yanim|elim)da? ?(?:de )?(?:degil|yok)|elimde degil",
    r"almadi[mk]\b|edinmedim|ac[am]*adim|giremi\w+|sahip degil\w*|olu artik|iptal (?:oldu|ettim)",
    r"sarji? (?:yok|bitti)|bakama?m\b|bakami\w+|goremem|goremi\w+|anlamam|anlami\w+|becerem\w+",
)
_OUT_OF_REACH = _any(r"cekmi\w+|ulasamaz\w*|arayamaz\w*")
_PHONE = (
    r"(?:tel|tlf|tlfn|telefon|telfon|tefon|cep|cebim|numara|nmr|nmra|num|no|hatt?|gsm)"
    r"(?:[uiae]?(?:m|n|yi|yu|ya|lar|miz|muz|niz|nuz)?[uiae]?|umun|imin|mdan|sini?|larim)\b"
)
_OF_IT = {
    q.PHONE: _any(_PHONE),
    q.PROOF_PHONE: _any(_PHONE),
    q.EMAIL: _any(r"e ?-?posta|e ?-?mail|mail|mey?il|adres|gmail|hotmail|internet|posta"),
    q.NAME: _any(r"(?:ad|adim[ia]?|adimin|isim|ism\w{1,6}|soyad\w*|soyisi?m\w*|kimli[gk]\w*)\b"),
    q.TRACKING: _any(r"(?:numara|no|takip|kod|sms|mesaj|kagid)\w*"),
    q.CODE: _any(r"(?:kod|sifre|sms|mesaj|telefon|numara|hat)\w*"),
    q.PLACE: _any(r"(?:adres|konum|il|ilce|yer|sehir|mahalle)\w*"),
}
# Where a message is about something else as well, which matters more.
_ELSEWHERE = _any(
    r"(?:insan|insan[ai]|insanla|temsilci\w*|yetkili\w*|operator\w*|bagla\w*|canli|sorumlu\w*)\b",
    r"musteri hizmet|iptal ed\w+|vazgec\w+|kimse\w*\b|aramadi\w*|arayan|mahkeme|savci|ne icin|gider mi",
)
_MOST_DIGITS, _FEW, _SHORT, _LONGEST = 4, 3, 7, 600


def candidates(message: Message, question: str) -> Iterator[Candidate]:
    """Yield that the customer will not or cannot give what the question asks for."""
    folded = message.folded
    if len(folded) > _LONGEST or sum(map(str.isdigit, folded)) > _MOST_DIGITS or "@" in folded:
        return
    score = _score(folded, len(message.words), question)
    if score:
        yield Candidate(r.REFUSED, score * (0.4 if _ELSEWHERE.search(folded) else 1.0))


def _score(folded: str, words: int, question: str) -> float:
    named = question in _OF_IT and bool(_OF_IT[question].search(folded))
    near = named or words <= _SHORT
    lacks = named or (words <= _FEW and question != q.NAME)  # "Kemal Yok" is a name
    rules = (
        (0.93, bool(_BARE_PASS.fullmatch(folded))),
        (0.99, bool(_WHY_SHOULD_I.search(folded))),
        (0.94, near and bool(_WILL_NOT.search(folded) or _PASS.search(folded))),
        (0.93, near and bool(_HAVE_IT.search(folded))),
        (0.9 if question != q.NAME else 0.8, lacks and bool(_HAS_NONE.search(folded))),
        (
            0.6,
            named and question in {q.PHONE, q.PROOF_PHONE} and bool(_OUT_OF_REACH.search(folded)),
        ),
    )
    return next((score for score, holds in rules if holds), 0.0)
