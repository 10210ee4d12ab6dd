"""Conversations: what was said, who answers, and how the answer reaches the customer."""
