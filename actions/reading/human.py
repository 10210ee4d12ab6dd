"""Whether somebody asks for a human: who is asked for, and that it is a wish, not a report. Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold

_LONGEST = 1_000
# Whom they call for; "biri" and the like only beside a verb that fetches.
_WHO = re.compile(
    r"\b(?:temsilc\w*|tems?\b|yetkil\w*|operator\w*|insan\w*|canli (?:deste[kg]|dest[kg]|biri|birsi|kisi|kanli|yardim|sohbet|gorusme|baglan)\w*|"
    r"canli (?:gorusme|hat)\w*|canli (?:bir |bi )?(?:insan|kisi|temsilci|arkadas|eleman)\w*|gorevl\w*|danisman\w*|memur\w*|personel\w*|calisan\w*|eleman\w*|"
    r"amir\w*|mudur\w*|sef(?:i|in|im|iniz\w*|inle|le|e|ine)?|sorumlu\w*|supervisor\w*|supervizor\w*|yonetici\w*|patron\w*|muhatap|muhatab\w*|muhendis\w*|"
    r"uzman\w*|ustanin\b|ustaniz\w*|usta|adem ?oglu|hakiki \w+|sahici \w+|gercek (?:biri|kisi|bir|insan|bi)\w*|(?:senden|sizden) ust \w+|"
    r"buyugun\w*|kul|human|agent|representative|live (?:chat|support|agent)|customer service|cagri merkez\w*|musteri hizmet\w*|call ?center\w*|"
    r"(?:ust|ilgili|teknik|alakali|buyug\w*|yukari) (?:birim|departman|servis|ekip|merci|makam|mevki)\w*|birim\w*|departman\w*|"
    r"anlayan (?:biri|bir|kisi)\w*|nefes alan \w+|mt)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:bir[ie](?:n[ie]|s[iy]\w*|y?l[ea]\w*|niz\w*|leri\w*)?|birisi\w*|birilerini?|kisi(?:yle|ye|yi|)|bir (?:arkadas|adam|kadin|kisi|hanim|bey|kiz|abla|abi)\w*|"
    r"bi (?:arkadas|adam|kadin|kisi|hanim|kiz|abla|abi)\w*|arkadas(?:lar)?(?:iniz|in|a|la|ina|imiz)?\w*|kiminle|kimle|kim(?:se)?|adam(?:a|la|i)?|"
    r"hanim kiz\w*|kiz(?:imiz|iniz)\w*|ekib\w+|ekip\w*|kim (?:varsa|bakiyorsa|musait\w*)|kendinizden|sizden biri|ona|onunla)\b"
)
_FETCH = re.compile(
    r"bagla|bgla|baglan|aktar|yonlendir|cagir|gecir|gec(?=[ieam]|s|$)|devret|devred|cikar|bul(?=$|[uisy]|un)|ver(?=$|[ieyds]|ir)|getir|gorustur|"
    r"konustur|ulastir|ulas|konus|gorus|yazis|arat|dus(?=er|sem|ebil)|yolla|gonder|goster|gelsin|gel(?=sin|s[ae])|ara(?=s[iu]n|sa|t)|cik(?=s[iu]n)|yazsin|"
    r"baksin|cevaplasin|donsun|alay|al(?=abil|[iu]n$|sana)|dusur|ilet(?=[iu]n)|istey|dinle(?=s)"
)
_WANTED = re.compile(
    r"\b(?:istiyo\w*|istiyr\w*|istyo\w*|isterim|isteriz|isterdim|ist[iy]rm|lazim|lazm|gerek(?:iyo\w*|li|ir)?(?! kalm| yok| degil)|sart|talep ed\w*|rica (?:ed\w+|edi\w+)|"
    r"var m[iu]\w*|varm[iu]|yok m[iu]\w*|yokm[iu]|olsa|pls|plz|please|talk to|speak to|need|want|lutfen|lutfn|alabilir\w*|alayim|istem[ie]kteyim|nerede|nerde|cikmaz mi|\w+m[ae]d[ae]n (?:olmaz|\w+m[ae]m))\b"
)
_NOT_WANTED = re.compile(
    r"\b(?:gerek (?:yok|kalmadi|duym\w*)|gerekmez|gerekmiyo\w*|istemi\w+|istemem|istemez|bekle(?:mi|me)yc?\w*|beklemicem|beklemek istemi\w*|vazgec\w+)\b"
)
_QUOTED = re.compile(
    r"\b(?:dedim|demistim|dedik|dedi(?:ler|niz)?|diyince|deyince|istedim|istemistim|istedik|soyledim|diye diye)\b"
)
# "robotla konuşmam", "bot değil", "sana anlatmak istemiyorum".
_NOT_A_BOT = re.compile(
    r"\b(?:robot|bot|makin[ea]|yapay zeka|otomatik|sanal asistan|yazilim|program|bilgisayar|asistan|otomat)\w*\b(?: \w+){0,3}? "
    r"(?:istemi\w*|istemem|konusm\w+|konusmi\w*|konusa?mam|ugras(?:am|m)\w*|yazis(?:m|am)\w*|muhatap olm\w*|degil|anlatmam|anlatamam|cozemez|anlamaz|anlamiyo\w*|kapatamaz|yapamaz|bik(?:tim|kinlik)\w*)\b"
)
_CALL_ME = re.compile(
    r"\b(?:beni|bizi|bana|tarafima|tarafimi) (?:\w+ ){0,3}?(?:(?:geri )?ara(?:y[iu]n\w*|r ?m[iu]s\w*|s[iu]n\w*|sana\w*|san[iu]z\w*|sa|yabil\w*|yiver\w*)?|telefon (?:ac|ed|et)\w*|donsun\w*|donus yap(?:in|ar|sin)\w*)(?=\W|$)|"
    r"\b(?:geri )?ara(?:y[iu]n|r ?m[iu]s[iu]n\w*|s[iu]n\w*|yiver\w*|yabilir m\w*) (?:beni|bizi|lutfen|artik|konusal[iu]m)|"
    r"\b(?:bir|biri\w*|bi|arkadas\w*|kim\w*|ekip\w*|uzman\w*|usta\w*) (?:\w+ ){0,3}ara(?:y[iu]ver)?s[iu]n\w*|\btelefon (?:ac(?:[iu]n|sin|iver)\w*|edin|etsin\w*)\b|"
    r"\b(?:telefonla|telefonda|sesli|yuz yuze|konusarak|birebir|canli canli) (?:\w+ ){0,2}?(?:anlat\w*|gorus\w*|konus\w*|duzelt\w*|hallet\w*)\b"
)
_WITH_WHOM = re.compile(
    r"\b(?:kiminle|kimle|kim ile) (?:\w+ ){0,2}?(?:konus|gorus|muhatap|irtibat)\w*"
)
_CONNECT = re.compile(
    r"\b(?:bagla|aktar|yonlendir|devret)(?:y[iu]n\w*|[iu]n(?:[iu]z)?|sana|r m[iu]s[iu]n\w*|rm[iu]s[iu]n\w*|yiver\w*|iver\w*|s[ai]n[ai]|yabil\w*|abil\w*)?\b"
)
_THINGS = re.compile(
    r"\b(?:internet\w*|modem\w*|hatt?i\w*|kablo\w*|paket\w*|fatura\w*|cihaz\w*|wifi\w*|telefonu\b|tarife\w*|para\w*|"
    r"baska operator\w*|diger operator\w*|operator degis\w*)\b"
)
_IS_IT_A_BOT = re.compile(
    r"\b(?:insan|robot|bot|gercek|makin[ea]|program|yapay zeka|canli)\w* m[iu](?:s[iu]n\w*|y[iu]m|)\b(?! yok| var)"
)
# "biri yok mu", "danışacağım biri lazım", "arkadaşlardan biri ilgilensin".
_ONE = r"(?:biri(?:si|niz|leri)?|bir (?:kisi|insan|arkadas|yetkili|adam)|kimse(?=niz)?|\w+[dt][ae]n biri)"
_SOMEBODY_TO_SPEAK_WITH = re.compile(
    rf"\b(?:konus|gorus|anlat|danis|sor|derd\w+ \w*|muhatap ol)\w*(?:[ae]bil[ei]c\w+|[ae]c[ae]\w+) {_ONE}\b|"
    rf"\b{_ONE} (?:\w+ )?(?:yok m[iu]|var m[iu]|lazim|gerek\w*|bulun)\b|"
    rf"\b{_ONE} (?:\w+ ){{0,2}}(?:konusabil|gorusebil|anlatabil)\w+|\b(?:konusabil|gorusebil)\w+ \w+ {_ONE}"
)
_VOICE = re.compile(r"\bsesin\w* (?:duy|isit)\w*|\b(?:gercek|insan) ses\w*")
# With whom, or to whom, something is meant to be done: "canlı biriyle halledeceğim".
_THEM = (
    r"(?:temsilci|yetkili|operator|insan|gorevli|danisman|memur|personel|calisan|amir|mudur|sorumlu|yonetici|"
    r"uzman|(?:canli|gercek) \w+?|biri)\w{0,6}(?:l[ae]|y?[ae])"
)
_MEANT_BY_THEM = re.compile(
    rf"\b{_THEM} (?:\w+ ){{0,2}}?(?:anlat|soyle|sor|danis|halle|coz|konus|gorus|ver|yaz|acikla)\w*?"
    r"(?:[iu]r[iu]m|[ae]r[iu]m|[ae]?c[ae]g[iu][mz]|[iu]c[ae][mz]|[ae]y[iu]m|[ae]l[iu]m|s[ae]m|mek|mak)\b|"
    r"\b(?:temsilci|yetkili|gorevli|danisman|memur|personel|calisan|amir|mudur|sorumlu|yonetici|insan|uzman|biri)\w{0,5} (?:\w+ ){0,3}?"
    r"(?!kals|olsun|dursun)(?:\w*[aeiou][a-z]?|ver|sor|gor|don|gel|cik)s[iu]n(?:ler|lar)?\b(?! m[iu])"
)
_WHEN = re.compile(
    r"\b(?:kac (?:dak|dk|saat|kisi)\w*|kac gun\w* (?:sur|icinde|yapil|coz)\w*|ne zaman|ne zmn|ne kadar|daha (?:ne|cok)|kacinci\w*)\b"
)
_A_VISIT = re.compile(r"\b(?:gonder|yolla|ustay?i|ekip)\w*")
_DIGITS_OF_A_PHONE = 7
_VOWELS = str.maketrans("", "", "aeiou")
_MISSPELT = re.compile(
    r"t?m[s]l+c\w*|tmslc\w*|tmsc\w*|mstrtms\w*|oprtr\w*|dnsmn\w*|yetkl\w*|ytkl\w*"
)
_VERY_FEW, _FEW = 3, 5
SURE = 0.97


def asked_for(text: str) -> float:
    """Return how much speaks for it that a text asks for a human, from 0 to 1."""
    folded = verbs.plain(fold(text[:_LONGEST])).replace("'", "")
    words = re.findall(r"[a-z0-9]+", folded)
    plain = " ".join(words)
    if _IS_IT_A_BOT.search(plain) or not words:
        return 0.0
    if _QUOTED.search(plain) and not _WANTED.search(plain):
        return 0.0
    if _WHEN.search(plain) and not (_CONNECT.search(plain) or _CALL_ME.search(plain)):
        return 0.0
    who = bool(_WHO.search(plain)) or any(_MISSPELT.fullmatch(w.translate(_VOWELS)) for w in words)
    if who and _is_only_that(plain, words):
        return 0.0 if _NOT_WANTED.search(plain) else SURE
    against_the_bot = bool(_NOT_A_BOT.search(plain))
    if against_the_bot and not _THINGS.search(plain):
        return 0.93
    calls = bool(_CALL_ME.search(plain)) and sum(map(str.isdigit, plain)) < _DIGITS_OF_A_PHONE
    if calls or _WITH_WHOM.search(plain):
        return 0.95
    fetched = _fetches(words)
    if who and not (_NOT_WANTED.search(plain) and not fetched):
        if fetched or _WANTED.search(plain):
            return SURE if len(words) <= _FEW * 4 else 0.93
    if (
        _SOMEBODY.search(plain)
        and fetched
        and not _THINGS.search(plain)
        and not _A_VISIT.search(plain)
    ):
        return 0.93
    if _NOT_WANTED.search(plain):
        return 0.0
    if _MEANT_BY_THEM.search(plain) and not _THINGS.search(plain):
        return 0.93
    if _SOMEBODY_TO_SPEAK_WITH.search(plain) or _VOICE.search(plain):
        return 0.9
    if _CONNECT.search(plain) and not _THINGS.search(plain):
        return 0.9
    return 0.0


def begins(text: str) -> int:
    """Return where a text names whom it asks for, 0 where it does not."""
    match = _WHO.search(fold(text[:_LONGEST]))
    return match.start() if match and asked_for(text) else 0


def _is_only_that(plain: str, words: list[str]) -> bool:
    """Whether hardly more is said than the word for a human: "müşteri temsilcisi lütfen"."""
    if "mt" in words and len(words) > 1:
        return False
    rest = _WHO.sub(" ", plain).split()
    rest = [word for word in rest if word not in _NOTHING_MORE]
    rest = [word for word in rest if not _MISSPELT.fullmatch(word.translate(_VOWELS))]
    return len(words) <= _FEW + _VERY_FEW and not rest


_NOTHING_MORE = frozenset(
    """
    musteri mus mstri must bir bi lutfen ltf lutfn pls plz please hemen artik ya abi hanim bey merhaba selam slm
    mrb iyi gunler birini biri hizmetleri destek telefon canli yok mu istiyorum var lazim hayir olmaz hicbiri acil
    """.split()  # noqa: SIM905
)


def _fetches(words: list[str]) -> bool:
    """Whether a verb asks to fetch somebody or to speak with one, rather than telling that one did."""
    for at, word in enumerate(words):
        stem = _FETCH.match(word)
        if stem is None:
            continue
        ending = word[stem.end() :]
        glued = bool(_ASKED_GLUED.fullmatch(ending))
        if not glued and _told(ending):
            continue
        mood = verbs.DO if glued else verbs.mood(ending)
        if mood in {verbs.DO, verbs.IF} or stem.group() in {
            "gelsin",
            "yazsin",
            "baksin",
            "donsun",
            "cevaplasin",
            "alay",
            "istey",
        }:
            return True
        near = " ".join(words[at + 1 : at + 5])
        if mood == verbs.NAMED and (
            _WANTED.search(near) or _INTENDED.search(ending) or _BEFORE.search(near)
        ):
            return True
    return False


_ASKED_GLUED = re.compile(
    r"(?:[iu]l|[iu]n)?(?:[aeiu]rm[iu]s?[iu]?n?\w*|[ae]?bil[iu](?:r|yor)m[iu]\w*|rm[iu]?s[iu]?n\w*|rmsn\w*|r|y[iu]n(?:[iu]z)?|yiver\w*|yal[iu]m|yay[iu]m|[iu]?cam|[iu]?cem|[iu]ym|[iu]yim)"
)
_INTENDED = re.compile(r"c[ae]g[iu][mz]|c[ae][mz]$|m[ae]m$")
_BEFORE = re.compile(r"\b(?:lazim|gerek\w*|sart|mumkun|isti\w*|isterim|niyet\w*)\b")
_TOLD = re.compile(
    r"\w*(?:[dt][iu](?:m|k|n[iu]z|l[ae]r)?|m[iu]s\w*|yo(?:r(?:um|uz|lar|sunuz)?|m|z|nuz)?|[ae]m[iu]yo\w*|m[ae]d[iu]\w*)"
)


def _told(ending: str) -> bool:
    return bool(ending) and bool(_TOLD.fullmatch(ending)) and not ending.endswith("iyormuyuz")
