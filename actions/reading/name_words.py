"""What a word is where a name is asked for: a given name, said around it, or never in it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names
from actions.reading.name_spelling import LETTER, PARTICLES
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(rf"{LETTER}+(?:['\u2019\u02bc.\u2010-]{LETTER}+){{0,3}}\.?")
AROUND = frozenset(
    """
    ben benim bu o yaziyorum yazin yazarsaniz yazabilirsiniz yazsin siz diye olarak benimki
    kaydedin kaydet kaydedebilirsiniz efendim tesekkurler tesekkur ederim ederiz sagolun saolun
    iyi gunler aksamlar geceler calismalar kolay gelsin saygilar saygilarimla saygilarla lutfen
    ltf buyrun buyurun buyur tabii tabi iste simdi hemen pardon merhabalar adim ismim soyadim isim
    ad soyad soyisim olacak olsun yazilsin aha hah ee e evladim kizim oglum yavrum canim kardesim
    hocam tsk tskler tesekkurlerimle rica ler gorunsun
    """.split()  # noqa: SIM905
)
# Said around a name as well, but surnames too: left out only where two words remain.
AROUND_OR_SURNAME = frozenset(
    """
    elbette yaz tamam peki olur sagol gunaydin merhaba selam slm mrb evet tmm ok sevgiler hayirli
    yeter yeterli kalsin gecsin
    """.split()  # noqa: SIM905
)
_GREETED = AROUND_OR_SURNAME - {"hayirli", "sagol", "yeter", "yeterli", "kalsin", "gecsin"}
# "Ramazan İyi": said around a name as well, but surnames where both words are written as names.
_SURNAMES_BY_CASE = frozenset(
    "iyi hemen simdi iste kolay gelsin olsun yazsin yeterli kalsin gunler tabi gecsin".split()  # noqa: SIM905
)
# What says how much of a name, or which: "adım sadece Can", "tam adım", "kısaca Memo".
LIMITS = frozenset("sadece yalnizca kisaca tam gercek resmi kimlikte nufusta resmen".split())  # noqa: SIM905
REPLIES = AROUND | AROUND_OR_SURNAME | frozenset("yok hayir he var aynen bey hanim bir".split())  # noqa: SIM905
COURTESY = frozenset(
    """
    bey hanim hanm hoca abi abla teyze amca dayi yenge beyefendi hanimefendi bayan teyzen amcan
    ablan abin dayin yengen deden ninen
    """.split()  # noqa: SIM905
)
_KIN = (
    r"(?:anne|baba|es|koca|kari|hanim|bey|ogl|oglan|kiz|abla|abi|agabey|kardes|dede|nine|anneanne|"
    r"babaanne|teyze|amca|dayi|hala|yenge|gelin|damat|damad|kayinpeder|kayinvalide|kaynana|kayinbirader|"
    r"komsu|patron|mudur|sirket|isyeri|ortag|ortak|arkadas|nisanli|sozlu|vasi|vekil|avukat|muvekkil|"
    r"yetkili|abone|sahip|sahib|hesap|hat|yegen|torun|enis|eniste|bacanak|baldiz|gorumce)"
)
# "Ben torunu Cansu", "ben oğlu Emre": who calls for somebody says whose one is.
WHOSE = (
    r"(?:torun|ogl|kiz|es|gelin|damad|yegen|kardes|abla|abi|agabey|anne|baba|vekil|avukat|vasi|"
    r"komsu|arkadas|calisan|sekreter|muhasebeci)s?[iu]"
)
_BEHALF = re.compile(
    rf"{_KIN}(?:m|im|imiz|miz|in|nin|imin|min|i|si|un|a|e|n|inin|sinin|u|s|si|lar|ler)?"
)
_MINE = re.compile(rf"{_KIN}(?:i?miz|u?muz|i?m|u?m|n?iz|im?in|min|umun|inin|sinin)")
ON_BEHALF = frozenset("adina yerine uzerine ustune icin kayitli ait".split())  # noqa: SIM905
# Words that no name holds; what is told with them is something else.
_NEVER = frozenset(
    """
    neden niye nicin ne nasil kim nerede nereye neresi kac hangi mi mu misin musun misiniz musunuz
    miyim miyiz midir biz bize bizi bizim seni sana senin sizi sizin size siz beni bana bende
    benden bu bunu buna sunu onu ona ve veya ama fakat cunku degil degilim degildir icin ile gibi
    bir bi lan ya yha yaa da de ki sey seyi falan filan vazgectim vazgec temsilci istiyorum
    istemiyorum istemem vermem vermiyorum vermicem soylemem bilmiyorum bilmem gecelim atla anonim
    gizli the is my name and i not no yes please hello internetim faturam modemim telefonum
    numaram hattim sikayetim kaydim emailim mailim adin adiniz ismin isminiz sanim seydi tel telim
    cep cebim gsm mail diyeyim diyim kimim kimsin kimsiniz kimdir derler dedim dedik diyorlar adli
    isimli adinda isminde denen deyin diyin deyiniz dersin dersiniz derseniz diyebilirsin
    diyebilirsiniz yeterse yetiyorsa olursa sanirim galiba herhalde oraya buraya oyle boyle soyle
    yani bari virgul
    """.split()  # noqa: SIM905
)
# No name by themselves, but surnames.
_SELDOM = frozenset(
    """
    cok hic kadar daha en her iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis
    yetmis seksen doksan yuz bin saat hafta bugun yarin dun sonra once zaten artik iptal insan
    robot bot kimse hala hep yine gene tekrar bile sadece pazar pazartesi sali carsamba persembe
    cumartesi ocak subat mart nisan mayis haziran temmuz agustos ekim aralik sabah aksam gece gun
    ay yil deli sen su
    """.split()  # noqa: SIM905
)
_TRADES = frozenset(
    """
    kasap bakkal manav berber kuafor terzi firinci kahveci lokantaci emlakci eczaci muhtar esnaf
    sofor taksici doktor hemsire ogretmen hoca polis emekli ciftci marangoz elektrikci tesisatci
    boyaci nakliyeci saatci kuyumcu tuhafiyeci kirtasiyeci pideci donerci kebapci simitci pastaneci
    tamirci usta bekci imam avukat muhasebeci mimar muhendis memur isci garson asci kapici
    """.split()  # noqa: SIM905
)
_SENTENCE = re.compile(
    r"\w{3,}(?:[ae]l[iu]m|m[ae]m|m[ae]y[iu]|m[ae]k)|\w{2,}m[ae]n[iu]z|\w{3,}(?:l[iu]y[iu]m|[dt][ae]n[iu]m|d[ae]n[ae]m)|\w+(?:yorum|yorsun|yoruz|yorlar|iyom|uyom|iyon|uyon|iyo|uyo|yosun|yonuz|yosunuz|acagim|ecegim|acaksin\w*|"
    r"eceksin\w*|acagiz|ecegiz|icam|icem|ucam|ycam|ycem|misiniz|musunuz|siniz|sunuz|miyim|muyum|[iu]yor|m[ae]mis|m[ae]zd[iu]m|[iu]n[iu]z\w{0,4}|[iu]m[iu]z\w{0,4}|"
    r"diniz|dunuz|tiniz|tunuz|emedim|amadim|medim|madim|mistim|ebilir|abilir|meyin|mayin|iyorsa)"
    r"|(?:fatura|internet|modem|telefon|numara|tarife|paket|abone|sikayet|musteri|temsilci|kampanya|"
    r"ariza|baglanti|sifre|taahhud|kayd|hatt|mesaj)(?:i|im|m|ma|mi|ya|yi|in|nin|da|de|dan|den|mda|lar\w*|ler\w*|"
    r"imi|ima|imiz\w*|imin|niz|siz|lik|liy\w*|umu|um|un|u|nuz)"
)
# Laws, authorities and companies are no persons.
_INSTITUTION = re.compile(
    r"(?:kanun|yonetmeli[gk]|haberlesme|tuketici|elektronik|bakanli[gk]|mahkeme|heyet|hakem|"
    r"anayasa|mevzuat|sozlesme|telekom|kurum|kurul(?!ay)|mudurlu[gk]|baskanli[gk]|belediye|madde|"
    r"hukuku|dairesi)\w{0,8}"
)
_VOWELS = re.compile("[aeiou]")
# Turkish words begin with one consonant, names from elsewhere with a few pairs.
_BAD_BEGINNING = re.compile(
    r"(?!tr|pr|kr|br|gr|fr|st|sp|sk|bl|kl|pl|dr|sl|sm|sn|sv|sc|sh|ch|kh|gh|ph|th|wh|zh|ps|hr|gl|fl|vl|"
    r"ts|dj|mc|cl|cr|ng|sz|cz|rh|tz|kn|gn|wr)[bcdfghjklmnpqrstvyz]{2}"
)
_SUFFIXED = re.compile(rf"{LETTER}{{3,}}['\u2019][a-zçğıöşü]{{1,8}}")
_MASHED = re.compile(r"[bcdfghjklmnpqrstvwxyz]{5}|(.)\1\1|asd|qwe|zxc|dfg|hjk|jkl")


def is_around(part: Sequence[str]) -> bool:
    """Whether words are only what people say around a name."""
    return all(fold(word).strip(".") in AROUND | AROUND_OR_SURNAME for word in part)


def is_kin(word: str) -> bool:
    """Whether a word says whose: "annem", "eşimin", "teyzeniz"."""
    return bool(_MINE.fullmatch(fold(word)))


def before_somebody_else(words: Sequence[str]) -> list[str]:
    """Return the words up to somebody else's name: "Zeynep Kaya komşu Hatice".

    Whose it is stands in small letters between two given names.
    """
    for at, word in enumerate(words):
        if (
            _RELATED.fullmatch(word)
            and knows(words[:at])
            and any(map(is_given, words[at + 1 : at + 2]))
        ):
            return [*words[:at]]
    return [*words]


def names_somebody_else(text: str) -> bool:
    """Whether a text names somebody else behind its writer: "… Kaya komşu Hatice"."""
    words = re.findall(r"[^\W\d_]+", text)
    return before_somebody_else(words) != words


_RELATED = re.compile(
    r"(?:komşu|anne|baba|eş|kardeş|abi|abla|arkadaş|dayı|amca|teyze|hala|torun)(?:u?m|i?m)?"
)


def is_lead(word: str, *, greeting: bool = False) -> bool:
    """Whether a word leads up to a name: politeness, "ben", or whose name it is ("annemin")."""
    folded = fold(word).strip(".")
    if folded in AROUND or folded in ON_BEHALF or folded in LIMITS:
        return True
    if greeting and folded in _GREETED:
        return True
    return not is_given(word) and bool(_BEHALF.fullmatch(folded)) and folded not in {"hat", "es"}


def knows(words: Sequence[str]) -> bool:
    """Whether words hold a known given name that is no everyday word."""
    return any(is_given(word) and not is_everyday(word) for word in words)


def is_given(word: str) -> bool:
    """Whether a word is a Turkish given name, each part of a double one."""
    folded = fold(word).strip(".")
    pieces = [piece for piece in re.split("['\u2019.-]", folded) if len(piece) > 1]
    return bool(pieces) and all(map(given_names.is_turkish, pieces))


def is_everyday(word: str) -> bool:
    """Whether a word is one that people often write where no name is asked for."""
    folded = fold(word).strip(".")
    said = folded in _SELDOM or folded in AROUND or folded in AROUND_OR_SURNAME
    return said or given_names.is_everyday(folded)


def is_a_trade(word: str) -> bool:
    """Whether a word in front of a given name is what somebody does: "kasap Yaşar"."""
    return fold(word) in _TRADES


def is_of_an_institution(word: str) -> bool:
    """Whether a word names a law, an authority or a company."""
    return bool(_INSTITUTION.fullmatch(re.sub("['\u2019].*", "", fold(word))))


def is_mashed(word: str) -> bool:
    """Whether letters can be no name: keys hit at random, or vowels left out."""
    folded = fold(word)
    if not folded.isascii():
        return False
    if _BAD_BEGINNING.match(folded):
        return True
    return bool(_MASHED.search(folded)) or not (_VOWELS.search(folded) or len(folded) <= 2)  # noqa: PLR2004


def is_surname_by_case(words: Sequence[str]) -> bool:
    """Whether two words are a name and surname because both are written as names: "Ramazan İyi"."""
    if len(words) != 2 or not all(word.istitle() for word in words):  # noqa: PLR2004
        return False
    return is_given(words[0]) and fold(words[1]) in _SURNAMES_BY_CASE


def is_foreign_row(words: Sequence[str]) -> bool:
    """Whether words are a name from elsewhere that holds a Turkish particle: "Kim Min-jun"."""
    few = 1 < len(words) <= 4  # noqa: PLR2004
    if not few or not all(map(WORD.fullmatch, words)) or not words[0][:1].isupper():
        return False
    within = {*words[1:-1]} & _WITHIN  # "Rosa de la Cruz"
    if not all(word[:1].isupper() or word in within for word in words):
        return False
    if all(word.isupper() for word in words):
        return False
    known = [word for word in words if fold(word) not in _ALSO_ABROAD and word not in within]
    if len(known) == len(words) or not known:
        return False
    if within - {"da", "de"}:
        return True
    return not any(is_given(word) or is_everyday(word) for word in known)


_WITHIN = PARTICLES | {"da", "de", "das", "e", "y"}
_ALSO_ABROAD = frozenset("kim lan bi mi mu ne ya de da ki su an my no the is bin sen".split())  # noqa: SIM905


def is_long_enough(word: str) -> bool:
    """Whether a word is more than an initial."""
    return sum(map(str.isalpha, word)) >= len("Su")


def can_be_in_a_name(word: str) -> bool:
    """Whether a word is written like a name and is none of those that say something else."""
    folded = fold(word).strip(".")
    if not WORD.fullmatch(word) or folded in _NEVER or _SUFFIXED.fullmatch(word):
        return False
    if _INSTITUTION.fullmatch(folded):
        return False
    return not _SENTENCE.fullmatch(folded) or is_given(word)
