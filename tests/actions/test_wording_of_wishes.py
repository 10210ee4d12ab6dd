"""What a customer wished for the call is not quoted back as what they complained of."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue import wording as in_chat
from actions.sms import wording as by_sms
from tests.actions.dialogue.kit import registered


def test_it_is_left_out_on_every_channel() -> None:
    talk, number = registered("sms")
    told = "faturam yanlış\nİletişim isteği: gündüz aramayın"
    complaint = replace(talk.backend.shown[number], description=told)
    assert in_chat.of_complaint(complaint)["short_description"] == "faturam yanlış"
    assert by_sms.of_complaint(complaint)["short_description"] == "faturam yanlis"
