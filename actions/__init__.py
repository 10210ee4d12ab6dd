"""Rasa's custom actions: thin, one backend call each, no wording (that is in the domain)."""
