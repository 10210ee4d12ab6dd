"""How long tests wait for what must come."""

from __future__ import annotations

# So long that even where six share two cores nothing is missed but what never comes.
PATIENCE = 90.0
# The same for a process that imports all it is made of before it answers.
PATIENCE_AT_START = 300.0
# How many times the processor time of a quick machine a slow and busy one may take. What reads a
# text more than once for each of its letters takes a hundred times as much.
SLOWER = 8
