"""Whether words name what rights over personal data are about. Pure.

"Fatura meselesini silin", "artık sizde değilim" name none of it, whatever they are taken for.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, words_only

_NAMED = re.compile(
    r"\b(?:kvkk|6698|gdpr|veri(?:ler|n|m|l|s|y|t|niz)?\w*|kisisel\w*|bilgi\w*|kay[iu]?[dt]\w*|"
    r"numara\w*|telefon\w*|adres\w*|ad[iu]m\w*|isim\w*|ism[iu]\w*|e ?posta\w*|e ?mail\w*|mail\w*|"
    r"riza\w*|onay\w*|izin\w*|izn\w*|ileti\w*|hakk\w*|unutul\w*|sistem\w*|liste\w*|hesa[bp]\w*|"
    r"uyeli\w*|depola\w*|sakl\w*|paylas\w*|aktar\w*|imha|konusma\w*|sohbet\w*|yazdik\w*|yazisma\w*|"
    r"tutuyo\w*|tuttu\w*|biliyo\w*|ne varsa)\b"
)


def are_named(text: str) -> bool:
    """Whether a text speaks of data, consent or what is kept of somebody."""
    return bool(_NAMED.search(words_only(fold(text))))
