"""What somebody is told whose work another has given on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.web import moments

if TYPE_CHECKING:
    from backend.staff.work_taken import Taken


def told(one: Taken) -> str:
    """Say who gave on how much of it, to whom, and when."""
    when = moments.moment(one.at)
    if one.to is None:
        back = _joined(
            (one.conversations, "görüşme sıraya"),
            (one.complaints, "şikâyet ekibine" if one.complaints == 1 else "şikâyet ekiplerine"),
            (one.calls, "arama listeye"),
        )
        return f"{one.by} işinizi geri verdi ({when}): {back} döndü."
    much = _joined(
        (one.conversations, "görüşme"), (one.complaints, "şikâyet"), (one.calls, "arama")
    )
    if one.to == one.by:
        return f"{one.by} işinizi üzerine aldı ({when}): {much}."
    return f"{one.by} işinizi devretti ({when}): {much} artık {one.to} üzerinde."


def _joined(*parts: tuple[int, str]) -> str:
    return ", ".join(f"{count} {what}" for count, what in parts if count)
