"""Whether a message is about nothing but details: a number, a name, an address. Pure.

Who writes "bi dk kendiminkini yazayım 0544 …" where the name is asked for tells no more of the
trouble and wants nothing: what is left beside the detail are the words that people say around one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names, name_words, trouble, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_CONTACT = re.compile(
    r"\S+@\S+|\+?\d[\d\s().\-\u2010-\u2015]{5,}\d(?:['\u2019]?\w{1,4}\b)?|\b\d{1,4}\b"
)
_AROUND = frozenset(
    """
    ben benim benimki benimkini kendim kendimin kendiminki kendiminkini bu bunu o onu onun onunki
    su sunu da de bir bi bide tane daha ya yaa iste hani ki mi ve ile ise icin diye olarak olan
    ad adi adim adimi adiniz isim ismi ismim soyad soyadi soyadim tam tum ekle ekleyin eklermisin
    yaz yazin yazsin yazayim yazarim yazdim yazmistim yazmisim yazalim yazarsiniz alin al not edin
    et edelim kaydedin kayit kaydet verin vereyim veriyorum verdim vermistim vermisim verebilirim
    soyledim soyleyeyim dedim demistim diyorum olsun olacak olacakti olcak olucak oldu yap yapin
    yapalim kalsin kullanin kullan kullaniyorum kullanirim gecerli gecerlidir duzelt duzeltin
    duzeltelim degistir degistirin degisti degil degildir yok yoktur var hayir yo evet he tamam
    peki pardon pardonn yanlis yanlisti hatali hata ters karisti karistirdim ozur dilerim kusura
    bakmayin dur bekle dk dakika dogru dogrusu asil asli aslinda eski yeni onceki az once demin
    deminki ilk ikinci digeri digerini oteki otekini sil silin simdi artik hem lutfen ltf
    tesekkurler tesekkur ederim efendim merhaba selam buyrun buyurun sordum sorduk bende bizde
    ymis imis mis onda ondan burdan surdan bana beni bize bizi ara arayin arayabilirsiniz ararsiniz
    ulasin ulasabilirsiniz ulasirsiniz ulas size ayni yukarida yukaridaki bildirilen bildirdigim
    verdigim yazdigim yedek bos yani sey bey hanim dukkan dukkanin dukkani is isyeri ev evin evdeki
    ofis ofisin sabit sabiti sabitin cagri kisisel sahsi annemin babamin esimin oglumun kizimin
    torunumun kocamin karimin iki son bas basi sonu numarali gsm cep cebi cebim cepten
    """.split()  # noqa: SIM905
)
_ABOUT_CONTACT = re.compile(
    r"(?:numara|nmr|num|tel|tlf|telefon|cep|gsm|mail|email|eposta|posta|adres|hat|hatt|irtibat|iletisim|"
    r"sabit|soyad|isim|ism|bilgi)\w{0,8}"
)
_SAME = re.compile(
    r"\bayn[ia]\w*|\bgecerli\w*|\b(?:yukarida|once|demin|ilk) (?:ver|yaz|bildir|soyle|belirt)\w*|"
    r"\bdegismedi\w*"
)
_OF_WHAT = re.compile(
    r"\b(?:numara|telefon|tel|cep|mail|posta|isim|ad|adim|adres|bilgi|iletisim|hepsi|kisi)\w*"
)
# "Emre'ye sordum", "Selma'nın numarası".
_CASE = re.compile(r"(?:y[ae]|n[iu]n|[iu]n|[dt][ae]n|y?l[ae]|[ae])$")
_SOMEBODY = re.compile(
    r"(?:anne|baba|es|koca|kari|ogl|oglan|kiz|kardes|abi|abla|torun|gelin|damad|komsu|yegen|amca|"
    r"dayi|teyze|hala|dede|nine|muvekkil|patron|arkadas)(?:[iu]?m(?:[iu]z)?)?"
    r"(?:[iuae]|n?[iu]n|y[ae]|[dt][ae]n|y?l[ae])?(?:ki(?:n[iu])?)?"
)
# "Komşumun telefonu da çalışmıyor", "onunki …", "taşınacak numara …".
_ANOTHERS_NUMBER = re.compile(
    r"\b(?:\w{2,}m(?:[iu]z)?|komsu|\w{2,}n)[iu]n (?:\w+ )?(?:telefon|numara|hat|cep|tel)\w* "
    r"(?:de|da)\b|"
    r"\b(?:onun|onlarin|otekinin|komsunun)ki\w*|\btas[iu](?:nacak|yaca\w+|tacak|taca\w+|nan)\b"
)
# "0532 … numaralı müşterinin adını göster": asked about, never to be called.
_ASKED_ABOUT = re.compile(
    r"\d\W*(?:numarali|nolu|no lu|numaradaki) "
    r"(?:musteri|abone|kisi|kullanici|hat sahib|hattin sahib)"
    r"(?!\w*(?:y[iu]m|[iu]n[iu]z[iu]m|[iu]m)\b)\w*|"
    r"\d\W*(?:numara\w* |hat\w* )?(?:kimin|kime ait|kimindir|kime kayitli)\b"
)
_CALLED_THERE = re.compile(r"\b(?:ara(?:y[iu]n|s[iu]n|rs)|ulas|kullan|irtibat)")
# "Müvekkilimin adı", "onun soyadı".
_ANOTHERS_NAME = re.compile(
    r"\b(?:\w{2,}[iu]m(?:[iu]z)?[iu]n|(?:anne|baba|nine|dede|teyze|abla|amca|hala|yenge|bacanag)"
    r"[iu]?m(?:[iu]z)?[iu]n|\w{2,}(?:n[iu]n)|onun|adam[iu]n) "
    r"(?:(?:ad|ism|soyad|soyism)[iu](?:n[iu]|yla|nda)?|isim|soyisim)\b"
)
_OWN_NAME = re.compile(r"\bbenim (?:ad|ism)|\b(?:adim|ismim|soyadim)\b")
_MOST_LEFT, _LONGEST_SAME = 1, 7


def left(message: Message, told: Fields, *names: str | None) -> list[str]:
    """Return the folded words that are neither a detail nor said around one."""
    text = fold(_CONTACT.sub(" ", message.text))
    known = {
        word
        for one in (told.name, told.city, told.district, *names)
        for word in fold(one or "").split()
    }
    words = re.findall(r"[a-z]+", verbs.plain(text))
    return [word for word in words if not _is_around(word, known)]


def without_contact_words(folded: str) -> str:
    """Return a folded text without the words for numbers, names and addresses: "telefonum …"."""
    return " ".join(w for w in folded.split() if not _ABOUT_CONTACT.fullmatch(w.strip(".,:")))


def only(message: Message, told: Fields, *names: str | None, most: int = _MOST_LEFT) -> bool:
    """Whether a message that tells a detail says nothing else of weight: `most` words at most."""
    rest = left(message, told, *names)
    return len(rest) <= most and not (rest and trouble.is_told(verbs.plain(message.folded)))


def is_anothers_number(folded: str) -> bool:
    """Whether the number in a folded text is another's, or moves here, and is no way to reach."""
    return bool(_ANOTHERS_NUMBER.search(folded)) and not _CALLED_THERE.search(folded)


def is_said_to_be_anothers(folded: str) -> bool:
    """Whether a number that was told before is said to be another's: "o numara annemin"."""
    brief = len(folded.split()) <= _LONGEST_SAME
    return brief and bool(_IS_ANOTHERS.search(folded)) and not _CALLED_THERE.search(folded)


_KIN = (
    r"(?:anne|baba|es|koca|kari|ogl|kiz|kardes|abi|abla|komsu|dayi|amca|teyze|hala|dede|nine|"
    r"arkadas|torun|gelin|damad|patron|ogrenci|isyeri|sirket)\w{0,5}[iu]n"
)
_A_NUMBER = r"(?:numara|telefon|tel|tlf|hat|cep)"
_IS_ANOTHERS = re.compile(
    rf"\b(?:o|bu|su|verdigim|yazdigim|demin\w*|yukarida\w*|{_A_NUMBER}\w*)\b(?: \w+){{0,3}}? "
    rf"{_KIN}(?:ki)?(?: {_A_NUMBER}\w*)?(?: (?:ama|aslinda|benim degil))?\W*$|"
    rf"\bbenim degil,? (?:\w+ )?{_KIN}\b"
)


def is_asked_about(folded: str) -> bool:
    """Whether the number in a folded text is that of a customer whose data are demanded."""
    return bool(_ASKED_ABOUT.search(folded)) and not _CALLED_THERE.search(folded)


def is_anothers_name(folded: str) -> bool:
    """Whether the name in a folded text is said to be somebody else's: "oğlumun adı da …"."""
    return bool(_ANOTHERS_NAME.search(folded)) and not _OWN_NAME.search(folded)


def says_none_of_ones_own(folded: str) -> bool:
    """Whether a folded text says that its writer has no number: another's stays as it is told."""
    return bool(_NONE_OF_ONES_OWN.search(folded))


_NONE_OF_ONES_OWN = re.compile(
    r"\b(?:benim|bende|kendi\w*|bana ait|kendime ait)\b(?: \w+){0,2}? ?"
    r"(?:numara|telefon|tel|cep|ceb|hat|hatt)\w*(?: \w+)? yok(?:tur)?\b|"
    r"\b(?:numara|telefon|ceb|cep telefon|hatt)[iu]?m(?: (?:da|ki|hic|zaten|bile))? yok(?:tur)?\b"
)


def says_the_same(message: Message) -> bool:
    """Whether a message says that what was told before holds: "aynı numara"."""
    folded = message.folded
    if len(message.words) > _LONGEST_SAME or not _SAME.search(folded):
        return False
    return len(message.words) == 1 or bool(_OF_WHAT.search(folded))


def _is_around(word: str, known: set[str]) -> bool:
    if word in _AROUND or word in known or len(word) == 1:
        return True
    if any(
        word.startswith(one) and len(word) - len(one) <= len("yinin") for one in known if one[2:]
    ):
        return True
    somebody = _CASE.sub("", word)
    if len(somebody) > len("su") and given_names.is_turkish(somebody) and somebody != word:
        return not given_names.is_everyday(somebody)
    if _SOMEBODY.fullmatch(word):
        return True
    return bool(_ABOUT_CONTACT.fullmatch(word)) or name_words.is_kin(word)


def is_said_to_be_old(folded: str) -> bool:
    """Whether a folded text says that the number that was told is none to call: "o numara eski"."""
    return bool(_OLD.search(folded))


_OLD = re.compile(
    r"\b(?:o|bu|su|verdigim|yazdigim|soyledigim)(?: \w+)? (?:numara|no|telefon|hat)\w*(?: \w+)? "
    r"(?:eski\w*|kapali\w*|kapandi\w*|iptal\w*|degisti\w*|kullanm[iu]yo\w*|yanlis\w*)\b"
)


def asks_what_was_written(folded: str) -> bool:
    """Whether a folded text asks which number its writer gave: "sabit mi yazdım"."""
    return bool(_WHICH_WAS_WRITTEN.search(folded))


_WHICH_WAS_WRITTEN = re.compile(
    r"\b(?:sabit|cep|mobil|ev|numara\w*|eski|yeni|dogru|yanlis)\w*(?: \w+)? "
    r"m[iu] (?:yaz|ver|soyle)(?:m[iu]s|[dt][iu])[iu]?[mk]\b|\bhangi (?:numara|no)\w*(?:yd[iu]\b|"
    r" (?:yaz|ver)\w*[dt][iu][mk]\b)"
)
