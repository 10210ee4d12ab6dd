"""Complaints by e-mail: kept as they come, read with care, and put where they belong."""
