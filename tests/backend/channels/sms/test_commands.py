from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, strategies as st

from backend.channels.sms import commands
from backend.channels.sms.commands import Command, Kind
from tests.patience import SLOWER

_NUMBER = "482109375523"
_STATUS = f'/check_status{{"tracking_number": "{_NUMBER}"}}'
_WITHDRAW = f'/withdraw_complaint{{"tracking_number": "{_NUMBER}"}}'

_COMMANDS = {
    "DURUM": "/check_status",
    "durum": "/check_status",
    "Durum?": "/check_status",
    "DURUMU": "/check_status",
    "durumum": "/check_status",
    f"DURUM {_NUMBER}": _STATUS,
    "durum 4821 0937 5523": _STATUS,
    "Durum: 4821-0937-5523.": _STATUS,
    f"durum no {_NUMBER}": _STATUS,
    f"DURUM TAKİP NO: {_NUMBER}": _STATUS,
    _NUMBER: _STATUS,
    "4821 0937 5523": _STATUS,
    "4821.0937.5523.": _STATUS,
    f"No: {_NUMBER}": _STATUS,
    "٤٨٢١٠٩٣٧٥٥٢٣": _STATUS,
    "DURUM 1234": '/check_status{"tracking_number": "1234"}',
    "TEMSİLCİ": "/talk_to_agent",
    "temsilci": "/talk_to_agent",
    "Temsilciye": "/talk_to_agent",
    "müşteri temsilcisi": "/talk_to_agent",
    "BİLGİ": "/help",
    "bilgi!": "/help",
    "bilgi verir misiniz": "/help",
    "bilgi almak istiyorum": "/help",
    "İPTAL": "/withdraw_complaint",
    "iptal": "/withdraw_complaint",
    f"İPTAL {_NUMBER}": _WITHDRAW,
    "YENİDEN AÇ": "/reopen_complaint",
    "yeniden ac": "/reopen_complaint",
    f"YENİDEN AÇ {_NUMBER}": f'/reopen_complaint{{"tracking_number": "{_NUMBER}"}}',
    "Yeniden aç: hâlâ çalışmıyor": '/reopen_complaint{"reason": "hâlâ çalışmıyor"}',
    f"yeniden aç {_NUMBER}, Sorun SÜRÜYOR!": (
        f'/reopen_complaint{{"tracking_number": "{_NUMBER}", "reason": "Sorun SÜRÜYOR"}}'
    ),
}
_PLAIN = [
    "internetim yok",
    "durum çok kötü",
    "durum nedir",
    "iptal etmek istiyorum",
    "aboneliğimi iptal edin",
    "temsilciye bağlanmak istiyorum",
    "bilgim yok",
    "bilgi verilmedi",
    "bilgi vermiyorsunuz",
    "anketiniz çalışmıyor, düzeltilsin istiyorum",
    "anketten sonra internetim gitti",
    "reklam mesajı göndermeyin",
    "dur bakalım",
    "yeniden açılsın",
    "duruma göre",
    "05321234567",
    "482109375524",
    "1",
    "ret edildi",
    f"{_NUMBER} numaralı kayıt ne oldu",
]
# Every word that can be a command, with other words around it: what people write is no command.
_WORDS = (
    "DURUM",
    "durumu",
    "İPTAL",
    "YENİDEN AÇ",
    "TEMSİLCİ",
    "müşteri temsilcisi",
    "BİLGİ",
    "YARDIM",
    "DUR",
    "RET",
    "RED",
    "KABUL",
)
_IN_A_SENTENCE = (
    "bi dakka {}",
    "bunu {} demedim",
    "{} etmeyin",
    "{} edin dur bi",
    "{} olmadı hâlâ",
    "lütfen {}",
    "{} {} dedim size",
)
# "Yeniden aç" takes a reason: all that follows is one. The keyword goes, and is never a command.
_TAKES_A_REASON = "YENİDEN AÇ"
_NO_SURVEYS = [
    "anket göndermeyin artık",
    "bana anket mesajı atmayın!",
    "Anket istemiyorum",
    "bir daha anket sms'i yollamayın lütfen",
]


def _read(text: str, *, in_conversation: bool = False) -> Command:
    return commands.read(text, "YARDIM", in_conversation=in_conversation)


def _lower(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


@pytest.mark.parametrize(("text", "payload"), _COMMANDS.items())
def test_a_command_is_understood_after_the_keyword(text: str, payload: str) -> None:
    command = _read(f"YARDIM {text}")
    assert (command.kind, command.payload) == (Kind.COMMAND, payload)


@pytest.mark.parametrize(("text", "payload"), _COMMANDS.items())
def test_in_a_conversation_a_command_needs_no_keyword(text: str, payload: str) -> None:
    command = _read(text, in_conversation=True)
    assert (command.kind, command.payload) == (Kind.COMMAND, payload)


@pytest.mark.parametrize("text", _PLAIN)
def test_everything_else_is_plain_language(text: str) -> None:
    expected = Command(Kind.TEXT, text)
    assert _read(f"YARDIM {text}") == expected
    assert _read(f"yardım: {text}", in_conversation=True) == expected
    assert _read(text, in_conversation=True) == expected


@pytest.mark.parametrize("sentence", _IN_A_SENTENCE)
@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("case", [str, _lower])
def test_no_word_is_a_command_among_others(word: str, sentence: str, case: Any) -> None:
    text = case(sentence.format(*[word] * sentence.count("{}")))
    command = _read(text, in_conversation=True)
    if word == _TAKES_A_REASON and sentence.startswith("{}"):
        assert (command.payload or "").startswith("/reopen_complaint{")
    else:
        assert command.kind is Kind.TEXT


@pytest.mark.parametrize(
    "text",
    [
        "bi dakka dur",
        "iptal etmeyin",
        "yardım edin dur bi",
        "SIRAM",
        "sıram",
        "VAZGECTIM",
        "vazgeçtim",
        "EVET",
        "HAYIR",
        "yeniden aç kapa yaptım olmadı",
        "Yeniden aç-kapat dediler",
    ],
)
def test_these_are_words_for_the_assistant_whole(text: str) -> None:
    assert _read(text, in_conversation=True) == Command(Kind.TEXT, text)


def test_a_long_run_of_signs_is_read_at_once() -> None:
    for run in ("!" * 20_000, " " * 20_000):
        began = time.process_time()
        assert _read(f"a{run}a", in_conversation=True).kind is Kind.TEXT
        assert time.process_time() - began < 1 * SLOWER


@pytest.mark.parametrize("text", [*_PLAIN, "DURUM", "TEMSİLCİ", "BİLGİ", "İPTAL", "", "😀"])
def test_without_keyword_and_conversation_it_may_not_be_meant_for_us(text: str) -> None:
    assert _read(text).kind is Kind.UNKNOWN


@pytest.mark.parametrize("text", [_NUMBER, f"durum {_NUMBER}", f"İptal {_NUMBER}"])
def test_a_tracking_number_needs_no_keyword(text: str) -> None:
    assert _read(text).kind is Kind.COMMAND


@pytest.mark.parametrize("before", ["", "YARDIM "])
@pytest.mark.parametrize("in_conversation", [False, True])
def test_surveys_can_be_stopped_and_allowed_from_anywhere(
    before: str, *, in_conversation: bool
) -> None:
    for word in ("RET", "ret", "Ret.", "DUR", "dur!", "RED", *_NO_SURVEYS):
        assert _read(before + word, in_conversation=in_conversation).kind is Kind.OPT_OUT
    for word in ("KABUL", "kabul.", "Anket gönderebilirsiniz", "tekrar anket almak istiyorum"):
        assert _read(before + word, in_conversation=in_conversation).kind is Kind.OPT_IN


def test_the_keyword_alone_begins_or_asks_for_help() -> None:
    assert _read("YARDIM").kind is Kind.BEGIN
    assert _read("yardım!").kind is Kind.BEGIN
    assert _read("yardım", in_conversation=True).payload == "/help"
    assert _read("YARDIM YARDIM").payload == "/help"


@given(st.text(), st.booleans())
def test_no_text_breaks_it_and_payloads_are_json(text: str, in_conversation: bool) -> None:  # noqa: FBT001
    for written in (text, f"YARDIM {text}", f"yeniden aç {_NUMBER} {text}"):
        command = _read(written, in_conversation=in_conversation)
        if command.payload and "{" in command.payload:
            assert json.loads(command.payload[command.payload.index("{") :])
