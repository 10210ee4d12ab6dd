"""Who may do what: the table, cell by cell."""

from __future__ import annotations

import pytest

from backend.kit.errors import NotAllowedError
from backend.staff.models import Role
from backend.staff.permissions import Permission, may, require

# In the order of the roles: agent, lead, supervisor, admin, auditor.
TABLE = {
    Permission.SEE_OWN_TEAMS: "yes yes yes yes yes",
    Permission.SEE_ALL_TEAMS: "no no yes yes yes",
    Permission.OPEN_PERSONAL_DATA: "yes yes yes yes no",
    Permission.ANSWER: "yes yes yes yes no",
    Permission.HANDLE: "yes yes yes yes no",
    Permission.PUT_RIGHT_OWN: "yes yes yes yes no",
    Permission.ASSIGN: "no yes yes yes no",
    Permission.TAKE_OVER: "no yes yes yes no",
    Permission.WORD_OWN_TEAMS: "no yes yes yes no",
    Permission.RUN_TEAMS: "no no yes yes no",
    Permission.RUN_ACCOUNTS: "no no no yes no",
    Permission.SEE_REPORTS: "no yes yes yes yes",
    Permission.SEE_AUDIT: "no no no yes yes",
}
CELLS = [
    (role, permission, granted == "yes")
    for permission, row in TABLE.items()
    for role, granted in zip(Role, row.split(), strict=True)
]


def test_the_table_has_every_permission() -> None:
    assert set(TABLE) == set(Permission)


@pytest.mark.parametrize(("role", "permission", "granted"), CELLS)
def test_a_role_grants_what_it_should(role: Role, permission: Permission, *, granted: bool) -> None:
    assert may(role, permission) is granted
    if not granted:
        with pytest.raises(NotAllowedError):
            require(role, permission)
