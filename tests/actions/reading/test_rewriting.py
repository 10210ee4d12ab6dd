"""The story told anew, cut down, or left as it stands."""

from __future__ import annotations

import pytest

from actions.reading import rewriting


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("öyle yazmayın, şöyle yazın: Ekim faturam iki kat geldi", "Ekim faturam iki kat geldi"),
        ("baştan yazayım: kumanda çalışmıyor", "kumanda çalışmıyor"),
        ("yok, şunu yazın: hattım Çarşamba kesildi", "hattım Çarşamba kesildi"),
        ("şikayetimi yeniden yazayım, usta gelmedi", "usta gelmedi"),
        ("faturam şöyle yazılmış: 300 lira", None),
        ("yeniden yazdım size", None),
        ("baştan yazayım", None),
        ("modem tekrar açılıyor, kapanıyor", None),
    ],
)
def test_new_words_stand_as_they_were_written(text: str, words: str | None) -> None:
    assert rewriting.anew(text) == words


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("onu silin sadece modem kalsın", "modem"),
        ("gerisini çıkarın, yalnızca iade kalsın", "iade"),
        ("sadece tv kalsın dedim siz interneti de eklediniz", None),
        ("şikayetim açık kalsın", None),
    ],
)
def test_what_alone_is_to_stay_is_named(text: str, named: str | None) -> None:
    assert rewriting.only(text) == named


@pytest.mark.parametrize("text", ["aynısı kalsın", "tamam öyle kalsın", "olduğu gibi bırakın"])
def test_what_was_told_may_be_kept(text: str) -> None:
    assert rewriting.is_kept(text)


@pytest.mark.parametrize("text", ["kalsın", "kaydım açık kalsın", "aynısı oldu", "öyle dediler"])
def test_other_words_keep_nothing(text: str) -> None:
    assert not rewriting.is_kept(text)


def test_a_story_is_cut_to_whole_clauses() -> None:
    assert rewriting.cut_to("Modem ısınıyor, faturam yüksek", "modem") == "Modem ısınıyor"
    assert rewriting.cut_to("Modem ısınıyor", "modem") is None
    assert rewriting.cut_to("Modem ısınıyor, faturam yüksek", "televizyon") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sorun iki televizyon donuyor olacak", "iki televizyon donuyor"),
        ("şikayet modem üç gündür kapalı olmalı", "modem üç gündür kapalı"),
        ("sorun modem olacak", None),
        ("sorun var ne olacak", None),
        ("sorun yok", None),
    ],
)
def test_what_the_problem_is_to_be_stands_instead(text: str, words: str | None) -> None:
    assert rewriting.instead(text) == words
