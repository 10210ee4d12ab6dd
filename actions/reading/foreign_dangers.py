"""Danger told in another language: fire, attackers, breath and blood, wanting to die, a cry. Pure.

A few words per language, enough to answer with 112 in it; everything else is a human's to read. A
lamp that "burns", and help that is wanted with a bill, are none.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = str.maketrans("êîûäöüßşçéèáà", "eiuaousscee" + "aa")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 600
HELP = "help"
"""The kind of a foreign message that only calls for help."""
_KINDS = ("self_harm", "violence", "fire", "emergency")


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")


def _only(word: str) -> re.Pattern[str]:
    """Return what matches a cry for help with nothing else beside it."""
    return re.compile(rf"(?:(?:{word})(?: |$)){{1,8}}")


_TELLS: Mapping[str, Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "en": {
            "self_harm": _any(
                *("kill myself", "suicid", "end my life", "want to die", "hurt myself"),
                *("(?:dont|do not) want to live", "take my (?:own )?life"),
            ),
            "violence": _any(
                *("burglar", "broke into", "breaking in", "raped?", "kidnap", "being attacked"),
                r"(?:some(?:one|body)|a man|a stranger) (?:is )?in (?:my|the|our) (?:house|home)",
                r"(?:he|she|they|husband|boyfriend|father|man|some(?:one|body)) "
                r"(?:(?:is|are|will|wants to|has|keeps) )?"
                r"(?:beat|hit|kill|attack|threaten|hurt|stab|follow)\w* (?:me|us|my|her|him)",
                "(?:with|has) a (?:knife|gun)",
            ),
            "fire": _any(
                *(
                    "fire in",
                    "on fire",
                    "there ?i?s (?:a )?fire",
                    "fire fire",
                    "gas leak",
                    "smell gas",
                ),
                r"(?:house|home|flat|kitchen|room|building) (?:is )?burning",
                "smoke (?:is |coming |in |everywhere)",
            ),
            "emergency": _any(
                *("not breathing", "stopped breathing", "(?:cant|cannot|can not) breathe"),
                *("heart attack", "unconscious", "fainted", "collapsed", "bleeding", "ambulance"),
                *("seizure", "overdose", "drowning", "choking", "a stroke", "giving birth"),
                *("trapped", "electrocuted", "car accident", "is dying", "need (?:the )?police"),
            ),
            "cry": _only("please|help me|help us|help|now|sos|emergency"),
        },
        "de": {
            "self_harm": _any(
                *("nicht mehr leben", "umbringen", "selbstmord", "suizid", "will sterben"),
                "mich (?:selbst )?toten",
            ),
            "violence": _any(
                *(
                    "einbrecher",
                    "einbruch",
                    "bedroht",
                    "uberfall",
                    "vergewaltig",
                    "messer",
                    "waffe",
                ),
                r"(?:schlagt|verfolgt|wurgt|prugelt) (?:mich|uns|sie|ihn)",
                r"(?:mann|jemand|er|vater|freund) (?:schlagt|verfolgt|will mich)",
            ),
            "fire": _any(
                "es brennt", "(?:wohnung|haus|kuche|zimmer) brennt", "feuer", "rauch", "gasgeruch"
            ),
            "emergency": _any(
                *(
                    "atmet nicht",
                    "keine luft",
                    "nicht (?:mehr )?atmen",
                    "herzinfarkt",
                    "bewusstlos",
                ),
                *("ohnmachtig", "blutet", "krankenwagen", "notarzt", "schlaganfall", "verletzt"),
                *("ertrink", "vergiftet", "stirbt", "eingeschlossen"),
            ),
            "cry": _only("hilfe|zu hilfe|bitte|notfall|schnell|helfen sie mir|helfen sie"),
        },
        "ru": {
            "self_harm": _any(
                *("не хочу (?:больше )?жить", "покончить", "самоуби", "убить себя", "хочу умереть"),
                "ne hochu zhit",
            ),
            "violence": _any(
                *("грабител", "убивают", "убь[её]т", "бь[её]т", "избива", "напал", "угрожа"),
                *("насил", "вломил", "ножом", "ubivayut", "bandit"),
            ),
            "fire": _any(
                "пожар", "(?:дом|квартира|кухня) горит", "горим", "дым", "запах газа", "po[zj]h?ar"
            ),
            "emergency": _any(
                *("не дыш", "инфаркт", "сердечн", "без сознания", r"потеря\w+ сознание", "кров"),
                *("скорую", "рожает", "задыха", "тонет", "тону", "авари", "умирает", "ne dysh"),
            ),
            "cry": _only("помогите|помоги|спасите|на помощь|пожалуйста|срочно|pomogite|spasite"),
        },
        "ar": {
            "self_harm": _any(
                *("أريد أن أموت", "اريد ان اموت", "اريد اموت", "انتحر", "انتحار", "أنتحر"),
                *("لا أريد أن أعيش", "لا اريد ان اعيش", "لا اريد العيش", "أقتل نفسي", "اقتل نفسي"),
            ),
            "violence": _any(
                *("لص", "سارق", "يهدد", "يضرب", "يقتل", "سيقتل", "سكين", "سلاح", "اقتحم", "يلاحق"),
            ),
            "fire": _any("حريق", "يحترق", "تحترق", "دخان", "رائحة غاز", "نار في", "harik", "7ari2"),
            "emergency": _any(
                *("لا يتنفس", "لا تتنفس", "نوبة قلبية", "إسعاف", "اسعاف", "الإسعاف", "الاسعاف"),
                *(
                    "فقد الوعي",
                    "فقدت الوعي",
                    "أغمي",
                    "اغمي",
                    "ينزف",
                    "تنزف",
                    "يموت",
                    "تموت",
                    "يغرق",
                ),
            ),
            "cry": _any("النجدة", "نجدة", "أنقذوني", "انقذوني", "ساعدوني بسرعة", "najda"),
        },
        "ku": {
            "self_harm": _any(
                *("naxwazim bijim", "xwe bikujim", "dixwazim bimirim", "dixwazim bimrim"),
            ),
            "violence": _any(
                *("min dikuj", "dikujin", "li min dixe", "min dixin", "gefan", "bi ker", "bi cek"),
                r"diz (?:ket|hat|di)\w*",
            ),
            "fire": _any(
                r"agir (?:ket|ber|mal|li|di)\w*", "disewit", "sewiti", "mala (?:me|min) agir"
            ),
            "emergency": _any(
                *("nefes nagire", "nikare nefes", "behna (?:wi|we|min)", "behis", "xwin", "dimire"),
                *("kriza dil", "hise xwe"),
            ),
            "cry": _any("hawar (?:hawar|min|me|were)"),
        },
    }
)
# A lamp burns, and a stick is on fire by its name.
_EVERYDAY = re.compile(
    r"\b(?:lampe|licht|led|leuchte|rot|lamp|light|fire ?stick|fire tv|vertrag|лампочка|"
    r"индикатор)\w*"
)


# Nothing else is said: it may be a fire, or a bill.
_ASKS = re.compile(
    r"(?:(?:pls|please) )?(?:h+e+l+p+(?: me+)?|sos|emergency|urgent)(?: (?:pls|please))?"
)


def asks_for_help(text: str) -> bool:
    """Whether somebody only calls for help in English, once, and must be asked what for."""
    return bool(_ASKS.fullmatch(" ".join(_WORD.findall(text[:_LONGEST].lower()))))


def found(text: str) -> tuple[str, str] | None:
    """Return the language and the kind of the danger that a text tells of in another language."""
    words = " ".join(_WORD.findall(re.sub("['\u2019]", "", text[:_LONGEST].lower())))
    plain = words.translate(_MARKS)
    if _EVERYDAY.search(plain) or asks_for_help(text):
        return None
    for language, tells in _TELLS.items():
        kind = next((one for one in _KINDS if tells[one].search(plain)), None)
        if kind is None and _cries(tells["cry"], plain, language):
            kind = "emergency"
        if kind is not None and languages.may_be(text, language):
            return language, kind
    return None


def _cries(cry: re.Pattern[str], words: str, language: str) -> bool:
    """Whether a cry for help is all that is said; one word alone is asked back."""
    if language == "en" and " " not in words:
        return False
    return bool(cry.fullmatch(words) if language in {"en", "de", "ru"} else cry.search(words))
