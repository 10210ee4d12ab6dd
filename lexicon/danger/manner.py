"""Everyday manners of speech that have a danger's words and no danger. Pure.

"Elektrik çarptı fatura beni", "ev telefonum öldü", "hakkınızı helal edin, numaramı taşıyorum",
"ölmeden şu telefonu yapıverin", "geçen hafta kalp krizi geçirdim, faturam gecikti". Each is a
strong word bound to the trade's own matters, to another time or to a place's name; with anything
that is going on now, or is said of wanting to die, it is none of these.
"""

from __future__ import annotations

import re

from lexicon.danger import aged, bound, by_the_way, line_only
from lexicon.danger.trade import COST, TRADE
from lexicon.turkish import fold, nfc, words_only

_STRONG = (
    r"(?:oldur|carp(?:ti|il|iyo)|yak(?:ti|iyo|acak)|bitir|mahvet|bogul|bog(?:du|uyo)|delirt|"
    r"cildirt|"
    r"oldum|oluyorum|olece[gm]|olucem|intihar|oleyim|olsem|geberdim|vur(?:du|uyo)|soy(?:du|uyo|"
    r"gun)|rehin|kriz|"
    r"asa(?:cak|yim)|yandi[km]|yaniyoru|ates)\w*"
)
_GAP = r"(?: \w+){0,4}? "
# A bill, a line strikes, kills, burns; or is what one dies, burns or drowns of.
_BY_THE_TRADE = (
    rf"\b{COST}{_GAP}{_STRONG}|\b{_STRONG}{_GAP}{COST}|"
    rf"\b(?:olse\w*|oleyim|geber\w*){_GAP}kurtul\w*{_GAP}{TRADE}|"
    rf"\b{TRADE}{_GAP}(?:olse\w*|oleyim){_GAP}kurtul\w*|"
    r"\b(?:musteri|patron|mudur|hoca|sefim)\w* (?:\w+ ){0,2}oldurec\w*"
)
_COMPARED = (
    r"\b(?:yangin|intihar|deprem|bomba|cehennem|idam|cenaze|savas|carp\w*|silah\w*|bicak\w*|"
    r"kriz\w*|"
    r"olum\w*|hirsiz\w*)(?: (?:var|cikmis|olmus|gecir\w*|yemis))? (?:gibi|misali|sanki|kadar)\b|"
    r"\bsanki (?:\w+ ){0,3}(?:yangin|intihar|deprem|bomba|elektrik|cehennem|oldur)\w*"
)
# What is said of patience and of feelings.
_IDIOM = r"\b(?:canim[ai] tak\w*|kal[pb]\w* kir\w*|sabr\w* tas\w*|icim(?:i)? (?:sis|bay)\w*)\b"
_DEVICE = (
    r"(?:telefon|hat|hatt|modem|internet|televizyon|tv|cihaz|wifi|kumanda|ahize|uydu|ekran|router|"
    r"dekoder|laptop|tablet|sinyal)\w*"
)
# What is said of people when a device fails; the device must be its subject.
_FATE = (
    rf"\b{_DEVICE}(?: (?:da|de|artik|resmen|sonunda|komple|tamamen|yine|birden|simdi|ise|bi|bir|"
    r"anda|kutu\w*|hatt?\w*|ses\w*|yok|kesik)){0,4} (?:old[iu]|olmus|olu|can cekis\w*|"
    r"can ver\w*|bayil\w*|geber\w*|"
    r"vefat|rahmetli|komada|komaya|intihar|son nefes\w*|felc\w*|sizlere omur)\b"
)
_LEAVING = (
    r"\b(?:(?:operator|vodafon|turkcell|telekom|firma|sirket)\w*(?: \w+){0,2} (?:gec|tasi|"
    r"degis)\w*|"
    r"numara\w* tasi\w*|(?:hatt?|abonelig|abonelik|internet|sozlesme)\w*(?: \w+){0,2} "
    r"(?:kapat|iptal|sonlandir|feshed|tasi)\w*|(?:baska|rakip) (?:yere|firmaya|"
    r"operatore) (?:gec|gid)\w*)"
)
_FAREWELL = (
    r"\b(?:helal ed\w*|helal olsun|hakk\w+ helal|hosca ?kal\w*|elveda|veda\w*|gidiyor?um|gidiyom|"
    r"donmem|donmic\w*|donmeye\w*|kafaya koy\w*|karar\w* ver\w*|kararliyim|kararim\w*|bitti|bitsin|"
    r"buraya kadar\w*|son (?:mesaj|sikayet|yazi|uyari)\w*|artik yokum|vazgec\w*|istemiyorum|"
    r"dayanam\w*|yoruldum|bikt\w*)"
)
_BEFORE_I_DIE = (
    r"\bolmeden (?:\w+ ){0,3}(?:su|bu|bi|bir|telefon\w*|internet\w*|televizyon\w*|tv|hat\w*|"
    r"fatura\w*)\b"
)
# The owner's line: "hattı üzerime almak".
_OWNERSHIP = (
    r"\bhatt?\w*(?: \w+){0,3} (?:ust|uz(?:er)?)\w*(?: \w+){0,2} (?:al|gecir|yap|devr|olsun|gec)\w*|"
    r"\b(?:ust|uzer)(?:im|um)e (?:al|gecir|devr)\w*(?: \w+){0,3} hatt?\w*"
)
# Old people say "kaza" for a district.
_DISTRICT = (
    r"\b\w+ ?(?:in|un|nin|nun|ili|ilinin) \w+ kazasi(?:nin|na|nda|ndan)?\b|"
    r"\bkazasi \w+ (?:koyu|mah)\w*"
)
# Somebody comes by appointment, and the door is their way in.
_VISIT = (
    r"\b(?:ekip|teknisyen|usta|eleman|kargo\w*|kurye|montaj\w*|servis)\w*(?: \w+){0,5} (?:gel|"
    r"kapi|zil|cal)\w*|"
    r"\bkapi\w*(?: \w+){0,3} (?:actir|acar|acil|zil)\w*"
)
_PAST = (
    r"\b(?:dun|gecen (?:gun|hafta|ay|yil|sene|yaz|kis)\w*|(?:\d+|bir|iki|uc|dort|bes|on|birkac) "
    r"(?:gun|hafta|ay|yil|sene) (?:once|evvel)\w*|evvelki \w+|yillar once|"
    r"ol(?:eli|dugunden beri|dukten sonra)|(?:kocam|esim|annem|babam|dedem|ninem|karim) olunce|"
    r"vefat ed\w*|rahmetli\w*|taburcu\w*|hastanede yat\w*|"
    r"hastanedey(?:im|di\w*|ken))\b"
)
# Who is not at home, at work or no customer any longer: "yarın evde olmayacağım, ekip gelmesin".
_NOT_THERE = (
    r"(?:ol(?:m[ae]y[ae]c[ae]\w+|m[iu]y?c[ae]\w+|m[ae]m|m[ae]y[iu]z)|yok(?:um|uz|tum|tuk)?)\b"
)
_AWAY = (
    r"(?:tatil|izin|seyahat|yolculu|yurt ?disi|sehir disi|yazli|koy|memleket|gurbet|askerlik|"
    r"hastane)\w*"
)
_MONTH = r"(?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|araliga)"
_THEN = (
    rf"(?:\d{{1,2}} {_MONTH}\w*|{_MONTH}\w*|(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|"
    rf"pazar|hafta ?sonu|hafta|yarin|bayram|ayin)\w*(?: \d{{1,2}}\w*)?|{_AWAY})"
)
_ABSENCE = (
    rf"\b(?:ev|is|isyeri|dukkan|magaza|ofis|okul|koy|sehir|yazlik|memleket|adres)\w*?(?:d[ae]|t[ae])"
    rf"(?: \w+){{0,3}}? {_NOT_THERE}|\b{_NOT_THERE} (?:ev|is|dukkan|ofis)(?:d[ae]|t[ae])\b|"
    rf"\b{_THEN}(?: \w+){{0,3}}? {_NOT_THERE}|\b{_NOT_THERE}(?: \w+){{0,3}} {_AWAY}|"
    rf"\b(?:musteri|abone)\w* (?:\w+ )?{_NOT_THERE}|"
    rf"\b{_NOT_THERE}(?: \w+){{0,4}} (?:gelm[ae]s[iu]n\w*|gelmey[iu]n|gelsin\w*|ekip\w*|usta\w*|"
    r"teknisyen\w*|randevu\w*|musait\w*|oteleyin|erteleyin)\b|"
    rf"\b(?:ekip|usta|teknisyen|randevu|montaj)\w*(?: \w+){{0,6}} {_NOT_THERE}"
)
_FOR_GOOD = re.compile(
    r"\b(?:artik (?:hic|kimse)|yuk\b|veda\w*|kimseye|herkes\w*|cocuklarim|hakkin\w*|"
    r"son (?:kez|mesaj\w*|gun\w*)|zaten|ceset\w*|mezar\w*|bulursunuz|affed\w*|sonsuza)\b"
)
# A death in the family, told for the sake of the line: "babam öldü, hattı üstüme alacağım".
_BEREFT = (
    r"\b(?:anne|baba|dede|nine|es|koca|kari|abi|abla|kardes|amca|dayi|teyze|hala|kayin\w*|kaynana|"
    r"ogl|kiz|rahmetli)\w*(?: \w+){0,3} (?:old[iu]|olmus|oleli|vefat\w*|kaybet\w+)"
    r"(?: \w+){0,6} (?:hatt?\w*|abone\w*|fatura\w*|borc\w*|numara\w*|internet\w*|modem\w*|"
    r"ust\w*|uzer\w*|devir\w*|devr\w*|iptal\w*|kapat\w*|taahhu[td]\w*|sozlesme\w*)"
)
_NEED = (
    r"\b(?:korku\w*|imdat|yardim ed\w*|yetis\w*|kurtarin|112|155|156|ambulans\w*|nefes\w*|"
    r"kan(?:iyor|ama)\w*|bayil\w*|intihar ed\w*|kendimi|hayat\w*|yasa(?:mak|yam|mam|ma)\w*|olmek|"
    r"dunya\w*|bu gece|dov\w*|tehdit\w*|bicak\w*|icerde\w*|iceri\w*|evde biri\w*|duman\w*|alev\w*|"
    r"balkon\w*|bodrum\w*|kilitle\w*|bilgim dis\w*|habersiz|veda ett\w*|"
    r"sarki\w*|devril\w*|kivilcim\w*|koku\w*)\b"
)
_NOW = (
    r"\b(?:simdi|su an\w*|suan\w*|hala|halen|yine|gene|tekrar|geliyo\w*|gelecek|silah\w*|"
    r"oldurec\w*)\b"
)
# What was so yesterday is so today.
_LASTS = re.compile(
    r"\b(?:dire[gk]|kablo|tel(?:i|ler)?\b|cukur|rogar|menhol|kapa[gk]|trafo|pano|hap|ilac|koku|"
    r"kayb|kayip|"
    r"takip|kimse|yalniz|kod|sifre|hesab|hesap|para|kart|taciz|rahatsiz|cocu[gk])\w*"
)
_IN_NEED, _GOES_ON = re.compile(_NEED), re.compile(_NOW)
_FIGURES = re.compile(
    f"{_BY_THE_TRADE}|{_IDIOM}|{_FATE}|{_BEFORE_I_DIE}|{_OWNERSHIP}|{_DISTRICT}", re.ASCII
)
_COMPARISON = re.compile(_COMPARED)
_OF_THE_TRADE = re.compile(rf"\b{TRADE}|\b{_DEVICE}")
_LEAVES, _SAYS_FAREWELL = re.compile(_LEAVING), re.compile(_FAREWELL)
_VISITED = re.compile(_VISIT)
_OF_VISITS = re.compile(
    r"\b(?:saat|randevu|gelecek\w*|gelcek\w*|gelince|gelirse|gelsin|torun\w*|kargo\w*|kurye\w*|"
    r"zil\w*|duym\w*|"
    r"evde (?:yok|olma)\w*|actir\w*|sabah|oglen|aksam|(?:vur|cal)(?:up|ip|madan|mis)|kacmis\w*|"
    r"gitmis\w*|not birak\w*|acele\w*)\b"
)
_VISIT_IN_NEED = re.compile(
    r"\b(?:simdi|su an\w*|korku\w*|imdat|yardim ed\w*|kir(?:iyo|di|ac)\w*|zorl\w*|tekme\w*|"
    r"bicak\w*|silah\w*|"
    r"tehdit\w*|112|155|bagir\w*|dov\w*|saldir\w*|kilitle\w*|rehin\w*|gitmiyo\w*|kart\w*|sarhos\w*|kocam\w*)\b"
)
_BEFORE = re.compile(_PAST)
_ABSENT, _BEREAVED = re.compile(_ABSENCE), re.compile(_BEREFT)
# Whoever is feared means it, whatever is named as the reason: "fatura için kocam öldürecek beni".
_FEARED = (
    r"(?:kocam|esim|sevgilim|nisanlim|eski \w+|uvey \w+|enistem|adam|herif|biri|birisi|komsu\w*)"
)
# Pills that lie ready are means, whatever else is complained of.
_AT_HAND = re.compile(
    r"\b(?:hap|ilac)\w*(?: \w+){0,2} (?:diz|doktum|doktuk|biriktir|sayd|onumde|avucum|elimde)\w*|"
    r"\b(?:hap|ilac)\w* (?:onume|masaya|avucuma) \w+"
)
_KILLS = r"(?:oldur|gebert)(?:ec|ur|ir|uc|ic|c|uyo|iyo)\w*"
_BY_SOMEBODY = re.compile(
    rf"\b{_FEARED}(?: \w+){{0,4}} {_KILLS}|\b{_KILLS}(?: \w+){{0,4}} {_FEARED}\b", re.ASCII
)
_KILLED = re.compile(r"\b(?:oldur\w*|vur(?:du|ul)\w*|bicak\w*|silah\w*|yerde|kan\b)")


def plain(text: str) -> str:
    """Return the folded words of a text, parted by blanks."""
    return words_only(fold(nfc(text)).replace("'", ""))


def is_everyday(text: str) -> bool:
    """Whether a text's strong words are a manner of speech, of another time, or a place's name."""
    words = plain(text)
    return not _AT_HAND.search(words) and _is_so(words)


def _is_so(words: str) -> bool:
    if _VISITED.search(words) and _OF_VISITS.search(words) and not _VISIT_IN_NEED.search(words):
        return True
    if line_only.is_all(words) or bound.is_bound(words) or aged.only_says_its_age(words):
        return True
    if _IN_NEED.search(words):
        return False
    if _ABSENT.search(words) and not _FOR_GOOD.search(words):
        return True
    if _BEREAVED.search(words) and not _KILLED.search(words):
        return True
    trade = bool(_OF_THE_TRADE.search(words))
    compared = trade and bool(_COMPARISON.search(words))
    leaves = bool(_LEAVES.search(words)) and bool(_SAYS_FAREWELL.search(words))
    goes_on = _GOES_ON.search(words) or _LASTS.search(words)
    over = bool(_BEFORE.search(words)) and not goes_on
    figure = bool(_FIGURES.search(words) or bound.is_own_wire(words)) or by_the_way.is_so(words)
    figure = figure and not _BY_SOMEBODY.search(words)
    return compared or leaves or over or figure
