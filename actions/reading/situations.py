"""Which of a kind's situations a danger is, where what to do now differs. Pure.

Told by what is in the words: who it happens to, whether the phone is gone, what
smells or lies open.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import swallowed, verbs
from lexicon.danger import at_home, online
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

GAS, PIT, SHOCK = "gas", "pit", "shock"
BOX = "box"
"""A cabinet in the street that stands open: what is in it may be live."""
BOTTLE, FUMES, SEA = "bottle", "fumes", "sea"
"""Gas from a bottle, a stove's fumes, and help that comes over the water."""
MISSING = "missing"
"""Somebody ran away or did not come home: the police ask for where a phone is."""
SHOCKED, HOT = "shocked", "hot"
"""The writer was struck by current; a device is too hot, and nothing burns."""
FRAUD, FALSE_FITTER = "fraud", "false_fitter"
DEFRAUDED = "defrauded"
"""The money is gone: the bank comes first."""
ALONE = "alone"
"""Hurt, with nobody there: the address before the battery is empty."""
PATIENT = "patient"
"""The writer is the one who is ill, and can be told nothing that is done to another."""
TRAPPED = "trapped"
"""The writer lies under rubble, is shut in or pinned: nobody is near whom they could ask."""
VIOLENCE_OTHER, NO_PHONE, SELF_HARM_OTHER = (
    at_home.VIOLENCE_OTHER,
    at_home.NO_PHONE,
    "self_harm_other",
)
THREATENED = at_home.THREATENED
GROOMED = "violence_groomed"
"""A stranger online wants pictures of a child."""
PRESSED, BLACKMAILED = "violence_pressed", "violence_blackmailed"
"""The child writes itself; a grown-up is blackmailed with pictures."""
ONLINE = frozenset({GROOMED, PRESSED, BLACKMAILED})
"""Done through a phone: nobody stands at the door, and no place is to be fled from."""
HARASSED, WATCHED, HIDDEN = at_home.HARASSED, at_home.WATCHED, at_home.HIDDEN
TAKEN, CUT = "self_harm_taken", "self_harm_cut"
"""Pills or poison are taken already; blood flows already."""
TAKEN_OTHER = "taken_other"
"""Somebody else, or a child, has taken them: on purpose or not, the same is to be done."""
KIND: Mapping[str, str] = MappingProxyType(
    {
        GAS: "emergency",
        BOTTLE: "emergency",
        FUMES: "emergency",
        SEA: "emergency",
        MISSING: "emergency",
        PIT: "electricity",
        BOX: "electricity",
        SHOCKED: "electricity",
        HOT: "fire",
        FRAUD: "stolen_line",
        DEFRAUDED: "stolen_line",
        FALSE_FITTER: "stolen_line",
        SHOCK: "electricity",
        ALONE: "emergency",
        PATIENT: "emergency",
        TRAPPED: "emergency",
        VIOLENCE_OTHER: "violence",
        NO_PHONE: "violence",
        THREATENED: "violence",
        HARASSED: "violence",
        at_home.BY_STAFF: "violence",
        GROOMED: "violence",
        PRESSED: "violence",
        BLACKMAILED: "violence",
        WATCHED: "violence",
        HIDDEN: "violence",
        at_home.LOCKED_IN: "violence",
        at_home.WOUNDED: "violence",
        SELF_HARM_OTHER: "self_harm",
        TAKEN: "self_harm",
        CUT: "self_harm",
        TAKEN_OTHER: "emergency",
    }
)
"""The kind that a situation is of."""
OUT_OF_REACH = frozenset({ALONE, TRAPPED})
"""Situations of who can go to nobody: what is told to others who cannot call is of no use."""
PROPERTY = frozenset({"stolen_line", "threat"})
"""Kinds in which nobody is hurt yet: behind danger to life in the queue."""

_GAS = re.compile(r"\b(?:dogal ?gaz|tup\b|tupgaz|gaz)\w*(?: \w+){0,2} (?:kok|kac|siz)\w*")
_BOTTLE = re.compile(r"\b(?:tup\b|tupu\w*|tupun|tupten|tupgaz\w*|mutfak tup\w*)")
_FUMES = re.compile(
    r"\b(?:soba|mangal|kombi|sofben|karbonmonoksit)\w*(?: \w+){0,4} (?:zehir|bas don|carp|gaz)\w*|"
    r"\bkarbonmonoksit\w*|\bzehirle\w*(?: \w+){0,3} soba\w*"
)
_AT_SEA = re.compile(
    r"\b(?:tekne|kayik|sandal|gemi|feribot|denizde|deniz ort|bot(?:ta|tay|umuz)|yatta)\w*"
)
_MISSING = re.compile(
    r"\bev(?:den|i) (?:kac|terk|ayril)\w*|\beve (?:gelm|donm)\w*|\bhaber (?:ala|yok)\w*|"
    r"\bevden cikt\w*|\bortada yok\w*|\bortalarda yok\w*|\bkay(?:bol|ip)\w*"
)
_SEARCHED = re.compile(r"\b(?:konum|yerini|yer tespit|sinyal|kac|terk|kay(?:bol|ip))\w*")
_HOT = re.compile(r"\b(?:isin\w*|sicak\w*|yak(?:ti|iyo)\w*|patl\w*)")
_BURNS = re.compile(r"\b(?:duman|alev|yaniyo|tutus|yanik|kivilcim|koku|ates)\w*")
_SWELLS = re.compile(
    r"\b(?:pil|batarya|powerbank)\w*(?: \w+){0,4} (?:sis(?:ti|mis|kin|iyo)|kabar|balon|davul)\w*"
)
_STRUCK_I = re.compile(r"\b(?:beni|bana)(?: \w+){0,3} carpt?\w*|\bcarp\w* beni\b|\bcarpildim\b")
_IMPOSTOR = re.compile(r"\b(?:kapi(?:da|mda|mizda|ya|daki|ma)|evime|eve gel|kapi on)\w*")
_FRAUD = re.compile(
    r"\b(?:savci|polisim|komiser|dolandir|odul|cekilis|sahte|link\w*|iban|cvv|kart bilgi|"
    r"kart sifre|"
    r"para\w* (?:yatir|gonder|iste|aktar)|altin)\w*|"
    r"\b(?:kod|sifre|kart)\w*(?: \w+){0,4} (?:iste|istiyo|soyle|verdi|ver|sor)\w*|"
    r"\b(?:soyledim|verdim|istiyo\w*|istedi\w*)(?: \w+){0,3} (?:kod|sifre|kart)\w*|"
    r"\b(?:parami|paramizi|hesabim\w*)(?: \w+){0,2} (?:cek|bos|soy)\w*"
)
_MONEY_GONE = re.compile(
    r"\b(?:kart|hesab|hesap|banka|para|maas)\w*(?: \w+){0,5} (?:cek(?:ti|il|mis|iyo)|git(?:ti|mis)|"
    r"al(?:di|mis)|bos|harca|uc(?:tu|mus)|aktar|eksil|sifirlan|soy)\w*"
)
_GROOMED = re.compile(
    r"\b(?:cocu[gk]|kizim|oglum|yegen|torun|kardes)\w*.*\b(?:uygunsuz|ciplak|mustehcen|cinsel|"
    r"soyun\w*)"
)
_OWN_LINE = re.compile(
    r"\b(?:hatt?im|simim|sim|numaram|telefonum)\w*(?: \w+){0,4} (?:kapan|gitti|calin|calmis|"
    r"kopya|baskas|cekmi|ele)\w*"
)
_PIT = re.compile(r"\b(?:menhol|rogar|logar|kapa[gk]|cukur|kuyu|baca)\w*")
_HOLE = re.compile(r"\b(?:menhol|rogar|logar|cukur|kuyu|baca|mazgal|hendek|hendeg)\w*")
_BOX = re.compile(r"\b(?:dolap|dolab|kabin|kutu(?!s[iu]z)|pano|buat|kofra|trafo|santral)\w*")
_WIRE = re.compile(r"\b(?:kablo|tel|teller|dire[gk]|cereyan|elektri[gk]|akim)\w*")
_SHOCK = re.compile(
    r"\b(?:carp(?:ti|mis|il(?:di|mis))|akima (?:kapildi|tutuldu)|cereyana? (?:kapildi|tutuldu))\w*"
)
_FIRE = re.compile(r"\b(?:duman|alev|yanik|koku|kokuy|kivilcim)\w*")
_AT_HOME = re.compile(r"\b(?:modem|priz|adaptor|sarj|cihaz|router|televizyon|tv)\w*")
_ALONE = re.compile(
    r"\b(?:yalnizim|tek basima|tek basimayim|kimse(?:m)? yok|(?:sarj|pil|batarya)\w* "
    r"(?:\w+ )?(?:bit|az)\w*|(?:kalk|kipirday|kimilday)am(?:i?yo(?:ru)?m|adim))"
)
_HURT_I = re.compile(
    r"\b(?:dustum|yaralandim|kanamam|kirildi|(?:kalk|kipirday|kimilday)am(?:i?yo(?:ru)?m|adim)|"
    r"yerdeyim|"
    r"fenalastim|sikistim|kaldim)\b"
)
# Who writes lies under something, or something lies on them.
_UNDER = re.compile(
    r"(?<!\bsu )(?<!\bsel )(?<!\bsular )\balt[iu]nda(?:y[iu][mz]\b|"
    r"(?: \w+)? (?:kald[iu][mk]|kalmis[iu][mz]|s[iu]k[iu]st[iu][mk]|mahsur\w*)\b)|"
    r"\b(?:enkaz|gocuk|yikinti)(?:da|te|ta|lar[iu]nda)y[iu][mz]\b|"
    r"\b(?:ust|uzer)[iu]m(?:e|uze|de|uzde)(?: \w+){0,2} (?:coktu|yikildi|devrildi)\b"
)
_SHUT_IN = re.compile(
    r"\b(?:mahsur|s[iu]k[iu]s[iu]p|kapali|kilitli) kald[iu][mk]\b|\bmahsur[iu][mz]\b|"
    r"\bs[iu]k[iu]st[iu][mk]\b|\b(?:kol|bacag|ayag|el|bileg|govde|vucud|parmag)(?:[iu]m|lar[iu]m)"
    r"(?: \w+)? s[iu]k[iu]s(?:t[iu]|m[iu]s)\b"
)
# Where water or fire comes nearer, or in the cold, whoever stays where they are is lost.
_IN_THE_OPEN = re.compile(
    r"\b(?:su|suya|sular|sel|kar|karda|tipi|dag\w*|yangin\w*|alev\w*|duman\w*|kayalik\w*|cati\w*|"
    r"arabada\w*|aracta\w*|deniz\w*|dere\w*|yayla\w*|yolda\w*)\b"
)

_QUOTED = re.compile(
    r"\b(?:diyo(?:r)?|demis|dedi|yazmis|yazdi|soyluyo(?:r)?|(?:mesaj|msj) att?(?:i|mis))$"
)
# A vein is open: what is done first is to press on it.
_CUT_OPEN = re.compile(
    r"\b(?:bilek|bileg|damar|kol|bacag|bogaz)\w*(?: \w+){0,3} (?:kest|kesm|jiletl|kesiy|dograd)\w*|"
    r"\b(?:jilet|kes)\w*(?: \w+){0,2} (?:bilek|bileg|kollar|damar)\w*"
)
_NOT_DONE_YET = re.compile(r"\b(?:kes|jiletle)\w*(?:c[ae]\w*m|ecegim|mek|sem)\b")
# What another does or says; what ends in the first person is the writer's own.
_OF_ANOTHER = re.compile(
    r"^(?!.*(?:cegim|cagim|cam|cem|yorum|yom|im)$)"
    r".*(?:[ei]cek|[ai]cak|uyor|iyor|iyo|[td][iu]|mis|diyor)\b"
)


def of(kind: str, text: str) -> str:
    """Return the situation that `text` tells of, or the danger's kind where none is special."""
    words = verbs.plain(fold(text)).replace("'", "")
    told = {
        "emergency": _emergency,
        "electricity": _electricity,
        "violence": _violence,
        "self_harm": _self_harm,
        "fire": _fire,
        "stolen_line": _stolen_line,
    }
    return told[kind](words) if kind in told else kind


def kind_of(situation: str) -> str:
    """Return the kind of danger that a situation is of."""
    return KIND.get(situation, situation)


def _violence(words: str) -> str:
    if (done := online.told(words)) is not None:
        return _ONLINE[done]
    return GROOMED if _GROOMED.search(words) else at_home.situation_of(words)


_ONLINE = {
    online.PRESSED: PRESSED,
    online.GROOMED: GROOMED,
    online.BLACKMAILED: BLACKMAILED,
}


def done_to_a_child(situation: str) -> str:
    """Return the situation where the writer is known to be a child: nobody at home is meant."""
    return PRESSED if situation in _OF_A_CHILD else situation


_OF_A_CHILD = frozenset({GROOMED, BLACKMAILED, THREATENED, HARASSED})


def _emergency(words: str) -> str:
    if swallowed.TAKEN.search(words) and not swallowed.is_mine(words):
        return TAKEN_OTHER
    if _FUMES.search(words):
        return FUMES
    if _GAS.search(words):
        return _gas(words)
    if _AT_SEA.search(words):
        return SEA
    if at_home.BEATS.search(words):
        return at_home.situation_of(words)
    return _of_one_person(words)


def _of_one_person(words: str) -> str:
    if _MISSING.search(words) and _SEARCHED.search(words) and not _HURT_I.search(words):
        return MISSING
    if _UNDER.search(words) or (_SHUT_IN.search(words) and not _IN_THE_OPEN.search(words)):
        return TRAPPED
    if _ALONE.search(words) and _HURT_I.search(words):
        return ALONE
    return PATIENT if is_of_the_writer(words) else "emergency"


def is_of_the_writer(text: str) -> bool:
    """Whether the writer is ill: breath, heart or a faint of one's own."""
    words = verbs.plain(fold(text)).replace("'", "")
    mine = _ILL_I.search(words) or (_HEART.search(words) and _I_CANNOT.search(words))
    return bool(mine) and not at_home.ANOTHER.search(words)


_ILL_I = re.compile(
    r"\bnefes\w*(?: \w+)? al(?:am[iu]?yo(?:ru)?[mz]|amadim)\b|\bbogulu?yo(?:ru)?m\b|"
    r"\bkriz\w* gec[iu]r[iu]yo(?:ru)?m\b|\bfelc gec[iu]r[iu]yo(?:ru)?m\b|"
    r"\bbayil(?:iyo(?:ru)?m|acagim|icam|cam|mak uzereyim)\b|"
    r"\bgogsum\w*(?: \w+)? (?:agri|sikis|yan)\w*|"
    r"\bkalbim\w*(?: \w+)? (?:sikis|agri|dur|cok hizli)\w*|\bfenalas(?:iyo(?:ru)?m|tim)\b"
)
_HEART = re.compile(r"\b(?:kalp kriz|kalp|inme|felc|astim|seker kom|alerji)\w*")
_I_CANNOT = re.compile(r"\b(?:hastayim|\w+am(?:iyo(?:ru)?m|adim)|yalnizim|tek basima\w*)\b")


def _electricity(words: str) -> str:
    if _SHOCK.search(words):
        return SHOCKED if _STRUCK_I.search(words) and not at_home.ANOTHER.search(words) else SHOCK
    if _BOX.search(words) and not (_HOLE.search(words) or _WIRE.search(words)):
        return BOX
    if _PIT.search(words) and not _WIRE.search(words):
        return PIT
    smokes = _FIRE.search(words) and _AT_HOME.search(words) and not _WIRE.search(words)
    return "fire" if smokes else "electricity"


def _fire(words: str) -> str:
    if _GAS.search(words) and not _FIRE.search(_GAS.sub(" ", words)):
        return _gas(words)
    hot = (_HOT.search(words) and _AT_HOME.search(words)) or _SWELLS.search(words)
    return HOT if hot and not _BURNS.search(words) else "fire"


def _gas(words: str) -> str:
    return BOTTLE if _BOTTLE.search(words) else GAS


def _stolen_line(words: str) -> str:
    gone = _MONEY_GONE.search(words)
    if not (gone or _FRAUD.search(words)) or _OWN_LINE.search(words):
        return "stolen_line"
    if gone and not _IMPOSTOR.search(words):
        return DEFRAUDED
    return FALSE_FITTER if _IMPOSTOR.search(words) else FRAUD


def _self_harm(words: str) -> str:
    quoted = at_home.ANOTHER.search(words) and _QUOTED.search(words)
    if swallowed.TAKEN.search(words):
        return TAKEN if swallowed.is_mine(words) and not quoted else TAKEN_OTHER
    if quoted:
        return SELF_HARM_OTHER
    if _CUT_OPEN.search(words) and not (
        at_home.ANOTHER.search(words) or _NOT_DONE_YET.search(words)
    ):
        return CUT
    of_another = at_home.ANOTHER.search(words) and not at_home.ME.search(words)
    return SELF_HARM_OTHER if of_another and _OF_ANOTHER.search(words) else "self_harm"
