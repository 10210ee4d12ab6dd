"""What a message says has happened to a problem: it works, or it fails, in the order told. Pure."""

from __future__ import annotations

import re

from actions.reading import verbs

WORKS, FAILS, SAID = "works", "fails", "said"
"""`said`: somebody else says, or the customer thought, that it works."""

_STEM = re.compile(
    r"c[ou]?z[iu]?l|c[ou]z(?=[dm]|[iu]y)|d[ui]?z[e]?l(?:t(?=[dmi]))?|h[a]?l+[o]?l+(?=[dm])|hallet|"
    r"halled[ei]?l|gider[iu]l|"
    r"c[a]?l[i]?s|(?:geri )?g[e]?l|b[a]?gl[a]?n(?:a(?:b[iu]l)?)?|ac[iu]l(?=[dim])|acl(?=d|m)|"
    r"bit(?=m)|gir(?:[ei]b[iu]l|il|e(?=m))?|c[e]?k(?=iyo|mi|em)|[oö]l|tut(?=[tm])|kurul|toparla|"
    r"tamir ol|"
    r"[a-z]{2,9}[ae]b[iu]l(?=iyo|di)|normale doe?n|kendine gel|kavus|hizlan|yuklen(?=di)"
)
_PHRASES = (
    (
        WORKS,
        (
            r"(?:sorun|sikinti|problem|ariza|eksik)\w* (?:kalma(?:di|mis)\w*|yok(?:tur)?\b|bitti|"
            r"gitti|gecti|"
            r"ortadan kalkti|halloldu)|(?:kalmadi (?:artik |hic )?|yok (?:artik |hic |bir |bi |"
            r"baska )+)(?:sorun|sikinti|problem)\w*(?! var| siz)|"
            r"ortadan kalkti|yolunda|sorunsuz\w*|sikintisiz\w*|problemsiz\w*|"
            r"gayet iyi|(?:isik\w* )?(?:hepsi )?yesile? (?:yan|doe?n)\w+|(?:internet|net|hat|"
            r"sinyal|"
            r"yayin)\w* var(?! mi)|yesil(?: yan\w*| oldu)?|normale doe?n\w+|akiyor|tikir tikir|"
            r"kendine geldi"
        ),
    ),
    (
        FAILS,
        (
            r"bozul?\w*|yavas\w*|kop(?:tu|uyo|uk)\w*|kesil(?:di|iyo)\w*|kesinti\w*|git(?:ti|mis|"
            r"iyo)\w*|"
            r"don(?:uyo|du)\w*|oel(?:mus|du)\w*|kirmizi\w*|sonuk\w*|karanlik|sessiz|hala|halen|"
            r"ayni\w*|"
            r"devam ed\w*|devam|"
            r"(?:daha )?(?:beter|kotu)\w*(?: oldu)?|iyice kotu\w*|kotules\w*|tik yok|nafile|bosuna|"
            r"fayda\w*|"
            r"ise yaram\w*|yaramadi\w*|maal?esef|ne yazik\w*|ner(?:e)?de|ne gezer|nerden|sifir|"
            r"degisme\w*|degisen|degisik\w*|gelisme\w*|degisim|fark etmedi|takili\w*|kapali|"
            r"duru?yor(?= gene| yine| hala|$)|"
            r"yalan\w*|(?:sorun|sikinti|problem|ariza)\w* (?:daha |hala |cok |halen |yine |"
            r"gene )*var|"
            r"benim(?:ki)?\w* yok|bizim(?:ki)?\w* yok|(?<!de )(?:internet|hat|sinyal|net|yayin|ses|"
            r"goruntu|baglanti)\w* (?:erisim\w* |hic )?yok|"
            r"(?:ama|fakat|ancak|lakin|yalniz)(?: \w+){0,3} (?:yine|gene|tekrar\w*|yeniden) "
            r"(?:oldu|basladi|geldi|ayni\w*|cikti)|"
            r"\bsuruyo\w*|israrci\w*|ne \w+[dt][iu]s[iu]|ne \w+m[ae]si|neresi|gibi (?:degil|durm|"
            r"gorunm)\w*"
        ),
    ),
)
_PHRASE = re.compile("|".join(rf"\b(?P<{kind}>{words})(?!\w)" for kind, words in _PHRASES))
_NO_LONGER = re.compile(r"(?:don|kop|kesil|bozul|takil|kitlen|kasm?)m[iu]yo(?:r|z)?")
# What comes, opens or becomes without anything being solved by it.
_OTHER_SUBJECT = re.compile(
    r"(?:usta\w*|ekip\w*|mesaj\w*|sms\w*|fatura\w*|adam\w*|teknisyen\w*|para\w*|\d+|gun|hafta|ay|"
    r"yil|saat|"
    r"kac|beter|kotu|rezil|ayni|bozuk|madur|magdur|kati|lira|tl|ne|nasil|boyle|cok|biri\w*|evden|"
    r"is(?:im|ler)|"
    r"gelen|sey|gec)"
)
# Verbs that say by themselves that a problem is over; the others do so of what should work.
_PLAIN = re.compile(
    r"c[ou]?z|d[ui]?z|h[a]?l|gider|gir|b[a]?gl[a]?n|[a-z]{2,9}[ae]b[iu]l|normale|kendine|kavus|"
    r"hizlan"
)
_OWN_SUBJECT = re.compile(
    r"|olsun|ahan\w*|yavrum|evladim|canim|cnm|kizim|oglum|bacim|gardas\w*|reis|usta|lan|la|"
    r"(?:inter)?net\w*|hat\w*|hatt\w*|wifi\w*|kablosuz|yayin\w*|sinyal\w*|baglanti\w*|"
    r"goruntu\w*|ses\w*|"
    r"kanal\w*|sebeke\w*|tv\w*|televizyon\w*|ekran\w*|modem\w*|telefon\w*|bilgisayar\w*|"
    r"uygulama\w*|site\w*|"
    r"sayfa\w*|video\w*|isik\w*|her ?sey|sey|hepsi\w*|tamami|oyun\w*|dizi|hiz\w*|bizimki|benimki|"
    r"geri|simdi|artik|sonunda|nihayet|valla\w*|vallaha|suan|su|an|bu|o|sefer|sonra|tekrar|yine|"
    r"yeniden|hemen|"
    r"tak|diye|kendiliginden|aa*|ha+h?|oh|be|he+|evet|evt|tamam|tmm\w*|abi|abla|kanka|kardes\w*|"
    r"hocam|efendim|eyv|"
    r"cok|sukur|sukurler|gibi|kesin|gercekten|yerine|duzgun|guzel|normal|sorunsuz|yok|olmadi|"
    r"denedim|actim|"
    r"bekledim|galiba|sanirim|galba|super|allah|sagol\w*|saol\w*|tesekkur\w*|tskler|de|da|bi|"
    r"daha|ok|oldu|geldi|acildi|"
    r"calisti|calisiyo\w*|duzeldi|gitmisti|ya|ama|ve|dakika|dk|saniye|gece|sabah|aksam|bugun|"
    r"dun|bile|gayet|iyi|"
    r"\w+(?:inca|ince|unca|ip|up|erek|arak|iken|eden|adan)|(?!kayd)\w{3,}[dt][iu][mk]|mukemmel|temiz|"
    r"yaziyordum|yazarken"
)
_TURNED = re.compile(
    r"\s*(?:(?:falan|filan|hic|pek|da|de)\s+){0,2}(?:degil\w*|sayilmaz|diyemem|diyemiy\w*|denemez|"
    r"denmez)"
)
_QUOTED = re.compile(
    r"\s*(?:diyo\w*|diyen|diyordu\w*|dediler|dediniz|demis\w*|deniyor|yaziyor|olarak|diye|"
    r"diyecek\w*|diyelim|deyip|diyip|demek|deme\w*|dedi\w*|dersiniz|dersin|derim|derler|deyin|"
    r"say\w*|kabul\w*|yaz(?:in|ayim|arsan|ar)?\b|yaz[dm]i\w*|"
    r"gorun\w+|gozuk\w+|gosteri\w*|mesaj\w*|sms\w*|bilgisi|denil\w*|denmis|san\w+|zannet\w*|"
    r"varsay\w*)"
)
_ALMOST_SAID = re.compile(r"\s*(?:diyecek\w*|diyordu\w*|san(?:di|mis|iyordu)\w*)")
_WORD = re.compile(r"[a-z0-9]+")


def happenings(text: str) -> list[str]:
    """Return what works and what fails in a plain text, in order."""
    return [kind for _, kind, _ in _found(text)]


def fails_at_last(text: str) -> bool:
    """Whether what a plain text tells last fails: "düzeldi, şimdi yine yok"."""
    return happenings(text)[-1:] == [FAILS]


def after_the_last(text: str) -> str:
    """Return what follows the last of what happened; the whole text where nothing did."""
    return text[max((end for _, _, end in _found(text)), default=0) :]


def _found(text: str) -> list[tuple[int, str, int]]:
    found: list[tuple[int, str, int]] = []
    spans: list[tuple[int, int]] = []
    for match in _PHRASE.finditer(text):
        kind = WORKS if match.group(WORKS) else FAILS
        found.append((match.start(), _as_meant(kind, text, match.end()), match.end()))
        spans.append(match.span())
    before = ""
    for match in _WORD.finditer(text):
        inside = any(start <= match.start() < end for start, end in spans)
        of_it = None if inside else _of(match.group(), before)
        before = match.group()
        if of_it == FAILS and _ALMOST_SAID.match(text, match.end()):
            continue
        if of_it is not None:
            found.append((match.start(), _as_meant(of_it, text, match.end()), match.end()))
    return sorted(found)


def _as_meant(kind: str, text: str, end: int) -> str:
    """Return what "düzeldi" comes to with what follows: "değil", or "diyorsunuz"."""
    if kind != WORKS:
        return kind
    if _TURNED.match(text, end):
        return FAILS
    return SAID if _QUOTED.match(text, end) else WORKS


def speaks_of_it(word: str) -> bool:
    """Whether a plain word is a form of a verb for working again."""
    return _STEM.match(word) is not None


def _of(word: str, before: str) -> str | None:
    if _NO_LONGER.fullmatch(word):
        return WORKS
    stem = _STEM.match(word)
    if stem is None or word in {"olur", "olsun", "olacak", "olarak"}:
        return None
    ending = word[stem.end() :]
    if verbs.is_denied(ending):
        return FAILS
    if word.startswith("gel") and ending.endswith("m"):
        return None  # it is the customer who comes
    if not verbs.is_asserted(ending) or _OTHER_SUBJECT.fullmatch(before):
        return None
    return WORKS if _PLAIN.match(word) or _OWN_SUBJECT.fullmatch(before) else SAID
