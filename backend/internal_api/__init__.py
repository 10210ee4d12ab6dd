"""What the assistant's actions may ask and do: on loopback, by token, in problems and JSON."""
