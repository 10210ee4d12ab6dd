"""An old customer's line that is out, and nobody they reach by it: a complaint, no emergency. Pure.

"78 yaşındayım, ev telefonum çalışmıyor, kimseye ulaşamıyorum". Who is ill, hurt or alone beside it,
or cannot reach help, is in need (`unreachable`); old age and a broken line by themselves are not.
"""

from __future__ import annotations

import re

_LINE = r"\b(?:(?:ev|sabit|cep) ?)?(?:tel(?:efon)?|tlf|tlfn|ahize|hat|hatt|sebeke|santral)\w*"
_OUT = (
    r"(?:calism\w+|kesik\w*|kesil\w+|yok\b|bozuk\w*|bozul\w+|ariza\w*|ac[iu]lm\w+|cekm\w+|olu\b|"
    r"sustu|susk\w+|sagir|kapan\w+|kapali\w*|gitti|gelm[iu]yo\w*|gelmedi|cevir sesi|sinyal|hisirti)"
)
_IS_OUT = re.compile(rf"{_LINE}(?: \w+){{0,4}}? {_OUT}|\b(?:calismayan|bozuk|kesik) {_LINE[2:]}")
_UNREACHED = re.compile(
    r"\bkimse\w*(?: \w+){0,2} (?:ulas|ara|gorus|konus)am\w+|\b(?:ulas|ara|gorus|konus)am\w+ "
    r"kimse\w*|"
    r"\bkimse(?:ler)? (?:\w+ )?(?:beni |bizi )?(?:ulas|ara)am\w+"
)
_OF_AGE = re.compile(
    r"\b(?:(?:\d{2}|elli\w*|altmis\w*|yetmis\w*|seksen\w*|doksan\w*)(?: ?(?:bir|iki|uc|dort|bes|"
    r"alti|yedi|sekiz|dokuz))? yas\w*|yasl[iu]\w*|ihtiyar\w*|emekli\w*)"
)
_IN_NEED = re.compile(
    r"\b(?:hasta\w*|ilac\w*|tansiyon\w*|seker(?:im|i|im var)\b|kalp\w*|kalb\w*|felc\w*|inme\w*|"
    r"yatalak|oksijen\w*|diyaliz\w*|solunum\w*|cihaz\w*|fenalas\w*|kotules\w*|dus(?:t|m)\w*|"
    r"yalniz\w*|tek bas\w*|bir bas\w*|kimse(?:m|miz|ler)? (?:de |da )?yok\w*|engelli\w*|hamile\w*|"
    r"dogum\w*|ambulans\w*|doktor\w*|112|155|156|110|kan\b|kaniyo\w*|agri\w*|bayil\w*|nefes\w*|"
    r"bas(?:im)? don\w*|yangin\w*|duman\w*|gaz\w*|hirsiz\w*|korku\w*|imdat|yetis\w*|kurtar\w*|"
    r"yardim\w*|acil\w*|olu(?:yor|cem|yom)\w*|olecegim|mahsur\w*|kilit\w*|kalkam\w*|yuruyem\w*)"
)


_WORDS_BESIDE = (
    r"(?:ya+|be|yav|yahu|abi|abla|hocam|kardes\w*|iste|hic|hala|yine|gene|ki|de|da|bu|su|an|simdi|"
    r"evde\w*|burada|burda|bizde|bende|benim|bizim|su|gun\w*|dun\w*|beri|\d+|iki|uc|dort|saat\w*)"
)
_BARE = re.compile(
    rf"(?:{_WORDS_BESIDE} )*(?:ev |sabit |cep )?(?:tel(?:efon)?|tlf|hatt?)"
    r"(?:[iu]m\w{0,3}|[iu]|lar)? "
    rf"(?:{_WORDS_BESIDE} )*(?:yok|kesik|gitti|olu|calismiyo\w*|calsmiyo\w*|cekmiyo\w*)"
    rf"(?: {_WORDS_BESIDE})*"
)


def is_all(words: str) -> bool:
    """Whether folded words tell of a line that is out and of nobody in need."""
    if _BARE.fullmatch(words):
        return True  # "hat yok ya"
    if _IN_NEED.search(words) or not _IS_OUT.search(words):
        return False
    return bool(_UNREACHED.search(words) or _OF_AGE.search(words))
