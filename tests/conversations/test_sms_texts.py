"""Every response that code names is written, and every written one is named.

By SMS: plain letters, at most two segments at its longest; the summary shows what each costs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from actions.backend import Complaint
from actions.dialogue import alarm_readers, alarm_words, beside
from actions.dialogue.second_wordings import REPEATABLE
from actions.dialogue.turn import VARIANTS
from actions.reading import (
    bill_questions,
    house_questions,
    questions as q,
    reading as r,
    recourse,
    situations,
    topics,
)
from actions.sms import wording
from tests.conversations.conftest import SEGMENTS
from tests.conversations.sms_size import MOST, segments, with_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
NAMES_IN_CODE = re.compile(r'"(utter_\w*[a-z])"')
BEGINNINGS_IN_CODE = re.compile(r'f"(utter_\w*)\{')
LONG_STORY = "İnternetim üç gündür yok 😡 modemin ışıkları sönük, kimse ilgilenmiyor… " * 6
LONG_ANSWER = "Hattınızdaki arıza saha ekibimizce giderildi, ödediğiniz tutar iade edildi. " * 5


def asked(question: str) -> set[str]:
    return {f"utter_ask_{question}{variant}" for variant in VARIANTS}


ONLY_CHAT_ASKS = frozenset(
    {q.PLACE, q.SOLVED, q.PHONE, q.EMAIL, q.NAME, q.CORRECT, q.TRACKING}
    | {q.PROOF_PHONE, q.CODE, q.DROP, q.RESUME, q.CONTACT}
)
ASKED = q.ALL - {q.NONE, q.WAITING}
HELPED = {f"utter_first_help_{code}" for code, one in topics.TOPICS.items() if one.first_help}
KINDS = ("self_harm", "fire", "electricity", "emergency", "violence", "stolen_line", "threat")
SITUATIONS = (*KINDS, *situations.KIND)
CLOSINGS = {
    f"utter_danger_recorded{one}"
    for one in (
        *("", "_placed", "_came", "_line", "_line_told", "_fraud", "_threat"),
        *("_violence", "_violence_placed", "_online", "_child"),
    )
}
UNABLE = ("emergency", "violence")
DANGERS = {
    f"utter_danger_{kind}{unable}{again}"
    for kind in SITUATIONS
    for unable in ("", "_cannot_call")
    if not unable or kind in UNABLE
    for again in ("", "_again")
}
TALKED = {f"utter_{said}" for said in r.TALK - {r.WHY}}
MEANWHILE = {
    f"utter_{said}_meanwhile"
    for said in (r.GREET, r.GOODBYE, r.THANK, r.HELP, r.SMALL_TALK, r.OUT_OF_SCOPE, r.INSULT)
}
WHY = {
    f"utter_why_{question}"
    for question in ASKED - {q.CORRECT, q.DROP, q.RESUME, q.WITHDRAW, q.CLOSE, q.ADDITION, q.ANEW}
    if question not in {q.REASON, q.WHICH, q.STOP, *q.OF_AN_ALARM}
}
WHY_BY_SMS = {
    *("utter_why_problem", "utter_why_topic"),
    *("utter_why_add_to_earlier", "utter_why_reopen_earlier"),
}
REQUESTS = {f"utter_request_{wanted}" for wanted in r.REQUESTS - {r.NO_COMPLAINT, r.NO_CALL}}
FOREIGN = {
    f"utter_{about}foreign_{language}"
    for about in ("", "danger_")
    for language in ("en", "de", "ar", "ru", "ku")
}
FOREIGN |= {
    f"utter_foreign_{what}_{language}"
    for what in ("closed", "recorded", "added", "needed", "invalid", "open", "done")
    for language in ("en", "de", "ar", "ru", "ku")
}
BILL = {
    f"utter_request_bill_{one}"
    for one in (
        *(bill_questions.PAY, bill_questions.INSTALMENTS),
        *(bill_questions.OVERDUE, bill_questions.DETAILS),
    )
}
SIDES = {
    *(f"utter_side_{one}" for one in ("splitter", "step", "commitment", "fee")),
    *(f"utter_side_{one}" for one in (*house_questions.KINDS, *recourse.KINDS)),
    *(f"utter_side_{one}_no_limit" for one in beside.BY_THE_LIMIT),
    *("utter_side_refund", "utter_side_address", "utter_sympathy_bereaved"),
    *("utter_sympathy_beside_oneself", "utter_sympathy_worn"),
    *(f"utter_sympathy_{one}" for one in ("trade", "leaving", "urgent", "weary", "wary", "hard")),
}
WAITING_ABROAD = {
    f"utter_queue_{what}_{language}"
    for what in ("position", "left", "noted")
    for language in ("en", "de", "ar", "ru", "ku")
}
COMPOSED = {
    *(name for question in ASKED for name in asked(question)),
    *HELPED,
    *DANGERS,
    *CLOSINGS,
    *alarm_words.ONCE,
    *alarm_words.TWICE,
    *TALKED,
    *MEANWHILE,
    *WHY,
    *REQUESTS,
    *("utter_request_regulator_meanwhile", "utter_request_cancel_subscription_bereaved"),
    *FOREIGN,
    *BILL,
    *SIDES,
    *WAITING_ABROAD,
    *(f"{name}_support" for name in (alarm_readers.LATER, alarm_readers.BY_NOBODY)),
    *(
        f"{name}_{language}"
        for name in (alarm_readers.NOW, alarm_readers.SOON)
        for language in ("en", "de", "ar", "ru", "ku")
    ),
    *(f"{name}_again" for name in REPEATABLE),
}
BEGINNINGS = {
    *("utter_", "utter_ask_", "utter_first_help_", "utter_danger_", "utter_why_"),
    *("utter_danger_recorded", "utter_alarm_here_", "utter_alarm_over_", "utter_alarm_false_"),
    "utter_alarm_worse_",
    *(
        "utter_request_",
        "utter_request_bill_",
        *(f"utter_foreign_{one}" for one in ("", "closed_", "recorded_", "added_")),
        *("utter_danger_foreign_", "utter_danger_foreign_told_"),
        "utter_side_",
        "utter_sympathy_",
    ),
    *("utter_queue_position_", "utter_queue_left_", "utter_queue_noted_"),
}
"""How names are composed in code; a new way has to be added to `COMPOSED`."""

# What a chat says and SMS never does: its own questions, and what is said about their answers.
ONLY_CHAT = {
    *(name for question in ONLY_CHAT_ASKS for name in asked(question)),
    *MEANWHILE,
    *(WHY - WHY_BY_SMS),
    *("utter_privacy_notice", "utter_topic_understood", "utter_already_tried"),
    "utter_is_to_be_closed",
    # By SMS the sender's number is the contact.
    "utter_contact_before_reopening",
    *("utter_phone_part", "utter_phone_invalid", "utter_phone_invalid_again"),
    "utter_number_not_seen",
    *(f"utter_sympathy_{one}" for one in ("trade", "leaving", "urgent", "weary", "wary", "hard")),
    *("utter_landline_taken", "utter_contact_needed", "utter_contact_needed_again"),
    *("utter_phone_ambiguous", "utter_phone_ambiguous_again"),
    *("utter_email_invalid", "utter_email_invalid_again", "utter_email_ambiguous"),
    *("utter_email_ambiguous_again", "utter_noted", "utter_noted_again"),
    *("utter_corrected", "utter_corrected_again", "utter_write_service_number"),
    *("utter_taken", "utter_taken_again", "utter_put_right", "utter_put_right_again"),
    *("utter_same_details", "utter_email_part"),
    *("utter_contact_asked", "utter_contact_changed", "utter_contact_kept"),
    *("utter_contact_still_wrong", "utter_problem_replaced", "utter_problem_misread"),
    *("utter_recorded_in", "utter_not_recorded_yet"),
    *("utter_known_already", "utter_known_already_again"),
    *("utter_filed_number_noted", "utter_filed_number_noted_again"),
    *("utter_read_back", "utter_read_back_again"),
    *("utter_registered_solved", "utter_anything_else", "utter_number_anytime"),
    "utter_registered_without_mobile",
    *("utter_dropped", "utter_not_dropped", "utter_undone", "utter_finish_first"),
    *("utter_number_anytime_again", "utter_finish_first_again"),
    "utter_no_complaints_of_phone_again",
    *("utter_resumed", "utter_resume_refused", "utter_draft_kept", "utter_draft_expired"),
    *("utter_proof_needs_mobile", "utter_proof_too_often", "utter_code_not_received"),
    *("utter_code_wrong", "utter_code_void", "utter_proven", "utter_not_proven"),
    *("utter_not_proven_again", "utter_left_for_later", "utter_left_for_later_again"),
    *("utter_no_complaints_of_phone", "utter_write_on"),
    *("utter_not_saved_yet", "utter_not_saved_yet_again"),
}


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
        "promised_within": 10,
    }
    return Complaint(**(given | fields))


OPERATOR = {
    "operator_name": "Türk Telekom",
    "operator_phone": "0850 222 14 44",
    "operator_email": "iletisim@turktelekom.com.tr",
    "short_code": "6616",
    "sms_keyword": "YARDIM",
    "first_notice_hours": "24",
    "legal_business_days": "10",
    "reopen_days": "30",
    "arbitration_limit": "186.000 TL",
    "privacy_page": "https://sikayet.turktelekom.com.tr/kvkk",
    "status_page": "https://sikayet.turktelekom.com.tr/takip",
}
OF_ONE = wording.of_complaint(complaint())
VALUES = {
    **{name: wording.plain(value) for name, value in OPERATOR.items()},
    **OF_ONE,
    "asked": "withdraw:123",
    "topic_label": OF_ONE["label"],
    "position": "123",
    "opens_at": "30 Kasim 2026 Pazartesi saat 09.00",
    "when": "; 30 Kasim 2026 Pazartesi saat 09.00 itibariyla buradayiz",
    "ahead": "122",
    "told": wording.quoted(LONG_STORY),
    "lines": "\n".join([f"{OF_ONE['number']} {OF_ONE['label']}: {OF_ONE['status_label']}"] * 3),
}


def responses() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        for name, variants in yaml.safe_load(path.read_text("utf-8"))["responses"].items():
            assert name not in found, f"{name} is written twice"
            found[name] = variants
    return found


RESPONSES = responses()
BY_SMS = {
    name: variant
    for name, variants in RESPONSES.items()
    for variant in variants
    if variant.get("channel") == "sms"
}


def sources() -> Iterator[str]:
    return (path.read_text("utf-8") for path in (ROOT / "actions").rglob("*.py"))


def named() -> set[str]:
    return {name for source in sources() for name in NAMES_IN_CODE.findall(source)} | COMPOSED


def rendered(name: str, text: str) -> str:
    shown = text.format(**VALUES)
    if name.startswith("utter_ask_topic"):
        longest = sorted(wording.titles().values(), key=len)[-4:]
        return with_choices(shown, longest)
    if name.startswith("utter_ask_which"):
        return with_choices(shown, [OF_ONE["number"]] * 5)
    return shown


class TestNames:
    def test_whatever_is_named_is_written(self) -> None:
        assert sorted(named() - set(RESPONSES)) == []

    def test_whatever_is_written_is_named(self) -> None:
        assert sorted(set(RESPONSES) - named()) == []

    def test_names_are_composed_in_no_other_way(self) -> None:
        used = {name for source in sources() for name in BEGINNINGS_IN_CODE.findall(source)}
        assert used <= BEGINNINGS

    def test_every_response_has_words_for_the_chat(self) -> None:
        for name, variants in RESPONSES.items():
            assert variants[0].get("channel") is None, name
            assert len(variants) <= 2, name

    def test_whatever_may_be_said_by_sms_has_its_words_for_sms(self) -> None:
        assert sorted(named() - ONLY_CHAT - set(BY_SMS)) == []

    def test_no_words_for_sms_are_never_said(self) -> None:
        assert sorted(set(BY_SMS) & ONLY_CHAT) == []

    def test_what_only_the_chat_says_is_said_at_all(self) -> None:
        assert sorted(ONLY_CHAT - set(RESPONSES)) == []


@pytest.mark.parametrize("name", BY_SMS)
def test_a_text_holds_in_two_segments_of_plain_letters(name: str) -> None:
    assert "buttons" not in BY_SMS[name], "choices come from actions"
    shown = rendered(name, BY_SMS[name]["text"])
    SEGMENTS[name] = (segments(shown), len(shown))
    assert segments(shown) <= MOST, shown
    assert shown == wording.plain(shown), "a letter that costs more or means something else"


@pytest.mark.parametrize("name", BY_SMS)
def test_no_text_speaks_of_what_a_phone_cannot_do(name: str) -> None:
    assert not re.search(r"tikla|asagida|sayfasin|buton|sec(?:in|er)\b", BY_SMS[name]["text"])


class TestQuotes:
    def test_turkish_letters_become_plain_ones(self) -> None:
        written = "ÇĞİÖŞÜ çğıöşü â “evet” – 5 ₺…"
        assert wording.plain(written) == 'CGIOSU cgiosu a "evet" - 5 TL...'

    def test_what_has_no_plain_letter_is_left_out(self) -> None:
        assert wording.quoted("internet 😡 yok\n{yok} [x] €") == "internet yok yok x"

    def test_a_long_one_is_cut_at_a_word(self) -> None:
        cut = wording.quoted(LONG_STORY)
        assert len(cut) <= 63
        assert cut.endswith("sonuk, kimse...")

    @pytest.mark.parametrize("text", ["", "😡", "مرحبا"])
    def test_nothing_plain_is_nothing(self, text: str) -> None:
        assert wording.quoted(text) == ""
