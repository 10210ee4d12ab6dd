"""The ways in: one folder for each."""
