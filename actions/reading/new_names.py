"""The name that is meant when a known one is put right: "soyadım Yılmaz değil Yalmaz". Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.reading import anothers_name, given_names, name_runs, names
from lexicon.turkish import fold, lower

_LETTERS = "A-Za-zÇĞİÖŞÜçğıöşüÂÎÛâîû"
_WORD = re.compile(rf"[{_LETTERS}]+")
_BREAK = re.compile(r"[.,;:!?\n()]")
_SURNAME = re.compile(r"\bsoy ?(?:ad|is)")
_FIRST = re.compile(r"(?<!soy)(?<!soy )\b(?:ad|isi?m)(?:i|im|imi|m|in|ini|imin)?\b")
# "Soyadım Su": there it is no "şu".
_CALLED_SO = re.compile(r"\bsoy ?(?:ad|is)\w* (?:dogrusu |aslinda )?$")
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
# "ŞIK gibi": what a name is likened to is none.
_LIKE_ANOTHER = re.compile(rf"[{_LETTERS}]+['\u2019]?\w*,? (?:gibi|deki gibi|kelimesi\w*)\b")
_TITLE = r"(?:(?:sn|sayin|av|avukat|dr|prof|doc|op|uzm)\b\.?\s*)*"
_LABEL = re.compile(
    r"\b(?:(?<!muvek)vekil\w{0,4}|avukat\w{0,4}|basvuran|sikayetci|sikayet eden|"
    r"ad(?:im)? ?(?:ve )?soyad\w{0,2}|"
    r"isim|ismim|ad|adim|dogrusu)\s*(?:[:=]|(?<=adim)|(?<=ismim)|(?<=dogrusu))(?: da| de)?\s*"
    rf"{_TITLE}"
)
_DENIED = re.compile(r"[^.,;!?\n]{0,40}\bdegil")
_JOINED_END = re.compile(r"['\u2019](?:[dt][ıiuü]r|y?[ıiuü]m)\b")
_QUOTES = frozenset("'\u2019")
_IS = re.compile(r"\w{3,}[dt][iu]r(?:l[ae]r)?")
_LEFT_OUT = re.compile(r"\b(?:sil|cikar|kaldir|olmasin|sadece|yalniz|fazla|tek)")
# Second names of men that are hardly ever surnames; women's are known by being women's.
_SECOND_NAMES = frozenset(
    """
    emin ali efe emre mert kerem enes yusuf mehmet ahmet mustafa hasan huseyin ibrahim omer halil
    osman murat emir berk
    """.split()  # noqa: SIM905
)


def put_right(text: str, known: str | None) -> str | None:
    """Return the whole corrected name, or None where the new one is not said."""
    text = _LIKE_ANOTHER.sub(" , ", anothers_name.without_it(text))
    folded = fold(text)
    parts = known.split() if known else []
    respelt = _respelt(text, parts)
    if respelt is not None:
        return names.read(" ".join(respelt))
    labelled = _labelled(text)
    if labelled is not None:
        return names.read(" ".join(labelled))
    runs = _runs(text, parts)
    if not runs:
        return None
    run = _chosen(runs, parts, mixed=text != text.lower() and not text.isupper())
    if run is None:
        return None
    value = names.read(" ".join(_composed(run, parts, folded)))
    return None if value is not None and _only_loses(value, parts, folded) else value


def _respelt(text: str, parts: list[str]) -> list[str] | None:
    """Return the known name with a part's Turkish letters put right: "Isık" to "Işık"."""
    words = {
        fold(word): word
        for word in _WORD.findall(_JOINED_END.sub("", text))
        if not word.isascii() and not _is_denied(fold(text), [fold(word)])
    }
    found = [words.get(fold(part), part) for part in parts]
    changed = [lower(new) != lower(old) for new, old in zip(found, parts, strict=True)]
    others = [run for run in _runs(text, parts) if len(run) > 1 or run[0][0].isupper()]
    return found if any(changed) and not others else None


def _labelled(text: str) -> list[str] | None:
    """Return the name and surname that stand after what says whose they are: "Vekil: Av. …"."""
    folded = fold(text)
    for label in _LABEL.finditer(folded):
        if _DENIED.match(folded[label.end() :]):
            continue
        run = name_runs.run_of(_JOINED_END.sub("", text[label.end() :]))
        words = [fold(word) for word in run]
        if len(run) > 1 and all(map(_may_be_a_name, words)) and not _is_denied(folded, words):
            return run
    return None


def _is_denied(folded: str, words: list[str]) -> bool:
    return bool(re.search(rf"\b{re.escape(' '.join(words))}\w* (?:\w+ )?degil", folded))


def _only_loses(value: str, parts: list[str], folded: str) -> bool:
    """Whether a new name is the known one with a part left out, which nobody asked for."""
    words, known = fold(value).split(), [fold(part) for part in parts]
    return len(words) < len(known) and set(words) <= set(known) and not _LEFT_OUT.search(folded)


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
        known_as = match.group() == "su" and _CALLED_SO.search(bare[: match.start()])
        may_be = known_as or _may_be_a_name(match.group())
        if match.end() - match.start() < len("Su") or not may_be:
            end = -1
            continue
        after = text[match.end() :]
        if after[:1] in _QUOTES and match.group() in known and not _JOINED_END.match(after, 0):
            end = -1
            continue
        joined = end >= 0 and not _BREAK.search(text[end : match.start()])
        if joined:
            found[-1].append(word)
        else:
            found.append([word])
        end = match.end()
    found = [run for run in found if not _is_denied(bare, [fold(word) for word in run])]
    return [run for run in found if not all(_is_a_form_of(fold(word), known) for word in run)]


def _may_be_a_name(folded: str) -> bool:
    if _IS.fullmatch(folded) and not given_names.is_turkish(folded):
        return False  # "bellidir", but "Bahadır"
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
        alone = len(capitals) == 1 and at_start and len(capitals[0]) == 1
        if alone and not _like(capitals[0], parts) and not _begins_as_a_name(capitals[0][0], runs):
            capitals = []
        if capitals:
            return next((run for run in capitals if _like(run, parts)), capitals[-1])
    alike = [run for run in runs if _like(run, parts)]
    if alike:
        return alike[-1]
    brief = [run for run in runs if len(run) <= _MOST_NEW]
    return brief[0] if len(runs) == 1 and brief else None


def _begins_as_a_name(word: str, runs: list[list[str]]) -> bool:
    """Whether a word that begins a sentence is a name rather than capital for that alone."""
    return given_names.is_turkish(fold(word)) or (len(runs) == 1 and runs[0] == [word])


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
        (bool(_IN_FRONT.search(folded)) and len(run) == 1, (at, at)),
        (surname_only and _are_given_names(parts), (len(parts), len(parts))),
        (surname_only and len(parts) > 1, (len(parts) - 1, len(parts))),
        (surname_only, (len(parts), len(parts))),
        (replaced, (at, at + 1)),
        (likeness[closest] >= _ALIKE, (closest, closest + 1)),
    )
    start, end = next((span for holds, span in outcomes if holds), (0, max(1, len(parts) - 1)))
    told = {fold(word) for word in run}  # "Ayşe Korkmaz oldum" says the given name again
    return [*(part for part in parts[:start] if fold(part) not in told), *run, *parts[end:]]


def _are_given_names(parts: list[str]) -> bool:
    """Whether a known name has no surname yet: "Zeynep Nur", "Mehmet Emin"."""
    first, last = fold(parts[0]), fold(parts[-1])
    if len(parts) == 1 or not given_names.is_turkish(first):
        return False
    return given_names.is_female(last) or last in _SECOND_NAMES


def _mentions(folded: str, parts: list[str]) -> int:
    return sum(names_known_part(folded, part) is not None for part in parts)
