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


@pytest.mark.parametrize(
    "text",
    [
        "yol kazısında fiberi kopardılar internetimiz gitti",
        "ev telefonu çalışmıyor belediye kabloyu kesti",
        "nakil yapılmadı internetim yok",
    ],
)
def test_what_was_done_to_a_line_and_what_fails_by_it_are_one(text: str) -> None:
    assert several.parts(text) == [text]


def test_what_was_done_and_what_is_called_another_are_two() -> None:
    told = "nakil yapılmadı ayrıca internetim çok yavaş"
    assert several.parts(told) == ["nakil yapılmadı", "internetim çok yavaş"]


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


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        (
            "direk yıkıldı telefonum kesik, üstüne fatura da şişmiş",
            ["direk yıkıldı telefonum kesik", "fatura da şişmiş"],
        ),
        ("kablo kesildi internetim yok, faturam da fazla", None),
        ("kablo yere düştü, faturam da fazla geldi", None),
        ("kablo kesildi, internetim de yok", 1),
        ("haksızlık bu, faturam da fazla geldi", 1),
    ],
)
def test_what_failed_by_a_broken_cable_is_one_and_the_bill_beside_it_another(
    text: str, troubles: list[str] | int | None
) -> None:
    found = several.parts(text)
    if isinstance(troubles, int):
        assert len(found) == troubles
    else:
        assert found == (troubles or text.split(", "))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("internet yavaş, fatura yanlış, tv donuyor ve ev telefonu kesik", 4),
        ("internetim yok ve faturam çok geldi", 2),
        ("internet, telefon, televizyon hepsi kesik", 1),
        ("internetim yok. internetim hâlâ yok. üç gündür internetim yok", 1),
    ],
)
def test_troubles_are_counted_by_the_things_that_they_are_of(text: str, count: int) -> None:
    assert several.counted(text) == count


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        (
            "tv donuyor. Faturam hatalı. Nakil başvurum da onaylanmadı.",
            ["tv donuyor", "Faturam hatalı", "Nakil başvurum da onaylanmadı"],
        ),
        (
            "modemim kırmızı yanıyor, faturam şişmiş, internetim de yavaş",
            ["modemim kırmızı yanıyor, internetim de yavaş", "faturam şişmiş"],
        ),
        (
            "telefonum çekmiyor, faturam yanlış, en son da modem bozuldu",
            ["telefonum çekmiyor", "faturam yanlış", "modem bozuldu"],
        ),
        (
            "1. tv donuyor 2. fatura fazla 3. internet yavaş",
            ["tv donuyor", "fatura fazla", "internet yavaş"],
        ),
        (
            "internet yok, faturam fazla geldi, müşteri hizmetleri de açmıyor",
            ["internet yok", "faturam fazla geldi, müşteri hizmetleri de açmıyor"],
        ),
    ],
)
def test_a_third_is_kept_apart_or_stands_with_what_it_is_akin_to(
    text: str, troubles: list[str]
) -> None:
    assert several.parts(text) == troubles
