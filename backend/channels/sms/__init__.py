"""SMS from customers: stored as they come, then processed and given to a conversation."""
