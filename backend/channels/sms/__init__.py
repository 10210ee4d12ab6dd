"""SMS from customers: taken in raw, then sorted out and given to a conversation."""
