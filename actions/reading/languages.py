"""Languages other than Turkish: by script, or by the small words of each. Pure.

Turkish is never taken for another language: one Turkish word among them weighs as much as several
foreign ones, for people who write Turkish borrow much ("sorry", "no internet access").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from actions.reading import given_names
from actions.reading.message import words_of

_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru"}
_LETTERS = 0.5
_LONGEST = 1500
"""The beginning says which language it is."""

# Said in no Turkish sentence, and said there too.
_SURE: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        the my is are am im not please working works work help have has had havent hasnt cannot
        cant couldnt dont doesnt didnt isnt wasnt want need you your with what when where why how
        someone anyone nobody since because this that there here they their been being was were
        will would could should english speak understand turkish number bill charged paid doubled
        month yesterday today week days ago service customer called call calling told nothing
        still slow down broken problem connection money refund cancel from about which and but for
        get got any every month explains without since tuesday monday wednesday thursday friday
        saturday sunday blinking home house again never does did it its of to at on too very much
        just only yet also who wrong talk hello thanks thank sorry signal phone line
        """.split()  # noqa: SIM905
    ),
    "de": frozenset(
        """
        ich und der die das nicht ist sind mein meine meinen meiner hallo bitte hilfe kein keine
        keinen habe haben hat funktioniert geht sprechen spreche sprechen deutsch warum rechnung
        seit tagen wie mit zu ein eine einen guten tag morgen abend danke jemand jemanden kann
        konnen koennen gibt hier wurde werden wird gestern heute woche wochen monat mehr auf dem
        den im zweimal abgebucht brauchen brauche wozu sie ihre ihr meine nummer handy verstehe
        verstehen turkisch tuerkisch wir uns noch immer nur wann kommt techniker heisse dich mich
        mir schon sehr aber oder wenn weil dass bin war hatte moechte mochte will kundendienst
        vertrag kundigen geld zuruck anschluss leitung verbindung langsam zu hoch falsch bezahlt
        kaputt tot ja nein von fur fuer bei nach aus was wer wo
        """.split()  # noqa: SIM905
    ),
    "ku": frozenset(
        """
        ez min we wan ji tune heye hene nine silav rojbas spas cawa cima kengi kesek kes alikari
        alikariya naxebite naxebitin dixebite dixwazim nikarim dikarim nizanim dizanim kurdi
        kurmanci tirki birayê xwe didim hatiye zede zehf pir gelek duh iro isev sibe mala fatureya
        hejmara jimareya jimara telefona interneta ketiye qut cuye naye nayen bikim dikim dikin
        bike bikin dibe nabe daye bide bidin hatim were kari ziman zimane zimani fehm nakim nake
        cend roj rojan sed meh mehe pere pereyen xeta tora nu kevn gili giliyek giliye pirsgirek
        pirsgireka pirsa hun ew wi we evar nivro ser bas bas e navê nave hevale bira
        """.split()  # noqa: SIM905
    ),
    "ru": frozenset(
        """
        zdravstvuyte zdravstvuite privet ponimayu govorite govoryu russki ruski turetski turecki
        ochen rabotaet pomogite pojaluysta pozhaluysta pozhaluista spasibo menya nelzya mozhno moy
        moi nomer pochemu medlenniy medlenno kto kogda nichego dengi deneg vchera segodnya dobriy
        den doma
        """.split()  # noqa: SIM905
    ),
    "ar": frozenset(
        """
        marhaba marhaban ba3ref turki arabi 3arabi kteer ktir mish mesh mafi 3andi 3ndi shou shu
        leish lesh ahlan aleikum alaykum assalamu salam kif keef biddi baddi bdi fatoura hatef
        ra2m
        """.split()  # noqa: SIM905
    ),
}
_ALSO: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
    i a me no us we in if so or he she can be by up as do one an all out off hi hey
    """.split()  # noqa: SIM905
    ),
    "de": frozenset("es an am in so um er da du des ab alle man".split()),  # noqa: SIM905
    "ku": frozenset("te me li bi di de ne ev ku e ye ci u na her mi bo".split()),  # noqa: SIM905
    "ru": frozenset("ya ne net u v po da eto internet na i kak".split()),  # noqa: SIM905
    "ar": frozenset("ana ma fi la el al w wa min bas".split()),  # noqa: SIM905
}
# At home in each of them.
_LOANS = frozenset(
    """
    internet modem wifi wi fi ok okey mail email sms online gb mb mbps adsl fiber vdsl tv pls plz
    super telekom turk vodafone turkcell router ping lag upload download speed reset video game
    whatsapp access no data roaming package connected error login password user full price tl
    """.split()  # noqa: SIM905
)
_ALONE = frozenset("english deutsch kurdi kurmanci arabic arabi russian rojbas hilfe silav".split())  # noqa: SIM905
_TURKISH = re.compile(
    r"\w{2,}[iuae]?c[ae][mz]|\w+(?:yor\w*|[iu]yo\w{0,3}|[dt][iu]m|[dt][iu]k|m[iu]s(?:t[iu]\w*)?|[ae]ca[gk]\w*|[ae]ce[gk]\w*|lar|ler|lar[ia]\w*|"
    r"ler[ie]\w*|m[ae]z|s[iu]n[iu]z|[iu]m[iu]z|[iu]n[iu]z|m[iu]yor\w*|d[ae]n|l[iu]k|s[iu]z)|"
    r"(?:ama|bir|bi|var|yok|degil|icin|gibi|bana|beni|cok|daha|neden|niye|lazim|mi|mu|ne|ben|sen|bu|o|su|"
    r"fatura\w*|internetim\w*|hattim\w*|telefonum\w*|numara\w*|merhaba|selam|tamam|evet|hayir|olmuyo|tabi|tabii|canim)"
)
_FAR_FROM_TURKISH = frozenset(
    """
    dollar similar regular hotmail garden burden harden wooden sudden hidden
    """.split()  # noqa: SIM905
)
_TURKISH_LETTERS = re.compile("[ğı]")
_KURDISH_LETTERS = re.compile("[êÊ]")
_FEWEST_ENGLISH = 3
_FEWEST, _MANY, _SHARE, _LARGE_SHARE, _PER_TURKISH = 2, 4, 0.4, 0.6, 3


def foreign(text: str) -> str | None:
    """Return the code of the language a text is in if it surely is no Turkish, else None."""
    text = text[:_LONGEST]
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return None
    scripts = Counter(map(_script, letters))
    for script, language in _SCRIPTS.items():
        if scripts[script] / len(letters) >= _LETTERS:
            return language
    words = words_of(text.replace("'", "").replace("\u2019", ""))
    best = max(_SURE, key=lambda language: _weight(words, language))
    return best if _is_in(text, words, best) else None


@lru_cache(maxsize=1024)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


def is_turkish(text: str) -> bool:
    """Whether a text is surely Turkish, in however few words: "kimse yok mu"."""
    words = words_of(text)
    if foreign(text) is not None:
        return False
    known = [word for word in words if _is_turkish(word, "en")]
    return bool(_TURKISH_LETTERS.search(text)) or len(known) * 2 > len(words)


def may_be(text: str, language: str) -> bool:
    """Whether a text is hardly Turkish: enough where its words of danger are a language's own."""
    known = foreign(text)
    if known is not None:
        return known == language
    words = words_of(text.replace("'", "").replace("\u2019", ""))
    turkish = sum(_is_turkish(word, language) for word in words)
    own = sum(word in _SURE[language] or word in _ALSO[language] for word in words)
    # "Keller" only looks Turkish.
    few = turkish == 0 or (own > turkish and turkish * _PER_TURKISH < len(words))
    return few and not _TURKISH_LETTERS.search(text)


def _weight(words: list[str], language: str) -> float:
    sure, also = _SURE[language], _ALSO[language]
    return sum((word in sure) + 0.4 * (word in also) for word in words)


def _is_in(text: str, words: list[str], language: str) -> bool:
    sure = sum(word in _SURE[language] for word in words)
    also = sum(word in _ALSO[language] and word not in _SURE[language] for word in words)
    if language == "ku" and _KURDISH_LETTERS.search(text):
        sure += 1
    turkish = sum(_is_turkish(word, language) for word in words)
    counted = sum(
        word in _SURE[language] or not (word in _LOANS or word.isdigit()) for word in words
    )
    if counted == 1:
        return len(words) == 1 and words[0] in _ALONE
    if language == "en" and counted < _FEWEST_ENGLISH and not _ALONE & set(words):
        return False  # "thank you", "call me": borrowed
    share = (sure + also) / counted if counted else 0.0
    if turkish == 0 and not _TURKISH_LETTERS.search(text):
        few = sure >= _FEWEST and share >= _SHARE
        return few or (sure >= 1 and sure + also >= _FEWEST and share >= _LARGE_SHARE)
    return sure >= _MANY and sure + also >= _PER_TURKISH * turkish and share >= _LARGE_SHARE


def _is_turkish(word: str, language: str) -> bool:
    if word in _SURE[language] or word in _ALSO[language] or word in _LOANS or word.isdigit():
        return False
    if word in _FAR_FROM_TURKISH:
        return False
    return given_names.is_everyday(word) or bool(_TURKISH.fullmatch(word))
