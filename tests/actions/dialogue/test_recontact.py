"""A wrong number or address of a registered complaint is put right in the chat, on a yes."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

RIGHT, MAIL = "+905337654321", "ayse@ornek.com"
TOLD = {"phone": RIGHT, "phone_is_mobile": True}


@pytest.mark.parametrize(
    "text",
    [
        "verdiğim telefon hatalıymış 0533 765 43 21 doğrusu",
        "TELEFONU YANLIS YAZMISIM 05337654321 OLACAK",
        "o numara benim degil benimki 0533 765 43 21",
        "numaramı değiştirin 0533 765 43 21",
        "artık 0533 765 43 21 kullanıyorum telefonum değişti",
        "0533 765 43 21 yapın numarayı pardon",
        "0533 765 43 21",
        "mesajları 0533 765 43 21 e gönderin öbürü eski",
    ],
)
@pytest.mark.parametrize("read_as", [r.CORRECT, r.COMPLAINT, r.UNCLEAR, r.ADD])
def test_the_right_number_is_read_back_and_written_on_a_yes(text: str, read_as: str) -> None:
    talk, number = registered()
    assert talk.hear(read_as, text, told=TOLD) == ["utter_ask_contact"]
    assert talk.newest[0]["details"] == "telefon 0533 765 43 21"
    assert talk.backend.registered[number].phone == MOBILE
    assert talk.hear(r.YES, "evet") == ["utter_contact_changed"]
    assert talk.backend.registered[number].phone == RIGHT
    assert talk.state.draft.phone == RIGHT  # nobody writes to the wrong one for the next either
    assert talk.question == q.NONE


@pytest.mark.parametrize(
    "text",
    [
        "mail adresimi yanlış yazmışım ayse@ornek.com",
        "e postam hatalı ayse@ornek.com olacak",
        "doğrusu ayse@ornek.com",
    ],
)
def test_an_address_as_well_however_it_is_read(text: str) -> None:
    for read_as in (r.CORRECT, r.WITHDRAW, r.COMPLAINT):
        talk, number = registered()
        said = talk.hear(read_as, text, told={"email": MAIL})
        assert said == ["utter_ask_contact"]
        talk.choose("Evet")
        assert talk.backend.registered[number].email == MAIL


@pytest.mark.parametrize(
    "text",
    [
        "telefon numaram yanlış olmuş",
        "numarayı yanlış vermişim",
        "size verdiğim cep hatalı",
        "TEL YANLIS",
        "numaram degisti benim",
    ],
)
def test_that_it_is_wrong_alone_asks_for_the_right_one(text: str) -> None:
    talk, number = registered()
    assert talk.hear(r.COMPLAINT, text, about="number_porting") == [
        "utter_contact_asked",
        "utter_ask_phone",
    ]
    assert talk.hear(r.GIVEN, "0533 765 43 21", value=RIGHT, told=TOLD) == ["utter_ask_contact"]
    talk.hear(r.YES, "evet doğru")
    assert talk.backend.registered[number].phone == RIGHT
    assert len(talk.registered) == 1


@pytest.mark.parametrize(
    "text",
    [
        "faturadaki telefon numarası yanlış basılmış her ay böyle",
        "numara taşıma işlemim yanlış yapıldı",
        "takip numaram yanlış mı",
        "telefonum çekmiyor hattımda hata var",
        "eski numaramı rehberde gösteriyorsunuz yanlış",
        "numara yanlış değil",
        "telefonumda hata yok",
    ],
)
def test_a_number_of_the_service_is_no_way_to_be_reached(text: str) -> None:
    talk, _ = registered()
    talk.hear(r.COMPLAINT, text, about="number_porting")
    assert talk.state.new_contact is None


def test_a_no_changes_nothing() -> None:
    talk, number = registered()
    talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
    assert talk.hear(r.NO, "hayır kalsın") == ["utter_contact_kept"]
    assert talk.backend.registered[number].phone == MOBILE


def test_another_number_at_the_question_is_read_back_in_its_place() -> None:
    talk, number = registered()
    talk.hear(r.CORRECT, "numara yanlış 0533 765 43 22", told=TOLD | {"phone": "+905337654322"})
    assert talk.hear(r.NO, "yok sonu 21 0533 765 43 21", told=TOLD) == ["utter_ask_contact_again"]
    talk.hear(r.YES, "evet")
    assert talk.backend.registered[number].phone == RIGHT


@pytest.mark.parametrize("text", ["evet ama önce bir bakayım", "tamam da emin değilim"])
def test_a_half_yes_is_none(text: str) -> None:
    talk, number = registered()
    talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
    talk.hear(r.YES, text)
    assert talk.question == q.CONTACT
    assert talk.backend.registered[number].phone == MOBILE


def test_who_gives_no_right_one_has_said_that_it_is_wrong() -> None:
    talk, number = registered()
    talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
    assert talk.hear(r.REFUSED, "vermek istemiyorum") == ["utter_contact_still_wrong"]
    assert talk.backend.additions[number] == ["Düzeltme isteği: telefon numarası yanlış"]


def test_nobody_else_s_complaint_is_changed() -> None:
    talk, number = registered()
    other = Talk(backend=talk.backend, id="c9")
    other.hear(r.CORRECT, "numaramı yanlış verdim 0533 765 43 21", told=TOLD)
    assert other.question != q.CONTACT
    assert talk.backend.registered[number].phone == MOBILE


def test_by_sms_it_is_passed_on() -> None:
    talk, number = registered("sms")
    talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
    assert talk.backend.registered[number].phone == MOBILE
    assert talk.backend.additions[number]


class TestWhileTheNextComplaintIsTaken:
    """What is put right there was registered wrong with the one before as well."""

    def test_the_registered_one_is_asked_about_and_both_are_put_right(self) -> None:
        talk, number = registered()
        talk.hear(r.COMPLAINT, "bir de faturam iki katı", about="billing")
        said = talk.hear(
            r.CORRECT, "numaramı yanlış vermiştim", field=q.PHONE, value=RIGHT, told=TOLD
        )
        assert said == ["utter_put_right", "utter_ask_contact"]
        assert talk.backend.registered[number].phone == MOBILE
        assert talk.hear(r.YES, "evet")[0] == "utter_contact_changed"
        assert talk.backend.registered[number].phone == RIGHT
        assert talk.state.draft.phone == RIGHT
        assert talk.state.draft.active

    def test_a_no_leaves_the_registered_one(self) -> None:
        talk, number = registered()
        talk.hear(r.COMPLAINT, "bir de faturam iki katı", about="billing")
        talk.hear(r.CORRECT, "bunda öbür numaram olsun", field=q.PHONE, value=RIGHT, told=TOLD)
        assert talk.hear(r.NO, "hayır")[0] == "utter_contact_kept"
        assert talk.backend.registered[number].phone == MOBILE
        assert talk.state.draft.phone == RIGHT


def test_an_address_besides_puts_nothing_right() -> None:
    talk, _ = registered()
    said = talk.hear(r.UNCLEAR, "mailime de gönderin ayse@ornek.com", told={"email": MAIL})
    assert "utter_ask_contact" not in said
    assert talk.state.new_contact is None


class TestAtTheQuestionForTheRightOne:
    """What else may be said where the right number is asked for."""

    def test_no_number_at_all_is_called_that_and_asked_for_again(self) -> None:
        talk, number = registered()
        talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
        for read_as, said in (
            (r.INVALID, "utter_phone_invalid"),
            (r.AMBIGUOUS, "utter_phone_ambiguous"),
        ):
            assert talk.hear(read_as, "0533 76")[0].startswith(said)
            assert talk.question == q.PHONE
        assert talk.backend.registered[number].phone == MOBILE

    @pytest.mark.parametrize("read_as", [r.UNCLEAR, r.UNSURE, r.YES])
    def test_what_answers_nothing_is_asked_again(self, read_as: str) -> None:
        talk, _ = registered()
        talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
        talk.hear(read_as, "bilmem ki")
        assert talk.question == q.PHONE
        assert talk.state.new_contact is not None

    def test_who_looks_it_up_is_waited_for(self) -> None:
        talk, _ = registered()
        talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
        talk.hear(r.WAIT, "bir saniye bakıyorum")
        assert talk.hear(r.GIVEN, "0533 765 43 21", value=RIGHT, told=TOLD)[-1].startswith(
            "utter_ask_contact"
        )

    def test_an_address_instead_is_read_back(self) -> None:
        talk, number = registered()
        talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
        talk.hear(r.MORE, "oraya değil ayse@ornek.com adresine", told={"email": MAIL})
        talk.hear(r.YES, "evet")
        assert talk.backend.registered[number].email == MAIL

    def test_another_trouble_leaves_that_it_is_wrong_and_is_heard(self) -> None:
        talk, number = registered()
        talk.hear(r.COMPLAINT, "numaram yanlış kaydedilmiş", about="number_porting")
        talk.hear(r.COMPLAINT, "televizyon da çekmiyor", about="tv_service")
        assert talk.backend.additions[number][0] == "Düzeltme isteği: telefon numarası yanlış"
        assert talk.state.new_contact is None


class TestAtWhatIsReadBack:
    """What else may be said there; nothing is changed by it."""

    def test_who_has_to_look_is_waited_for(self) -> None:
        talk, number = registered()
        talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
        talk.hear(r.WAIT, "dur bakayım")
        assert talk.backend.registered[number].phone == MOBILE
        talk.hear(r.YES, "evet")
        assert talk.backend.registered[number].phone == RIGHT

    def test_another_trouble_comes_after_it_and_what_was_read_back_is_asked_again(self) -> None:
        talk, number = registered()
        talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
        said = talk.hear(r.COMPLAINT, "televizyon da çekmiyor", about="tv_service")
        assert said == ["utter_one_after_the_other", "utter_ask_contact_again"]
        assert talk.backend.registered[number].phone == MOBILE
        assert talk.hear(r.YES, "evet")[0] == "utter_contact_changed"
        assert talk.state.draft.description == "televizyon da çekmiyor"

    def test_a_remark_is_added_and_what_was_read_back_is_asked_again(self) -> None:
        talk, number = registered()
        talk.hear(r.CORRECT, "numara yanlış 0533 765 43 21", told=TOLD)
        said = talk.hear(r.MORE, "komşuda da aynısı oluyor")
        assert said == ["utter_addition_done", "utter_ask_contact_again"]
        assert talk.backend.additions[number] == ["komşuda da aynısı oluyor"]
        assert talk.backend.registered[number].phone == MOBILE
