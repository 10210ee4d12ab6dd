"""How a customer wants to be reached: "sabah arasınlar", "eşimi arayın", "akşam evdeyim". Pure.

No wish for a human now, and no part of the trouble: it is noted for whoever works on the complaint.
"""

from __future__ import annotations

import re

from actions.reading import human_words, medium, reading as r, short_answers, trouble, verbs
from lexicon.turkish import fold

_MOST_WORDS = 24
_CALL = re.compile(
    r"\b(?:arama yap(?:[iu]l)?ma(?:s|y)[iu]n\w*|"
    r"ara(?:s[iu]n(?:lar)?|y[iu]n(?:[iu]z)?|[rs]+[iau]?n[iu]z|rs[iu]n|sana\w*|ns[iu]n|"
    r"nmas[iu]n\w*|nmak|(?<=beni ara)ma|"
    r"mas[iu]n(?:lar)?|may[iu]n(?:[iu]z)?|y[iu]ver\w*)?|"
    r"ulas(?:s[iu]n(?:lar)?|[iu]n(?:[iu]z)?|ma\w+n(?:lar)?)|"
    r"gel(?:s[iu]n(?:ler)?|[iu]n(?:[iu]z)?|me\w*s[iu]n(?:ler)?|mey[iu]n(?:[iu]z)?)|"
    r"(?:mesaj|sms|msj|mail|zil\w*) (?:at|gonder|yolla|cal)\w*n(?:lar|ler|iz)?|"
    r"haber (?:ver(?:in|s[iu]n\w*|mey[iu]n\w*)|et(?:sin\w*)?|ed[iu]n)|"
    r"don(?:sun|s[iu]nler)|donus yap\w*n|iletisime gec\w*n|"
    r"(?:cal|bas|rahatsiz et)(?:m[ae])?[sy]?[iu]n(?:lar|ler|[iu]z)?)\b"
)
_WHEN = re.compile(
    r"\b(?:sabah|ogle|oglen|aksam|gece|gunduz|ikindi|hafta ?(?:ici|sonu)|mesai|cumartesi|pazar|"
    r"pazartesi|sali|carsamba|persembe|cuma|saat|yarin|haftaya|gelmeden|gelince|gelirken)\w{0,6}\b|"
    r"\b\d{1,2}(?:[.:]\d\d)?['\u2019]?(?:[dt][ae]n?|y?[ea])? ?"
    r"(?:sonra|once|aras[iu]|gibi|bucuk|kadar)\b"
)
_KIN = re.compile(
    r"\b(?:es|koca|kari|anne|baba|ogl|oglan|kiz|kardes|abi|abla|torun|gelin|damad|komsu|yegen|amca|"
    r"dayi|teyze|avukat|muhasebeci|sekreter)[iu]?(?:m|miz)[iuae]?(?:n[iu]?)?\b|"
    r"\b(?:ona|onu|kendisi\w*)\b"
)
_HOW = re.compile(
    r"\b(?:telefonla|sadece|yalniz(?:ca)?|mesajla|whatsapp\w*|sabit\w*|cepten|ev telefonu\w*|"
    r"yazili\w*|zil\w*|kapi\w*|once)\b"
)
_NOT = re.compile(
    r"\b(?:ara|ulas|gel|cal|bas|rahatsiz et)(?:n)?m[ae](?:s[iu]n|y[iu]n)\w*|"
    r"\barama yap(?:[iu]l)?ma(?:s|y)[iu]n\w*"
)
_AVAILABLE = re.compile(
    r"\b(?:musait\w*|evde(?:y[iu]m|y[iu]z|yiz)|uygun(?:um|uz| olur\w*| degil\w*)|isteyim|isteyiz|"
    r"calis(?:iyorum|iyom|ta\w*)|nobette\w*|derste\w*|okulda\w*|"
    r"evde (?:olmam|olurum|oluruz|olmayiz))\b"
)
_AT_HOME = re.compile(r"\bevde\b.{0,40}\b(?:var|yok|kal\w+|uyuyor|uyuyo)\b|\bbebek uyu\w+")
_MEDIUM = r"(?:sms|mesaj|msj|e ?-?posta|e ?-?mail|mail|meyil|mektup|yazi(?:li|yla|sma)|posta)\w*"
_REFUSES = re.compile(
    r"\b(?:arama(?:lar)?|telefon(?:la)?(?: arama| gorusme)?|sesli arama|mesaj|sms) "
    r"(?:yok(?=\W|$)(?=[^.!?]{0,20}\b(?:sadece|yalniz|mesaj yok|yaz[iu]n)|\W*$)|"
    r"olmas[iu]n\w*|istem[iu]yo\w*|istemem)|"
    r"\baranmak istem\w*|\b(?:mesaj|sms|msj|mail) (?:da |de |bile )?"
    r"(?:at|gonder|yolla|yaz)m[ae](?:y[iu]n|s[iu]n)\w*|\balo deme\w*|"
    # "Annemin hattını arama", "sakın onu arama": said to one as to a friend.
    r"\b(?:hatt[iu]n[iu]|numaras[iu]n[iu]|telefonunu|on[ua]) (?:sakin )?(?:ara|ulas)m[ae]\b|"
    r"\b(?:ara|ulas)m[ae] sakin\b|\bsakin (?:\w+ ){0,3}?(?:ara|ulas)m[ae]\b"
)
_ONLY = re.compile(
    rf"\b(?:sadece|yalniz(?:ca)?) (?:\w+ )?{_MEDIUM}(?:\W*$|\W+(?:\w+ )?"
    r"(?:olsun|lutfen|yeter\w*|(?:at|gonder|yolla|yaz|kullan)(?:[iu]n(?:[iu]z)?|s[iu]n\w*)|"
    r"istiyorum|isterim)\b)"
)
_IN_WRITING = re.compile(
    rf"\b{_MEDIUM} (?:\w+ )?"
    r"(?:yaz|bildir|ulas|gonder|yolla|at|b[iu]rak|haber ver)"
    r"(?:[iu]n(?:[iu]z)?|s[iu]n(?:lar|ler)?)\b"
)
_DEAF = re.compile(
    r"\b(?:sag[iu]r[iu]m|isitme engelli\w*|isitmiyo\w*|"
    r"kula(?:k|g)\w* (?:\w+ )?(?:duymu|isitmi|ag[iu]r)\w*|"
    r"telefon\w* (?:\w+ )?(?:konusam|duyam|anlayam)\w*|konusma engelli\w*|dilsiz\w*)"
)
_TELEPHONE = re.compile(r"\btelefonla (?:\w+ )?konus|\b(?:duyam\w+|sag[iu]r[iu]m) telefonla")
_SECRET = re.compile(
    r"\b(?:bilmes[iu]n|duymas[iu]n|gormes[iu]n|ogrenmes[iu]n|haber\w* olmas[iu]n|soylemey[iu]n)\w*"
)
_ANYBODY = re.compile(r"\b(?:kimse\w*|hic kimse|baskas\w*)\b")
_HOURS = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:-|ile|ila|ve) ?\d{1,2}(?:[.:]\d\d)? ?aras\w*")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_MOST_OF_HOURS = 5
_MOST_OF_A_WAY = 6
_ASKS = re.compile(r"\?(?!\S)|\bm[iu](?:s[iu]n\w*|y[iu]m|y[iu]z|d[iu]r)?\b|\bne ?zaman|\bkac\w*")


def has_any(text: str) -> bool:
    """Whether a message says when, where, how or who is to be called or visited."""
    plain = _plain(text)
    if not 0 < len(plain.split()) <= _MOST_WORDS or _ASKS.search(plain):
        return False
    if human_words.WHO.search(plain):
        return False
    called = bool(_CALL.search(plain))
    with_details = any(one.search(plain) for one in (_WHEN, _KIN, _HOW, _NOT))
    available = bool(_AVAILABLE.search(plain) and _WHEN.search(plain))
    if says_how(text):
        return True
    if not (available or (called and with_details) or _at_home(plain)):
        return False
    return called or not trouble.is_told(plain)


def _plain(text: str) -> str:
    """Return a text in plain words, "eşimi arama" as "eşimi aramayın": no call is looked for."""
    return _CALL_HIM_NOT.sub(r"\g<whom> aramayin", verbs.plain(fold(text)))


_CALL_HIM_NOT = re.compile(
    r"\b(?P<whom>beni|bizi|onu|bunu|burayi|orayi|kimseyi|numarayi|"
    r"(?:es|koca|kari|anne|baba|ogl|kiz|kardes|abi|abla|torun|gelin|damad|komsu|amca|dayi|teyze|"
    r"patron)[iu]?m(?:iz)?[iu]) arama\b"
    r"(?=\W*$|\s*[.,!;]|\s+(?:lutfen|sakin|artik|hic|ne olur|ya)\b)"
)


def _answers(plain: str) -> bool:
    """Whether it answers the question or tells of the trouble too: "hayır, mail olsun"."""
    return short_answers.lead(plain) in {r.YES, r.NO} or trouble.is_told(plain)


def is_all(text: str) -> bool:
    """Whether a message says nothing but how to be reached, and who it is that says so.

    "Bana gündüz aramayın" is no complaint of calls; "reklam için aramayın" is.
    """
    sentences = [one for one in _SENTENCES.split(text) if any(map(str.isalnum, one))]
    wished = [one for one in sentences if has_any(one)]
    others = [one for one in sentences if one not in wished]
    return (
        bool(wished)
        and all(_IS_SAID_ALONG.search(verbs.plain(fold(one))) for one in others)
        and not _UNWANTED.search(verbs.plain(fold(text)))
    )


def is_only_when_or_how(text: str) -> bool:
    """Whether a message only says when or by which way, and nothing of others or of secrets."""
    plain = verbs.plain(fold(text))
    of_others = _KIN.search(plain) or _SECRET.search(plain) or _HUSHED.search(plain)
    return is_all(text) and not of_others


_HUSHED = re.compile(r"\b(?:sessiz|gizli|saklan|korku|kork|imdat|yardim|yanimda|burada|su an)\w*")
_IS_SAID_ALONG = re.compile(
    r"^\W*(?:benim )?(?:ad(?:im|i)?|ismim|isim|ad soyad\w*|adim soyadim|isim soyisim)\W+"
    r"\w+(?:\W+\w+){0,3}\W*$|"
    r"^\W*(?:cok |simdiden |lutfen )*(?:tesekkur\w*|sagol\w*|saol\w*|tsk\w*|selam\w*|slm|"
    r"merhaba\w*|mrb|iyi (?:gunler|aksamlar|calismalar|geceler)|kolay gelsin|rica ed\w*|lutfen)"
    r"(?:\W+\w+){0,2}\W*$|^\W*\S+@\S+\W*$|^[\W\d]+$"
)
# Calls that are complained of, rather than how to be called about this.
_UNWANTED = re.compile(
    r"\b(?:ticari|reklam|tanitim|kampanya|pazarlama|spam|izinsiz|teklif|satis)\w*|\bbik[dt]\w*|"
    r"\b(?:surekli|habire|durmadan|her gun|gunde \w+ (?:kere|kez|defa)) (?:\w+ )?ar\w+|"
    r"\b(?:ariyo\w*|aradi(?:niz|lar|n)|araniyo\w*|aranmis\w*|arayip durma\w*)\b|"
    r"\bnumarami sil\w*|\brahatsiz (?:edi|ol)\w*"
)


def complains_of_calls(text: str) -> bool:
    """Whether a text tells of calls that came, or that it was said before not to call.

    "Beni aramayın" only wishes; "arayıp durmayın diye kaç kere dedim" is a complaint of its own.
    """
    plain = verbs.plain(fold(text))
    return bool(_CALLED.search(plain)) and not _NOBODY.search(plain)


_TIMES = r"(?:\w+ ?(?:kere|kez|defa|sefer)|defalarca)"
_TOLD_US = r"(?:de[dr]|soyle|yaz)\w*"
_CALLED = re.compile(
    r"\bari?yo(?:r?(?:lar|sunuz|suz)|nuz)\b|\bara(?:di(?:niz|lar)|yip dur\w*|nmaktan)\b|"
    r"\barani(?:yo\w*|p dur\w*)|"
    rf"\bara(?:n?ma|may)\w*\b.{{0,40}}\b{_TIMES}\b.{{0,12}}\b{_TOLD_US}|"
    rf"\b{_TIMES}\b.{{0,30}}\b{_TOLD_US}\b.{{0,20}}\bara(?:n?ma|may)\w*"
)
_NOBODY = re.compile(r"\bkimse\w*|\b(?:hic|daha) (?:\w+ )?aram")
_ADVERTISED = re.compile(r"\b(?:ticari|reklam|tanitim|pazarlama)\w*")


def says_how(text: str) -> bool:
    """Whether a message says by which way it is (not) to be answered, or who is not to know.

    "Arama yok, sadece mail", "sağırım, mesaj yazın", "kocam bilmesin": no complaint that nobody
    called, and nothing about a service whose messages do not arrive.
    """
    plain = verbs.plain(fold(text))
    words = len(plain.split())
    unwanted = _ADVERTISED.search(plain)  # what they do not want to get at all
    if not 0 < words <= _MOST_WORDS or _ASKS.search(plain) or unwanted:
        return False
    if _REFUSES.search(plain) or _ONLY.search(plain) or _IN_WRITING.search(plain):
        return True
    if words <= _MOST_OF_A_WAY and medium.preferred(text) and not _answers(plain):
        return True
    if (_KIN.search(plain) or _ANYBODY.search(plain)) and _SECRET.search(plain):
        return True
    if _DEAF.search(plain) and _TELEPHONE.search(plain):
        return True
    return not trouble.is_told(plain) and bool(
        _DEAF.search(plain) or (words <= _MOST_OF_HOURS and _HOURS.search(plain))
    )


def is_beside_a_number(text: str) -> bool:
    """Whether the words beside a number that is given say when or how: "… ama sadece akşam"."""
    plain = verbs.plain(fold(text))
    words = plain.split()
    if not 0 < len(words) <= _MOST_BESIDE or _ASKS.search(plain) or trouble.is_told(plain):
        return False
    by_which = re.search(r"\b(?:whatsap\w*|vatsap\w*|wp|telegram)\b", plain)
    only_when = _WHEN.search(plain) and (_HOW.search(plain) or _RESTRICTS.search(plain))
    return bool(only_when or by_which or (_HOW.search(plain) and _CALL.search(plain)))


_MOST_BESIDE = 7
_RESTRICTS = re.compile(r"\b(?:ama|fakat|ancak|lutfen|olsun|sonra\w*|once\w*)\b")


def refuses_calls(text: str) -> bool:
    """Whether a text wants no call at all, or an answer in writing: "aramayın, mesaj atın".

    Who only says when not to be called is called at other times.
    """
    plain = _plain(text)
    not_called = bool(_NOT_CALLED.search(plain)) and not _WHEN.search(plain)
    in_writing = _ONLY.search(plain) or _IN_WRITING.search(plain)
    return not_called or bool(in_writing) or medium.preferred(text) == medium.EMAIL


def bounds_calls(text: str) -> bool:
    """Whether a text says when not to be called, and so that they may be at other times."""
    plain = _plain(text)
    called = bool(_WHEN.search(plain) or _MAY_BE_CALLED.search(plain))
    return bool(_NOT_CALLED.search(plain)) and called and not refuses_calls(text)


_MAY_BE_CALLED = re.compile(r"\bara(?:y[iu]n(?:[iu]z)?|s[iu]n(?:lar)?|yabil\w*|rs[iu]n[iu]z)\b")
_NOT_CALLED = re.compile(
    r"\baran?m[ae](?:s[iu]n|y[iu]n)\w*|"
    r"\barama yap(?:[iu]l)?ma(?:s|y)[iu]n\w*|\baranmak istem\w*|"
    r"\b(?:arama(?:lar)?|telefon(?:la)?(?: arama| gorusme)?) (?:yok|olmas[iu]n|istem)\w*"
)


def apart(text: str) -> tuple[tuple[str, ...], str]:
    """Return the sentences that are wishes how to be answered, and the text without them.

    A sentence that tells of the trouble as well is a wish and stays in the text.
    """
    found: list[str] = []
    left = text
    for sentence in filter(None, (one.strip() for one in _SENTENCES.split(text))):
        if not says_how(sentence):
            continue
        found.append(sentence.strip(" ,;.!"))
        if not trouble.is_told(verbs.plain(fold(sentence))):
            left = left.replace(sentence, " ", 1)
    left = " ".join(left.split()) if left != text else text
    return tuple(found), left if any(map(str.isalnum, left)) else text


def _at_home(plain: str) -> bool:
    """Whether it says who is or is not at home, and nothing of the service."""
    return bool(_AT_HOME.search(plain)) and not trouble.about_the_service(plain)
