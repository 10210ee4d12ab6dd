"""The rules of routing in words, and why a complaint is its team's. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import house_words
from backend.complaints.models import ActorKind, Channel, EventKind
from backend.complaints.routing import Priority, Product
from backend.complaints.severity import Severity
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backend.complaints.models import Complaint, ComplaintEvent
    from backend.complaints.routing import Rule


def conditions(rule: Rule) -> str:
    """Say what a rule asks: `Konu: Fatura ve ödeme, Kelime: “icra”`."""
    asked = (
        ("Konu", kept_topic(rule.topic).label if rule.topic else ""),
        ("Önem", house_words.SEVERITIES[Severity(rule.severity)] if rule.severity else ""),
        ("Kanal", house_words.CHANNELS[Channel(rule.channel)] if rule.channel else ""),
        ("Ürün", house_words.PRODUCTS[Product(rule.product)] if rule.product else ""),
        ("İl", rule.province),
        ("Kelime", f"“{rule.word}”" if rule.word else ""),
    )
    return ", ".join(f"{name}: {value}" for name, value in asked if value)


def outcome(rule: Rule) -> str:
    """Say what a rule decides: `Hukuk, Öncelikli`."""
    team = team_label(rule.team) if rule.team else "Konunun ekibi"
    priority = house_words.PRIORITIES[Priority(rule.priority)]
    return f"{team}, {priority}" if rule.priority else team


def why_team(complaint: Complaint, rules: Mapping[int, Rule]) -> list[str]:
    """Say line by line why a complaint is its team's; its events were read, the oldest first."""
    told: list[str] = []
    for event in reversed(complaint.events):
        route = event.data.get("route")
        if route is not None and "kept" in route:
            if not told and route["team"] != route["kept"]:
                told.append(_kept(route))
        elif route is not None:
            return [*_routed(route, complaint, rules), *told]
        elif _given(event):
            name = event.actor.display_name if event.actor else "Bir çalışan"
            when = moments.moment(event.at)
            team = team_label(event.data["team"]["to"])
            return [f"{name} {when} itibarıyla {team} ekibine verdi.", *told]
    return [f"Konunun ({kept_topic(complaint.topic).label}) ekibi.", *told]


def _given(event: ComplaintEvent) -> bool:
    """Whether a person gave it to another team."""
    if event.kind != EventKind.ASSIGNED or event.actor_kind != ActorKind.STAFF:
        return False
    team = event.data["team"]
    return bool(team["from"] != team["to"])


def _kept(route: Mapping[str, Any]) -> str:
    return (
        f"Kurallara göre {team_label(route['team'])} ekibine giderdi; elle verildiği ya da "
        "üzerinde çalışıldığı için burada kaldı."
    )


def _routed(
    route: Mapping[str, Any], complaint: Complaint, rules: Mapping[int, Rule]
) -> Iterator[str]:
    rule = rules.get(route["rule"]) if route["rule"] is not None else None
    if rule is not None:
        yield f"{rule.position}. sıradaki yönlendirme kuralı: {conditions(rule)}."
    if rule is None or not rule.team:
        yield f"Konunun ({kept_topic(complaint.topic).label}) ekibi."
    if route["instead_of"]:
        yield (
            f"{team_label(route['instead_of'])} ekibi kapalı ya da orada çalışan yok: "
            "varsayılan ekibe geldi."
        )
    if route["priority"]:
        yield f"{house_words.PRIORITIES[Priority(route['priority'])]}: “Sıradaki” listesinde önde."
