"""The assistant and its topic classifier."""
