"""What the bot knows once people of the house have given a conversation back to it. Pure.

The backend says it with the customer's next message: from when until when people had it, what was
registered meanwhile, what is known of the complaint by now, and whether the bot is to go on with
it, or the customer waits for the next person. Nothing that was asked before stands any longer, and
nothing that was written meanwhile is answered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.dialogue import collected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.dialogue.state import State


def after(state: State, people: Mapping[str, Any] | None) -> State:
    """Return what is remembered after people had the conversation; told again it changes nothing.

    A complaint that they registered is the one that further words belong to, and what was being
    taken is that complaint. What they did not register is offered again or, where they ended the
    conversation, only kept.
    """
    if not people or people.get("until") == state.people_until:
        return state
    known = replace(
        state.settled(),
        # What was offered before people came is not on the table any more.
        serial=state.serial + 1,
        waiting=bool(people.get("waiting")),
        recording="",
        language=None,
        wants=(),
        interrupted=None,
        danger=None,
        danger_told="",
        danger_complaint=None,
        calm=False,
        in_earnest=False,
        whereabouts=None,
        lost_line=None,
        safe_asked=None,
        failures=0,
        said=(),
        heard_at=people.get("until") or state.heard_at,
        people_from=people.get("from"),
        people_until=people.get("until"),
    )
    registered = people.get("registered") or ()
    if registered:
        return _with(known, registered[0])
    return _broken_off(known, people)


def _with(state: State, registered: Mapping[str, Any]) -> State:
    return replace(
        state,
        draft=state.draft.emptied(),
        set_aside=None,
        to_offer=False,
        complaint=str(registered["number"]),
        topic=registered.get("topic"),
        finished=bool(registered.get("finished")),
        help_offered=False,
        done=None,
    )


def _broken_off(state: State, people: Mapping[str, Any]) -> State:
    fields = people.get("fields") or {}
    if state.waiting:
        return replace(state, draft=collected.corrected(state.draft, fields))
    if state.draft.has_content:
        kept = collected.corrected(state.draft, fields)
        offered = bool(people.get("goes_on"))
        return replace(state, draft=kept.emptied(), set_aside=kept, to_offer=offered)
    if state.set_aside is not None and state.to_offer:
        return replace(state, set_aside=collected.corrected(state.set_aside, fields))
    # Nobody is asked for a number or a name that a person has written down.
    contact = {name: fields[name] for name in ("name", "phone", "email") if fields.get(name)}
    return replace(state, draft=collected.corrected(state.draft, contact))
