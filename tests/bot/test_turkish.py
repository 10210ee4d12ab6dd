import unicodedata

import pytest
from hypothesis import given, strategies as st

from bot.turkish import fold, lower, nfc, normalise_spelling, without_companies

ANY_TEXT = st.text(st.characters(), max_size=60)  # surrogates included


@given(ANY_TEXT)
def test_folding_keeps_the_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(ANY_TEXT)
def test_lower_casing_keeps_the_length_and_is_idempotent(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert lower(lower(text)) == lower(text)


@given(ANY_TEXT)
def test_composing_leaves_a_text_that_can_be_stored(text: str) -> None:
    composed = nfc(text)
    composed.encode()
    assert nfc(composed) == composed


@given(ANY_TEXT)
def test_normalising_never_fails_and_leaves_single_spaces(text: str) -> None:
    spelt = normalise_spelling(text)
    assert spelt == " ".join(spelt.split())


@given(st.text("abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ .,'", max_size=60))
def test_capitals_and_plain_letters_are_normalised_alike(text: str) -> None:
    assert normalise_spelling(fold(text)) == normalise_spelling(text)


@pytest.mark.parametrize(
    ("written", "lowered"),
    [
        ("FATURA İTİRAZI", "fatura itirazı"),
        ("IĞDIR", "ığdır"),
        ("İnternet", "internet"),
        ("ŞİKÂYET", "şikâyet"),
        ("ǅ ß ΑΣ", "ǆ ß ας"),
        ("", ""),
    ],
)
def test_turkish_lower_case(written: str, lowered: str) -> None:
    assert lower(written) == lowered


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Şikâyet ÇÖĞÜNLÜĞÜ", "sikayet cogunlugu"),
        ("İĞNE ILIK", "igne ilik"),
        ("hâlâ îmâ sükûn", "hala ima sukun"),
        ("\ud800 İ", "\ud800 i"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_decomposed_letters_are_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "şikâyetçiğim")) == "şikâyetçiğim"


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    assert nfc("a\ud800b") == "a�b"


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("slm nt yok bi bakın", "selam internet yok bir bakin"),
        ("tşk tmm", "tesekkur tamam"),
        ("çekmiyo gelmiyolar bilmiyom", "cekmiyor gelmiyorlar bilmiyorum"),
        ("gelmio", "gelmiyor"),
        ("patlıycak yanıcak edicem arıycaz", "patlayacak yanacak edecegim arayacagiz"),
        ("yazmıcam vermiycem olucaksın", "yazmayacagim vermeyecegim olacaksin"),
        ("sıcak bıçak ocak çabucak oyuncak uçak", "sicak bicak ocak cabucak oyuncak ucak"),
        ("Telekom'un interneti", "telekom un interneti"),
        ("Wi-Fi e-posta yurt dışı", "wifi eposta yurtdisi"),
        ("100mbps 4.5G", "000 mbps 0 0 g"),
        ("s0run 1haftadır kop1yor", "sorun 0 haftadir kopiyor"),
        ("mşt mdm msj", "musteri modem mesaj"),
        ("FATURAMI ÖDEDİM!!!", "faturami odedim"),
        ("saat maalesef", "saat maalesef"),
        ("", ""),
        ("😀 !!!", ""),
    ],
)
def test_chat_spelling_is_written_out(written: str, spelt: str) -> None:
    assert normalise_spelling(written) == spelt


@pytest.mark.parametrize(
    ("folded", "rest"),
    [
        ("turk telekom'un interneti", "interneti"),
        ("vodafonedan geldim", "geldim"),
        ("superonline fiber", "fiber"),
        ("telekomunikasyon", ""),
    ],
)
def test_companies_are_dropped(folded: str, rest: str) -> None:
    assert without_companies(folded).strip() == rest
