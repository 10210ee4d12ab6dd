"""What is said of a registered complaint: a date asked for, a detail put right, regret. Pure.

Held only where such a complaint is at hand and nothing else is asked: there these words mean it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    clear_yes,
    questions,
    reading as r,
    riders,
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
    from actions.reading.reading import Fields

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
_WRONG = re.compile(
    r"\byanlis\w*|\bhatali\w*|\bdegis(?:ecek|tir\w*|sin)|\bduzel(?:t\w*|ecek|sin)|"
    r"\bolacak(?:ti)?\b|\bolcak(?:ti)?\b|\bolsun\b|\bdegil\w*|\bpardon\b|\bdogrusu\b|\beksik\w*"
)
_INSTEAD = re.compile(r"\bol(?:a)?cak(?:ti)?\b|\bdegil\w*|\bdogrusu\b")
_MENDED = re.compile(
    r"\b(?:telefon\w*|tel|numara\w*|no|ad(?:im|imi|i)?|isi?m\w*|soyad\w*|soyis\w*|"
    r"e ?-?posta\w*|mail\w*|adres\w*|konu\w*|aciklama\w*|metin\w*|kayd\w*|kayit\w*|sikayet\w*)\b"
)
_OF_CONTENT = re.compile(
    r"\b(?:konu\w*|aciklama\w*|metin\w*|sikayet(?:im|imi|in)?|kayd\w*|kayit\w*) "
    r"(?:\w+ ){0,2}?(?:yanlis|hatali|degis|duzelt|eksik)\w*"
)
_BY_MISTAKE = re.compile(
    r"\byanlis(?:likla)? (?:at|gonder|yolla|yaz|bas|numara|yer|kisi|mesaj)\w*|\byanlislikla\b|"
    r"\bsize (?:degil|atmayac|yazmayac)\w*|\bbaskasina \w+c[ae]\w*|"
    r"\b(?:kaydet|kayit (?:ac|et)?)\w* ?(?:de|iste|soyle)m[ae]?d[iu]\w*"
)
_TAKEN_BACK = re.compile(
    r"\bpisman\w*|\b(?:geri|yeniden|tekrar|bastan) ac\w*|\bac(?:in|sana|ilsin)? (?:tekrar|geri|"
    r"yeniden)\b|\b(?:geri )?(?:cek|al)m[ae]\w* (?:\w+ )?(?:vazgec|iptal|geri al|rucu|donu|cay)\w*|"
    r"\bgeri al(?:in|iyorum|sana|ir m)?\b|\bvazgec\w+ (?:geri )?(?:cek|al|kapat)m\w*|"
    r"\b(?:acin|acar m\w*|acilsin|acilmasini)\b"
)
_CLOSING_DENIED = re.compile(
    r"\b(?:coz[ue]l|duzel|gec|hallol)m[ae]\w*|\byanlis\w*|\bkapatma\w*|"
    r"\bniye kapat\w*|\bacik kal\w*"
)
_SAYS_WHERE = re.compile(
    r"\b(?:ekle|yaz|belirt|not (?:al|et|dus)|ilave|isle)(?:y?[iu]n\w*|n?s[iu]n|lsin|y[iu]m|"
    r"eyim|yelim|ver\w*|r m[iu]\w*)?\b|\beklen\w+"
)
_ANNOUNCES = re.compile(
    r"(?:ekle\w*|ek|ilave\w*|yap\w*|ist\w*|kayd\w*|kayi?t\w*|sikayet\w*|basvuru\w*|bilgi\w*|bir|"
    r"sey\w*|bisey\w*|bi|daha|de|da|su\w*|bu\w*|o|onu|yaz\w*|not|lutfen|numarali|nolu|e|a|ye|ya|"
    r"ilk|son|onceki|dosya\w*|icin|sunu\w*|et\w*|edin\w*|belirt\w*|ben|benim)"
)
FILLER = re.compile(
    r"(?:ya+|be|lan|abi|abla|hocam|kanka|iste|hadi|haydi|hee?|hm+|eee*|aa+|ok|oke+y?|tmm?|tamam\w*|"
    r"peki|bide|bi|bir|de|da|bisey|sey|slm|selam|mrb|sorcam|soracam|soracagim|diyecem|diycem|evet|"
    r"hayir|yok|var|efendim|alo+|lutfen|ama|neyse|bi?r? ?se?y|sor(?:ucam|ac[ea]m)|"
    r"sagol\w*|saol\w*|eyv\w*|"
    r"tesekkur\w*|tsk\w*)"
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


def _plain(message: Message) -> str:
    return verbs.plain(fold(message.text))


def asks_when(message: Message) -> bool:
    """Whether a message asks when it will be done, or the money back."""
    plain = _plain(message)
    return bool(_WHEN.search(plain)) and not _OTHER_DATES.search(plain)


def wants_it_sooner(message: Message) -> bool:
    """Whether somebody finds that the date that was told is too late."""
    plain = _plain(message)
    return bool(_SOONER.search(plain) or (_DATE.search(plain) and len(message.words) <= _FEW * 4))


def puts_right(message: Message, told: Fields) -> bool:
    """Whether a message says that something stands wrong in the complaint itself."""
    plain = _plain(message)
    if len(message.words) > _MOST_WORDS or not _WRONG.search(plain):
        return False
    if told.phone or told.email:
        return True
    if trouble.asks(plain) and not _OF_CONTENT.search(plain):
        return False
    named = _MENDED.search(plain) is not None
    if named and _is_of_the_record(plain):
        return True
    return topic_put_right(message, None) is not None


def _is_of_the_record(plain: str) -> bool:
    """Whether what is wrong is the record's and not the service's: "telefonum yanlış kaydoldu"."""
    return bool(
        re.search(r"\b(?:kayd|kayi?t|yaz[iu]l|gec(?:mis|iyo)|olacak|olcak|duzelt|degis)\w*", plain)
        or re.search(r"\b(?:ad|isi?m|soyad)\w* (?:\w+ ){0,4}degil", plain)
        or _OF_CONTENT.search(plain)
    )


def topic_put_right(message: Message, known: str | None) -> str | None:
    """Return the one topic that is named as the right one instead of the known."""
    folded = re.sub(r"\bkonu\w*", " ", message.folded)
    brief = len(message.words) <= _FEW * 2 and not _MENDED.search(folded)
    of_the_topic = folded != message.folded or (brief and _INSTEAD.search(folded))
    if not of_the_topic or not _WRONG.search(folded):
        return None
    found = {codes[0] for word in folded.split() if len(codes := topics.read(word)) == 1}
    found = found - {known} or {*topics.read(folded)} - {known}
    return found.pop() if len(found) == 1 else None


def gives_the_value(message: Message, told: Fields) -> bool:
    """Whether what is put right says how it is right, and not only that it is wrong."""
    plain = _plain(message)
    if told.phone or told.email or told.name:
        return True
    left = [
        word
        for word in re.findall(r"[a-z0-9]+", plain)
        if not (_MENDED.fullmatch(word) or _WRONG.fullmatch(word) or _ANNOUNCES.fullmatch(word))
        and not re.fullmatch(r"(?:kayd\w*|yaz[iu]l\w*|gec\w*|ve|hem|bana|sizde|orada|olmus)", word)
    ]
    return bool(left)


def was_a_mistake(message: Message) -> bool:
    """Whether a message says that what was just registered was not meant for us."""
    return bool(_BY_MISTAKE.search(_plain(message))) and len(message.words) <= _FEW * 5


def takes_back(message: Message) -> bool:
    """Whether a withdrawal is regretted."""
    return bool(_TAKEN_BACK.search(_plain(message)))


def denies_closing(message: Message) -> bool:
    """Whether a message says that a complaint was closed by mistake, or is not solved."""
    return bool(_CLOSING_DENIED.search(_plain(message)))


def is_solved(text: str) -> bool:
    """Whether the words say that it works now; "oldu" alone may be anything that happened."""
    told = re.sub(r"\bol(?:du|mus)\b", " ", fold(text))
    return solved.evidence(told).get(r.YES, 0.0) >= _SAID and bool(told.strip())


def solved_or_not(text: str) -> str | None:
    """Return no or unsure as the words say of what should work, else None."""
    return next((one for one in (r.NO, r.UNSURE) if solved.evidence(text).get(one)), None)


def says_to_write(message: Message) -> bool:
    """Whether words are to be put into the complaint: "… bunu da ekle", "… ilk kayda yaz"."""
    return bool(_SAYS_WHERE.search(_plain(message))) or stories.says_to_add(message)


def told_to_add(message: Message) -> str:
    """Return the words that are to be added; "" where the message only announces them."""
    _, colon, after = message.text.partition(":")
    if colon and after.strip():
        return after.strip()
    left = [word for word in message.words if not word.isdigit() and not _is_idle(word)]
    return message.text if len(left) >= _FEW or (left and message.entities) else ""


def _is_idle(word: str) -> bool:
    return bool(_ANNOUNCES.fullmatch(word) or FILLER.fullmatch(word))


def is_a_remark(message: Message) -> bool:
    """Whether a message tells something of the matter, however short: "250 tl", "dekont var"."""
    plain = _plain(message)
    words = re.findall(r"[a-z]{2,}", plain)
    content = [word for word in words if not FILLER.fullmatch(word)]
    place = bool(message.entities.get("city") or message.entities.get("district"))
    return bool(content) and (len(words) >= _FEW or any(map(str.isdigit, plain)) or place)


def asks(message: Message) -> bool:
    """Whether a message is a question or a wish rather than a remark."""
    plain = _plain(message)
    return trouble.asks(plain) or trouble.wishes(plain)


def is_only_filler(message: Message) -> bool:
    """Whether a message says nothing but "ya", "bide", "bir şey diyecem"."""
    words = re.findall(r"[a-z0-9]+", _plain(message))
    return bool(words) and all(FILLER.fullmatch(word) for word in words)


def wants_a_remedy(message: Message) -> bool:
    """Whether a message says what is to be done about it, and tells no trouble of its own."""
    plain = _plain(message)
    return bool(_REMEDY.search(plain)) and not trouble.is_told(plain)


_REMEDY = re.compile(
    r"\b(?:iade|tazminat|telafi|indirim|mahsup|para(?:mi|min)|ucret(?:imi|imin))\w* (?:\w+ ){0,3}?"
    r"(?:isti(?:yo|yr)\w*|ister(?:im|iz)|talep ed\w*|rica ed\w*|bekli?yo\w*|"
    r"(?:ver|yap|yansit|ode|karsila|yatir|ed)(?:[iu]n(?:[iu]z)?|ilsin|ilmesini)\w*)\b"
)


def says_another(message: Message) -> bool:
    """Whether a message says by its words that it is another matter."""
    return stories.says_another(message) or bool(_ANOTHER.search(_plain(message)))


def tells_a_trouble(message: Message) -> bool:
    """Whether something of the service went wrong, by the words."""
    return trouble.is_told(_plain(message))


def tells_news(message: Message) -> bool:
    """Whether a message says that it happened again, rather than what is to be done: "kesildi"."""
    return not message.is_choice and trouble.marks(_plain(message)) > 0 and not asks(message)


def is_another_trouble(message: Message, topic: str | None) -> bool:
    """Whether "bu arada …" tells a trouble of another topic than the complaint's."""
    plain = _plain(message)
    differs = message.topic not in {None, topic, topics.OTHER, "customer_service"}
    return differs and bool(_ANOTHER.search(plain)) and trouble.is_told(plain)


def is_plainly_yes(message: Message, question: str) -> bool:
    """Whether a yes to what cannot be undone says nothing else: "tamam geldim" is none.

    What is taken back for good needs more than "tamam": that is said to what was read, too.
    """
    if message.is_choice or not any(map(str.isalpha, message.text)):
        return True
    plain, rider = _plain(message), riders.after_yes(message.text)
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
    return [word for word in short_answers.rest(plain) if not FILLER.fullmatch(word)]


def is_to_be_ended(message: Message) -> bool:
    """Whether somebody says in a word or two to end it, without saying that it is solved."""
    brief = len(message.words) <= _FEW + 1
    return brief and bool(re.search(r"\b(?:kapat|iptal|sil)(?:[iu]n\w*)?\b", _plain(message)))


def asks_whether_recorded(message: Message) -> str | None:
    """Return what is asked about: "internet de yavaştı" of "…, onu kaydettin mi", or None.

    "" where it is only asked whether anything was recorded.
    """
    asked = _RECORDED.search(message.folded)
    if asked is None or len(message.words) > _MOST_WORDS:
        return None
    before = message.text[: asked.start()].strip(" ,.;:!?-")
    left = [word for word in re.findall(r"[a-z]+", fold(before)) if not FILLER.fullmatch(word)]
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
    return bool(_EARLIER.search(_plain(message)))


_EARLIER = re.compile(
    r"\b(?:o|onceki|ilk|deminki|az onceki|kayitli|acik|kaydettig\w+|kaydedilen|kaydolan|actig\w+|"
    r"birinci|eski|numara verdig\w+|dunku) (?:\w+ )?(?:sikayet|kay[iu]?[dt]|basvuru|olan)\w*"
)


def is_forwarded(text: str) -> bool:
    """Whether a text is a bank's or a shop's own message, with the marks of bulk SMS."""
    return len(_BULK.findall(text)) > 0 and len(text.split()) > _FEW * 3
