"""Several troubles are told apart where they are said to be several, and only there."""

from __future__ import annotations

import pytest

from actions.reading import several, topic_words
from lexicon.turkish import fold


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("televizyon donuyor, ayrıca faturam çok yüksek", 2),
        ("evde telefon çekmiyor + internet kopuyor + faturam şişmiş", 3),
        ("sabit telefonum bozuk bir de nakil talebim hâlâ yapılmadı", 2),
        ("internetim yok bir de modemin ışığı kırmızı", 1),
        ("internet gitti ayrıca kimse ilgilenmiyor", 1),
        ("faturam yüksek, ödemesini de yaptım", 1),
        ("internet kesik, bir de sabah arasınlar", 1),
        ("televizyon donuyor faturam da fazla", 2),
        ("HEM INTERNET YAVAS HEM DE FATURA YANLIS", 2),
        ("ev telefonum cızırtılı ve faturam çok yüksek", 2),
        ("faturam fazla geldi internetim kesildi", 2),
        ("internetim yavaş modemim de bozuk", 1),
        ("internetim yok faturamı da ödüyorum", 1),
        ("faturam çok geldi ve paramı istiyorum", 1),
    ],
)
def test_what_is_told_is_parted(text: str, count: int) -> None:
    assert len(several.parts(text)) == count


def test_nothing_of_what_was_told_is_lost() -> None:
    text = "televizyon donuyor, kumanda da öyle ayrıca faturam çok yüksek, iade edin"
    assert several.parts(text) == [
        "televizyon donuyor, kumanda da öyle",
        "faturam çok yüksek, iade edin",
    ]


@pytest.mark.parametrize(
    ("text", "topic", "told"),
    [
        ("evet, ikinci bir şikayetim de var", None, ""),
        ("kaydedin, öbür şikâyetimiz nakil hakkında onu da alın", "installation_relocation", ""),
        ("evet bir de televizyon yayını donuyor", "tv_service", "televizyon yayını donuyor"),
    ],
)
def test_another_complaint_is_announced(text: str, topic: str | None, told: str) -> None:
    found = several.announced(text, "billing")
    assert found is not None
    assert (found.topic, found.text) == (topic, told)


@pytest.mark.parametrize(
    "text",
    ["evet, bir de adımı düzeltin", "bir de faturam geç geldi", "evet doğru", "ayrıca kızgınım"],
)
def test_what_belongs_to_this_one_announces_no_other(text: str) -> None:
    assert several.announced(text, "billing") is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("komşuda var bizde üç gündür internet yok", "internet_outage"),
        ("evdeki telefonum çalmıyor ses yok", "landline"),
        ("faturam bu ay iki katı geldi", "billing"),
        ("internet kaplumbağa gibi", "internet_speed"),
        ("bu mahallede telefon çekmiyor", "mobile_coverage"),
        ("internetim yok, cayma bedeli de istiyorlar", None),
        ("internet var mı", None),
        ("hakkımı yediniz", None),
    ],
)
def test_a_topic_that_is_plainly_told(text: str, topic: str | None) -> None:
    assert topic_words.plainly(fold(text)) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("fatura sormadım ki ben", "billing"),
        ("ne kampanyası kardeşim", "package_tariff"),
        ("modem değil hat arızalı", "modem_device"),
    ],
)
def test_a_topic_that_is_denied(text: str, topic: str) -> None:
    assert topic in topic_words.denied(fold(text))
    assert (topic,) not in topic_words.named(fold(text))
