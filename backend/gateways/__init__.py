"""The outside world: one module per system, each behind a Protocol of the feature that needs it."""
