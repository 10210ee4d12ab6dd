"""What happens to all the work of somebody who leaves. Never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import desk, topics
from backend.notifications import calls
from backend.staff import presence

if TYPE_CHECKING:
    from backend.complaints.actors import Actor
    from backend.complaints.handling import ComplaintHandling
    from backend.kit.work import Work


async def release_work(work: Work, handling: ComplaintHandling, staff_id: str, by: Actor) -> None:
    """Give everything somebody was working on to others, in the transaction that lets them go.

    Their conversations go back to the front of the queue, where the customers are told; their open
    complaints to their teams, and the calls they were making to the list.
    """
    await desk.release_all(work, staff_id)
    await handling.release_all(work, staff_id, by)
    await calls.give_back_all(work, staff_id)


async def go_home(work: Work, staff_id: str) -> None:
    """Let nobody wait for somebody who logged out: their complaints wait for them, all else not."""
    await presence.leave(work.session, staff_id)
    await desk.release_all(work, staff_id)
    await calls.give_back_all(work, staff_id)
    work.publish(topics.QUEUE, topics.CHANGED)
