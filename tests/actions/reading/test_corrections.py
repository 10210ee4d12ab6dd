"""A correction names a field, or a value that can only be one."""

from __future__ import annotations

import pytest

from actions.reading import corrections, new_names, new_numbers, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.reading import Fields
from actions.reading.told_fields import DESCRIPTION, EMAIL, NAME, PHONE, PLACE, TOPIC
from tests.actions.messages import said

SUMMARY = Context(question=q.CONFIRM, told=True, topic="billing", name="Derya Kızıltan")


def corrected(
    text: str, context: Context = SUMMARY, told: Fields | None = None, **more: object
) -> tuple[str | None, str | None] | None:
    message = said(text, **more)  # type: ignore[arg-type]
    found = corrections.candidates(message, context, told or Fields())
    best = max(found, key=lambda one: one.score, default=None)
    return (best.field, best.value) if best is not None and best.main == r.CORRECT else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("adım Derya değil Deniz", "Deniz Kızıltan"),
        ("Kızıltan değil Kızılkan", "Derya Kızılkan"),
        ("soyadım Tekinalp", "Derya Tekinalp"),
        ("evlendim, soyadım Sancak oldu", "Derya Sancak"),
        ("Kızıltan'ın önüne Uygur ekleyin", "Derya Uygur Kızıltan"),
        ("ben Cemil Baysal", "Cemil Baysal"),
        ("hayır, adım Deryanur", "Deryanur Kızıltan"),
        ("kaydı eşimin adına açın: Tolga Kızıltan", "Tolga Kızıltan"),
        ("DERYA DEĞİL DENİZ", "Deniz Kızıltan"),
        ("Derya'yı Duru yapın", "Duru Kızıltan"),
    ],
)
def test_a_corrected_name_is_the_whole_name(text: str, name: str) -> None:
    assert corrected(text) == (NAME, name)


@pytest.mark.parametrize(
    "text", ["ismim hatalı", "Derya da kim", "ben Derya değilim", "soyadım yanlış"]
)
def test_a_wrong_name_without_the_right_one_is_asked_for(text: str) -> None:
    assert corrected(text) == (NAME, None)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("numaram değişti", PHONE),
        ("telefon hariç hepsi doğru", PHONE),
        ("o hat kapandı", PHONE),
        ("mailimi düzeltin", EMAIL),
        ("konuyu yanlış seçmişsiniz", TOPIC),
        ("açıklama eksik olmuş", DESCRIPTION),
    ],
)
def test_a_field_that_is_wrong_is_named(text: str, field: str) -> None:
    assert corrected(text) == (field, None)


def test_a_number_given_at_the_summary_corrects_the_old_one() -> None:
    told = Fields(phone="+905071112233", phone_is_mobile=True)
    message = {"entities": {"phone": ("0507 111 22 33",)}}
    assert corrected("hayır 0507 111 22 33", told=told, **message) == (PHONE, "+905071112233")


def test_a_number_may_come_in_two_messages() -> None:
    assert corrected("111 22 33", earlier=("tel yanlış", "0507")) == (PHONE, "+905071112233")


def test_a_topic_is_put_right() -> None:
    assert corrected("konu fatura değil televizyon") == (TOPIC, "tv_service")


def test_an_amount_is_put_right_in_the_story() -> None:
    text = "beş yüz lira değil altı yüz lira"
    assert corrected(text) == (DESCRIPTION, text)


@pytest.mark.parametrize(
    "text", ["telefon doğru", "ismim doğru kaydet", "hata yok", "evet", "hayır"]
)
def test_what_is_right_is_no_correction(text: str) -> None:
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("text", "field"), [("soyadı", NAME), ("telefonu", PHONE), ("açıklamayı", DESCRIPTION)]
)
def test_a_field_alone_answers_which_is_to_be_corrected(text: str, field: str) -> None:
    context = Context(question=q.CORRECT, told=True, name="Derya Kızıltan")
    assert corrected(text, context) == (field, None)
    assert corrected(text) is None


def test_another_name_alone_is_the_right_one() -> None:
    assert corrected("Melis") == (NAME, "Melis Kızıltan")
    assert corrected("Melis Ener") == (NAME, "Melis Ener")
    assert corrected("Evet") is None


def test_nothing_is_corrected_before_anything_was_told() -> None:
    assert corrected("telefon yanlış", Context(question=q.PROBLEM)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sonu 12 degil 21", "+905413007221"),
        ("0541 degil 0542", "+905423007212"),
        ("72 ile 12 yer degistirmis karismis", "+905413001272"),
        ("son rakam 9", "+905413007219"),
        ("99 degil 98", None),
    ],
)
def test_some_digits_of_a_known_number_are_put_right(text: str, number: str | None) -> None:
    assert new_numbers.put_right(text, "+905413007212") == number


class TestTheNumberInTheSummary:
    KNOWN = Context(q.CONFIRM, told=True, topic="billing", name="Derya", phone="+905551112233")

    def test_is_put_right_in_a_part(self) -> None:
        assert corrected("sonu 33 değil 44", self.KNOWN) == (PHONE, "+905551112244")

    def test_is_asked_anew_where_it_is_only_called_wrong(self) -> None:
        assert corrected("numaram yanlış", self.KNOWN) == (PHONE, None)


def test_a_television_is_no_telephone_and_a_conversation_no_topic() -> None:
    assert corrected("televizyonum değişti") != (PHONE, None)
    assert corrected("konuşmamız yarım kaldı, değişik oldu") is None


def test_a_description_is_put_right_by_what_follows_a_colon() -> None:
    found = corrected("metin yanlış, doğrusu: kotam bitmeden hız düştü")
    assert found == (DESCRIPTION, "kotam bitmeden hız düştü")


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("soyadım Toprak", "Zeynep Nur", "Zeynep Nur Toprak"),
        ("soyadım Toprak", "Mehmet Emin", "Mehmet Emin Toprak"),
        ("Kasap Yaşar değil Yaşar Toprak", "Kasap Yaşar", "Yaşar Toprak"),
        (
            "isim yanlış. Tüketici Kanunu şahıs değildir. Vekil: Av. Sena Toprak",
            "X Y",
            "Sena Toprak",
        ),
        ("adım Beyanıma değildir, Sena Toprak'tır", "Beyanıma Toprak", "Sena Toprak"),
        ("müvekkil değil ben, adım Sena Toprak", "Ali Can", "Sena Toprak"),
    ],
)
def test_the_right_name_is_known_by_its_label(text: str, known: str, name: str) -> None:
    context = Context(question=q.CONFIRM, told=True, topic="billing", name=known)
    assert corrected(text, context) == (NAME, name)


@pytest.mark.parametrize(
    "text",
    [
        "Talebime vekilimin adı eklenmemiştir, bilginize sunarım",
        "adım bellidir",
        "modem yeni, hat bozuk, onu da yaz",
    ],
)
def test_no_name_is_made_of_other_words(text: str) -> None:
    found = corrected(text)
    assert found is None or found[1] is None


def test_a_place_that_is_wrong_is_taken_out() -> None:
    assert corrected("yer bilgisi yanlış silin") == (PLACE, None)


class TestInPassing:
    KNOWN = Context(question=q.NAME, told=True, topic="billing", phone="+905321112233")

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("yok 0532 değil 0537 olacaktı", "+905371112233"),
            ("sonu 34 pardon", "+905321112234"),
            ("numaranın sonu 43", "+905321112243"),
        ],
    )
    def test_some_digits(self, text: str, number: str) -> None:
        assert corrected(text, self.KNOWN) == (PHONE, number)

    @pytest.mark.parametrize("text", ["son 3 gündür yok", "son 2 fatura yanlış geldi"])
    def test_how_long_it_lasts_is_no_number(self, text: str) -> None:
        assert corrected(text, self.KNOWN) in {None, (PHONE, None)}

    def test_the_topic(self) -> None:
        found = corrected("fatura değil nakil demiştim", self.KNOWN)
        assert found == (TOPIC, "installation_relocation")


def test_words_to_be_added_are_more_of_the_story() -> None:
    found = corrections.candidates(said("hayır kablo kopuk onu yaz"), SUMMARY, Fields())
    assert [one.main for one in found] == [r.MORE]


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("soyadım Işın, ŞIN gibi ama baş harfi I", "Kerem Isin", "Kerem Işın"),
        ("soyadım Işın, ŞIN gibi ama baş harfi I", "Kerem Şın", "Kerem Işın"),
        ("soyadım Çağlı, dağlı gibi", "Kerem Cagli", "Kerem Çağlı"),
        ("benim adım Leyla Soykan Kadir kuryenin adı", "Kadir", "Leyla Soykan"),
        ("adım Leyla Soykan, Tolga Kul müdürün ismiydi", "Tolga Kul", "Leyla Soykan"),
    ],
)
def test_what_a_name_is_likened_to_or_somebody_elses_is_no_part_of_it(
    text: str, known: str, name: str
) -> None:
    assert new_names.put_right(text, known) == name
