"""What was told of harm is answered as what it is: smoke, what burnt, a death, no theft, calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

HARMED = "hat kesikti 112'yi arayamadık, amcam beyin kanaması geçirdi öldü"


def test_smoke_seen_with_doubt_is_an_alarm(customer: Conversation, texting: Conversation) -> None:
    for one in (customer, texting):
        said = one.say("santral binanizdan duman cikiyor gibi ama emin degilim").text
        assert "112" in said
        assert one.state.danger == "fire"


@pytest.mark.parametrize(
    "told",
    [
        "modem geçen gün yanmıştı itfaiye söndürdü şimdi açılmıyor",
        "itfaiye geldiydi modemden duman çıkmıştı, modem çalışmıyor yenisi lazım",
    ],
)
def test_what_burnt_is_not_plugged_in_again(
    customer: Conversation, texting: Conversation, told: str
) -> None:
    for one in (customer, texting):
        said = one.say(told).text
        assert "reset" not in said
        assert "30 s" not in said


def test_who_tells_of_a_death_is_sent_to_nobody(
    customer: Conversation, texting: Conversation
) -> None:
    for one in (customer, texting):
        said = one.say(HARMED).text
        assert "sa\u011f olsun" in said or "sag olsun" in said
        assert "112" not in said
        assert len(one.registered) == 1
        assert one.state.waiting
        assert "112" not in one.say("öldü diyorum").text


def test_how_they_got_a_number_is_no_theft(customer: Conversation) -> None:
    customer.say("kumar siteleri durmadan mesaj atıyor şikayetçiyim")
    customer.say("numaramı kimden satın aldılar bunlar")
    customer.say("ne hattı kapatması ben mesajlardan şikayetçiyim")
    assert customer.state.danger is None
    told = customer.state.draft.description or ""
    assert "kimden satın aldılar" in told
    assert "ne hattı kapatması" in told


def test_who_denies_a_theft_is_asked_to_lift_the_alarm(customer: Conversation) -> None:
    customer.say("hattımı çaldılar sim kartımı kopyalamışlar")
    customer.say("hattım çalınmadı benim, spam mesajlardan şikayetçiyim")
    assert customer.state.question == "alarm"
    customer.say("evet")
    assert customer.state.danger is None


def test_calls_are_refused_by_nobody_who_names_hours(customer: Conversation) -> None:
    customer.say("faturam çok yüksek geldi 900 tl")
    customer.choose("Hayır")
    customer.say("öğleden önce aramayın, akşam yediden sonra arayın")
    assert customer.state.question == "phone"
    assert customer.state.draft.wishes


def test_sales_calls_are_what_is_to_end(customer: Conversation) -> None:
    customer.say("her gün tarife satmak için arıyorlar")
    customer.say("aramayın artık bıktım")
    assert customer.state.question == "phone"
    assert "aramayın artık" in (customer.state.draft.description or "")
