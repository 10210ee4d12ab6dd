"""What is over beside another trouble: only the other one is a complaint."""

from __future__ import annotations

import pytest

from actions.reading import over_but


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("hat açıldı yalnız faturam şişmiş geldi", "billing"),
        ("Arıza giderildi, fakat televizyonum donup duruyor donuyor", "tv_service"),
        ("fatura işi çözüldü ancak şimdi internetim kopuyor yok", "internet_outage"),
        ("YAYIN GELDİ, BU SEFER TELEFONUM ÇEKMİYOR", "mobile_coverage"),
    ],
)
def test_the_other_one_is_told(text: str, topic: str) -> None:
    other = over_but.told(text)
    assert other is not None
    assert other.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "düzelmedi ama faturam yüksek",
        "internet düzeldi ama yine yavaş",
        "düzeldi mi acaba ama faturam yüksek",
        "düzeldi sayılır ama yine internetim yok mu olacak",
        "internetim yok ama faturam yüksek",
        "düzeldi ama çok geç oldu",
    ],
)
def test_nothing_is_over_or_nothing_else_is_told(text: str) -> None:
    assert over_but.told(text) is None


def test_it_follows_only_what_was_told_of_another_thing() -> None:
    other = over_but.told("internetim düzeldi ama faturam yüksek geldi")
    assert other is not None
    assert other.follows("internet_speed")
    assert not other.follows("billing")
    assert not other.follows("tv_service")
    assert not other.follows(None)
