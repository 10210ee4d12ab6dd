"""What is said of a registered complaint: a date asked for, a detail put right, regret. Pure.

Held only where such a complaint is at hand and nothing else is asked: there these words mean it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    additions,
    clear_yes,
    questions,
    reading as r,
    riders,
    several,
    short_answers,
    solved,
    stories,
    topics,
    trouble,
    verbs,
    yes_no,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

_WHEN = re.compile(
    r"\bne ?(?:zaman|zmn|vakit)\w*|\bkac (?:gun|saat|hafta)\w*|\bhangi gun\w*|"
    r"\bne kadar (?:zaman|sur|bekl)\w*|\b(?:once|oncesi|bugun|yarin|haftaya|\w+[ae] kadar) "
    r"(?:\w+ ){0,2}?(?:ol|bit|yetis|gel|coz|duzel|hallol)\w*r m[iu]\b|"
    r"\b(?:para|iade|ucret)\w* (?:\w+ ){0,2}?(?:gel|yat|don|od|al|yapil|ed)\w* m[iu]\w*|"
    r"\bson(?:uc|unc|ra) (?:ne|nol|n ol)\w*|\bne(?:re)?ye yat\w*|\biade \w+ m[iu]\b"
)
_OTHER_DATES = re.compile(
    r"\b(?:taahh?u[td]\w*|sozlesme\w*|kampanya\w*|paket\w*|tarife\w*|son odeme\w*|kesim\w*|"
    r"fatura\w*) (?:\w+ ){0,2}?(?:ne ?zaman|ne ?zmn|kac gun|hangi gun)"
)
_SOONER = re.compile(
    r"\b(?:daha|biraz) (?:erken|cabuk|hizli|once)\b|\b(?:cok|bu kadar|o kadar) "
    r"(?:gec|uzun|bekle)\w*|\b(?:bekle(?:yemem|yemeyiz|nir m[iu]|mem)|beklemek zorunda)\b|"
    r"\b(?:dalga|alay|saka) m[iu]\b|\bdalga gec\w*|\bbugun (?:istiyorum|olsun|lazim)\b"
)
_DATE = re.compile(
    r"\b(?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|gun|hafta|"
    r"saat)\w* m[iu]\w*\b"
)
_ANOTHER = re.compile(r"\b(?:bu arada|bir ?de|bide|ayrica|baska|hem de|ustelik)\b")
_BULK = re.compile(
    r"\bB\s?\d{3}\b\s*$|\bmersis\b|\bret yaz|\biptal icin\b.*\byaz|"
    r"\bsayin (?:musterimiz|abonemiz|uyemiz)\b|\b(?:kart|hesab)\w* \w* ?.{0,40}"
    r"(?:harcama|tutarinda|provizyon)\w*",
    re.IGNORECASE,
)
_FEW, _MOST_WORDS = 2, 30
_SAID = 0.9


def asks_when(message: Message) -> bool:
    """Whether a message asks when it will be done, or the money back."""
    plain = verbs.plain(message.folded)
    return bool(_WHEN.search(plain)) and not _OTHER_DATES.search(plain)


def wants_it_sooner(message: Message) -> bool:
    """Whether somebody finds that the date that was told is too late."""
    plain = verbs.plain(message.folded)
    return bool(_SOONER.search(plain) or (_DATE.search(plain) and len(message.words) <= _FEW * 4))


def is_solved(text: str) -> bool:
    """Whether the words say that it works now; "oldu" alone may be anything that happened."""
    told = re.sub(r"\bol(?:du|mus)\b", " ", fold(text))
    return solved.evidence(told).get(r.YES, 0.0) >= _SAID and bool(told.strip())


def solved_or_not(text: str) -> str | None:
    """Return no or unsure as the words say of what should work, else None."""
    return next((one for one in (r.NO, r.UNSURE) if solved.evidence(text).get(one)), None)


def wants_a_remedy(message: Message) -> bool:
    """Whether a message says what is to be done about it, and tells no trouble of its own."""
    plain = verbs.plain(message.folded)
    return bool(_REMEDY.search(plain)) and not trouble.is_told(plain)


_REMEDY = re.compile(
    r"\b(?:iade|tazminat|telafi|indirim|mahsup|para(?:mi|min)|ucret(?:imi|imin))\w* (?:\w+ ){0,3}?"
    r"(?:isti(?:yo|yr)\w*|ister(?:im|iz)|talep ed\w*|rica ed\w*|bekli?yo\w*|"
    r"(?:ver|yap|yansit|ode|karsila|yatir|ed)(?:[iu]n(?:[iu]z)?|ilsin|ilmesini)\w*)\b"
)


_TO_CLOSE = re.compile(r"\b(?:kapat|kapan|durdur|bloke)\w*|\biptal (?:ed|et)\w*")
_THE_RECORD = re.compile(
    r"\b(?:sikayet|kayd|kayit|basvuru|talep|taleb|takip|vazgec|geri|gerek|gelm|duzeldi|cozuldu)\w*"
)
_OPENED = re.compile(
    r"\b(?:hat|hatt|numara|abone|uyelik|sozlesme|fatura|internet|telefon)\w*(?: \w+){0,4} "
    r"(?:ac(?:il|t|mis)|cik(?:ar|m)|yap(?:il|m)|kapat|kapan|iptal|kullan)\w*|\badima\b|"
    r"\bdolandir\w*|\bhaberim (?:yok|olmadan)\b|\bkapatt?ir?am\w*"
)
_MOST_TO_CLOSE = 4


def wants_something_closed(message: Message) -> bool:
    """Whether a few words want something closed and name no record: "kapatın hemen"."""
    plain = verbs.plain(message.folded)
    if len(message.words) > _MOST_TO_CLOSE or _THE_RECORD.search(plain):
        return False
    return bool(_TO_CLOSE.search(plain))


def is_about_a_line(description: str) -> bool:
    """Whether a complaint is about a line or a contract that was opened, or does not end."""
    return bool(_OPENED.search(verbs.plain(fold(description))))


def has_something_to_end(description: str) -> bool:
    """Whether "iptal" after a complaint may mean what it is about, such as a subscription."""
    plain = verbs.plain(fold(description))
    return bool(_TO_END.search(plain)) or is_about_a_line(description)


_TO_END = re.compile(
    r"\b(?:abone|uye(?:lig|lik|yim)|uye (?:yap|et|ol)|servis|paket|taahh?u[dt]|taahut|sozlesme|"
    r"kampanya|tarife|siparis|hediye|hizmet|iptal|fesh|kapat|ek ucret|icerik)\w*"
)


def says_another(message: Message) -> bool:
    """Whether a message says by its words that it is another matter."""
    announced = stories.says_another(message) or several.announces_another(message.folded)
    return announced or bool(_ANOTHER.search(verbs.plain(message.folded)))


def tells_a_trouble(message: Message) -> bool:
    """Whether something of the service went wrong, by the words."""
    return trouble.is_told(verbs.plain(message.folded))


def is_another_trouble(message: Message, topic: str | None) -> bool:
    """Whether "bu arada …" tells a trouble of another topic than the complaint's."""
    plain = verbs.plain(message.folded)
    differs = message.topic not in {None, topic, topics.OTHER, "customer_service"}
    return differs and bool(_ANOTHER.search(plain)) and trouble.is_told(plain)


def is_plainly_yes(message: Message, question: str) -> bool:
    """Whether a yes to what cannot be undone says nothing else: "tamam geldim" is none.

    What is taken back for good needs more than "tamam": that is said to what was read, too.
    """
    if message.is_choice or not any(map(str.isalpha, message.text)):
        return True
    plain, rider = verbs.plain(message.folded), riders.after_yes(message.text)
    if clear_yes.praises(plain):
        return False
    if question == questions.WITHDRAW and clear_yes.only_acknowledges(plain):
        return False
    if rider and riders.kind(rider) != riders.WISHES:
        return False
    if short_answers.lead(plain) == r.YES and not _content(plain):
        return True
    return "for" in yes_no.stands(plain, question) or is_solved(message.text)


def _content(plain: str) -> list[str]:
    return [word for word in short_answers.rest(plain) if not additions.FILLER.fullmatch(word)]


def is_to_be_ended(message: Message) -> bool:
    """Whether somebody says in a word or two to end it, without saying that it is solved."""
    brief = len(message.words) <= _FEW + 1
    return brief and bool(
        re.search(r"\b(?:kapat|iptal|sil)(?:[iu]n\w*)?\b", verbs.plain(message.folded))
    )


def ends_the_one_of(message: Message) -> bool:
    """Whether the complaint about something is to be ended: "internetinkini iptal edin"."""
    return len(message.words) <= _FEW * 2 and bool(_ONE_OF_TO_END.search(message.folded))


_ONE_OF_TO_END = re.compile(
    r"\b(?:\w{3,}(?:[iu]n?|n)kin[iu]|\w{3,}l[iu]k?(?: olan)[iu]|oburunu|oteki(?:ni|sini)|digerini|"
    r"ilkini|(?:ikinci|birinci|ucuncu)s(?:ini|unu)|sikayet\w*|kayd[iu]\w*) "
    r"(?:\w+ )?(?:iptal|sil|kapat|kaldir|geri cek)\w*"
)


def asks_of_another(message: Message) -> bool:
    """Whether it is asked how another complaint stands: "öbürü duruyor mu daha"."""
    return len(message.words) <= _FEW * 3 and bool(_OF_ANOTHER.search(verbs.plain(message.folded)))


_OF_ANOTHER = re.compile(
    r"\b(?:obur|oteki|diger|ilk|onceki|birinci|ikinci)\w*(?: \w+){0,2} "
    r"(?:(?:duruyo|suruyo|devam ed|acik|kapali|kapandi|kayitli|iptal|bitti|gecerli|orda|orada)\w* "
    r"m[iu]\w*|ne (?:oldu|durum|asama|alem)\w*|nol(?:du|uyo)\w*)"
)


def says_when_at_home(message: Message) -> bool:
    """Whether a message says when somebody is, or is not, to be found: "yarın evde yokum"."""
    return bool(_AT_HOME.search(verbs.plain(message.folded)))


_AT_HOME = re.compile(
    r"\b(?:evde|isyerinde|dukkanda|iste|adreste|musait|uygun) ?(?:de )?(?:yok[uz]\w*|degil\w*|"
    r"olmayac\w*|olac\w*|olur\w*|var[iu]\w*|[iu]m)\b|\bmusait[iu]m\b|"
    r"\b(?:saat )?\d{1,2}(?:den|dan|ten|tan) (?:sonra|once) (?:\w+ )?(?:gel|ara|musait|evde)\w*"
)


def asks_whether_recorded(message: Message) -> str | None:
    """Return what is asked about: "internet de yavaştı" of "…, onu kaydettin mi", or None.

    "" where it is only asked whether anything was recorded.
    """
    asked = _RECORDED.search(message.folded)
    if asked is None or len(message.words) > _MOST_WORDS:
        return None
    before = message.text[: asked.start()].strip(" ,.;:!?-")
    left = [
        word for word in re.findall(r"[a-z]+", fold(before)) if not additions.FILLER.fullmatch(word)
    ]
    return before if len(left) >= _FEW else ""


_RECORDED = re.compile(
    r"(?:[\s,.]*\b(?:peki|onu|bunu|o(?:nu)? da|bunu da|onlari|ikisini|ikisini de|hepsini|de|da)\b)*"
    r"[\s,]*\b(?:kayde(?:t|d)\w*|kayda (?:al|gec)\w*|kaydol\w*|kaydini (?:al|ac)\w*|"
    r"not (?:al|et)\w*|"
    r"ekle\w*|yaz)(?:d[iu]|t[iu]|ild[iu]|m[iu]s)\w*[\s]*m[iu]\w*\b|"
    r"(?:[\s,.]*\b(?:onu|bunu|peki)\b)*[\s,]*\bkayitli m[iu]\w*"
)


def means_the_earlier(message: Message) -> bool:
    """Whether the complaint that is spoken of is the one that was registered before."""
    return bool(_EARLIER.search(verbs.plain(message.folded)))


_EARLIER = re.compile(
    r"\b(?:o|onceki|ilk|deminki|az onceki|kayitli|acik|kaydettig\w+|kaydedilen|kaydolan|actig\w+|"
    r"birinci|eski|numara verdig\w+|dunku) (?:\w+ )?(?:sikayet|kay[iu]?[dt]|basvuru|olan)\w*"
)


def is_forwarded(text: str) -> bool:
    """Whether a text is a bank's or a shop's own message, with the marks of bulk SMS."""
    return len(_BULK.findall(text)) > 0 and len(text.split()) > _FEW * 3


def says_that_it_was_closed(text: str) -> bool:
    """Whether a text tells that a record was closed by us: "kapatmışsınız kaydı"."""
    return bool(_WAS_CLOSED.search(verbs.plain(text)))


_ITS_NAME = r"(?:kayd|kayit|sikayet|basvuru|taleb|talep|dosya|takip)\w*"
_CLOSED_IT = (
    r"(?:(?:kapat|sonlandir|bitir)(?:m[iu]s|[dt][iu])(?:s[iu]n[iu]z|n[iu]z|lar)|"
    r"(?:kapan|kapat[iu]l)(?:m[iu]s|d[iu])\w*)"
)
_WAS_CLOSED = re.compile(
    rf"\b{_ITS_NAME}(?: \w+){{0,3}} {_CLOSED_IT}|\b{_CLOSED_IT}(?: \w+){{0,3}} {_ITS_NAME}"
)
