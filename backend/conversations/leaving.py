"""What happens to all the work of somebody who leaves. Never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import desk

if TYPE_CHECKING:
    from backend.complaints.actors import Actor
    from backend.complaints.handling import ComplaintHandling
    from backend.kit.work import Work


async def release_work(work: Work, handling: ComplaintHandling, staff_id: str, by: Actor) -> None:
    """Give everything somebody was working on to others, in the transaction that lets them go.

    Their conversations go back to the front of the queue, where the customers are told; their open
    complaints to their teams.
    """
    await desk.release_all(work, staff_id)
    await handling.release_all(work, staff_id, by)
