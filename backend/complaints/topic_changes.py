"""Topics as supervisors have them: whose they are, how soon, and whether they can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes, in_force
from backend.complaints.catalogue import OTHER
from backend.complaints.models.catalogue import LABEL_LIMIT, MOST_TARGET_DAYS, TopicVersion
from backend.complaints.teams import TEAM_WRONG
from backend.kit.clock import coming_day
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

OTHER_STAYS = "Bu konu hep seçilebilir: hiçbir yere uymayan buraya gelir."


async def save(work: Work, who: Viewer, code: str, sent: Mapping[str, str], seen: int) -> None:
    """Have a topic be otherwise from a day on; what begins on the same day is replaced.

    Clocks that run are left as they are: they count by the day on which they started.

    Raises:
        NotAllowedError: they may not run teams.
        NotFoundError: there is no such topic.
        SettingChangedError: somebody has changed it since.
        InvalidInputError: by field (`label`, `team`, `target`, `choosable`, `valid_from`).

    """
    number = await changes.begin(work, who)
    if code not in in_force.catalogue().topics:
        raise NotFoundError
    stored = await changes.versions(work.session, TopicVersion, code)
    await changes.require_seen(work.session, stored, seen)
    errors: dict[str, str] = {}
    label = changes.label_of(errors, sent, LABEL_LIMIT)
    target = changes.number_of(errors, sent, "target", MOST_TARGET_DAYS)
    choosable = sent.get("choosable") == changes.YES
    if code == OTHER and not choosable:
        errors["choosable"] = OTHER_STAYS
    begins = coming_day(sent.get("valid_from", ""), work.now)
    teams = in_force.teams_of(begins)
    open_ones = [each for each, team in teams.items() if not team.closed]
    team = changes.one_of(errors, sent, "team", open_ones, TEAM_WRONG)
    if begins is None:
        errors["valid_from"] = changes.DAY_WRONG
    if errors or begins is None:
        raise InvalidInputError(errors=errors)
    to = {
        "label": label,
        "team": team,
        "target_business_days": target,
        # With the assistant's steps to try, which are its own.
        "first_contact_help": in_force.topics_of(begins)[code].first_contact_help,
        "choosable": choosable,
    }
    values = {"revision": number, "changed_at": work.now, "changed_by": who.id}
    await work.session.merge(TopicVersion(code=code, valid_from=begins, **to, **values))
    changes.note(work, who, Done.TOPIC_CHANGED, topic=code, valid_from=str(begins), to=to)
