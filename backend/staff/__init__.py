"""Who works here: rows that whatever people do refers to."""
