"""Refusing to give a detail, having none, or having given it long ago. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import other_ways, questions as q, reading as r, verbs
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


_GIVE = "(?:ver|soyle|yaz|paylas|acikla|belirt|bildir)"
_I_NOT = (  # vermem, vermiyorum, vermicem, vermeyeceğim, vermesem
    r"m(?:em|am|[iu]yor(?:um|uz)|[iu]yo[mz]|[iu]c[ae]m|[iu]yc[ae]?m|[iu]y[ae]c[ae]\w*|[ae]y[ae]c[ae]\w*|"
    r"[ae]y[ae]yim|[ae]yim|[iu]y[ae]?yim|[iu]yim|[iu]yi?m|[ae]s[ae][mk])\b"
)
_WILL_NOT = _any(
    rf"{_GIVE}{_I_NOT}",
    rf"{_GIVE}(?:m[ae]k iste(?:mi\w+|mem)|y?[ae]c[ae]k degil\w*)",
    r"(?:paylasim|verme|soyleme|yazma|paylasma)(?:[ya]*|kt[ae]n|[dt][ae]n) "
    r"(?:kapali|niyet\w*|taraftar|sicak|razi|cekin\w*)",
    r"(?:yaz|ver|soyle)\w* ugrasam(?:am|iy\w*|ic\w*)",
    r"cekiniyo\w*|guvenmiyo\w*|tercih etmiyo\w*|izin vermi\w*|razi degil\w*|share etmi\w*",
)
# Only about what was asked for.
_CANNOT = _any(
    rf"{_GIVE}(?:emem|amam|emi\w+|ami\w+)|{_GIVE}m(?:ey|ay)[ae]li?[mk]|rahatsiz oluyo\w*",
    r"(?:mecbur|zorunda|zorunlu|sart) degil\w*|gereksiz|luzumsuz|gerek gormuyo\w*|luzum yok",
    r"(?:olma|verme|soyleme|yazma|aciklama)d[ae]n "
    r"(?:olur|olsun|olmaz|kaydet|devam|gec|hallet|sikayet)\w*",
)
_WHY_SHOULD_I = _any(
    r"(?:neden|niye|nicin|nie|nye|ne diye|ne demeye|ne hakla) (?:\w+ ){0,3}?"
    r"(?:ver|soyle|yaz|paylas|acikla)(?!di|mis|iyo|en)\w{0,12}m\b",
    r"(?:verir|soyler|yazar|paylasir) ?mi(?:yim|yiz)\b|m[iu] (?:verice|verece|verce)\w+m\b",
)
_PASS = _any(
    r"(?<![a-z][ae] )gerek yok(?!.*(?:cozul|duzel))",
    r"(?:isme|isime|ada|adima|maile|postaya|numaraya) gerek yok",
    r"gerekmez|lazim degil|anonim\w*|sakli kal\w*|gizli (?:kal\w*|tut\w*|olsun|kisi)",
    r"isimsiz (?:kal|olsun|yaz|gec|sikayet|bildir)\w*|bos (?:birak\w*|gec\w*|kals\w*|olsun)",
    r"(?:adsiz|isimsiz|vatandas|bilinmeyen) (?:yaz|kaydet|olsun)\w*|kim oldug\w+ onem\w+ yok",
    r"bos ?ver\w* (?:ismi|adi|isim)\w*|(?:ismi|adi)\w* bos ?ver\w*|(?:adimi|ismimi) gizle\w+",
    r"onsuz|es gec\w*|onu geciniz|(?:bana|bende|bizde) kalsin",
    r"(?:size|sana) ?ne(?: (?:\w+ )?(?:adim|isim|numara|telefon|mail)\w*|\W*$)|"
    r"bana ozel\W*$|adresim ozel",
)
_ENOUGH = re.compile(
    r"(?:(?:mail|telefon|numara|isim|tel|posta)\w*|bu|bu kadar|o|verdigim)(?: bilgi)? "
    r"(?:yeter\w{0,4}|kafi|yetmez mi|yetmiyo\w*)\W*$|^\W*yeter bu kadar"
)
_LET_ME_BE = {
    q.PHONE: _any(r"(?:beni )?arama(?:yin|yiniz|niz[iı]?|sinlar)\b|aranmak istemi\w*"),
    q.EMAIL: _any(
        r"(?:mail|posta|reklam)\w* (?:at|gonder|yolla)m[ae]\w*|sifre\w* (?:unut|bilmi|hatirla)\w*",
        r"(?:oyle|boyle) (?:sey|is)\w*|(?:anlam(?:am|iyo)|becerem)\w*|mail ne ki",
    ),
}
_BARE_PASS = re.compile(
    r"\W*(?:(?:onu|bunu|bu|o|burayi|orayi|su|hayir|yok|ya|hic|ismi|adi|maili|numarayi|telefonu|"
    r"lutfen|simdilik|soruyu) )*"
    r"(?:gec\w{0,8}|atla\w*|pas|skip|istemi(?:yorum|yom|yoz|yoruz)|istemem|vermesem|olmaz|hayir|yok|"
    r"yoktur|yoh|kalsin|bos|mumkun degil|bilmiyorum|bilmem|hatirlami\w+|unuttum|asla|nah)"
    r"(?: (?:onu|bunu|ki|ya|hic|abi|kardesim|gardas|be|lutfen|iste))*\W*"
)
_PLACE = r"(?:sistem|kayit|ekran|dosya|profil|hesa[bp]|abonelik|fatura|veri ?taban)"
_TIMES = r"(?:kac|bin|uc|bes|on|yuz|\d+) ?(?:defa|kere|kez|sefer|kerre)\w*"
_GAVE = r"(?:(?:ver|soyle|yaz)(?:di|misti)[mk]|paylast(?:im|ik))\b"
_JUST_NOW = _any(rf"(?:demin|deminden|az once|yukarida|ilk basta)\b.{{0,25}}\b{_GAVE}")
_HAVE_IT = _any(
    r"siz(?:de|lerde)\b.{0,40}\b(?:var(?! m)|mevcut|kayitli|duruyo|olmasi|olmali)\w*",
    r"(?:var(?! m)\w*|mevcut|kayitli\w*)\b.{0,12}\bsiz(?:de|lerde)\b",
    r"zaten (?:var|kayitli\w*|mevcut|biliyo\w*|taniyo\w*|goruyo\w*|siz\w*)|(?:kayitli|var) zaten",
    rf"{_TIMES}.{{0,25}}\b{_GAVE}",
    rf"(?:daha once|onceden|gecen (?:sefer|defa|hafta))\b.{{0,25}}\b{_GAVE}",
    r"elinizde (?:var|zaten|olan|mevcut)\w*|var (?:ya )?elinizde|kimin (?:uzerine|ustune)\w*",
    r"(?:biliyo|taniyo|goruyo)\w* (?:zaten|ya|ki|iste)\b",
    r"(?:ora|or|orda|sistem|kayit|kayitlar|fatura)(?:dan|daki|ten|tan) (?:al|bak|bul|ogren)\w*",
    r"(?:bak|bul)(?:in|iniz|arsin|ursun|sana)?\b.{0,12}\b(?:ordan|oradan|kayitlar\w*|sistem\w*)",
    r"ayni(?:si)?(?: numara\w*| mail\w*| isim| adres\w*)? (?:iste|zaten|kayitli)",
    r"ayni (?:numara|mail|adres|isim)\w*\W*$|(?:zaten|her ay|surekli)\b.{0,20}"
    r"\b(?:mail|mesaj|sms) (?:at|gonder|yolla)iyo\w*",
    r"(?:yazdig|at+ig|aradig|konustug|geldig|gonderdig)\w* (?:numara|mail|adres|isim|telefon)\w*",
    r"gelen (?:numara|mail|adres)\w*",
    r"kayitli (?:olan|num|adres|mail|isim|oldug)\w*\b(?! degis)",
)
# Where it stands, if it is about what was asked for.
_STANDS = _any(
    rf"{_PLACE}\w{{0,8}}(?:da|de|ta|te)(?:ki|n)?\b.{{0,30}}"
    r"\b(?:var(?! m)|yaz(?:iyo|ili|ar)|kayitli|mevcut|gor|cik(?!\b)|dur|bak|al\w{0,4}\b|belli)",
    rf"{_PLACE}\w*(?:a|e|an|en) (?:bak(?:in|iniz|sana)?|kontrol ed\w*)\b",
    r"(?:cikmiyo|gorunmuyo|dusmuyo|gozukmuyo|yazmiyo)\w* (?:mu|mi)\w*",
)
_HAS_NONE = (
    r"(?:yok|yoh|yoktur)\b|kullanm(?:iyo|ay|am|ad)\w*|kullan[ai]mam|kullanami\w+|kullanimda degil|"
    r"bilmi(?:yo|y)\w*|bil(?:mem|emem)\b|hatirla(?:mi|yami)\w+|(?:hatirim|aklim)da degil|unuttum|"
    r"aklima gelmi\w+|ezber(?:e|imde)? (?:bilmi\w+|degil|yok)|"
    r"kaybo\w+|kaybet\w+|kayip|calin?di\w*|caldir\w*|boz(?:uk|ul)\w*|kirik\b|kirildi|kapali\w*|"
    r"kapand\w*|kapat(?:ti(?!r)|il|mis)\w*|tamir\w*|(?:yanim|elim)da? ?(?:de )?(?:degil|yok)|"
    r"elimde degil|almadi[mk]\b|edinmedim|acmadim|acamadim|giremi\w+|sahip degil\w*|olu artik|"
    r"iptal (?:oldu|ettim)|sarji? (?:yok|bitti)|bakama?m\b|bakami\w+|goremem|goremi\w+|anlamam|"
    r"becerem\w+"
)
_NONE_ALONE = re.compile(
    r"\W*(?:(?:hic|ben|onu|de|da|valla|vallahi|ya|yok) )*(?:kullanm(?:iyo|am)\w*|bilmiyo\w*|bilmem|"
    r"hatirlami\w+|unuttum|almadim|acmadim|yoktur|yok)\W*"
)
_OUT_OF_REACH = _any(r"cekmi\w+|ulasamaz\w*|arayamaz\w*")
_PHONE = (
    r"(?:tel|tlf|tlfn|telefon|telfon|tefon|cep|cebim|sim ?kart|numara|nmr|nmra|num|no|hatt?|gsm)"
    r"(?:[uiae]?(?:m|n|yi|yu|ya|lar|miz|muz|niz|nuz)?[uiae]?|umun|imin|mdan|sini?|larim)\b"
)
_OF_IT = {
    q.PHONE: _any(_PHONE),
    q.PROOF_PHONE: _any(_PHONE),
    q.EMAIL: _any(
        r"e ?-?posta|e ?-?mail|mail|mey?il|adres|gmail|hotmail|posta|internet kullan|"
        r"internet yok ki"
    ),
    q.NAME: _any(r"(?:ad|adim[ia]?|adimin|isim|ism\w{1,6}|soyad\w*|soyisi?m\w*|kimli[gk]\w*)\b"),
    q.TRACKING: _any(r"(?:numara|no|takip|kod|sms|mesaj|kagid)\w*"),
    q.CODE: _any(r"(?:kod|sifre|sms|mesaj|telefon|numara|hat)\w*"),
    q.PLACE: _any(r"(?:adres|konum|il|ilce|yer|sehir|mahalle)\w*"),
}
# Where a message is about something else as well, which matters more.
_ELSEWHERE = _any(
    r"(?:insan|insan[ai]|insanla|temsilci\w*|yetkili\w*|operator\w*|bagla\w*|canli|sorumlu\w*)\b",
    r"musteri hizmet|iptal ed\w+|vazgec\w+|kimse\w*\b|aramadi\w*|arayan|mahkeme|savci",
    r"(?:takip|basvuru|kayit|sikayet|dosya) (?:numara|no|kod)\w*|konus[ae][lm]\w+|birazdan|ne icin",
    r"(?:sikayet|kayit)\w* (?:yaz|bildir|ver)\w*|(?:ne|nasil) yazma\w+|gider mi",
    r"(?:cevap|bilgi|haber|iade|oneri|kod) (?:ver|yaz|bildir)\w*",
)
_MOST_DIGITS, _SHORT, _NOT_LONG, _LONGEST = 4, 7, 14, 600
_NEAR = 40


def candidates(message: Message, question: str) -> Iterator[Candidate]:
    """Yield that the customer will not or cannot give what the question asks for."""
    folded = message.folded
    if len(folded) > _LONGEST or sum(map(str.isdigit, folded)) > _MOST_DIGITS or "@" in folded:
        return
    answered = other_ways.answers_something_else(folded)
    if answered:
        yield Candidate(r.UNCLEAR, answered)
        return
    instead = other_ways.wished_instead(folded, question)
    if instead is not None:
        yield Candidate(r.REFUSED, 0.97, field=instead)
        return
    score = _score(folded, len(message.words), question)
    if score:
        elsewhere = question not in {q.TRACKING, q.CODE} and _ELSEWHERE.search(folded)
        yield Candidate(r.REFUSED, score * (0.4 if elsewhere else 1.0))


def _score(folded: str, words: int, question: str) -> float:
    named = question in _OF_IT and bool(_OF_IT[question].search(folded))
    near = named or words <= _SHORT
    brief = words <= _NOT_LONG
    out_of_reach = named and question in {q.PHONE, q.PROOF_PHONE}
    rules = (
        (0.93, bool(_BARE_PASS.fullmatch(folded))),
        (1.0, bool(_WHY_SHOULD_I.search(folded))),
        (0.94, near and bool(_WILL_NOT.search(folded) or _PASS.search(folded))),
        (0.94, named and brief and bool(_CANNOT.search(folded))),
        (0.93, near and bool(_HAVE_IT.search(folded))),
        (0.93, (named or words <= len(["profilde", "yazıyo"])) and bool(_STANDS.search(folded))),
        (0.9 if question != q.NAME else 0.8, named and brief and _lacks(folded, question)),
        (0.9, bool(_NONE_ALONE.fullmatch(folded))),
        (0.9, brief and bool(_ENOUGH.search(folded))),
        (0.9, near and question in _LET_ME_BE and bool(_LET_ME_BE[question].search(folded))),
        (0.9, question != q.NAME and near and bool(_JUST_NOW.search(folded))),
        (0.6, out_of_reach and bool(_OUT_OF_REACH.search(folded))),
    )
    return next((score for score, holds in rules if holds), 0.0)


def _lacks(folded: str, question: str) -> bool:
    """Whether what was asked for is said to be missing: both words stand near each other."""
    asked = [match.start() for match in _OF_IT[question].finditer(folded)]
    missing = [match.start() for match in _LACKS.finditer(folded)]
    return any(abs(one - other) <= _NEAR for one in asked for other in missing)


_LACKS = re.compile(rf"\b(?:{_HAS_NONE})")


def gives_nothing(folded: str) -> bool:
    """Whether a folded refusal is of every detail, and not only of the one that was asked for."""
    return bool(_NOTHING_AT_ALL.search(folded))


_NOTHING_AT_ALL = re.compile(
    r"\b(?:hic ?bir ?(?:sey|bilgi|numara|iletisim|ini|isini)\w*|hic(?:bi| bi| bir)? ?sey\w*|"
    r"(?:kisisel |iletisim )?bilgi(?:lerim|mi|m)?\w* (?:de |da )?(?:ver|paylas)m\w*|"
    r"ne (?:telefon|numara)\w* ne (?:de )?(?:mail|e ?posta|isim)\w*|"
    r"(?:telefon|numara)\w* (?:da|de) (?:mail|e ?posta)\w* (?:da|de)|ikisini de|isimsiz|anonim|"
    r"(?:tel|cep|numara)\w*(?: \w+)? yok(?: \w+){0,2} (?:e ?)?(?:posta|mail)\w*(?: \w+)? yok)\b"
)


def says_that_it_goes_on(folded: str) -> bool:
    """Whether a folded no says of the trouble that it lasts: "hayır, ikisi de sürüyor"."""
    plain = verbs.plain(folded)
    return bool(_GOES_ON.search(plain)) and not _OF_A_DETAIL.search(plain)


_GOES_ON = re.compile(
    r"\b(?:sur(?:uyor?|mekte)\w*|devam (?:ed|et)\w*|(?:duzel|cozul|gec|hallol)m[aei]\w*|"
    r"ayni (?:sekilde|sorun\w*|durum\w*|hala)|hala (?:ayni|oyle|boyle|bozuk|kesik|yavas))\b"
)
_OF_A_DETAIL = re.compile(
    r"\b(?:tel\w*|cep\w*|numara\w*|hat|hatt?im\w*|mail\w*|e ?posta\w*|adres\w*|isim\w*|ad[iu]m\w*|"
    r"ver\w*|paylas\w*|yaz\w*|soyle\w*|vazgec\w*)\b"
)
