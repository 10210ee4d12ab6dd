"""What the way in which we take a turn relies on; the turns themselves are in test_channels."""

from __future__ import annotations

from rasa.shared.core.domain import Domain


def test_there_is_nothing_that_rasas_own_loop_would_do_besides() -> None:
    domain = Domain.load("domain.yml")
    mappings = [mapping["type"] for slot in domain.slots for mapping in slot.mappings]
    assert set(mappings) == {"custom"}
    assert not any("action" in mapping for slot in domain.slots for mapping in slot.mappings)
    assert domain.forms == {}
    assert domain.user_actions == ["action_answer"]
