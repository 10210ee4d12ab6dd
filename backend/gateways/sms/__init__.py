"""SMS to customers: over Kannel, or to simulated phones."""
