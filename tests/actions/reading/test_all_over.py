"""What "düzeldi" ends: a record of one trouble, unless something is still waited for."""

from __future__ import annotations

import pytest

from actions.reading import all_over


@pytest.mark.parametrize(
    "text",
    [
        "internet açıldı, iade parasını bekliyoruz",
        "düzeldi ama hâlâ fazla ödediğim duruyor",
        "televizyon düzeldi faturayı da düşecektiniz",
        "çözüldü, geri ödeme kaldı",
    ],
)
def test_what_is_waited_for_is_named_beside_what_works(text: str) -> None:
    assert all_over.awaits(text)


@pytest.mark.parametrize(
    "text",
    [
        "düzeldi",
        "çözüldü çok sağ olun",
        "internetim düzeldi teşekkürler",
        "bekliyordum, geldi şimdi",
        "müşteri hizmetleri aradı, internet düzeldi",
    ],
)
def test_good_news_alone_awaits_nothing(text: str) -> None:
    assert not all_over.awaits(text)


@pytest.mark.parametrize(
    "story",
    [
        "iki gün televizyon gitti geldi, o günlerin parasını faturadan düşün",
        "internetim kopuktu düzeldi fatura 450 yazılmış 200 olmalıydı",
    ],
)
def test_a_story_may_tell_of_several(story: str) -> None:
    assert all_over.is_of_several(story)


@pytest.mark.parametrize(
    "story",
    [
        "internetim kopuyor",
        "internet faturam fazla geldi",
        "modemin ışığı kırmızı internet yok",
        "telefonum çekmiyor, müşteri hizmetleri de açmıyor",
    ],
)
def test_a_story_of_one_thing_is_of_one(story: str) -> None:
    assert not all_over.is_of_several(story)


def test_what_works_may_be_nothing_of_the_record() -> None:
    assert all_over.is_of_another("internet düzeldi", "billing")
    assert not all_over.is_of_another("internet düzeldi", "internet_speed")
    assert not all_over.is_of_another("düzeldi", "billing")
