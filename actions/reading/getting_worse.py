"""The words by which a danger that was told gets worse, folded. Pure."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import swallowed

if TYPE_CHECKING:
    from collections.abc import Mapping

_BATTERY = re.compile(
    r"\b(?:sarj|pil|batarya)\w* (?:\w+ )?(?:bit|az|kal|dus|yuzde)\w*|"
    r"\b(?:sarj|pil|batarya)\w* (?:\w+ )?\d{1,2}\b|\byuzde (?:\d{1,2}|bir|iki|uc|"
    r"dort|bes|alti|yedi|sekiz|dokuz|on)\b|\bkapan(?:acak|iyo|icak|mak uzere)\w*"
)


_BREATH = re.compile(
    r"\bnefes\w* (?:\w+ )?(?:al(?:am|mi|m[ai])|yok|kesil|dur|daral)\w*|\bmorar\w*|\bkalbi dur\w*|"
    r"\bnabiz\w* (?:yok|alam)\w*|\bbogul\w*|(?<!112 )\bcevap vermiyo\w*|\bhareket etmiyo\w*|"
    r"\bgozleri kap\w*|\bkalp masaj\w*|"
    r"\bbayil\w*|\bbilinc\w*|\bkendinden gec\w*"
)


_BLOOD = re.compile(
    r"\bkan\w{0,3} (?:\w+ )?(?:gel|ak|dur|kaybed|var|icinde)\w*|\bkani?yo\w*|\bkanama\w*"
)


_SHOCK = re.compile(
    r"\b(?:carp(?:ti|ild[iu]|ilmis|mis)|akima kapil\w*|cereyan\w* (?:kapil|tut|carp)\w*)|"
    r"\b(?:kablo|tel|dire[gk]|pano|kutu)\w* (?:\w+ )?(?:dokundu|degdi|tuttu|dokunmus|degmis|"
    r"yapisti)"
)


_BURN = re.compile(
    r"\b(?:el|kol|yuz|ayag|parma[gk]|bacag|vucud|sac|ust)\w* (?:\w+ )?yan(?:di|mis|iyo)\w*"
)


_COLD = re.compile(
    r"\b(?:usu(?:dum|yor\w*|yom)|sogud\w+|titri\w+|donuyorum|donucam|uyku\w* (?:\w+ )?(?:gel|var|"
    r"bast)\w*|"
    r"uyuyaca\w*|uyuyorum|uyudum|gozlerim kapan\w*|hissetmi\w+|uyustu\w*)"
)


_PAIN = re.compile(
    r"\bkotules\w+|\bdaha (?:da )?kotu\w*|\bagirlas\w+|\bkus(?:uyo|tu|uyor)\w*|\bagri\w* (?:art|"
    r"cok|gec)\w*|"
    r"\bolecek\b|\boeluyo\w*|\boeldu\w*|\boelmus\w*|\bfenalas\w+|\bdayanam\w+|\byarali|"
    r"\byaraland\w+|"
    r"\bs[iu]k[iu]st[iu][mk]\b|\b(?:kol|bacag|bacak|aya[gk]|el|bile[gk]|parma[gk])\w*(?: \w+)? "
    r"s[iu]k[iu]s(?:t[iu]|m[iu]s)\b|"
    r"\bcok kotu\w*"
)


_COMES = re.compile(
    r"(?:^|\b(?:kocam|o|adam|hala|gene|yine|geri|tekrar|simdi|eve|yukari|buraya|odaya|esim|babam|"
    r"sevgilim|"
    r"geldi|birisi|biri|asagi\w*|uzerime|ustume|su an|suan) )(?:\w+ )?"
    r"(?:gel(?:di|iyo\w*|dil?er|mis)|dondu|donuyo\w*|doendu|cikiyo\w*)\b(?! m[iu])|"
    r"\bkapi\w* (?:\w+ )?(?:kir|zorl|tekme|vur|yumruk|acm|ac|dayan|onun|kapid)\w*|\bkapida\b|"
    r"\bkiriyo\w*|\bbagiriyo\w*|\bustume\b|\bbicak\w*|\bsilah\w*|\bvur\w*|\bdov(?!iz)\w*|"
    r"\byaklas\w*|"
    r"\buyandi\b|\bsarhos\w*|\b(?:goruyo|duyuyo|duydu|gordu|buldu)\w* beni|\bbeni (?:duydu|gordu|"
    r"buldu)\w*|"
    r"\bsaldir\w*|\btehdit\w*|\bicerde\b|\biceri gir\w*|\bbogaz\w*"
)


_FRAUD = re.compile(
    r"\b(?:kod|sifre|bilgi|sms|onay)\w* (?:\w+ ){0,2}?(?:verdim|soyledim|istedi\w*|istiyo\w*|"
    r"gonderdim|"
    r"yazdim|paylastim|aldilar)|\bbanka\w*dan (?:\w+ )?(?:ara|mesaj|sms)\w*|"
    r"\b(?:para|hesab|hesap|kart|bakiye|tl|lira)\w* (?:\w+ ){0,2}?(?:cek|gitti|git|eksil|gonder|"
    r"transfer|"
    r"bosal|aktar|harca|alisveris)\w*|\b(?:kredi|havale|eft)\w* (?:\w+ )?(?:cek|yap|cik)\w*|"
    r"\bhesab\w* (?:gir|ele|sifre)\w*|\bwhatsapp\w* (?:\w+ )?(?:gir|ele|cal|yaz)\w*"
)


_SPREADS = re.compile(
    r"\b(?:buyu|yayil|sicra|artiyo|devril|patla|coktu|cokuyo|kop(?:tu|uyo)|dustu|yikil|alev|duman|"
    r"kivilcim)\w*"
)


_MEANS = re.compile(
    r"\b(?:hap|ilac|bicak|jilet|ip|cati|kopru|balkon|silah)\w* (?:\w+ )?(?:ic|yut|elim|al|kes|cik|"
    r"hazir|"
    r"duruyo|as)\w*|\belim\w* (?:\w+ )?(?:hap|ilac|bicak|jilet|ip|silah)\w*|\bictim\b|\bkestim\b|"
    r"\byaziyorum son\w*"
)


WORSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("shock", _SHOCK),
    ("breath", _BREATH),
    ("blood", _BLOOD),
    ("burn", _BURN),
)
"""What may come to any danger, with words of its own."""


WORSE_OF: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = MappingProxyType(
    {
        "violence": (("attacker", _COMES), ("battery", _BATTERY)),
        "stolen_line": (("fraud", _FRAUD),),
        "emergency": (*WORSE, ("cold", _COLD), ("battery", _BATTERY), ("", _PAIN)),
        "fire": (*WORSE, ("battery", _BATTERY), ("", _SPREADS), ("", _PAIN)),
        "electricity": (*WORSE, ("", _SPREADS), ("", _PAIN)),
        "self_harm": (("taken", swallowed.TAKEN), ("", _MEANS), ("cold", _COLD)),
    }
)
"""What may come to one kind; "" has no other words than the kind's own."""
