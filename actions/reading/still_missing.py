"""What is said of somebody who is missing, once that was told: still gone, or back. Pure.

"Hâlâ yok", "gelmedi daha" and "polis geldi" end nothing; only who was found, or came home, does.
"""

from __future__ import annotations

import re

STILL_GONE, BACK = "still_gone", "back"

_ONE = r"(?:kiz|ogl|oglan|cocu[kg]|torun|kardes|yegen|bebe[kg]|yavru|ufaklik)\w*"
_NOT_YET = r"(?:hala|halen|daha|henuz|yine|gene|simdi(?:ye)?|kac saat\w*)"
_GONE = re.compile(
    rf"\b{_NOT_YET}\b(?: \w+){{0,4}} (?:yok|gel\w*me\w*|gelm[ei]\w*|donm[eiu]\w*|haber|ulasam\w*|"
    r"acm\w*|kapali|kayip|ortada|cikm[ai]\w*)\b|"
    r"^(?:hayir |yo+k? |maalesef |ne yazik ki )*"
    r"yok(?:lar)?(?: (?:daha|hala|halen|henuz|iste|artik|ya))*$|"
    r"\b(?:bul(?:am|unam|unm|m)[ai]\w*|donm[eu]d\w*|donmuyo\w*|gelm[ei](?:d|y)\w*|cikmadi\w*|"
    r"haber (?:yok|al[ai]m\w*|gelm\w*)|ses ?seda\w*(?: \w+)? (?:yok|cikm\w*)|"
    r"iz(?:i|ine)? (?:yok|rastla\w*)|"
    r"(?:bak|ara|sor)(?:tik|dik|dim|tim)(?: \w+){0,2} (?:yok|bulam\w*))\b"
)
_CAME = r"(?:geldi|dondu|gelmis|donmus|cikti geldi)"
_FOUND = re.compile(
    r"\bbul(?:duk|dum|dular|undu|unmus|muslar)\b|\bortaya cikti\b|"
    rf"\b(?:eve|evine) (?:\w+ )?{_CAME}\b|\b{_ONE} (?:\w+ )?(?:{_CAME}|bulundu)\b|"
    rf"^(?:(?:simdi|az once|demin|sonunda|tamam|cok|sukur) )*{_CAME}"
    r"(?: (?:cok|sukur|simdi|tamam|artik|iyi))*$|"
    r"\b(?:arkadas|okul|karakol|komsu|dayi|teyze|amca|babaanne|anneanne)\w*(?:ymis|nday\w+)\b"
)
_NOT_FOUND = re.compile(
    r"\b(?:m[iu](?:yd[iu]|ym[iu]s|s[iu]n\w*)?|yok|hala|halen|ama|degil|kim\w*|polis\w*|jandarma\w*|"
    r"ekip\w*|telefon\w*|canta\w*|mont\w*|ayakkab\w*|esya\w*|olu\b|olmus|ceset\w*|cesed\w*|kan\b|"
    r"yarali\w*|baygin\w*|nefes\w*)\b"
)


def said(words: str) -> str | None:
    """Return what folded words say of who is missing; None where they say neither."""
    if _FOUND.search(words) and not _NOT_FOUND.search(words):
        return BACK
    return STILL_GONE if _GONE.search(words) else None
