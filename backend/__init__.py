"""The system of record: the pool of complaints, the conversations and what was promised."""
