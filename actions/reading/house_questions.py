"""What is asked about complaining here, and how something is done: no trouble is told. Pure.

"Ekran görüntüsü atayım mı", "bunu kim görecek", "ücretli mi bu mesaj", "modemi nasıl resetlerim"
are answered, and nothing is registered for them.
"""

from __future__ import annotations

import re

from actions.reading import inquiries, questions as q, trouble

FILES, PRICE, SEEN_BY, FOR_ANOTHER = "files", "price", "seen_by", "for_another"
NUMBER_FOR, ANSWER_BY, AT_WEEKENDS, CHANGE = "number_for", "answer_by", "at_weekends", "change"
IN_A_SHOP, SEVERAL, NEEDED, NAMELESS = "in_a_shop", "several", "needed", "nameless"
BY_PHONE, RESET, HOW_TO = "by_phone", "reset", "how_to"
VISIT, PAPERS = "visit", "papers"
KINDS = (
    *(FILES, PRICE, SEEN_BY, FOR_ANOTHER, NUMBER_FOR, ANSWER_BY, AT_WEEKENDS, CHANGE),
    *(IN_A_SHOP, SEVERAL, NEEDED, NAMELESS, BY_PHONE, RESET, HOW_TO, VISIT, PAPERS),
)
_FIRST_PERSON = (
    r"\w+(?:(?:[aeiu]r|[ae]bil[iu]r|[ae]bil[iu]yor)[iu](?:m|z)|[ae]c[ae]g[iu][mz]|[iu]c[ae][mz]|"
    r"[ae]y[iu]m|s[ae]m|l[iu]r|n[iu]r|[iu]yoruz|[iu]yorum)"
)
_MAY = r"(?:m[iu](?:y[iu]m|y[iu]z|s[iu]n\w*)?|olur(?: mu)?|nasil|nasi|nere\w*|ne|gerek\w*|lazim)"
_FILE = (
    r"(?:ekran (?:goruntu|resm|foto)\w*|fotograf\w*|foto\w*|resim\w*|resm\w*|dosya\w*|"
    r"video\w*|dekont\w*|makbuz\w*|belge\w*)"
)
_HERE = r"(?:bu|burasi|buradan|buraya|burdan|sohbet\w*|yazisma\w*|mesaj\w*|sms\w*|6616\w*)"
_I_SHALL = r"y?(?:[ae]c[ae]g[iu][mz]|[iu]?c[ae][mz]|[ae]y[iu]m|[ae]bil[iu]r[iu][mz]|[ae]r[iu][mz])"
_SENDS = r"(?:at|gonder|yolla|yukle|ekle|koy)"
_FOUND: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        FILES,
        re.compile(
            rf"\b{_FILE}(?: \w+){{0,3}} {_SENDS}\w*(?: \w+)? {_MAY}\b|"
            rf"\b{_FILE}(?: \w+){{0,2}} (?:nasil|nasi|nere\w*|nerd\w*|neyle)(?: \w+){{0,2}} "
            rf"{_SENDS}{_I_SHALL}\b|"
            rf"\b(?:nasil|nasi|nere\w*|nerd\w*) {_SENDS}{_I_SHALL}(?: \w+)? {_FILE}\b"
        ),
    ),
    (
        PRICE,
        re.compile(
            rf"\b(?:ucretli|parali|ucretsiz|bedava) m[iu]\w*(?: \w+)? {_HERE}\b|"
            rf"\b{_HERE}(?: \w+){{0,2}} (?:ucretli|parali|ucretsiz|bedava|ucrete tabi) m[iu]\w*|"
            rf"\b{_HERE}(?: \w+){{0,3}} (?:kac para|kac lira|kac tl|ucret al\w* m[iu])\b"
        ),
    ),
    (
        SEEN_BY,
        re.compile(
            r"\b(?:bunu|bunlari|sikayetimi|yazdiklarimi|mesajimi|yazisma\w*)(?: \w+)? "
            r"(?:kim|kimler) (?:\w+ )?(?:gor|oku|bak|incele)\w*|"
            r"\bkim(?:ler)? (?:goruyo|okuyo|gorecek|okuyacak)\w*|"
            r"\b(?:sohbet|yazisma|gorusme|mesaj)\w* (?:kayit|kayd)\w* (?:alt|al|ed)\w* m[iu]\b"
        ),
    ),
    (
        FOR_ANOTHER,
        re.compile(
            r"\b(?:bas?kasi(?:nin)?|baska bir\w*|annem\w*|babam\w*|esim\w*|komsum\w*|arkadas\w*)"
            r"(?: \w+){0,2} (?:adina|yerine|icin)(?: \w+){0,3} "
            rf"(?:sikayet|basvur|kayit|kayd|yaz)\w*(?: \w+){{0,2}} {_MAY}\b"
        ),
    ),
    (
        NUMBER_FOR,
        re.compile(
            r"\btakip (?:no|num)\w*(?: \w+)? (?:ne ise|ne ?ye|nedir|ne demek|niye|ne icin)\b"
        ),
    ),
    (
        ANSWER_BY,
        re.compile(
            r"\b(?:cevab|yanit|cevap|sonuc)\w*(?: \w+)? (?:nasil|nere\w*|nerd\w*|ne sekilde)\b"
            r"(?: \w+)? (?:al|gel|ogren|gor|ver|bildir)\w*|"
            r"\bbana nasil (?:don|ulas|haber|bildir|cevap)\w*"
        ),
    ),
    (
        AT_WEEKENDS,
        re.compile(
            r"\b(?:hafta ?sonu|cumartesi|pazar|gece|bayram\w*|tatil\w*)(?:lari|leri|da|de)?"
            r"(?: \w+)? (?:bak|calis|acik|cevap|hizmet)\w*(?: \w+)? m[iu]\w*|"
            r"\b(?:mesai|calisma) saat\w*(?: \w+)? (?:ne\w*|var m[iu])\b|"
            r"\b(?:7 24|yirmi dort saat) (?:\w+ )?m[iu]\w*"
        ),
    ),
    (
        CHANGE,
        re.compile(
            r"\b(?:sikayet|kayd|yazdig)\w*(?: \w+)? (?:sonradan|sonra|daha sonra|kayittan sonra) "
            r"(?:degis|duzelt|ekle|sil|iptal|geri)\w*(?: \w+)? m[iu]\w*"
        ),
    ),
    (
        IN_A_SHOP,
        re.compile(
            r"\b(?:sube|bayi|magaza|ofis)\w*(?: \w+)? (?:git|gel|basvur|ugra)(?:s|er|ebil)\w*"
            r"(?: \w+){0,3} (?:m[iu]\w*|olur|ne olur)\b"
        ),
    ),
    (
        SEVERAL,
        re.compile(
            r"\b(?:iki|uc|birden (?:fazla|cok)|birkac)(?: \w+)? sikayet\w*(?: \w+){0,4} "
            r"(?:yaz|kaydet|ac|sikayet et)\w* m[iu]\w*"
        ),
    ),
    (
        NEEDED,
        re.compile(
            r"\b(?:sikayet|basvur|kayit)\w*(?: \w+){0,2} (?:icin|ederken|acarken) (?:\w+ )?"
            r"(?:ne|neler|hangi \w+) (?:lazim|gerek\w*|ist\w*|hazirla\w*|ver\w*)"
        ),
    ),
    (
        NAMELESS,
        re.compile(
            r"\b(?:adimi|ismimi|kimligimi|adim|isim) (?:\w+ )?(?:verme|soyleme|yazma)(?:sem|den)?\b"
            rf"(?: \w+){{0,3}} {_MAY}\b|\b(?:isimsiz|anonim|adsiz)(?: \w+){{0,3}} m[iu]\w*"
        ),
    ),
    (
        BY_PHONE,
        re.compile(
            r"\b(?:telefonla|telefondan) (?:arasam|arayabil\w*|ararsam|konusabil\w*|sikayet et\w*)"
            rf"(?: \w+){{0,2}} {_MAY}\b"
        ),
    ),
)
_VISITOR = r"(?:usta|ekip|teknisyen|tekniker|eleman|tamirci|montajci|arizaci|birisi|biri)\w*"
# Whether somebody comes to the house, and not to this conversation.
_VISIT = re.compile(
    rf"\b{_VISITOR}(?: \w+){{0,3}} (?:gel|gonder|yolla|cik|ugra)(?:[ei]?r|[ei]?c[ae][km]|[ae]cak|"
    r"[iu]yo|ecek|icek|ecekler|erilecek|erecek|eriyo|er)\w*(?: \w+)? m[iu]\w*|"
    rf"\b(?:bana|bize|eve|evime|adres\w*)(?: \w+)? {_VISITOR}(?: \w+)? m[iu]\b"
)
_PAPERS = re.compile(
    r"\b(?:hangi|ne(?:ler)?|ne gibi) (?:belge|evrak|kagit|dokuman)\w*(?: \w+){0,2} "
    r"(?:lazim|gerek\w*|ist\w*|getir\w*|hazirla\w*|gotur\w*)|"
    r"\b(?:belge|evrak) (?:olarak )?(?:ne|neler) (?:lazim|gerek\w*|ist\w*|getir\w*)|"
    r"^(?:peki |simdi |bunun icin |bana )*(?:ne|neler) (?:lazim|gerekiyo\w*|gerekli|getirmem \w+)$"
)
_BEFORE_THE_CONTACT = frozenset({q.NONE, q.PROBLEM, q.TOPIC})
_HOW = re.compile(rf"\b(?:nasil|nasi)\b(?: \w+){{0,2}}? {_FIRST_PERSON}\b")
_THING = re.compile(
    r"\b(?:modem|wi-?fi|wifi|kablosuz|sifre|kanal|sim|esim|uygulama|ayar|apn|kumanda|"
    r"yonlendirme|sesli mesaj|kutu|router|port|telesekreter|cagri bekletme)\w*"
)
_SETS_UP = re.compile(r"\b(?:internet|televizyon|tv)\w* (?:nasil|nasi) (?:kur|bagla|ayarla)\w*")
_RESETS = re.compile(
    r"\b(?:modem|router|cihaz|kutu)\w*(?: \w+){0,2} "
    r"(?:reset|sifirla|yeniden baslat|fabrika|kapat)\w*"
)
_OF_COMPLAINING = re.compile(r"\b(?:sikayet|kayit|kayd|basvur|iade|iptal|tazminat)\w*")


def asked(plain: str, question: str) -> str | None:
    """Return what a short folded text asks of complaining here, or how to do; None for others."""
    if trouble.is_told(plain):
        return None
    if _VISIT.search(plain):
        return VISIT
    found = next((kind for kind, said in (*_FOUND, (PAPERS, _PAPERS)) if said.search(plain)), None)
    if found == NAMELESS and question not in _BEFORE_THE_CONTACT:
        return None  # said to the question itself, it is a refusal
    if found is None and question in _BEFORE_THE_CONTACT:
        return _how_to(plain)
    return found


def _how_to(plain: str) -> str | None:
    sets_up = _SETS_UP.search(plain)  # and asks for no tariff, which has such words
    asks = _HOW.search(plain) and (sets_up or _THING.search(plain))
    if sets_up and asks:
        return HOW_TO
    if not asks or _OF_COMPLAINING.search(plain) or inquiries.candidates(plain):
        return None
    return RESET if _RESETS.search(plain) else HOW_TO
