"""What a customer has to bear besides the trouble itself: a death, lost trade, urgency. Pure."""

from __future__ import annotations

import re

from actions.reading import deaths
from lexicon.turkish import fold, nfc, words_only

BEREAVED, BESIDE_ONESELF, WORN, TRADE, LEAVING, URGENT, WEARY, WARY, HARD = (
    "bereaved",
    "beside_oneself",
    "worn",
    "trade",
    "leaving",
    "urgent",
    "weary",
    "wary",
    "hard",
)
_KIN = (
    r"(?:es|koca|kari|hanim|anne|baba|ogl|oglu|kiz|kardes|abi|abla|dede|nine|anneanne|babaanne|"
    r"amca|dayi|teyze|hala|muvekkil)\w{0,6}"
)
_DEATH = re.compile(
    rf"\bvefat\w*|\brahmetli\w*|\b{_KIN} (?:\w+ ){{0,2}}?(?:oleli|olmustu|kaybettik|kaybettim)\b|"
    r"\bbasimiz sag\b|\bcenaze\w*"
)
# Whose the line is, by whatever name: "hat sahibi", "abone", "üzerine kayıtlı kişi".
_OWNER = r"(?:sahib\w*|abone(?:niz|miz)?|kullanan\w*|kullanici\w*|kayitli (?:kisi|olan|sahis)\w*)"
_DIED = re.compile(
    rf"\b(?:{_KIN}|{_OWNER}) (?:\w+ ){{0,2}}?(?:oldu|olmus|olunce|olduler|olduk?ten)\b"
)
# Without its dots: who is older than oneself is not born, and nothing stands between.
_DIED_PLAINLY = re.compile(
    r"\b(?:anne|baba|anneanne|babaanne|dede|nine|amca|dayi|teyze|hala|koca|abi|abla)m(?:iz)? "
    r"(?:dun|yeni|bu \w+|gecen(?:lerde)?(?: \w+)?|gectigimiz \w+)? ?(?:oldu|olmus|olduler)\b"
)
_WRITTEN_OUT = re.compile(r"\böl(?:dü|müş|ünce|eli)", re.IGNORECASE)
_LINE = re.compile(r"\b(?:hat|abone|uzerin|ustun|kapat|iptal|devr)\w*")
_TRADE = re.compile(
    r"\b(?:dukkan|isyeri|is yeri|magaza|kafe|lokanta|restoran|otel|pos|kasa|musteri(?!\s+hizmet)|"
    r"satis|siparis|ofis|atolye|eczane|market|isimiz)\w*"
)
_HARMED = re.compile(
    r"\b(?:zarar\w*|ziyan\w*|kayb\w+|kac[iu]\w*|dur(?:du|uyo)\w*|yapam\w+|alam\w+|calismi\w+|"
    r"cekm[ie]\w+|batt?i\w*|satam\w+|calisam\w+|magdur\w*|yok|kesi[kl]\w*)\b"
)
_LEAVES = re.compile(
    r"\b(?:turkcell|vodafone|superonline|baska (?:firma|operator|sirket)|rakib)\w* "
    r"(?:\w+ ){0,2}?(?:gec|gid|tasi)\w*"
)
_URGENT = re.compile(
    r"\b(?:acil(?:en|e|di[rk]?|iyet\w*|ce|se)?|hemen gel\w*|cok onemli|sinav\w*|canli ders|"
    r"toplanti\w*|hasta\w*|bebek\w*|engelli(?!yo)\w*|cihaza bagli|evden calis\w+)\b"
)
_WEARY = re.compile(
    r"\b(?:bikt[iu]\w*|bezd[iu]\w*|illallah|yeter (?:artik|be|ya)|rezalet|rezil\w*|defalarca|"
    r"kac (?:kere|defa)\w*|kacinci (?:kere|defa|sefer)|canimdan|magdur\w*|perisan\w*)\b"
)
_WARY = re.compile(r"\b(?:dolandir\w+|guvenm\w+|kandir\w+|korku\w*)\b")


# Most likely said in anger; it costs one sentence to hear it ("sinirden kendimi camdan atacam").
_BESIDE_ONESELF = re.compile(
    r"\bkendim[ie] (?:\w+ ){0,2}?(?:at(?:a|[iu])?c[ae]?\w*m|atar[iu]m|oldur(?:uce|ece|ur|ec)\w*m|"
    r"as(?:aca|ica|ca|ar)\w*m|kes(?:ece|ice|ce|er)\w*m|yak(?:aca|ica|ca|ar)\w*m)\b|"
    r"\b(?:intihar|canima k[iu]y)\w* (?:ed|ec|et)\w*(?:c[ae]\w*m|er[iu]m)\b"
)


# Weighed down, and no danger told: sleepless, at the end of their strength, by what they owe.
_WORN = re.compile(
    r"\b(?:uyuyam\w+|uyku(?:m|lar[iu]m)? kac\w*|uyku uyuyam\w*|yemek yiyem\w+|"
    r"caresiz(?:im|iz)|bunald\w+|bunalim\w*|tukend[iu][mk]|gucum (?:kalmadi|yok))\b|"
    r"\b(?:borc|icra|haciz|odeyem)\w*(?: \w+){0,6} (?:dayanam|kaldiram)\w+|"
    r"\b(?:dayanam|kaldiram)\w+(?: \w+){0,5} (?:borc|icra|haciz|odeyem)\w*"
)
_NOISE = re.compile(r"\b(?:ses\w*|gurultu\w*|uyari\w*|bip\w*|isig\w*|isik\w*|arama\w*|mesaj\w*)\b")


# Who finds it hard to write here: "yaşlıyım anlamam", "ben bu işlerden anlamam".
_HARD = re.compile(
    r"\byasl[iu](?:y[iu]m|y[iu]z|y[iu]|"
    r"(?: (?:bir |bi )?(?:adam|kadin|insan|amca|teyze|nine|dede)\w*))|"
    r"\b\d{2} yas[iu]nda(?:y[iu]m)\b|\b(?:bu(?:nlardan|ndan)?|bu is(?:ten|lerden)|"
    r"telefon\w*|teknoloji\w*|bilgisayar\w*|internet(?:ten)|boyle sey\w*) (?:\w+ )?"
    r"(?:(?:anlam(?:am|ay\w*|iyo\w*)|becer[ie]m\w*)|cahil\w*)|\b(?:okuma yazma\w*|okur yazar\w*) "
    r"(?:\w+ )?(?:yok|degil\w*|bilm\w*)|\bgoz(?:um|lerim) (?:\w+ )?(?:gormu\w*|az gor\w*|secm\w*)|"
    r"\b(?:yardim edecek|gosterecek|anlatacak|yapacak|bakacak|soracak) (?:\w+ )?"
    r"(?:kimse\w*|biri\w*) (?:\w+ )?yok\w*|\bkimsem (?:\w+ )?yok\b|\btek basimay\w*|"
    r"\byazam[iu]yo\w*|\banlamam ben\b|\bben anlamam\b"
)


def is_hard(text: str) -> bool:
    """Whether somebody says that writing here is hard for them."""
    return bool(_HARD.search(words_only(fold(text))))


def felt(text: str) -> str | None:
    """Return what a text tells of, the gravest first; None where it tells of nothing such."""
    folded = words_only(fold(text))
    if _DEATH.search(folded) or _died(text, folded):
        return BEREAVED
    if _BESIDE_ONESELF.search(folded):
        return BESIDE_ONESELF
    if _WORN.search(folded) and not _NOISE.search(folded):
        return WORN
    if _TRADE.search(folded) and _HARMED.search(folded):
        return TRADE
    found = ((LEAVING, _LEAVES), (URGENT, _URGENT), (WEARY, _WEARY))
    return next((kind for kind, said in found if said.search(folded)), None)


def is_wary(text: str) -> bool:
    """Whether a text tells of the fear of being deceived."""
    return bool(_WARY.search(fold(text)))


def _died(text: str, folded: str) -> bool:
    """Whether somebody died; without its dots "öldü" is only that where it is about a line."""
    if not _DIED.search(folded) or deaths.is_of_a_thing(text):
        return False
    if text.isascii():
        return bool(_LINE.search(_DIED.sub(" ", folded)) or _DIED_PLAINLY.search(folded))
    return bool(_WRITTEN_OUT.search(nfc(text)))
