"""Every text that may go out by SMS: plain letters and at most two segments, at its longest.

`pytest -s` or the summary shows what each costs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from actions import sms_wording, topics
from actions.backend import Complaint
from tests.conversations.conftest import SEGMENTS
from tests.conversations.sms_size import MOST, segments, with_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
NAMES_IN_CODE = re.compile(r'"(utter_\w*[a-z])"')
# Those that are no plain names in actions/sms*.py.
COMPOSED = {f"utter_first_help_{code}" for code, one in topics.TOPICS.items() if one.first_help}
LONG_STORY = "İnternetim üç gündür yok 😡 modemin ışıkları sönük, kimse ilgilenmiyor… " * 6
LONG_ANSWER = "Hattınızdaki arıza saha ekibimizce giderildi, ödediğiniz tutar iade edildi. " * 5


def complaint(**fields: Any) -> Complaint:
    """A complaint whose every value is as long as they come."""
    given: dict[str, Any] = {
        "tracking_number": "482109375509",
        "tracking_number_display": "4821 0937 5509",
        "status": "waiting_third_party",
        "status_label": "Başka bir kuruluştan yanıt bekliyoruz",
        "status_text": "İncelemeyi sürdürmek için ilgili kuruluşun yanıtını bekliyoruz.",
        "registered_at_display": "22 Ağustos 2026 Çarşamba 14:05",
        "promised_at_display": "26 Ağustos 2026 Çarşamba",
        "first_notice_due_display": "23 Ağustos 2026 Perşembe 14:05",
        "full": True,
        "topic": "number_porting",
        "topic_label": max((one.label for one in topics.TOPICS.values()), key=len),
        "description": LONG_STORY,
        "outcome": None,
        "answer": LONG_ANSWER,
    }
    return Complaint(**(given | fields))


OPERATOR = {
    "operator_name": "Türk Telekom",
    "operator_phone": "0850 222 14 44",
    "operator_email": "iletisim@turktelekom.com.tr",
    "short_code": "6616",
    "sms_keyword": "YARDIM",
    "first_notice_hours": "24",
    "privacy_page": "https://sikayet.turktelekom.com.tr/kvkk",
    "status_page": "https://sikayet.turktelekom.com.tr/takip",
}
VALUES = {
    **sms_wording.of_operator(OPERATOR),
    **sms_wording.of_complaint(complaint()),
    "topic_label": sms_wording.plain(complaint().topic_label or ""),
    "position": "123",
    "lines": sms_wording.lines_of([complaint()] * 9),
}


def templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        for name, variants in yaml.safe_load(path.read_text("utf-8")).get("responses", {}).items():
            for variant in variants:
                if variant.get("channel") == "sms":
                    assert "buttons" not in variant, f"{name}: choices come from actions"
                    yield name, variant["text"]


def sayable() -> set[str]:
    sources = (path.read_text("utf-8") for path in (ROOT / "actions").glob("sms*.py"))
    return {name for source in sources for name in NAMES_IN_CODE.findall(source)} | COMPOSED


def rendered(name: str, text: str) -> str:
    shown = text.format(**VALUES)
    if name == "utter_which_topic":
        longest = sorted(sms_wording.titles().values(), key=len)[-4:]
        return with_choices(shown, longest)
    return shown


@pytest.mark.parametrize(("name", "text"), templates(), ids=[name for name, _ in templates()])
def test_a_text_holds_in_two_segments_of_plain_letters(name: str, text: str) -> None:
    shown = rendered(name, text)
    SEGMENTS[name] = (segments(shown), len(shown))
    assert segments(shown) <= MOST, shown


def test_whatever_may_be_said_by_sms_has_its_words_for_sms() -> None:
    written = {name for name, _ in templates()}
    assert sayable() - written == set()


def test_no_words_for_sms_are_never_said() -> None:
    assert {name for name, _ in templates()} - sayable() == set()


def test_there_is_one_text_for_each() -> None:
    names = [name for name, _ in templates()]
    assert len(names) == len(set(names))


def test_no_text_speaks_of_what_a_phone_cannot_do() -> None:
    for name, text in templates():
        assert not re.search(r"tikla|secin|asagida|sayfa|buton", text.lower()), name


class TestQuotes:
    def test_turkish_letters_become_plain_ones(self) -> None:
        written = "ÇĞİÖŞÜ çğıöşü â “evet” – 5 ₺…"
        assert sms_wording.plain(written) == 'CGIOSU cgiosu a "evet" - 5 TL...'

    def test_what_has_no_plain_letter_is_left_out(self) -> None:
        assert sms_wording.quoted("internet 😡 yok\n{yok} [x] €") == "internet yok yok x"

    def test_a_long_one_is_cut_at_a_word(self) -> None:
        cut = sms_wording.quoted(LONG_STORY)
        assert len(cut) <= 63
        assert cut.endswith("sonuk, kimse...")

    @pytest.mark.parametrize("text", ["", "😡", "مرحبا"])
    def test_nothing_plain_is_nothing(self, text: str) -> None:
        assert sms_wording.quoted(text) == ""
