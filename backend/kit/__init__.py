"""What every feature stands on: time, storage, settings, errors, logging."""
