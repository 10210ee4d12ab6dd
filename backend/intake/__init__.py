"""Every door a customer's words come in by."""
