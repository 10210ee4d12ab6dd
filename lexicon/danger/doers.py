"""Things of the trade that "kill": who does it is a line, a device, a bill or the firm. Pure.

"Bu internet beni öldürecek", "öldürecek beni şu modem", "operatörünüz insanı hasta eder". The
thing is the verb's subject: it stands bare, and between them are whom it befalls and words of
degree only. "İnternet yok diye kocam beni öldürecek", "hat kesik, beni öldürecek" are none of it.
"""

from __future__ import annotations

import re

_STEM = (
    r"(?:(?:inter)?net|wi ?fi|modem|hatt?|sebeke|sinyal|baglanti|hiz|ping|lag|altyapi|fiber|kota|"
    r"operator|(?:turk )?telekom|turkcell|vodafone|firma|sirket|hizmet|robot|menu|uygulama|yayin|"
    r"televizyon|tv|telefon|fatura|ucret|fiyat|zam|tarife|taahhu[td]|borc|taksit|paket|abonelik|"
    r"abonelig)"
)
# Bare, in the plural or somebody's; in no case: "internette", "modemin" do nothing.
_BARE = r"(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|s?[iu])?"
# What it does, or what comes of it: "internetin kopması", "modem derdi".
_OF_IT = r"(?:derd|cile|is|sorun|kesinti|yavaslig|mesele|\w{2,}m[ae])(?:s?[iu]|ler[iu])"
_THING = (
    rf"(?:{_STEM}{_BARE}(?: {_STEM}{_BARE}){{0,3}}(?: {_OF_IT})?|{_STEM}{_BARE}n?[iu]n {_OF_IT})"
)
_WHOM = (
    r"(?:beni|bizi|seni|onu|hepimizi|herkesi|insan\w*[iu]|adami|milleti|\w{2,}[iu]m(?:[iu]z)?[iu])"
)
_HOW = (
    r"(?:bir gun|birgun|(?:en )?sonunda|artik|resmen|vall\w*|gercekten|cidden|yemin ederim|ya+|"
    r"var ya|de|da|ki|yakinda|yavas yavas|iste|erkenden|genc yasta|\w+(?:rden|sten)|hep|yine|gene)"
)
_WHICH = r"(?:bu|su|o|sizin)"
_BETWEEN = rf"(?: (?:{_WHOM}|{_HOW})){{0,6}}"
_KILLS = (
    r"(?!\w*(?:c[ae]g[iu]m|[iu]?c[ae]m|[iu]r[iu]m)\b)"
    r"(?:(?:oldur|gebert|bitir|mahve[td]|delirt|cildirt)\w*|"
    r"(?:hasta|kanser|verem|deli|katil|felc|kalpten) e[td]\w*)"
)
_BY_A_THING = re.compile(
    rf"\b(?:{_WHICH} ){{0,2}}{_THING}{_BETWEEN} {_KILLS}|"
    rf"\b{_KILLS}{_BETWEEN} {_WHICH} (?:\w+ )?{_THING}\b",
    re.ASCII,
)


def without(words: str) -> str | None:
    """Return folded words without what things do to people; None where they do nothing."""
    left, times = _BY_A_THING.subn(" ", words)
    return left if times else None
