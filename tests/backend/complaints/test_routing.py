"""Whose work a complaint is, by the rules alone: tables of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from backend.complaints import catalogue
from backend.complaints.catalogue import BEGINNING, Team, Topic, of_rows, shipped
from backend.complaints.routing import (
    Facts,
    Priority,
    Product,
    Rule,
    in_order,
    product_of,
    route,
    says,
)

DAY = date(2026, 11, 23)
FACTS = Facts(
    topic="billing",
    severity="normal",
    channel="phone",
    product="mobile",
    province="İzmir",
    text="Faturam iki kat geldi, İCRAYA vereceklermiş.",
)
EVERYBODY = {"billing", "frontline", "legal", "quality"}


def rule(number: int = 1, position: int = 10, **fields: Any) -> Rule:
    return Rule(**{"id": number, "position": position, "valid_from": BEGINNING} | fields)


def routed(*rules: Rule, facts: Facts = FACTS, able: set[str] = EVERYBODY) -> Any:
    return route(facts, in_order(rules, DAY), "billing", "frontline", able.__contains__)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"topic": "billing"}, True),
        ({"topic": "roaming"}, False),
        ({"severity": "normal"}, True),
        ({"severity": "critical"}, False),
        ({"channel": "phone"}, True),
        ({"channel": "official_institution"}, False),
        ({"product": "mobile"}, True),
        ({"product": "tv"}, False),
        ({"province": "İzmir"}, True),
        ({"province": "IZMIR"}, True),
        ({"province": "Ankara"}, False),
        ({"word": "icra"}, True),
        ({"word": "İcraya"}, True),
        ({"word": "iki kat"}, True),
        ({"word": "cra"}, False),
        ({"word": "kat iki"}, False),
        ({"topic": "billing", "word": "icra", "province": "izmir"}, True),
        ({"topic": "billing", "word": "haciz"}, False),
    ],
)
def test_a_rule_fits_when_every_condition_holds(asked: dict[str, str], *, fits: bool) -> None:
    assert rule(**asked, team="legal").fits(FACTS) is fits


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("İCRA TAKİBİ başlatılmış", "icra takibi", True),
        ("icra   takibine\nuğradım", "icra takib", True),
        ("ıcra", "icra", True),
        ("şikâyetçiyim", "sikayet", True),
        ("fatura.itirazı", "itiraz", True),
        ("bakiyem", "kiye", False),
        ("C++ (beta) çalışmıyor", "c++ (beta)", True),
        ("", "icra", False),
    ],
)
def test_words_are_found_in_turkish_from_where_they_begin(
    text: str, word: str, *, said: bool
) -> None:
    assert says(text, word) is said


def test_a_province_that_nobody_named_fits_no_rule_for_one() -> None:
    assert not rule(province="Ankara", team="legal").fits(replace(FACTS, province=None))


def test_the_first_rule_that_fits_decides() -> None:
    rules = (
        rule(1, 30, topic="billing", team="quality"),
        rule(2, 20, word="icra", team="legal", priority=Priority.HIGHEST),
        rule(3, 10, topic="roaming", team="frontline"),
    )
    assert routed(*rules).why == {"team": "legal", "priority": 2, "rule": 2, "instead_of": None}


def test_of_two_in_one_place_the_older_is_asked_first() -> None:
    rules = (rule(7, topic="billing", team="quality"), rule(4, topic="billing", team="legal"))
    assert routed(*rules).rule == 4


def test_where_none_fits_it_is_the_topics_team() -> None:
    assert routed(rule(topic="roaming", team="legal")).why == {
        "team": "billing",
        "priority": 0,
        "rule": None,
        "instead_of": None,
    }


def test_a_rule_without_a_team_says_how_soon_and_leaves_it_with_the_topics_team() -> None:
    found = routed(rule(channel="phone", priority=Priority.HIGH))
    assert (found.team, found.priority, found.rule) == ("billing", Priority.HIGH, 1)


@pytest.mark.parametrize("lost", ["legal", "billing"])
def test_what_a_team_cannot_take_goes_to_the_default_team_which_always_can(lost: str) -> None:
    able = EVERYBODY - {lost, "frontline"}
    rules = [rule(word="icra", team="legal")] if lost == "legal" else []
    found = routed(*rules, able=able)
    assert (found.team, found.instead_of) == ("frontline", lost)


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 24), None, False),
        (date(2026, 11, 1), date(2026, 11, 24), True),
        (date(2026, 11, 1), date(2026, 11, 23), False),
        (date(2026, 11, 23), date(2026, 11, 23), False),
    ],
)
def test_a_rule_holds_from_its_day_until_the_day_before_it_ends(
    begins: date, ends: date | None, *, holds: bool
) -> None:
    one = rule(topic="billing", team="legal", valid_from=begins, valid_until=ends)
    assert (routed(one).rule == 1) is holds


@given(st.permutations([rule(n, n % 3 + 1, topic="billing", team="legal") for n in range(1, 7)]))
def test_the_order_is_the_same_however_they_are_stored(rules: list[Rule]) -> None:
    assert [one.id for one in in_order(rules, DAY)] == [3, 6, 1, 4, 2, 5]


@pytest.mark.parametrize(
    ("topic", "line", "product"),
    [
        ("internet_outage", None, Product.INTERNET),
        ("tv_service", "0532 123 45 67", Product.TV),
        ("roaming", None, Product.MOBILE),
        ("landline", None, Product.LANDLINE),
        ("billing", "0532 123 45 67", Product.MOBILE),
        ("billing", "(0312) 123 45 67", Product.LANDLINE),
        ("billing", "8801234567", None),
        ("billing", "hizmet yok", None),
        ("billing", None, None),
    ],
)
def test_the_product_is_told_by_the_topic_or_else_by_the_line(
    topic: str, line: str | None, product: Product | None
) -> None:
    assert product_of(topic, line) == product


def test_a_table_says_what_held_on_each_day() -> None:
    moved = Topic("roaming", "Yurt dışı", "network", False, 4, True, date(2026, 11, 25))
    closed = Team("sales", "Satış", closed=True, valid_from=date(2026, 12, 1))
    first = [row for rows in shipped().topics.values() for row in rows]
    teams = [row for rows in shipped().teams.values() for row in rows]
    found = of_rows([moved, *first], [*teams, closed], [], 7)
    before, after = (found.topics_on(date(2026, 11, day))["roaming"] for day in (24, 25))
    assert (before.team, before.target_business_days) == ("billing", 3)
    assert (after.team, after.target_business_days) == ("network", 4)
    assert [found.teams_on(date(2026, month, 1))["sales"].closed for month in (11, 12)] == [
        False,
        True,
    ]
    assert list(found.topics_on(DAY)) == list(shipped().topics)
    assert found.revision == 7


def test_what_is_not_stored_is_as_it_is_shipped() -> None:
    found = of_rows([], [], [], 0)
    assert found.topics_on(DAY) == shipped().topics_on(DAY)
    assert catalogue.OTHER in found.topics_on(DAY)
    assert {topic.team for topic in found.topics_on(DAY).values()} <= set(found.teams_on(DAY))
