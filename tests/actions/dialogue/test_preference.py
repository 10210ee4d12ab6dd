"""A wish for e-mail is kept with the address it needs, whenever and by whatever way it is said."""

from __future__ import annotations

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import Talk, registered

MAIL = "ece@ornek.com"
WISH = f"mail atın {MAIL}"


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("main", [r.MORE, r.UNCLEAR, r.ADD])
def test_said_after_registering_it_is_that_complaints(channel: str, main: str) -> None:
    talk, number = registered(channel)
    talk.hear(main, WISH, told={"email": MAIL})
    kept = talk.backend.registered[number]
    assert (kept.preferred, kept.email) == ("email", MAIL)


def test_said_by_sms_before_registering_it_goes_along() -> None:
    talk = Talk("sms")
    talk.hear(r.UNCLEAR, WISH, told={"email": MAIL})
    talk.hear(r.COMPLAINT, "faturam iki kat geldi", about="billing")
    (kept,) = talk.registered
    assert (kept.preferred, kept.email) == ("email", MAIL)


def test_said_with_the_complaint_it_goes_along() -> None:
    talk = Talk("sms")
    told = {"email": MAIL}
    talk.hear(r.COMPLAINT, f"faturam iki kat geldi. {WISH}", about="billing", told=told)
    (kept,) = talk.registered
    assert (kept.preferred, kept.email) == ("email", MAIL)


def test_the_next_complaint_of_the_same_phone_is_answered_so_as_well() -> None:
    talk = Talk("sms")
    told = {"email": MAIL}
    talk.hear(r.COMPLAINT, f"faturam iki kat geldi. {WISH}", about="billing", told=told)
    talk.hear(r.COMPLAINT, "ayrıca modemim bozuk", about="modem_device")
    assert [(one.preferred, one.email) for one in talk.registered] == [("email", MAIL)] * 2


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_without_an_address_it_is_said_that_one_is_missing(channel: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(r.MORE, "mail olsun") == ["utter_wish_needs_email"]
    talk.hear(r.UNCLEAR, MAIL, told={"email": MAIL})
    kept = talk.backend.registered[number]
    assert (kept.preferred, kept.email) == ("email", MAIL)


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_with_an_address_that_is_known_nothing_is_missing(channel: str) -> None:
    talk, number = registered(channel)
    talk.hear(r.UNCLEAR, MAIL, told={"email": MAIL})
    said = talk.hear(r.MORE, "mail olsun")
    assert "utter_wish_needs_email" not in said
    assert talk.backend.registered[number].preferred == "email"
