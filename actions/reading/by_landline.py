"""Having a landline only, or wanting to be reached by it: no trouble with either line. Pure."""

from __future__ import annotations

import re

from actions.reading import trouble, verbs
from actions.reading.additions import FILLER
from lexicon.turkish import fold, words_only

_LINE = (
    r"(?:ev(?:de(?:ki)?|imdeki|imin|in)?|sabit|is ?yeri\w*) (?:telefon|tel|tlf|hat|hatt|numara)\w*"
)
_NO_MOBILE = (
    r"(?:cep|mobil) ?(?:telefon|tel|tlf|hat|hatt|numara)?\w* (?:(?:hic|de|da|zaten|artik) )?"
    r"(?:yok\w*|kullanm\w+)|"
    r"cebim (?:de )?(?:yok\w*|bulunm\w+)|(?:cepten|cep telefonundan) (?:\w+ )?"
    r"(?:ulasama\w*|ulasilma\w*|arama\w*)"
)
_ONLY_IT = (
    rf"(?:sadece|yalniz(?:ca)?|bir tek|tek) (?:\w+ )?{_LINE}(?: (?:var\w*|kullan\w+))?|"
    r"tek (?:telefonum|numaram|hattim) (?:\w+ )?(?:ev|sabit)\w*(?: (?:telefon|hat)\w*)?"
)
_BY_IT = (
    rf"{_LINE} (?:\w+ )?(?:ara|ulas)\w*|(?:ev|sabit|oradan|ondan)(?:den|ten|dan)? (?:\w+ )?"
    r"(?:ara(?:y[iu]n\w*|s[iu]n\w*|yabil\w*)|ulas(?:[iu]n\w*|s[iu]n\w*|abil\w*))"
)
_SAID = re.compile(rf"\b(?:{_NO_MOBILE}|{_ONLY_IT}|{_BY_IT})\b")
_HAS_IT = re.compile(rf"\b{_LINE} (?:var\w*|olur|versem)\b")
_BESIDE = re.compile(
    r"ayrica|arada|bu|ben\w*|bana|zaten|artik|hic|maalesef|onun|icin|sonra|ve|ki|isterseniz|"
    r"sadece|lutfen|numarasi|numaram|\d+"
)
_MOST_BESIDE = 1


def is_all(text: str) -> bool:
    """Whether a text says no more than that: "cep telefonum yok, ev telefonundan arayın"."""
    plain = words_only(verbs.plain(fold(text)))
    if not _SAID.search(plain) or trouble.asks(plain):
        return False
    rest = _HAS_IT.sub(" ", _SAID.sub(" ", plain))
    left = [
        word for word in rest.split() if not (FILLER.fullmatch(word) or _BESIDE.fullmatch(word))
    ]
    return len(left) <= _MOST_BESIDE and not trouble.is_told(rest) and not trouble.marks(rest)
