"""The complaint form, as a page and as the public API."""
