"""How complaints stand, by the names of the backend's states (its `states.py`)."""

from __future__ import annotations

SOLVABLE = frozenset({"registered", "in_review"})
OPEN = SOLVABLE | {"waiting_customer", "waiting_third_party"}
FINISHED = frozenset({"resolved", "closed"})
