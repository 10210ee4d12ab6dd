"""What a customer's message says, given the question that was just asked. Pure."""
