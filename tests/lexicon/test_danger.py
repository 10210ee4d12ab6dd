"""Every line is our own: what people write in danger, and everyday lines of the same words."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lexicon import danger
from lexicon.danger import silence
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from lexicon.danger import Danger

_HERE = Path(__file__).parent
DANGERS = [
    tuple(line.split("\t")) for line in (_HERE / "dangers.tsv").read_text("utf-8").splitlines()
]
EVERYDAY = (_HERE / "everyday.txt").read_text("utf-8").splitlines()
TEXTS = [text for _, text in DANGERS] + EVERYDAY


# A test for each of thousands of lines would take most of its time for being one.
@pytest.fixture(scope="module")
def found() -> dict[str, Danger | None]:
    """Look for danger in every line, as it is written."""
    return {text: danger.find(text) for text in TEXTS}


def test_each_danger_is_found_with_its_kind(found: dict[str, Danger | None]) -> None:
    told = [(getattr(found[text], "kind", None), text) for _, text in DANGERS]
    assert [line for line, right in zip(told, DANGERS, strict=True) if line != right] == []


def test_no_everyday_complaint_is_an_alarm(found: dict[str, Danger | None]) -> None:
    assert [text for text in EVERYDAY if found[text]] == []


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("i", "İ").upper(),
        fold,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"  {text.replace(' ', chr(10))}\t",
    ],
    ids=["in capitals", "without Turkish letters", "in parts of letters", "in lines of a word"],
)
def test_how_it_is_written_changes_nothing(
    written: Callable[[str], str], found: dict[str, Danger | None]
) -> None:
    assert [text for text in TEXTS if danger.find(written(text)) != found[text]] == []


@pytest.mark.parametrize(
    "text",
    [
        "annem bayıldı 112 yi arayamıyorum",
        "babam fenalaştı hat çekmiyor",
        "evde hırsız var ses çıkaramam",
        "sessiz yazıyorum duymasın",
        "kocam beni dövüyor konuşamam",
        "yangın var itfaiyeyi arayamıyoruz",
        "112 düşmüyor",
    ],
)
def test_who_cannot_call_or_must_be_silent_is_known(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.cannot_call


@pytest.mark.parametrize("text", ["mutfak yanıyor", "direk devrildi", "annem nefes almıyor"])
def test_who_says_nothing_of_calls_can_call(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert not found.cannot_call


def test_a_danger_told_in_pieces_is_found_in_the_joined_messages() -> None:
    pieces = ["annem", "bayıldı", "naapcam bilmiyorum"]
    assert all(danger.find(piece) is None for piece in pieces)
    found = danger.find("\n".join(pieces))
    assert found is not None
    assert found.kind == "emergency"


def test_all_kinds_are_given_the_most_urgent_first() -> None:
    found = danger.all_found("direk devrildi evin önünde, mutfak yanıyor, annem bayıldı")
    assert [one.kind for one in found] == ["fire", "emergency", "electricity"]


def test_signs_far_from_each_other_do_not_add_up() -> None:
    near = "sessizce yazıyorum, uyanmasın"
    assert danger.find(near) is not None
    assert (
        danger.find("sessizce oldu. " + "faturam yüksek geldi. " * 30 + "çocuk uyanmasın") is None
    )


@pytest.mark.parametrize(
    "text", ["arama yapmayın mesaj yazın", "LUTFEN ARAMA YAPMAYIN SMS ATIN", "arama yapmayin yazin"]
)
def test_one_phrase_is_one_sign_whatever_it_may_mean(text: str) -> None:
    assert danger.find(text) is None


@pytest.mark.parametrize("beside", ["duyar", "adam yan odada", "beni öldürür"])
def test_it_is_one_of_two_beside_another(beside: str) -> None:
    assert danger.find(f"arama yapmayın, {beside}") is not None


def test_rules_name_concepts_that_the_tables_have() -> None:
    named = {
        concept
        for rules in (*(known.rules for known in danger._RULES.values()), silence.RULES)
        for rule in rules
        for need in (*rule.needs, *rule.unless)
        for concept in need.split("|")
    }
    assert named == danger._LEXICON.concepts


def test_every_kind_has_rules_and_lines() -> None:
    assert {kind for kind, _ in DANGERS} == set(danger.KINDS)


@pytest.mark.parametrize("text", ["", " ", "…", "😂", "\ud800", "1", "'" * 50, "a" * 5000])
def test_what_is_no_text_is_no_alarm(text: str) -> None:
    assert danger.find(text) is None


@pytest.mark.parametrize("piece", ["kablo ", "annem nefes ", "!", "'", "a", ". ", "beni kapı kır "])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        taken = []
        for _ in range(3):
            started = time.process_time()
            danger.find(text)
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(40_000) < 12 * seconds(10_000) + 0.01


@pytest.mark.parametrize(
    "text",
    [
        "yangın yok, modemin ışığı kırmızı yanıyor",
        "duman falan çıkmıyor sadece led yanıyor",
        "kimse yaralı değil",
        "gaz kokusu yok bizde",
        "intihar filan etmem ben",
        "kablo sarkmıyor, düzgün duruyor",
        "telefonum elimden düştü ekranı çatladı",
        "maç izlerken yayın dondu kaldı",
        "çocuklar zile basıp kaçıyor",
        "kapıya hızlıca vurup gittiler",
    ],
)
def test_a_danger_that_is_denied_and_a_thing_that_broke_are_none(text: str) -> None:
    assert danger.is_harmless(text)
    assert danger.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "yangın yok ama direkten kablo sarkıyor, çocuklar dokunacak",
        "çocuk telefonla oynarken düştü bayıldı",
        "nefes almıyor",
        "yaşamak istemiyorum",
        "yangın yok mu sanıyorsunuz",
        "internetim yavaş",
        "kapıyı kırıp kaçtılar",
        "kapıya vurup duruyor kaçamıyorum",
    ],
)
def test_what_denies_nothing_is_not_called_harmless(text: str) -> None:
    assert not danger.is_harmless(text)
