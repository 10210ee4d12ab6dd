"""What a text costs as SMS, and that no border between its parts cuts a letter."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from backend.gateways.sms import segments
from backend.gateways.sms.segments import Encoding, Size, measure, plain, without_split_pairs


@pytest.mark.parametrize(
    ("text", "tables", "size"),
    [
        ("", False, Size(Encoding.GSM7, 1)),
        ("a" * 160, False, Size(Encoding.GSM7, 1)),
        ("a" * 161, False, Size(Encoding.GSM7, 2)),
        ("a" * 306, False, Size(Encoding.GSM7, 2)),
        ("a" * 307, False, Size(Encoding.GSM7, 3)),
        ("ÇöÖüÜ" * 32, False, Size(Encoding.GSM7, 1)),
        # An extended character counts twice.
        ("€" * 80, False, Size(Encoding.GSM7, 1)),
        ("€" * 81, False, Size(Encoding.GSM7, 2)),
        # 306 septets, but the border would cut an escape from its letter.
        ("a" * 152 + "[" + "a" * 152, False, Size(Encoding.GSM7, 3)),
        ("ş" * 70, False, Size(Encoding.UCS2, 1)),
        ("ş" * 71, False, Size(Encoding.UCS2, 2)),
        ("ş" * 134, False, Size(Encoding.UCS2, 2)),
        ("ş" * 135, False, Size(Encoding.UCS2, 3)),
        ("😀" * 35, False, Size(Encoding.UCS2, 1)),
        ("😀" * 36, False, Size(Encoding.UCS2, 2)),
        ("ş" * 155, True, Size(Encoding.TURKISH, 1)),
        ("ş" * 156, True, Size(Encoding.TURKISH, 2)),
        ("ş" * 298, True, Size(Encoding.TURKISH, 2)),
        ("ş" * 299, True, Size(Encoding.TURKISH, 3)),
        # Without Turkish letters the tables would only cost.
        ("a" * 160, True, Size(Encoding.GSM7, 1)),
        ("şikâyet", True, Size(Encoding.UCS2, 1)),
        ("şikayet", True, Size(Encoding.TURKISH, 1)),
    ],
)
def test_a_text_has_the_size_the_standard_gives_it(text: str, tables: bool, size: Size) -> None:  # noqa: FBT001
    assert measure(text, turkish_tables=tables) == size


@given(st.text(st.sampled_from("aZÇöΔ @\n€[~ş"), max_size=700))
def test_letters_of_one_septet_are_counted_as_the_codec_counts_them(text: str) -> None:
    size = measure(text, turkish_tables=False)
    if "ş" in text:
        assert size.encoding is Encoding.UCS2
    else:
        septets = text.encode("gsm23.038-0-0")
        assert size.encoding is Encoding.GSM7
        # No border cuts an escape from its letter: at most one septet less in each part.
        assert -(-len(septets) // 153) <= max(size.segments, 2)
        assert (size.segments == 1) == (len(septets) <= 160)
        assert size.segments <= max(1, -(-len(septets) // 152))


def test_typographic_characters_do_not_double_the_price() -> None:
    text = "“Sözleşme”\u00a0– 3…5 gün, 100₺"
    assert plain(text) == '"Sözleşme" - 3...5 gün, 100TL'
    assert plain("şikâyet ığĞ") == "şikâyet ığĞ"


def test_turkish_letters_can_be_written_in_gsm_letters() -> None:
    written = segments.gsm_letters("Şikâyetim: ağ çok yavaş, İÇİM ŞİŞTİ – öf")
    assert written == "Sikayetim: ag cok yavas, IÇIM SISTI - öf"
    assert measure(written, turkish_tables=False).encoding is Encoding.GSM7


def test_turkish_letters_become_the_default_letters_of_the_same_septets() -> None:
    assert segments.turkish_septets_as_gsm("İışŞğĞçÇöÜ a€") == "¡ìæÆøØ¿ÇöÜ aè"
    with pytest.raises(UnicodeEncodeError):
        segments.turkish_septets_as_gsm("şikâyet")


def parts(text: str) -> list[bytes]:
    """Cut as a gateway does: every 67 units, whatever is there."""
    units = text.encode("utf-16-be")
    return [units[start : start + 134] for start in range(0, len(units), 134)]


@pytest.mark.parametrize("drawn", ["😀", "👍🏽", "🇹🇷", "👨‍👩‍👧", "☎️", "1️⃣", "𝔸"])
@pytest.mark.parametrize("before", range(130, 136))
def test_a_border_never_cuts_what_a_phone_draws_as_one(drawn: str, before: int) -> None:
    text = without_split_pairs("ş" * before + drawn + "son")
    cut = [part.decode("utf-16-be") for part in parts(text)]
    assert "".join(cut) == text
    assert any(drawn in part for part in cut)
    assert text.replace(" ", "") == "ş" * before + drawn + "son"


@given(st.text(st.sampled_from("aş 😀🇹👍🏽‍\n"), max_size=700))
def test_no_part_ends_in_half_a_letter_and_no_letter_is_lost(text: str) -> None:
    moved = without_split_pairs(text)
    assert moved.replace(" ", "") == text.replace(" ", "")
    if measure(moved, turkish_tables=False).encoding is Encoding.UCS2 and len(parts(moved)) > 1:
        for part in parts(moved):
            part.decode("utf-16-be")
        assert len(parts(moved)) == measure(moved, turkish_tables=False).segments or (
            segments.utf16_length(moved) <= 70
        )


def test_a_short_text_and_one_of_gsm_letters_are_left_alone() -> None:
    for text in ("ş" * 66 + "😀 a", "a" * 500, "ş" * 200):
        assert without_split_pairs(text) == text


@given(st.text(st.sampled_from("aş😀 \n"), max_size=2500))
def test_a_text_too_long_for_one_message_becomes_several_and_keeps_its_words(text: str) -> None:
    found = segments.pieces(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    for piece in found:
        sent = without_split_pairs(piece)
        assert measure(sent, turkish_tables=False).segments <= segments.MOST_SEGMENTS


def test_long_texts_are_cut_between_words() -> None:
    text = "şikayet " * 200
    assert all(piece.split() == ["şikayet"] * len(piece.split()) for piece in segments.pieces(text))
