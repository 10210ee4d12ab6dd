"""Threats to go to the authorities, and that nobody answered an earlier complaint. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.reading import verbs, wishes
from lexicon.turkish import fold, words_only

_LONGEST = 600
_BODY = re.compile(
    r"\b(?:btk\w*|bilgi teknoloji\w*|cimer\w*|bakanli\w*|mahkeme\w*|dava\w*|avukat\w*|savci\w*|"
    r"hakem\w*|tuketici (?:hak|dern|birli|mahk|heyet|hakem|koruma)\w*|"
    r"sikayet ?var\w*|basin(?:a (?:ver|tasi|duyur|bildir|yansit|git)\w*|da|yayin\w*)?|gazete\w*|"
    r"haber(?:ler|e|lere|cilere|kanal)\w*|televizyonl?a?r?a\b|tv\w* cik\w*|twit\w*|tivit\w*|"
    r"sosyal medya\w*|instagram\w*|noter\w*|ihtar\w*|"
    r"cumhurbaskan\w*|yasal (?:hak|yol|isle)\w*|hukuk\w*|suc duyuru\w*|kose(?:m|si)\w*|"
    r"rekabet kurum\w*|kvk kurul\w*|meclis\w*|milletvekil\w*|icra\w*|adli\w*|mahkem\w*)\b"
)
_THREAT = re.compile(
    r"\b\w*(?:[ae]c[ae][gkmz]\w*|[iu]c[ae][mz]\w*|c[ae]m|yorum|yoruz|yom|yoz|[aeiu]r[iu][mz]|"
    r"[aeiu]rs[iu]n[iu]z|[iu]r[iu][mz]|er[iu]z|ar[iu]z)\b|"
    r"\b(?:gorusuruz|gorursun\w*|gorun|hesaplas\w*|bekleyin|yazdim|bildirdim|basvurdum|hazir|"
    r"gozuktu|yolu\w*|haberiniz olsun|belli olur|sikayet et\w*|dava ac\w*|icin|gidi\w*|cikar\w*|"
    r"anlatir\w*)\b"
)
_NOT_A_THREAT = re.compile(
    r"\b(?:icraya ver(?:di|mis)\w*|icra(?:dan| takibi| geldi)\w*|avukat(?:iniz|inizdan|"
    r"tan)\w* (?:mesaj|sms|yazi)\w*)\b"
)
_NO_REPLY = re.compile(
    r"\b(?:ar(?:a|an)m(?:ad|iy)\w*|aramadiniz|donm(?:ed|uy)\w*|donulm\w*|ge?ri ?don(?:en|"
    r"us)\w* (?:\w+ ){0,2}?(?:yok|olma\w*|yap[iu]lma\w*|sagla\w*|alama\w*|etme\w*)|"
    r"donus\w* (?:\w+ ){0,2}?(?:yok|olma\w*|yap[iu]?l?ma\w*|saglanma\w*|alama\w*|etme\w*|"
    r"gelme\w*)|donus yapan (?:yok|olma\w*)|(?:donus|cevap|yanit|haber)\w* \w+m[iu]s degil\w*|"
    r"(?:sikayet|basvur|kayd|talep|talebi)\w* (?:\w+ ){0,3}(?:tik|hareket) yok|aradiniz m[iu]|"
    r"(?:cevap|yanit)\w* (?:\w+ ){0,2}?(?:yok|gelme\w*|alam[ai]\w*|alma\w*|verme\w*|verilme\w*|"
    r"veren (?:yok|olma\w*))|(?:haber|bilgi)\w* (?:yok|gelme\w*|alam[ai]\w*|verilme\w*|"
    r"veren (?:yok|olma\w*))|ses\w* (?:cikma\w*|soluk|seda)|(?:hala|halen|henuz|kimseden|"
    r"hafta oldu|gun oldu) ses yok|"
    r"ne arayan|arayan(?: var| soran| eden| olma| yok| cikma| ne)\w*|(?:ilgilenen|bakan|soran|"
    r"ugrayan|donen) (?:yok|olma\w*|cikma\w*)|(?:kimse|hic kimse)\w* (?:\w+ ){0,3}?(?:arama|"
    r"donme|bakma|ilgilenme|sorma|ulasma|cevap verme)\w*|"
    r"aranacakti\w*|arayacakti\w*|ariyacakti\w*|aricakti\w*|donecekti\w*|dondugunuz yok|"
    r"ulasan (?:yok|olma\w*)|ulasilma\w*)\b|"
    # What was to be done for somebody and is spoken of as past: "irtibata geçilecekti".
    r"\b(?:ar|don|ulas|bilgilend|cevap|yanit|haber|irtibat\w* gec|iletisim\w* gec)\w*"
    r"c[ae]kt[iu]\w*|\b(?:telefon|arama|cevap|haber) (?:\w+ )?gelme(?:di|mis)\w*|"
    r"\b(?:arayaca[gk]\w*|ariyaca\w*|aricaz|ararız|arariz|donece[gk]\w*|doneriz|"
    r"arayacak) (?:\w+ )?(?:dedi|demisti|soyle)\w*|\bhani \w+(?:c[ae]kt|c[ae]k)\w*"
)
_EARLIER = re.compile(
    r"\b(?:sikayet\w*|basvur\w*|kayd\w*|kayit\w*|talep\w*|talebi\w*|dosya\w*|bildir(?:mis|di)\w*|"
    r"dediniz|demisti\w*|soylemisti\w*|hani|gecen\w*|gectigimiz|onceki|daha once|"
    r"kac gun\w*|(?:\d+|bir|iki|uc|dort|bes|alti|yedi|sekiz|on|bi) (?:gun|hafta|ay|saat)\w*|"
    r"\w+gun|gunlerdir|haftalardir|pazartesi|sali|carsamba|persembe|cuma|dun|yarin|hala|yazali|"
    r"beni|bana|tarafima|numaram\w*|aldiniz|yazdim\w*|yazmisti\w*|kaydet\w*)\b"
)
_WAITS = re.compile(
    r"\b(?:(?:bugun|\w+) (?:\w+inci|\w+uncu|[a-z]*nci) gun|gun (?:oldu|gecti)|hafta (?:oldu|"
    r"gecti)|ay (?:oldu|gecti)|telefon bekliyo\w*|(?:cevap|donus|haber|yanit) bekliyo\w*|"
    r"gecti (?:obur|oteki))\b"
)
_CASE = re.compile(
    r"\b(?:sikayet\w*|basvur\w*|kayd\w*|kayit\w*|talep\w*|talebi\w*|dosya\w*|bildirm\w*|dediniz|"
    r"demisti\w*|hani|kaydet\w*|kac gun|arayac\w*|donec\w*)"
)
_ELSEWHERE = re.compile(
    r"\b(?:gelen arama\w*|canli destek\w*|sohbet\w*|chat\w*|cagri alm\w*|calm[iu]yo\w*|"
    r"arayamiyo\w*|ulasamiyo\w*|ariyorum|acan yok|"
    r"acmiyo\w*|musteri hizmet\w*|cagri merkez\w*|usta gel\w*|gelecekti gelmedi|arayanlar)\b"
)
# "Cevap vermek" is nobody's silence.
_INFINITIVE = re.compile(r"\b\w+m[ae]k\b")
_FEW, _SEVERAL = 8, 14


def threatens(text: str) -> float:
    """Return how much speaks for it that a text threatens to go elsewhere, from 0 to 1."""
    folded = _folded(text)
    if not _BODY.search(folded) or _NOT_A_THREAT.search(folded):
        return 0.0
    if _THREAT.search(folded):
        return 0.96
    return 0.8 if len(folded.split()) <= _FEW else 0.0


def begins(text: str) -> int:
    """Return where a text names where it will go, 0 where it threatens nothing."""
    match = _BODY.search(fold(text[:_LONGEST]))
    return match.start() if match and threatens(text) else 0


def ends(text: str) -> int:
    """Return where what follows a threat begins, 0 where it threatens nothing."""
    folded = fold(text[:_LONGEST])
    match = _BODY.search(folded)
    if match is None or not threatens(text):
        return 0
    said = _THREAT.search(folded, match.end())
    return said.end() if said else 0


# Asked for what a text wants and for whether it is a story.
@lru_cache(maxsize=64)
def nobody_replied(text: str) -> float:
    """Return how much speaks for it that nobody answered an earlier complaint, from 0 to 1."""
    folded = _INFINITIVE.sub(" ", _folded(text))
    replied = bool(_NO_REPLY.search(folded))
    waits = bool(_WAITS.search(folded)) and bool(_CASE.search(folded))
    if not (replied or waits) or _ELSEWHERE.search(folded) or wishes.says_how(text):
        return 0.0
    words = len(folded.split())
    earlier = bool(_EARLIER.search(folded))
    if words <= _FEW or (earlier and words <= _SEVERAL):
        return 0.95
    return 0.9 if earlier else 0.6


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return words_only(verbs.plain(fold(text[:_LONGEST])).replace("'", ""))
