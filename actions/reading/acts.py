"""What a yes/no question asks leave for, and the words for it and against it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import questions as q, signs, verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

FOR, AGAINST, OPEN = "for", "against", "open"


@dataclass(frozen=True)
class Act:
    """Stems of verbs that mean the act and its opposite, and words that say as much alone."""

    stem: re.Pattern[str]
    opposite: re.Pattern[str]
    wanted: re.Pattern[str]
    unwanted: re.Pattern[str]


_NOTHING = r"(?!)"
_KEEP = (
    r"\b(?:acik kal\w*|(?:kayd|kayit|sikayet|basvuru|islem|bas)\w* (?:acik )?(?:kalsin|dursun)|"
    r"dursun|"
    r"kalsin (?:kayd|kayit|sikayet|acik|silme|cekme|kapatma)\w*|(?:islem|hakkim)\w* (?:sur|gor|"
    r"ara)\w*|"
    r"saki+n(?!ca)\w*|kaybolmasin\w*|emek verdim|arkasinda\w*|yanlislikla|yanlis (?:bas|anla|"
    r"yaz)\w*|"
    r"hakkimi (?:sonuna )?\w* ?ar\w*)\b"
)


# "Evet aynı sorun" and "hayır, bu başka bir sorun": whether what is told is a part of the earlier.
_THE_SAME = (
    r"\b(?:ayni(?:si|ydi)?(?= ?$|dir| (?:sorun|konu|sikayet|mesele|sey|dert|olay|ariza))\w*|"
    r"devami\w*)"
)
_ANOTHER = (
    r"\b(?:(?:bam)?baska(?! (?:bir )?soru[mn]? (?:yok|kalmadi))\w*|ayri\w*|farkli\w*|alakasiz\w*|"
    r"yeni(?:si|sini)?(?= ?$| (?:bir |bi |bir tane )?"
    r"(?:kayi[td]|sikayet|basvuru|sorun|konu|olsun|ac|olarak)\w*)|"
    r"(?:ilgisi|alakasi) (?:yok|degil)|ayni (?:sey |sorun |konu )?degil\w*)"
)


def _act(stem: str, opposite: str, wanted: str = _NOTHING, unwanted: str = _NOTHING) -> Act:
    return Act(re.compile(stem), re.compile(opposite), re.compile(wanted), re.compile(unwanted))


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        q.CONFIRM: _act(
            r"kayde[td]|ka?yi?de?[td](?!i)|onayla|gonder|yolla|olustur|isleme al|yap(?=$|[iu]n|al)",
            _NOTHING,
            r"\b(?:dogru(?:ld|dur|yum|lar)?|aynen|onay|uygun(?:dur)?(?! gor)|(?:kayit|kaydi|"
            r"kaydimi) "
            r"(?:ac|al|olustur)(?:[iu]n(?:[iu]z)?|al[iu]m|abil\w+|s[ai]n[ai])?|(?:yanlis|hata|"
            r"eksik|sorun|sikinti|problem|kusur)\w* (?:bir sey )?(?:yok\w*|gor[eu]me\w*)|"
            r"(?:duzelt|degis|ekle)\w+ (?:bi(?:r)?|hic) ?sey(?:im)? (?:yok|kalmadi)|eksiksiz|"
            r"sikinti yok|kusursuz)\b",
            r"\b(?:onaylamiyo\w*|olmamis\w*|uyusm\w*|dogru degil\w*|dogrusunu|"
            r"yanlis(?!\w* (?:bir sey )?yok)\w*|ynls|"
            r"hata(?!\w* (?:bir sey )?(?:yok|gor[eu]?me))\w*|eksik(?!siz|\w* (?:bir sey )?yok)\w*|"
            r"(?:duzel|dzl|duzlt)t\w*(?! bi| hic)|degisik\w*|degis(?:tir|ecek)\w*(?! (?:bi|bir|"
            r"hic|bise))|karis\w*|onay vermi\w*|"
            r"tuttur[ea]ma\w*|(?:boyle|oyle) (?:bi(?:r)?sey|bi sey|bir sey|degil)\w*|"
            r"yeniden yaz\w*|"
            r"ben (?:bunu |boyle )?\w* ?(?:demedim|yazmadim|soylemedim))\b",
        ),
        q.WITHDRAW: _act(
            r"ce?k(?=$|[iuaemtyln])|silin|sil|sl(?=m?y?n)|kaldir|sonlandir|geri ?al",
            r"devam",
            r"\b(?:iptal(?= ?$| (?:et(?!me)|ed|ol(?!ma)))\w*|geri (?:al(?!ma)\w*|cek)|"
            r"(?:sikayet|kayi?[td]|basvuru)\w*(?:den|dan|ten|tan) vazgec\w*|"
            r"vazgec\w* (?:sikayet|kayi?[td]|basvuru)\w*(?:den|dan|ten|tan)|emini?m|yuzde yuz|"
            r"kesin|^al(?:[iu]n(?:[iu]z)?|abilirsin\w*)?$)\b",
            _KEEP + r"|\b(?:iptal (?:etme|olma)\w*|geri alma(?!k|si)\w*|cekme\w*(?:den|ten|"
            r"kten) vazgec\w*|"
            r"vazgec\w* (?:geri )?cekmekten|takip ed\w*)",
        ),
        q.DROP: _act(
            r"si?l(?=$|[iuaems]|m?y?n)|biraki?|brak|cik(?=$|al|[iu]n)|temizle|kapat|unut(?!t)",
            r"devam|kayde[td]|sakla|tamamla|gonder|ilerle|bitir(?!m)|tut(?=$|[iu]n|al)",
            r"\b(?:iptal(?= ?$| (?:et(?!me)|ed|ol(?!ma))| hepsi)\w*|vazgectim|vazgeciyorum|cope|"
            r"cop|"
            r"kaydolmasin|kaydetme(?:yin)?|(?:devam etmek|ugrasmak) istemi\w*|devam etmeye\w*|"
            r"yeter ki bitsin)\b",
            _KEEP + r"|\b(?:vazgecmedim|iptal etme\w*|bit(?:ir)?elim|nere?de (?:kal|idik|ydik)\w*|"
            r"neredeydik)",
        ),
        q.ALARM: _act(
            r"kaldir|iptal(?= ?$| et| ed)|sil|kapat|geri ?(?:al|cek)|cek(?=$|[iu]n|el)",
            r"kalsin|dursun|birak",
            r"\b(?:alarma? gerek (?:yok|kalmadi)|tehlike (?:falan |filan )?yok|yanlis alarm)\b",
            r"\b(?:kaldirma(?:yin)?|kalsin|dursun|lazim|gercek|tehlike var|ciddi(?:yim)?)\b",
        ),
        q.LEAVE: _act(
            r"cikar|cik(?=$|al|[iu]n|mak|ay)|birak|sil",
            r"bekle|kal(?=[iy]|s[iu]n|ay)|dur(?=sun|ay)",
            r"\b(?:beklemem|beklemeyec\w+|beklemek istemi\w*)\b",
            r"\b(?:cikarma(?:yin)?|cikma\w*|bekler(?:im|iz)|bekliyor\w*|kalayim)\b",
        ),
        q.RESUME: _act(
            r"devam|dvm|tamamla|bitir|surdur|ilerle",
            r"si?l(?=$|[iuaems]|m?y?n)|unut|birak|iptal",
            r"\b(?:kaldig\w* yer\w*|ner[ed]?e?d?e? kal[dm]\w*|hadi|haydi|isterim)\b",
            r"\b(?:bastan|sifirdan|yeni(?:si|den|sini)?|baska|vazgectim|(?:(?:cozul|duzel|hallol)(?!m[aeiu])|"
            r"bitti)\w*|"
            r"konu\w* kapandi|mevzu kapandi|kapandi|gerek (?:yok|kalmadi)|istemi\w*|istemem|"
            r"onu (?:gec|bosver))\b",
        ),
        q.ANEW: _act(
            r"ac(?=$|[iu]n|al|ay|ar|s[iu]n)|kayde[td]|olustur|gonder",
            r"birak(?=$|[iu]n|al)",
            r"\b(?:yine ?de|yeni (?:bir |bi )?kayi[td]\w*|ayri (?:bir |bi )?kayi[td]\w*|"
            r"(?:bu|o) (?:baska|ayri|farkli)\w*)\b",
            r"\b(?:yeter(?:li)?|ayni(?:si|ydi|yd?i)?|tek kayit|kalsin|dursun|gerek (?:yok|kalmadi)|"
            r"istemi\w*|istemem|iki kere|yanlislikla)\b",
        ),
        q.CONTACT: _act(
            r"degis(?:tir)?(?!ti)|duzelt|guncelle|yaz(?=$|[iu]n|al|ar|s[iu]n)|kayde[dt]",
            r"kalsin|birak(?=$|[iu]n|al)",
            r"\b(?:dogru(?:dur|su bu|su o)?|aynen|onay\w*|bu(?:dur)?$)\b",
            r"\b(?:yanlis\w*|dogru degil\w*|kalsin|dursun|eski(?:si)? (?:kalsin|dursun)|"
            r"gerek (?:yok|kalmadi)|istemi\w*|istemem)\b",
        ),
        q.ADD_TO_EARLIER: _act(
            r"ekley?(?!n)|ilistir|birlestir|baglay?(?!n)",
            _NOTHING,
            _THE_SAME
            + r"|\b(?:tek kayi[td]\w*|(?:ona|oraya|onun (?:altina|ustune)) (?:yaz|gec|isle)\w*|"
            r"onunla ilgili\w*)\b",
            _ANOTHER,
        ),
        q.REOPEN_EARLIER: _act(
            _NOTHING,
            _NOTHING,
            _THE_SAME + r"|\b(?:(?:yeniden|tekrar|geri|onu|eskisini|kayd[iu]m?[iu]?|tabi[ik]*) "
            r"(?:yeniden |tekrar |geri )?(?:ac(?!m[ae])|ekle(?!m))\w*|"
            r"^(?:ac(?!m[ae])|ekle(?!m[ae]))\w*)\b",
            _ANOTHER,
        ),
        q.CLOSE: _act(
            r"kapa(?:t|n|y)?|kp?a?p?t(?=m?y?n|$)|sonlandir",
            r"devam",
            r"\buygun(?:dur)?\b",
            r"\b(?:acik (?:kal|dur|tut)\w*|(?:daha|henuz) (?:degil|erken|var)|hala|halen|"
            r"benim degil|"
            r"saki+n(?!ca)\w*|bekliyor\w*|bekliyom)\b",
        ),
    },
)
_WISH = re.compile(r"\bist[ie]yo|\bister|\b(?:mahsur|sakinca|engel|sorun|beis|itiraz)\w* yok")
_NO_WISH = re.compile(
    r"\bistemi|\bisteme[mz]|\bdegil|\bgerek (?:yok|kalmadi)|\bgereksiz|\bniyet\w* yok"
)
_WHAT_FOR = re.compile(r"\bne (?:geri )?\w+m[ae]si\b")
_EVEN_IF = re.compile(r"\b(?:ya da|veya|yahut)\b")


_OF_THE_RECORD = (ACTS[q.CLOSE], ACTS[q.WITHDRAW], ACTS[q.DROP])
# "Defterim kapanıyor", "hattımı kapatın": another thing of the customer's than the complaint.
_ONES_OWN = re.compile(
    r"(?!\w*(?:[dt][iu]m|yo?r?u?m|m[iu]s[iu]m|c[ae]g[iu]m|[iu]c[ae]m)\b)"
    r"\w{2,}[iuae]m(?:[iu]z)?(?:[iu]|d[ae]n?)?"
)
_LINE = re.compile(r"hatt[iu]m(?:[iu]z)?[iu]?")
_RECORD_OR_PERSON = re.compile(
    r"benim|(?:sikayet|kay[ia]?[dt]|basvuru|talep|taleb|dosya|ariza|sorun|problem|sikinti|islem|konu|"
    r"istek|isteg|yazdikl?ar|mesaj|an+e|baba|es|koca|kari|ogl|kiz|abi|abla|kardes|evlad|yavr|can|hoca|"
    r"efendi|guzel|usta|torun|dostu|yeni|arkadas|razi|emin|kendi|musaa|taleb|mer|mehre|sonuc|geri|tama|"
    r"itiraz|fikr|karar)\w*|\w*(?:m[ae]m|m[ae]z\w*)"
)
_REACH = 3


def _is_done_to_ones_own(before: list[str]) -> bool:
    """Whether what stands before a verb is something of the customer's own, and no complaint."""
    return any(
        (_LINE.fullmatch(word) or _ONES_OWN.fullmatch(word))
        and not _RECORD_OR_PERSON.fullmatch(word)
        for word in before[-_REACH:]
    )


def stand(act: Act, segment: str, before: str) -> list[str]:
    """Return how one segment of a message stands to the act, in order.

    `before` is what was said earlier in the message: a proviso there holds for this segment too.
    """
    words = segment.split()
    found: list[tuple[int, str]] = []
    for stem, meant, turned in ((act.stem, FOR, AGAINST), (act.opposite, AGAINST, FOR)):
        for at, mood in verbs.moods(stem, words):
            place, ending = _auxiliary(words, at, mood)
            how_meant = _meant(ending, segment, meant, turned)
            if how_meant == FOR and act in _OF_THE_RECORD and _is_done_to_ones_own(words[:at]):
                how_meant = OPEN
            if how_meant is not None:
                found.append((place, how_meant))
    for words_of_it, how in ((act.unwanted, AGAINST), (act.wanted, FOR)):
        match = words_of_it.search(segment)
        if match and not (found and how == FOR and found[-1][1] == AGAINST):
            found.append((segment.count(" ", 0, match.start()), how))
    ways = [how for _, how in sorted(found)]
    if FOR in ways and signs.RHETORICAL.search(segment) and "emin" not in segment:
        # "niye sileyim" is a no; why something is kept is a question.
        ways = [AGAINST] if act is not ACTS[q.CONFIRM] else []
    if FOR in ways and signs.PROVISO.search(f"{before} {segment}"):
        ways = [OPEN]
    if len(set(ways)) > 1 and _EVEN_IF.search(segment):
        return [OPEN]
    return ways


def _auxiliary(words: list[str], at: int, mood: str) -> tuple[int, str]:
    """Return how "devam etmeyelim" is meant: its second word says it."""
    if at + 1 < len(words) and mood == verbs.DO:
        match = re.match(r"e[td]|ol", words[at + 1])
        ending = verbs.mood(words[at + 1][match.end() :]) if match else None
        if ending is not None:
            return at + 1, ending
    return at, mood


def _meant(mood: str, segment: str, meant: str, turned: str) -> str | None:
    if mood == verbs.DO:
        asked = signs.ASKED.search(segment)
        return None if asked and not _is_a_request(segment) else meant
    if mood == verbs.IF:
        # "Kapatırsak yeniden mi başlarız?": what it would come to is asked, leave is not given.
        return OPEN if re.search(r"\bm[iu]\w*", segment) else None
    if mood == verbs.DO_NOT or _WHAT_FOR.search(segment) or _NO_WISH.search(segment):
        return turned
    return meant if _WISH.search(segment) else None


def _is_a_request(segment: str) -> bool:
    return bool(re.search(r"[aeiu]r m[iu]s[iu]n|[ae]?b[iu]l[iu]r m[iu]|lutfen", segment))
