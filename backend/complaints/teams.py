"""The teams that complaints are given to, as they hold today."""

from __future__ import annotations

from backend.complaints.catalogue import OTHER
from backend.complaints.in_force import teams_of
from backend.complaints.topics import kept_topic

TEAM_WRONG = "Listeden bir ekip seçin."


def teams() -> dict[str, str]:
    """Return the name of every team that gets work, by its code."""
    return {code: team.label for code, team in teams_of().items() if not team.closed}


def all_teams() -> dict[str, str]:
    """Return the name of every team there is or was: what they have is still looked for."""
    return {code: team.label for code, team in teams_of().items()}


def closed() -> set[str]:
    """Return the teams that get no new work any more."""
    return {code for code, team in teams_of().items() if team.closed}


def label(code: str) -> str:
    """Return what a team is called; one that we have no name for, by its code."""
    found = teams_of().get(code)
    return found.label if found is not None else code


def default() -> str:
    """Return the team that gets what no other takes: that of what fits nowhere."""
    return kept_topic(OTHER).team
