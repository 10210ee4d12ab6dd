"""That somebody may act for the owner of a line: a court's decision, a power of attorney. Pure.

"Vasi kararı var", "vekaletname elimde", "mirasçılık belgemiz var" threaten nobody and ask nothing:
whoever works on the complaint has to read it.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold

_PAPER = re.compile(
    r"\b(?:vasi|vasili[kg]|vesayet|kayy[iu]m|velayet|temsil yetki\w*|miras[cs][iu]li[kg]|veraset)"
    r"\w*(?: \w+){0,2} (?:karar|belge|ilam|evrak|kagid|yazi|yetki)\w*|"
    r"\bvekalet(?:name)?(?:m|si|yi|miz|mi|imiz|im)?\b|\b(?:noter|avukat)\w* vekalet\w*|"
    r"\b(?:mahkeme|noter)\w*(?: \w+){0,2} (?:vasi|vekalet|yetki|vesayet)\w*|"
    r"\b(?:vasi|kayyum|kayyim|veli|vekil)(?:yim|siyim|iyim|siyiz|yiz|im)\b"
)
_ASKED = re.compile(
    r"\?|\b(?:gerek\w*|lazim|olur|yeter\w*|istiyor\w*|ister\w*) ?m[iu]\b|\bm[iu]y?[iu]m\b"
)
_LONGEST = 12


def is_told(text: str) -> bool:
    """Whether a brief text says that its writer may act for somebody."""
    folded = fold(text)
    brief = len(folded.split()) <= _LONGEST
    return brief and bool(_PAPER.search(folded)) and not _ASKED.search(folded)
