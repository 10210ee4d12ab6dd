"""Who gives nothing, finds it hard, is angry or says "tamam" is answered as that."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.languages import is_turkish
from tests.actions.dialogue.kit import Talk, complained, registered


@pytest.mark.parametrize("text", ["mail de yok", "e postam da yok", "MAIL DE KULLANMIYORUM"])
def test_an_address_that_is_missing_is_no_wish(text: str) -> None:
    talk = complained()
    talk.hear(r.REFUSED, "vermem")
    assert talk.question == q.EMAIL
    assert talk.hear(r.REFUSED, text) == ["utter_contact_needed"]
    assert talk.state.draft.wishes == ()
    assert talk.question == q.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "hiçbir bilgi vermem",
        "hicbirini vermiyorum",
        "HIC BISEY VERMIYORUM",
        "ne numara ne de mail veririm",
        "bilgilerimi vermem",
    ],
)
def test_who_gives_nothing_is_told_what_is_needed_and_not_asked_again_at_once(text: str) -> None:
    talk = complained()
    assert talk.hear(r.REFUSED, text) == ["utter_contact_needed"]
    assert not talk.registered


@pytest.mark.parametrize(
    "text",
    ["yaşlıyım anlamam", "BEN BU ISLERDEN ANLAMAM KIZIM", "81 yaşındayım"],
)
@pytest.mark.parametrize("read_as", [r.HELP, r.UNSURE, r.UNCLEAR])
def test_who_finds_it_hard_gets_a_kind_word_and_the_question_again(text: str, read_as: str) -> None:
    talk = complained()
    assert talk.hear(read_as, text) == ["utter_sympathy_hard", "utter_ask_phone_again"]


def test_who_is_angry_about_a_registered_complaint_is_not_asked_for_the_problem() -> None:
    for channel in ("web", "sms"):
        talk, _ = registered(channel)
        assert talk.hear(r.INSULT, "salaksınız") == ["utter_insult_with_record"]


def test_okay_ends_it_and_yes_asks_for_more() -> None:
    talk, _ = registered()
    assert talk.hear(r.YES, "tamam") == ["utter_stays_open"]
    talk, _ = registered()
    assert talk.hear(r.YES, "evet") == ["utter_ask_problem"]


def test_an_announcement_is_not_added_to_what_is_registered() -> None:
    talk, number = registered()
    assert talk.hear(r.OPENER, "bir şikayetim var") == ["utter_ask_problem"]
    assert number not in talk.backend.additions


@pytest.mark.parametrize("text", ["kimse yok mu", "bekliyorum hala", "iptal edin"])
def test_who_writes_turkish_after_one_foreign_word_is_answered_in_turkish(text: str) -> None:
    talk = Talk()
    talk.hear(r.FOREIGN, "slow internet", language="en")
    said = talk.hear(r.POSITION, text)
    assert not any(one.endswith("_en") for one in said)
    assert talk.state.language is None


@pytest.mark.parametrize("text", ["ok", "no", "please", "how long"])
def test_a_word_that_may_be_foreign_is_not_surely_turkish(text: str) -> None:
    assert not is_turkish(text)


def test_how_to_be_reached_is_not_quoted_as_the_problem() -> None:
    talk = complained()
    talk.hear(r.UNCLEAR, "akşam 6dan sonra arayın")
    talk.hear(r.GIVEN, "0532 123 45 67", value="+905321234567")
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    talk.hear(r.YES, "evet")
    talk.hear(r.STATUS, "durumu nedir")
    [shown] = [one for one in talk.newest if "short_description" in one]
    assert "İletişim" not in shown["short_description"]


def test_a_number_that_is_told_once_more_is_acknowledged() -> None:
    talk = complained()
    told = {"phone": "+905321234567", "phone_is_mobile": True}
    talk.hear(r.GIVEN, "0532 123 45 67", value="+905321234567")
    assert talk.hear(r.UNCLEAR, "0532 123 45 67", told=told) == [
        "utter_known_already",
        "utter_ask_name_again",
    ]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("borcum yüzünden uyuyamıyorum artık dayanamıyorum", True),
        ("ÇARESİZİM İCRA GELDİ", True),
        ("bunaldım valla odeyemiyorum", True),
        ("gece gelen mesajlardan uyuyamıyorum", False),
        ("bu yavaş internete dayanamıyorum", False),
    ],
)
def test_who_is_worn_out_gets_a_word_first(channel: str, text: str, *, word: bool) -> None:
    said = Talk(channel).hear(r.COMPLAINT, text, about="billing")
    assert ("utter_sympathy_worn" in said) == word
