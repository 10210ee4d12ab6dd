"""What the chat and SMS do alike: one message in, what is done and said about it out."""
