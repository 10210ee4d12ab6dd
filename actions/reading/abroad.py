"""That the trouble is told from abroad: "almanyadayım telefonum çekmiyor". Pure.

Whatever fails or costs there is use abroad, and no fault of the network at home. A country that is
only named is none of it: "Almanya'yı arayamıyorum". What countries are called is Unicode's (CLDR).
"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from lexicon.turkish import fold

_COUNTRY = re.compile(r"[A-Z]{2}")  # regions of the world have numbers
_HOME = frozenset({"TR", "ZZ", "QO", "EU", "EZ", "UN"})
# Words of every day, and names that stand in other words: "mali", "çad".
_EVERYDAY = frozenset({"mali", "cad", "man adasi", "umman", "nijer", "benin", "aruba", "togo"})
# As they are called besides, and where people go.
_ALSO = (
    *("kibris", "kktc", "girne", "magosa", "lefkosa", "amerika", "ingiltere", "iskocya", "dubai"),
    *("suudi", "bosna", "cekya", "makedonya", "hollanda", "kore", "mekke", "medine", "cidde"),
    *("umre", "londra", "paris", "berlin", "munih", "frankfurt", "viyana", "zurih", "roma"),
    *("milano", "amsterdam", "bruksel", "atina", "selanik", "sofya", "belgrad", "uskup"),
    *("saraybosna", "baku", "tiflis", "batum", "moskova", "new york", "barselona", "madrid"),
    *("prag", "budapeste", "tokyo", "bali", "maldivler", "bangkok", "avrupa", "arabistan"),
)
# There, back from there, or gone there: "fransadan döndüm", "italyaya gittim".
_THERE = (
    r"(?:(?: ?[dt][ae])(?:y(?:[iu]m|[iu]z|ken|d[iu]m|d[iu]k)|ki|n)?\b|"
    r" ?[dt][ae]n (?:\w+ )?(?:don|gel)(?:d[iu][mk]|[iu]n[cd]\w+|d[iu]g[iu]m\w*)\b|"
    r" ?y?[ae] (?:\w+ ){0,2}git(?:t[iu][mk]|t[iu]g[iu]m\w*|mist[iu][mk]|misken)\b|"
    r" ?y?[ae] gid(?:ince|ip|erken)\b)"
)
_SAID = re.compile(
    r"\byurt ?disi(?:n?da\w*|nday\w*|ndan)?\b|\broaming\w*|\bgurbetci\w*|\bhac(?:da|ca|tay)\w*"
)
_COSTS = re.compile(r"\b(?:fatura|ucret|lira|tl|para|borc|paket|yaz(?:di|mis)|cekti)\w*")


@cache
def _there() -> re.Pattern[str]:
    known = (
        fold(name)
        for code, name in Locale("tr").territories.items()
        if _COUNTRY.fullmatch(code) and code not in _HOME
    )
    places = sorted({*known, *_ALSO} - _EVERYDAY, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, places))}){_THERE}")


def is_told(folded: str) -> bool:
    """Whether a folded text of words and spaces tells that it happens, or happened, abroad."""
    return bool(_SAID.search(folded) or _there().search(folded))


def comes_from_there(folded: str) -> bool:
    """Whether a folded text tells of who or what comes from abroad: "Almanya'dan arıyorlar"."""
    return bool(_FROM_THERE.search(folded))


_FROM_THERE = re.compile(
    r"\b\w+ ?[dt][ae]n (?:\w+ )?(?:ar[iu]yo(?:r?lar|r)?\b|"
    r"ara(?:d[iu](?:lar)?|nd[iu]\w+|n[iu]yo\w*)\b|gelen\b|gonder\w*|siparis\w*|mesaj\w*)"
)


def costs(folded: str) -> bool:
    """Whether a folded text tells of money."""
    return bool(_COSTS.search(folded))
