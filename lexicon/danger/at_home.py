"""Violence, and whether whoever it comes from may read what is sent to whoever tells of it. Pure.

Told by what is in the words: who it happens to, whether the phone is gone, who follows whom. What
to do now differs by it, and whether anything may go to a phone or a mailbox: who is beaten, hides
or is watched at home is exposed by a message that another reads (ADR 0055).
"""

from __future__ import annotations

import re

from lexicon import danger
from lexicon.spoken import plain
from lexicon.turkish import fold

VIOLENCE, VIOLENCE_OTHER, NO_PHONE = "violence", "violence_other", "violence_no_phone"
THREATENED = "violence_threatened"
"""Threatened in words, by somebody who is not there now."""
HARASSED, WATCHED, HIDDEN = "violence_harassed", "violence_watched", "violence_hidden"
"""Harassed by our own people; followed through the phone; hiding from who broke in."""
BY_STAFF = "violence_by_staff"
"""Beaten by one of ours, who is not there now."""
LOCKED_IN, WOUNDED = "violence_locked_in", "violence_wounded"
"""Kept behind a door by whoever it comes from; stabbed or shot."""
_DOUBTED = frozenset({VIOLENCE, NO_PHONE, HIDDEN, WATCHED, LOCKED_IN, WOUNDED})
# Dangers to somebody; in these nobody is called who asks for it.
_OF_PEOPLE = frozenset({"self_harm", "violence", "emergency", "fire"})

_STAFF = (
    r"(?:teknisyen|tekniker|montajc|saha eleman|eleman|kurulumcu|usta|calisan|personel|gorevli|"
    r"temsilci|"
    r"arizaci|tamirci|telekomcu)\w*"
)
_HARASSED = re.compile(
    rf"\b{_STAFF}(?: \w+){{0,8}} (?:taciz|laf at|sarkinti|elle|elli|asil|uygunsuz|mustehcen|cinsel|"
    r"rahatsiz|fotograf|resim|resm|bulus|tehdit)\w*|\btaciz\w*(?: \w+){0,4} "
    rf"{_STAFF}|\b(?:fotograf|resm|resim|video|goruntu)\w* (?:\w+ )?(?:yay|paylas|ifsa)\w*"
)
# Beaten in a shop or by a fitter who is gone: no home that anybody watches.
_OF_OURS = rf"(?:{_STAFF}|(?:bayi|magaza|sube|kurye|guvenlik)\w*)"
_BEATEN_BY_OURS = re.compile(
    rf"\b{_OF_OURS}(?: \w+){{0,5}} (?:dov|vur|saldir|darp|tokat|yumruk|tekme|itti|ittir|itekle|"
    r"bogaz|tartakla)\w*(?: (?:at|et|ed)\w*)?\b"
)
_GOES_ON = re.compile(
    r"\b(?:su an\w*|suan|simdi|hala|\w+[iu]yo(?:r|rlar|lar)?|evimde|evde|kapi\w*|icerde|silah\w*|"
    r"bicak\w*|kocam\w*|esim\w*|babam\w*|imdat|yardim)\b"
)
_WATCHED = re.compile(
    r"\b(?:takip ettir|konumum|konumunu|nerede oldug|nerde oldug|casus|dinletiyo|mesajlarimi oku|"
    r"gizlice takip|takip (?:program|uygulama)|telefon\w* (?:program|uygulama|izl))\w*"
)
_HIDES = re.compile(r"\b(?:saklan|gizlen|dolapta|dolaba|yatagin alt)\w*")
_BROKE_IN = re.compile(r"\b(?:hirsiz|girdi|girdiler|iceride|icerde|kapiyi kir|silahli|maskeli)\w*")
BEATS = re.compile(
    r"\b(?:beni|bana|bizi|bize|annem\w+|kardesim\w+|ablam\w+)(?: \w+){0,3} "
    r"(?:vur|dov|tokat|saldir|bicak|tekme|yumruk|bogaz)\w*"
)
ME = re.compile(r"\b(?:ben|beni|bana|bize|bizi|benim|kendimi|canima)\b")
_OTHERS = (
    r"(?:bacim|kardes\w*|abla\w*|anne\w*|baba\w*|kiz(?:im\w*|i)|og(?:lum|lu)\w*|komsu\w*|"
    r"arkadas\w*|kuzen\w*|yegen\w*|gelin\w*|hala\w*|teyze\w*|yenge\w*|torun\w*|esim\w*|"
    r"sevgilim\w*|nisanli\w*|ogrencim\w*)"
)
ANOTHER = re.compile(rf"\b{_OTHERS}\b")
_BY_MINE = re.compile(
    r"\b(?:kocam|esim|babam|oglum|sevgilim|abim|agabeyim|nisanlim|kayinpeder\w*|damad\w*|kizim)\b"
)
_AN_OBJECT = re.compile(rf"\b(?:onu|{_OTHERS[:-1]}|kadin|cocuk)\w*[iu])\b")
_ITS_ATTACKER = re.compile(rf"\b{_OTHERS}(?: \w+)? (?:kocasi|esi|babasi|sevgilisi|abisi|oglu)\b")
# Taken, broken, hidden, locked, or allowed to nobody: it can call nobody.
_PHONE_GONE = re.compile(
    r"\btelefon\w*(?: \w+){0,2} (?:aldi|alip|almis|kirdi|kirmis|parcaladi|sakladi|saklamis|elimden|"
    r"atti|yok|birakmiyo|kilitle|el koy|kullandirm|vermiyo|kapatti|cekip|yasak|dokundurm)\w*|"
    r"\belimden (?:\w+ )?telefon\w*|\btelefonsuz\w*"
)
_THREAT = re.compile(
    r"\b(?:bul(?:ur|ac|uc)\w*|bil(?:iyo\w*)|oeldur\w*|yak(?:ar|ac)\w*|goster(?:ir|ic|ec)\w*)"
    r"(?: \w+){0,3} (?:dedi(?:ler)?|diyo\w*|demis\w*|diye)\b|"
    r"\btehdit (?:etti\w*|ediyo\w*|edil\w*|savur\w*|alt\w*)"
)
# The attacker is there: what counts is to get away.
_AT_IT = re.compile(
    r"\b(?:su an|suan|simdi|kapida|kapiyi|kapim\w*|evde|icerde|iceri|yanimda|geliyo\w*|bicak\w*|"
    r"silah\w*|"
    r"vur\w*|dov\w*|saldir\w*|kocam\w*|esim\w*|babam\w*|sevgili\w*|abim\w*|eski (?:es|koca)\w*)\b"
)
# "Kapıyı kilitledim" is what they did themselves; "telefonumu kilitledi" is no door.
_LOCKED_IN = re.compile(
    r"\b(?:beni|bizi|uzerim\w*|ustum\w*)(?: \w+){0,4} "
    r"(?:kilitl(?:edi|emis|iyo|er|eye)|kapatti|hapset|kilit vur)(?!\w*m\b)\w*|"
    r"\b(?:kilitli|hapis|hapsedil|zorla|rehin)\w*(?: \w+){0,2} (?:tut|kaldi[mk]|kal[di])\w*|"
    r"\b(?:eve|odaya|banyoya|bodruma|depoya|evde|odada) (?:\w+ )?"
    r"(?:kilitle(?:di|n)|hapset)(?!\w*m\b)\w*|"
    r"\b(?:disari|evden) (?:\w+ )?(?:cikarm|birakm|salm)[ai]\w*"
)
_WOUNDED = re.compile(
    r"\b(?:bicakla(?:di|n|mis)\w*|bicak (?:sapla|yedi)\w*|"
    r"(?:beni|bana) (?:\w+ )?(?:sisle|sapla)\w*|kursun (?:yedi|isabet)\w*|vuruldu[mk]\w*|"
    r"(?:silah|tufek|tabanca)\w* (?:\w+ )?vur(?:du|uldu)\w*)"
)
WITHHELD = re.compile(
    r"\b(?:arama(?:yin|yiniz|sin|sinlar)|aranmak istem\w*|yazma(?:yin|yiniz|sin|sinlar)|"
    r"mesaj (?:atma|gonderme|yazma)\w*|telefon (?:acma|etme)\w*|"
    r"(?:kocam|esim|o|babam|adam|abim|annem)(?: \w+)? (?:okur|okuyo\w*|gorur|goruyo\w*|bakar|"
    r"bakiyo\w*|"
    r"duyar|duyuyo\w*|anlar|ogrenir)|(?:gorme|okuma|duyma|bilme|ogrenme|anlama)(?:sin|sinler|"
    r"yecek)\w*|"
    r"gizli (?:kal|ol|tut)\w*|kimseye (?:soyle|deme)\w*|(?:bilmesin|duymasin)(?:ler)?)\b"
)


def situation_of(words: str) -> str:
    """Return which situation of violence these words, folded and plain, tell of."""
    if _WATCHED.search(words):
        return WATCHED
    if _HIDES.search(words) and _BROKE_IN.search(words):
        return HIDDEN
    if (by_ours := _by_ours(words)) is not None:
        return by_ours
    if _THREAT.search(words) and not (_AT_IT.search(words) or _PHONE_GONE.search(words)):
        return THREATENED
    if not ME.search(words) and (
        _ITS_ATTACKER.search(words)
        or (_AN_OBJECT.search(words) and not _PHONE_GONE.search(words))
        or (ANOTHER.search(words) and not _BY_MINE.search(words))
    ):
        return VIOLENCE_OTHER
    return _of_the_writer(words)


def _by_ours(words: str) -> str | None:
    """Return what was done by somebody of ours who is not there now, if it was."""
    if _BEATEN_BY_OURS.search(words) and not _GOES_ON.search(words):
        return BY_STAFF
    return HARASSED if _HARASSED.search(words) and not _AT_IT.search(words) else None


def _of_the_writer(words: str) -> str:
    """Return what is done to whoever writes: what cannot wait first."""
    told = ((WOUNDED, _WOUNDED), (NO_PHONE, _PHONE_GONE), (LOCKED_IN, _LOCKED_IN))
    return next((what for what, signs in told if signs.search(words)), VIOLENCE)


def is_doubted(situation: str) -> bool:
    """Whether phones and mail may be in the hands of whoever the danger comes from."""
    return situation in _DOUBTED


def is_told_of(text: str) -> bool:
    """Whether `text`, as written, tells of danger in which nothing may go to its writer's contact.

    Of violence where phones and mail may be in other hands, and of any danger to somebody whose
    writer says "beni aramayın".
    """
    found = {each.kind for each in danger.all_found(text)}
    if not found & _OF_PEOPLE:
        return False
    words = plain(fold(text)).replace("'", "")
    beaten = VIOLENCE in found or bool(BEATS.search(words))
    return bool(WITHHELD.search(words)) or (beaten and is_doubted(situation_of(words)))
