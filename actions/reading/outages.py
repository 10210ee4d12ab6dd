"""Whether somebody asks if others are without service too, or when it will come back. Pure."""

from __future__ import annotations

import re

_OUTAGE = re.compile(
    r"\b(?:kesinti(?:ler)?|ariza(?:lar)?|bakim|calisma(?:si|lar|niz)?|altyapi calisma\w*)\b"
)
_AMISS = re.compile(
    r"\b(?:kesinti\w*|ariza(?!m)\w*|bakim\w*|calisma\w*|sorun(?!um)\w*|sikinti(?!m)\w*|"
    r"problem(?!im)\w*|kesik\w*|gitti|yok)\b"
)
_AREA = re.compile(
    r"\b(?:bolge\w*|mahalle\w*|mah|semt\w*|ilce\w*|sokak\w*|sokag\w*|buralar\w*|burada|burda|"
    r"bizim (?:buralar|taraf|ora|bura|koy|site)\w*|orada|orda|cevre\w*|genel\w*|planli\w*|"
    r"apartman\w*|koy\w*|site\w*|cadde\w*|sehir\w*|sehr\w*|yore\w*|altyapi\w*|taraf\w*|"
    r"sebeke\w*|sistem\w*|sizde|komsu\w*|\w+d[ae])\b"
)
_IS_IT_SO = re.compile(r"\bm[iu]\b|\b(?:varm[iu]|yokm[iu])\w*")
_EVERYBODYS = re.compile(
    r"\b(?:genel|bolgesel|herkeste|herkesin|herkesde|komple|mahallece|sokakca|(?:bir )?tek bende|"
    r"sadece bende|yalniz bende|toplu) (?:bir \w+ )?m[iu]\b"
)
_WHEN_BACK = re.compile(
    r"\b(?:ne ?zaman|ne vakit|ne zmn|(?:saat )?kacta|kaca kadar|ne zamana|"
    r"kac saat\w*) (?:\w+ ){0,2}?"
    r"(?:bit|gider|duzel|gel|son|sur|acil|kalk|verilecek|kadar)\w*"
)
_LIST = re.compile(r"\bplanli (?:kesinti|calisma|bakim)\w*")


def asked_about(folded: str) -> bool:
    """Whether a plain text asks about an outage in the area, rather than telling of one."""
    is_it_so = bool(_IS_IT_SO.search(folded))
    if _EVERYBODYS.search(folded) or (_LIST.search(folded) and is_it_so):
        return True
    area = bool(_AREA.search(folded))
    if _WHEN_BACK.search(folded):
        return bool(_OUTAGE.search(folded)) or (area and "internet" in folded)
    return is_it_so and area and bool(_AMISS.search(folded)) and _question_is_of_it(folded)


def _question_is_of_it(folded: str) -> bool:
    """Whether what is asked is the outage itself: "arıza mı var", "kesinti var mı"."""
    return bool(_OF_IT.search(folded))


_OF_IT = re.compile(
    r"\b(?:kesinti|ariza|bakim|calisma|sorun|sikinti|problem|kesik|gitti)\w* (?:\w+ ){0,3}?m[iu]\b|"
    r"\b(?:\w+d[ae]|\w+ca) (?:da |de )?m[iu] (?:\w+ ){0,2}?(?:kesinti|ariza|kesik|yok|gitti|"
    r"sorun)\w*|"
    r"\b(?:kesinti|ariza|calisma|bakim|sorun)\w* (?:var|yok)m[iu]"
)
