"""A place and a sum of money are put right in words, as everything the summary shows."""

from __future__ import annotations

import pytest

from actions.reading import (
    corrections,
    facts_put_right,
    new_amounts,
    new_places,
    reading as r,
    tells,
)
from actions.reading.told_fields import DESCRIPTION, PLACE
from lexicon.turkish import fold
from tests.actions.messages import said
from tests.actions.reading.test_corrections import SUMMARY


def corrected(text: str, **places: str) -> tuple[str | None, str | None] | None:
    message = said(text, entities={kind: (place,) for kind, place in places.items()})
    found = corrections.candidates(message, SUMMARY, tells.fields(message))
    best = max(found, key=lambda one: one.score, default=None)
    return (best.field, best.value) if best is not None and best.main == r.CORRECT else None


@pytest.mark.parametrize(
    ("text", "places", "place"),
    [
        ("adresi de yazın: Ankara Çankaya Ayrancı", ("Ankara", "Çankaya"), "Çankaya, Ankara"),
        ("yer Bornova olacak", (None, "Bornova"), "Bornova"),
        ("ilçe Bornova olacak", (None, "Bornova"), "Bornova"),
        ("şehir İzmir olsun", ("İzmir", None), "İzmir"),
        ("evet ama yeni adresim Bornova", (None, "Bornova"), "Bornova"),
        # Names that are words too are places where a place is meant.
        ("yer pınarbaşı olacak", (None, None), "Pınarbaşı"),
        ("yer nilüfer olacak", (None, None), "Nilüfer"),
    ],
)
def test_a_place_is_put_right(text: str, places: tuple[str, str], place: str) -> None:
    told = {kind: one for kind, one in zip(("city", "district"), places, strict=True) if one}
    assert corrected(text, **told) == (PLACE, place)


def test_the_former_place_is_not_the_new_one() -> None:
    text = "nilüfer yeni adresim, osmangazi eski. yer nilüfer olacak"
    assert corrected(text, district="Osmangazi") == (PLACE, "Nilüfer")


@pytest.mark.parametrize("text", ["mail adresim yanlış", "hiçbir yeri yanlış değil", "yer yok"])
def test_other_addresses_are_no_places(text: str) -> None:
    assert new_places.put_right(said(text)) is None


@pytest.mark.parametrize(
    ("place", "cities", "known", "province"),
    [
        ("Bornova", (), "İzmir", "İzmir"),
        ("Bornova", (), "Bursa", None),
        ("Bornova, İzmir", ("İzmir",), "Bursa", "İzmir"),
    ],
)
def test_the_province_goes_with_the_place(
    place: str, cities: tuple[str, ...], known: str, province: str | None
) -> None:
    message = said(place, entities={"city": cities})
    assert new_places.province_of(place, message, known) == province


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("tutar 2.314,60 olacak", "2314.60"),
        ("evet ama tutar 2.314,60 olacak", "2314.60"),
        ("tutarı 450 yapın", "450"),
        ("450 lira olacak", "450"),
        ("2.341,60 değil 2.314,60 tl", "2314.60"),
        ("yanlışlıkla 3.150 yazdım aslında 3.510,25 olacak", "3510.25"),
        ("fatura 89.90 olacak", "89.90"),
    ],
)
def test_a_sum_is_put_right(text: str, amount: str) -> None:
    assert new_amounts.put_right(fold(text)) == amount
    assert corrected(text) == (DESCRIPTION, text)


@pytest.mark.parametrize(
    "text",
    ["sonu 63 olacak", "fatura 2 kat olacak", "3 gün olacak", "3 gün değil 5 gün", "evet doğru"],
)
def test_other_numbers_are_no_sums(text: str) -> None:
    assert new_amounts.put_right(fold(text)) is None


def test_a_mistyped_sum_is_replaced_in_the_story() -> None:
    story = "dekontta 3.150 TL var ama iade gelmedi"
    said_now = "yanlışlıkla 3.150 yazdım aslında 3.510,25 olacak"
    right = "dekontta 3.510,25 TL var ama iade gelmedi"
    assert facts_put_right.in_story(story, said_now) == right
