from __future__ import annotations

import gsmcodecs  # type: ignore[import-untyped]  # noqa: F401
import pytest
from hypothesis import given, strategies as st

from backend.channels.sms import shift_tables
from backend.channels.sms.udh import Header

_LOCKING = Header(locking=1)
_SINGLE = Header(single=1)


def _as_kannel(septets: bytes) -> str:
    """Decode as Kannel does: the default alphabet, and "?" for an escape it does not know."""
    written, escaped = [], False
    for septet in septets:
        if septet == 0x1B and not escaped:
            escaped = True
            continue
        pair = bytes([0x1B, septet]) if escaped else bytes([septet])
        try:
            written.append(pair.decode("gsm23.038-0-0"))
        except UnicodeDecodeError:
            written.append("?" + bytes([septet]).decode("gsm23.038-0-0"))
        escaped = False
    return "".join(written)


def test_the_locking_shift_is_undone_as_kannel_was_seen_to_deliver_it() -> None:
    # Bytes of a trial with Kannel 1.4.5 over SMPP.
    assert shift_tables.decode("ìæø¡ÆØ¿Çè", _LOCKING) == "ışğİŞĞçÇ€"
    assert shift_tables.decode("A?S?s?i?I?g?G?c€B", _SINGLE) == "AŞşıİğĞç€B"


@pytest.mark.parametrize(
    "text",
    [
        "YARDIM şikâyetim var".replace("â", "a"),
        "Ödemem iğne ücreti çıktı, İĞÜŞÖÇ ığüşöç",
        "Fiyat 5€ [köşeli] {süslü} ~ ^ | \\",
        "modem çalışmıyor @ ev: soru? evet",
    ],
)
def test_a_turkish_text_survives_the_locking_shift(text: str) -> None:
    assert shift_tables.decode(_as_kannel(text.encode("gsm23.038-1-0")), _LOCKING) == text


def test_both_tables_together() -> None:
    septets = "şğ".encode("gsm23.038-1-1") + b"\x1bs\x1bI"
    header = Header(locking=1, single=1)
    assert shift_tables.decode(_as_kannel(septets), header) == "şğşİ"


def test_without_a_header_nothing_is_changed() -> None:
    assert shift_tables.decode("ìæø neden?iyi", Header()) == "ìæø neden?iyi"
    assert shift_tables.decode("ìæø neden?iyi", Header(locking=4, single=4)) == "ìæø neden?iyi"


def test_letters_of_no_table_stay_as_they_are() -> None:
    assert shift_tables.decode("ş😀ж", _LOCKING) == "ş😀ж"


@given(st.text(), st.sampled_from([_LOCKING, _SINGLE, Header(locking=1, single=1)]))
def test_no_text_breaks_it(text: str, header: Header) -> None:
    shift_tables.decode(text, header)


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ 0123456789.,"))
def test_every_turkish_text_survives(text: str) -> None:
    assert shift_tables.decode(_as_kannel(text.encode("gsm23.038-1-0")), _LOCKING) == text
