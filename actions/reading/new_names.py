"""The name that is meant when a known one is put right: "soyadım Yılmaz değil Yalmaz". Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.reading import names
from lexicon.turkish import fold

_LETTERS = "A-Za-zÇĞİÖŞÜçğıöşüÂÎÛâîû"
_WORD = re.compile(rf"[{_LETTERS}]+")
_BREAK = re.compile(r"[.,;:!?\n()]")
_SURNAME = re.compile(r"\bsoy ?(?:ad|is)")
_FIRST = re.compile(r"(?<!soy)(?<!soy )\b(?:ad|isi?m)(?:i|im|imi|m|in|ini|imin)?\b")
_IN_FRONT = re.compile(r"\b(?:onune|basina)\b")
_JOINED = re.compile(r"(?<=[a-z])['\u2019][a-z]+")
# What stands around a name that is put right, and is none.
_NO_NAME = frozenset(
    """
    ad adi adim adimi adimin adm adin isim ismi ismim ismimi ismimin isme isimde ismimde ismm
    isimi soyad soyadi soyadim soyadimi soyadimin soyadimda soyadinda soyisim soyismi soyismim
    soyismimi soyadini soyadina soy degil degilim degiliz yanlis yanlisti hatali hata eksik
    fazla olacak olacakti olcak olucak olmali olsun olarak oldu yap yapin yapar yapalim yaz
    yazin yazilsin yazilacak yazacak yazacakti yazicakti yaziliyor yaziliyo yazilmis yazmissin
    yazmissiniz yazilir yazilmali duzelt duzeltin duzeltelim duzeltecegiz duzelticem duzeltir
    dogrusu dogru yenisi yeni eski evlendim evlenince evlilik bosandim degisti degistir
    degistirin artik kimlikte kimligimde nufusta nufus cuzdaninda oyle boyle tam benim ben bana
    bende bizde bu su o ki ya yaa da de mi mu misin misiniz kim kimin kisi kardesim kardes abi
    abla efendim hocam canim lutfen ltfn evet hayir yok var ama fakat ve ile iki uc bir bi tek
    harf harfi harfle kucuk buyuk son sonu sonunda bas basi basina onune koy koyun ekle ekleyin
    ekler eklenecek sil silin cikar gecer geciyor geciyorum gecer resmi ikinci birinci kayit
    kaydi kaydet kaydetme kaydetmeyin acin ac esimin babamin annemin oglumun kizimin babam
    babamdir annem annemdir esim esimdir abone adina onun adima uzerine ha he iste asil neyse
    dursun simdi sadece sey seklinde diye hem numaram numara telefon telefonum tel ait olan
    oyleydi soyadli soyadliyim gerisi ayni bitiyor bitiyo basliyor basliyo iptal komple hepsi
    tamam lan yani zaten kontrol edin et ettim cumle yerine kisaca lazim gerek pardon yoksa gibi
    icin cok hic
    """.split(),  # noqa: SIM905 - a hundred words read better as a text
)
_VERB = re.compile(
    r"\w{2,}(?:[iu]yo(?:r\w*)?|[iu]yom|[ae]c[ae][kg]\w*|[iu]c[ae]m|[ae]l[iu]m|m[iu]s(?:s[iu]n\w*|"
    r"l[ae]r)|"
    r"[iu]nc[ae]|[dt][iu](?:m|niz|nuz|k)|s[iu]n[iu]z|m[ae]y[iu]n)"
)
_ALIKE, _MOST_NEW = 0.6, 3


def put_right(text: str, known: str | None) -> str | None:
    """Return the whole corrected name, or None where the new one is not said."""
    folded = fold(text)
    parts = known.split() if known else []
    runs = _runs(text, parts)
    if not runs:
        return None
    run = _chosen(runs, parts, mixed=text != text.lower() and not text.isupper())
    if run is None:
        return None
    return names.read(" ".join(_composed(run, parts, folded)))


def names_known_part(folded: str, known: str | None) -> str | None:
    """Return the part of the known name that a folded text names ("yilmazin" too), or None."""
    for part in (known or "").split():
        if re.search(
            rf"\b{re.escape(fold(part))}(?:'?(?:[iu]|[iu]n|[iau]|e|yi|ye|nin))?\b", folded
        ):
            return part
    return None


def resembles(text: str, known: str | None) -> bool:
    """Whether a text holds a word in capitals that is much like a part of the known name."""
    parts = (known or "").split()
    words = [word for run in _runs(text, parts) for word in run if word[0].isupper()]
    return bool(words) and _like(words, parts)


def _runs(text: str, parts: list[str]) -> list[list[str]]:
    """Return the rows of words in a text that may be names, without those that are known."""
    bare = _JOINED.sub(lambda match: " " * len(match.group()), fold(text))
    known = {fold(part) for part in parts}
    found: list[list[str]] = []
    end = -1
    for match in _WORD.finditer(bare):
        word = text[match.start() : match.end()]
        if match.end() - match.start() < len("Su") or not _may_be_a_name(match.group()):
            end = -1
            continue
        if text[match.end() : match.end() + 1] in {"'", "\u2019"} and match.group() in known:
            end = -1
            continue
        joined = end >= 0 and not _BREAK.search(text[end : match.start()])
        if joined:
            found[-1].append(word)
        else:
            found.append([word])
        end = match.end()
    return [run for run in found if not all(_is_a_form_of(fold(word), known) for word in run)]


def _may_be_a_name(folded: str) -> bool:
    return folded not in _NO_NAME and not _VERB.fullmatch(folded)


def _is_a_form_of(word: str, known: set[str]) -> bool:
    return word in known or any(
        word.startswith(part) and word[len(part) :] in {"i", "in", "nin", "yi", "a", "u"}
        for part in known
    )


def _chosen(runs: list[list[str]], parts: list[str], *, mixed: bool) -> list[str] | None:
    """Return the row that is likeliest the new name: like the known one, or in capitals."""
    if mixed:
        capitals = [[word for word in run if word[0].isupper()] for run in runs]
        capitals = [run for run in capitals if run]
        at_start = runs[0][:1] == capitals[0][:1] if capitals else False
        if (
            len(capitals) > 1
            and at_start
            and len(capitals[0]) == 1
            and not _like(capitals[0], parts)
        ):
            capitals = capitals[1:]
        if capitals:
            return next((run for run in capitals if _like(run, parts)), capitals[-1])
    alike = [run for run in runs if _like(run, parts)]
    if alike:
        return alike[-1]
    brief = [run for run in runs if len(run) <= _MOST_NEW]
    return brief[0] if len(runs) == 1 and brief else None


def _like(run: list[str], parts: list[str]) -> bool:
    return any(_likeness(word, part) >= _ALIKE for word in run for part in parts)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _composed(run: list[str], parts: list[str], folded: str) -> list[str]:
    """Put the new words where they belong in the known name."""
    surname_only = bool(_SURNAME.search(folded)) and not _FIRST.search(folded)
    if not parts or (len(run) > 1 and not surname_only):
        return run
    named = names_known_part(folded, " ".join(parts))
    at = parts.index(named) if named else 0
    likeness = [_likeness(run[0], part) for part in parts]
    closest = likeness.index(max(likeness))
    replaced = named not in run and len(parts) > 1 and _mentions(folded, parts) == 1
    outcomes = (
        (named is not None and bool(_IN_FRONT.search(folded)), (at, at)),
        (surname_only and len(parts) > 1, (len(parts) - 1, len(parts))),
        (surname_only, (len(parts), len(parts))),
        (replaced, (at, at + 1)),
        (likeness[closest] >= _ALIKE, (closest, closest + 1)),
    )
    start, end = next((span for holds, span in outcomes if holds), (0, max(1, len(parts) - 1)))
    return [*parts[:start], *run, *parts[end:]]


def _mentions(folded: str, parts: list[str]) -> int:
    return sum(names_known_part(folded, part) is not None for part in parts)
