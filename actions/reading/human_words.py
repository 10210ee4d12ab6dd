"""The words with which a human is asked for, and those that only look like it. Pure."""

from __future__ import annotations

import re

# Whom they call for; "biri" and the like only beside a verb that fetches.
WHO = re.compile(
    r"\b(?:temsilc\w*|tems?\b|yetkil\w*|operator\w*|insan\w*|canli (?:deste[kg]|dest[kg]|biri|"
    r"birsi|kisi|kanli|yardim|sohbet|gorusme|baglan)\w*|"
    r"canli (?:gorusme|hat)\w*|canli (?:bir |bi )?(?:insan|kisi|temsilci|arkadas|eleman)\w*|"
    r"gorevl\w*|danisman\w*|memur\w*|personel\w*|calisan\w*|eleman\w*|"
    r"amir\w*|mudur\w*|sef(?:i|in|im|iniz\w*|inle|le|e|ine)?|sorumlu\w*|supervisor\w*|"
    r"supervizor\w*|yonetici\w*|patron\w*|muhatap|muhatab\w*|muhendis\w*|"
    r"uzman\w*|ustanin\b|ustaniz\w*|usta|adem ?oglu|hakiki \w+|sahici \w+|gercek (?:biri|kisi|"
    r"bir|insan|bi)\w*|(?:senden|sizden) ust \w+|"
    r"buyugun\w*|kul|human|agent|representative|live (?:chat|support|agent)|customer service|"
    r"cagri merkez\w*|musteri hizmet\w*|call ?center\w*|"
    r"(?:ust|ilgili|teknik|alakali|buyug\w*|yukari) (?:birim|departman|servis|ekip|merci|makam|"
    r"mevki)\w*|birim\w*|departman\w*|"
    r"anlayan (?:biri|bir|kisi)\w*|nefes alan \w+|mt)\b"
)
SOMEBODY = re.compile(
    r"\b(?:bir[ie](?:n[ie]|s[iy]\w*|y?l[ea]\w*|niz\w*|leri\w*)?|birisi\w*|birilerini?|kisi(?:yle|"
    r"ye|yi|)|bir (?:arkadas|adam|kadin|kisi|hanim|bey|kiz|abla|abi)\w*|"
    r"bi (?:arkadas|adam|kadin|kisi|hanim|kiz|abla|abi)\w*|arkadas(?:lar)?(?:iniz|in|a|la|ina|"
    r"imiz)?\w*|kiminle|kimle|kim(?:se)?|adam(?:a|la|i)?|"
    r"hanim kiz\w*|kiz(?:imiz|iniz)\w*|ekib\w+|ekip\w*|kim (?:varsa|bakiyorsa|musait\w*)|"
    r"kendinizden|sizden biri|ona|onunla)\b"
)
FETCH = re.compile(
    r"bagla|bgla|ata(?=[ry]|$)|baglan|aktar|yonlendir|cagir|gecir|gec(?=[ieam]|s|$)|devret|"
    r"devred|cikar|"
    r"bul(?=$|[uisy]|un)|ver(?=$|[ieyds]|ir)|getir|gorustur|"
    r"konustur|ulastir|ulas|konus|gorus|yazis|arat|dus(?=er|sem|ebil)|yolla|gonder|goster|gelsin|"
    r"gel(?=sin|s[ae])|ara(?=s[iu]n|sa|t)|cik(?=s[iu]n)|yazsin|"
    r"baksin|cevaplasin|donsun|alay|al(?=abil|[iu]n$|sana)|dusur|ilet(?=[iu]n)|istey|dinle(?=s)"
)
WANTED = re.compile(
    r"\b(?:istiyo\w*|istiyr\w*|istyo\w*|isterim|isteriz|isterdim|ist[iy]rm|lazim|lazm|"
    r"gerek(?:iyo\w*|li|ir)?(?! kalm| yok| degil)|sart|talep ed\w*|rica (?:ed\w+|edi\w+)|"
    r"var m[iu]\w*|varm[iu]|yok m[iu]\w*|yokm[iu]|olsa|pls|plz|please|talk to|speak to|need|want|"
    r"lutfen|lutfn|alabilir\w*|alayim|istem[ie]kteyim|nerede|nerde|cikmaz mi|"
    r"\w+m[ae]d[ae]n (?:olmaz|\w+m[ae]m))\b"
)
NOT_WANTED = re.compile(
    r"\b(?:gerek (?:yok|kalmadi|duym\w*)|gerekmez|gerekmiyo\w*|istemi\w+|istemem|istemez|"
    r"bekle(?:mi|me)yc?\w*|beklemicem|beklemek istemi\w*|vazgec\w+)\b"
)
# "Temsilci değil", "insana bağlama", "insan bağla demiyorum".
DECLINED = re.compile(
    rf"{WHO.pattern}(?: (?!sen\b|siz\b)\w+){{0,2}}? (?:degil|istemi\w+|istemem|istemez\w*|"
    r"gerek (?:yok|kalmadi)|gerekmez|gerekmiyo\w*|(?:bagla|aktar|yonlendir|ver|cagir)m[ae]"
    r"(?:y[iu]n(?:[iu]z)?|sana)?(?! m[iu])|\w+ demi(?:yo\w*|m)|demedim)\b"
)
NOT_SAID = re.compile(r"\b(?:bagla|aktar|ver|cagir)\w* (?:demi(?:yo\w*|m)|demedim)\b")
QUOTED = re.compile(
    r"\b(?:dedim|demistim|dedik|dedi(?:ler|niz)?|diyince|deyince|istedim|istemistim|istedik|"
    r"soyledim|diye diye)\b"
)
# "robotla konuşmam", "bot değil", "sana anlatmak istemiyorum".
NOT_A_BOT = re.compile(
    r"\b(?:robot|bot|makin[ea]|yapay zeka|otomatik|sanal asistan|yazilim|program|bilgisayar|"
    r"asistan|otomat)\w*\b(?: \w+){0,3}? "
    r"(?:istemi\w*|istemem|konusm\w+|konusa?mam|ugras(?:am|m)\w*|yazis(?:m|am)\w*|degil|"
    r"muhatap olm\w*|cozemez|anlamaz|anlamiyo\w*|kapatamaz|yapamaz|bik(?:tim|kinlik)\w*|"
    r"(?!odemem)\w{2,}m[ae]m|\w{2,}m[iu]yo(?:r?um|m))\b"
)
CALL_ME = re.compile(
    r"\b(?:beni|bizi|bana|tarafima|tarafimi) (?:\w+ ){0,3}?(?:(?:geri )?ara(?:y[iu]n\w*|"
    r"r ?m[iu]s\w*|s[iu]n\w*|sana\w*|san[iu]z\w*|sa|yabil\w*|yiver\w*|t(?:[iu]n|[iu]r m)\w*)?|"
    r"telefon (?:ac|ed|et)\w*|"
    r"donsun\w*|donus yap(?:in|ar|sin)\w*)(?=\W|$)|"
    r"\b(?:geri )?ara(?:y[iu]n|r ?m[iu]s[iu]n\w*|s[iu]n\w*|yiver\w*|yabilir m\w*) (?:beni|bizi|"
    r"lutfen|artik|konusal[iu]m)|"
    r"\b(?:bir|biri\w*|bi|arkadas\w*|kim\w*|ekip\w*|uzman\w*|"
    r"usta\w*) (?:\w+ ){0,3}ara(?:y[iu]ver)?s[iu]n\w*|\btelefon (?:ac(?:[iu]n|sin|iver)\w*|edin|"
    r"etsin\w*)\b|"
    r"\b(?:telefonla|telefonda|sesli|yuz yuze|konusarak|birebir|"
    r"canli canli) (?:\w+ ){0,2}?"
    # "Telefonda konuşulmuyor" is what is wrong with it.
    r"(?:anlat|gorus|konus|duzelt|hallet)(?!\w*[iu]l?[ae]?m[iu]yo|[ae]m[iu]yo|m[iu]yo)\w*\b"
)
WITH_WHOM = re.compile(
    r"\b(?:kiminle|kimle|kim ile) (?:\w+ ){0,2}?(?:konus|gorus|muhatap|irtibat)\w*"
)
CONNECT = re.compile(
    r"\b(?:bagla|aktar|yonlendir|devret)(?:y[iu]n\w*|[iu]n(?:[iu]z)?|sana|r m[iu]s[iu]n\w*|"
    r"rm[iu]s[iu]n\w*|yiver\w*|iver\w*|s[ai]n[ai]|yabil\w*|abil\w*)?\b"
)
THINGS = re.compile(
    r"\b(?:internet\w*|modem\w*|hatt?i\w*|kablo\w*|paket\w*|fatura\w*|cihaz\w*|wifi\w*|"
    r"telefonu\b|tarife\w*|para\w*|"
    r"baska operator\w*|diger operator\w*|operator degis\w*)\b"
)
# A company, and no person: "başka operatöre taşıyacağım".
ANOTHER_COMPANY = re.compile(
    r"\b(?:baska|diger|oteki|yeni|eski|hangi)(?: bir| bi)? operator\w*|"
    r"\boperator(?:e|um[eu]?|den|umden|u)\b(?= (?:\w+ )?(?:tasi|gec|degis))"
)
IS_IT_A_BOT = re.compile(
    r"\b(?:insan|robot|bot|gercek|makin[ea]|program|yapay zeka|canli)\w* m[iu](?:s[iu]n\w*|"
    r"y[iu]m|)\b(?! yok| var)"
)
# "biri yok mu", "danışacağım biri lazım", "arkadaşlardan biri ilgilensin".
ONE = (
    r"(?:biri(?:si|niz|leri)?|bir (?:kisi|insan|arkadas|yetkili|adam)|kimse(?=niz)?|"
    r"\w+[dt][ae]n biri)"
)
SOMEBODY_TO_SPEAK_WITH = re.compile(
    rf"\b(?:konus|gorus|anlat|danis|sor|derd\w+ \w*|muhatap ol)\w*(?:[ae]bil[ei]c\w+|"
    rf"[ae]c[ae]\w+) {ONE}\b|"
    rf"\b{ONE} (?:\w+ )?(?:yok m[iu]|var m[iu]|lazim|gerek\w*|bulun)\b|"
    rf"\b{ONE} (?:\w+ ){{0,2}}(?:konusabil|gorusebil|anlatabil)\w+|\b(?:konusabil|"
    rf"gorusebil)\w+ \w+ {ONE}"
)
VOICE = re.compile(r"\bsesin\w* (?:duy|isit)\w*|\b(?:gercek|insan) ses\w*")
# With whom, or to whom, something is meant to be done: "canlı biriyle halledeceğim".
THEM = (
    r"(?:sefi(?:niz|n)|temsilci|yetkili|operator|insan|gorevli|danisman|memur|personel|calisan|"
    r"amir|mudur|"
    r"sorumlu|yonetici|"
    r"uzman|(?:canli|gercek) \w+?|biri)\w{0,6}(?:l[ae]|y?[ae])"
)
MEANT_BY_THEM = re.compile(
    rf"\b{THEM} (?:\w+ ){{0,2}}?(?:anlat|soyle|sor|danis|halle|coz|konus|gorus|ver|yaz|acikla)\w*?"
    r"(?:[iu]r[iu]m|[ae]r[iu]m|[ae]?c[ae]g[iu][mz]|[iu]c[ae][mz]|[ae]y[iu]m|[ae]l[iu]m|s[ae]m|"
    r"mek|mak)\b|"
    r"\b(?:temsilci|yetkili|gorevli|danisman|memur|personel|calisan|amir|mudur|sorumlu|yonetici|"
    r"insan|uzman|biri)\w{0,5} (?:\w+ ){0,3}?"
    r"(?!kals|olsun|dursun|(?!gonder|yonlen)\w+[iu]ls[iu]n)(?:\w*[aeiou][a-z]?|ver|sor|gor|don|gel|cik)s[iu]n(?:ler|"
    r"lar)?\b(?! m[iu])"
)
WHEN = re.compile(
    r"\b(?:kac (?:dak|dk|saat|kisi)\w*|kac gun\w* (?:sur|icinde|yapil|coz)\w*|ne zaman|ne zmn|"
    r"ne kadar|daha (?:ne|cok)|kacinci\w*)\b"
)
A_VISIT = re.compile(r"\b(?:gonder|yolla|ustay?i|ekip)\w*")
WORD = re.compile(r"[a-z0-9]+")
VOWELS = str.maketrans("", "", "aeiou")
MISSPELT = re.compile(
    r"t?m[s]l+c\w*|tmslc\w*|tmsc\w*|mstrtms\w*|oprtr\w*|dnsmn\w*|yetkl\w*|ytkl\w*"
)

NOTHING_MORE = frozenset(
    (
        *("musteri", "mus", "mstri", "must", "bir", "bi", "lutfen", "ltf", "lutfn", "pls", "plz"),
        *(
            "please",
            "hemen",
            "artik",
            "ya",
            "abi",
            "hanim",
            "bey",
            "merhaba",
            "selam",
            "slm",
            "mrb",
        ),
        *("iyi", "gunler", "birini", "biri", "hizmetleri", "destek", "telefon", "canli", "yok"),
        *("mu", "istiyorum", "var", "lazim", "hayir", "olmaz", "hicbiri", "acil"),
    )
)
"""What may stand beside the word for a human where nothing else is said."""
ASKED_GLUED = re.compile(
    r"(?:[iu]l|[iu]n)?(?:[aeiu]rm[iu]s?[iu]?n?\w*|[ae]?bil[iu](?:r|yor)m[iu]\w*|"
    r"rm[iu]?s[iu]?n\w*|rmsn\w*|r|y[iu]n(?:[iu]z)?|yiver\w*|yal[iu]m|yay[iu]m|[iu]?cam|[iu]?cem|"
    r"[iu]ym|[iu]yim)"
)
CANNOT = re.compile(r"[ae]m[ae]z")
INTENDED = re.compile(r"c[ae]g[iu][mz]|c[ae][mz]$|m[ae]m$")
BEFORE = re.compile(r"\b(?:lazim|gerek\w*|sart|mumkun|isti\w*|isterim|niyet\w*)\b")
TOLD = re.compile(
    r"\w*(?:[dt][iu](?:m|k|n[iu]z|l[ae]r)?|m[iu]s\w*|yo(?:r(?:um|uz|lar|sunuz)?|m|z|nuz)?|"
    r"[ae]m[iu]yo\w*|m[ae]d[iu]\w*)"
)
