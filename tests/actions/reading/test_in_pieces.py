from __future__ import annotations

import pytest

from actions.reading import in_pieces, reading as r


@pytest.mark.parametrize(
    ("pieces", "together"),
    [
        (("fatura", "çok geldi"), "fatura çok geldi"),
        (("FATURA", "cok", "geldi"), "FATURA cok geldi"),
        (("internet", "3 gündür yok"), "internet 3 gündür yok"),
        (("ev telefonu", "hâlâ kesik"), "ev telefonu hâlâ kesik"),
    ],
)
def test_what_only_together_tells_a_trouble_is_put_together(
    pieces: tuple[str, ...], together: str
) -> None:
    *earlier, last = pieces
    assert in_pieces.whole(last, tuple(earlier), r.UNCLEAR) == together


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ((), "çok geldi"),
        (("faturam çok geldi",), "internetim de yok"),
        (("fatura ne kadar",), "çok geldi"),
        (("internetim üç gündür yok bakar mısınız",), "çok kötü"),
        (("fatura",), "teşekkürler"),
        (("merhaba",), "çok geldi"),
        (("/greet", "fatura", "/help"), "çok geldi"),
    ],
)
def test_what_tells_alone_or_is_talk_is_left(earlier: tuple[str, ...], text: str) -> None:
    assert in_pieces.whole(text, earlier, r.UNCLEAR) is None


def test_a_wish_is_no_piece() -> None:
    assert in_pieces.whole("çok geldi", ("fatura",), r.HUMAN) is None


@pytest.mark.parametrize("refusal", [r.NO, r.REFUSED])
@pytest.mark.parametrize(
    "named", ["internet", "televizyondan şikayetçiyim", "İnternetle derdim var"]
)
def test_a_no_to_what_is_wrong_says_that_the_thing_named_is_gone(named: str, refusal: str) -> None:
    assert in_pieces.completed(named, "yok", refusal) == f"{named}\nyok"


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ("fatura", "yok"),
        ("merhaba", "yok"),
        ("internet", "yok vazgeçtim"),
        ("internet", "hayır"),
        ("internetim iki gündür yok", "yok"),
        ("internet", "televizyon yok"),
    ],
)
def test_a_no_that_says_nothing_of_the_thing_refuses(named: str, text: str) -> None:
    assert in_pieces.completed(named, text, r.NO) is None


def test_what_is_wrong_completes_an_announcement_of_any_length() -> None:
    named = "televizyonla ilgili olarak bir şey yazmak istiyorum size"
    assert in_pieces.completed(named, "hep donuyor", r.UNCLEAR) == f"{named}\nhep donuyor"
    assert in_pieces.completed(named, "yeter artık", r.UNCLEAR) is None
    assert in_pieces.completed(named, "hep donuyor", r.HUMAN) is None
