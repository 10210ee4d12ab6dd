"""What makes words less than a plain statement: doubt, a question, irony, a delay. Pure."""

from __future__ import annotations

import re

DOUBT = re.compile(
    r"\b(?:galiba|sanki|sanirim|herhalde|belki|umarim|ins(?:allah)?|insallah|muhtemelen|"
    r"olabilir|bilmiyo\w*|bilmem|bilemedim|bilem\w*|diyeme[mz]|soyleyemem|kararsiz\w*|"
    r"ne bileyim|emin (?:degil|"
    r"ola?ma)\w*|anlayamadim|"
    r"sizce|nasil (?:ister|uygun|bilir)\w*|fark ?etmez|(?:ne|bi sey) fark eder|(?:sen|"
    r"siz) bilir\w*|"
    r"bana gore hava hos|umrumda degil|hava hos|ne (?:olacak|degisecek|diyeyim)|okuyamadim|"
    r"okumadim|anlamadim|kafam yerinde degil|sayilir|zannimca|acaba|"
    r"(?<!iniz )(?<!unuz )(?<!igin )(?<!igu )(?<!ugu )(?<!\bmis )(?<!eskisi )gibi|eh|h+m+|"
    r"(?<!hi )hi+(?! hi))\b"
)
LEFT = re.compile(r"\b(?:kalsin|kalmasin|bosver\w*|bos ver\w*|neyse|amaan|aman)\b")
"""Said by who leaves it at that; whether with or without the act is not said."""
ASKED = re.compile(r"\?|\bm[iu](?:y[iu]m|s[iu]n(?:[iu]z)?|d[iu]r|y[iu]z)?\b")
RHETORICAL = re.compile(
    r"\b(?:ni?ye|neden|nicin|nasil|ne diye|neyi|neyin|nesi(?:ni)?|neresi(?:ni)?)\b"
)
IRONY = re.compile(
    r"[🙄😒😏😤😡🤬🤡👏🤦😠]|\btabi+ (?:tabi+|canim|efendim|ya|ne demezsin)|\bne demezsin|\(!\)|"
    r"[\u0022\u201c\u201d]|\bruya\w*|\bpadisah|"
    r"\bna+h\b|\bhadi or[dl]a?n|\byersen\w*|\bcok beklersin\w*|"
    r"\byok canim|"
    r"\bucuyo\w*|\bguya|\bsozde|\bsozum ona|\bplaket|\bodul|\bbravo|\baferin|\bhelal|\byalan|"
    r"\bmasallah|\balkis|\btebrik|\boldu olacak|\bne guzel|\bdalga|\bisinize gel|\bkurtulun|"
    r"\brahat edin|\bsaka|\bsandim|\bsan(?:in|iyo\w*|iyordu\w*|mayin|miyo\w*|mist\w*)\b|"
    r"\b(?P<said>\w+) canim (?P=said)\b|\b[a-z](?P<rhyme>\w{2,10}) m(?P=rhyme)\b|\bsanmist|"
    r"\bzannet|\bdediler|\bdediniz|\bdemis\w*|\byazmis\w*|\bdiyen"
)
MOCKERY = re.compile(
    r"\bna+h\b|\bhadi or[dl]a?n|\byersen\w*|\bcok beklersin\w*|"
    r"\btabi+ (?:tabi+|canim)\b|\bucuyo\w*|\bplaket|\bpadisah|\bruya\w*|\byalan|\bne demezsin"
)
WAIT = re.compile(
    r"\b(?:bekle(?:yin|r misin\w*|yiniz|rmisin\w*)?|(?:bi|bir|1|iki|2|uc|3|bes|5|on|10) ?"
    r"(?:dakika|dakka|dk|dkka|saniye|sn|sny|sani|saat)\w*|dur|durun|hoop?|"
    r"bakiyo\w*|(?:deniy|okuy|yapiy|kontrol ediy|resetliy|bekliy)o(?:rum|ruz|m|z)|deniyo|"
    r"(?:bak|sor|danis|soyl|diye|dusun|den|don|oku|izl|gor|kontrol ed|alay|bul|getir|incel|yaz|"
    r"haber ver|"
    r"ara|geli)\w{0,3}?(?<!m)(?:[aei]y[iu]m|[iu]y[iu]m|[iu]c[ae]m|[iu]yc[ae]m|[ae]c[ae]g[iu]m|"
    r"[ae]k[iu]m|[aeiu]r[iu]m)|"
    r"birazdan|az sonra|daha sonra|simdi bak\w*|acele etme|karar ver(?:iri?m|ecem|icem|eyim|"
    r"ecegim)|musait degil\w*|karar vermedim|(?:simdi|su an|suan) (?:olmaz|musait)|(?:bak|"
    r"oku)s[iu]n(?:lar)?|"
    r"sonra (?:yaz|bak|den|devam)\w*)\b"
)
LATER = re.compile(
    r"\b(?:sonra|birazdan|aksam\w*|yarin|oglen|gece|haftaya|pazartesi|once|evvel|"
    r"bekle\w*|dur|durun|musait degil\w*|(?:bi|bir|\d+) ?(?:dakika|dakka|dk|saniye|sn|saat))\b"
)
FAMILY = re.compile(
    r"\b(?:es|koca|kari|anne|baba|ogl|oglu|kiz|abi|abla|kardes|hanim|bey)\w{0,6} (?:bi(?:r)? )?"
    r"(?:konus|sor|danis|goster)\w*"
)
PROVISO = re.compile(
    r"\b(?!sakinca)\w{2,}(?:[iuae]rs[ae](?!n[ae]|n[iu]z[ae])\w*|[iu]nc[ae]|[dt][iu]kt[ae]n|"
    r"m[ae]zs[ae]\w*)\b"
)
TRIED = re.compile(
    r"\b(?:dene(?:di|mist)|yapdim|uygula(?:di|mist))\w*|\b(?:yap|et|resetle|kapat|ac|tak|cikar|"
    r"baslat|bekle|"
    r"degistir|cevir|"
    r"bas|sifirla|cek|sok|oynat)[dt][iu][mk]\b"
)


def is_ironic(written: str, plain: str) -> bool:
    """Whether a text, as written and as `verbs.plain` makes it, is not meant as it says."""
    laughs = re.search(r":\)|:d|haha|ahah|🙂|😂", written.lower()) is not None
    return bool(IRONY.search(f"{written} {plain}")) or (laughs and "tabi" in plain)
